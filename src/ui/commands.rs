//! Acts that need something from outside (the time, an id, the page) before they are dispatched.

use super::store::{Dispatch, Store};
use super::{bulk, edges, find, fresh, menu, places, sentences};
use crate::domain::annotation::{AnnotationId, LabelId};
use crate::domain::app::{Action, Command, Draft, Gesture, LabelAct, LinkAct, Popup, Stretch, Stride, finish, stretch};
use crate::domain::text::Range;
use crate::web::selection::{self, Granularity};
use crate::web::{page, timer};

/// Marks the draft.
pub fn mark(dispatch: &Dispatch, label: LabelId, keep: bool) {
    dispatch.dispatch(Action::Mark {
        label,
        id: fresh::annotation_id(),
        now: fresh::now(),
        keep,
    });
}

/// Gives an annotation another label.
pub fn relabel(dispatch: &Dispatch, id: AnnotationId, label: LabelId) {
    dispatch.dispatch(Action::Relabel {
        id,
        label,
        now: fresh::now(),
    });
}

/// Deletes an annotation. Its card goes, so the keyboard goes back to the text, unless the list lies over it.
pub fn delete(dispatch: &Dispatch, id: AnnotationId) {
    dispatch.dispatch(Action::Delete(id));
    if !page::narrow() {
        to_article();
    }
}

/// Gives `range` as the draft to the state.
pub fn draft(store: &Store, range: Range, gesture: Gesture, backward: bool) {
    let state = store.state();
    let words = state.article.text().slice(range).unwrap_or_default().into();
    store.dispatch(Action::Drafted(Some(Draft {
        range,
        gesture,
        backward,
        words,
    })));
}

/// Brings the keyboard to the article.
pub fn to_article() {
    if let Some(article) = places::element() {
        page::focus(&article, true);
    }
}

/// After something was closed or taken away: if the keyboard has nowhere to be, it goes back to the text, on a phone to
/// the bar.
pub fn find_keyboard() {
    if page::active().is_none() {
        if page::narrow() {
            menu::focus_button(".more");
        } else {
            to_article();
        }
    }
}

/// Does what a key asked for. `false` leaves the key to the browser.
pub fn run(store: &Store, command: Command) -> bool {
    let dispatch = store.dispatcher();
    if !matches!(command, Command::Edge(_)) {
        edges::keep_first(store);
    }
    match command {
        Command::Mark(label) => mark(&dispatch, label, false),
        Command::Relabel(id, label) => relabel(&dispatch, id, label),
        Command::TogglePen(label) => dispatch.dispatch(Action::TogglePen(label)),
        Command::ClearSelection => {
            let state = store.state();
            let end = state.ui.draft.as_ref().map(|draft| draft.range).or(state
                .ui
                .held
                .as_ref()
                .map(|(_, held)| *held));
            dispatch.dispatch(Action::Release);
            dispatch.dispatch(Action::Drafted(None));
            if let Some(range) = end {
                places::collapse(&state.article, range.end());
            }
            to_article();
        }
        Command::BackToText => {
            dispatch.dispatch(Action::PenDown);
            dispatch.dispatch(Action::Focus(None));
            to_article();
        }
        Command::LeaveField => {
            dispatch.dispatch(Action::CloseNote);
            to_article();
        }
        Command::Undo => turn(&dispatch, Action::Undo(fresh::now())),
        Command::Redo => turn(&dispatch, Action::Redo(fresh::now())),
        Command::ClosePopup => dispatch.dispatch(Action::Show(None)),
        Command::CloseList => {
            dispatch.dispatch(Action::ShowList(false));
            menu::focus_button(".more");
        }
        Command::GoTo(id) => dispatch.dispatch(Action::Focus(Some(id))),
        Command::Pick(at) => dispatch.dispatch(Action::Pick(at)),
        Command::OpenNote(id) => dispatch.dispatch(Action::OpenNote(id)),
        Command::Delete(id) => delete(&dispatch, id),
        Command::Links(act) => link(&dispatch, act),
        Command::Edge(key) => edges::run(store, key),
        Command::Take(what) => return take(store, what),
        Command::Move { extend, onward, stride } => return walk(store, extend, onward, stride),
        Command::Step { extend, onward, stride } => return sentences::step(store, extend, onward, stride),
        Command::Tap(at) => sentences::tap(store, at, false),
        Command::SentenceMode(on) => dispatch.dispatch(Action::SentenceMode(on)),
        Command::Find => find::reach(&dispatch),
        Command::HideMarks(hidden) => dispatch.dispatch(Action::HideMarks(hidden)),
        Command::EndChoosing => bulk::end(&dispatch),
        Command::RelabelChosen(label) => bulk::relabel(&dispatch, label),
        Command::DeleteChosen => bulk::delete(&dispatch),
        Command::Labels(at) => dispatch.dispatch(Action::Labels(LabelAct::Show(at))),
        Command::Keys => dispatch.dispatch(Action::Show(Some(Popup::Keys))),
    }
    true
}

/// Does something about links. The button that was pressed may be gone afterwards.
pub fn link(dispatch: &Dispatch, act: LinkAct) {
    turn(dispatch, Action::Links { act, now: fresh::now() });
}

/// Goes to an annotation from another one's card: the keyboard goes along. Left behind, it would hold that card open,
/// and the list would move under the next press.
pub fn go(dispatch: &Dispatch, id: AnnotationId) {
    dispatch.dispatch(Action::Focus(Some(id)));
    timer::soon(|| {
        timer::soon(|| {
            let panel = page::by_id("app").and_then(|app| page::query(&app, ".panel"));
            let card = panel.and_then(|panel| page::query(&panel, ".card.focused .words"));
            if let Some(words) = card.filter(|_| page::active().is_some()) {
                page::focus(&words, true);
            }
        });
    });
}

/// Does something about links from a card: the end is chosen in the text, so the keyboard goes there.
pub fn begin_link(dispatch: &Dispatch, act: LinkAct) {
    let chooses = matches!(act, LinkAct::Begin(..));
    link(dispatch, act);
    if chooses {
        to_article();
    }
}

/// Undoes or does again. The card that had the keyboard may be gone afterwards.
fn turn(dispatch: &Dispatch, action: Action) {
    dispatch.dispatch(action);
    timer::soon(|| timer::soon(find_keyboard));
}

fn take(store: &Store, what: Stretch) -> bool {
    let state = store.state();
    let Some(range) = stretch(&state, what).and_then(|range| finish(&state.article, range, Gesture::Keyboard, false))
    else {
        return false;
    };
    places::select(&state.article, range, false);
    draft(store, range, Gesture::Keyboard, false);
    if let Some(pen) = state.ui.pen.clone() {
        mark(&store.dispatcher(), pen, false);
    }
    places::reveal(&state.article, range, false);
    true
}

/// Moves the caret (or the end of the selection) inside the article.
fn walk(store: &Store, extend: bool, onward: bool, stride: Stride) -> bool {
    let Some(element) = places::element() else {
        return false;
    };
    let state = store.state();
    let caret = state.ui.caret.map(|caret| caret.at).unwrap_or_default();
    if !page::has_focus(&element) {
        page::focus(&element, true);
    }
    let before = selection::read(&element);
    if before.is_none() {
        places::collapse(&state.article, caret);
    }
    match stride {
        Stride::Letter => selection::move_visually(extend, onward, Granularity::Character),
        Stride::Word => selection::move_visually(extend, onward, Granularity::Word),
        Stride::Line => selection::modify(extend, onward, Granularity::Line),
        Stride::LineEdge => selection::modify(extend, onward, Granularity::LineBoundary),
        Stride::Paragraph => selection::modify(extend, onward, Granularity::Paragraph),
        Stride::Article => {
            let text = state.article.text();
            let edge = if onward {
                text.end()
            } else {
                crate::domain::text::Offset::START
            };
            let anchor = before.filter(|_| extend).map(|selected| selected.anchor);
            let edge = places::place(&state.article, edge);
            selection::select(&element, anchor.unwrap_or(edge), edge);
        }
    }
    match selection::read(&element) {
        Some(now) => {
            let focus = places::offset(&state.article, now.focus);
            if !extend {
                store.dispatch(Action::CaretAt(focus));
                store.dispatch(Action::Drafted(None));
            }
            places::reveal(&state.article, Range::between(focus.minus(1), focus.plus(1)), false);
        }
        // The step led out of the article: back to where it was.
        None => match before {
            Some(before) => drop(selection::select(&element, before.anchor, before.focus)),
            None => places::collapse(&state.article, caret),
        },
    }
    true
}
