//! Keys that a reader gives to commands.

use std::rc::Rc;

use pressmark::domain::annotation::Codebook;
use pressmark::domain::app::{Action, Command, Keymap, Press, Refused, Rekey, SHORTCUTS, Shortcut, Where, meaning};

use crate::desk::{Desk, label as label_id};

fn pressed<'a>(key: &'a str) -> Press<'a> {
    Press {
        key,
        ..Press::default()
    }
}

fn rekey(desk: &mut Desk, shortcut: Shortcut, key: &str) {
    desk.act(Action::Keys(Rekey::Ask(shortcut)));
    desk.act(Action::Keys(Rekey::Press(key.into())));
}

#[test]
fn at_first_every_command_has_its_own_key() {
    let keymap = Keymap::default();
    let codebook = Codebook::built_in();
    for row in SHORTCUTS {
        assert_eq!(keymap.shortcut(keymap.key(row.shortcut)), Some(row.shortcut));
        let key = keymap.key(row.shortcut);
        assert!(
            codebook.labels.iter().all(|label| *label.key != *key),
            "{key} is no label's"
        );
    }
}

#[test]
fn a_key_is_taken_or_refused() {
    let codebook = Codebook::built_in();
    let label = || Refused::Label(label_id("quote"));
    let cases = [
        ("t", Ok("t")),
        ("T", Ok("t")),
        ("s", Ok("s")),
        (",", Ok(",")),
        ("=", Ok("=")),
        ("ñ", Ok("ñ")),
        ("Insert", Ok("Insert")),
        ("F2", Ok("F2")),
        ("p", Err(Refused::Command(Shortcut::Paragraph))),
        ("P", Err(Refused::Command(Shortcut::Paragraph))),
        ("?", Err(Refused::Command(Shortcut::Keys))),
        ("Delete", Err(Refused::Command(Shortcut::Delete))),
        ("Backspace", Err(Refused::Command(Shortcut::Delete))),
        ("2", Err(label())),
        ("", Err(Refused::NoKey)),
        (" ", Err(Refused::NoKey)),
        ("\u{a0}", Err(Refused::NoKey)),
        ("\u{7f}", Err(Refused::NoKey)),
        ("ab", Err(Refused::NoKey)),
        ("Enter", Err(Refused::NoKey)),
        ("Tab", Err(Refused::NoKey)),
        ("Escape", Err(Refused::NoKey)),
        ("ArrowUp", Err(Refused::NoKey)),
        ("F5", Err(Refused::NoKey)),
        ("Dead", Err(Refused::NoKey)),
        ("Unidentified", Err(Refused::NoKey)),
        ("Shift", Err(Refused::NoKey)),
    ];
    for (key, expected) in cases {
        let outcome = Keymap::default().with(Shortcut::Sentence, key, &codebook);
        let key_now = outcome.as_ref().map(|keymap| keymap.key(Shortcut::Sentence));
        assert_eq!(key_now, expected.as_ref().copied(), "{key:?}");
    }
}

#[test]
fn the_new_key_does_it_and_the_old_one_nothing() {
    let mut desk = Desk::of("Talks\nAnn said she never knew. Bob left.");
    let id = desk.mark("said", "claim");
    rekey(&mut desk, Shortcut::OpenNote, "x");
    assert_eq!(
        &*desk.state.ui.said.text,
        "X now: Write a note on the focused annotation"
    );
    assert_eq!(desk.state.ui.rekeying, None);
    let does = |desk: &Desk, key| meaning(&desk.state, pressed(key), Where::Article);
    assert_eq!(does(&desk, "x"), Some(Command::OpenNote(id.clone())));
    assert_eq!(does(&desk, "n"), None);
    desk.act(Action::Keys(Rekey::First));
    assert_eq!(does(&desk, "x"), None);
    assert_eq!(does(&desk, "n"), Some(Command::OpenNote(id)));
}

#[test]
fn what_is_refused_is_said_and_asked_again() {
    let mut desk = Desk::of("Talks\nAnn said.");
    let first = desk.state.ui.keymap.clone();
    desk.act(Action::Keys(Rekey::Ask(Shortcut::Sentence)));
    assert_eq!(
        &*desk.state.ui.said.text,
        "Press the new key for: Select the sentence, or grow to it. Escape keeps S."
    );
    for (key, words) in [
        (
            "p",
            "P is taken: Select the paragraph, or grow to it. Press another key.",
        ),
        ("1", "1 is taken: Claim. Press another key."),
        ("F5", "That key cannot be used here. Take a letter, a digit or a sign."),
    ] {
        desk.act(Action::Keys(Rekey::Press(key.into())));
        let asked = desk.state.ui.rekeying.as_ref().expect("it still waits");
        assert_eq!(
            (asked.shortcut, asked.refused.as_deref()),
            (Shortcut::Sentence, Some(words))
        );
        assert_eq!(&*desk.state.ui.said.text, words);
    }
    desk.act(Action::Keys(Rekey::Keep));
    assert_eq!((&desk.state.ui.rekeying, &*desk.state.ui.said.text), (&None, "S stays"));
    assert_eq!(desk.state.ui.keymap, first);
    // Nothing waits: a key changes nothing.
    assert!(!desk.act(Action::Keys(Rekey::Press("x".into()))));
    assert!(!desk.act(Action::Keys(Rekey::Keep)));
}

/// WCAG 2.1.4: with single keys off no key that types something does anything; all others do what they did.
#[test]
fn single_keys_can_be_switched_off() {
    let mut desk = Desk::of("Talks\nAnn said she never knew. Bob left.");
    let id = desk.mark("said", "claim");
    rekey(&mut desk, Shortcut::Sentence, "F2");
    assert!(desk.act(Action::Keys(Rekey::Single(false))));
    assert!(!desk.act(Action::Keys(Rekey::Single(false))));
    assert_eq!(&*desk.state.ui.said.text, "Single keys are off");
    let printable = (' '..='~').map(String::from).chain(["ñ".into(), "é".into()]);
    for key in printable {
        for shift in [false, true] {
            let press = Press { shift, ..pressed(&key) };
            for place in [Where::Article, Where::Page, Where::Control] {
                assert_eq!(meaning(&desk.state, press, place), None, "{key} in {place:?}");
            }
        }
    }
    let does = |key| meaning(&desk.state, pressed(key), Where::Article);
    assert_eq!(does("Delete"), Some(Command::Delete(id.clone())));
    assert_eq!(does("Enter"), Some(Command::OpenNote(id)));
    assert_eq!(does("Escape"), Some(Command::BackToText));
    assert!(matches!(does("F2"), Some(Command::Take(_))));
    assert!(matches!(does("ArrowLeft"), Some(Command::Move { .. })));
    let undo = Press {
        command: true,
        modified: true,
        ..pressed("z")
    };
    assert_eq!(meaning(&desk.state, undo, Where::Article), Some(Command::Undo));
    // The first keys leave the switch alone.
    desk.act(Action::Keys(Rekey::First));
    assert!(desk.state.ui.keymap.off);
    desk.act(Action::Keys(Rekey::Single(true)));
    assert_eq!(*desk.state.ui.keymap, Keymap::default());
}

#[test]
fn keys_are_stored_and_read_again() {
    let mut desk = Desk::of("Talks\nAnn said.");
    assert_eq!(desk.state.ui.keymap.stored(), "");
    // Two commands exchange their keys, one gets the sign that the stored form is written with.
    rekey(&mut desk, Shortcut::Sentence, "x");
    rekey(&mut desk, Shortcut::Paragraph, "s");
    rekey(&mut desk, Shortcut::Sentence, "p");
    rekey(&mut desk, Shortcut::Next, "=");
    desk.act(Action::Keys(Rekey::Single(false)));
    let stored = desk.state.ui.keymap.stored();
    assert_eq!(stored, "off paragraph=s sentence=p next==");
    assert_eq!(Keymap::read(&stored), *desk.state.ui.keymap);
    let mut other = Desk::of("Talks\nAnn said.");
    other.act(Action::Keys(Rekey::Ask(Shortcut::Delete)));
    assert!(other.act(Action::Keys(Rekey::Heard(Rc::new(Keymap::read(&stored))))));
    assert_eq!(other.state.ui.rekeying, None);
    assert_eq!(other.state.ui.keymap.key(Shortcut::Sentence), "p");
}

#[test]
fn damaged_keys_are_the_first_ones() {
    let mut off = Keymap::default();
    off.off = true;
    let cases = [
        ("", Keymap::default()),
        ("off", off.clone()),
        ("sentence", Keymap::default()),
        ("sentence=", Keymap::default()),
        ("sentence=xx", Keymap::default()),
        ("sentence=p", Keymap::default()),
        ("sentence=x note=x", Keymap::default()),
        ("sentence=x sentence=y", Keymap::default()),
        ("sentence=x nothing=y", Keymap::default()),
        ("off sentence=p", off.clone()),
        ("\u{0}{\"a\":1} off \u{202e}", off),
    ];
    for (text, expected) in cases {
        assert_eq!(Keymap::read(text), expected, "{text:?}");
    }
}
