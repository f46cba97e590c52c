//! The table of keys, cell by cell.

use pressmark::domain::annotation::AnnotationId;
use pressmark::domain::app::{Action, Command, Popup, Press, Stretch, Stride, Where, meaning};

use crate::desk::{Desk, label};

/// The columns of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Selected,
    Focused,
    Otherwise,
}

const COLUMNS: [Column; 3] = [Column::Selected, Column::Focused, Column::Otherwise];

/// A claim and a quote, in the state of `column`; the claim is the focused one.
fn at(column: Column) -> (Desk, [AnnotationId; 2]) {
    let mut desk = Desk::of("Talks\nAnn said she never knew. Bob left.");
    let ids = [desk.mark("said", "claim"), desk.mark("knew", "quote")];
    desk.act(Action::Focus((column == Column::Focused).then(|| ids[0].clone())));
    desk.act(Action::CaretAt(desk.find("Bob").start()));
    if column == Column::Selected {
        desk.select("never");
    }
    (desk, ids)
}

fn key(key: &str) -> Press<'_> {
    Press {
        key,
        ..Press::default()
    }
}

fn check(column: Column, expected: impl Fn(&Desk, &[AnnotationId; 2]) -> Vec<(&'static str, Option<Command>)>) {
    let (desk, ids) = at(column);
    for (name, command) in expected(&desk, &ids) {
        for place in [Where::Article, Where::Page] {
            assert_eq!(
                meaning(&desk.state, key(name), place),
                command,
                "{name} in {place:?}, {column:?}"
            );
        }
    }
}

#[test]
fn while_a_selection_is_alive() {
    check(Column::Selected, |_, ids| {
        vec![
            ("1", Some(Command::Mark(label("claim")))),
            ("2", Some(Command::Mark(label("quote")))),
            ("3", Some(Command::Mark(label("attribution")))),
            ("4", None),
            ("Escape", Some(Command::ClearSelection)),
            ("s", Some(Command::Take(Stretch::Sentence))),
            ("p", Some(Command::Take(Stretch::Paragraph))),
            ("[", Some(Command::GoTo(ids[1].clone()))),
            ("]", Some(Command::GoTo(ids[0].clone()))),
            ("Enter", None),
            ("n", None),
            ("Delete", None),
            ("Backspace", None),
            ("?", Some(Command::Keys)),
        ]
    });
}

#[test]
fn while_an_annotation_is_focused() {
    check(Column::Focused, |_, ids| {
        let focused = || ids[0].clone();
        vec![
            ("1", Some(Command::Relabel(focused(), label("claim")))),
            ("3", Some(Command::Relabel(focused(), label("attribution")))),
            ("Escape", Some(Command::BackToText)),
            ("[", Some(Command::GoTo(ids[1].clone()))),
            ("]", Some(Command::GoTo(ids[1].clone()))),
            ("Enter", Some(Command::OpenNote(focused()))),
            ("n", Some(Command::OpenNote(focused()))),
            ("Delete", Some(Command::Delete(focused()))),
            ("Backspace", Some(Command::Delete(focused()))),
            ("?", Some(Command::Keys)),
        ]
    });
}

#[test]
fn otherwise_in_the_article() {
    check(Column::Otherwise, |desk, ids| {
        vec![
            ("1", Some(Command::TogglePen(label("claim")))),
            ("2", Some(Command::TogglePen(label("quote")))),
            ("Escape", None),
            ("s", Some(Command::Take(Stretch::Sentence))),
            ("p", Some(Command::Take(Stretch::Paragraph))),
            ("[", Some(Command::GoTo(ids[1].clone()))),
            ("]", Some(Command::GoTo(ids[0].clone()))),
            ("Enter", Some(Command::Pick(desk.find("Bob").start()))),
            ("n", None),
            ("Delete", None),
            ("?", Some(Command::Keys)),
            ("x", None),
            ("Tab", None),
        ]
    });
}

#[test]
fn undo_and_redo_are_the_same_in_every_column() {
    let cases = [
        ("z", false, Some(Command::Undo)),
        ("Z", true, Some(Command::Redo)),
        ("y", false, Some(Command::Redo)),
        ("Y", true, None),
        ("s", false, None),
        ("1", false, None),
    ];
    for column in COLUMNS {
        let (desk, _) = at(column);
        for (name, shift, expected) in &cases {
            let press = Press {
                command: true,
                modified: true,
                shift: *shift,
                ..key(name)
            };
            for place in [Where::Article, Where::Page, Where::Control] {
                assert_eq!(
                    &meaning(&desk.state, press, place),
                    expected,
                    "{name} in {place:?}, {column:?}"
                );
            }
        }
    }
}

#[test]
fn arrows_move_the_caret_in_the_article_alone() {
    let strides = [
        ("ArrowLeft", false, false, Stride::Letter),
        ("ArrowRight", true, false, Stride::Letter),
        ("ArrowUp", false, false, Stride::Line),
        ("ArrowDown", true, false, Stride::Line),
        ("Home", false, false, Stride::LineEdge),
        ("End", true, false, Stride::LineEdge),
        ("ArrowLeft", false, true, Stride::Word),
        ("ArrowRight", true, true, Stride::Word),
        ("ArrowUp", false, true, Stride::Paragraph),
        ("ArrowDown", true, true, Stride::Paragraph),
        ("Home", false, true, Stride::Article),
        ("End", true, true, Stride::Article),
    ];
    for column in COLUMNS {
        let (desk, _) = at(column);
        for (name, onward, wide, stride) in strides {
            for extend in [false, true] {
                let press = Press {
                    wide,
                    modified: wide,
                    shift: extend,
                    repeat: true,
                    ..key(name)
                };
                let expected = Command::Move { extend, onward, stride };
                assert_eq!(
                    meaning(&desk.state, press, Where::Article),
                    Some(expected),
                    "{name} {column:?}"
                );
                for place in [Where::Page, Where::Control, Where::Field, Where::Elsewhere] {
                    assert_eq!(
                        meaning(&desk.state, press, place),
                        None,
                        "{name} in {place:?}, {column:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn while_typing_and_in_dialogs_keys_are_left_alone() {
    let names = ["1", "s", "n", "Delete", "Enter", "[", "?", "z", "ArrowLeft", "Escape"];
    for column in COLUMNS {
        let (desk, _) = at(column);
        for name in names {
            let expected = (name == "Escape").then_some(Command::LeaveField);
            for command in [false, true] {
                let press = Press {
                    command,
                    modified: command,
                    ..key(name)
                };
                assert_eq!(meaning(&desk.state, press, Where::Field), expected, "{name} {column:?}");
                assert_eq!(meaning(&desk.state, press, Where::Elsewhere), None, "{name} {column:?}");
            }
        }
    }
}

#[test]
fn with_a_modifier_or_held_down_single_keys_do_nothing() {
    for column in COLUMNS {
        let (desk, _) = at(column);
        for name in ["1", "s", "p", "n", "Delete", "Enter"] {
            let modified = Press {
                modified: true,
                ..key(name)
            };
            let held = Press {
                repeat: true,
                ..key(name)
            };
            assert_eq!(
                meaning(&desk.state, modified, Where::Article),
                None,
                "{name} {column:?}"
            );
            assert_eq!(
                meaning(&desk.state, held, Where::Article),
                None,
                "{name} held, {column:?}"
            );
        }
    }
}

#[test]
fn on_a_button_keys_of_the_button_are_left_to_it() {
    let (desk, ids) = at(Column::Focused);
    for name in ["Enter", " ", "s", "p"] {
        assert_eq!(meaning(&desk.state, key(name), Where::Control), None, "{name}");
    }
    let cases = [
        ("2", Command::Relabel(ids[0].clone(), label("quote"))),
        ("n", Command::OpenNote(ids[0].clone())),
        ("Delete", Command::Delete(ids[0].clone())),
        ("Escape", Command::BackToText),
    ];
    for (name, expected) in cases {
        assert_eq!(
            meaning(&desk.state, key(name), Where::Control),
            Some(expected),
            "{name}"
        );
    }
}

#[test]
fn digits_that_are_typed_with_shift_count() {
    let (desk, _) = at(Column::Selected);
    let shifted = Press {
        shift: true,
        ..key("1")
    };
    assert_eq!(
        meaning(&desk.state, shifted, Where::Article),
        Some(Command::Mark(label("claim")))
    );
}

#[test]
fn enter_goes_through_a_stack_and_opens_the_note_of_one_that_stands_alone() {
    let mut desk = Desk::of("Talks\nAnn said she never knew.");
    let inner = desk.mark("never", "claim");
    let outer = desk.mark("she never knew.", "quote");
    desk.act(Action::Focus(None));
    let caret = desk.find("never").start();
    desk.act(Action::CaretAt(caret));
    for expected in [&inner, &outer, &inner] {
        let command = meaning(&desk.state, key("Enter"), Where::Article);
        assert_eq!(command, Some(Command::Pick(caret)));
        desk.act(Action::Pick(caret));
        assert_eq!(desk.state.ui.focus.as_ref(), Some(expected));
    }
    desk.act(Action::Focus(Some(outer.clone())));
    assert_eq!(
        meaning(&desk.state, key("Enter"), Where::Article),
        Some(Command::OpenNote(outer))
    );
}

#[test]
fn a_pen_is_taken_put_down_and_exchanged() {
    let mut desk = Desk::of("Talks\nAnn said.");
    for (name, expected) in [
        ("1", Some("claim")),
        ("2", Some("quote")),
        ("2", None),
        ("3", Some("attribution")),
    ] {
        let Some(Command::TogglePen(pen)) = meaning(&desk.state, key(name), Where::Article) else {
            panic!("{name} is about pens");
        };
        desk.act(Action::TogglePen(pen));
        assert_eq!(desk.state.ui.pen, expected.map(label));
    }
    assert_eq!(
        &*desk.state.ui.said.text,
        "Attribution pen in hand: what you select is marked at once. Escape puts it down."
    );
    // Marking leaves the pen in hand; Escape puts down what is focused and the pen.
    desk.mark("said", "attribution");
    assert_eq!(desk.state.ui.pen, Some(label("attribution")));
    assert_eq!(
        meaning(&desk.state, key("Escape"), Where::Article),
        Some(Command::BackToText)
    );
    desk.act(Action::PenDown);
    assert_eq!(
        (&desk.state.ui.pen, &*desk.state.ui.said.text),
        (&None, "Attribution pen put down")
    );
}

#[test]
fn escape_closes_what_is_in_front_first() {
    for column in COLUMNS {
        let (mut desk, _) = at(column);
        desk.state.ui.popup = Some(Popup::Keys);
        for place in [Where::Article, Where::Page, Where::Control, Where::Elsewhere] {
            assert_eq!(
                meaning(&desk.state, key("Escape"), place),
                Some(Command::ClosePopup),
                "{column:?}"
            );
        }
    }
}
