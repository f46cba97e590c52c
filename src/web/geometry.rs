//! Rectangles in the window's viewport.

use web_sys::{DomRect, DomRectList};

/// A rectangle in CSS pixels, from the top left corner of the layout viewport.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// The left edge.
    pub left: f64,
    /// The upper edge.
    pub top: f64,
    /// The right edge, not left of `left`.
    pub right: f64,
    /// The lower edge, not above `top`.
    pub bottom: f64,
}

/// `value`, but not below `lowest` and not above `highest`; where those two cross, `lowest`.
#[must_use]
pub const fn between(value: f64, lowest: f64, highest: f64) -> f64 {
    value.min(highest).max(lowest)
}

impl Rect {
    /// The distance between the left and the right edge.
    #[must_use]
    pub const fn width(self) -> f64 {
        self.right - self.left
    }

    /// The distance between the upper and the lower edge.
    #[must_use]
    pub const fn height(self) -> f64 {
        self.bottom - self.top
    }

    /// The smallest rectangle that holds both.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// The same rectangle elsewhere.
    #[must_use]
    pub const fn moved(self, dx: f64, dy: f64) -> Self {
        Self {
            left: self.left + dx,
            top: self.top + dy,
            right: self.right + dx,
            bottom: self.bottom + dy,
        }
    }

    pub(super) fn of(rect: &DomRect) -> Self {
        Self {
            left: rect.left(),
            top: rect.top(),
            right: rect.right(),
            bottom: rect.bottom(),
        }
    }

    pub(super) fn all(list: Option<DomRectList>) -> Vec<Self> {
        list.map(|list| {
            (0..list.length())
                .filter_map(|index| list.item(index).map(|rect| Self::of(&rect)))
                .collect()
        })
        .unwrap_or_default()
    }

    /// A rectangle without width at `x`, as high as this one: a caret.
    pub(super) const fn caret(self, x: f64) -> Self {
        Self {
            left: x,
            right: x,
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_union_holds_both() {
        let one = Rect {
            left: 1.0,
            top: 2.0,
            right: 3.0,
            bottom: 4.0,
        };
        let all = one.union(one.moved(10.0, -2.0));
        assert_eq!(
            all,
            Rect {
                left: 1.0,
                top: 0.0,
                right: 13.0,
                bottom: 4.0
            }
        );
        assert_eq!((all.width(), all.height()), (12.0, 4.0));
    }
}
