//! The commands that one key gives, and which key: the one table of them, what a reader changed in it, and how.
//!
//! A new command is a variant of [`Shortcut`], a row of [`SHORTCUTS`] with its message, and an arm in
//! `keys::meant`.

use std::fmt::Write;
use std::rc::Rc;

use super::update::{replace, say};
use super::{State, label_name, words};
use crate::domain::annotation::{Codebook, LabelId};
use crate::domain::messages::{Language, Message, codebook, find, keys, sentences, shortcuts as msg};

/// A command that one key gives, without Control or Command. The keys of labels are in the codebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the table has words for each")]
pub enum Shortcut {
    Sentence,
    Paragraph,
    SentenceMode,
    Previous,
    Next,
    OpenNote,
    Link,
    Edges,
    Delete,
    Find,
    HideMarks,
    Labels,
    Keys,
}

/// A command, the key it has at first, and its words.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The command.
    pub shortcut: Shortcut,
    /// Its name in storage and in ids.
    pub name: &'static str,
    /// Its first key, as browsers name keys; a letter is small.
    key: &'static str,
    /// What it does.
    pub does: Message,
}

const fn row(shortcut: Shortcut, name: &'static str, key: &'static str, does: Message) -> Row {
    Row {
        shortcut,
        name,
        key,
        does,
    }
}

/// Every command of one key, in the order of the sheet.
pub const SHORTCUTS: &[Row] = &[
    row(Shortcut::Sentence, "sentence", "s", keys::SENTENCE),
    row(Shortcut::Paragraph, "paragraph", "p", keys::PARAGRAPH),
    row(Shortcut::SentenceMode, "sentences", "m", sentences::KEY),
    row(Shortcut::Previous, "previous", "[", keys::PREVIOUS),
    row(Shortcut::Next, "next", "]", keys::NEXT),
    row(Shortcut::OpenNote, "note", "n", keys::NOTE),
    row(Shortcut::Link, "link", "l", keys::LINK),
    row(Shortcut::Edges, "edges", "e", keys::EDGES),
    row(Shortcut::Delete, "delete", "Delete", keys::DELETE),
    row(Shortcut::Find, "find", "/", find::KEY),
    row(Shortcut::HideMarks, "marks", "h", find::KEY_HIDE),
    row(Shortcut::Labels, "labels", "c", codebook::SHORTCUT),
    row(Shortcut::Keys, "keys", "?", keys::SHEET),
];

/// Keys with a name that browsers leave to the page.
const NAMED: [&str; 6] = ["Delete", "Insert", "F2", "F4", "F8", "F9"];

/// Which key gives which command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    /// Whether keys that type something do nothing else (those of labels neither).
    pub off: bool,
    changed: Vec<(Shortcut, Rc<str>)>,
}

/// Why a key cannot be given to a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The browser or the article needs it, or it is no key by itself.
    NoKey,
    /// Another command has it.
    Command(Shortcut),
    /// A label has it.
    Label(LabelId),
}

/// A change of the keys.
#[derive(Clone, Debug, PartialEq)]
pub enum Rekey {
    /// Wait for the new key of a command.
    Ask(Shortcut),
    /// This key was pressed for it, as the browser names keys.
    Press(Rc<str>),
    /// The command keeps the key it has.
    Keep,
    /// Every command gets its first key again.
    First,
    /// Single keys on or off.
    Single(bool),
    /// Another tab changed the keys.
    Heard(Rc<Keymap>),
}

/// A command that waits for its new key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The command.
    pub shortcut: Shortcut,
    /// Why the last key pressed was refused, in words.
    pub refused: Option<Rc<str>>,
}

impl Shortcut {
    /// What it does, and its first key.
    #[must_use]
    pub fn row(self) -> Row {
        let found = SHORTCUTS.iter().find(|row| row.shortcut == self);
        *found.expect("every command of one key is in the table")
    }
}

impl Keymap {
    /// The key of a command: a small letter, another sign, or a name as browsers have it.
    #[must_use]
    pub fn key(&self, shortcut: Shortcut) -> &str {
        let changed = self.changed.iter().find(|(one, _)| *one == shortcut);
        changed.map_or_else(|| shortcut.row().key, |(_, key)| key)
    }

    /// The command of a key as it was pressed.
    #[must_use]
    pub fn shortcut(&self, pressed: &str) -> Option<Shortcut> {
        let pressed = plain(pressed);
        let has = |row: &&Row| *self.key(row.shortcut) == *pressed;
        SHORTCUTS.iter().find(has).map(|row| row.shortcut)
    }

    /// Whether single keys are switched off and `pressed` is one.
    #[must_use]
    pub fn silences(&self, pressed: &str) -> bool {
        self.off && types(pressed)
    }

    /// The same keys but with `pressed` for `shortcut`.
    ///
    /// # Errors
    ///
    /// If `pressed` cannot be the key of a command, or is that of another command or of a label.
    pub fn with(&self, shortcut: Shortcut, pressed: &str, codebook: &Codebook) -> Result<Self, Refused> {
        if !usable(pressed) {
            return Err(Refused::NoKey);
        }
        if let Some(other) = self.shortcut(pressed).filter(|other| *other != shortcut) {
            return Err(Refused::Command(other));
        }
        let key = plain(pressed);
        if let Some(label) = codebook.labels.iter().find(|label| *plain(&label.key) == *key) {
            return Err(Refused::Label(label.id.clone()));
        }
        let mut next = self.clone();
        next.changed.retain(|(one, _)| *one != shortcut);
        if *shortcut.row().key != *key {
            next.changed.push((shortcut, key.into()));
        }
        Ok(next)
    }

    /// Whether a command has another key than at first.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        !self.changed.is_empty()
    }

    /// The keys as they are stored: `off sentence=t note=m`; empty for the first ones.
    #[must_use]
    pub fn stored(&self) -> String {
        let mut text = String::from(if self.off { "off" } else { "" });
        for (shortcut, key) in &self.changed {
            let gap = if text.is_empty() { "" } else { " " };
            let _ = write!(text, "{gap}{}={key}", shortcut.row().name);
        }
        text
    }

    /// The keys that are stored as `text`. Of what is damaged or contradicts itself only the switch is taken.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut read = Self::default();
        let mut whole = true;
        for part in text.split_ascii_whitespace() {
            if part == "off" {
                read.off = true;
                continue;
            }
            let named = part.split_once('=').and_then(|(name, key)| {
                let row = SHORTCUTS.iter().find(|row| row.name == name)?;
                (usable(key) && !read.changed.iter().any(|(one, _)| *one == row.shortcut))
                    .then(|| (row.shortcut, plain(key).into()))
            });
            whole &= named.is_some();
            read.changed.extend(named);
        }
        let own = |row: &Row| read.shortcut(read.key(row.shortcut)) == Some(row.shortcut);
        if !whole || !SHORTCUTS.iter().all(own) {
            read.changed.clear();
        }
        read
    }
}

/// A key as people know it: `S`, `Delete`, `?`.
#[must_use]
pub fn shown(key: &str, language: Language) -> String {
    if types(key) {
        key.to_ascii_uppercase()
    } else {
        words::key_name(key, language).to_owned()
    }
}

/// Whether a key types one sign.
pub(super) fn types(key: &str) -> bool {
    let mut signs = key.chars();
    signs.next().is_some() && signs.next().is_none()
}

/// Whether a key can be that of a command: not the space bar, which scrolls and presses buttons.
fn usable(key: &str) -> bool {
    let sign = types(key) && !key.contains(|sign: char| sign.is_whitespace() || sign.is_control());
    sign || NAMED.contains(&plain(key).as_str())
}

/// A key whatever the state of Caps Lock, and one name for the two keys that delete.
fn plain(key: &str) -> String {
    match key {
        "Backspace" => "Delete".to_owned(),
        key if types(key) => key.to_ascii_lowercase(),
        key => key.to_owned(),
    }
}

/// Changes the keys, and says so.
pub(super) fn change(state: &mut State, change: Rekey) -> bool {
    let language = state.ui.language;
    let keymap = state.ui.keymap.clone();
    match change {
        Rekey::Ask(shortcut) => {
            let does = shortcut.row().does.text(language);
            let key = shown(keymap.key(shortcut), language);
            say(state, &msg::ASKING.fill(language, &[does, &key]));
            state.ui.rekeying = Some(Asked {
                shortcut,
                refused: None,
            });
            true
        }
        Rekey::Press(pressed) => press(state, &pressed),
        Rekey::Keep => {
            let Some(asked) = state.ui.rekeying.take() else {
                return false;
            };
            let key = shown(keymap.key(asked.shortcut), language);
            say(state, &msg::KEPT.fill(language, &[&key]));
            true
        }
        Rekey::First => {
            state.ui.rekeying = None;
            state.ui.keymap = Rc::new(Keymap {
                off: keymap.off,
                changed: Vec::new(),
            });
            say(state, msg::FIRST_KEYS_NOW.text(language));
            true
        }
        Rekey::Single(on) => {
            let mut next = (*keymap).clone();
            next.off = !on;
            let changed = replace(&mut state.ui.keymap, Rc::new(next));
            let said = if on { msg::SINGLE_KEYS_ON } else { msg::SINGLE_KEYS_OFF };
            if changed {
                say(state, said.text(language));
            }
            changed
        }
        Rekey::Heard(keymap) => {
            let waiting = state.ui.rekeying.take().is_some();
            replace(&mut state.ui.keymap, keymap) || waiting
        }
    }
}

/// A key was pressed for the command that waits for one.
fn press(state: &mut State, pressed: &str) -> bool {
    let Some(asked) = state.ui.rekeying.clone() else {
        return false;
    };
    let language = state.ui.language;
    let key = shown(&plain(pressed), language);
    let said = match state.ui.keymap.with(asked.shortcut, pressed, &state.codebook) {
        Ok(keymap) => {
            state.ui.keymap = Rc::new(keymap);
            state.ui.rekeying = None;
            msg::CHANGED.fill(language, &[&key, asked.shortcut.row().does.text(language)])
        }
        Err(refused) => {
            let words: Rc<str> = match refused {
                Refused::NoKey => msg::NO_KEY.text(language).into(),
                Refused::Command(other) => msg::TAKEN
                    .fill(language, &[&key, other.row().does.text(language)])
                    .into(),
                Refused::Label(id) => msg::TAKEN
                    .fill(language, &[&key, label_name(&state.codebook, &id, language)])
                    .into(),
            };
            if let Some(asked) = &mut state.ui.rekeying {
                asked.refused = Some(words.clone());
            }
            words.to_string()
        }
    };
    say(state, &said);
    true
}
