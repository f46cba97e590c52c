//! The few settings, remembered in this browser.

mod apply;
mod controls;
mod panel;

use std::rc::Rc;

use yew::prelude::*;

use crate::domain::app::{Action, Keymap, Reading, Rekey, State, Theme, Ui};
use crate::domain::messages::Language;
use crate::web::{page, storage};

pub use panel::view;

const THEME: &str = "pressmark:theme";
const NAME: &str = "pressmark:name";
const WORDS: &str = "pressmark:words";
const MARKS: &str = "pressmark:marks";
const READING: &str = "pressmark:reading";
const KEYS: &str = "pressmark:keys";
const SENTENCES: &str = "pressmark:sentences";
const LANGUAGE: &str = "pressmark:language";

/// Brings back what was chosen before.
pub fn restore(state: &mut State) {
    let read = |key| storage::get(key).ok().flatten().unwrap_or_default();
    state.ui.theme = theme(&read(THEME));
    state.ui.language = language(&read(LANGUAGE));
    state.ui.words_stay_cut = read(WORDS) == "cut";
    state.ui.reading = Reading::read(&read(READING));
    state.ui.keymap = Rc::new(Keymap::read(&read(KEYS)));
    state.ui.sentences = read(SENTENCES) == "on";
    state.ui.marks_hidden = read(MARKS) == "hidden";
    state.ui.name = read(NAME).into();
    state.ui.coarse = page::coarse_pointer();
}

/// Keeps what is chosen, and gives the page its colours. A setting that cannot be stored holds for this visit.
#[hook]
pub fn use_settings(ui: &Ui) {
    // One effect each: what was chosen in another tab meanwhile must not be written over.
    use_effect_with(ui.theme, |theme| {
        page::set_root_attribute("data-theme", (*theme != Theme::System).then(|| theme.name()));
        keep(THEME, if *theme == Theme::System { "" } else { theme.name() });
    });
    // The language that the browser prefers is not stored: it may change.
    use_effect_with(ui.language, |chosen| {
        page::set_root_attribute("lang", Some(chosen.tag()));
        keep(LANGUAGE, if *chosen == language("") { "" } else { chosen.tag() });
    });
    use_effect_with(ui.reading, |reading| {
        apply::apply(*reading);
        keep(READING, &reading.stored());
    });
    use_effect_with(ui.keymap.clone(), |keymap| {
        // The keys beside the names of buttons are not shown while they do nothing.
        page::set_root_attribute("data-keys", keymap.off.then_some("off"));
        keep(KEYS, &keymap.stored());
    });
    use_effect_with(ui.name.clone(), |name| keep(NAME, name));
    use_effect_with(ui.marks_hidden, |hidden| {
        keep(MARKS, if *hidden { "hidden" } else { "" })
    });
    use_effect_with(ui.sentences, |on| keep(SENTENCES, if *on { "on" } else { "" }));
    use_effect_with(ui.words_stay_cut, |cut| keep(WORDS, if *cut { "cut" } else { "" }));
}

/// What another tab's change of a setting means here.
pub fn heard(key: &str, value: &str) -> Option<Action> {
    match key {
        THEME => Some(Action::Theme(theme(value))),
        LANGUAGE => Some(Action::Language(language(value))),
        NAME => Some(Action::Name(value.into())),
        READING => Some(Action::Reading(Reading::read(value))),
        KEYS => Some(Action::Keys(Rekey::Heard(Rc::new(Keymap::read(value))))),
        MARKS => Some(Action::HideMarks(value == "hidden")),
        SENTENCES => Some(Action::SentenceMode(value == "on")),
        WORDS => Some(Action::CompleteWords(value != "cut")),
        _ => None,
    }
}

fn theme(name: &str) -> Theme {
    Theme::ALL
        .into_iter()
        .find(|theme| theme.name() == name)
        .unwrap_or_default()
}

/// The language that was chosen, else the first of the browser's that the program speaks.
fn language(chosen: &str) -> Language {
    let preferred = page::languages();
    Language::preferred(std::iter::once(chosen).chain(preferred.iter().map(String::as_str)))
}

fn keep(key: &str, value: &str) {
    let known = storage::get(key).ok().flatten().unwrap_or_default();
    if known != value {
        let kept = if value.is_empty() {
            storage::remove(key)
        } else {
            storage::set(key, value)
        };
        drop(kept);
    }
}
