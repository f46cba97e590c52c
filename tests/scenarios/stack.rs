//! Opening one of several annotations, going from one to the next, and taking sentences and paragraphs.

use std::slice::from_ref;

use pressmark::domain::annotation::AnnotationId;
use pressmark::domain::app::{Action, Direction, Stretch, covering, place_name, step_from, stretch};
use pressmark::domain::text::Offset;

use crate::desk::Desk;

/// A sentence in which three annotations lie over each other, and one touches them.
fn stacked() -> (Desk, [AnnotationId; 4]) {
    let mut desk = Desk::of("Talks\nAnn said she never knew. Bob left early.\nThe end. It rains.");
    let ids = [
        ("Ann said she never knew.", "claim"),
        ("said she never", "quote"),
        ("never", "attribution"),
        ("knew", "quote"),
    ]
    .map(|(words, slug)| desk.mark(words, slug));
    desk.act(Action::Focus(None));
    (desk, ids)
}

/// In the middle of `words`.
fn inside(desk: &Desk, words: &str) -> Offset {
    desk.find(words).start().plus(1)
}

#[test]
fn the_smallest_comes_first_and_picking_again_goes_round() {
    let (mut desk, [whole, middle, small, _]) = stacked();
    let at = inside(&desk, "never");
    assert_eq!(
        covering(&desk.state, at),
        [small.clone(), middle.clone(), whole.clone()]
    );
    for expected in [&small, &middle, &whole, &small] {
        desk.act(Action::Pick(at));
        assert_eq!(desk.state.ui.focus.as_ref(), Some(expected));
    }
    assert_eq!(
        &*desk.state.ui.said.text,
        "attribution \u{201c}never\u{201d}. 2 others here: pick again for the next"
    );
    // Elsewhere the smallest of that place is first again, and nothing was deleted by looking.
    desk.act(Action::Pick(inside(&desk, "said")));
    assert_eq!(desk.state.ui.focus.as_ref(), Some(&middle));
    assert_eq!(desk.state.annotations.len(), 4);
    desk.act(Action::Pick(inside(&desk, "Bob")));
    assert_eq!((&desk.state.ui.focus, desk.state.ui.picked), (&None, None));
}

#[test]
fn touching_is_not_overlapping() {
    let mut desk = Desk::of("Talks\nyesno");
    let [first, second] = ["yes", "no"].map(|words| {
        let range = desk.find(words);
        desk.draft(range, pressmark::domain::app::Gesture::Keyboard);
        let id = AnnotationId::from_random([words.len() as u8; 16]);
        desk.act(Action::Mark {
            label: crate::desk::label("claim"),
            id: id.clone(),
            now: crate::desk::now(),
            keep: false,
        });
        id
    });
    let range = |id: &AnnotationId| desk.get(id).range().expect("it is placed");
    assert_eq!(range(&first).end(), range(&second).start());
    assert!(!range(&first).overlaps(range(&second)));
    assert_eq!(
        covering(&desk.state, range(&second).start()),
        from_ref(&second),
        "where they touch, the later one"
    );
    assert_eq!(
        covering(&desk.state, range(&second).end()),
        from_ref(&second),
        "behind it, the one just left"
    );
    let runs = &desk.state.page.blocks()[1].runs;
    assert_eq!(
        runs.iter()
            .map(|(run, words)| (run.cover.len(), &**words))
            .collect::<Vec<_>>(),
        [(1, "yes"), (1, "no")]
    );
}

#[test]
fn brackets_go_round_in_text_order() {
    let (mut desk, [whole, middle, small, last]) = stacked();
    let order = [&whole, &middle, &small, &last, &whole];
    desk.act(Action::CaretAt(Offset::START));
    for expected in order {
        let next = step_from(&desk.state, Direction::Next).expect("there is one");
        assert_eq!(&next, expected);
        desk.act(Action::Focus(Some(next)));
    }
    for expected in order.iter().rev().skip(1) {
        let before = step_from(&desk.state, Direction::Previous).expect("there is one");
        assert_eq!(&&before, expected);
        desk.act(Action::Focus(Some(before)));
    }
    // Without a focus, from the caret.
    desk.act(Action::Focus(None));
    let cases = [
        ("Bob", Direction::Next, &whole),
        ("Bob", Direction::Previous, &last),
        ("never", Direction::Next, &last),
        ("never", Direction::Previous, &small),
    ];
    for (words, way, expected) in cases {
        desk.act(Action::CaretAt(inside(&desk, words)));
        assert_eq!(
            step_from(&desk.state, way).as_ref(),
            Some(expected),
            "{way:?} from {words:?}"
        );
    }
    assert_eq!(step_from(&Desk::of("Nothing").state, Direction::Next), None);
}

#[test]
fn sentences_and_paragraphs_are_taken_and_grown_to() {
    let (mut desk, _) = stacked();
    let paragraph = "Ann said she never knew. Bob left early.";
    let cases = [
        (None, "never", Stretch::Sentence, "Ann said she never knew."),
        (None, "left", Stretch::Sentence, "Bob left early."),
        (None, "left", Stretch::Paragraph, paragraph),
        (Some("never"), "It", Stretch::Sentence, "Ann said she never knew."),
        (Some("knew. Bob"), "It", Stretch::Sentence, paragraph),
        (
            Some("Bob left early.\nThe"),
            "It",
            Stretch::Sentence,
            "Bob left early.\nThe end.",
        ),
        (
            Some("Bob left early.\nThe"),
            "It",
            Stretch::Paragraph,
            "Ann said she never knew. Bob left early.\nThe end. It rains.",
        ),
    ];
    for (selected, caret, what, expected) in cases {
        desk.act(Action::Drafted(None));
        if let Some(words) = selected {
            desk.select(words);
        }
        desk.act(Action::CaretAt(inside(&desk, caret)));
        let taken = stretch(&desk.state, what).and_then(|range| desk.state.article.text().slice(range));
        assert_eq!(
            taken.map(str::trim_end),
            Some(expected),
            "{what:?} of {selected:?} or at {caret:?}"
        );
    }
}

#[test]
fn places_have_names() {
    let desk = Desk::of("Talks\nOne.\nTwo.");
    let cases = [("Talks", "Headline"), ("One", "Paragraph 1"), ("Two", "Paragraph 2")];
    for (words, expected) in cases {
        assert_eq!(
            place_name(&desk.state.article, desk.find(words).start(), desk.state.ui.language),
            expected
        );
    }
}
