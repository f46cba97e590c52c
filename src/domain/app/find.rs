//! Finding: which annotations are shown, in the list and in the text.
//!
//! What is shown is a page of its own beside the whole one, brought up to date edit by edit. Nothing that is shown
//! vanishes before the filter changes, and what this tab makes or changes is shown whatever the filter says.

use std::rc::Rc;

use super::acts::Ground;
use super::fold::fold;
use super::update::{ground, say};
use super::{Relations, State, bulk, relations};
use crate::domain::annotation::{Annotation, LabelId, Role};
use crate::domain::messages::find as msg;

/// What an annotation may be without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// It has no note.
    Note,
    /// An attribution of which no part is named as the source; content that nobody is said to have said.
    Source,
    /// It has no place in the text.
    Place,
}

impl Lack {
    /// Everything that can be missing.
    pub const ALL: [Lack; 3] = [Self::Note, Self::Source, Self::Place];
}

/// Which annotations are to be shown. The default shows all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// As typed: each word is looked for in the annotation's words, its note and its maker's name.
    pub words: Rc<str>,
    /// Labels, any of which will do; none: every label.
    pub labels: Vec<LabelId>,
    /// What must all be missing.
    pub lacks: Vec<Lack>,
}

impl Filter {
    /// Whether it shows everything.
    #[must_use]
    pub fn is_off(&self) -> bool {
        self.labels.is_empty() && self.lacks.is_empty() && self.words.trim().is_empty()
    }

    /// This filter with `label` taken in, or left out if it was in.
    #[must_use]
    pub fn with_label(&self, label: &LabelId) -> Self {
        let mut other = self.clone();
        toggle(&mut other.labels, label.clone());
        other
    }

    /// This filter with `lack` taken in, or left out if it was in.
    #[must_use]
    pub fn with_lack(&self, lack: Lack) -> Self {
        let mut other = self.clone();
        toggle(&mut other.lacks, lack);
        other
    }
}

fn toggle<T: PartialEq>(list: &mut Vec<T>, item: T) {
    match list.iter().position(|known| *known == item) {
        Some(at) => drop(list.remove(at)),
        None => list.push(item),
    }
}

/// How many annotations each choice would find by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// In the order of the codebook's labels.
    pub labels: Vec<usize>,
    /// In the order of [`Lack::ALL`].
    pub lacks: [usize; 3],
}

/// Counts what each choice would find.
#[must_use]
pub fn tally(state: &State) -> Tally {
    let ground = ground(state);
    let mut tally = Tally {
        labels: vec![0; state.codebook.labels.len()],
        lacks: [0; 3],
    };
    for annotation in state.annotations.iter() {
        let labels = state.codebook.labels.iter();
        for (label, count) in labels.zip(&mut tally.labels) {
            *count += usize::from(label.id == annotation.label);
        }
        for (lack, count) in Lack::ALL.into_iter().zip(&mut tally.lacks) {
            *count += usize::from(lacks(annotation, lack, ground, &state.relations));
        }
    }
    tally
}

fn lacks(annotation: &Annotation, lack: Lack, ground: Ground, relations: &Relations) -> bool {
    match lack {
        Lack::Note => annotation.note.trim().is_empty(),
        Lack::Place => annotation.range().is_none(),
        Lack::Source => match ground.codebook.role(&annotation.label) {
            Role::Attribution => annotation.source.is_none(),
            // A later fragment is said by whoever says the first.
            Role::Content => {
                // Hidden links say nothing.
                let speaks = |id| relations::of_role(ground, id, Role::Attribution).is_some();
                relations::earlier(ground, annotation).is_none()
                    && !relations.attributions(&annotation.id).iter().any(speaks)
            }
            Role::None => false,
        },
    }
}

/// A filter, ready to be used on many.
struct Sieve<'a> {
    filter: &'a Filter,
    words: Vec<String>,
    ground: Ground<'a>,
    relations: &'a Relations,
}

impl<'a> Sieve<'a> {
    fn new(state: &'a State) -> Self {
        let filter = &state.ui.filter;
        Self {
            filter,
            words: filter.words.split_whitespace().map(fold).collect(),
            ground: ground(state),
            relations: &state.relations,
        }
    }

    fn passes(&self, annotation: &Annotation) -> bool {
        let Filter { labels, lacks: all, .. } = self.filter;
        if !(labels.is_empty() || labels.contains(&annotation.label)) {
            return false;
        }
        if !all
            .iter()
            .all(|lack| lacks(annotation, *lack, self.ground, self.relations))
        {
            return false;
        }
        if self.words.is_empty() {
            return true;
        }
        let mut said = fold(annotation.words());
        for more in [&annotation.note, &annotation.creator] {
            said.push('\n');
            said.push_str(&fold(more));
        }
        self.words.iter().all(|word| said.contains(word.as_str()))
    }
}

/// Shows what `filter` finds.
pub(super) fn find(state: &mut State, filter: Filter) -> bool {
    if state.ui.filter == filter {
        return false;
    }
    state.ui.filter = filter;
    if !state.ui.filter.is_off() {
        let sieve = Sieve::new(state);
        state.shown = state
            .page
            .only(&state.article, &state.shown, &|annotation| sieve.passes(annotation));
    } else {
        state.shown = state.page.clone();
    }
    // Keys act on the focused annotation, and on those that are selected: never on what is not seen.
    let focused = state.ui.focus.as_ref().and_then(|id| state.annotations.get(id));
    if focused.is_some_and(|annotation| !state.shown.shows(&state.article, annotation)) {
        state.history.seal();
        state.ui.note = None;
        state.ui.focus = None;
    }
    state.ui.picked = None;
    bulk::let_go_of_hidden(state);
    let (shown, all) = (state.shown.len().to_string(), state.annotations.len().to_string());
    let language = state.ui.language;
    let said = if shown == all {
        msg::ALL_SHOWN.fill(language, &[&all])
    } else {
        msg::SHOWN.fill(language, &[&shown, &all])
    };
    say(state, &said);
    true
}

/// Follows a change of one annotation; `own` if this tab made it.
pub(super) fn follow(state: &mut State, before: Option<&Rc<Annotation>>, now: Option<&Rc<Annotation>>, own: bool) {
    if state.ui.filter.is_off() {
        // The end of the update makes both pages one.
        return;
    }
    let before = before.filter(|before| state.shown.shows(&state.article, before));
    let now = now.filter(|now| own || before.is_some() || Sieve::new(state).passes(now));
    state.shown.refresh(&state.article, before, now);
}

/// Shows one annotation whatever the filter says: it was gone to.
pub(super) fn show(state: &mut State, annotation: &Rc<Annotation>) {
    if !state.ui.filter.is_off() && !state.shown.shows(&state.article, annotation) {
        state.shown.refresh(&state.article, None, Some(annotation));
    }
}

/// Highlights off or on, in words.
pub(super) fn hide_marks(state: &mut State, hidden: bool) -> bool {
    let changed = std::mem::replace(&mut state.ui.marks_hidden, hidden) != hidden;
    if changed {
        let said = if hidden { msg::MARKS_HIDDEN } else { msg::MARKS_SHOWN };
        let said = said.text(state.ui.language);
        say(state, said);
    }
    changed
}
