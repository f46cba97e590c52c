//! The bar at the top of the page.

use std::rc::Rc;

use yew::prelude::*;

use super::menu::{self, Item, use_first_item};
use super::store::Dispatch;
use super::{export, fresh, import, pens, settings};
use crate::domain::annotation::{Codebook, LabelId};
use crate::domain::app::{Action, Keymap, Popup, Reading, Theme};
use crate::domain::codec::formats::Format;
use crate::domain::messages::{Language, bar as msg, sentences};
use crate::web::File;

/// The button of what is not needed at every turn.
const MORE: &str = "#more-button";

/// What the bar is drawn from.
#[derive(Properties, PartialEq)]
pub struct BarProps {
    /// The language of the interface.
    pub language: Language,
    /// Sends actions.
    pub dispatch: Dispatch,
    /// The article's title.
    pub title: Rc<str>,
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
    /// What is in front of the page.
    pub popup: Option<Popup>,
    /// The name under which work is exported.
    pub name: Rc<str>,
    /// Whether cut words are left cut.
    pub words_stay_cut: bool,
    /// Whether whole sentences are taken.
    pub sentences: bool,
    /// Whether highlights are off.
    pub marks_hidden: bool,
    /// Which key gives which command.
    pub keymap: Rc<Keymap>,
    /// How the article is set.
    pub reading: Reading,
    /// The colours.
    pub theme: Theme,
    /// Saves the work to a file.
    pub onsave: Callback<()>,
    /// Saves the work in another format.
    pub onwrite: Callback<Format>,
    /// Copies the work.
    pub oncopy: Callback<()>,
    /// Copies a link that carries the work.
    pub onlink: Callback<()>,
    /// A file was chosen to be imported.
    pub onfile: Callback<Vec<File>>,
}

/// The bar: name, title, pens, and everything that is done with the work as a whole.
#[component(Bar)]
pub fn bar(props: &BarProps) -> Html {
    let dispatch = props.dispatch.clone();
    let (exporting, setting) = (use_node_ref(), use_node_ref());
    menu::use_close_outside(
        &dispatch,
        matches!(props.popup, Some(Popup::Export | Popup::Settings | Popup::More)),
    );
    use_first_item(match props.popup {
        Some(Popup::Export) => Some((exporting.clone(), "[role=menuitem]")),
        Some(Popup::Settings) => Some((setting.clone(), "input")),
        _ => None,
    });
    let more = use_node_ref();
    let open = props.popup == Some(Popup::More);
    use_first_item(open.then(|| (more.clone(), "[role^=menuitem]")));
    let toggle_more = {
        let (dispatch, popup) = (dispatch.clone(), props.popup);
        move |_| menu::toggle(&dispatch, Popup::More, popup)
    };
    let no_sentences = {
        let dispatch = dispatch.clone();
        move |_| {
            dispatch.dispatch(Action::SentenceMode(false));
            menu::focus_button(MORE);
        }
    };
    let keys = menu::keys(dispatch.clone(), more.clone(), MORE);
    let others = [Item::sentence_mode(props.sentences), Item::articles(), Item::labels()];
    let others = menu::items(props.language, &dispatch, MORE, &others);
    let show_keys = move |_| dispatch.dispatch(Action::Show(Some(Popup::Keys)));
    html! {
        <header class="bar">
            <span class="name">{ "Pressmark" }</span>
            <span class="title" dir="auto">{ AttrValue::from(props.title.clone()) }</span>
            <div class={classes!("pen-group", pens::many(&props.codebook))} role="group" aria-label={msg::PEN.text(props.language)}>
                { pens::view(props.language, &props.dispatch, &props.codebook, props.pen.as_ref(), props.drafting, pens::At::Top) }
            </div>
            <div class="acts">
                // A mode is seen as long as it is on, and left where it is seen.
                if props.sentences {
                    <button type="button" class="act" aria-pressed="true" onclick={no_sentences}>
                        { sentences::MODE.text(props.language) }
                    </button>
                }
                { turn(props.language, &props.dispatch, true, props.undo.as_ref()) }
                { turn(props.language, &props.dispatch, false, props.redo.as_ref()) }
                { import::button(props.language, &props.onfile) }
                { export::view(props, &exporting) }
                { settings::view(props, &setting) }
                <button type="button" class="act" id="keys-button" aria-haspopup="dialog" onclick={show_keys}>
                    { msg::KEYS.text(props.language) }
                </button>
                <div class="pop">
                    <button
                        type="button"
                        class="act"
                        id="more-button"
                        aria-haspopup="menu"
                        aria-expanded={open.to_string()}
                        aria-controls="more-pop"
                        onclick={toggle_more}
                    >{ msg::MORE.text(props.language) }</button>
                    <div
                        ref={more}
                        class="popover"
                        id="more-pop"
                        role="menu"
                        aria-label={msg::MORE.text(props.language)}
                        hidden={!open}
                        onkeydown={keys}
                    >{ others }</div>
                </div>
            </div>
        </header>
    }
}

/// The button that undoes (or, without `undo`, does again) what `words` say; nothing to do without.
pub fn turn(language: Language, dispatch: &Dispatch, undo: bool, words: Option<&Rc<str>>) -> Html {
    let dispatch = dispatch.clone();
    let (name, whole) = if undo {
        (msg::UNDO, msg::UNDO_THIS)
    } else {
        (msg::REDO, msg::REDO_THIS)
    };
    let title = words.map(|words| whole.fill(language, &[words]));
    let onclick = move |_| {
        let now = fresh::now();
        dispatch.dispatch(if undo { Action::Undo(now) } else { Action::Redo(now) });
    };
    // Stays focusable when there is nothing to do: a button that is disabled under the keyboard drops the focus.
    html! {
        <button
            type="button"
            class="act"
            aria-disabled={words.is_none().then_some("true")}
            aria-description={title.clone()}
            {title}
            {onclick}
        >{ name.text(language) }</button>
    }
}
