//! Moving the edges of an annotation: a mode that ends with one act, or with nothing.

use std::rc::Rc;

use super::edges::{led, right_is_onward, stepped};
use super::update::{act, focus, ground, note_caret, say, twin};
use super::{EdgeStep, Press, Shortcut, Side, State, acts, shown, words};
use crate::domain::annotation::{Annotation, AnnotationId, Timestamp};
use crate::domain::messages::{acts as said, edges as msg};
use crate::domain::text::{Offset, Range};

/// An edge that is being moved. Nothing is written before it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edging {
    /// Whose edge.
    pub id: AnnotationId,
    /// Which edge.
    pub side: Side,
    /// What the annotation would be over.
    pub range: Range,
    /// Whether a hand drags it; else keys move it.
    pub dragged: bool,
}

/// What is done to an edge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EdgeAct {
    /// Begin to move an edge by keys; or go over to the other edge, keeping what was moved in mind.
    Begin(AnnotationId, Side),
    /// Move it by one step.
    Step {
        /// Whether towards the end of the text.
        onward: bool,
        /// How far.
        step: EdgeStep,
    },
    /// A hand leads an edge of the focused annotation.
    Lead {
        /// Which edge.
        side: Side,
        /// To where.
        at: Offset,
        /// Whether a word that is cut is left cut, whatever the setting says.
        exactly: bool,
    },
    /// Write what was moved: one act.
    Keep(Timestamp),
    /// Leave everything as it was.
    Leave,
}

/// What a key asks for while keys move an edge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EdgeKey {
    /// Begin with an annotation.
    Begin(AnnotationId),
    /// Move the edge.
    Step {
        /// Whether towards the end of the text.
        onward: bool,
        /// How far.
        step: EdgeStep,
    },
    /// Go over to the other edge.
    Other,
    /// Keep what was moved.
    Keep,
    /// Leave everything as it was.
    Leave,
}

/// What `press` asks of the edge that is being moved. `Err` when it is no key of this mode and may have its usual meaning.
pub(super) fn meaning(edging: &Edging, state: &State, press: Press) -> Result<Option<EdgeKey>, ()> {
    let (key, plain) = (press.key, !press.modified);
    if key == "Escape" && plain || press.command && key.eq_ignore_ascii_case("z") && moved(state, edging) {
        return Ok(Some(EdgeKey::Leave));
    }
    if edging.dragged {
        return Ok(None);
    }
    let step = |onward, narrow, wide| EdgeKey::Step {
        onward,
        step: if press.wide { wide } else { narrow },
    };
    let rightward = right_is_onward(&state.article);
    Ok(match key {
        _ if press.modified && !press.wide => return Err(()),
        "ArrowLeft" => Some(step(!rightward, EdgeStep::Letter, EdgeStep::Word)),
        "ArrowRight" => Some(step(rightward, EdgeStep::Letter, EdgeStep::Word)),
        "ArrowUp" => Some(step(false, EdgeStep::Sentence, EdgeStep::Paragraph)),
        "ArrowDown" => Some(step(true, EdgeStep::Sentence, EdgeStep::Paragraph)),
        "Enter" if plain && !press.repeat => Some(EdgeKey::Keep),
        _ if press.wide => return Err(()),
        _ => match state.ui.keymap.shortcut(key).filter(|_| !state.ui.keymap.silences(key)) {
            Some(Shortcut::Edges) if !press.repeat => Some(EdgeKey::Other),
            Some(Shortcut::Keys | Shortcut::Previous | Shortcut::Next) => return Err(()),
            _ => None,
        },
    })
}

/// Does `what`; says whether anything may have changed.
pub(super) fn edge(state: &mut State, what: EdgeAct) -> bool {
    match what {
        EdgeAct::Begin(id, side) => begin(state, &id, side),
        EdgeAct::Step { onward, step } => {
            let Some(edging) = state.ui.edging.clone().filter(|edging| !edging.dragged) else {
                return false;
            };
            let range = stepped(&state.article, edging.range, edging.side, onward, step);
            if range == edging.range {
                say(state, msg::NO_FURTHER.text(state.ui.language));
            }
            state.ui.edging = Some(Edging { range, ..edging });
            true
        }
        EdgeAct::Lead { side, at, exactly } => lead(state, side, at, exactly),
        EdgeAct::Keep(now) => keep(state, &now),
        EdgeAct::Leave => {
            let Some(edging) = state.ui.edging.take() else {
                return false;
            };
            left(state, &edging.id);
            true
        }
    }
}

/// Gives an annotation another place: one act; with `run`, one with others of that run. Where an annotation of the same
/// label has that place already, this one stays where it is. Gives whether it moved.
pub(super) fn move_to(
    state: &mut State,
    id: &AnnotationId,
    range: Range,
    now: &Timestamp,
    run: Option<Rc<str>>,
) -> bool {
    let Some(annotation) = state.annotations.get(id).cloned() else {
        return false;
    };
    if annotation.range() == Some(range) {
        return false;
    }
    let language = state.ui.language;
    if twin(state, range, &annotation.label).is_some() {
        let words = state.article.text().slice(range).unwrap_or_default();
        let named = words::named(&state.codebook, &annotation.label, words, language);
        say(state, &msg::TWIN.fill(language, &[&named]));
        return false;
    }
    let named = words::annotation(&state.codebook, &annotation, state.ui.language);
    let facts = acts::move_to(ground(state), &annotation, range, now);
    act(state, &said::MOVE_EDGES.fill(language, &[&named]), run, facts);
    let now_named = state
        .annotations
        .get(id)
        .map(|moved| words::annotation(&state.codebook, moved, language));
    say(state, &said::NOW.fill(language, &[&now_named.unwrap_or(named)]));
    true
}

fn placed(state: &State, id: &AnnotationId) -> Option<(Rc<Annotation>, Range)> {
    let annotation = state.annotations.get(id)?;
    Some((annotation.clone(), annotation.range()?))
}

fn moved(state: &State, edging: &Edging) -> bool {
    placed(state, &edging.id).is_some_and(|(_, range)| range != edging.range)
}

fn begin(state: &mut State, id: &AnnotationId, side: Side) -> bool {
    let Some((annotation, range)) = placed(state, id) else {
        return false;
    };
    let known = state.ui.edging.as_ref().filter(|edging| edging.id == *id);
    if known.is_some_and(|edging| edging.side == side && !edging.dragged) {
        return false;
    }
    let edging = Edging {
        id: id.clone(),
        side,
        range: known.map_or(range, |edging| edging.range),
        dragged: false,
    };
    state.ui.draft = None;
    state.ui.held = None;
    if state.ui.focus.as_ref() != Some(id) {
        focus(state, Some(id.clone()));
    }
    state.ui.edging = Some(edging);
    let language = state.ui.language;
    let named = words::annotation(&state.codebook, &annotation, state.ui.language);
    let message = match side {
        Side::Start => msg::MOVING_START,
        Side::End => msg::MOVING_END,
    };
    let key = shown(state.ui.keymap.key(Shortcut::Edges), language);
    say(state, &message.fill(language, &[&named, &key]));
    true
}

fn lead(state: &mut State, side: Side, at: Offset, exactly: bool) -> bool {
    let Some((annotation, range)) = state.ui.focus.as_ref().and_then(|id| placed(state, id)) else {
        return false;
    };
    let range = state.ui.edging.as_ref().map_or(range, |edging| edging.range);
    let whole_words = !state.ui.words_stay_cut && !exactly;
    let next = Some(Edging {
        id: annotation.id.clone(),
        side,
        range: led(&state.article, range, side, at, whole_words),
        dragged: true,
    });
    let changed = state.ui.edging != next;
    state.ui.edging = next;
    changed
}

fn keep(state: &mut State, now: &Timestamp) -> bool {
    let Some(edging) = state.ui.edging.take() else {
        return false;
    };
    if !moved(state, &edging) {
        left(state, &edging.id);
    } else if move_to(state, &edging.id, edging.range, now, None) {
        note_caret(state, edging.side.of(edging.range));
    }
    true
}

fn left(state: &mut State, id: &AnnotationId) {
    if let Some((annotation, _)) = placed(state, id) {
        let named = words::annotation(&state.codebook, &annotation, state.ui.language);
        say(state, &msg::LEFT.fill(state.ui.language, &[&named]));
    }
}
