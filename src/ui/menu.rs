//! What menus have in common: arrow keys, Escape, and closing when one turns elsewhere.

use yew::prelude::*;

use super::store::Dispatch;
use crate::domain::app::{Action, LabelAct, Popup};
use crate::domain::messages::{Language, Message, codebook, library, sentences};
use crate::web::events::{self, Phase, Pointer, Target};
use crate::web::{Element, page};

/// Closes what is `open` as soon as something outside of it is pressed, or the keyboard leaves it.
#[hook]
pub fn use_close_outside(dispatch: &Dispatch, open: bool) {
    let dispatch = dispatch.clone();
    use_effect_with(open, move |open| {
        let close = move |target: &Target| {
            if target.closest(".pop, .popover, .sheet, .more").is_none() {
                dispatch.dispatch(Action::Show(None));
            }
        };
        let again = close.clone();
        let listeners = open.then(|| {
            let pressed = events::pointer(move |pointer: Pointer| {
                if pointer.phase == Phase::Down {
                    close(&pointer.target);
                }
            });
            (pressed, events::focus_in(move |target| again(&target)))
        });
        move || drop(listeners)
    });
}

/// Brings the keyboard to the first thing that the selector finds in what has just been opened, if anything is open.
#[hook]
pub fn use_first_item(open: Option<(NodeRef, &'static str)>) {
    use_effect_with(open, |open| {
        let Some((node, css)) = open else { return };
        if let Some(item) = node.cast::<Element>().and_then(|menu| page::query(&menu, css)) {
            page::focus(&item, true);
        }
    });
}

/// The keys of a popup: arrows, Home and End go through its menu items; Escape closes it and gives the keyboard back
/// to the button `opener`.
pub fn keys(dispatch: Dispatch, node: NodeRef, opener: &'static str) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        let Some(root) = node.cast::<Element>() else { return };
        match event.key().as_str() {
            "Escape" => {
                event.prevent_default();
                dispatch.dispatch(Action::Show(None));
                focus_button(opener);
            }
            "ArrowDown" | "ArrowUp" | "Home" | "End" if go_through(&root, &event.key()) => event.prevent_default(),
            _ => {}
        }
    })
}

/// Brings the keyboard to the visible one of the buttons that `css` finds.
pub fn focus_button(css: &str) {
    let found = page::by_id("app")
        .map(|app| page::query_all(&app, css))
        .unwrap_or_default();
    if let Some(button) = found.iter().find(|button| page::measure(button).width() > 0.0) {
        page::focus(button, true);
    }
}

fn go_through(root: &Element, key: &str) -> bool {
    let items = page::query_all(root, "[role^=menuitem]:not(:disabled)");
    let Some(last) = items.len().checked_sub(1) else {
        return false;
    };
    let Some(here) = items.iter().position(page::has_focus) else {
        return false;
    };
    let there = match key {
        "ArrowDown" => {
            if here == last {
                0
            } else {
                here + 1
            }
        }
        "ArrowUp" => here.checked_sub(1).unwrap_or(last),
        "Home" => 0,
        _ => last,
    };
    if let Some(item) = items.get(there) {
        page::focus(item, true);
    }
    true
}

/// What stands in a menu: its text, whether it is ticked (for what is on or off), whether there is nothing to do, and
/// what it does.
pub struct Item {
    text: Message,
    ticked: Option<bool>,
    idle: bool,
    act: fn(&Dispatch),
}

impl Item {
    /// An item that always does something.
    pub const fn new(text: Message, act: fn(&Dispatch)) -> Self {
        Self {
            text,
            ticked: None,
            idle: false,
            act,
        }
    }

    /// The same while there is nothing to do (`idle`).
    pub const fn idle(self, idle: bool) -> Self {
        Self { idle, ..self }
    }

    /// The switch of sentence mode, which is `on`.
    pub fn sentence_mode(on: bool) -> Self {
        let act: fn(&Dispatch) = if on {
            |dispatch| dispatch.dispatch(Action::SentenceMode(false))
        } else {
            |dispatch| dispatch.dispatch(Action::SentenceMode(true))
        };
        Self {
            ticked: Some(on),
            ..Self::new(sentences::MODE, act)
        }
    }

    /// Opens the articles.
    pub fn articles() -> Self {
        Self::new(library::ARTICLES, |dispatch| {
            dispatch.dispatch(Action::Show(Some(Popup::Articles)))
        })
    }

    /// Opens the labels.
    pub fn labels() -> Self {
        Self::new(codebook::LABELS, |dispatch| {
            dispatch.dispatch(Action::Labels(LabelAct::Show(None)))
        })
    }
}

/// The items of a menu. One that is chosen closes the menu and gives the keyboard back to the button `opener` before
/// it does what it does: what it opens gives the keyboard back to there in turn.
pub fn items(language: Language, dispatch: &Dispatch, opener: &'static str, items: &[Item]) -> Html {
    html! {
        for item in items {
            <button
                type="button"
                role={if item.ticked.is_some() { "menuitemcheckbox" } else { "menuitem" }}
                aria-checked={item.ticked.map(|on| on.to_string())}
                tabindex="-1"
                disabled={item.idle}
                onclick={
                    let (dispatch, act) = (dispatch.clone(), item.act);
                    move |_| {
                        dispatch.dispatch(Action::Show(None));
                        focus_button(opener);
                        act(&dispatch);
                    }
                }
            >{ item.text.text(language) }</button>
        }
    }
}

/// Opens `popup`, or closes it if it is the one that is open.
pub fn toggle(dispatch: &Dispatch, popup: Popup, open: Option<Popup>) {
    dispatch.dispatch(Action::Show((open != Some(popup)).then_some(popup)));
}
