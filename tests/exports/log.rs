//! The stored form: size, order, and what becomes of damage and of what is newer.

use pressmark::domain::annotation::{Entity, Fact, Judgement};
use pressmark::domain::codec::log::{StoredError, decode, encode};
use pressmark::domain::document::Fingerprint;

use crate::build::{Desk, article, find, id, range, time};

/// What local storage counts.
fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// A payload with the checksum that it should have.
fn sealed(payload: &str) -> String {
    format!(
        "{}{payload}",
        Fingerprint::of(payload)
            .as_str()
            .get(..8)
            .expect("a fingerprint has 64 letters")
    )
}

#[test]
fn one_edit_is_small() {
    let article = article("Title\nMore than 100 people were reportedly injured as a result of the violence.");
    let mut desk = Desk::default();
    let words = find(
        &article,
        "More than 100 people were reportedly injured as a result of the violence.",
    );
    desk.mark(
        &article,
        &id(1),
        "claim",
        words,
        vec![
            Fact::Note("Who says so? ".repeat(20).into()),
            Fact::Creator("Ada".into()),
        ],
    );
    let stored = encode(&desk.entries);
    assert!(units(&stored) < 700, "{}: {stored}", units(&stored));
    assert_eq!(decode(&stored), Ok(desk.entries));
}

#[test]
fn ten_thousand_annotations_fit() {
    let article = article(&format!(
        "Title\n{}",
        "More than 100 people were reportedly injured. ".repeat(20_000)
    ));
    let mut desk = Desk::default();
    for nth in 0..10_000_u32 {
        let [a, b, ..] = nth.to_le_bytes();
        let id = pressmark::domain::annotation::AnnotationId::from_random([
            a, b, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,
        ]);
        let start = 6 + nth * 90;
        let more = vec![
            Fact::Note("Reported by whom? No source is named here.".into()),
            Fact::Source(Some(range(start, start + 8))),
            Fact::Cue(Some(range(start + 9, start + 12))),
            Fact::Judgement(Judgement::Named, Some(true)),
            Fact::Creator("Ada".into()),
        ];
        desk.mark(&article, &id, "attribution", range(start, start + 80), more);
        desk.say(
            &id,
            [
                Fact::Note("Changed once more.".into()),
                Fact::Modified(time("2026-11-23T19:00:00Z")),
            ],
        );
    }
    let entries: Vec<_> = desk.project.entries().collect();
    let stored = encode(&entries);
    assert!(units(&stored) < 4_000_000, "{}", units(&stored));
    assert_eq!(decode(&stored), Ok(entries));
}

#[test]
fn damage_in_any_byte_is_noticed() {
    let mut desk = Desk::default();
    desk.act([
        (Entity::Project, Fact::Codebook("b".into(), 2)),
        (Entity::Annotation(id(1)), Fact::Note("\u{e9}".into())),
    ]);
    let stored = encode(&desk.entries);
    let letters: Vec<char> = stored.chars().collect();
    for nth in 0..letters.len() {
        for other in ['0', 'a', 'A', '"', '\u{fffd}'] {
            let mut damaged = letters.clone();
            if damaged[nth] != other {
                damaged[nth] = other;
                let damaged: String = damaged.iter().collect();
                assert_eq!(decode(&damaged), Err(StoredError::Damaged), "{damaged}");
            }
        }
        let cut: String = letters[..nth].iter().collect();
        assert_eq!(decode(&cut), Err(StoredError::Damaged), "{cut}");
    }
    assert_eq!(decode(&format!("{stored} ")), Err(StoredError::Damaged));
}

#[test]
fn newer_is_told_from_damaged() {
    let head = r#"{"v":1,"r":["00000000000000f1"],"e":"#;
    let cases = [
        (r#"{"v":2,"anything":[]}"#.to_owned(), StoredError::Newer { version: 2 }),
        (format!(r#"{head}[["p",[0,1,"zz",1]]]}}"#), StoredError::UnknownKind),
        (format!(r#"{head}[["z1",[0,1,"n","x"]]]}}"#), StoredError::UnknownKind),
        (format!(r#"{head}[["a1",[1,1,"n","x"]]]}}"#), StoredError::Damaged),
        (format!(r#"{head}[["a1",[0,1,"t",[5,4,"x"]]]]}}"#), StoredError::Damaged),
        (format!(r#"{head}[["a1",[0,1,"n"]]]}}"#), StoredError::Damaged),
        (format!(r#"{head}[["a1",[0]]]}}"#), StoredError::Damaged),
        // Nobody has acted so often, and nobody could act after it.
        (
            format!(r#"{head}[["a1",[0,9007199254740993,"n","x"]]]}}"#),
            StoredError::Damaged,
        ),
        // Unknown members go into files as they are, so they are JSON, and one value each.
        (
            format!(r#"{head}[["p",[0,1,"x",{{"x":"[1"}}]]]}}"#),
            StoredError::Damaged,
        ),
        (
            format!(r#"{head}[["p",[0,1,"x",{{"x":"1],[2"}}]]]}}"#),
            StoredError::Damaged,
        ),
        (
            format!(r#"{head}[["p",[0,1,"x",{{"x":"1,2"}}]]]}}"#),
            StoredError::Damaged,
        ),
        (format!(r#"{head}[["p",[0,1,"x",{{"x":""}}]]]}}"#), StoredError::Damaged),
        (r#"{"v":0,"r":[],"e":[]}"#.to_owned(), StoredError::Damaged),
        ("[]".to_owned(), StoredError::Damaged),
    ];
    for (payload, expected) in cases {
        assert_eq!(decode(&sealed(&payload)), Err(expected), "{payload}");
    }
    assert_eq!(decode(&sealed(&format!("{head}[]}}"))), Ok(vec![]));
}
