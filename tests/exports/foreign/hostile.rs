//! Files that are broken, or made to break something.

use pressmark::domain::annotation::Project;
use pressmark::domain::codec::file::FileError;
use pressmark::domain::codec::plan::{Choices, plan};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::{answers, contents, planned};
use crate::sample;

/// Items that cannot be used are refused with a reason, and the others are not.
#[test]
fn one_bad_item_spoils_no_other() {
    let good = r#"{"id":"good","body":{"purpose":"tagging","value":"Claim"},"target":{"selector":[{"exact":"ambassador Carlos Vecchio"}]}}"#;
    let bad = [
        ("null", "it is not an object"),
        ("[]", "it is not an object"),
        ("1e400", "it is not an object"),
        (
            r#"{"target":{"selector":[{"exact":"a"},{"start":-1,"end":4}]}}"#,
            "“start” is not a whole number from 0",
        ),
        (
            r#"{"target":{"selector":[{"exact":"a"},{"start":1.5,"end":4}]}}"#,
            "“start” is not a whole number from 0",
        ),
        (
            r#"{"target":{"selector":[{"exact":"a"},{"start":1,"end":1e400}]}}"#,
            "“end” is not a whole number from 0",
        ),
        (
            r#"{"target":{"selector":[{"exact":"a"},{"start":"__proto__","end":[[]]}]}}"#,
            "“start” is not a whole number from 0",
        ),
        (
            r#"{"target":{"selector":[{"exact":"a"},{"start":9,"end":4}]}}"#,
            "it runs from 9 to 4",
        ),
        (
            r#"{"target":{"selector":[{"start":4000000,"end":4294967295}]}}"#,
            "it lies beyond the text",
        ),
        (r#"{"target":{"selector":[{"exact":"\ud800"}]}}"#, "“exact” is not text"),
        (r#"{"target":{"selector":[{"exact":7}]}}"#, "“exact” is not text"),
        (r#"{"target":{"selector":{}}}"#, "it marks no words of the text"),
        (r#"{"target":"https://news.example/"}"#, "it marks no words of the text"),
        (
            r#"{"id":"good","target":{"selector":[{"exact":"ambassador Carlos Vecchio"}]}}"#,
            "an earlier item has the same id",
        ),
        (
            r#"{"motivation":"linking","body":"nobody","target":"good"}"#,
            "its end \"nobody\" is not among",
        ),
    ];
    for (item, reason) in bad {
        let file = format!("[{good},{item}]");
        let plan = planned(file.as_bytes(), &sample::article(), &Project::default());
        let answers = answers(&plan);
        assert!(plan.labels.is_empty(), "what is refused brings no label: {item}");
        assert_eq!(answers[0], "added", "{item}");
        assert!(answers[1].contains(reason), "{item}: {answers:?}");
    }
}

#[test]
fn odd_members_are_only_words() {
    let file = r#"[{"id":"__proto__","@context":{"constructor":{}},"body":[{"purpose":"tagging","value":"constructor"},
        {"purpose":"tagging","value":"__proto__"},{"purpose":"commenting","value":"<img src=x onerror=alert(1)>"}],
        "target":{"source":"__proto__","selector":[{"exact":"ambassador Carlos Vecchio","prefix":"\ude00d our ","suffix":"to \ud83d"}]}}]"#;
    let plan = planned(file.as_bytes(), &sample::article(), &Project::default());
    assert_eq!(answers(&plan), ["added"]);
    let theirs = plan.items[0].theirs.as_ref().expect("it is an annotation");
    assert_eq!(
        (theirs.id.as_str(), theirs.label.as_str()),
        ("__proto__", "constructor")
    );
    assert_eq!(&*theirs.note, "<img src=x onerror=alert(1)>\n#__proto__");
}

#[test]
fn files_that_are_broken_as_a_whole_say_why() {
    let deep = [b"[".repeat(10_000), b"]".repeat(10_000)].concat();
    let many = format!("[{}{{\"target\":1}}]", "{\"target\":1},".repeat(100_000));
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend("[{\"target\":1}]".encode_utf16().flat_map(u16::to_le_bytes));
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (Vec::new(), "empty"),
        (b"\xef\xbb\xbf \r\n".to_vec(), "empty"),
        (utf16, "UTF-16"),
        (b"[{\"target\":\xff}]".to_vec(), "not text"),
        (b"[{\"target\":{}}".to_vec(), "breaks off"),
        (b"[{\"target\":{]}".to_vec(), "not JSON"),
        (deep, "nested too deeply"),
        (many.into_bytes(), "100001 items"),
        (vec![b'['; 20_000_001], "21 MB"),
        (b"[1, 2]".to_vec(), "not a Pressmark file"),
        (b"{\"%FEATURE_STRUCTURES\":[]}".to_vec(), "UIMA"),
        (b"#FORMAT=WebAnno TSV 3.3\n".to_vec(), "not a Pressmark file"),
        (
            format!("start,end,label\n{}", "1,2,x\n".repeat(100_001)).into_bytes(),
            "100001 items",
        ),
        (b"PK\x03\x04 and then nothing".to_vec(), "could not be unpacked"),
        (b"PK\x03\x04".repeat(6_000_000), "24 MB"),
        (bomb(), "MB"),
    ];
    for (bytes, said) in cases {
        let error = contents(&bytes, &sample::article(), &Project::default()).expect_err(said);
        assert!(error.to_string().contains(said), "{error}");
    }
    let newer = br#"{"format":"pressmark","version":2,"target":[]}"#;
    let error = contents(newer, &sample::article(), &Project::default()).expect_err("it is newer");
    assert_eq!(error, FileError::Newer { version: 2 });
}

/// An archive whose directory says that there are 4 GB in it.
fn bomb() -> Vec<u8> {
    let mut zip = pressmark::domain::codec::formats::archive(&[("a.ann", "T1"), ("b.txt", "x")]);
    let at = zip
        .windows(4)
        .rposition(|four| four == b"PK\x01\x02")
        .expect("there is a directory");
    zip[at + 24..at + 28].copy_from_slice(&[0xff; 4]);
    zip
}

#[test]
fn much_of_nothing_takes_no_time() {
    let begun = std::time::Instant::now();
    let long = "x".repeat(1_000_000);
    for file in [
        format!("exact,label\n\"{long}"),
        format!("exact,label\n{}", ",".repeat(1_000_000)),
        format!("T1\tClaim {}\tx", "0 1;".repeat(20_000)),
        format!("T1\tClaim 0 1\tx\n{}", "R1\tcontinues Arg1:T1 Arg2:T1\n".repeat(10_000)),
        format!(
            "[{}{{\"target\":{{\"source\":\"x\"}}}}]",
            (0..10_000)
                .map(|nth| format!("{{\"target\":{{\"source\":\"{nth}\"}}}},"))
                .collect::<String>()
        ),
        format!(
            "{{\"text\":\"a\",\"label\":[{}[0,1,\"x\"]]}}",
            "[0,1,\"x\"],".repeat(20_000)
        ),
    ] {
        let _ = contents(file.as_bytes(), &sample::article(), &sample::project());
    }
    // Generous: natively, without optimization, on a busy machine.
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
}

/// One of the samples, some of its bytes changed.
fn mangled() -> impl Strategy<Value = Vec<u8>> {
    let names = [
        "guaido-pentagon.jsonld",
        "guaido-pentagon.recogito.json",
        "guaido-pentagon.label-studio.json",
        "guaido-pentagon.jsonl",
        "guaido-pentagon.csv",
        "guaido-pentagon.tsv",
        "guaido-pentagon.brat.zip",
        "hypothesis.json",
    ];
    let files = names.map(|name| {
        let path = crate::build::root().join("docs/samples/formats").join(name);
        std::fs::read(path).expect("the sample is there")
    });
    let spots = proptest::collection::vec(
        (any::<Index>(), select(b"0-9{}[]\",:;.eE\\u\xe2nT# \t\r\n".to_vec())),
        1..6,
    );
    (select(files.to_vec()), spots, any::<Index>(), any::<bool>()).prop_map(|(mut bytes, spots, cut, cuts)| {
        for (at, byte) in spots {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if cuts {
            bytes.truncate(cut.index(bytes.len()));
        }
        bytes
    })
}

proptest! {
    #[test]
    fn whatever_comes_is_answered(bytes in mangled()) {
        let (article, project) = (sample::article(), sample::project());
        if let Ok(contents) = contents(&bytes, &article, &project) {
            let _ = plan(&article, &project, &contents, "Ben").map(|plan| plan.edits(&project, &Choices::new()));
        }
    }
}
