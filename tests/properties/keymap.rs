//! Whatever keys a reader chooses, every command is reached by exactly one.

use pressmark::domain::annotation::Codebook;
use pressmark::domain::app::{Keymap, SHORTCUTS, Shortcut};
use proptest::collection::vec;
use proptest::prelude::*;

/// Keys as browsers name them: those that type something, those with a name, and nonsense.
fn key() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[a-zA-Z0-9\\[\\]?,.=-]",
        2 => prop::sample::select(vec!["Delete", "Backspace", "Insert", "F2", "F5", "Enter", " "]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => ".{0,3}",
    ]
}

fn shortcut() -> impl Strategy<Value = Shortcut> {
    (0..SHORTCUTS.len()).prop_map(|nth| SHORTCUTS[nth].shortcut)
}

/// Every command has one key that gives it, and no two have the same.
fn sound(keymap: &Keymap) -> Result<(), TestCaseError> {
    for row in SHORTCUTS {
        prop_assert_eq!(keymap.shortcut(keymap.key(row.shortcut)), Some(row.shortcut));
        let others = SHORTCUTS
            .iter()
            .filter(|other| keymap.key(other.shortcut) == keymap.key(row.shortcut));
        prop_assert_eq!(others.count(), 1);
    }
    Ok(())
}

proptest! {
    #[test]
    fn every_command_has_exactly_one_key(changes in vec((shortcut(), key()), 0..40), off in any::<bool>()) {
        let codebook = Codebook::built_in();
        let mut keymap = Keymap::default();
        keymap.off = off;
        for (shortcut, key) in changes {
            if let Ok(next) = keymap.with(shortcut, &key, &codebook) {
                prop_assert_eq!(next.shortcut(&key), Some(shortcut));
                keymap = next;
            }
            sound(&keymap)?;
            for label in &codebook.labels {
                prop_assert_eq!(keymap.shortcut(&label.key), None, "the labels keep their keys");
            }
        }
        let read = Keymap::read(&keymap.stored());
        prop_assert_eq!(read.stored(), keymap.stored());
        for row in SHORTCUTS {
            prop_assert_eq!(read.key(row.shortcut), keymap.key(row.shortcut));
        }
    }

    #[test]
    fn whatever_is_stored_leaves_every_command_a_key(
        parts in vec(prop_oneof![Just("off".to_owned()), "[a-z]{0,9}=.{0,2}",
            (shortcut(), key()).prop_map(|(shortcut, key)| {
                let stored = Keymap::default().with(shortcut, &key, &Codebook::built_in());
                stored.map(|keymap| keymap.stored()).unwrap_or(key)
            })], 0..6)
    ) {
        sound(&Keymap::read(&parts.join(" ")))?;
    }
}
