//! Sentence mode: whole sentences are taken by a tap or by steps, and what is taken is a draft like any other.

use super::update::say;
use super::{Draft, Gesture, State, Stride, label_name, words};
use crate::domain::annotation::{Codebook, Span};
use crate::domain::document::{Article, Direction};
use crate::domain::messages::{Language, acts, sentences as msg};
use crate::domain::text::{Offset, Range, sentence_at, sentences};

/// Sentences that are taken. Whole ones, side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// From the first one's start to the last one's end.
    pub range: Range,
    /// Whether the last step led towards the start: the first sentence is the one that one is on.
    pub backward: bool,
}

/// The sentences of the block `nth`, in order. None if there is no such block, or only white space in it.
#[must_use]
pub fn sentences_of(article: &Article, nth: usize) -> Vec<Range> {
    article
        .blocks()
        .get(nth)
        .map(|block| sentences(article.text(), block.range))
        .unwrap_or_default()
}

/// What is taken, if anything is.
#[must_use]
pub fn taken(state: &State) -> Option<Taken> {
    let draft = state.ui.draft.as_ref()?;
    (draft.gesture == Gesture::Sentence).then_some(Taken {
        range: draft.range,
        backward: draft.backward,
    })
}

/// The sentence that one is on: the last one stepped to, or the one at the caret.
#[must_use]
pub fn sentence_here(state: &State) -> Option<Range> {
    match taken(state) {
        Some(taken) => active(&state.article, taken),
        None => {
            at(&state.article, state.ui.caret.map(|caret| caret.at).unwrap_or_default()).or_else(|| near(state, true))
        }
    }
}

/// What is taken after a tap at `offset`: the sentence there; with its neighbour, if that one is taken already; without
/// it, if it is the first or the last of those taken. `None`: nothing.
#[must_use]
pub fn tapped(state: &State, offset: Offset) -> Option<Taken> {
    let article = &state.article;
    let here = at(article, offset)?;
    let alone = Taken {
        range: here,
        backward: false,
    };
    let Some(Taken { range, .. }) = taken(state) else {
        return Some(alone);
    };
    if here == range {
        return None;
    }
    let (before, behind) = (beside(article, here, false), beside(article, here, true));
    let taken = |start: Offset, end: Offset, backward| {
        Some(Taken {
            range: Range::between(start, end),
            backward,
        })
    };
    if here.start() == range.start() {
        taken(behind?.start(), range.end(), true)
    } else if here.end() == range.end() {
        taken(range.start(), before?.end(), false)
    } else if behind.is_some_and(|next| next.start() == range.start()) {
        taken(here.start(), range.end(), true)
    } else if before.is_some_and(|last| last.end() == range.end()) {
        taken(range.start(), here.end(), false)
    } else {
        Some(alone)
    }
}

/// What is taken after a step: the next sentence (or the one before), with `extend` together with those from where one
/// began. A long stride goes to the next paragraph that has a sentence, the longest to the article's first or last
/// sentence. At the ends it stays there. `None` only if the article has no sentence.
#[must_use]
pub fn stepped(state: &State, extend: bool, onward: bool, stride: Stride) -> Option<Taken> {
    let article = &state.article;
    let right_to_left = article.meta().direction == Direction::RightToLeft;
    let sideways = matches!(stride, Stride::Letter | Stride::Word);
    let onward = onward != (sideways && right_to_left);
    let known = taken(state);
    let here = match known {
        Some(taken) => active(article, taken),
        None => near(state, onward),
    }?;
    let there = match stride {
        // Without anything taken, the first step takes the sentence at hand.
        Stride::Letter | Stride::Word | Stride::Line if known.is_none() => here,
        Stride::Letter | Stride::Word | Stride::Line => beside(article, here, onward).unwrap_or(here),
        Stride::Paragraph => in_another_block(article, article.block_at(here.start()), onward, false).unwrap_or(here),
        Stride::LineEdge | Stride::Article => edge(article, onward)?,
    };
    let Some(anchor) = known.filter(|_| extend).and_then(|taken| {
        active(
            article,
            Taken {
                backward: !taken.backward,
                ..taken
            },
        )
    }) else {
        return Some(Taken {
            range: there,
            backward: false,
        });
    };
    Some(Taken {
        range: anchor.union(there),
        backward: there < anchor,
    })
}

/// What is marked in `sentence`, in words: `Claim; Quote “cooperation.”`. The words of an annotation are told only where
/// it is not over the whole sentence. Empty if nothing is marked. `spans` are those of the sentence's block.
#[must_use]
pub fn marked_in(
    article: &Article,
    sentence: Range,
    spans: &[Span],
    codebook: &Codebook,
    language: Language,
) -> String {
    let mut said = String::new();
    for span in spans {
        let Some(shared) = span.range.intersection(sentence) else {
            continue;
        };
        if !said.is_empty() {
            said.push_str("; ");
        }
        let name = label_name(codebook, &span.label, language);
        if shared == sentence {
            said.push_str(name);
        } else {
            let part = words::excerpt(article.text().slice(shared).unwrap_or_default());
            said.push_str(&acts::NAMED.fill(language, &[name, &part]));
        }
    }
    said
}

/// Turns the mode on or off. What was taken is let go with it.
pub(super) fn switch(state: &mut State, on: bool) -> bool {
    if state.ui.sentences == on {
        return false;
    }
    state.ui.sentences = on;
    if taken(state).is_some() {
        state.ui.draft = None;
    }
    say(state, if on { msg::ON } else { msg::OFF }.text(state.ui.language));
    true
}

/// What is said of sentences that were taken or let go where that is not to be seen.
#[must_use]
pub fn taken_words(article: &Article, draft: Option<&Draft>, language: Language) -> String {
    let Some(draft) = draft else {
        return msg::LET_GO.text(language).to_owned();
    };
    let count = article.blocks_in(draft.range).map(|nth| {
        let inside = sentences_of(article, nth);
        inside.iter().filter(|sentence| draft.range.covers(**sentence)).count()
    });
    msg::TAKEN.count(language, count.sum(), &[&words::excerpt(&draft.words)])
}

/// The sentence at `offset`.
fn at(article: &Article, offset: Offset) -> Option<Range> {
    let block = article.blocks().get(article.block_at(offset))?.range;
    sentence_at(article.text(), block, offset)
}

/// The sentence of those taken that one is on.
fn active(article: &Article, taken: Taken) -> Option<Range> {
    at(
        article,
        if taken.backward {
            taken.range.start()
        } else {
            taken.range.end().minus(1)
        },
    )
}

/// The sentence that a first step takes: the one the caret is in; where it stands behind one, as after marking, the one
/// in the direction of the step.
fn near(state: &State, onward: bool) -> Option<Range> {
    let caret = state.ui.caret.map(|caret| caret.at).unwrap_or_default();
    let article = &state.article;
    let nth = article.block_at(caret);
    match at(article, caret) {
        Some(here) if onward && caret >= here.end() => Some(beside(article, here, true).unwrap_or(here)),
        Some(here) => Some(here),
        None => in_another_block(article, nth, onward, !onward).or_else(|| edge(article, onward)),
    }
}

/// The sentence before or behind `sentence`, in whatever block.
fn beside(article: &Article, sentence: Range, onward: bool) -> Option<Range> {
    let nth = article.block_at(sentence.start());
    let list = sentences_of(article, nth);
    let here = list.iter().position(|other| *other == sentence)?;
    let there = if onward {
        here.checked_add(1)
    } else {
        here.checked_sub(1)
    };
    there
        .and_then(|there| list.get(there).copied())
        .or_else(|| in_another_block(article, nth, onward, !onward))
}

/// The first (or `last`) sentence of the next block before or behind the block `nth` that has one.
fn in_another_block(article: &Article, nth: usize, onward: bool, last: bool) -> Option<Range> {
    let mut nth = nth;
    loop {
        nth = if onward {
            nth.checked_add(1)?
        } else {
            nth.checked_sub(1)?
        };
        article.blocks().get(nth)?;
        let list = sentences_of(article, nth);
        if let Some(found) = if last { list.last() } else { list.first() } {
            return Some(*found);
        }
    }
}

/// The first or last sentence of the article.
fn edge(article: &Article, last: bool) -> Option<Range> {
    let mut blocks = 0..article.blocks().len();
    let of = |nth: usize| {
        let list = sentences_of(article, nth);
        if last { list.last() } else { list.first() }.copied()
    };
    if last {
        blocks.rev().find_map(of)
    } else {
        blocks.find_map(of)
    }
}
