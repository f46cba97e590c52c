//! What is worked out from the state to be shown or gone to.

use std::rc::Rc;

use super::{State, Stretch};
use crate::domain::annotation::{Annotation, AnnotationId};
use crate::domain::document::{Article, BlockKind};
use crate::domain::messages::{Language, acts as msg};
use crate::domain::order;
use crate::domain::text::{Offset, Range, sentence_at};

/// Which way to go through the annotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the one before.
    Previous,
    /// To the one behind.
    Next,
}

/// The annotations over the code point behind `offset` (or, at the end of a span, before it), the smallest first.
#[must_use]
pub fn covering(state: &State, offset: Offset) -> Vec<AnnotationId> {
    let Some(block) = state.shown.blocks().get(state.article.block_at(offset)) else {
        return Vec::new();
    };
    let over = |offset: Offset| {
        let mut spans: Vec<_> = block.spans.iter().filter(|span| span.range.contains(offset)).collect();
        order::sort_by(&mut spans, |a, b| {
            (a.range.len(), a.range, &a.id).cmp(&(b.range.len(), b.range, &b.id))
        });
        spans.into_iter().map(|span| span.id.clone()).collect::<Vec<_>>()
    };
    let here = over(offset);
    if here.is_empty() && offset > Offset::START {
        over(offset.minus(1))
    } else {
        here
    }
}

/// The annotation before or behind the focused one in text order; without a focus, before or behind the caret. Goes
/// round at the ends. `None` if there is no placed annotation.
#[must_use]
pub fn step_from(state: &State, direction: Direction) -> Option<AnnotationId> {
    let here = match state.ui.focus.as_ref().and_then(|id| state.annotations.get(id)) {
        Some(focused) => (focused.range(), Some(&focused.id)),
        None => (
            Some(Range::at(state.ui.caret.map_or(Offset::START, |caret| caret.at))),
            None,
        ),
    };
    let key = |annotation: &Rc<Annotation>| (annotation.range(), annotation.id.clone());
    let here = (here.0, here.1.cloned());
    let mut all = state.shown.annotations();
    let found = match direction {
        Direction::Next => all
            .find(|annotation| {
                let (range, id) = key(annotation);
                (range, Some(id)) > here
            })
            .or_else(|| state.shown.annotations().next()),
        Direction::Previous => all
            .rfind(|annotation| {
                let (range, id) = key(annotation);
                (range, Some(id)) < here
            })
            .or_else(|| state.shown.annotations().next_back()),
    };
    found.map(|annotation| annotation.id.clone())
}

/// Where something is, for people: "Headline", "Paragraph 7". Numbers are those in the page's margin.
#[must_use]
pub fn place_name(article: &Article, offset: Offset, language: Language) -> String {
    let nth = article.block_at(offset);
    match article.blocks().get(nth) {
        Some(block) if nth == 0 && block.kind == BlockKind::Heading => msg::HEADLINE.text(language).to_owned(),
        _ => msg::PARAGRAPH.fill(language, &[&nth.to_string()]),
    }
}

/// The sentence or paragraph that a key takes: the one at the caret, or as much as the draft grows to.
#[must_use]
pub fn stretch(state: &State, what: Stretch) -> Option<Range> {
    let caret = || state.ui.caret.map_or(Offset::START, |caret| caret.at);
    let from = state
        .ui
        .draft
        .as_ref()
        .map_or_else(|| Range::at(caret()), |draft| draft.range);
    let at = |offset: Offset| {
        let block = state.article.blocks().get(state.article.block_at(offset))?.range;
        match what {
            Stretch::Paragraph => Some(block),
            Stretch::Sentence => sentence_at(state.article.text(), block, offset),
        }
    };
    let first = at(from.start())?;
    let last = if from.is_empty() {
        first
    } else {
        at(from.end().minus(1))?
    };
    Some(first.union(last))
}
