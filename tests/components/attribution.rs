//! An attribution's card: the questions about its source, and what a note is asked for.

use pressmark::domain::annotation::{Judgement, Timestamp};
use pressmark::domain::app::Action;
use pressmark::domain::app::parts::Part;
use pressmark::domain::messages::Language;

use super::{after, attribute, between, buttons, drawn, element, find, id, marked, selected, unescaped};

fn judged(answers: &[(Judgement, bool)]) -> pressmark::domain::app::State {
    let marked = marked(&[("attribution", "Guaido said"), ("claim", "Saturday rally")]);
    answers.iter().fold(marked, |state, (what, answer)| {
        let judge = Action::Judge {
            id: id(0),
            what: *what,
            answer: Some(*answer),
            now: Timestamp::default(),
        };
        after(&state, judge)
    })
}

#[test]
fn the_focused_attribution_asks_about_its_source() {
    let answers = [(Judgement::Independent, false), (Judgement::Named, true)];
    let focused = after(&judged(&answers), Action::Focus(Some(id(0))));
    let markup = drawn(&focused);
    let (group, inside) = element(&markup, "class=\"judge\"", "</div>");
    assert_eq!(
        attribute(group, "aria-label").map(unescaped).as_deref(),
        Some("About the source of attribution “Guaido said”")
    );
    let names = buttons(inside);
    assert_eq!(
        names,
        [
            "Independent: no",
            "Multiple: not answered",
            "Verifies: not answered",
            "Authoritative: not answered",
            "Named: yes"
        ]
    );
    for button in inside.split("<button").skip(1) {
        let described = attribute(button, "aria-describedby").expect("each says what it asks");
        let (_, sentence) = element(&markup, &format!("id=\"{described}\""), "</dd>");
        assert!(sentence.ends_with('?'), "{sentence}");
    }
    assert!(
        !markup.contains("class=\"judged\">"),
        "the summary is for cards without the focus"
    );
    let spanish = drawn(&after(&focused, Action::Language(Language::Spanish)));
    let (_, inside) = element(&spanish, "class=\"judge\"", "</div>");
    assert_eq!(buttons(inside)[4], "Con nombre: sí");
}

#[test]
fn a_card_without_the_focus_sums_the_answers_up() {
    let answers = [
        (Judgement::Multiple, false),
        (Judgement::Named, true),
        (Judgement::Independent, true),
    ];
    let state = after(&judged(&answers), Action::Focus(Some(id(1))));
    let markup = drawn(&state);
    assert!(!markup.contains("class=\"judge\""), "the focused one is a claim");
    assert_eq!(
        between(&markup, "class=\"judged\">", "<"),
        "Independent · Named · not Multiple"
    );
    let summaries = |markup: &str| markup.matches("class=\"judged\">").count();
    assert_eq!(summaries(&markup), 1, "a claim has none");
    assert_eq!(summaries(&drawn(&judged(&[]))), 0, "nothing was answered");
}

#[test]
fn a_note_says_what_it_is_for() {
    for (language, hint) in [
        (Language::English, "Why did you mark this?"),
        (Language::Spanish, "¿Por qué marcaste esto?"),
    ] {
        let state = after(&judged(&[]), Action::OpenNote(id(1)));
        let markup = drawn(&update_language(&state, language));
        let (field, _) = element(&markup, "<textarea", "</textarea>");
        let described = attribute(field, "aria-describedby").expect("the field is described");
        assert_eq!(element(&markup, &format!("id=\"{described}\""), "</p>").1, hint);
    }
}

fn update_language(state: &pressmark::domain::app::State, language: Language) -> pressmark::domain::app::State {
    pressmark::domain::app::update(state, Action::Language(language)).unwrap_or_else(|| state.clone())
}

fn parted() -> pressmark::domain::app::State {
    let state = judged(&[]);
    let set = |state: &pressmark::domain::app::State, part, words| Action::SetPart {
        id: id(0),
        part,
        range: find(&state.article, "Guaido said").intersection(find(&state.article, words)),
        more: false,
        now: Timestamp::default(),
    };
    let state = after(&state, set(&state, Part::Source, "Guaido said"));
    after(&state, set(&state, Part::Cue, "said"))
}

#[test]
fn the_focused_attribution_shows_its_source_and_its_cue() {
    let state = after(&parted(), Action::Focus(Some(id(0))));
    let markup = drawn(&state);
    let (_, words) = element(&markup, "class=\"words\"", "</button>");
    assert_eq!(
        words.replace("<!--<[]>-->", ""),
        "<span class=\"source\">Guaido</span><span> </span><span class=\"cue\">said</span>"
    );
    let (group, inside) = element(&markup, "class=\"parts\"", "class=\"judge\"");
    assert_eq!(
        attribute(group, "aria-label").map(unescaped).as_deref(),
        Some("Source and cue of attribution “Guaido said”")
    );
    assert_eq!(
        buttons(inside)[..2],
        [
            "Change the source of attribution “Guaido said”",
            "Change the cue of attribution “Guaido said”"
        ]
    );
    let rows: Vec<_> = inside.split("class=\"caption\">").skip(1).collect();
    for (row, (caption, words)) in rows.iter().zip([("Source", ">Guaido<"), ("Cue", ">said<")]) {
        assert!(row.starts_with(caption) && row.contains(words), "{row}");
    }
    let elsewhere = drawn(&after(&parted(), Action::Focus(Some(id(1)))));
    assert!(!elsewhere.contains("class=\"parts\"") && !elsewhere.contains("class=\"source\""));
}

#[test]
fn what_has_no_source_says_so() {
    let markup = drawn(&after(&judged(&[]), Action::Focus(Some(id(0)))));
    assert_eq!(markup.matches("class=\"unset\">none<").count(), 2);
}

#[test]
fn the_toolbar_offers_the_parts_only_inside_of_the_focused_attribution() {
    let names = |state: &pressmark::domain::app::State| {
        let markup = drawn(state);
        buttons(element(&markup, "role=\"toolbar\"", "</div>").1)
    };
    let focused = after(&parted(), Action::Focus(Some(id(0))));
    let labels = ["Claim", "Quote", "Attribution"];
    assert_eq!(names(&selected(&focused, "Guaido"))[..3], labels);
    // The headline has that name too, so the draft above lies outside of the attribution.
    assert_eq!(names(&selected(&focused, "Guaido")).len(), 3);
    assert_eq!(
        names(&selected(&focused, "said")),
        ["Claim", "Quote", "Attribution", "Source", "Cue"]
    );
    assert_eq!(names(&selected(&focused, "said at")), labels, "it reaches beyond");
    let claim = after(&parted(), Action::Focus(Some(id(1))));
    assert_eq!(names(&selected(&claim, "Saturday")), labels, "a claim has no parts");
}
