//! How well the surroundings of a place agree with those that were taken down.

use super::CONTEXT;
use super::letters::folded;

/// The context of a quote, folded, nearest letter first on both sides.
pub(super) struct Context {
    before: Vec<char>,
    behind: Vec<char>,
}

impl Context {
    /// Of longer context than Pressmark's own (a foreign file's) only the nearest letters count.
    pub(super) fn new(prefix: &str, suffix: &str) -> Self {
        let nearest = CONTEXT as usize;
        Self {
            before: prefix.chars().rev().map(folded).take(nearest).collect(),
            behind: suffix.chars().map(folded).take(nearest).collect(),
        }
    }

    /// The best possible agreement, in code points.
    pub(super) fn whole(&self) -> usize {
        self.before.len() + self.behind.len()
    }

    /// How many code points agree around `start..end` of `letters`, counted on each side from the words outward up to
    /// the first that differs.
    pub(super) fn agreement(&self, letters: &[char], start: usize, end: usize) -> usize {
        let before = letters.get(..start).unwrap_or_default().iter().rev();
        let behind = letters.get(end..).unwrap_or_default().iter();
        let run = |pair: &(&char, &char)| pair.0 == pair.1;
        self.before.iter().zip(before).take_while(run).count() + self.behind.iter().zip(behind).take_while(run).count()
    }
}
