//! The bar at the top of the page.

use std::rc::Rc;

use yew::prelude::*;

use super::export::Export;
use super::import::ImportButton;
use super::pens::Pens;
use super::settings::Settings;
use super::store::use_dispatch;
use super::{fresh, menu};
use crate::domain::annotation::{Codebook, LabelId};
use crate::domain::app::{Action, Popup, Theme};
use crate::web::File;

/// What the bar is drawn from.
#[derive(Properties, PartialEq)]
pub struct BarProps {
    /// The article's title.
    pub title: Rc<str>,
    /// The labels.
    pub codebook: Rc<Codebook>,
    /// The pen in hand.
    pub pen: Option<LabelId>,
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
    /// Whether highlights are off.
    pub marks_hidden: bool,
    /// The colours.
    pub theme: Theme,
    /// Saves the work to a file.
    pub onsave: Callback<()>,
    /// Copies the work.
    pub oncopy: Callback<()>,
    /// A file was chosen to be imported.
    pub onfile: Callback<File>,
}

/// The bar: name, title, pens, and everything that is done with the work as a whole.
#[component(Bar)]
pub fn bar(props: &BarProps) -> Html {
    let dispatch = use_dispatch();
    menu::use_close_outside(matches!(props.popup, Some(Popup::Export | Popup::Settings | Popup::More)));
    let show_keys = {
        let dispatch = dispatch.clone();
        move |_| dispatch.dispatch(Action::Show(Some(Popup::Keys)))
    };
    html! {
        <header class="bar">
            <span class="name">{ "Pressmark" }</span>
            <span class="title">{ AttrValue::from(props.title.clone()) }</span>
            <div class="pen-group" role="group" aria-label="Pen">
                <Pens codebook={props.codebook.clone()} pen={props.pen.clone()} keys=true />
            </div>
            <div class="acts">
                <Turn undo=true words={props.undo.clone()} />
                <Turn undo=false words={props.redo.clone()} />
                <ImportButton onfile={props.onfile.clone()} />
                <Export
                    popup={props.popup}
                    name={props.name.clone()}
                    onsave={props.onsave.clone()}
                    oncopy={props.oncopy.clone()}
                />
                <Settings
                    popup={props.popup}
                    words_stay_cut={props.words_stay_cut}
                    marks_hidden={props.marks_hidden}
                    theme={props.theme}
                />
                <button type="button" class="act" id="keys-button" aria-haspopup="dialog" onclick={show_keys}>
                    { "Keys" }
                </button>
            </div>
        </header>
    }
}

/// What an undo or redo button is drawn from.
#[derive(Properties, PartialEq)]
pub struct TurnProps {
    /// Undo, or redo.
    pub undo: bool,
    /// What it would do, in words; nothing to do without.
    pub words: Option<Rc<str>>,
}

/// The undo or the redo button. It says what it would do.
#[component(Turn)]
pub fn turn(props: &TurnProps) -> Html {
    let dispatch = use_dispatch();
    let undo = props.undo;
    let name = if undo { "Undo" } else { "Redo" };
    let title = props.words.as_ref().map(|words| format!("{name}: {words}"));
    let onclick = move |_| {
        let now = fresh::now();
        dispatch.dispatch(if undo { Action::Undo(now) } else { Action::Redo(now) });
    };
    // Stays focusable when there is nothing to do: a button that is disabled under the keyboard drops the focus.
    html! {
        <button
            type="button"
            class="act"
            aria-disabled={props.words.is_none().then_some("true")}
            aria-description={title.clone()}
            {title}
            {onclick}
        >{ name }</button>
    }
}
