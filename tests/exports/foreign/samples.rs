//! Files as other tools write them, by hand and in the shape that their documentation says.

use pressmark::domain::annotation::Project;
use pressmark::domain::document::Article;
use serde_json::json;

use super::{annotations, answers, import, marked, planned};
use crate::build::{Desk, article};

const TEXT: &str = "Rain falls\n\u{1f327} The mayor said: \u{201c}It rained all night.\u{201d}\nThe river rose, she said. It rained again.";

fn rain() -> Article {
    article(TEXT)
}

fn imported(json: &serde_json::Value) -> (Vec<String>, Desk) {
    let bytes = json.to_string().into_bytes();
    let article = rain();
    let plan = planned(&bytes, &article, &Project::default());
    let mut desk = Desk::default();
    import(&bytes, &article, &mut desk);
    let again = answers(&planned(&bytes, &article, &desk.project));
    let before = answers(&plan);
    for (first, second) in before.iter().zip(&again) {
        let taken = ["added", "re-anchored", "lost"].contains(&first.as_str());
        assert!(
            if taken {
                second == "already here"
            } else {
                second == first
            },
            "{before:?} then {again:?}"
        );
    }
    (before, desk)
}

fn pairs(desk: &Desk) -> Vec<(String, String)> {
    marked(&desk.project)
}

fn pair(words: &str, label: &str) -> (String, String) {
    (words.to_owned(), label.to_owned())
}

/// As the client's "Export annotations" gives it: a note, one with a tag, a reply, a note on the page, and one whose words
/// are not here. Positions are of the whole page.
#[test]
fn hypothesis() {
    let target = |exact: &str, prefix: &str, suffix: &str| {
        json!([{"source": "https://news.example/rain", "selector": [
            {"type": "RangeSelector", "endOffset": 30, "startOffset": 4, "endContainer": "/p[1]", "startContainer": "/p[1]"},
            {"end": 2040, "type": "TextPositionSelector", "start": 2010},
            {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix},
        ]}])
    };
    let one = |id: &str, text: &str, tags: serde_json::Value, target: serde_json::Value| {
        json!({
            "id": id, "created": "2026-11-01T10:00:00.123456+00:00", "updated": "2026-11-01T10:05:00.123456+00:00",
            "user": "acct:ana@hypothes.is", "uri": "https://news.example/rain", "text": text, "tags": tags,
            "group": "__world__", "permissions": {"read": ["group:__world__"]}, "target": target,
            "document": {"title": ["Rain falls"]}, "links": {"html": "https://hypothes.is/a/x"},
            "user_info": {"display_name": null}, "flagged": false, "hidden": false,
        })
    };
    let mut reply = one(
        "r1",
        "Who measured it?",
        json!([]),
        json!([{"source": "https://news.example/rain"}]),
    );
    reply["references"] = json!(["a-1_x"]);
    reply["user"] = json!("acct:ben@hypothes.is");
    let file = json!({
        "export_date": "2026-11-02T08:00:00.000Z", "export_userid": "acct:ana@hypothes.is",
        "client_version": "1.1500.0",
        "annotations": [
            one("a-1_x", "A claim?", json!(["CLAIM", "weather"]), target("The river rose", "all night.\u{201d}\n", ", she said.")),
            one("a-2", "", json!([]), target("It rained", "said: \u{201c}", " all night")),
            one("a-3", "about the page", json!([]), json!([{"source": "https://news.example/rain"}])),
            one("a-4", "", json!(["Cita"]), target("words that nobody wrote here", "", "")),
            reply,
        ],
    });
    let (answers, desk) = imported(&file);
    assert_eq!(answers, ["added", "added", "“exact” is missing", "lost"]);
    assert_eq!(
        pairs(&desk),
        [
            pair("words that nobody wrote here", "Quote"),
            pair("It rained", "No label"),
            pair("The river rose", "Claim"),
        ]
    );
    let all = annotations(&desk.project);
    assert_eq!(&*all[2].note, "A claim?\nben: Who measured it?\n#weather");
    assert_eq!(&*all[2].creator, "ana");
    assert_eq!(all[2].id.as_str(), "a-1_x");
    assert_eq!(
        all[2].created.as_ref().map(|time| time.as_str()),
        Some("2026-11-01T10:00:00.123Z")
    );
}

/// As Recogito's text annotator writes them: UTF-16 units, tags of its own, ids that are no UUIDs.
#[test]
fn recogito() {
    let at = |exact: &str, start: u32| {
        json!({"annotation": "x", "source": "https://news.example/rain", "selector": [
            {"type": "TextQuoteSelector", "exact": exact, "prefix": "", "suffix": ""},
            {"type": "TextPositionSelector", "start": start, "end": start + exact.encode_utf16().count() as u32},
        ]})
    };
    let body = |purpose: &str, value: &str| json!({"purpose": purpose, "value": value, "type": "TextualBody"});
    let creator = json!({"id": "u1", "name": "Cleo"});
    let units = |words: &str| {
        let before = &TEXT[..TEXT.find(words).expect("it is there")];
        before.encode_utf16().count() as u32
    };
    let list = json!([
        {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "#0b1e", "type": "Annotation",
         "body": [body("tagging", "quote"), body("commenting", "so much rain")], "creator": creator,
         "target": at("It rained all night.", units("It rained all night."))},
        {"id": "https://recogito.example/2", "type": "Annotation", "body": body("tagging", "Person"),
         "target": [at("she", units("she"))]},
        {"id": "https://recogito.example/2", "type": "Annotation", "body": [], "target": at("rose", units("rose"))},
        {"id": "3", "type": "Annotation", "target": at("The mayor", 1)},
        {"id": "4", "motivation": "linking", "body": "3", "target": "0b1e"},
    ]);
    let (answers, desk) = imported(&list);
    assert_eq!(
        answers,
        [
            "added",
            "added",
            "an earlier item has the same id",
            "re-anchored",
            "its “attribution” has a label that is no attribution",
        ]
    );
    assert_eq!(
        pairs(&desk),
        [
            pair("The mayor", "No label"),
            pair("It rained all night.", "Quote"),
            pair("she", "Person")
        ]
    );
    let all = annotations(&desk.project);
    assert_eq!((&*all[1].note, &*all[1].creator), ("so much rain", "Cleo"));
}

/// Every container that the model allows, and a selector inside a selector.
#[test]
fn containers() {
    let one = json!({
        "type": "Annotation", "motivation": "classifying", "body": {"type": "TextualBody", "value": "Claim"},
        "target": {"source": "https://news.example/", "selector": {
            "type": "FragmentSelector", "value": "main",
            "refinedBy": [
                {"type": "TextPositionSelector", "start": 0, "end": 14},
                {"type": "TextQuoteSelector", "exact": "The river rose"},
            ],
        }},
    });
    let context = "http://www.w3.org/ns/anno.jsonld";
    for whole in [
        json!([one]),
        one.clone(),
        json!({"@context": context, "type": "AnnotationPage", "items": [one]}),
        json!({"@context": context, "type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": one}}),
        json!({"@context": context, "@graph": [one]}),
        json!({"total": 1, "rows": [one]}),
    ] {
        let (answers, desk) = imported(&whole);
        assert_eq!(answers, ["added"], "{whole}");
        assert_eq!(pairs(&desk), [pair("The river rose", "Claim")]);
    }
}

#[test]
fn nine_labels_and_no_more() {
    let one = |nth: u32| {
        json!({"id": format!("n{nth}"), "body": {"purpose": "tagging", "value": format!("Label {nth}")},
               "target": {"selector": [{"exact": "It rained all night."}]}})
    };
    let list: Vec<_> = (0..8).map(one).collect();
    let (answers, desk) = imported(&json!(list));
    assert_eq!(answers[..6], ["added"; 6]);
    assert!(answers[6].contains("no room"), "{answers:?}");
    assert_eq!(desk.project.codebook().labels.len(), 9);
    let keys: Vec<_> = desk
        .project
        .codebook()
        .labels
        .iter()
        .map(|label| label.key.to_string())
        .collect();
    assert_eq!(keys, ["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
}

/// What was deleted or changed here is not taken back by the same file.
#[test]
fn work_done_here_since_is_kept() {
    use pressmark::domain::annotation::{AnnotationId, Fact, Timestamp};
    let one = |id: &str, words: &str| {
        json!({"id": id, "created": "2026-01-01T00:00:00Z", "body": [{"purpose": "commenting", "value": "n"}],
               "target": {"selector": [{"exact": words}]}})
    };
    let list = json!([
        one("a", "The river rose"),
        one("b", "It rained all night."),
        one("c", "It rained again.")
    ]);
    let (_, mut desk) = imported(&list);
    let id = |text| AnnotationId::parse(text).expect("well formed");
    desk.say(&id("a"), [Fact::Deleted(true)]);
    let now = Timestamp::parse("2026-02-01T00:00:00Z").expect("well formed");
    desk.say(&id("b"), [Fact::Note("mine".into()), Fact::Modified(now)]);
    // What the format cannot say is no difference.
    desk.say(
        &id("c"),
        [Fact::Judgement(
            pressmark::domain::annotation::Judgement::Named,
            Some(true),
        )],
    );
    let plan = planned(list.to_string().as_bytes(), &rain(), &desk.project);
    assert_eq!(answers(&plan), ["deleted here", "changed here too", "already here"]);
}
