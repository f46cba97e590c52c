//! Annotations × block → runs: stretches of a block with one constant cover, ready to be drawn one after the other.
//!
//! **Invariant:** runs are values. The runs of a block tile it exactly, in order, and none is empty.

mod sweep;

use std::cmp::Reverse;
use std::rc::Rc;

pub use sweep::runs;

use crate::domain::annotation::Span;
use crate::domain::text::Range;

/// A stretch of a block that the same annotations cover from end to end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where it is, in code points of the canonical text. Never empty.
    pub range: Range,
    /// The spans over it in text order: by start, then end, then id. Each keeps its own range, which may reach beyond
    /// the run and the block.
    pub cover: Rc<[Span]>,
}

impl Run {
    /// The span that a click here opens: the shortest; of equally long ones the later, then the first by id.
    #[must_use]
    pub fn smallest(&self) -> Option<&Span> {
        self.cover
            .iter()
            .min_by_key(|span| (span.range.len(), Reverse(span.range.start()), &span.id))
    }

    /// The spans that begin with this run in their own right, not because the block begins here. In text order.
    pub fn begins(&self) -> impl Iterator<Item = &Span> {
        self.cover
            .iter()
            .filter(|span| span.range.start() == self.range.start())
    }

    /// The spans that end with this run in their own right, not because the block ends here. In text order.
    pub fn ends(&self) -> impl Iterator<Item = &Span> {
        self.cover.iter().filter(|span| span.range.end() == self.range.end())
    }
}

#[cfg(test)]
mod tests;
