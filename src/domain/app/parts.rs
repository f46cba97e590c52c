//! The source and the cue of an attribution: the first guess, the reader's correction, and how they are shown.

use std::rc::Rc;

use super::acts::{Facts, Ground};
use super::judge::is_attribution;
use super::update::{act, put_caret, say};
use super::{State, words};
use crate::domain::annotation::{Annotation, AnnotationId, Entity, Fact, LabelId, Role, Timestamp};
use crate::domain::messages::{Message, parts as msg};
use crate::domain::suggest::{Parts, parts, tidy};
use crate::domain::text::{Range, Text, graphemes_outward, trim, words as words_in};

/// A part of an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Who is named.
    Source,
    /// The words that say that somebody spoke.
    Cue,
}

impl Part {
    /// Both, in the order in which they are offered.
    pub const ALL: [Part; 2] = [Self::Source, Self::Cue];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> Message {
        match self {
            Self::Source => msg::SOURCE,
            Self::Cue => msg::CUE,
        }
    }

    /// Its name in class names.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Cue => "cue",
        }
    }

    /// Where it is in `annotation`, as far as it lies in it.
    #[must_use]
    pub fn of(self, annotation: &Annotation) -> Option<Range> {
        let part = match self {
            Self::Source => annotation.source,
            Self::Cue => annotation.cue,
        };
        part?.intersection(annotation.range()?)
    }

    const fn fact(self, range: Option<Range>) -> Fact {
        match self {
            Self::Source => Fact::Source(range),
            Self::Cue => Fact::Cue(range),
        }
    }
}

/// What the first guess at a new attribution writes; nothing for other labels, and nothing over what is there (`known`).
pub(super) fn guessed(
    ground: Ground,
    id: &AnnotationId,
    label: &LabelId,
    range: Option<Range>,
    known: Option<&Annotation>,
) -> Facts {
    let set = known.is_some_and(|known| known.source.is_some() || known.cue.is_some());
    let Some(range) = range.filter(|_| ground.codebook.role(label) == Role::Attribution && !set) else {
        return Facts::new();
    };
    let guess = guess(ground, range);
    let parts = [
        guess.source.map(|at| Fact::Source(Some(at))),
        guess.cue.map(|at| Fact::Cue(Some(at))),
    ];
    let facts = parts.into_iter().flatten();
    facts.map(|fact| (Entity::Annotation(id.clone()), fact)).collect()
}

/// Source and cue when an annotation's edges have moved to `range`: guessed anew as long as they are what was guessed,
/// else cut to it.
pub(super) fn moved(ground: Ground, annotation: &Annotation, range: Range) -> Parts {
    let now = Parts {
        source: annotation.source,
        cue: annotation.cue,
    };
    let guessed = annotation.range().is_some_and(|before| guess(ground, before) == now);
    if guessed && is_attribution(ground.codebook, annotation) {
        return guess(ground, range);
    }
    let cut = |part: Option<Range>| part.and_then(|part| part.intersection(range));
    Parts {
        source: cut(now.source),
        cue: cut(now.cue),
    }
}

fn guess(ground: Ground, range: Range) -> Parts {
    parts(ground.article.text(), range, &ground.article.meta().language)
}

/// Says which words are a part of an attribution; `None`: no words are. A part is trimmed and cuts no cluster; what it
/// takes is taken from the other part. With `more` it is one step with the choice before it.
pub(super) fn set(
    state: &mut State,
    id: &AnnotationId,
    (part, range): (Part, Option<Range>),
    more: bool,
    now: &Timestamp,
) -> bool {
    let Some(annotation) = state.annotations.get(id).cloned() else {
        return false;
    };
    let Some(place) = annotation
        .range()
        .filter(|_| is_attribution(&state.codebook, &annotation))
    else {
        return false;
    };
    if !more {
        state.history.seal();
    }
    let text = state.article.text();
    let range = range.and_then(|range| whole(text, range, place));
    let drafted = state.ui.draft.take();
    if let Some(draft) = &drafted {
        put_caret(state, draft.range.end());
    }
    if part.of(&annotation) == range {
        return drafted.is_some();
    }
    let entity = Entity::Annotation(id.clone());
    let mut facts = vec![(entity.clone(), part.fact(range))];
    let other = if part == Part::Source { Part::Cue } else { Part::Source };
    if let (Some(range), Some(rest)) = (range, other.of(&annotation))
        && range.overlaps(rest)
    {
        let left = without(state.article.text(), rest, range);
        facts.push((entity.clone(), other.fact(left)));
    }
    facts.push((entity, Fact::Modified(now.clone())));
    let language = state.ui.language;
    let named = words::annotation(&state.codebook, &annotation, language);
    let chosen = range
        .and_then(|range| state.article.text().slice(range))
        .map(words::excerpt);
    let (step, said) = match (part, &chosen) {
        (Part::Source, Some(_)) => (msg::SET_SOURCE, msg::SOURCE_SET),
        (Part::Source, None) => (msg::CLEAR_SOURCE, msg::SOURCE_CLEARED),
        (Part::Cue, Some(_)) => (msg::SET_CUE, msg::CUE_SET),
        (Part::Cue, None) => (msg::CLEAR_CUE, msg::CUE_CLEARED),
    };
    let filled = [named.as_str(), chosen.as_deref().unwrap_or_default()];
    let run: Rc<str> = [part.class(), " ", id.as_str()].concat().into();
    act(state, &step.fill(language, &filled), Some(run), facts);
    say(state, &said.fill(language, &filled));
    true
}

/// As much of `range` as lies in `place`, trimmed, no cluster cut; `None` if nothing is left.
fn whole(text: &Text, range: Range, place: Range) -> Option<Range> {
    let inside = graphemes_outward(text, range.intersection(place)?).intersection(place)?;
    Some(trim(text, inside)).filter(|range| !range.is_empty())
}

/// The longer side of `rest` when `taken` is taken out of it.
fn without(text: &Text, rest: Range, taken: Range) -> Option<Range> {
    let before = Range::new(rest.start(), taken.start());
    let behind = Range::new(taken.end(), rest.end());
    let sides = [before, behind].map(|side| side.and_then(|side| whole(text, side, rest)));
    sides.into_iter().flatten().max_by_key(|side| side.len())
}

/// The words of an annotation, cut where its parts begin and end.
#[must_use]
pub fn pieces(annotation: &Annotation) -> Vec<(String, Option<Part>)> {
    let text = Text::new(annotation.words().as_ref());
    let Some(place) = annotation.range() else {
        return vec![(annotation.words().to_string(), None)];
    };
    let mut pieces = Vec::new();
    let mut at = place.start();
    let [source, cue] = Part::ALL.map(|part| part.of(annotation).map(|range| (range, part)));
    let mut parts: Vec<(Range, Part)> = source.into_iter().chain(cue).collect();
    if let [first, second] = parts.as_mut_slice()
        && first.0 > second.0
    {
        std::mem::swap(first, second);
    }
    let slice = |range: Range| text.slice(within(range, place)).unwrap_or_default().to_owned();
    for (range, part) in parts {
        // Merged from two tabs, they may overlap: each word is shown once.
        let start = range.start().max(at);
        if start >= range.end() {
            continue;
        }
        pieces.push((slice(Range::between(at, start)), None));
        pieces.push((slice(Range::between(start, range.end())), Some(part)));
        at = range.end();
    }
    pieces.push((slice(Range::between(at, place.end())), None));
    pieces.retain(|(words, _)| !words.is_empty());
    pieces
}

/// `range` of the article counted from the start of `place`.
fn within(range: Range, place: Range) -> Range {
    let shift = place.start().get();
    Range::between(range.start().minus(shift), range.end().minus(shift))
}

/// The words of an attribution that can be chosen, each with its place in the article.
#[must_use]
pub fn choices(annotation: &Annotation) -> Vec<(Range, String)> {
    let text = Text::new(annotation.words().as_ref());
    let Some(place) = annotation.range() else {
        return Vec::new();
    };
    let mut choices = Vec::new();
    for word in words_in(&text, text.all()) {
        let shown = text.slice(word).unwrap_or_default().to_owned();
        let shift = place.start().get();
        choices.push((Range::between(word.start().plus(shift), word.end().plus(shift)), shown));
    }
    choices
}

/// From the word at `first` to the one at `last`, with the bracket or full stop that belongs to its end.
#[must_use]
pub fn stretch_of(annotation: &Annotation, first: Range, last: Range) -> Range {
    let text = Text::new(annotation.words().as_ref());
    let part = first.union(last);
    let tidied = annotation.range().and_then(|place| {
        let tidied = tidy(&text, within(part, place), text.all())?;
        let shift = place.start().get();
        Some(Range::between(tidied.start().plus(shift), tidied.end().plus(shift)))
    });
    tidied.unwrap_or(part)
}
