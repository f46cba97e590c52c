//! What a first visit loads, and whether it keeps to its budget.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;

use crate::Outcome;

/// Sizes of one file in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    /// As it lies there.
    pub raw: usize,
    /// By gzip, level 9.
    pub gzip: usize,
    /// By brotli, quality 11, the best it does.
    pub brotli: usize,
}

impl Size {
    /// Measures `bytes` each way.
    ///
    /// # Errors
    /// When a compressor fails, which it does not on memory.
    pub fn of(bytes: &[u8]) -> Outcome<Self> {
        let trouble = |e: std::io::Error| format!("compressing: {e}");
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(bytes).map_err(trouble)?;
        let mut brotli = Vec::new();
        // The window of 22 bits is what servers use for their stored files.
        let mut packer = brotli::CompressorWriter::new(&mut brotli, 1 << 16, 11, 22);
        packer.write_all(bytes).map_err(trouble)?;
        packer.flush().map_err(trouble)?;
        drop(packer);
        Ok(Self {
            raw: bytes.len(),
            gzip: gzip.finish().map_err(trouble)?.len(),
            brotli: brotli.len(),
        })
    }

    fn plus(self, other: Self) -> Self {
        Self {
            raw: self.raw + other.raw,
            gzip: self.gzip + other.gzip,
            brotli: self.brotli + other.brotli,
        }
    }
}

/// Prints the size of each file of a first visit to the site in `dir`, and their sum.
///
/// # Errors
/// When the site cannot be read, or the sum by brotli is above `budget_kb` × 1024 bytes.
pub fn report(dir: &Path, budget_kb: Option<usize>) -> Outcome<()> {
    let (first, later) = first_visit(dir)?;
    println!(
        "{:>10} {:>10} {:>10}  first visit (bytes)",
        "raw", "gzip -9", "brotli 11"
    );
    let mut sum = Size::default();
    for name in &first {
        let size = Size::of(&read(dir, name)?)?;
        print_line(size, name);
        sum = sum.plus(size);
    }
    print_line(
        sum,
        &format!("in all, {:.1} KB by brotli (1 KB = 1024 bytes)", kb(sum.brotli)),
    );
    if !later.is_empty() {
        let names: Vec<&str> = later.iter().map(String::as_str).collect();
        println!("not loaded by a first visit: {}", names.join(", "));
    }
    match budget_kb {
        Some(budget) if sum.brotli > budget * 1024 => Err(format!(
            "a first visit loads {:.1} KB by brotli, more than its budget of {budget} KB",
            kb(sum.brotli)
        )),
        Some(budget) => {
            println!("within its budget of {budget} KB");
            Ok(())
        }
        None => Ok(()),
    }
}

fn print_line(size: Size, name: &str) {
    println!("{:>10} {:>10} {:>10}  {name}", size.raw, size.gzip, size.brotli);
}

#[expect(clippy::cast_precision_loss, reason = "file sizes are far below 2^52")]
fn kb(bytes: usize) -> f64 {
    bytes as f64 / 1024.0
}

fn read(dir: &Path, name: &str) -> Outcome<Vec<u8>> {
    fs::read(dir.join(name)).map_err(|e| format!("{}: {e}", dir.join(name).display()))
}

/// The files in `dir` that a first visit loads, and the others: index.html, what it names, and what those name in turn.
/// A file that is only named and never fetched counts too; the sum errs on the heavy side.
fn first_visit(dir: &Path) -> Outcome<(BTreeSet<String>, BTreeSet<String>)> {
    let mut later = BTreeSet::new();
    list(dir, "", &mut later)?;
    let mut first = BTreeSet::new();
    let mut queue = vec!["index.html".to_owned()];
    while let Some(name) = queue.pop() {
        later.remove(&name);
        let bytes = read(dir, &name)?;
        if !name.ends_with(".wasm") {
            let text = String::from_utf8_lossy(&bytes);
            for other in &later {
                let file = other.rsplit('/').next().unwrap_or(other);
                if text.contains(file) && !queue.contains(other) {
                    queue.push(other.clone());
                }
            }
        }
        first.insert(name);
    }
    Ok((first, later))
}

fn list(dir: &Path, below: &str, names: &mut BTreeSet<String>) -> Outcome<()> {
    let trouble = |e: std::io::Error| format!("{}: {e}", dir.display());
    for entry in fs::read_dir(dir).map_err(trouble)? {
        let entry = entry.map_err(trouble)?;
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            list(&entry.path(), &format!("{name}/"), names)?;
        } else {
            names.insert(name);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sameness_compresses_and_brotli_does_it_best() {
        let size = Size::of("to be read closely. ".repeat(500).as_bytes()).expect("memory does not fail");
        assert_eq!(size.raw, 10_000);
        assert!(size.gzip < 200 && size.brotli < size.gzip, "{size:?}");
    }

    #[test]
    fn a_first_visit_is_what_the_page_leads_to() {
        let dir = std::env::temp_dir().join(format!("pressmark-sizes-{}", std::process::id()));
        fs::create_dir_all(dir.join("snippets")).expect("a folder of our own can be made");
        for (name, text) in [
            ("index.html", r#"<script src="./a.js">"#),
            ("a.js", "import './snippets/b.js'; fetch('c.wasm')"),
            ("snippets/b.js", "1"),
            ("c.wasm", "later.js"),
            ("later.js", "2"),
        ] {
            fs::write(dir.join(name), text).expect("it can be written");
        }
        let visit = first_visit(&dir);
        let over = report(&dir, Some(0));
        let within = report(&dir, Some(1));
        fs::remove_dir_all(&dir).expect("our own folder can be removed");
        let (first, later) = visit.expect("the folder can be read");
        assert_eq!(
            first.into_iter().collect::<Vec<_>>(),
            ["a.js", "c.wasm", "index.html", "snippets/b.js"]
        );
        assert_eq!(later.into_iter().collect::<Vec<_>>(), ["later.js"]);
        assert!(over.is_err() && within.is_ok());
    }
}
