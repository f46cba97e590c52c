//! Finding a place again: words with their context are taken down and looked up, in the manner of the W3C's
//! TextPositionSelector and TextQuoteSelector; or carried from one version of a text to another, where both are known.
//!
//! The ladder: the same words where they stood; the same words elsewhere, told by their context; about the same words, within
//! a floor; none. **Invariant:** nothing here guesses. Where two places fit about as well, or the only one stands in another
//! context, the answer is an orphan. Other words are never given for the same. Nothing cuts a grapheme cluster.

mod approximate;
mod context;
mod letters;
mod pairs;
mod resolve;
mod revision;
mod tokens;

use std::rc::Rc;

pub use resolve::{Approximate, OrphanReason, Resolution, Resolver, resolve};
pub use revision::{Piece, Revision};

use crate::domain::annotation::Quote;
use crate::domain::text::{Offset, Range, Text, grapheme_floor, graphemes_outward};

/// How much context is kept and compared on each side, in code points. The file format says so (`data-model.md`).
const CONTEXT: u32 = 32;

/// The words of `range` with up to 32 code points of context on both sides, cut between grapheme clusters. Context
/// crosses line breaks. `None` if the range is empty or reaches beyond the text.
#[must_use]
pub fn describe(text: &Text, range: Range) -> Option<Quote> {
    if range.is_empty() {
        return None;
    }
    let words = |start: Offset, end: Offset| text.slice(Range::new(start, end)?).map(Rc::from);
    let far_start = grapheme_ceil(text, range.start().minus(CONTEXT)).min(range.start());
    let far_end = grapheme_floor(text, range.end().plus(CONTEXT).min(text.end())).max(range.end());
    Some(Quote {
        exact: words(range.start(), range.end())?,
        prefix: words(far_start, range.start())?,
        suffix: words(range.end(), far_end)?,
    })
}

/// The first place at or behind `offset` that cuts no cluster: the end of the range that ends there, grown outward.
fn grapheme_ceil(text: &Text, offset: Offset) -> Offset {
    if grapheme_floor(text, offset) == offset {
        return offset;
    }
    graphemes_outward(text, Range::between(offset.minus(1), offset)).end()
}

#[cfg(test)]
mod tests;
