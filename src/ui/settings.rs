//! The few settings, remembered in this browser.

use std::rc::Rc;

use yew::prelude::*;

use super::bar::BarProps;
use super::{menu, rekey};
use crate::domain::app::{Action, Keymap, Popup, Rekey, State, Theme, Ui};
use crate::domain::messages::{Language, settings as msg};
use crate::web::{events, page, storage};

const THEME: &str = "pressmark:theme";
const NAME: &str = "pressmark:name";
const WORDS: &str = "pressmark:words";
const MARKS: &str = "pressmark:marks";
const KEYS: &str = "pressmark:keys";
const SENTENCES: &str = "pressmark:sentences";
const LANGUAGE: &str = "pressmark:language";
const BUTTON: &str = "#settings-button, .more";

/// The button and what it opens, which is in `node`.
pub fn view(props: &BarProps, node: &NodeRef) -> Html {
    let dispatch = props.dispatch.clone();
    let say = |message: crate::domain::messages::Message| message.text(props.language);
    let open = props.popup == Some(Popup::Settings);
    let toggle = {
        let (dispatch, popup) = (dispatch.clone(), props.popup);
        move |_| menu::toggle(&dispatch, Popup::Settings, popup)
    };
    let switch = |action: fn(bool) -> Action| {
        let dispatch = dispatch.clone();
        move |event: Event| dispatch.dispatch(action(events::checked_of(&event).unwrap_or_default()))
    };
    html! {
        <div class="pop">
            <button
                type="button"
                class="act"
                id="settings-button"
                aria-expanded={open.to_string()}
                aria-controls="settings"
                onclick={toggle}
            >{ say(msg::SETTINGS) }</button>
            <div
                ref={node.clone()}
                class="popover"
                id="settings"
                role="group"
                aria-label={say(msg::SETTINGS)}
                hidden={!open}
                onkeydown={menu::keys(dispatch.clone(), node.clone(), BUTTON)}
            >
                <label class="check">
                    <input type="checkbox" checked={!props.words_stay_cut} onchange={switch(Action::CompleteWords)} />
                    { say(msg::COMPLETE_WORDS) }
                </label>
                <label class="check">
                    <input type="checkbox" checked={props.marks_hidden} onchange={switch(Action::HideMarks)} />
                    { say(msg::HIDE_HIGHLIGHTS) }
                </label>
                { rekey::switch(props.language, &props.keymap, &dispatch) }
                <fieldset class="choice">
                    <legend>{ say(msg::THEME) }</legend>
                    for theme in Theme::ALL {
                        <label key={theme.name()}>
                            <input
                                type="radio"
                                name="theme"
                                value={theme.name()}
                                checked={props.theme == theme}
                                onchange={
                                    let dispatch = dispatch.clone();
                                    move |_| dispatch.dispatch(Action::Theme(theme))
                                }
                            />
                            { say(match theme { Theme::System => msg::SYSTEM, Theme::Light => msg::LIGHT, Theme::Dark => msg::DARK }) }
                        </label>
                    }
                </fieldset>
                <fieldset class="choice">
                    <legend>{ say(msg::LANGUAGE) }</legend>
                    for language in Language::ALL {
                        <label key={language.tag()} lang={language.tag()}>
                            <input
                                type="radio"
                                name="language"
                                value={language.tag()}
                                checked={props.language == language}
                                onchange={
                                    let dispatch = dispatch.clone();
                                    move |_| dispatch.dispatch(Action::Language(language))
                                }
                            />
                            { language.name() }
                        </label>
                    }
                </fieldset>
            </div>
        </div>
    }
}

/// Brings back what was chosen before.
pub fn restore(state: &mut State) {
    let read = |key| storage::get(key).ok().flatten().unwrap_or_default();
    state.ui.theme = theme(&read(THEME));
    state.ui.language = language(&read(LANGUAGE));
    state.ui.words_stay_cut = read(WORDS) == "cut";
    state.ui.keymap = Rc::new(Keymap::read(&read(KEYS)));
    state.ui.sentences = read(SENTENCES) == "on";
    state.ui.marks_hidden = read(MARKS) == "hidden";
    state.ui.name = read(NAME).into();
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
