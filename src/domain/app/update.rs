//! The one gate: how an action changes the state.

use std::rc::Rc;

use super::acts::{self, Facts, Ground};
use super::state::Caret;
use super::{
    Action, Alert, Offer, Popup, Saving, State, bulk, covering, edging, find, judge, label_acts, label_name, links,
    orphans, parts, sentences, shortcuts, words,
};
use crate::domain::annotation::{
    Annotation, AnnotationId, Change, Entity, Entry, Fact, LabelId, Project, Refusal, Stamp, Step, Timestamp,
};
use crate::domain::messages::{Language, acts as msg, settings};
use crate::domain::order;
use crate::domain::text::{Offset, Range};

/// The state after `action`; `None` if it changes nothing.
#[must_use]
pub fn update(state: &State, action: Action) -> Option<State> {
    let mut next = state.clone();
    let changed = apply(&mut next, action);
    links::tidy(state, &mut next);
    if next.ui.filter.is_off() {
        next.shown = next.page.clone();
    }
    changed.then_some(next)
}

/// Changes `state`; says whether anything may have changed.
fn apply(state: &mut State, action: Action) -> bool {
    match action {
        Action::Drafted(draft) => replace(&mut state.ui.draft, draft),
        Action::Mark { label, id, now, keep } => mark(state, &label, &id, &now, keep),
        Action::Reshape { range, now } => reshape(state, range, &now),
        Action::Edge(what) => edging::edge(state, what),
        Action::Release => {
            let held = state.ui.held.take().is_some();
            if held {
                state.history.seal();
            }
            held
        }
        Action::TogglePen(label) => toggle_pen(state, label),
        Action::PenDown => {
            let held = state.ui.pen.take();
            if let Some(label) = &held {
                put_down(state, label);
            }
            held.is_some()
        }
        Action::Relabel { id, label, now } => relabel(state, &id, &label, &now),
        Action::SetNote { id, text, now } => set_note(state, &id, &text, &now),
        Action::PlaceAgain { id, now } => orphans::place(state, &id, &now),
        Action::OpenNote(id) => open_note(state, id),
        Action::CloseNote => {
            let sealed = state.history.seal();
            state.ui.note.take().is_some() || sealed
        }
        Action::SetPart {
            id,
            part,
            range,
            more,
            now,
        } => parts::set(state, &id, (part, range), more, &now),
        Action::Judge { id, what, answer, now } => judge::answer(state, &id, what, answer, &now),
        Action::Delete(id) => delete(state, &id),
        Action::Undo(now) => turn_back(state, &now, Way::Undo),
        Action::Redo(now) => turn_back(state, &now, Way::Redo),
        Action::Focus(id) if links::chosen(state, id.as_ref()) => true,
        Action::Focus(id) => {
            let changed = focus(state, id);
            let start = state
                .ui
                .focus
                .as_ref()
                .and_then(|id| state.annotations.get(id)?.range())
                .map(Range::start);
            if let Some(start) = start.filter(|_| state.ui.draft.is_none()) {
                put_caret(state, start);
            }
            changed
        }
        Action::Attend(id) => attend(state, id),
        Action::Pick(offset) => pick(state, offset),
        Action::Links { act, now } => links::apply(state, act, &now),
        Action::ShowSpeakers(on) => replace(&mut state.ui.speakers, on),
        Action::CaretAt(offset) => note_caret(state, offset),
        Action::HideMarks(hidden) => find::hide_marks(state, hidden),
        Action::Find(filter) => find::find(state, filter),
        Action::OpenFind(open) => replace(&mut state.ui.find_open, open),
        Action::Choose(choice) => bulk::choose(state, choice),
        Action::RelabelChosen { label, now } => bulk::relabel(state, &label, &now),
        Action::DeleteChosen => bulk::delete(state),
        Action::ShowList(open) => {
            hush(state, open);
            replace(&mut state.ui.list_open, open)
        }
        Action::Show(popup) => {
            hush(state, popup.is_some());
            if state.ui.popup == Some(Popup::Labels) {
                label_acts::leave(state);
            }
            replace(&mut state.ui.popup, popup)
        }
        Action::SentenceMode(on) => sentences::switch(state, on),
        Action::Labels(what) => label_acts::run(state, what),
        Action::CompleteWords(complete) => replace(&mut state.ui.words_stay_cut, !complete),
        Action::Keys(change) => shortcuts::change(state, change),
        Action::Reading(reading) => replace(&mut state.ui.reading, reading),
        Action::Theme(theme) => replace(&mut state.ui.theme, theme),
        Action::Language(language) => {
            let changed = replace(&mut state.ui.language, language);
            if changed {
                say(state, settings::SPEAKS.text(language));
            }
            changed
        }
        Action::Name(name) => replace(&mut state.ui.name, name),
        Action::Import { facts, words } => {
            let said = msg::IMPORTED.fill(state.ui.language, &[&words]);
            act(state, &words, None, facts);
            say(state, &said);
            true
        }
        Action::Received(entries) => receive(state, &entries),
        Action::Become(replica) => {
            Rc::make_mut(&mut state.own).push(replica);
            replace(&mut state.replica, replica)
        }
        Action::WriteAgain(missing) => {
            state.outbox.merge(&missing);
            if !missing.is_empty() {
                say(state, msg::WRITTEN_AGAIN.text(state.ui.language));
            }
            !missing.is_empty()
        }
        Action::Written(kept) => written(state, &kept),
        Action::NotWritten(trouble) => {
            let failing = Saving::Fails(trouble);
            let first = replace(&mut state.saving, failing);
            if first {
                state.ui.saving_noted = false;
            }
            first
        }
        Action::Titled(title) => {
            state.article = Rc::new(state.article.as_ref().clone().titled(&title));
            true
        }
        Action::Say(text) => {
            say(state, &text);
            true
        }
        Action::NoteSaving => !std::mem::replace(&mut state.ui.saving_noted, true),
        Action::Alert(alert) => replace(&mut state.ui.alert, alert),
    }
}

pub(super) fn replace<T: PartialEq>(slot: &mut T, value: T) -> bool {
    let changed = *slot != value;
    *slot = value;
    changed
}

pub(super) fn say(state: &mut State, text: &str) {
    state.ui.said.text = text.into();
    state.ui.said.times = state.ui.said.times.wrapping_add(1);
}

/// Puts away what was said, so that it does not lie over what is opened now.
fn hush(state: &mut State, opens: bool) {
    if opens {
        state.ui.said.text = "".into();
    }
}

pub(super) fn ground(state: &State) -> Ground<'_> {
    Ground {
        article: &state.article,
        project: &state.project,
        annotations: &state.annotations,
        codebook: &state.codebook,
    }
}

fn mark(state: &mut State, label: &LabelId, id: &AnnotationId, now: &Timestamp, keep: bool) -> bool {
    // What a touch selection has marked stays selected, and can be marked once more with another label.
    let held = state.ui.held.as_ref().map(|(_, range)| *range);
    let Some(range) = state.ui.draft.as_ref().map(|draft| draft.range).or(held) else {
        return false;
    };
    let words = state.article.text().slice(range).unwrap_or_default().to_owned();
    let language = state.ui.language;
    let named = words::named(&state.codebook, label, &words, language);
    let id = match twin(state, range, label) {
        Some(twin) => {
            say(state, &msg::ALREADY_MARKED.fill(language, &[&named]));
            twin
        }
        None => {
            let facts = acts::create(ground(state), id, label, range, &state.ui.name, now);
            act(state, &msg::MARK.fill(language, &[&named]), None, facts);
            say(state, &msg::MARKED.fill(language, &[&named]));
            links::propose(state, id);
            id.clone()
        }
    };
    focus(state, Some(id.clone()));
    state.ui.draft = None;
    if keep {
        state.ui.held = Some((id, range));
    } else {
        state.ui.held = None;
        put_caret(state, range.end());
    }
    true
}

/// The annotation of exactly this range and label, if there is one: marking it again opens it.
pub(super) fn twin(state: &State, range: Range, label: &LabelId) -> Option<AnnotationId> {
    let cards = state.page.cards().get(state.article.block_at(range.start()))?;
    let same = |card: &&Rc<Annotation>| card.range() == Some(range) && card.label == *label;
    cards.iter().find(same).map(|card| card.id.clone())
}

fn reshape(state: &mut State, range: Range, now: &Timestamp) -> bool {
    let Some((id, _)) = state.ui.held.clone().filter(|(_, known)| *known != range) else {
        return false;
    };
    edging::move_to(state, &id, range, now, Some(format!("move {id}").into()));
    // Where it could not be moved, the selection is there all the same.
    state.ui.held = state.annotations.get(&id).map(|_| (id, range));
    true
}

fn toggle_pen(state: &mut State, label: LabelId) -> bool {
    if state.ui.pen.as_ref() == Some(&label) {
        state.ui.pen = None;
        put_down(state, &label);
    } else {
        let name = label_name(&state.codebook, &label, state.ui.language);
        let said = msg::PEN_UP.fill(state.ui.language, &[name]);
        state.ui.pen = Some(label);
        say(state, &said);
    }
    true
}

fn put_down(state: &mut State, label: &LabelId) {
    let name = label_name(&state.codebook, label, state.ui.language);
    let said = msg::PEN_DOWN.fill(state.ui.language, &[name]);
    say(state, &said);
}

fn relabel(state: &mut State, id: &AnnotationId, label: &LabelId, now: &Timestamp) -> bool {
    let Some(annotation) = state
        .annotations
        .get(id)
        .cloned()
        .filter(|annotation| annotation.label != *label)
    else {
        return false;
    };
    let language = state.ui.language;
    let named = words::annotation(&state.codebook, &annotation, language);
    let name = words::small(&state.codebook, label, language);
    let facts = acts::relabel(ground(state), &state.relations, &annotation, label, now);
    act(state, &msg::CHANGE.fill(language, &[&named, &name]), None, facts);
    say(state, &msg::CHANGED.fill(language, &[&named, &name]));
    true
}

fn set_note(state: &mut State, id: &AnnotationId, text: &Rc<str>, now: &Timestamp) -> bool {
    let Some(annotation) = state
        .annotations
        .get(id)
        .cloned()
        .filter(|annotation| annotation.note != *text)
    else {
        return false;
    };
    let language = state.ui.language;
    let named = words::annotation(&state.codebook, &annotation, language);
    let facts = acts::note(&annotation, text, now);
    act(
        state,
        &msg::NOTE.fill(language, &[&named]),
        Some(format!("note {id}").into()),
        facts,
    );
    true
}

fn open_note(state: &mut State, id: AnnotationId) -> bool {
    if state.annotations.get(&id).is_none() || state.ui.note.as_ref() == Some(&id) {
        return false;
    }
    state.history.seal();
    if state.ui.focus.as_ref() != Some(&id) {
        focus(state, Some(id.clone()));
    }
    state.ui.note = Some(id);
    true
}

fn delete(state: &mut State, id: &AnnotationId) -> bool {
    let Some(annotation) = state.annotations.get(id).cloned() else {
        return false;
    };
    let language = state.ui.language;
    let named = words::annotation(&state.codebook, &annotation, language);
    let facts = acts::delete(&state.relations, &annotation);
    act(state, &msg::DELETE.fill(language, &[&named]), None, facts);
    say(state, &msg::DELETED.fill(language, &[&named]));
    if let Some(range) = annotation.range() {
        note_caret(state, range.start());
    }
    true
}

pub(super) fn focus(state: &mut State, id: Option<AnnotationId>) -> bool {
    let id = id.filter(|id| state.annotations.get(id).is_some());
    if let Some(annotation) = id.as_ref().and_then(|id| state.annotations.get(id)) {
        let annotation = annotation.clone();
        find::show(state, &annotation);
        if let Some(range) = annotation.range() {
            note_caret(state, range.start());
        }
        state.ui.reveal = state.ui.reveal.wrapping_add(1);
    }
    state.ui.picked = None;
    if state.ui.edging.as_ref().map(|edging| &edging.id) != id.as_ref() {
        state.ui.edging = None;
    }
    if state.ui.note != id {
        state.history.seal();
        state.ui.note = None;
    }
    let asked = id.is_some();
    replace(&mut state.ui.focus, id) || asked
}

/// The keyboard has come to an annotation's card: keys are about this one now. Nothing is scrolled.
fn attend(state: &mut State, id: AnnotationId) -> bool {
    if state.ui.focus.as_ref() == Some(&id) {
        return false;
    }
    let reveal = state.ui.reveal;
    let changed = focus(state, Some(id));
    state.ui.reveal = reveal;
    changed
}

fn pick(state: &mut State, at: Offset) -> bool {
    let stack = covering(state, at);
    if links::chosen(state, links::of_stack(state, &stack)) {
        return true;
    }
    let known = state.ui.picked.map(|at| covering(state, at));
    let on = stack.iter().position(|id| state.ui.focus.as_ref() == Some(id));
    let nth = match on {
        Some(nth) if known.as_ref() == Some(&stack) => (nth + 1) % stack.len(),
        _ => 0,
    };
    let chosen = stack.get(nth).cloned();
    let changed = focus(state, chosen.clone());
    state.ui.picked = chosen.is_some().then_some(at);
    if let Some(annotation) = chosen.as_ref().and_then(|id| state.annotations.get(id)) {
        let language = state.ui.language;
        let mut said = words::annotation(&state.codebook, annotation, language);
        if let more @ 1.. = stack.len() - 1 {
            said.push_str(&msg::MORE_HERE.count(language, more, &[]));
        }
        say(state, &said);
    }
    note_caret(state, at) || changed
}

pub(super) fn note_caret(state: &mut State, at: Offset) -> bool {
    let order = state.ui.caret.map_or(0, |caret| caret.order);
    replace(&mut state.ui.caret, Some(Caret { at, order }))
}

pub(super) fn put_caret(state: &mut State, at: Offset) {
    let order = state.ui.caret.map_or(0, |caret| caret.order).wrapping_add(1);
    state.ui.caret = Some(Caret { at, order });
}

/// Writes `facts` as one act under one stamp.
pub(super) fn act(state: &mut State, words: &str, run: Option<Rc<str>>, facts: Facts) {
    let said = facts.iter().map(|(entity, fact)| (entity, fact));
    state.history.record(&state.project, words, run, said);
    write(state, facts);
}

fn write(state: &mut State, facts: Facts) {
    let stamp = Stamp::next(state.project.clock(), state.replica);
    let entries = facts.into_iter().map(|(entity, fact)| Entry { entity, stamp, fact });
    for entry in entries {
        state.outbox.take(entry.clone());
        take(state, entry);
    }
    settle(state);
}

/// Works out what an act, or news, comes to for the relations, all at once.
fn settle(state: &mut State) {
    let mut relations = std::mem::take(&mut state.relations);
    relations.settle(ground(state));
    state.relations = relations;
}

fn take(state: &mut State, entry: Entry) -> bool {
    let (entity, own) = (entry.entity.clone(), entry.stamp.replica == state.replica);
    let changed = state.project.take(entry);
    if changed {
        refresh(state, &entity, own);
    }
    changed
}

/// Brings what is derived from `entity` up to date, which was changed by this tab (`own`) or elsewhere.
fn refresh(state: &mut State, entity: &Entity, own: bool) {
    match entity {
        Entity::Annotation(id) => {
            let (before, now) = state.annotations.refresh(&state.article, &state.project, id);
            state.page.refresh(&state.article, before.as_ref(), now.as_ref());
            state.relations.changed(&state.article, before.as_ref(), now.as_ref());
            find::follow(state, before.as_ref(), now.as_ref(), own);
            if now.is_none() {
                forget(state, id);
            }
        }
        Entity::Label(_) | Entity::Project => label_acts::refresh(state),
        Entity::Link(link) => {
            state.relations.linked(&state.project, link);
            for end in [&link.attribution, &link.content] {
                let end = state.annotations.get(end).cloned();
                find::follow(state, end.as_ref(), end.as_ref(), own);
            }
        }
    }
}

/// What is gone can be neither focused nor written about.
fn forget(state: &mut State, id: &AnnotationId) {
    bulk::forget(state, id);
    if state.ui.focus.as_ref() == Some(id) {
        state.ui.focus = None;
    }
    if state.ui.note.as_ref() == Some(id) {
        state.ui.note = None;
    }
    if state.ui.held.as_ref().is_some_and(|(held, _)| held == id) {
        state.ui.held = None;
    }
    if state.ui.edging.as_ref().is_some_and(|edging| edging.id == *id) {
        state.ui.edging = None;
    }
}

/// Takes in what others wrote. What is being written about here stays: somebody who types a note has the last word.
fn receive(state: &mut State, entries: &[Entry]) -> bool {
    let (note, focus) = (state.ui.note.clone(), state.ui.focus.clone());
    let mut changed = false;
    for entry in entries {
        changed |= take(state, entry.clone());
    }
    settle(state);
    if changed {
        state.history.seal();
    }
    if let Some(id) = note.filter(|id| state.annotations.get(id).is_none()) {
        write(state, vec![(Entity::Annotation(id.clone()), Fact::Deleted(false))]);
        if let Some(annotation) = state.annotations.get(&id).cloned() {
            let language = state.ui.language;
            let named = words::annotation(&state.codebook, &annotation, language);
            say(state, &msg::KEPT.fill(language, &[&named]));
            state.ui.focus = focus;
            state.ui.note = Some(id);
        }
    }
    changed
}

fn written(state: &mut State, kept: &Project) -> bool {
    state.outbox = state.outbox.beyond(kept);
    // Part of it, after trouble, is no word yet that everything is there.
    if state.saving != Saving::Works && state.outbox.is_empty() {
        state.saving = Saving::Works;
        say(state, msg::SAVING_WORKS.text(state.ui.language));
    }
    !kept.is_empty()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Undo,
    Redo,
}

fn turn_back(state: &mut State, now: &Timestamp, way: Way) -> bool {
    let language = state.ui.language;
    let (taken, done, nothing) = match way {
        Way::Undo => (
            state.history.undo(&state.project, &state.own),
            msg::UNDONE,
            msg::NOTHING_TO_UNDO,
        ),
        Way::Redo => (
            state.history.redo(&state.project, &state.own),
            msg::DONE_AGAIN,
            msg::NOTHING_TO_REDO,
        ),
    };
    match taken {
        Ok(Some(step)) => {
            let facts = facts_of(&step, way, now);
            let shown = step.changes.iter().find_map(|change| match &change.entity {
                Entity::Annotation(id) => Some(id.clone()),
                Entity::Link(link) => Some(link.attribution.clone()),
                _ => None,
            });
            write(state, facts);
            if let Some((_, held)) = state.ui.held.take() {
                put_caret(state, held.end());
            }
            if let Some(id) = shown.filter(|id| state.annotations.get(id).is_some()) {
                focus(state, Some(id));
            }
            say(state, &done.fill(language, &[&step.words]));
        }
        Ok(None) => say(state, nothing.text(language)),
        Err(refusal) => state.ui.alert = Some(refused(&refusal, way, language)),
    }
    true
}

fn facts_of(step: &Step, way: Way, now: &Timestamp) -> Facts {
    let written = |change: &Change| {
        let fact = if way == Way::Undo {
            &change.before
        } else {
            &change.after
        };
        (change.entity.clone(), fact.clone())
    };
    let mut facts: Facts = step.changes.iter().map(written).collect();
    let edits = step
        .changes
        .iter()
        .filter(|change| matches!(change.entity, Entity::Annotation(_)) && !matches!(change.after, Fact::Deleted(_)));
    let mut touched: Vec<&Entity> = edits.map(|change| &change.entity).collect();
    order::sort_by(&mut touched, Ord::cmp);
    touched.dedup();
    let modified = |entity: &Entity| (entity.clone(), Fact::Modified(now.clone()));
    facts.extend(touched.into_iter().map(modified));
    facts
}

fn refused(refusal: &Refusal, way: Way, language: Language) -> Alert {
    let not = if way == Way::Undo {
        msg::NOT_UNDONE
    } else {
        msg::NOT_DONE_AGAIN
    };
    Alert {
        text: not.fill(language, &[&refusal.words]).into(),
        offer: Offer::Nothing,
    }
}
