//! The sheet of keys.

use std::rc::Rc;

use yew::prelude::*;

use super::commands;
use super::store::Dispatch;
use crate::domain::annotation::Codebook;
use crate::domain::app::Action;
use crate::domain::messages::Language;
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
}

/// The keys that do not depend on the labels, and what each does.
const KEYS: [(&[&str], &str); 15] = [
    (&["Tab"], "Go into the article; again: to the tools behind it"),
    (
        &["←", "→", "↑", "↓"],
        "Move the caret in the article by letter and line",
    ),
    (
        &["Ctrl", "←", "→", "↑", "↓"],
        "Move it by word and paragraph (Mac: Option)",
    ),
    (
        &["Home", "End"],
        "Go to the line's start or end; with Ctrl, the article's",
    ),
    (&["Shift"], "With any of these: select"),
    (&["S"], "Select the sentence, or grow to it"),
    (&["P"], "Select the paragraph, or grow to it"),
    (&["[", "]"], "Go to the annotation before or behind"),
    (
        &["Enter"],
        "Open the annotation at the caret, again: the next one there. On a focused one: its note",
    ),
    (&["N"], "Write a note on the focused annotation"),
    (&["Delete"], "Delete the focused annotation"),
    (&["Ctrl", "Z"], "Undo (Mac: Command)"),
    (&["Ctrl", "Shift", "Z"], "Redo"),
    (&["Escape"], "Clear the selection, leave a note, or put the pen down"),
    (&["?"], "Show this sheet"),
];

/// Every key and what it does.
#[component(KeySheet)]
pub fn key_sheet(props: &KeySheetProps) -> Html {
    let dispatch = &props.dispatch;
    let node = use_node_ref();
    use_dialog(&node, props.open);
    let close = {
        let dispatch = dispatch.clone();
        move || dispatch.dispatch(Action::Show(None))
    };
    let names = props
        .codebook
        .labels
        .iter()
        .map(|label| label.name.to_ascii_lowercase())
        .collect::<Vec<_>>()
        .join(", ");
    html! {
        <dialog
            ref={node}
            class="dialog"
            id="keys"
            aria-labelledby="keys-title"
            onclose={
                let close = close.clone();
                move |_| {
                    close();
                    // The browser gives the keyboard back to where it was, unless that is gone.
                    commands::find_keyboard();
                }
            }
        >
            <h2 id="keys-title">{ "Keys" }</h2>
            <table>
                <thead><tr><th scope="col">{ "Key" }</th><th scope="col">{ "What it does" }</th></tr></thead>
                <tbody>
                    <tr>
                        <th scope="row">
                            for label in props.codebook.labels.iter() {
                                <kbd key={label.id.as_str()}>{ AttrValue::from(label.key.clone()) }</kbd>
                            }
                        </th>
                        <td>
                            { format!(
                                "Mark the selected words as {names}. On a focused annotation: change its label. \
                                 Otherwise: take that pen, again: put it down"
                            ) }
                        </td>
                    </tr>
                    for (keys, does) in KEYS {
                        <tr key={does}>
                            <th scope="row">for key in keys.iter() { <kbd key={*key}>{ *key }</kbd> }</th>
                            <td>{ does }</td>
                        </tr>
                    }
                </tbody>
            </table>
            <div class="row">
                <button type="button" class="button" onclick={move |_| close()}>{ "Close" }</button>
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
