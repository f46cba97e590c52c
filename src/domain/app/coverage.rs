//! How much of the article is marked.

use std::rc::Rc;

use super::Page;
use crate::domain::segment::Run;
use crate::domain::text::is_blank;

/// From how many hundredths on nearly everything is marked.
const NEARLY_ALL: u32 = 90;

/// How much of a text is marked. White space does not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// How many code points at least one annotation is over.
    pub marked: u32,
    /// How many code points there are.
    pub all: u32,
}

impl Coverage {
    /// That of one block.
    pub(super) fn of_runs(runs: &[(Run, Rc<str>)]) -> Self {
        let mut coverage = Self::default();
        for (run, words) in runs {
            let seen = words.chars().filter(|c| !is_blank(*c)).count();
            let seen = u32::try_from(seen).unwrap_or(u32::MAX);
            coverage.add(if run.cover.is_empty() { 0 } else { seen }, seen);
        }
        coverage
    }

    /// That of a page: every block knows its own, so an edit counts only the blocks that it touches.
    #[must_use]
    pub fn of(page: &Page) -> Self {
        let mut coverage = Self::default();
        for block in page.blocks().iter() {
            coverage.add(block.coverage.marked, block.coverage.all);
        }
        coverage
    }

    const fn add(&mut self, marked: u32, all: u32) {
        self.marked = self.marked.saturating_add(marked);
        self.all = self.all.saturating_add(all);
    }

    /// The marked part in hundredths, rounded down: 100 is everything. 1 at least where anything is marked.
    #[must_use]
    pub fn percent(self) -> u32 {
        let hundredths = u64::from(self.marked) * 100 / u64::from(self.all.max(1));
        let hundredths = u32::try_from(hundredths).unwrap_or(100);
        hundredths.max(u32::from(self.marked > 0))
    }

    /// Whether so much is marked that marks say nothing any more.
    #[must_use]
    pub fn is_nearly_all(self) -> bool {
        self.percent() >= NEARLY_ALL
    }
}

#[cfg(test)]
mod tests {
    use super::Coverage;

    #[test]
    fn nothing_is_none_a_little_is_one_and_only_everything_is_a_hundred() {
        for (marked, all, percent) in [
            (0, 0, 0),
            (0, 9, 0),
            (1, 999, 1),
            (61, 100, 61),
            (998, 999, 99),
            (9, 9, 100),
        ] {
            assert_eq!(Coverage { marked, all }.percent(), percent, "{marked} of {all}");
        }
        assert_eq!(
            Coverage {
                marked: u32::MAX,
                all: u32::MAX
            }
            .percent(),
            100
        );
    }
}
