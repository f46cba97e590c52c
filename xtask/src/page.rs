//! Finishing the page: what happens to it between Trunk and the browser, in this order.
//!
//! Trunk runs the hooks of one stage side by side, so this is one hook.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::{Outcome, article, policy, styles};

/// The built-in article, from the project's root.
const ARTICLE: &str = "content/guaido-pentagon.txt";

/// Finishes the page in Trunk's staging folder, told by the variables that Trunk sets for its hooks.
///
/// # Errors
/// When a variable or a file is missing, or the page cannot be finished.
pub fn finish_staged() -> Outcome<()> {
    let staging = folder("TRUNK_STAGING_DIR")?;
    let text = read(&folder("TRUNK_SOURCE_DIR")?.join(ARTICLE))?;
    let path = staging.join("index.html");
    let page = finish(&read(&path)?, &text, &staging)?;
    fs::write(&path, page).map_err(|e| format!("{}: {e}", path.display()))
}

/// The finished page: with the article `text` in it, one style sheet (made in `dir`) and the policy for just these scripts.
///
/// # Errors
/// When `page` lacks a place for one of them, or a style sheet it links to is not in `dir`.
pub fn finish(page: &str, text: &str, dir: &Path) -> Outcome<String> {
    let page = article::insert(page, text)?;
    let page = styles::join(&page, dir)?;
    policy::insert(&aim_reloader(&page))
}

/// `trunk serve` fills the address into its reload script as it answers, which changes the script's hash.
/// Here the script is told beforehand to take the page's own address. Release pages have no such script.
fn aim_reloader(page: &str) -> String {
    page.replace("'{{__TRUNK_ADDRESS__}}'", "window.location.host")
        .replace("'{{__TRUNK_WS_BASE__}}'", "'/'")
}

/// `page` with `what` at `place`, which must be there just once.
///
/// # Errors
/// When it is not.
pub fn put(page: &str, place: &str, what: &str) -> Outcome<String> {
    match page.matches(place).count() {
        1 => Ok(page.replacen(place, what, 1)),
        count => Err(format!("index.html must have {place} once, not {count} times")),
    }
}

fn folder(variable: &str) -> Outcome<PathBuf> {
    env::var_os(variable)
        .map(PathBuf::from)
        .ok_or_else(|| format!("{variable} is not set: this runs as Trunk's hook"))
}

fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_real_page_is_finished_whole() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let source = read(&root.join("index.html")).expect("the project has its page");
        let text = read(&root.join(ARTICLE)).expect("the project has its article");
        // What Trunk would do to the links, in short.
        let staged = source.replace("data-trunk rel=\"css\" href=\"styles/", "rel=\"stylesheet\" href=\"./");
        let dir = env::temp_dir().join(format!("pressmark-page-{}", std::process::id()));
        fs::create_dir_all(&dir).expect("a folder of our own can be made");
        for entry in fs::read_dir(root.join("styles")).expect("the project has styles") {
            let entry = entry.expect("it can be listed");
            let name = entry.file_name();
            let link = format!("href=\"styles/{}\"", name.to_string_lossy());
            assert!(source.contains(&link), "index.html lacks {link}");
            fs::copy(entry.path(), dir.join(&name)).expect("it can be copied");
        }
        let finished = finish(&staged, &text, &dir);
        fs::remove_dir_all(&dir).expect("our own folder can be removed");
        let page = finished.expect("the page can be finished");
        for place in [article::PLACE, article::HEADLINE, policy::PLACE] {
            assert!(!page.contains(place), "{place} is left");
        }
        for line in text.lines() {
            assert!(
                page.contains(&crate::html::escape(line)) || line.contains(") -- "),
                "{line}"
            );
        }
        let policy_at = page.find("Content-Security-Policy").expect("the policy is there");
        for governed in ["<script", "<link", "<body"] {
            assert!(
                page.find(governed).is_none_or(|at| policy_at < at),
                "{governed} comes first"
            );
        }
    }

    #[test]
    fn the_reloader_is_final_before_it_is_hashed() {
        let page = aim_reloader("const a = '{{__TRUNK_ADDRESS__}}'; const b = '{{__TRUNK_WS_BASE__}}';");
        assert_eq!(page, "const a = window.location.host; const b = '/';");
    }

    #[test]
    fn a_place_is_there_just_once() {
        assert_eq!(put("a @ b", "@", "c"), Ok("a c b".into()));
        assert!(put("a b", "@", "c").is_err() && put("@ @", "@", "c").is_err());
    }
}
