//! The walls between the storeys, and the size of the files, read from the source itself.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};

/// The modules of `domain`, each of which may use only those before it (and the two tools that stand beside them).
const ORDER: [&str; 8] = [
    "text",
    "document",
    "annotation",
    "anchor",
    "segment",
    "suggest",
    "codec",
    "app",
];
/// Tools without a subject of their own: usable by all, using none.
const TOOLS: [&str; 3] = ["messages", "order", "shared_map"];
/// `anchor`, `segment` and `suggest` stand side by side.
const SIDE_BY_SIDE: [&str; 3] = ["anchor", "segment", "suggest"];
const LONGEST: usize = 600;

fn sources(root: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(root)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder exists").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("source files are UTF-8");
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "no source below {root}");
    found
}

/// The source without comments and without its unit tests.
fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    code.lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

/// Whether `name` stands in `code` as a whole word.
fn names(code: &str, name: &str) -> bool {
    let letter = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(name)
        .any(|(at, _)| !code[..at].ends_with(letter) && !code[at + name.len()..].starts_with(letter))
}

/// The module of `domain` that a file belongs to.
fn module(path: &Path) -> Option<String> {
    let mut parts = path.iter().skip_while(|part| *part != "domain").skip(1);
    let first = parts.next()?.to_str()?;
    Some(first.trim_end_matches(".rs").to_owned())
}

fn may_use(from: &str, to: &str) -> bool {
    let place = |name: &str| ORDER.iter().position(|module| *module == name);
    if from == to || TOOLS.contains(&to) {
        return true;
    }
    match (place(from), place(to)) {
        (Some(from_place), Some(to_place)) => {
            to_place < from_place && !(SIDE_BY_SIDE.contains(&from) && SIDE_BY_SIDE.contains(&to))
        }
        _ => false,
    }
}

#[test]
fn the_domain_knows_no_browser_and_its_modules_stand_in_order() {
    for (path, text) in sources("src/domain") {
        let code = code(&text);
        for foreign in [
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "yew",
            "SystemTime",
            "Instant",
            "gloo_events",
            "gloo_timers",
        ] {
            assert!(!names(&code, foreign), "{} names {foreign}", path.display());
        }
        for storey in ["web", "ui"] {
            assert!(
                !code.contains(&format!("crate::{storey}")),
                "{} uses {storey}",
                path.display()
            );
        }
        let from = module(&path).expect("every file below domain belongs to a module");
        if from == "mod" {
            continue;
        }
        for part in code.split("crate::domain::").skip(1) {
            let to: String = part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            assert!(may_use(&from, &to), "{} ({from}) uses {to}", path.display());
        }
    }
}

#[test]
fn bytes_are_read_and_written_in_codec_alone() {
    for (path, text) in sources("src") {
        let inside = path.starts_with("src/domain/codec");
        assert!(
            inside || !names(&code(&text), "serde_json"),
            "{} names serde_json",
            path.display()
        );
        assert!(
            inside || !names(&code(&text), "serde"),
            "{} names serde",
            path.display()
        );
    }
}

#[test]
fn only_web_names_the_browser_and_it_knows_only_values() {
    for (path, text) in sources("src/web") {
        let code = code(&text);
        assert!(!code.contains("crate::ui"), "{} uses ui", path.display());
        for part in code.split("crate::domain::").skip(1) {
            let value = part.starts_with("text") || part.starts_with("document") || part.starts_with("messages");
            assert!(
                value,
                "{} uses more of the domain than its values and messages",
                path.display()
            );
        }
    }
    for (path, text) in sources("src/ui") {
        for foreign in ["web_sys", "js_sys", "wasm_bindgen", "gloo_events", "gloo_timers"] {
            assert!(!names(&code(&text), foreign), "{} names {foreign}", path.display());
        }
    }
}

/// The string literals of a line of code, each with what stands before it.
fn literals(line: &str) -> Vec<(&str, &str)> {
    let pieces: Vec<&str> = line.split('"').collect();
    pieces.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
}

/// Whether a literal is something that people read: words, and not a class, a selector, a tag or a reason for the
/// compiler. Class lists are all lower case without signs; that is what tells them from sentences.
fn is_text(before: &str, literal: &str) -> bool {
    let named = ["aria-label=", "aria-description=", "title=", "placeholder=", "{ "];
    let shown = named.iter().any(|name| before.ends_with(name))
        && (literal.chars().any(char::is_uppercase) || literal.trim().len() != literal.len() && literal != " ");
    let said = ["say(", "Say(", "act(", "text:"]
        .iter()
        .any(|name| before.contains(name));
    let words = literal
        .split(' ')
        .filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1);
    let sentence = words.count() > 1 && literal.chars().any(|c| c.is_uppercase() || ".,:;“".contains(c));
    let compiler = before.contains("reason = ") || before.contains("expect(");
    let code = literal.contains(['[', '#', '/']) || literal.starts_with('.') || literal.contains(", ");
    (shown && !matches!(literal, "Pressmark" | "JSON"))
        || (said && literal.contains(' '))
        || (sentence && !compiler && !code)
}

#[test]
fn what_people_read_is_a_message() {
    for (path, text) in sources("src/ui").into_iter().chain(sources("src/domain/app")) {
        for line in code(&text).lines() {
            for (before, literal) in literals(line) {
                assert!(
                    !is_text(before, literal),
                    "{}: {literal:?} is no message",
                    path.display()
                );
            }
        }
    }
    assert!(is_text("<h2>{ ", "Keys") && is_text("aria-label=", "Pen") && is_text("say(state, ", "mark it"));
    assert!(is_text("let text = ", "Nothing is lost.") && !is_text("class=", "quiet danger"));
}

#[test]
fn files_stay_small() {
    let mut lengths: Vec<usize> = Vec::new();
    for (path, text) in sources("src")
        .into_iter()
        .chain(sources("tests"))
        .chain(sources("xtask/src"))
    {
        let lines = code(&text).lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines", path.display());
        lengths.push(lines);
    }
    #[expect(clippy::disallowed_methods, reason = "a test is not part of the wasm")]
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(median <= 200, "the median file has {median} lines");
}

#[test]
fn the_checks_can_fail() {
    assert!(names("use web_sys::Element;", "web_sys"));
    assert!(!names("my_web_sys", "web_sys"));
    assert!(may_use("codec", "text") && !may_use("text", "codec"));
    assert!(!may_use("suggest", "anchor") && may_use("suggest", "text") && !may_use("suggest", "codec"));
    assert!(!may_use("anchor", "segment") && may_use("app", "order") && !may_use("order", "text"));
}
