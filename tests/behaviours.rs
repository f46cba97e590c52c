//! `docs/behaviours.md` has a test for every behaviour, and no document names a test that is not there.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::Path;

/// The documents that name tests. Those of `docs/accessibility.md` are looked at with its criteria.
const DOCUMENTS: [(&str, &str); 2] = [
    ("docs/behaviours.md", include_str!("../docs/behaviours.md")),
    ("docs/data-safety.md", include_str!("../docs/data-safety.md")),
];

/// The tests that `document` names: file and function.
fn named(document: &str) -> impl Iterator<Item = (String, &str)> {
    let codes = document.split('`').skip(1).step_by(2);
    codes
        .filter_map(|code| code.split_once("::"))
        .map(|(path, test)| match path {
            path if path.starts_with("src/") => (path.to_owned(), test),
            path => (format!("tests/{path}"), test),
        })
}

/// Whether `code` has a test of that name: a function with the attribute of one above it.
fn has_test(code: &str, test: &str) -> bool {
    let lines: Vec<&str> = code.lines().map(str::trim).collect();
    let head = format!("fn {test}(");
    lines.iter().enumerate().any(|(at, line)| {
        let attributes = lines[..at].iter().rev().take_while(|line| line.starts_with("#["));
        line.trim_start_matches("async ").starts_with(&head)
            && attributes.into_iter().any(|line| line.contains("test]"))
    })
}

#[test]
fn every_named_test_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (name, document) in DOCUMENTS {
        let mut count = 0;
        for (file, test) in named(document) {
            let code = fs::read_to_string(root.join(&file)).unwrap_or_else(|error| panic!("{name}, {file}: {error}"));
            assert!(has_test(&code, test), "{name}: {file} has no test {test}");
            count += 1;
        }
        assert!(count > 0, "{name} names tests");
    }
}

#[test]
fn every_behaviour_has_a_test() {
    let [(_, table), _] = DOCUMENTS;
    for number in 1..=35 {
        let row = table.lines().find(|line| line.starts_with(&format!("| {number} |")));
        assert!(
            row.is_some_and(|row| named(row).count() > 0),
            "behaviour {number} has a test"
        );
    }
}

/// Each way to lose work has a test that shows what happens instead.
#[test]
fn every_way_to_lose_work_has_a_test() {
    let [_, (_, document)] = DOCUMENTS;
    let guarded = document
        .split("## ")
        .find(|part| part.starts_with("What is guarded against"));
    let rows = guarded
        .expect("the table is there")
        .lines()
        .filter(|line| line.starts_with("| "));
    let rows: Vec<&str> = rows.skip(1).collect();
    assert!(rows.len() > 20, "{} rows", rows.len());
    for row in rows {
        assert!(named(row).count() > 0, "no test is named in {row}");
    }
}

#[test]
fn a_helper_is_no_test() {
    assert!(has_test("#[test]\n#[ignore]\nfn a() {}", "a"));
    assert!(has_test("    #[wasm_bindgen_test]\n    async fn a() {}", "a"));
    assert!(!has_test("#[test]\nfn b() {}\nfn a() {}", "a"));
    assert!(!has_test("#[test]\nfn ab() {}", "a"));
}
