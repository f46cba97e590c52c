//! The table in `docs/behaviours.md` names only tests that are there.

use std::fs;
use std::path::Path;

/// The tests that `table` names: file and function.
fn named(table: &str) -> Vec<(String, &str)> {
    let names = table
        .split('`')
        .skip(1)
        .step_by(2)
        .filter_map(|code| code.split_once("::"));
    let file = |path: &str| match path {
        "table.rs" => "tests/e2e/table.rs".to_owned(),
        path if path.starts_with("src/") => path.to_owned(),
        path => format!("tests/{path}"),
    };
    names.map(|(path, test)| (file(path), test)).collect()
}

#[test]
fn every_named_test_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = fs::read_to_string(root.join("docs/behaviours.md")).expect("the table is there");
    let named = named(&table);
    for (file, test) in &named {
        let code = fs::read_to_string(root.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        assert!(code.contains(&format!("fn {test}(")), "{file} has no test {test}");
    }
    for number in 1..=35 {
        let row = table.lines().find(|line| line.starts_with(&format!("| {number} |")));
        assert!(
            row.is_some_and(|row| row.contains("::")),
            "behaviour {number} has a test"
        );
    }
}
