//! Keys, and the caret that shows where in the article the keyboard is.

use std::cell::Cell;

use yew::prelude::*;

use super::store::Store;
use super::{commands, focus_line, places};
use crate::domain::annotation::AnnotationId;
use crate::domain::app::{Action, Popup, Press, State, Where, meaning};
use crate::web::events::{self, Key, Phase, Pointer};
use crate::web::page;
use crate::web::selection;

thread_local! {
    /// Whether the last thing used was the keyboard: only then does the caret show.
    static BY_KEYS: Cell<bool> = const { Cell::new(false) };
}

/// Listens to keys for as long as the app lives.
#[hook]
pub fn use_keyboard(store: &Store) {
    let store = store.clone();
    use_effect_with((), move |()| {
        let keys = {
            let store = store.clone();
            events::key_down(move |key: &Key| {
                BY_KEYS.set(true);
                let handled = pressed(&store, key);
                draw_caret(&store.state());
                handled
            })
        };
        let pointers = {
            let store = store.clone();
            events::pointer(move |pointer: Pointer| {
                if pointer.phase == Phase::Down {
                    BY_KEYS.set(false);
                    draw_caret(&store.state());
                }
            })
        };
        let selection = {
            let store = store.clone();
            events::selection_change(move || draw_caret(&store.state()))
        };
        let resize = events::resize(move || draw_caret(&store.state()));
        move || drop((keys, pointers, selection, resize))
    });
}

/// Puts the browser's caret where the state wants it, after the page is drawn.
#[hook]
pub fn use_caret(state: &State) {
    let article = state.article.clone();
    let caret = state.ui.caret;
    use_effect_with(caret.map(|caret| caret.order), move |_| {
        if let Some(caret) = caret.filter(|caret| caret.order > 0) {
            places::collapse(&article, caret.at);
        }
    });
}

fn pressed(store: &Store, key: &Key) -> bool {
    if key.taken || key.composing {
        return false;
    }
    let state = store.state();
    // Keys may come faster than the page is drawn: a sheet that is closed already is no place any more.
    let closing = state.ui.popup != Some(Popup::Keys) && key.target.closest("#keys").is_some();
    let place = if closing { Where::Page } else { whereabouts(key) };
    // AltGr, which types brackets on many keyboards, arrives as Control and Alt together on Windows.
    let sign = |key: &str| key.chars().count() == 1 && !key.contains(|sign: char| sign.is_ascii_alphanumeric());
    let types = key.ctrl && key.alt && !key.meta && sign(&key.key);
    let mac = page::is_mac();
    let press = Press {
        key: &key.key,
        command: !key.alt && if mac { key.meta } else { key.ctrl },
        wide: if mac {
            key.alt && !key.meta && !key.ctrl
        } else {
            key.ctrl && !key.alt && !key.meta
        },
        modified: (key.ctrl || key.meta || key.alt) && !types,
        shift: key.shift,
        repeat: key.repeat,
    };
    // On a card, keys are about its annotation.
    let card = key
        .target
        .attribute(".card", "data-annotation")
        .and_then(|id| AnnotationId::parse(&id));
    let choosing = state.ui.chosen.is_some();
    if let Some(id) =
        card.filter(|_| !choosing && place == Where::Control && !matches!(key.key.as_str(), "Tab" | "Shift"))
    {
        store.dispatch(Action::Attend(id));
    }
    let command = meaning(&store.state(), press, place);
    command.is_some_and(|command| commands::run(store, command))
}

fn whereabouts(key: &Key) -> Where {
    if key.in_dialog || key.target.closest(".popover, .sheet").is_some() {
        Where::Elsewhere
    } else if key.typing {
        Where::Field
    } else if key.target.closest("button, a, input, summary").is_some() {
        Where::Control
    } else if key.target.closest("#article, .sentences").is_some() {
        Where::Article
    } else {
        Where::Page
    }
}

/// Draws the caret at the selection's moving end while the keyboard is in the article, and hides it otherwise.
pub fn draw_caret(state: &State) {
    let Some(app) = page::by_id("app") else { return };
    let (Some(element), Some(caret)) = (places::element(), page::query(&app, ".caret")) else {
        return;
    };
    let shown = BY_KEYS.get() && page::has_focus(&element);
    let place = selection::read(&element).map(|selected| selected.focus);
    let at = place.or_else(|| state.ui.caret.map(|caret| places::place(&state.article, caret.at)));
    let rect = at
        .filter(|_| shown)
        .and_then(|place| selection::caret_rect(&element, place));
    page::set_hidden(&caret, rect.is_none());
    if let Some(place) = at.filter(|_| shown) {
        focus_line::follow(place);
    }
    if let (Some(rect), Some(main)) = (rect, element.parent_element()) {
        let main = page::measure(&main);
        page::set_px(&caret, "--x", rect.left - main.left);
        page::set_px(&caret, "--y", rect.top - main.top);
        page::set_px(&caret, "--h", rect.height());
    }
}

/// The keyboard has come to the article: there must be a place where it is.
pub fn entered(state: &State) {
    let Some(element) = places::element() else { return };
    if BY_KEYS.get() && selection::read(&element).is_none() {
        places::collapse(&state.article, state.ui.caret.map(|caret| caret.at).unwrap_or_default());
    }
    draw_caret(state);
}
