//! The browser's selection in terms of places in the article, and back.
//!
//! A place is a block and an offset into that block's own text. Offsets come from the text between the block's start and
//! a DOM point, never from counting nodes: so they do not depend on which marks are drawn. DOM positions are computed
//! just before they are used and kept nowhere.

mod caret;
mod change;
mod point;
mod read;

use crate::domain::text::Utf16;

pub use caret::{caret_rect, place_at_point, rects};
pub use change::{Granularity, clear, collapse, modify, move_visually, select};
pub(super) use point::dom_range;
pub use read::read;

/// A position in the article, in the browser's unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The number of the block, as in its `data-block`.
    pub block: usize,
    /// UTF-16 code units from the start of the block's own text.
    pub offset: Utf16,
}

impl Place {
    /// The position `offset` of `block`.
    #[must_use]
    pub const fn new(block: usize, offset: Utf16) -> Self {
        Self { block, offset }
    }
}

/// What is selected of the article. `start <= end`; anchor and focus are these two, in the order of `backward`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selected {
    /// Where the selection began.
    pub anchor: Place,
    /// Where it was led to.
    pub focus: Place,
    /// The earlier end in the text.
    pub start: Place,
    /// The later end in the text.
    pub end: Place,
    /// Whether it was led from the later end to the earlier one.
    pub backward: bool,
    /// Whether it is a caret: nothing lies between the ends.
    pub collapsed: bool,
}
