//! The same targets without a fuzzer: the corpus, changed at random for so many seconds. It sees less than libFuzzer,
//! which is led by the branches that are taken, but needs nothing but a stable Rust.
//!
//! `plain <target> <seconds> <folder>…`: what makes the target panic is written to `fuzz/artifacts/<target>/`.

use std::panic::catch_unwind;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs, process};

use pressmark_fuzz::{TARGETS, Target};

/// splitmix64.
struct Rng(u64);

impl Rng {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % (most.max(1) as u64)) as usize
    }
}

/// What readers trip over.
const PARTS: &[&str] = &[
    "null",
    "true",
    "-1",
    "0",
    "1e999",
    "18446744073709551616",
    "4294967296",
    "[]",
    "{}",
    "\"\"",
    "\\ud800",
    "\\u0000",
    "\\",
    "\"",
    "__proto__",
    "constructor",
    "[[[[[[[[",
    "}}}}}}}}",
    "\u{0}",
    "\u{feff}",
    "\u{1f600}",
    "\u{301}",
    "\u{202e}",
    "\n",
    "\t",
    "=1+1",
    "@",
    "<!--",
    "]]>",
    "</",
    "<svg",
    "&#x",
    "javascript:",
    "```",
    "](",
    "1.",
    "> ",
    "#",
];

/// A number, a quoted text or a word of `bytes` behind `at`: from where to where.
fn token(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let begins = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'"';
    let start = at + bytes.get(at..)?.iter().position(begins)?;
    let length = if bytes[start] == b'"' {
        bytes[start + 1..].iter().position(|byte| *byte == b'"')? + 2
    } else {
        bytes[start..]
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric())
            .count()
    };
    Some((start, start + length))
}

/// Puts other tokens in the place of some: what was well formed mostly stays so.
fn reworded(rng: &mut Rng, corpus: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = corpus[rng.below(corpus.len())].clone();
    for _ in 0..=rng.below(4) {
        let other = &corpus[rng.below(corpus.len())];
        let Some((start, end)) = token(&bytes, rng.below(bytes.len() + 1)) else {
            continue;
        };
        let wanted = bytes[start].is_ascii_digit();
        // A number for a number, a text for a text.
        let found = (0..20).find_map(|_| {
            let (from, to) = token(other, rng.below(other.len() + 1))?;
            (other[from].is_ascii_digit() == wanted && (other[from] == b'"') == (bytes[start] == b'"'))
                .then(|| other[from..to].to_vec())
        });
        let numbers = [
            "0",
            "1",
            "4294967295",
            "4294967296",
            "18446744073709551615",
            "99999999999999999999",
            "7",
        ];
        let with = match (rng.below(4), wanted) {
            (0, true) => numbers[rng.below(numbers.len())].into(),
            (0, false) if bytes[start] == b'"' => format!("\"{}\"", PARTS[rng.below(PARTS.len())]).into_bytes(),
            _ => found.unwrap_or_default(),
        };
        if !with.is_empty() {
            bytes.splice(start..end, with);
        }
    }
    bytes
}

/// Another input made of those there are.
fn changed(rng: &mut Rng, corpus: &[Vec<u8>]) -> Vec<u8> {
    if rng.below(2) == 0 {
        return reworded(rng, corpus);
    }
    let mut bytes = corpus[rng.below(corpus.len())].clone();
    for _ in 0..=rng.below(6) {
        let at = rng.below(bytes.len() + 1);
        let end = (at + 1 + rng.below(16)).min(bytes.len());
        match rng.below(8) {
            0 if at < bytes.len() => bytes[at] ^= 1 << rng.below(8),
            1 if at < bytes.len() => bytes[at] = rng.below(256) as u8,
            2 => drop(bytes.drain(at.min(end)..end)),
            3 => {
                let again = bytes[at.min(end)..end].to_vec();
                for _ in 0..=rng.below(4) {
                    bytes.splice(at..at, again.iter().copied());
                }
            }
            4 | 5 => drop(bytes.splice(at..at, PARTS[rng.below(PARTS.len())].bytes())),
            6 => {
                let other = &corpus[rng.below(corpus.len())];
                let from = rng.below(other.len() + 1);
                let to = (from + rng.below(64)).min(other.len());
                bytes.splice(at..at, other[from..to].iter().copied());
            }
            _ => bytes.truncate(at),
        }
    }
    bytes
}

fn folder(path: &Path, corpus: &mut Vec<Vec<u8>>) {
    for entry in fs::read_dir(path).into_iter().flatten().flatten() {
        corpus.extend(fs::read(entry.path()));
    }
}

fn attack(name: &str, target: Target, seconds: u64, folders: &[String]) -> bool {
    let mut corpus = vec![Vec::new()];
    for path in folders {
        folder(Path::new(path), &mut corpus);
    }
    let mut rng = Rng(seconds);
    let end = Instant::now() + Duration::from_secs(seconds);
    let mut tried = 0_u64;
    let first = corpus.clone();
    let mut fixed = first.iter();
    while Instant::now() < end {
        let input = fixed.next().cloned().unwrap_or_else(|| changed(&mut rng, &corpus));
        tried += 1;
        let began = Instant::now();
        let failed = catch_unwind(|| target(&input)).is_err();
        if failed || began.elapsed() > Duration::from_secs(10) {
            let artifacts = Path::new(env!("CARGO_MANIFEST_DIR")).join("artifacts").join(name);
            let path = artifacts.join(format!("plain-{tried}"));
            let written = fs::create_dir_all(&artifacts).and_then(|()| fs::write(&path, &input));
            eprintln!("{name}: {} {written:?}", path.display());
            return false;
        }
        // What differs enough may lead on.
        if corpus.len() < 4000 && rng.below(50) == 0 {
            corpus.push(input);
        }
    }
    println!("{name}: {tried} inputs in {seconds} s");
    true
}

fn main() {
    let mut arguments = env::args().skip(1);
    let wanted = arguments.next().unwrap_or_default();
    let seconds = arguments.next().and_then(|seconds| seconds.parse().ok()).unwrap_or(60);
    let folders: Vec<String> = arguments.collect();
    let Some((name, target)) = TARGETS.iter().find(|(name, _)| *name == wanted) else {
        let names: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
        eprintln!(
            "usage: plain <target> <seconds> <folder>…   with one of {}",
            names.join(", ")
        );
        process::exit(2);
    };
    process::exit(i32::from(!attack(name, *target, seconds, &folders)));
}
