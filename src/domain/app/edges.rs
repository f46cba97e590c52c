//! Where an edge of an annotation may go: by letter, word, sentence and paragraph, and under a dragging hand.
//!
//! What comes out is always a range that could have been selected: in the article, not empty, no grapheme cluster cut,
//! no white space at the edge that moved.

use crate::domain::document::{Article, Direction};
use crate::domain::text::{Offset, Range, Text, graphemes_outward, sentence_at, snap_to_words, trim};

/// How many code points of the words at an edge are told at most.
const TOLD: u32 = 30;

/// One of the two edges of an annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the edges")]
pub enum Side {
    Start,
    End,
}

impl Side {
    /// Both, in text order.
    pub const ALL: [Side; 2] = [Self::Start, Self::End];

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Start => Self::End,
            Self::End => Self::Start,
        }
    }

    /// Where this edge of `range` is.
    #[must_use]
    pub const fn of(self, range: Range) -> Offset {
        match self {
            Self::Start => range.start(),
            Self::End => range.end(),
        }
    }

    /// `range` with this edge at `offset`; `None` if nothing would be left.
    fn put(self, range: Range, offset: Offset) -> Option<Range> {
        let (start, end) = match self {
            Self::Start => (offset, range.end()),
            Self::End => (range.start(), offset),
        };
        Range::new(start, end).filter(|range| !range.is_empty())
    }
}

/// By how much an edge moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdgeStep {
    /// A grapheme cluster.
    Letter,
    /// A word, or the marks between two words.
    Word,
    /// To the sentence's start or end.
    Sentence,
    /// To the paragraph's.
    Paragraph,
}

/// Whether Right is towards the end of this article.
#[must_use]
pub fn right_is_onward(article: &Article) -> bool {
    article.meta().direction == Direction::LeftToRight
}

/// `range` with one edge moved by one step, towards the end of the text if `onward`, skipping white space. `range` as it
/// was where there is no more text, or where nothing would be left of it.
#[must_use]
pub fn stepped(article: &Article, range: Range, side: Side, onward: bool, step: EdgeStep) -> Range {
    let edge = side.of(range);
    let (Some(passed), true) = (beside(article, edge, onward), range.end() <= article.text().end()) else {
        return range;
    };
    let unit = unit(article, passed, step);
    let target = if onward { unit.end() } else { unit.start() };
    // The edge stands at letters of the annotation, never at white space.
    let inward = matches!((side, onward), (Side::Start, true) | (Side::End, false));
    let target = match beside(article, target, onward) {
        Some(next) if inward => Side::of(if onward { Side::Start } else { Side::End }, next),
        None if inward => return range,
        _ => target,
    };
    side.put(range, target).unwrap_or(range)
}

/// `range` with one edge led to `at` by a hand. With `whole_words`, a word that the edge cuts is completed. At or beyond
/// the other edge, the smallest piece that can be left is.
#[must_use]
pub fn led(article: &Article, range: Range, side: Side, at: Offset, whole_words: bool) -> Range {
    let text = article.text();
    let fixed = side.other().of(range);
    let crossed = match side {
        Side::Start => at >= fixed,
        Side::End => at <= fixed,
    };
    let wanted = if crossed {
        Range::at(fixed)
    } else {
        trim(text, Range::between(fixed, at.min(text.end())))
    };
    let wanted = match beside(article, fixed, side == Side::End) {
        Some(smallest) if wanted.is_empty() => smallest,
        _ => wanted,
    };
    let whole = if whole_words {
        whole_words_of(text, wanted)
    } else {
        graphemes_outward(text, wanted)
    };
    side.put(range, side.of(whole)).unwrap_or(range)
}

/// The words inside `range` at one of its edges, for a voice: in one line, whole words away from that edge, with an
/// ellipsis where the annotation goes on.
#[must_use]
pub fn words_at(article: &Article, range: Range, side: Side) -> String {
    let text = article.text();
    let (mut from, mut to) = (range.start(), range.end());
    if range.len() > TOLD {
        match side {
            Side::Start => to = from.plus(TOLD),
            Side::End => from = to.minus(TOLD),
        }
    }
    let cut = trim(text, graphemes_outward(text, Range::between(from, to)));
    let whole = Range::new(range.start().max(cut.start()), range.end().min(cut.end())).unwrap_or(range);
    let words = text.slice(whole).unwrap_or_default();
    let cut = |at: Option<(&str, &str)>, keep: fn((&str, &str)) -> String| at.map_or_else(|| words.to_owned(), keep);
    let told = match side {
        _ if whole.len() >= range.len() => words.to_owned(),
        Side::Start => cut(words.rsplit_once(char::is_whitespace), |(kept, _)| kept.to_owned()) + "…",
        Side::End => "…".to_owned() + &cut(words.split_once(char::is_whitespace), |(_, kept)| kept.to_owned()),
    };
    told.replace('\n', " ")
}

/// The nearest cluster that is not white space, at or behind `offset` (`onward`) or before it.
fn beside(article: &Article, offset: Offset, onward: bool) -> Option<Range> {
    let text = article.text();
    let side = if onward {
        Range::new(offset, text.end())?
    } else {
        Range::between(Offset::START, offset.min(text.end()))
    };
    let words = trim(text, side);
    (!words.is_empty()).then(|| {
        let letter = if onward {
            Range::between(words.start(), words.start().plus(1))
        } else {
            Range::between(words.end().minus(1), words.end())
        };
        graphemes_outward(text, letter)
    })
}

/// The stretch of `step` that holds `cluster`.
fn unit(article: &Article, cluster: Range, step: EdgeStep) -> Range {
    let text = article.text();
    let block = || Some(article.blocks().get(article.block_at(cluster.start()))?.range);
    match step {
        EdgeStep::Letter => cluster,
        EdgeStep::Word => word(article, cluster),
        EdgeStep::Sentence => block()
            .and_then(|block| sentence_at(text, block, cluster.start()))
            .map_or(cluster, |sentence| sentence.union(cluster)),
        EdgeStep::Paragraph => block().map_or(cluster, |block| trim(text, block).union(cluster)),
    }
}

/// `range` with the words that it cuts; white space that a word carries unseen at its end is left out.
fn whole_words_of(text: &Text, range: Range) -> Range {
    trim(text, snap_to_words(text, range)).union(range)
}

/// The word that `cluster` is of, or the marks without white space around it.
fn word(article: &Article, cluster: Range) -> Range {
    let text = article.text();
    let whole = whole_words_of(text, cluster);
    let is_word = |range: Range| {
        text.slice(range)
            .is_some_and(|letters| letters.chars().any(char::is_alphanumeric))
    };
    if whole != cluster || is_word(cluster) {
        return whole;
    }
    let mut marks = cluster;
    for onward in [false, true] {
        while let Some(next) = beside(article, if onward { marks.end() } else { marks.start() }, onward) {
            let touches = if onward {
                next.start() <= marks.end()
            } else {
                next.end() >= marks.start()
            };
            if !touches || is_word(next) {
                break;
            }
            marks = marks.union(next);
        }
    }
    marks
}
