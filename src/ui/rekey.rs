//! Giving a command another key, and switching single keys off.

use yew::prelude::*;

use super::keysheet::KeySheetProps;
use super::store::Dispatch;
use crate::domain::app::{Action, Asked, Keymap, Rekey, Row, Shortcut, shown};
use crate::domain::messages::{Language, shortcuts as msg};
use crate::web::{Element, events, page};

/// Keys that are no keys by themselves: what they lead to comes as the field's text.
const SILENT: [&str; 10] = [
    "Shift",
    "Control",
    "Alt",
    "AltGraph",
    "Meta",
    "CapsLock",
    "Dead",
    "Process",
    "Unidentified",
    "Tab",
];

/// The row of a command whose key can be changed.
pub fn row(row: &Row, props: &KeySheetProps) -> Html {
    let (language, does) = (props.language, row.does.text(props.language));
    let asked = props.rekeying.as_ref().filter(|asked| asked.shortcut == row.shortcut);
    let key = props.keymap.key(row.shortcut);
    let off = props.keymap.silences(key);
    html! {
        <tr>
            <th scope="row">
                <kbd class={classes!(off.then_some("off"))}>{ shown(key, language) }</kbd>
                if off { <span class="vh">{ msg::OFF.text(language) }</span> }
            </th>
            <td>
                { does }
                if let Some(refused) = asked.and_then(|asked| asked.refused.clone()) {
                    <p class="answer refused" id="key-refused">{ AttrValue::from(refused) }</p>
                }
            </td>
            <td class="change">
                if let Some(asked) = asked {
                    { field(asked, language, &props.dispatch) }
                } else {
                    <button
                        type="button"
                        class="quiet"
                        id={button(row.shortcut)}
                        aria-label={format!("{}: {does}", msg::CHANGE.text(language))}
                        onclick={
                            let (dispatch, shortcut) = (props.dispatch.clone(), row.shortcut);
                            move |_| dispatch.dispatch(Action::Keys(Rekey::Ask(shortcut)))
                        }
                    >{ msg::CHANGE.text(language) }</button>
                }
            </td>
        </tr>
    }
}

/// The field that waits for the new key. A field, so that a phone shows its keyboard.
fn field(asked: &Asked, language: Language, dispatch: &Dispatch) -> Html {
    let does = asked.shortcut.row().does.text(language);
    let onkeydown = {
        let dispatch = dispatch.clone();
        move |event: KeyboardEvent| {
            let key = event.key();
            // Control and Alt together are AltGr, which only types.
            let command = event.meta_key() || event.ctrl_key() != event.alt_key();
            if event.is_composing() || event.repeat() || command || SILENT.contains(&key.as_str()) {
                return;
            }
            // Escape is for the key alone: the sheet stays open.
            event.prevent_default();
            dispatch.dispatch(Action::Keys(match key.as_str() {
                "Escape" => Rekey::Keep,
                key => Rekey::Press(key.into()),
            }));
        }
    };
    let oninput = {
        let dispatch = dispatch.clone();
        move |event: InputEvent| {
            let value = events::value_of(&event).unwrap_or_default();
            if let Some(last) = value.chars().next_back() {
                dispatch.dispatch(Action::Keys(Rekey::Press(last.to_string().into())));
            }
        }
    };
    let onblur = {
        let dispatch = dispatch.clone();
        move |_| dispatch.dispatch(Action::Keys(Rekey::Keep))
    };
    html! {
        <input
            class="new-key"
            type="text"
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            value=""
            placeholder={msg::PRESS_NEW.text(language)}
            aria-label={msg::NEW_KEY.fill(language, &[does])}
            aria-invalid={asked.refused.is_some().then_some("true")}
            aria-describedby={asked.refused.is_some().then_some("key-refused")}
            {onkeydown}
            {oninput}
            {onblur}
        />
    }
}

fn button(shortcut: Shortcut) -> String {
    format!("change-{}", shortcut.row().name)
}

/// Brings the keyboard to the field that waits for a key, and from there back to its button in the sheet `node`.
#[hook]
pub fn use_field(node: &NodeRef, asked: Option<&Asked>) {
    let node = node.clone();
    use_effect_with(asked.map(|asked| asked.shortcut), move |asked| {
        let sheet = node.cast::<Element>();
        let field = sheet.as_ref().and_then(|sheet| page::query(sheet, ".new-key"));
        if let Some(field) = &field {
            page::focus(field, false);
        }
        let asked = *asked;
        move || {
            // Only if the keyboard was lost with the field; it may have gone elsewhere by Tab or a click.
            let lost =
                sheet.filter(|sheet| page::is_open(sheet) && page::active().is_none_or(|active| active == *sheet));
            if let (Some(_), Some(shortcut)) = (lost, asked)
                && let Some(button) = page::by_id(&button(shortcut))
            {
                page::focus(&button, true);
            }
        }
    });
}

/// The switch for single keys.
pub fn switch(language: Language, keymap: &Keymap, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    html! {
        <label class="check">
            <input
                type="checkbox"
                role="switch"
                checked={!keymap.off}
                onchange={move |event: Event| {
                    let on = events::checked_of(&event).unwrap_or_default();
                    dispatch.dispatch(Action::Keys(Rekey::Single(on)));
                }}
            />
            { msg::SINGLE_KEYS.text(language) }
        </label>
    }
}
