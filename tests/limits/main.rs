//! What is too much, too deep or out of range is refused in words or read, in bounded memory and without a panic: files of 50 MB,
//! a million annotations, ids that repeat, brackets without end, halves of surrogate pairs, offsets beyond the text.
//!
//! Memory is the peak of what the process has in use, which Linux tells and can be told to forget; elsewhere it is not measured.
//! One test, so that nothing else runs meanwhile.

use std::fs;

use pressmark::domain::annotation::{Project, ReplicaId};
use pressmark::domain::app::{Action, State, update};
use pressmark::domain::codec::file::{FileError, export, read};
use pressmark::domain::codec::foreign::{self, Incoming};
use pressmark::domain::codec::plan::{Choices, plan};
use pressmark::domain::codec::{log, share};
use pressmark::domain::document::reading::{self, html};
use pressmark::domain::document::{Article, Fingerprint};
use pressmark::domain::messages::Language;

const MEGABYTE: usize = 1_000_000;

/// A line of `/proc/self/status`, in bytes.
fn status(name: &str) -> Option<usize> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with(name))?;
    let kilobytes: usize = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1024)
}

/// What `act` gives; it takes at most `most` megabytes beyond what is there.
fn bounded<T>(what: &str, most: usize, act: impl FnOnce() -> T) -> T {
    // Forgets the peak so far.
    let measured = fs::write("/proc/self/clear_refs", "5").is_ok();
    let before = status("VmRSS:");
    let result = act();
    if let (true, Some(before), Some(peak)) = (measured, before, status("VmHWM:")) {
        let taken = peak.saturating_sub(before) / MEGABYTE;
        assert!(taken <= most, "{what} takes {taken} MB");
    }
    result
}

/// A whole file with this in the place of its annotations, and this put into its article.
fn file(annotations: &str) -> String {
    let article = Article::from_lines("small", "en", "TALKS\nAnn said no.").expect("it has words");
    let own = export(&article, &Project::default(), "", &Default::default());
    own.replace("\"annotations\": []", &format!("\"annotations\": [{annotations}]"))
}

fn annotation(id: &str, start: &str, end: &str, exact: &str) -> String {
    format!(r#"{{"id":"{id}","label":"claim","start":{start},"end":{end},"exact":{exact},"prefix":"","suffix":""}}"#)
}

/// Refused with a sentence, not with the file.
fn said(error: &FileError) {
    for language in [Language::English, Language::Spanish] {
        let text = error.text(language);
        assert!(text.ends_with('.') && text.len() < 1000, "{text}");
    }
}

fn refused(what: &str, most: usize, bytes: &[u8]) -> FileError {
    let own = bounded(what, most, || read(bytes)).expect_err(what);
    said(&own);
    if let Err(error) = bounded(what, most, || foreign::read(bytes)) {
        said(&error);
    }
    own
}

/// How many annotations come of a file that is read, taken in as a whole.
fn taken(what: &str, most: usize, file: &str) -> usize {
    bounded(what, most, || {
        let contents = read(file.as_bytes()).expect(what);
        let state = State::new(contents.article.clone(), Project::default(), ReplicaId::default());
        let plan = plan(&contents.article, &state.project, &contents, "").expect("it is about its own article");
        let facts = plan.edits(&state.project, &Choices::new());
        let words = "import".into();
        let state = update(&state, Action::Import { facts, words }).unwrap_or(state);
        state.annotations.len()
    })
}

#[test]
fn what_is_too_much_is_refused_or_read_in_bounded_memory() {
    too_large();
    too_many();
    too_deep();
    out_of_range();
    in_storage_and_links();
    as_articles();
}

fn too_large() {
    let large = vec![b'['; 50 * MEGABYTE];
    let error = refused("a file of 50 MB", 4, &large);
    assert_eq!(error, FileError::TooLarge { bytes: large.len() });
    let text = file(&annotation("a", "0", "5", "\"TALKS\""))
        .replace("\"small\"", &format!("\"{}\"", "a".repeat(50 * MEGABYTE)));
    assert!(matches!(
        refused("a file of 50 MB that is whole", 4, text.as_bytes()),
        FileError::TooLarge { .. }
    ));
    let spaces = " ".repeat(19 * MEGABYTE);
    refused("a file of nothing", 60, spaces.as_bytes());
    let article = bounded("an article of 50 MB", 4, || reading::decode(&large)).expect_err("too large");
    assert!(article.text(Language::English).ends_with('.'));
}

fn too_many() {
    // As short as they can be, a million fit into what is read.
    let million = vec!["{}"; 1_000_000].join(",");
    let error = refused("a million annotations", 60, file(&million).as_bytes());
    assert!(
        matches!(error, FileError::TooMany { count, .. } if count >= 1_000_000),
        "{error:?}"
    );
    let lines = "{\"text\":\"a b\",\"label\":[[0,1,\"Quote\"]]}\n".repeat(400_000);
    if let Err(error) = bounded("lines without end", 200, || foreign::read(lines.as_bytes())) {
        said(&error);
    }
    // The same id ten thousand times is one annotation; the others are told.
    let same = vec![annotation("a", "0", "5", "\"TALKS\""); 10_000].join(",");
    assert_eq!(taken("ids that repeat", 60, &file(&same)), 1);
    let links = vec![r#"{"attribution":"a","content":"a"}"#; 50_000].join(",");
    let text = file(&annotation("a", "0", "5", "\"TALKS\"")).replace("\"links\": []", &format!("\"links\": [{links}]"));
    assert_eq!(taken("links that repeat", 100, &text), 1);
    // Each continues the one before: a chain as long as a file can be, and a circle.
    let chain: Vec<String> = (0..2_000)
        .map(|nth: usize| {
            let before = nth.checked_sub(1).unwrap_or(1_999);
            annotation(&format!("a{nth}"), "0", "5", "\"TALKS\"")
                .replace("\"prefix\"", &format!("\"continues\":\"a{before}\",\"prefix\""))
        })
        .collect();
    assert_eq!(taken("a circle of fragments", 60, &file(&chain.join(","))), 2_000);
}

fn too_deep() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":[", "]}]")] {
        for close in [close, ""] {
            let nested = format!("{}1{}", open.repeat(10_000), close.repeat(10_000));
            refused("brackets alone", 20, nested.as_bytes());
            let inside = file(&nested);
            refused("brackets in a file", 20, inside.as_bytes());
            let member = file(
                &annotation("a", "0", "5", "\"TALKS\"").replace("\"prefix\"", &format!("\"x\":{nested},\"prefix\"")),
            );
            refused("brackets in an unknown member", 20, member.as_bytes());
        }
    }
}

fn out_of_range() {
    // Halves of surrogate pairs are no text: that item is refused, the others are read.
    let halves = [r#""\ud800""#, r#""\udc00\ud800""#, r#""TALKS\ud83d""#];
    for half in halves {
        let text = file(&[annotation("a", "0", "5", half), annotation("b", "0", "5", "\"TALKS\"")].join(","));
        assert_eq!(taken("half a surrogate pair", 20, &text), 1, "{half}");
        let name = file("").replace("\"TALKS\"", half);
        let _ = read(name.as_bytes()).map_err(|error| said(&error));
    }
    // Offsets that no text has: the words are looked for, or it is an orphan, or refused.
    for at in [
        "17",
        "4294967295",
        "4294967296",
        "18446744073709551616",
        "-1",
        "0.5",
        "1e3",
        "null",
        "\"0\"",
        "[]",
        "1e999999",
    ] {
        for (start, end) in [("0", at), (at, "5"), (at, at)] {
            let text = file(&annotation("a", start, end, "\"TALKS\""));
            assert!(taken("offsets beyond the text", 20, &text) <= 1, "{start} {end}");
        }
    }
    // Names of the prototype are names like others.
    let names = ["__proto__", "constructor", "toString", "hasOwnProperty", "prototype"];
    let all: Vec<String> = names
        .iter()
        .map(|name| {
            annotation(name, "0", "5", "\"TALKS\"").replace("\"prefix\"", &format!("\"{name}\":{{\"x\":1}},\"prefix\""))
        })
        .collect();
    assert_eq!(taken("names of the prototype", 20, &file(&all.join(","))), names.len());
}

fn in_storage_and_links() {
    let sealed = |payload: &str| format!("{}{payload}", &Fingerprint::of(payload).as_str()[..8]);
    let head = r#"{"v":1,"r":["00000000000000f1"],"e":"#;
    for nested in [
        "[".repeat(10_000),
        format!("{}{}", "[".repeat(10_000), "]".repeat(10_000)),
    ] {
        let stored = sealed(&format!("{head}{nested}}}"));
        assert!(bounded("brackets in storage", 20, || log::decode(&stored)).is_err());
    }
    let many = vec![r#"["aa",[0,1,"n","x"]]"#; 200_000].join(",");
    let stored = sealed(&format!("{head}[{many}]}}"));
    assert_eq!(
        bounded("a long log", 120, || log::decode(&stored)).map(|entries| entries.len()),
        Ok(200_000)
    );
    let long = format!("#pressmark=1.{}", "A".repeat(50 * MEGABYTE));
    let error = bounded("a link of 50 MB", 4, || share::read(&long)).expect_err("it is too long");
    assert!(error.text(Language::English).ends_with('.'));
    let _ = foreign::read(b"").map(|incoming| matches!(incoming, Incoming::Own(_)));
}

fn as_articles() {
    for sign in [
        "> ", "- ", "*", "_", "[", "![", "`", "<b>", "&", "#", "  ", "|", "\\", "1. ",
    ] {
        let text = format!("{}words\n\nMore words.", sign.repeat(50_000));
        for read in [reading::read_plain, reading::read_markdown] {
            if let Err(error) = bounded(sign, 100, || read(&text)) {
                assert!(error.text(Language::English).ends_with('.'));
            }
        }
        let _ = bounded(sign, 100, || html::disarmed(&text));
    }
    let tag = |name: &str| {
        html::Node::Open(html::Tag {
            name: name.to_owned(),
            attributes: Vec::new(),
        })
    };
    for name in ["div", "blockquote", "ul", "table", "p", "b"] {
        let mut nodes = vec![tag(name); 20_000];
        nodes.push(html::Node::Text("Words".to_owned()));
        let _ = bounded(name, 100, || html::read(&nodes));
        nodes.extend(vec![html::Node::Close; 30_000]);
        let _ = bounded(name, 100, || html::read(&nodes));
    }
}
