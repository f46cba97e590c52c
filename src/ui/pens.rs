//! Pens: choose a label first, then everything selected is marked with it. And the bottom bar of a phone.

use std::rc::Rc;

use yew::prelude::*;

use super::bar::turn;
use super::menu::{self, Item, use_first_item};
use super::store::Dispatch;
use super::{commands, fresh, marks};
use crate::domain::annotation::{Codebook, LabelId};
use crate::domain::app::{Action, Popup, label_text};
use crate::domain::messages::{Language, Message, bar as msg, settings};

/// Where pens are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// In the top bar, with their keys.
    Top,
    /// In the bottom bar, with their letters.
    Bottom,
}

/// A button for each label; `pen` is in hand. While words are selected (`drafting`), a pen marks them.
pub fn view(
    language: Language,
    dispatch: &Dispatch,
    codebook: &Codebook,
    pen: Option<&LabelId>,
    drafting: bool,
    at: At,
) -> Html {
    let (keys, many) = (at == At::Top, many(codebook));
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    html! {
        for label in codebook.labels.iter() {
            <button
                key={label.id.as_str()}
                type="button"
                class={classes!("pen", marks::label_classes(codebook, &label.id))}
                title={many.map(|_| label_text(label, language).name.to_owned())}
                aria-pressed={(pen == Some(&label.id)).to_string()}
                onmousedown={onmousedown.clone()}
                onclick={
                    let (dispatch, label) = (dispatch.clone(), label.id.clone());
                    move |_| {
                        if drafting {
                            commands::mark(&dispatch, label.clone(), false);
                        } else {
                            dispatch.dispatch(Action::TogglePen(label.clone()));
                        }
                    }
                }
            >
                <i class="swatch" aria-hidden="true">
                    { (!keys || many.is_some()).then(|| marks::letter(codebook, &label.id, language)) }
                </i>
                <span class="pen-name">{ label_text(label, language).name }</span>
                <span class="vh">{ msg::SUFFIX_PEN.text(language) }</span>
                if keys && !label.key.is_empty() {
                    <kbd aria-hidden="true">{ AttrValue::from(label.key.clone()) }</kbd>
                }
            </button>
        }
    }
}

/// The class of a place for pens that has more of them than fit with their names.
pub fn many(codebook: &Codebook) -> Option<&'static str> {
    (codebook.labels.len() > 4).then_some("many")
}

/// What the bottom bar is drawn from.
#[derive(Properties, PartialEq)]
pub struct DockProps {
    /// The language of the interface.
    pub language: Language,
    /// Sends actions.
    pub dispatch: Dispatch,
    /// The labels.
    pub codebook: Rc<Codebook>,
    /// The pen in hand.
    pub pen: Option<LabelId>,
    /// Whether words are selected.
    pub drafting: bool,
    /// What would be undone, in words.
    pub undo: Option<Rc<str>>,
    /// What would be done again, in words.
    pub redo: Option<Rc<str>>,
    /// Whether whole sentences are taken.
    pub sentences: bool,
    /// What is in front of the page.
    pub popup: Option<Popup>,
}

/// The bottom bar of a phone: pens, undo, and More.
#[component(Dock)]
pub fn dock(props: &DockProps) -> Html {
    let dispatch = props.dispatch.clone();
    let say = |message: Message| message.text(props.language);
    let node = use_node_ref();
    let open = props.popup == Some(Popup::More);
    use_first_item(open.then(|| (node.clone(), "[role=menuitem]:not(:disabled)")));
    let toggle = {
        let (dispatch, popup) = (dispatch.clone(), props.popup);
        move |_| menu::toggle(&dispatch, Popup::More, popup)
    };
    // What is wanted most comes first.
    let items = [
        Item::new(msg::LIST, |dispatch| dispatch.dispatch(Action::ShowList(true))),
        Item::new(msg::REDO, |dispatch| dispatch.dispatch(Action::Redo(fresh::now()))).idle(props.redo.is_none()),
        Item::sentence_mode(props.sentences),
        Item::articles(),
        Item::labels(),
        Item::new(msg::IMPORT_A_FILE, |_| super::import::choose()),
        Item::new(msg::EXPORT_AS, |dispatch| {
            dispatch.dispatch(Action::Show(Some(Popup::Export)))
        }),
        Item::new(settings::SETTINGS, |dispatch| {
            dispatch.dispatch(Action::Show(Some(Popup::Settings)))
        }),
        Item::new(msg::KEYS, |dispatch| dispatch.dispatch(Action::Show(Some(Popup::Keys)))),
    ];
    html! {
        <nav class="pens" aria-label={say(msg::TOOLS)}>
            <div class={classes!("pen-strip", many(&props.codebook))}>
                { view(props.language, &dispatch, &props.codebook, props.pen.as_ref(), props.drafting, At::Bottom) }
            </div>
            { turn(props.language, &dispatch, true, props.undo.as_ref()) }
            <button
                type="button"
                class="act more"
                aria-haspopup="menu"
                aria-expanded={open.to_string()}
                aria-controls="more"
                onclick={toggle}
            >{ say(msg::MORE) }</button>
            <div
                ref={node.clone()}
                class="sheet"
                id="more"
                role="menu"
                aria-label={say(msg::MORE)}
                hidden={!open}
                onkeydown={menu::keys(dispatch.clone(), node, ".more")}
            >
                { menu::items(props.language, &dispatch, ".more", &items) }
            </div>
        </nav>
    }
}
