//! How well the surroundings of a place agree with those that were taken down.

use super::CONTEXT;
use super::letters::needle;
use super::resolve::FLOOR;

/// The context of a quote, as compared, nearest letter first on both sides.
pub(super) struct Context {
    before: Vec<char>,
    behind: Vec<char>,
}

impl Context {
    /// Of longer context than Pressmark's own (a foreign file's) only the nearest letters count.
    pub(super) fn new(prefix: &str, suffix: &str) -> Self {
        let mut before = needle(prefix);
        before.reverse();
        before.truncate(CONTEXT as usize);
        let mut behind = needle(suffix);
        behind.truncate(CONTEXT as usize);
        Self { before, behind }
    }

    /// The best possible agreement, in letters.
    pub(super) fn whole(&self) -> usize {
        self.before.len() + self.behind.len()
    }

    /// How many letters agree before and behind `start..end` of `letters`, counted on each side from the words outward up to
    /// the first that differs.
    pub(super) fn sides(&self, letters: &[char], start: usize, end: usize) -> (usize, usize) {
        let before = letters.get(..start).unwrap_or_default().iter().rev();
        let behind = letters.get(end..).unwrap_or_default().iter();
        let run = |pair: &(&char, &char)| pair.0 == pair.1;
        (
            self.before.iter().zip(before).take_while(run).count(),
            self.behind.iter().zip(behind).take_while(run).count(),
        )
    }

    /// How many letters agree on both sides together.
    pub(super) fn agreement(&self, letters: &[char], start: usize, end: usize) -> usize {
        let (before, behind) = self.sides(letters, start, end);
        before + behind
    }

    /// How much speaks for the place: the letters that agree, and the end of the text as much as a word, where the context is
    /// shorter than it might be and the place has nothing more beside it. Ends say nothing where several places are compared.
    pub(super) fn support(&self, letters: &[char], start: usize, end: usize) -> usize {
        let (before, behind) = self.sides(letters, start, end);
        let ends = |agrees: usize, all: &[char], left: usize| {
            let ends = all.len() < CONTEXT as usize && agrees == all.len() && agrees == left && self.whole() > 0;
            agrees + if ends { FLOOR } else { 0 }
        };
        ends(before, &self.before, start) + ends(behind, &self.behind, letters.len().saturating_sub(end))
    }

    /// Whether at least `letters` agree before and as many behind, or all there are.
    pub(super) fn holds(&self, (before, behind): (usize, usize), letters: usize) -> (bool, bool) {
        (
            before >= letters.min(self.before.len()),
            behind >= letters.min(self.behind.len()),
        )
    }
}
