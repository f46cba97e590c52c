//! The name that an exported file gets.

use crate::domain::annotation::Timestamp;

/// The longest part of a file name, in code points: two of them, with the date, stay below what any system takes even
/// in scripts of four bytes a letter.
const LONGEST: usize = 40;

/// `pressmark-<article>-<name if any>-<date>.json`. Letters and digits of any script are kept; runs of anything else
/// become one hyphen; each part has at most 40 code points.
#[must_use]
pub fn file_name(slug: &str, author: &str, exported: &Timestamp) -> String {
    named(slug, author, exported, "json")
}

/// [`file_name`] for another ending than `json`.
pub fn named(slug: &str, author: &str, exported: &Timestamp, ending: &str) -> String {
    let mut name = "pressmark".to_owned();
    for part in [safe(slug), safe(author), exported.date().to_owned()] {
        if !part.is_empty() {
            name.push('-');
            name.push_str(&part);
        }
    }
    name.push('.');
    name.push_str(ending);
    name
}

fn safe(part: &str) -> String {
    let mut safe = String::new();
    let mut left = LONGEST;
    let mut gap = false;
    for c in part.chars() {
        // Combining marks stay with their letter, so that a name typed in decomposed form is not torn apart.
        if !(c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)) {
            gap = !safe.is_empty();
            continue;
        }
        let length = 1 + usize::from(gap);
        if length > left {
            break;
        }
        if gap {
            safe.push('-');
        }
        safe.push(c);
        left -= length;
        gap = false;
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_and_readable() {
        let time = Timestamp::parse("2026-11-23T18:00:00Z").expect("the test's time is well formed");
        let cases = [
            ("guaido-pentagon", "", "pressmark-guaido-pentagon-2026-11-23.json"),
            ("a", "Ana  Mar\u{ed}a", "pressmark-a-Ana-Mar\u{ed}a-2026-11-23.json"),
            ("a", "../../etc/passwd\0", "pressmark-a-etc-passwd-2026-11-23.json"),
            ("", "\u{674e}\u{660e} 7", "pressmark-\u{674e}\u{660e}-7-2026-11-23.json"),
            ("a", "Mari\u{301}a", "pressmark-a-Mari\u{301}a-2026-11-23.json"),
            ("a", " <>:\"|?*", "pressmark-a-2026-11-23.json"),
        ];
        for (slug, author, expected) in cases {
            assert_eq!(file_name(slug, author, &time), expected);
        }
        let long = file_name("a", &"x".repeat(300), &time);
        assert_eq!(long, format!("pressmark-a-{}-2026-11-23.json", "x".repeat(40)));
    }
}
