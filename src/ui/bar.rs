//! The bar at the top of the page.

use std::rc::Rc;

use yew::prelude::*;

use super::menu::{self, use_first_item};
use super::store::Dispatch;
use super::{export, fresh, import, pens, settings};
use crate::domain::annotation::{Codebook, LabelId};
use crate::domain::app::{Action, Keymap, LabelAct, Popup, Reading, Theme};
use crate::domain::codec::formats::Format;
use crate::domain::messages::{Language, bar as msg, codebook, library, sentences};
use crate::web::File;

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
    /// A file was chosen to be imported.
    pub onfile: Callback<File>,
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
    let switch_sentences = {
        let (dispatch, on) = (dispatch.clone(), !props.sentences);
        move |_| dispatch.dispatch(Action::SentenceMode(on))
    };
    let show_labels = {
        let dispatch = dispatch.clone();
        move |_| dispatch.dispatch(Action::Labels(LabelAct::Show(None)))
    };
    let show_articles = {
        let dispatch = dispatch.clone();
        move |_| dispatch.dispatch(Action::Show(Some(Popup::Articles)))
    };
    let show_keys = move |_| dispatch.dispatch(Action::Show(Some(Popup::Keys)));
    html! {
        <header class="bar">
            <span class="name">{ "Pressmark" }</span>
            <span class="title" dir="auto">{ AttrValue::from(props.title.clone()) }</span>
            <div class={classes!("pen-group", pens::many(&props.codebook))} role="group" aria-label={msg::PEN.text(props.language)}>
                { pens::view(props.language, &props.dispatch, &props.codebook, props.pen.as_ref(), props.drafting, pens::At::Top) }
            </div>
            <div class="acts">
                <button
                    type="button"
                    class="act"
                    id="sentences-button"
                    aria-pressed={props.sentences.to_string()}
                    onclick={switch_sentences}
                >{ sentences::MODE.text(props.language) }</button>
                { turn(props.language, &props.dispatch, true, props.undo.as_ref()) }
                { turn(props.language, &props.dispatch, false, props.redo.as_ref()) }
                { import::button(props.language, &props.onfile) }
                { export::view(props, &exporting) }
                { settings::view(props, &setting) }
                <button type="button" class="act" id="articles-button" aria-haspopup="dialog" onclick={show_articles}>
                    { library::ARTICLES.text(props.language) }
                </button>
                <button type="button" class="act" id="labels-button" aria-haspopup="dialog" onclick={show_labels}>
                    { codebook::LABELS.text(props.language) }
                </button>
                <button type="button" class="act" id="keys-button" aria-haspopup="dialog" onclick={show_keys}>
                    { msg::KEYS.text(props.language) }
                </button>
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
