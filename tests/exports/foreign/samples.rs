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
    taken(json.to_string().as_bytes())
}

/// The answers, and the desk on which it was imported. Brought a second time nothing of it is new.
fn taken(bytes: &[u8]) -> (Vec<String>, Desk) {
    let article = rain();
    let plan = planned(bytes, &article, &Project::default());
    let mut desk = Desk::default();
    import(bytes, &article, &mut desk);
    let again = answers(&planned(bytes, &article, &desk.project));
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

/// Where `words` stand in the text, in code points.
fn at(words: &str) -> (usize, usize) {
    let start = TEXT[..TEXT.find(words).expect("it is there")].chars().count();
    (start, start + words.chars().count())
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
    assert_eq!(answers, ["added", "added", "it marks no words of the text", "lost"]);
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
    let place = |exact: &str, start: u32| {
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
         "target": place("It rained all night.", units("It rained all night."))},
        {"id": "https://recogito.example/2", "type": "Annotation", "body": body("tagging", "Person"),
         "target": [place("she", units("she"))]},
        {"id": "https://recogito.example/2", "type": "Annotation", "body": [], "target": place("rose", units("rose"))},
        {"id": "3", "type": "Annotation", "target": place("The mayor", 1)},
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

/// As brat writes them, with all that it can say: events, normalizations, equivalences, attributes, notes, a span in pieces.
#[test]
fn brat() {
    let span = |nth: u32, kind: &str, words: &str| {
        let (start, end) = at(words);
        format!("T{nth}\t{kind} {start} {end}\t{words}\n")
    };
    let (first, second) = (at("It rained all night."), at("It rained again."));
    let file = [
        span(1, "Claim", "The river rose"),
        span(2, "Attribution", "she said"),
        format!(
            "T3\tQuote {} {};{} {}\tIt rained all night. It rained again.\n",
            first.0, first.1, second.0, second.1
        ),
        span(4, "Place_name", "river"),
        "R1\tattributed_to Arg1:T1 Arg2:T2\n".to_owned(),
        "R2\tNear Arg1:T4 Arg2:T1\n".to_owned(),
        "E1\tPlace_name:T4 Agent:T1\n".to_owned(),
        "A1\tNamed T2 no\n".to_owned(),
        "A2\tNegation T1\n".to_owned(),
        "M1\tSpeculation T1\n".to_owned(),
        "N1\tReference T4 Wikidata:Q4022\tRiver\n".to_owned(),
        "#1\tAnnotatorNotes T1\tHow high?\n".to_owned(),
        "*\tEquiv T1 T3\n".to_owned(),
        "T5\tClaim 900 910\twords of another text, which are not here\n".to_owned(),
        "T6\tClaim x 4\tRain\n".to_owned(),
        "T7\n".to_owned(),
    ]
    .concat();
    let (answers, desk) = taken(file.as_bytes());
    assert_eq!(
        answers,
        [
            "added",
            "added",
            "added",
            "added",
            "added",
            "lost",
            "“start” is not a whole number from 0",
            "it marks no words of the text",
            "its “attribution” has a label that is no attribution",
            "added",
        ]
    );
    assert_eq!(
        pairs(&desk)[1..],
        [
            pair("It rained all night.", "Quote"),
            pair("The river rose", "Claim"),
            pair("river", "Place_name"),
            pair("she said", "Attribution"),
            pair("It rained again.", "Quote"),
        ]
    );
    let all = annotations(&desk.project);
    assert_eq!(
        all[5].continues.as_ref(),
        Some(&all[1].id),
        "the pieces are one quotation"
    );
    assert_eq!(&*all[2].note, "How high?");
    assert_eq!(all[4].judgements.0[4], Some(false));
    assert_eq!(desk.project.links().count(), 1);
}

/// Both of doccano's shapes, several texts in a file, and the older list.
#[test]
fn doccano() {
    let (claim, who) = (at("The river rose"), at("she said"));
    let spans = json!([[claim.0, claim.1, "claim"], [who.0, who.1, "Attribution"]]);
    let first = json!({"id": 7, "text": TEXT, "label": spans, "Comments": ["why?"]});
    let (answers, desk) = taken(format!("{first}\r\n\r\n").as_bytes());
    assert_eq!(answers, ["added", "added"]);
    assert_eq!(
        pairs(&desk),
        [pair("The river rose", "Claim"), pair("she said", "Attribution")]
    );

    let entity = |id: u32, place: (usize, usize), label: &str| json!({"id": id, "start_offset": place.0, "end_offset": place.1, "label": label});
    let second = json!({
        "id": 8, "text": TEXT, "meta": {"source": "x"}, "Comments": [],
        "entities": [entity(1, claim, "Claim"), entity(2, who, "Attribution"), entity(3, (70, 60), "Claim"), entity(4, (9000, 9001), "Claim")],
        "relations": [{"id": 1, "from_id": 2, "to_id": 1, "type": "says"}, {"id": 2, "from_id": 1, "to_id": 99, "type": "says"}],
    });
    let other = json!({"text": "Another text.", "entities": [entity(1, (0, 7), "Claim")]});
    let lines = format!("{{\"text\": \"broken\n{other}\n{second}\n");
    let (answers, desk) = taken(lines.as_bytes());
    assert_eq!(
        answers,
        [
            "“text” is missing",
            "added",
            "added",
            "it runs from 70 to 60, which holds no words",
            "it lies beyond the text, which has 94 code points, and “exact” is missing",
            "its end \"2 99\" is not among the annotations that can be used",
            "added",
            "it is about another text, “Another text.”",
        ]
    );
    assert_eq!(desk.project.links().count(), 1, "its labels say which end is which");

    // What was found of the text is the same, whatever the file says of it.
    let list = json!([{"text": TEXT, "labels": spans}]);
    let plan = planned(list.to_string().as_bytes(), &rain(), &desk.project);
    assert_eq!(super::answers(&plan), ["already here"; 2]);
    let min = json!([{"id": 1, "text": TEXT, "annotator": 1, "lead_time": 2.5,
        "label": [{"start": claim.0, "end": claim.1, "text": "The river rose", "labels": ["Claim"]}]}]);
    let plan = planned(min.to_string().as_bytes(), &rain(), &desk.project);
    assert_eq!(super::answers(&plan), ["already here"]);
}

/// As Label Studio exports it, with members that mean nothing here.
#[test]
fn label_studio() {
    let region = |id: &str, words: &str, label: serde_json::Value| {
        let (start, end) = at(words);
        json!({"id": id, "from_name": "label", "to_name": "text", "type": "labels", "origin": "manual", "score": 0.5,
               // The SDK writes numbers of both kinds.
               "value": {"start": start as f64, "end": end, "text": words, "labels": label}})
    };
    let task = json!([{
        "id": 1, "inner_id": 1, "project": 2, "total_annotations": 1, "predictions": [{"result": [region("p", "said", json!(["Quote"]))]}],
        "data": {"article": TEXT, "url": "https://news.example/"}, "meta": {}, "file_upload": "x.json", "drafts": [],
        "annotations": [
            {
                "id": 3, "completed_by": {"id": 1, "email": "ana@news.example", "first_name": "Ana", "last_name": ""},
                "created_at": "2026-11-01T10:00:00.123456Z", "updated_at": "2026-11-01T10:00:00.123456Z",
                "was_cancelled": false, "ground_truth": false, "lead_time": 12.3,
                "result": [
                    region("aBc_1-xyz0", "The river rose", json!(["Claim"])),
                    region("aBc_1-xyz1", "she said", json!(["Attribution", "Other"])),
                    region("aBc_1-xyz2", "again", json!([])),
                    {"id": "aBc_1-xyz0", "from_name": "note", "to_name": "text", "type": "textarea",
                     "value": {"start": 0, "end": 1, "text": ["How high?", "Since when?"]}},
                    {"id": "c1", "from_name": "kind", "to_name": "text", "type": "choices", "value": {"choices": ["News"]}},
                    {"from_id": "aBc_1-xyz0", "to_id": "aBc_1-xyz1", "type": "relation", "direction": "right", "labels": []},
                    {"id": "bad", "type": "labels", "value": {"start": -3, "end": 9, "labels": ["Claim"]}},
                    null, 7, {"id": {}, "value": []},
                ],
            },
            {"was_cancelled": true, "result": [region("no", "mayor", json!(["Claim"]))]},
        ],
    }]);
    let file = task.to_string().replace("\"end\":9,", "\"end\":1e400,");
    let (answers, desk) = taken(file.as_bytes());
    assert_eq!(
        answers,
        [
            "added",
            "added",
            "added",
            "“start” is not a whole number from 0",
            "added"
        ]
    );
    assert_eq!(
        pairs(&desk),
        [
            pair("The river rose", "Claim"),
            pair("she said", "Attribution"),
            pair("again", "No label")
        ]
    );
    let all = annotations(&desk.project);
    assert_eq!(&*all[0].note, "How high?\nSince when?");
    assert_eq!((&*all[0].creator, all[0].id.as_str()), ("Ana", "aBc_1-xyz0"));
    assert_eq!(&*all[1].note, "#Other");
    assert_eq!(desk.project.links().count(), 1);
}

/// Tables that somebody made: other names, semicolons, only words.
#[test]
fn tables() {
    let claim = at("The river rose");
    let table = format!(
        "\u{feff}Etiqueta;Texto;Inicio;Fin;Nota\r\nafirmaci\u{f3}n;The river rose;{};{};\"one; two \"\"three\"\"\nfour\"\r\n\
         cita;\"\u{201c}It rained all night.\u{201d}\";;;'=1+1\r\n\r\nClaim;nothing of this stands there;;;\r\nClaim;Rain falls;x;3;\r\nClaim\r\n",
        claim.0, claim.1
    );
    let (answers, desk) = taken(table.as_bytes());
    assert_eq!(
        answers,
        [
            "added",
            "added",
            "lost",
            "“start” is not a whole number from 0",
            "it marks no words of the text"
        ]
    );
    let all = annotations(&desk.project);
    assert_eq!(
        pairs(&desk)[1..],
        [
            pair("\u{201c}It rained all night.\u{201d}", "Quote"),
            pair("The river rose", "Claim")
        ]
    );
    assert_eq!(&*all[1].note, "=1+1");
    assert_eq!(&*all[2].note, "one; two \"three\"\nfour");
    // As a spreadsheet writes it between tabs.
    let (answers, desk) = taken(b"quote\tcomment\n\"The river rose\"\t\"\"\"so\"\" he said\"\nThe river rose\tx\n");
    assert_eq!(answers, ["lost", "added"]);
    assert_eq!(&*annotations(&desk.project)[0].note, "\"so\" he said");
}

/// Annotations and their text in two files, as brat keeps them, and in an archive that others packed.
#[test]
fn files_that_belong_together() {
    use pressmark::domain::codec::foreign::{Incoming, Part, read_parts};
    let (start, end) = at("The river rose");
    let annotations = format!("T1\tClaim {start} {end}\tThe river rose\n");
    let part = |name: &str, words: &str| Part {
        name: name.into(),
        bytes: words.as_bytes().to_vec(),
        packed: false,
    };
    let text = format!("{TEXT}\n");
    let parts = [
        part("news/rain.ann", &annotations),
        part("news/rain.txt", &text),
        part("news/empty.ann", ""),
        part("news/empty.txt", "Nothing."),
        part("news/snow.ann", "T1\tClaim 0 4\tSnow\n"),
        part("news/snow.txt", "Snow falls"),
    ];
    let Ok(Incoming::Foreign(foreign)) = read_parts(&parts) else {
        panic!("they can be read")
    };
    assert!(foreign.article(&rain()).is_none(), "one of them is open");
    let contents = foreign
        .contents(
            &rain().into(),
            &Project::default(),
            pressmark::domain::messages::Language::English,
        )
        .expect("they can be used");
    let said: Vec<bool> = contents.items.iter().map(|item| item.content.is_ok()).collect();
    assert_eq!(said, [true, false]);
    let elsewhere = foreign.article(&article("Sun\nshines.")).expect("it brings its text");
    assert_eq!(elsewhere.text().as_str(), TEXT);

    let doccano = json!({"text": TEXT, "label": [[start, end, "Claim"]]}).to_string();
    let (answers, _) = taken(&pressmark::domain::codec::formats::archive(&[
        ("all.jsonl", &doccano),
        ("__MACOSX/._all.jsonl", "x"),
        ("readme.md", "x"),
    ]));
    assert_eq!(answers, ["added"]);
    let two = read_parts(&[part("a.jsonl", &doccano), part("b.jsonl", &doccano)]).expect_err("which of them?");
    assert!(two.to_string().contains("2 files"), "{two}");
}

/// The sample in `docs`, about the built-in article.
#[test]
fn the_sample_of_hypothesis() {
    let path = crate::build::root().join("docs/samples/formats/hypothesis.json");
    let bytes = std::fs::read(path).expect("it is there");
    let article = crate::sample::article();
    let mut desk = Desk::default();
    import(&bytes, &article, &mut desk);
    assert_eq!(
        pairs(&desk),
        [
            pair("\"cooperation.\u{201d}", "Quote"),
            pair("More than 100 people were reportedly injured", "No label"),
        ]
    );
    let first = &annotations(&desk.project)[0];
    let note = "One word in marks: whose choice was it?\nBen: The speaker's, I think.\n#scare quotes";
    assert_eq!((&*first.note, &*first.creator), (note, "Ada"));
}
