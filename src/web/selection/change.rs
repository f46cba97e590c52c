//! Changing the selection.

use web_sys::{Element, Selection};

use super::Place;
use super::point::{Lean, point_of};
use crate::web::dom;

/// By how much the selection's focus moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Granularity {
    /// A grapheme cluster, as the browser sees it.
    Character,
    /// A word.
    Word,
    /// A sentence (not in Firefox).
    Sentence,
    /// A line as laid out.
    Line,
    /// To the end of the line as laid out.
    LineBoundary,
    /// A paragraph (not in Firefox).
    Paragraph,
    /// To the end of the document (not in Firefox).
    DocumentBoundary,
}

impl Granularity {
    const fn name(self) -> &'static str {
        match self {
            Self::Character => "character",
            Self::Word => "word",
            Self::Sentence => "sentence",
            Self::Line => "line",
            Self::LineBoundary => "lineboundary",
            Self::Paragraph => "paragraph",
            Self::DocumentBoundary => "documentboundary",
        }
    }
}

fn selection() -> Option<Selection> {
    dom::document()?.get_selection().ok()?
}

/// Selects from `anchor` to `focus`, in either direction. False, and nothing changes, when a block is not there. Offsets
/// beyond a block's text mean its end.
pub fn select(article: &Element, anchor: Place, focus: Place) -> bool {
    try_select(article, anchor, focus).is_some()
}

fn try_select(article: &Element, anchor: Place, focus: Place) -> Option<()> {
    // Each end is put inside the selected words, not at the edge of the run outside them.
    let (of_anchor, of_focus) = match anchor.cmp(&focus) {
        std::cmp::Ordering::Less => (Lean::Ahead, Lean::Back),
        std::cmp::Ordering::Equal => (Lean::Back, Lean::Back),
        std::cmp::Ordering::Greater => (Lean::Back, Lean::Ahead),
    };
    let from = point_of(article, anchor, of_anchor)?;
    let to = point_of(article, focus, of_focus)?;
    selection()?
        .set_base_and_extent(&from.node, from.offset, &to.node, to.offset)
        .ok()
}

/// Puts a caret at `place`. False, and nothing changes, when its block is not there.
pub fn collapse(article: &Element, place: Place) -> bool {
    select(article, place, place)
}

/// Selects nothing.
pub fn clear() {
    if let Some(selection) = selection() {
        // Cannot fail: it takes nothing that could be wrong.
        let _ = selection.remove_all_ranges();
    }
}

/// Moves the focus (`extend`) or the caret through the text: `forward` is towards its end, whatever the direction of the
/// script. Does nothing without a selection, or where the browser does not know the granularity.
pub fn modify(extend: bool, forward: bool, by: Granularity) {
    alter(extend, if forward { "forward" } else { "backward" }, by);
}

/// Moves the focus (`extend`) or the caret as seen on the screen, as arrow keys do.
pub fn move_visually(extend: bool, right: bool, by: Granularity) {
    alter(extend, if right { "right" } else { "left" }, by);
}

fn alter(extend: bool, direction: &str, by: Granularity) {
    if let Some(selection) = selection() {
        // Firefox throws for a granularity it lacks; then nothing moves.
        let _ = selection.modify(if extend { "extend" } else { "move" }, direction, by.name());
    }
}
