//! What a key means, given the state and where the keyboard is: the table of keys, as one pure function.

use super::shortcuts::types;
use super::views::Direction;
use super::{EdgeKey, LinkAct, Popup, Shortcut, State, covering, edging, links, sentence_here, step_from, taken};
use crate::domain::annotation::{AnnotationId, LabelId};
use crate::domain::text::Offset;

/// A key as it was pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Press<'a> {
    /// Its name as browsers have it: `1`, `Escape`, `ArrowLeft`.
    pub key: &'a str,
    /// Control or Command: undo and redo.
    pub command: bool,
    /// What moves by word and paragraph: Control, on a Mac Option.
    pub wide: bool,
    /// Any modifier but Shift. Not AltGr, which only types.
    pub modified: bool,
    /// Shift.
    pub shift: bool,
    /// Whether it is held down and repeats.
    pub repeat: bool,
}

/// Where the keyboard is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// In the article.
    Article,
    /// Nowhere in particular: the keys of the article, but the arrows scroll.
    Page,
    /// On a button or another control that is not typed into.
    Control,
    /// In a field that is typed into.
    Field,
    /// In a dialog or menu, which has keys of its own.
    Elsewhere,
}

/// How far the caret goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the distances")]
pub enum Stride {
    Letter,
    Word,
    Line,
    LineEdge,
    Paragraph,
    Article,
}

/// How much the keys S and P take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the stretches")]
pub enum Stretch {
    Sentence,
    Paragraph,
}

/// What a key asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Mark the draft.
    Mark(LabelId),
    /// Change an annotation's label.
    Relabel(AnnotationId, LabelId),
    /// Take a pen or put it down.
    TogglePen(LabelId),
    /// Clear the selection.
    ClearSelection,
    /// Close what is in front of the page, though the keyboard is not in it (yet, or any more).
    ClosePopup,
    /// Close the list that is open as a sheet.
    CloseList,
    /// Leave the focused annotation (and the pen) for the text.
    BackToText,
    /// Leave the field, keeping its text.
    LeaveField,
    /// Take the last act back.
    Undo,
    /// Do it again.
    Redo,
    /// Go to an annotation.
    GoTo(AnnotationId),
    /// Open the smallest annotation at the caret; again: the next.
    Pick(Offset),
    /// Open an annotation's note.
    OpenNote(AnnotationId),
    /// Delete an annotation.
    Delete(AnnotationId),
    /// Do something about links.
    Links(LinkAct),
    /// Something about the edges of an annotation.
    Edge(EdgeKey),
    /// Select the sentence or paragraph, or grow to it.
    Take(Stretch),
    /// Move the caret, or with `extend` the end of the selection.
    Move {
        /// Whether the selection grows or shrinks.
        extend: bool,
        /// Towards the right or the end; else towards the left or the start.
        onward: bool,
        /// How far.
        stride: Stride,
    },
    /// Take the next sentence, or the one before it.
    Step {
        /// Whether those taken stay taken.
        extend: bool,
        /// Towards the right or the end; else towards the left or the start.
        onward: bool,
        /// How far.
        stride: Stride,
    },
    /// Take the sentence at a place, or let it go.
    Tap(Offset),
    /// Sentence mode on or off.
    SentenceMode(bool),
    /// The sheet of keys.
    Keys,
    /// The field in which one looks for annotations.
    Find,
    /// Highlights off or on.
    HideMarks(bool),
    /// Select in the list no longer.
    EndChoosing,
    /// Give everything selected in the list another label.
    RelabelChosen(LabelId),
    /// Delete everything selected in the list.
    DeleteChosen,
    /// The cards of the labels, beginning with this one.
    Labels(Option<LabelId>),
}

/// What `press` asks for; `None` leaves it to the browser.
#[must_use]
pub fn meaning(state: &State, press: Press, place: Where) -> Option<Command> {
    if place == Where::Elsewhere {
        // The sheet of keys is closed by what the state says, so that fast keys cannot leave it standing.
        let sheet = state.ui.popup == Some(Popup::Keys) && state.ui.rekeying.is_none();
        return (sheet && press.key == "Escape" && !press.modified).then_some(Command::ClosePopup);
    }
    if place == Where::Field {
        return (press.key == "Escape").then_some(Command::LeaveField);
    }
    if let Some(edging) = &state.ui.edging
        && let Ok(key) = edging::meaning(edging, state, press)
    {
        return key.map(Command::Edge);
    }
    if press.command && press.key.eq_ignore_ascii_case("z") {
        return Some(if press.shift { Command::Redo } else { Command::Undo });
    }
    if press.command && !press.shift && press.key.eq_ignore_ascii_case("y") {
        return Some(Command::Redo);
    }
    if place == Where::Article
        && let Some(command) = movement(press)
    {
        return Some(match command {
            Command::Move { extend, onward, stride } if state.ui.sentences => Command::Step { extend, onward, stride },
            command => command,
        });
    }
    if press.modified {
        return None;
    }
    single(state, press, place)
}

fn movement(press: Press) -> Option<Command> {
    if press.modified && !press.wide {
        return None;
    }
    let (onward, stride) = match (press.key, press.wide) {
        ("ArrowLeft", false) => (false, Stride::Letter),
        ("ArrowRight", false) => (true, Stride::Letter),
        ("ArrowLeft", true) => (false, Stride::Word),
        ("ArrowRight", true) => (true, Stride::Word),
        ("ArrowUp", false) => (false, Stride::Line),
        ("ArrowDown", false) => (true, Stride::Line),
        ("ArrowUp", true) => (false, Stride::Paragraph),
        ("ArrowDown", true) => (true, Stride::Paragraph),
        ("Home", false) => (false, Stride::LineEdge),
        ("End", false) => (true, Stride::LineEdge),
        ("Home", true) => (false, Stride::Article),
        ("End", true) => (true, Stride::Article),
        _ => return None,
    };
    Some(Command::Move {
        extend: press.shift,
        onward,
        stride,
    })
}

/// Keys without a modifier. They act on a live selection first, then on the focused annotation.
fn single(state: &State, press: Press, place: Where) -> Option<Command> {
    let drafting = state.ui.draft.is_some();
    let focus = state.ui.focus.clone();
    // What is selected in the list goes before what is focused, but for somebody who is in the article.
    let some_chosen = state.ui.chosen.as_ref().is_some_and(|chosen| !chosen.is_empty());
    let choosing = some_chosen && place != Where::Article && !drafting;
    let in_text = matches!(place, Where::Article | Where::Page);
    if let Some(act) = links::key(state, press, place).filter(|_| state.ui.popup.is_none()) {
        return act.map(Command::Links);
    }
    match press.key {
        "Escape" if state.ui.popup.is_some() => return Some(Command::ClosePopup),
        "Escape" if state.ui.chosen.is_some() => return Some(Command::EndChoosing),
        "Escape" if state.ui.list_open => return Some(Command::CloseList),
        "Escape" if drafting || state.ui.held.is_some() => return Some(Command::ClearSelection),
        "Escape" if focus.is_some() || state.ui.pen.is_some() || !in_text => return Some(Command::BackToText),
        "Enter" if in_text && !drafting && !press.repeat && !press.shift => {
            return Some(match focus {
                Some(id) if !stacked(state, &id) => Command::OpenNote(id),
                _ => Command::Pick(state.ui.caret.map(|caret| caret.at).unwrap_or_default()),
            });
        }
        "Enter" if in_text && !press.repeat && taken(state).is_some() => {
            return state.ui.pen.clone().map(Command::Mark);
        }
        // Not a key of the page's but of the list and the text that have the keyboard.
        " " if state.ui.sentences && place == Where::Article && !press.repeat => {
            return sentence_here(state).map(|here| Command::Tap(here.start()));
        }
        key if state.ui.keymap.silences(key) => return None,
        _ => {}
    }
    if let Some(shortcut) = state.ui.keymap.shortcut(press.key) {
        // With Shift, letters and keys with a name are other keys; a sign is what was typed.
        let other = press.shift && (!types(press.key) || press.key.contains(|sign: char| sign.is_ascii_alphabetic()));
        return if other {
            None
        } else {
            match shortcut {
                Shortcut::Delete if choosing && !press.repeat => Some(Command::DeleteChosen),
                _ => meant(state, shortcut, press.repeat, in_text),
            }
        };
    }
    // Some keyboards type digits with Shift: what was typed counts.
    let label = state.codebook.labels.iter().find(|label| *label.key == *press.key)?;
    let label = label.id.clone();
    (!press.repeat).then_some(match focus {
        _ if choosing => Command::RelabelChosen(label),
        _ if drafting => Command::Mark(label),
        Some(id) => Command::Relabel(id, label),
        None => Command::TogglePen(label),
    })
}

/// What a command of one key comes to here and now.
fn meant(state: &State, shortcut: Shortcut, repeat: bool, in_text: bool) -> Option<Command> {
    let focus = || state.ui.focus.clone().filter(|_| state.ui.draft.is_none());
    match shortcut {
        Shortcut::Previous => step_from(state, Direction::Previous).map(Command::GoTo),
        Shortcut::Next => step_from(state, Direction::Next).map(Command::GoTo),
        _ if repeat => None,
        Shortcut::Keys => Some(Command::Keys),
        Shortcut::Find => Some(Command::Find),
        Shortcut::HideMarks => Some(Command::HideMarks(!state.ui.marks_hidden)),
        Shortcut::Labels => {
            let focused = state.ui.focus.as_ref().and_then(|id| state.annotations.get(id));
            Some(Command::Labels(focused.map(|annotation| annotation.label.clone())))
        }
        Shortcut::OpenNote => focus().map(Command::OpenNote),
        Shortcut::Link => links::begin_key(state, focus()),
        Shortcut::Edges => placed(state, focus()?).map(|id| Command::Edge(EdgeKey::Begin(id))),
        Shortcut::Delete => focus().map(Command::Delete),
        Shortcut::SentenceMode => Some(Command::SentenceMode(!state.ui.sentences)),
        Shortcut::Sentence => in_text.then_some(Command::Take(Stretch::Sentence)),
        Shortcut::Paragraph => in_text.then_some(Command::Take(Stretch::Paragraph)),
    }
}

fn placed(state: &State, id: AnnotationId) -> Option<AnnotationId> {
    state.annotations.get(&id)?.range().map(|_| id)
}

/// Whether the focused annotation was opened by Enter in a stack whose next one Enter should open.
fn stacked(state: &State, focus: &AnnotationId) -> bool {
    state.ui.popup != Some(Popup::Keys)
        && state.ui.picked.is_some_and(|at| {
            let stack = covering(state, at);
            stack.len() > 1 && stack.contains(focus)
        })
}
