//! The sheet of keys where keys were changed or switched off.

use pressmark::domain::app::{Action, Keymap, Rekey, SHORTCUTS, Shortcut};
use pressmark::domain::messages::Language;

use super::{after, between, drawn, marked, unescaped};

fn sheet(markup: &str) -> String {
    unescaped(between(markup, "id=\"keys\"", "</dialog>"))
}

#[test]
fn a_key_that_was_changed_is_on_the_sheet() {
    let asked = after(&marked(&[]), Action::Keys(Rekey::Ask(Shortcut::Sentence)));
    let waiting = sheet(&drawn(&asked));
    assert!(waiting.contains("aria-label=\"New key for: Select the sentence, or grow to it\""));
    assert_eq!(waiting.matches("class=\"new-key\"").count(), 1);
    let refused = sheet(&drawn(&after(&asked, Action::Keys(Rekey::Press("p".into())))));
    assert!(
        refused.contains("aria-describedby=\"key-refused\"") && refused.contains("P is taken: Select the paragraph")
    );
    let changed = sheet(&drawn(&after(&asked, Action::Keys(Rekey::Press("t".into())))));
    assert!(changed.contains(">T</kbd>") && !changed.contains(">S</kbd>") && !changed.contains("new-key"));
    let spanish = sheet(&drawn(&after(&asked, Action::Language(Language::Spanish))));
    assert!(
        spanish.contains("Tecla nueva para: Seleccionar la oración"),
        "{spanish}"
    );
}

#[test]
fn keys_that_do_nothing_are_not_offered() {
    let off = drawn(&after(&marked(&[]), Action::Keys(Rekey::Single(false))));
    let keys = SHORTCUTS
        .iter()
        .filter(|row| Keymap::default().key(row.shortcut).len() == 1);
    assert_eq!(sheet(&off).matches("<kbd class=\"off\">").count(), keys.count());
    assert!(
        !between(&off, "class=\"empty\"", "</p>").contains("<kbd>"),
        "the hint of the empty list"
    );
    assert!(between(&drawn(&marked(&[])), "class=\"empty\"", "</p>").contains("<kbd>?</kbd>"));
}
