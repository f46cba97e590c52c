//! The table in `docs/accessibility.md` has every criterion of WCAG 2.2 at levels A and AA, and names only tests that
//! are there.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::Path;

const TABLE: &str = include_str!("../docs/accessibility.md");

/// The criteria of level A and of level AA: <https://www.w3.org/TR/WCAG22/> (4.1.1 is no longer one).
const A: &str = "1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 \
                 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2";
const AA: &str = "1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2 \
                  3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3";

/// The rows: number, level, how, and the tests.
fn rows() -> Vec<[&'static str; 4]> {
    let rows = TABLE.lines().filter_map(|line| {
        let cells: Vec<&str> = line.strip_prefix("| ")?.strip_suffix(" |")?.split(" | ").collect();
        let [number, _, level, how, tests] = cells.as_slice() else {
            return None;
        };
        number
            .starts_with(|c: char| c.is_ascii_digit())
            .then_some([*number, *level, *how, *tests])
    });
    rows.collect()
}

#[test]
fn every_criterion_has_its_row_once() {
    let rows = rows();
    let wanted = [("A", A), ("AA", AA)]
        .into_iter()
        .flat_map(|(level, all)| all.split_whitespace().map(move |number| (number, level)));
    let mut count = 0;
    for (number, level) in wanted {
        let found = rows.iter().filter(|[n, l, _, _]| (*n, *l) == (number, level)).count();
        assert_eq!(found, 1, "{number} at level {level}");
        count += 1;
    }
    assert_eq!((count, rows.len()), (55, 55), "no more and no less");
}

/// A row names a test, or it says that there is nothing to be tested.
#[test]
fn every_row_is_shown_or_says_why_not() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    for [number, _, how, tests] in rows() {
        let named: Vec<(&str, &str)> = tests
            .split('`')
            .skip(1)
            .step_by(2)
            .filter_map(|test| test.split_once("::"))
            .collect();
        let nothing = ["Not applicable", "None", "Nothing"]
            .iter()
            .any(|word| how.starts_with(word));
        assert!(
            !named.is_empty() || (nothing && tests == "–"),
            "{number} is shown by a test"
        );
        for (file, test) in named {
            let code = fs::read_to_string(root.join(file)).unwrap_or_else(|error| panic!("{number}, {file}: {error}"));
            let has = code.contains(&format!("#[test]\nfn {test}("));
            assert!(has, "{number}: {file} has no test {test}");
        }
    }
}
