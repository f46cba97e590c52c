//! Several annotations at once: selected in the list, then given another label or deleted as one step.

use super::acts::{self, Facts, Ground};
use super::relations::Relations;
use super::update::{act, say};
use super::{AnnotationSet, State, words};
use crate::domain::annotation::{Annotation, AnnotationId, Entity, Entry, Fact, LabelId, Project, Stamp, Timestamp};
use crate::domain::messages::bulk as msg;
use crate::domain::order;

/// The annotations that are selected in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// In the order of their ids.
    ids: Vec<AnnotationId>,
    /// The one from which a range is taken.
    last: Option<AnnotationId>,
}

impl Chosen {
    /// Whether `id` is selected.
    #[must_use]
    pub fn has(&self, id: &AnnotationId) -> bool {
        self.ids.binary_search(id).is_ok()
    }

    /// How many are selected.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether none is.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    fn add(&mut self, id: &AnnotationId) {
        if let Err(at) = self.ids.binary_search(id) {
            self.ids.insert(at, id.clone());
        }
    }

    fn remove(&mut self, id: &AnnotationId) {
        if let Ok(at) = self.ids.binary_search(id) {
            self.ids.remove(at);
        }
    }
}

/// A change of what is selected in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Begin to select.
    Begin,
    /// Select this one, or not any more.
    One(AnnotationId),
    /// Select everything from the last one to this one.
    UpTo(AnnotationId),
    /// Select all that are shown.
    AllShown,
    /// Select no longer.
    End,
}

/// Changes what is selected in the list.
pub(super) fn choose(state: &mut State, choice: Choice) -> bool {
    let language = state.ui.language;
    let mut chosen = state.ui.chosen.as_deref().cloned();
    let listed = || state.shown.annotations().chain(state.shown.orphans().iter());
    match choice {
        Choice::Begin if chosen.is_some() => return false,
        Choice::Begin => {
            state.ui.chosen = Some(std::rc::Rc::default());
            say(state, msg::BEGUN.text(language));
            return true;
        }
        Choice::End => {
            let ended = state.ui.chosen.take().is_some();
            if ended {
                say(state, msg::ENDED.text(language));
            }
            return ended;
        }
        Choice::One(id) => {
            let chosen = chosen.get_or_insert_default();
            if chosen.has(&id) {
                chosen.remove(&id);
            } else if listed().any(|annotation| annotation.id == id) {
                chosen.add(&id);
            }
            chosen.last = Some(id);
        }
        Choice::UpTo(id) => {
            let chosen = chosen.get_or_insert_default();
            let nth = |id: &AnnotationId| listed().position(|annotation| annotation.id == *id);
            let Some(here) = nth(&id) else { return false };
            let from = chosen.last.as_ref().and_then(nth).unwrap_or(here);
            let (first, last) = (from.min(here), from.max(here));
            for annotation in listed().skip(first).take(last - first + 1) {
                chosen.add(&annotation.id);
            }
            chosen.last = Some(id);
        }
        Choice::AllShown => {
            let mut ids: Vec<_> = listed().map(|annotation| annotation.id.clone()).collect();
            order::sort_by(&mut ids, Ord::cmp);
            chosen.get_or_insert_default().ids = ids;
        }
    }
    let count = chosen.as_ref().map_or(0, Chosen::len);
    state.ui.chosen = chosen.map(Into::into);
    let said = msg::CHOSEN.count(language, count, &[]);
    say(state, &said);
    true
}

/// What is not shown any more is not selected any more.
pub(super) fn let_go_of_hidden(state: &mut State) {
    let Some(mut chosen) = state.ui.chosen.as_deref().cloned() else {
        return;
    };
    let shown = |id: &AnnotationId| {
        let annotation = state.annotations.get(id);
        annotation.is_some_and(|annotation| state.shown.shows(&state.article, annotation))
    };
    chosen.ids.retain(shown);
    state.ui.chosen = Some(chosen.into());
}

/// What is gone is not selected.
pub(super) fn forget(state: &mut State, id: &AnnotationId) {
    if let Some(chosen) = state.ui.chosen.as_mut().filter(|chosen| chosen.has(id)) {
        std::rc::Rc::make_mut(chosen).remove(id);
    }
}

/// Gives everything selected another label.
pub(super) fn relabel(state: &mut State, label: &LabelId, now: &Timestamp) -> bool {
    let language = state.ui.language;
    let name = words::small(&state.codebook, label, language);
    let others = |annotation: &Annotation| annotation.label != *label;
    let (facts, count) = worked_out(state, &others, &|ground, relations, annotation| {
        acts::relabel(ground, relations, annotation, label, now)
    });
    if count == 0 {
        say(state, msg::NOTHING.text(language));
        return true;
    }
    act(state, &msg::RELABEL.count(language, count, &[&name]), None, facts);
    say(state, &msg::RELABELLED.count(language, count, &[&name]));
    true
}

/// Deletes everything selected.
pub(super) fn delete(state: &mut State) -> bool {
    let language = state.ui.language;
    let (facts, count) = worked_out(state, &|_| true, &|_, relations, annotation| {
        acts::delete(relations, annotation)
    });
    if count == 0 {
        say(state, msg::NOTHING.text(language));
        return true;
    }
    act(state, &msg::DELETE.count(language, count, &[]), None, facts);
    say(state, &msg::DELETED.count(language, count, &[]));
    true
}

/// What `act` writes for each selected annotation that it is `meant` for, and for how many that is.
///
/// Each is worked out on what those before it leave behind: the next fragment of a deleted one may be deleted too.
fn worked_out(
    state: &State,
    meant: &dyn Fn(&Annotation) -> bool,
    act: &dyn Fn(Ground, &Relations, &Annotation) -> Facts,
) -> (Facts, usize) {
    let (mut project, mut annotations) = (state.project.clone(), state.annotations.clone());
    let mut relations = state.relations.clone();
    let mut facts = Facts::new();
    let mut count = 0;
    let ids = state.ui.chosen.as_deref().map(|chosen| chosen.ids.as_slice());
    for id in ids.unwrap_or_default() {
        let Some(annotation) = annotations.get(id).filter(|annotation| meant(annotation)).cloned() else {
            continue;
        };
        count += 1;
        let ground = Ground {
            article: &state.article,
            project: &project,
            annotations: &annotations,
            codebook: &state.codebook,
        };
        let more = act(ground, &relations, &annotation);
        let stamp = Stamp::next(project.clock(), state.replica);
        for (entity, fact) in more {
            facts.push((entity.clone(), fact.clone()));
            let changed = entity.clone();
            project.take(Entry { entity, stamp, fact });
            match &changed {
                Entity::Annotation(id) => {
                    let (before, now) = annotations.refresh(&state.article, &project, id);
                    relations.changed(&state.article, before.as_ref(), now.as_ref());
                }
                Entity::Link(link) => relations.linked(&project, link),
                Entity::Label(_) | Entity::Project => {}
            }
        }
    }
    (settled(state, facts, &project, &annotations), count)
}

/// The last word on each field. Nothing is said of what is gone in the end but that it is gone; no link is made to it;
/// and fragments that stayed alike stay joined.
fn settled(state: &State, mut facts: Facts, project: &Project, annotations: &AnnotationSet) -> Facts {
    facts.reverse();
    order::sort_by(&mut facts, |(a, one), (b, other)| {
        (a, one.field()).cmp(&(b, other.field()))
    });
    facts.dedup_by(|later, kept| later.0 == kept.0 && later.1.field() == kept.1.field());
    facts.retain(|(entity, fact)| match (entity, fact) {
        (_, Fact::Deleted(true)) => true,
        (Entity::Annotation(id), Fact::Continues(None)) => {
            let now = annotations.get(id);
            let joined = state.annotations.get(id).and_then(|before| before.continues.as_ref());
            let head = joined.and_then(|head| annotations.get(head));
            now.is_some_and(|now| head.is_none_or(|head| head.label != now.label))
        }
        (Entity::Annotation(id), _) => annotations.get(id).is_some(),
        (Entity::Link(link), _) => {
            let ends = [&link.attribution, &link.content];
            ends.into_iter().all(|end| annotations.get(end).is_some())
        }
        _ => project.record(entity).is_some(),
    });
    facts
}
