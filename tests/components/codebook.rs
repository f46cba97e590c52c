//! The cards of the labels and their editor, as markup.

use pressmark::domain::annotation::LabelId;
use pressmark::domain::app::{Action, LabelAct, LabelPart};
use pressmark::domain::messages::Language;

use super::{after, buttons, drawn, element, marked};

fn slug(name: &str) -> LabelId {
    LabelId::parse(name).expect("a slug")
}

#[test]
fn cards_are_drawn_only_while_they_are_open_and_in_the_readers_language() {
    let state = marked(&[]);
    assert!(!drawn(&state).contains("label-card"));
    let spanish = after(&state, Action::Language(Language::Spanish));
    let markup = drawn(&after(&spanish, Action::Labels(LabelAct::Show(None))));
    let (_, cards) = element(&markup, "class=\"label-cards\"", "</ul>");
    assert_eq!(
        buttons(cards),
        ["Cambiar «Afirmación»", "Cambiar «Cita»", "Cambiar «Atribución»"]
    );
    assert!(cards.contains("Algo que se asegura sobre el mundo"), "{cards}");
}

#[test]
fn a_field_that_is_refused_says_why_and_a_look_that_is_taken_says_whose() {
    let show = after(&marked(&[]), Action::Labels(LabelAct::Show(None)));
    let act = |state, what| after(state, Action::Labels(what));
    let open = act(&show, LabelAct::Edit(Some(slug("claim"))));
    let line = pressmark::domain::annotation::Line::Double;
    let same = act(&open, LabelAct::Change(slug("claim"), LabelPart::Line(line)));
    let refused = act(&same, LabelAct::Change(slug("claim"), LabelPart::Name("Quote".into())));
    let markup = drawn(&refused);
    let (_, editor) = element(&markup, "class=\"edit\"", "</dialog>");
    assert!(editor.contains("value=\"Quote\""), "what was typed stands there");
    assert!(editor.contains("aria-describedby=\"label-problem\""));
    assert!(editor.contains("There is a label “Quote” already."));
    assert!(editor.contains("Sky blue, taken by “Quote”"), "{editor}");
}
