//! Answering the questions about an attribution's source.

use pressmark::domain::annotation::{AnnotationId, Judgement};
use pressmark::domain::app::{Action, judge};
use pressmark::domain::messages::Language;

use crate::desk::{Desk, now};

fn answer(desk: &mut Desk, id: &AnnotationId, what: Judgement, answer: Option<bool>) -> bool {
    desk.act(Action::Judge {
        id: id.clone(),
        what,
        answer,
        now: now(),
    })
}

#[test]
fn each_answer_is_one_step_in_words() {
    let mut desk = Desk::lesson();
    let said = desk.mark("Guaido said", "attribution");
    let steps = [
        (
            Some(true),
            "answer “Independent” with yes for attribution “Guaido said”",
        ),
        (
            Some(false),
            "answer “Independent” with no for attribution “Guaido said”",
        ),
        (
            None,
            "take back the answer to “Independent” for attribution “Guaido said”",
        ),
    ];
    for (says, words) in steps {
        assert!(answer(&mut desk, &said, Judgement::Independent, says));
        assert_eq!(desk.get(&said).judgements.0, [says, None, None, None, None]);
        assert_eq!(desk.next_undo().as_deref(), Some(words));
    }
    for (_, words) in steps.iter().rev() {
        assert_eq!(desk.undo(), format!("Undone: {words}"));
    }
    assert_eq!(desk.get(&said).judgements.0, [None; 5]);
    assert_eq!(desk.redo(), format!("Done again: {}", steps[0].1));
    assert_eq!(desk.get(&said).judgements.0[0], Some(true));
}

#[test]
fn what_is_affirmed_stands_before_what_is_denied() {
    let mut desk = Desk::lesson();
    let said = desk.mark("Guaido said", "attribution");
    assert_eq!(judge::summary(desk.get(&said), Language::English), "");
    for (what, says) in [
        (Judgement::Multiple, false),
        (Judgement::Named, true),
        (Judgement::Independent, true),
    ] {
        answer(&mut desk, &said, what, Some(says));
    }
    let line = |language| judge::summary(desk.get(&said), language);
    assert_eq!(line(Language::English), "Independent · Named · not Multiple");
    assert_eq!(line(Language::Spanish), "Independiente · Con nombre · no Múltiple");
}

#[test]
fn the_answers_are_heard_in_the_readers_language() {
    let mut desk = Desk::lesson();
    let said = desk.mark("Guaido said", "attribution");
    desk.act(Action::Language(Language::Spanish));
    answer(&mut desk, &said, Judgement::Named, Some(true));
    let heard = &*desk.state.ui.said.text;
    assert!(heard.starts_with("Con nombre: sí, en "), "{heard}");
}

#[test]
fn only_an_attribution_can_be_judged_and_the_same_answer_is_no_act() {
    let mut desk = Desk::lesson();
    let claim = desk.mark("Saturday rally", "claim");
    assert!(!answer(&mut desk, &claim, Judgement::Named, Some(true)));
    let said = desk.mark("Guaido said", "attribution");
    assert!(!answer(&mut desk, &said, Judgement::Named, None));
    assert!(answer(&mut desk, &said, Judgement::Named, Some(false)));
    assert!(!answer(&mut desk, &said, Judgement::Named, Some(false)));
    let nobody = AnnotationId::from_random([200; 16]);
    assert!(!answer(&mut desk, &nobody, Judgement::Named, Some(true)));
}
