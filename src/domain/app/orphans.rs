//! Giving an annotation whose words are not in this text any more a place by hand.

use super::acts::{Facts, Ground};
use super::update::{act, ground, say};
use super::{State, parts, words};
use crate::domain::annotation::{Annotation, AnnotationId, Entity, Fact, Target, Timestamp};
use crate::domain::messages::replace as msg;
use crate::domain::text::Range;

/// Whether the focused annotation has no place, and so waits for one.
#[must_use]
pub fn waits(state: &State) -> bool {
    let focused = state.ui.focus.as_ref().and_then(|id| state.annotations.get(id));
    focused.is_some_and(|annotation| annotation.range().is_none())
}

/// The focused annotation, if it has no place and there is a selection that it could have.
#[must_use]
pub fn to_place(state: &State) -> Option<AnnotationId> {
    state.ui.draft.as_ref()?;
    state.ui.focus.clone().filter(|_| waits(state))
}

/// The selected words are the place of `id`, which has none.
pub(super) fn place(state: &mut State, id: &AnnotationId, now: &Timestamp) -> bool {
    let lost = state
        .annotations
        .get(id)
        .filter(|annotation| annotation.range().is_none());
    let (Some(annotation), Some(draft)) = (lost.cloned(), state.ui.draft.take()) else {
        return false;
    };
    let facts = facts(ground(state), &annotation, draft.range, now);
    let language = state.ui.language;
    let named = words::excerpt(annotation.words());
    act(state, &msg::PLACE.fill(language, &[&named]), None, facts);
    let there = state.article.text().slice(draft.range).unwrap_or_default();
    let said = msg::PLACED.fill(language, &[&words::excerpt(there)]);
    say(state, &said);
    state.ui.reveal = state.ui.reveal.wrapping_add(1);
    true
}

/// The source and the cue are guessed anew: they were counted in a text that is gone.
fn facts(ground: Ground, annotation: &Annotation, range: Range, now: &Timestamp) -> Facts {
    let entity = Entity::Annotation(annotation.id.clone());
    let target = Target::Placed {
        range,
        exact: ground.article.text().slice(range).unwrap_or_default().into(),
    };
    let mut facts = vec![
        (entity.clone(), Fact::Target(target)),
        (entity.clone(), Fact::Modified(now.clone())),
    ];
    let guessed = parts::guessed(ground, &annotation.id, &annotation.label, Some(range), None);
    for (known, none) in [
        (annotation.source, Fact::Source(None)),
        (annotation.cue, Fact::Cue(None)),
    ] {
        let anew = guessed.iter().any(|(_, fact)| fact.field() == none.field());
        if known.is_some() && !anew {
            facts.push((entity.clone(), none));
        }
    }
    facts.extend(guessed);
    facts
}
