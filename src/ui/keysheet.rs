//! The sheet of keys.

use std::rc::Rc;

use yew::prelude::*;

use super::store::Dispatch;
use super::{commands, rekey};
use crate::domain::annotation::Codebook;
use crate::domain::app::{Action, Asked, Keymap, Rekey, SHORTCUTS, label_text, words};
use crate::domain::messages::{Language, Message, bar, bulk, keys as msg, panel, shortcuts as rekeying};
use crate::web::{Element, page};

/// What the sheet is drawn from.
#[derive(Properties, PartialEq)]
pub struct KeySheetProps {
    /// The language of the interface.
    pub language: Language,
    /// Sends actions.
    pub dispatch: Dispatch,
    /// Whether it is open.
    pub open: bool,
    /// The labels, for their keys.
    pub codebook: Rc<Codebook>,
    /// Which key gives which command.
    pub keymap: Rc<Keymap>,
    /// The command that waits for its new key.
    pub rekeying: Option<Asked>,
    /// What was said while it is open.
    pub said: Rc<str>,
}

/// The keys that stay as they are, and what each does. The others are in [`SHORTCUTS`].
const FIXED: [(&[&str], Message); 10] = [
    (&["Tab"], msg::TAB),
    (&["←", "→", "↑", "↓"], msg::ARROWS),
    (&["Ctrl", "←", "→", "↑", "↓"], msg::CTRL_ARROWS),
    (&["Home", "End"], msg::HOME_END),
    (&["Shift"], msg::SHIFT),
    (&["Enter"], msg::ENTER),
    (&["Space"], bulk::KEY),
    (&["Ctrl", "Z"], msg::UNDO),
    (&["Ctrl", "Shift", "Z"], bar::REDO),
    (&["Escape"], msg::ESCAPE),
];

/// Every key and what it does.
#[component(KeySheet)]
pub fn key_sheet(props: &KeySheetProps) -> Html {
    let (dispatch, language) = (&props.dispatch, props.language);
    let node = use_node_ref();
    use_dialog(&node, props.open);
    rekey::use_field(&node, props.rekeying.as_ref());
    let close = {
        let dispatch = dispatch.clone();
        move || {
            dispatch.dispatch(Action::Keys(Rekey::Keep));
            dispatch.dispatch(Action::Show(None));
        }
    };
    let names = props
        .codebook
        .labels
        .iter()
        .map(|label| label_text(label, language).name.to_ascii_lowercase())
        .collect::<Vec<_>>()
        .join(", ");
    html! {
        <dialog
            ref={node.clone()}
            class="dialog"
            id="keys"
            aria-labelledby="keys-title"
            onclose={
                let (close, node, open) = (close.clone(), node.clone(), props.open);
                move |_| {
                    // It comes late: the sheet may have been opened again since.
                    if node.cast::<Element>().is_some_and(|sheet| page::is_open(&sheet)) {
                        return;
                    }
                    // What the state has closed needs no word; by now it may want the sheet again.
                    if open {
                        close();
                    }
                    // The browser gives the keyboard back to where it was, unless that is gone.
                    commands::find_keyboard();
                }
            }
        >
            <h2 id="keys-title">{ bar::KEYS.text(language) }</h2>
            { rekey::switch(language, &props.keymap, dispatch) }
            <p class="lead">{ rekeying::SINGLE_KEYS_HELP.text(language) }</p>
            // The page's own live region is silent behind a modal dialog.
            <p class="vh" aria-live="polite">{ AttrValue::from(props.said.clone()) }</p>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{ msg::KEY.text(language) }</th>
                        <th scope="col" colspan="2">{ msg::WHAT_IT_DOES.text(language) }</th>
                    </tr>
                </thead>
                <tbody>
                    <tr>
                        <th scope="row">
                            for label in props.codebook.labels.iter() {
                                <kbd key={label.id.as_str()}>{ AttrValue::from(label.key.clone()) }</kbd>
                            }
                        </th>
                        <td colspan="2">{ msg::LABELS.fill(language, &[&names]) }</td>
                    </tr>
                    for row in SHORTCUTS {
                        { rekey::row(row, props) }
                    }
                    for (keys, does) in FIXED {
                        <tr>
                            <th scope="row">for key in keys.iter() { <kbd>{ words::key_name(key, language) }</kbd> }</th>
                            <td colspan="2">{ does.text(language) }</td>
                        </tr>
                    }
                </tbody>
            </table>
            <div class="row">
                <button
                    type="button"
                    class="button"
                    onclick={
                        let dispatch = dispatch.clone();
                        move |_| dispatch.dispatch(Action::Keys(Rekey::First))
                    }
                >{ rekeying::FIRST_KEYS.text(language) }</button>
                <button type="button" class="button" onclick={move |_| close()}>{ panel::CLOSE.text(language) }</button>
            </div>
        </dialog>
    }
}

/// Opens the dialog in `node` as a modal one while `open`, and closes it otherwise.
#[hook]
pub fn use_dialog(node: &NodeRef, open: bool) {
    let node = node.clone();
    use_effect_with(open, move |open| {
        let Some(dialog) = node.cast::<Element>() else { return };
        if *open && !page::is_open(&dialog) {
            page::show_modal(&dialog);
        } else if !*open && page::is_open(&dialog) {
            page::close_dialog(&dialog);
        }
    });
}
