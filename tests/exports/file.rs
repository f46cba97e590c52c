//! Reading and writing the file: Unicode, unknown members, and everything that can be wrong with one.

use pressmark::domain::annotation::{Annotation, Fact, Project, Quote, Target};
use pressmark::domain::codec::file::{
    Content, Fault, FileContents, FileError, Found, Item, MAX_BYTES, Remark, export, read,
};
use pressmark::domain::codec::plan::{Choices, plan};
use pressmark::domain::document::Article;
use pressmark::domain::messages::exchange::ALREADY_HERE;
use pressmark::domain::messages::file as msg;
use serde_json::{Value, json};

use crate::build::{Desk, article, check_frozen, find, id, now, range, root};
use crate::sample;

/// The file after it was imported into an empty project.
fn again(article: &Article, file: &str, author: &str) -> (String, Project) {
    let contents = read(file.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    let mut desk = Desk::default();
    let edits = plan(article, &desk.project, &contents, "")
        .expect("the article is the same")
        .edits(&desk.project, &Choices::new());
    desk.act(edits);
    (export(article, &desk.project, author, &now()), desk.project)
}

#[test]
fn the_same_state_gives_the_same_bytes() {
    let (article, project) = (sample::article(), sample::project());
    let first = export(&article, &project, "Ada", &now());
    let (second, copy) = again(&article, &first, "Ada");
    assert_eq!(first, second);
    let contents = read(first.as_bytes()).expect("an export can be read");
    let twice = plan(&article, &copy, &contents, "Ada").expect("the article is the same");
    assert_eq!(twice.count(ALREADY_HERE), contents.items.len());
    assert_eq!(twice.edits(&copy, &Choices::new()), []);
}

#[test]
fn arrays_are_in_text_order() {
    let article = article("Title\nAna said one. Ben said two.");
    let mut desk = Desk::default();
    for (nth, slug, words) in [
        (9, "attribution", "Ana said"),
        (8, "claim", "Ana said one"),
        (7, "attribution", "Ben said"),
        (6, "claim", "two"),
        (5, "claim", "two"),
    ] {
        desk.mark(&article, &id(nth), slug, find(&article, words), vec![]);
    }
    for (attribution, content) in [(7, 6), (7, 8), (7, 5), (9, 6), (9, 8)] {
        desk.link(&id(attribution), &id(content));
    }
    let file = export(&article, &desk.project, "", &now());
    let value: Value = serde_json::from_str(&file).expect("an export is JSON");
    let column = |array: &str, member: &str| -> Vec<String> {
        let items = value[array].as_array().expect("an array");
        items
            .iter()
            .map(|item| item[member].as_str().expect("text").to_owned())
            .collect()
    };
    let ids = |nths: &[u8]| -> Vec<String> { nths.iter().map(|nth| id(*nth).to_string()).collect() };
    assert_eq!(column("annotations", "id"), ids(&[9, 8, 7, 5, 6]), "then by id");
    assert_eq!(column("links", "attribution"), ids(&[9, 9, 7, 7, 7]));
    assert_eq!(column("links", "content"), ids(&[8, 6, 8, 5, 6]));
}

#[test]
fn offsets_are_code_points() {
    let article = article(
        "\u{1f1fb}\u{1f1ea} Caf\u{e9} cafe\u{301} \u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}\n\u{1d504}\u{1d505} \u{201c}\u{5e9}\u{5dc}\u{5d5}\u{5dd}\u{201d} end",
    );
    let mut desk = Desk::default();
    for (nth, words) in [
        "\u{1f1fb}\u{1f1ea}",
        "cafe\u{301}",
        "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}\n\u{1d504}\u{1d505}",
        "\u{201c}\u{5e9}\u{5dc}\u{5d5}\u{5dd}\u{201d}",
    ]
    .into_iter()
    .enumerate()
    {
        let nth = u8::try_from(nth).expect("there are four");
        desk.mark(
            &article,
            &id(nth),
            "quote",
            find(&article, words),
            vec![Fact::Note("\u{1f600}\u{0}\t\"\\".into())],
        );
    }
    let quote = Quote {
        exact: "gone \u{1d504}".into(),
        prefix: "a".into(),
        suffix: "".into(),
    };
    let lost = Target::Orphan {
        quote,
        was: Some(range(3, 9)),
    };
    desk.mark(
        &article,
        &id(9),
        "attribution",
        find(&article, "end"),
        vec![Fact::Source(Some(range(8, 9)))],
    );
    desk.say(&id(9), [Fact::Target(lost)]);
    let file = export(&article, &desk.project, "\u{674e}", &now());
    check_frozen("tests/exports/unicode.json", &file);
    let value: Value = serde_json::from_str(&file).expect("an export is JSON");
    let letters: Vec<char> = value["article"]["text"]
        .as_str()
        .expect("text is text")
        .chars()
        .collect();
    let annotations = value["annotations"].as_array().expect("annotations are an array");
    assert_eq!(annotations.len(), 4);
    for one in annotations {
        let at = |name: &str| usize::try_from(one[name].as_u64().expect("offsets are numbers")).expect("and small");
        let words: String = letters[at("start")..at("end")].iter().collect();
        assert_eq!(one["exact"], words);
    }
    assert_eq!(value["orphans"][0]["source"]["exact"], "\u{1d504}");
    assert_eq!(again(&article, &file, "\u{674e}").0, file);
}

#[test]
fn unknown_members_are_written_again() {
    let mut file = sample_value();
    let odd = json!({"deep": [1, {"__proto__": null}], "big": 12345678901234567890_u64});
    for pointer in [
        "",
        "/article",
        "/codebook",
        "/codebook/labels/1",
        "/author",
        "/annotations/0",
        "/annotations/0/source",
        "/annotations/0/cue",
        "/annotations/0/judgements",
        "/links/0",
    ] {
        let part = file
            .pointer_mut(pointer)
            .and_then(Value::as_object_mut)
            .expect("the sample has this part");
        part.insert("x-odd".to_owned(), odd.clone());
    }
    let contents = read(file.to_string().as_bytes()).expect("unknown members are no error");
    let (out, _) = again(&contents.article, &file.to_string(), "Ada");
    let out: Value = serde_json::from_str(&out).expect("an export is JSON");
    assert_eq!(out, file);
    let raw = sample_text().replacen(
        "\"version\": 1,",
        "\"version\": 1, \"n\": 1e999, \"s\": \"\\ud800\",",
        1,
    );
    let (out, _) = again(&sample::article(), &raw, "Ada");
    assert!(
        out.contains("\"n\": 1e999") && out.contains("\"s\": \"\\ud800\""),
        "kept to the letter"
    );
}

#[test]
fn what_a_merge_left_half_done_is_not_written() {
    let article = sample::article();
    let mut desk = Desk {
        project: sample::project(),
        ..Desk::default()
    };
    let before = export(&article, &desk.project, "", &now());
    desk.say(&id(2), [Fact::Deleted(true)]);
    desk.say(&id(10), [Fact::Continues(Some(id(11)))]);
    desk.say(&id(9), [Fact::Label(crate::build::label("gone"))]);
    desk.say(&id(1), [Fact::Cue(Some(range(120, 140)))]);
    let file = export(&article, &desk.project, "", &now());
    let value: Value = serde_json::from_str(&file).expect("an export is JSON");
    assert_eq!(
        value["links"].as_array().map(Vec::len),
        Some(3),
        "one end deleted, one end of another role"
    );
    assert!(!file.contains("continues"), "a cycle is no chain");
    assert_eq!(value["annotations"][0]["cue"]["end"], 130, "clipped to its annotation");
    assert!(file.contains("\"name\": \"gone\""), "a label in use is described");
    assert_eq!(again(&article, &file, "").0, file);
    desk.say(&id(2), [Fact::Deleted(false)]);
    desk.say(&id(10), [Fact::Continues(None)]);
    desk.say(&id(9), [Fact::Label(crate::build::label("quote"))]);
    desk.say(&id(1), [Fact::Cue(Some(range(116, 130)))]);
    assert_eq!(export(&article, &desk.project, "", &now()), before, "and it comes back");
}

fn sample_text() -> String {
    export(&sample::article(), &sample::project(), "Ada", &now())
}

fn sample_value() -> Value {
    serde_json::from_str(&sample_text()).expect("an export is JSON")
}

#[test]
fn files_that_cannot_be_read_say_why() {
    let with = |pointer: &str, value: Value| {
        let mut file = sample_value();
        *file.pointer_mut(pointer).expect("the sample has this member") = value;
        file.to_string().into_bytes()
    };
    let frozen = |name: &str| std::fs::read(root().join("docs/samples").join(name)).expect("the sample is there");
    let member = |member| FileError::BadMember { member };
    let seems = |seems| FileError::NotPressmark { seems };
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend("{}".encode_utf16().flat_map(u16::to_le_bytes));
    let mut cut = sample_text().into_bytes();
    cut.truncate(
        cut.iter()
            .position(|byte| *byte == 0xe2)
            .expect("there is a curly mark")
            + 1,
    );
    let cases: Vec<(Vec<u8>, FileError, &str)> = vec![
        (Vec::new(), FileError::Empty, "empty"),
        (b"\xef\xbb\xbf \n".to_vec(), FileError::Empty, "empty"),
        (
            vec![b' '; MAX_BYTES + 1],
            FileError::TooLarge { bytes: MAX_BYTES + 1 },
            "21 MB",
        ),
        (utf16, FileError::NotText { utf16: true }, "UTF-16"),
        (
            b"PK\x03\x04\xff\xfe".to_vec(),
            FileError::NotText { utf16: false },
            "UTF-8",
        ),
        (frozen("truncated.json"), FileError::Truncated, "breaks off"),
        (cut, FileError::Truncated, "breaks off"),
        (
            b"<html></html>".to_vec(),
            FileError::NotJson { line: 1, column: 1 },
            "line 1",
        ),
        (
            b"{\"a\":1,\n]".to_vec(),
            FileError::NotJson { line: 2, column: 1 },
            "line 2",
        ),
        (b"{} {}".to_vec(), FileError::NotJson { line: 1, column: 4 }, "column 4"),
        (b"[1, 2]".to_vec(), seems(None), "not a Pressmark file"),
        (b"7".to_vec(), seems(None), "not a Pressmark file"),
        (frozen("foreign.json"), seems(Some(msg::WEB_ANNOTATION)), "W3C"),
        (
            b"{\"text\":\"a\",\"label\":[[0,1,\"Q\"]]}".to_vec(),
            seems(Some(msg::DOCCANO)),
            "doccano",
        ),
        (frozen("newer.json"), FileError::Newer { version: 2 }, "version 2"),
        (
            with("/version", json!("1")),
            member("version"),
            "\u{201c}version\u{201d}",
        ),
        (with("/version", json!(0)), member("version"), "\u{201c}version\u{201d}"),
        (
            with("/annotations", json!({})),
            member("annotations"),
            "\u{201c}annotations\u{201d}",
        ),
        (
            with("/article", json!(null)),
            member("article"),
            "\u{201c}article\u{201d}",
        ),
        (
            with("/article/blocks/3/kind", json!("x")),
            member("blocks"),
            "\u{201c}blocks\u{201d}",
        ),
        (
            with("/codebook", json!([])),
            member("codebook"),
            "\u{201c}codebook\u{201d}",
        ),
        (
            with("/article/text", json!("Another\ntext")),
            FileError::BadArticle(block_count()),
            "2 lines",
        ),
        (with("/article/title", json!("x")), FileError::Empty, ""),
    ];
    for (bytes, expected, words) in cases {
        let actual = read(&bytes);
        if words.is_empty() {
            assert!(actual.is_ok(), "a changed title is no damage");
            continue;
        }
        let error = actual.expect_err(words);
        assert_eq!(error, expected);
        let says = error.to_string();
        assert!(
            says.contains(words) && says.contains("Nothing here was changed."),
            "{says}"
        );
    }
    let swapped = sample_text().replacen("Caracas", "Caracos", 1);
    assert_eq!(read(swapped.as_bytes()), Err(FileError::TextChanged));
    let deep = sample_text().replacen(
        "\"version\": 1,",
        &format!("\"version\": 1, \"x\": {}1{},", "[".repeat(500), "]".repeat(500)),
        1,
    );
    assert_eq!(read(deep.as_bytes()), Err(FileError::TooDeep));
    let mut many = sample_value();
    many["codebook"]["labels"] = Value::Array(vec![json!(1); 1001]);
    let error = read(many.to_string().as_bytes()).expect_err("too many labels");
    assert!(error.to_string().contains("1001 labels"), "{error}");
    many["codebook"]["labels"] = json!([]);
    many["links"] = Value::Array(vec![json!(1); 100_000]);
    let error = read(many.to_string().as_bytes()).expect_err("too many items");
    assert!(error.to_string().contains("100012 items"), "{error}");
    let endless = format!("{{\"format\":{}", "[".repeat(1_000_000));
    assert_eq!(read(endless.as_bytes()), Err(FileError::Truncated));
}

fn block_count() -> pressmark::domain::document::ArticleError {
    pressmark::domain::document::ArticleError::BlockCount { lines: 2, blocks: 15 }
}

/// The sample with one annotation, after `change`.
fn one(change: impl FnOnce(&mut Value)) -> FileContents {
    let mut file = sample_value();
    let first = file["annotations"][0].clone();
    file["annotations"] = json!([first]);
    file["links"] = json!([]);
    change(&mut file["annotations"][0]);
    read(file.to_string().as_bytes()).expect("the file as a whole can be read")
}

fn annotation(item: &Item) -> (&Annotation, Found) {
    match &item.content {
        Ok(Content::Annotation { annotation, found }) => (annotation, *found),
        other => panic!("not an annotation: {other:?}"),
    }
}

#[test]
fn one_bad_item_is_refused_with_its_reason() {
    let wrong = |member, must| Fault::Wrong { member, must };
    let number = msg::WHOLE_NUMBER;
    let cases: Vec<(Value, Fault)> = vec![
        (json!(7), Fault::NotAnObject),
        (json!({"id": null}), Fault::Missing("id")),
        (json!({"id": ""}), Fault::Missing("id")),
        (json!({"id": 7}), wrong("id", msg::A_TEXT)),
        (json!({"label": "nobody"}), Fault::UnknownLabel("nobody".into())),
        (json!({"label": "<b>"}), Fault::UnknownLabel("<b>".into())),
        (json!({"start": -1}), wrong("start", number)),
        (json!({"start": 75.5}), wrong("start", number)),
        (json!({"end": "130"}), wrong("end", number)),
        (json!({"end": 4_294_967_296_u64}), wrong("end", number)),
        (json!({"end": null}), Fault::Missing("end")),
        (json!({"start": 130}), Fault::Backwards { start: 130, end: 130 }),
        (json!({"start": 131}), Fault::Backwards { start: 131, end: 130 }),
        (json!({"end": 99_999, "exact": null}), Fault::Beyond { length: 2520 }),
        (json!({"note": ["x"]}), wrong("note", msg::A_TEXT)),
    ];
    for (change, fault) in cases {
        let length = u32::try_from(sample::article().text().as_str().chars().count()).expect("a short article");
        let fault = if let Fault::Beyond { .. } = fault {
            Fault::Beyond { length }
        } else {
            fault
        };
        let contents = one(|annotation| match change.as_object() {
            Some(members) => members
                .iter()
                .for_each(|(name, value)| annotation[name] = value.clone()),
            None => *annotation = change.clone(),
        });
        assert_eq!(contents.items[0].content, Err(fault), "{change}");
    }
}

#[test]
fn what_can_be_put_right_is_and_says_so() {
    let contents = one(|a| a["id"] = json!("urn:uuid:\u{1f600} x"));
    let mapped = annotation(&contents.items[0]).0.id.clone();
    assert_eq!(contents.items[0].remarks, [Remark::NewId]);
    let second = one(|a| a["id"] = json!("urn:uuid:\u{1f600} x"));
    assert_eq!(annotation(&second.items[0]).0.id, mapped, "always the same one");

    let contents = one(|a| a["exact"] = json!(null));
    assert_eq!(contents.items[0].remarks, [Remark::Unchecked]);

    let moved = one(|a| {
        for name in ["start", "end"] {
            a[name] = json!(a[name].as_u64().expect("a number") + 3);
            a["source"][name] = json!(a["source"][name].as_u64().expect("a number") + 3);
        }
    });
    let (found, how) = annotation(&moved.items[0]);
    assert_eq!((found.range(), how), (Some(range(75, 130)), Found::Moved));
    assert_eq!(found.source, Some(range(75, 115)), "the source moves along");
    assert_eq!(found.cue, None, "the cue was not where it should have been");
    assert_eq!(moved.items[0].remarks.len(), 1);

    let lost = one(|a| a["exact"] = json!("words that stand nowhere in this article"));
    let (found, how) = annotation(&lost.items[0]);
    assert_eq!((found.range(), how), (None, Found::Lost));
    assert_eq!(&**found.words(), "words that stand nowhere in this article");

    let beyond = one(|a| (a["start"], a["end"]) = (json!(90_000), json!(90_055)));
    assert_eq!(
        annotation(&beyond.items[0]).0.range(),
        Some(range(75, 130)),
        "found by its words"
    );

    let outside = one(|a| a["cue"] = json!({"start": 0, "end": 6, "exact": "Guaido"}));
    let why = Remark::LeftOut {
        member: "cue",
        why: msg::OUTSIDE,
    };
    assert_eq!(outside.items[0].remarks, [why]);
    assert_eq!(annotation(&outside.items[0]).0.cue, None);
}

/// Tens of thousands of words that stand nowhere, in a long text: an answer all the same, and soon.
#[test]
fn a_hostile_file_costs_no_more_than_others() {
    let article = article(&format!("Title\n{}", "abcdefghij ".repeat(50_000)));
    let mut desk = Desk::default();
    desk.mark(&article, &id(1), "claim", range(6, 16), vec![]);
    let mut file: Value =
        serde_json::from_str(&export(&article, &desk.project, "", &now())).expect("an export is JSON");
    let items = (0..20_000).map(|nth| {
        let mut item = file["annotations"][0].clone();
        item["id"] = json!(format!("n{nth}"));
        item["exact"] = json!("abcdefghij abcdefghik");
        item
    });
    file["annotations"] = Value::Array(items.collect());
    let contents = read(file.to_string().as_bytes()).expect("the file as a whole can be read");
    assert!(contents.items.iter().all(|item| annotation(item).1 == Found::Lost));
    // Without a bound it is 10,000 million code points: the test would not end.
}

#[test]
fn links_chains_and_ids_are_checked_against_each_other() {
    let mut file = sample_value();
    let twin = file["annotations"][1].clone();
    file["annotations"].as_array_mut().expect("an array").push(twin);
    let (a, q, gone) = (id(1).to_string(), id(2).to_string(), id(77).to_string());
    file["links"] = json!([
        {"attribution": a, "content": q},
        {"attribution": a, "content": q},
        {"attribution": a, "content": gone},
        {"attribution": q, "content": a},
        "x",
    ]);
    let (first, second) = (id(10).to_string(), id(11).to_string());
    for annotation in file["annotations"].as_array_mut().expect("an array") {
        if annotation["id"] == first {
            annotation["continues"] = json!(second);
        }
    }
    let contents = read(file.to_string().as_bytes()).expect("the file as a whole can be read");
    assert_eq!(contents.items[12].content, Err(Fault::Twice));
    let faults: Vec<_> = contents.items[13..]
        .iter()
        .map(|item| item.content.clone().err())
        .collect();
    let end = Fault::WrongEnd {
        member: "attribution",
        must: "attribution",
    };
    assert_eq!(
        faults,
        [
            None,
            Some(Fault::Twice),
            Some(Fault::NoEnd(gone.into())),
            Some(end),
            Some(Fault::NotAnObject)
        ]
    );
    let chained = contents.items.iter().filter(
        |item| matches!(&item.content, Ok(Content::Annotation { annotation, .. }) if annotation.continues.is_some()),
    );
    assert_eq!(chained.count(), 0, "a cycle is taken apart");
    assert!(contents.items[0].content.is_ok(), "the others are as good as before");
}
