//! Offsets and ranges in code points.

use std::fmt;

/// A gap between two code points of a text: 0 stands before the first one. Unit: Unicode code points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Offset(u32);

impl Offset {
    /// The gap before the first code point.
    pub const START: Offset = Offset(0);

    /// An offset of `code_points` from the start of the text. It may lie beyond a given text; what resolves it says so.
    #[must_use]
    pub const fn new(code_points: u32) -> Self {
        Self(code_points)
    }

    /// The distance from the start of the text, in code points.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }

    /// This offset moved towards the end by `code_points`; stops at the largest number.
    #[must_use]
    pub const fn plus(self, code_points: u32) -> Self {
        Self(self.0.saturating_add(code_points))
    }

    /// This offset moved towards the start by `code_points`; stops at 0.
    #[must_use]
    pub const fn minus(self, code_points: u32) -> Self {
        Self(self.0.saturating_sub(code_points))
    }
}

impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A half-open stretch `start..end` of a text, in code points. Invariant: `start <= end`.
///
/// Ordered by start, then by end: text order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Range {
    start: Offset,
    end: Offset,
}

impl Range {
    /// The range from `start` to `end`, or `None` if it would run backwards.
    #[must_use]
    pub fn new(start: Offset, end: Offset) -> Option<Self> {
        (start <= end).then_some(Self { start, end })
    }

    /// The range between two offsets given in either order.
    #[must_use]
    pub fn between(a: Offset, b: Offset) -> Self {
        Self {
            start: a.min(b),
            end: a.max(b),
        }
    }

    /// The empty range at `offset`.
    #[must_use]
    pub const fn at(offset: Offset) -> Self {
        Self {
            start: offset,
            end: offset,
        }
    }

    /// Where it begins (included).
    #[must_use]
    pub const fn start(self) -> Offset {
        self.start
    }

    /// Where it ends (not included).
    #[must_use]
    pub const fn end(self) -> Offset {
        self.end
    }

    /// Its length in code points.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end.0 - self.start.0
    }

    /// Whether it holds no code point.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start.0 == self.end.0
    }

    /// Whether the code point that follows `offset` is in it.
    #[must_use]
    pub fn contains(self, offset: Offset) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether `other` lies wholly inside (or is equal).
    #[must_use]
    pub fn covers(self, other: Range) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one code point. Touching is not overlapping.
    #[must_use]
    pub fn overlaps(self, other: Range) -> bool {
        self.start.max(other.start) < self.end.min(other.end)
    }

    /// What the two share; `None` if they share no code point.
    #[must_use]
    pub fn intersection(self, other: Range) -> Option<Range> {
        let start = self.start.max(other.start);
        let end = self.end.min(other.end);
        (start < end).then_some(Range { start, end })
    }

    /// The smallest range that covers both.
    #[must_use]
    pub fn union(self, other: Range) -> Range {
        Range {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(start: u32, end: u32) -> Range {
        Range::between(Offset::new(start), Offset::new(end))
    }

    #[test]
    fn a_range_cannot_run_backwards() {
        assert_eq!(Range::new(Offset::new(3), Offset::new(2)), None);
        assert_eq!(range(3, 2), range(2, 3));
    }

    #[test]
    fn touching_is_not_overlapping() {
        assert!(!range(0, 5).overlaps(range(5, 9)));
        assert!(range(0, 6).overlaps(range(5, 9)));
        assert_eq!(range(0, 5).intersection(range(5, 9)), None);
        assert_eq!(range(0, 7).intersection(range(5, 9)), Some(range(5, 7)));
        assert!(!range(2, 2).overlaps(range(0, 9)));
    }
}
