//! From words and context back to a place.

use super::context::Context;
use super::letters::{Letters, folded, same_words};
use crate::domain::annotation::Quote;
use crate::domain::text::{Offset, Range, Text};

/// What became of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// The words stand where they stood.
    Exact(Range),
    /// The words stand elsewhere, and there is no doubt about it.
    Moved(Range),
    /// There is no place for them in this text.
    Orphan(OrphanReason),
}

impl Resolution {
    /// The place, if there is one.
    #[must_use]
    pub const fn range(self) -> Option<Range> {
        match self {
            Self::Exact(range) | Self::Moved(range) => Some(range),
            Self::Orphan(_) => None,
        }
    }
}

/// Why words have no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrphanReason {
    /// They stand nowhere, or are too short to be known by themselves and stand only in a context that contradicts.
    NotFound,
    /// They stand in several places, and the context does not clearly prefer one.
    Ambiguous,
}

/// Words of this many code points that stand once in a text are the same words even where all around them has changed
/// (a sentence moved to another paragraph). Shorter ones ("he said", "military") may be anybody's.
const SPEAKS_FOR_ITSELF: usize = 24;

/// How many code points of context must agree for shorter words that stand once: more than " the " agrees by chance.
const FLOOR: usize = 6;

/// How many code points of context the best place must be ahead of the second: about a word and its spaces.
const CLEARLY: usize = 8;

/// Finds places in one text: keeps what it has prepared from one quote to the next.
pub struct Resolver(Letters);

impl Resolver {
    /// For places in `text`. Costs nothing until words are not where they were.
    #[must_use]
    pub fn new(text: &Text) -> Self {
        Self(Letters::new(text))
    }

    /// Where `quote` is now, if it was at `position` in an earlier or this text.
    ///
    /// Words are equal code point by code point; a no-break space equals a space. Equal words at `position` are
    /// [`Resolution::Exact`] whatever their context, and nearness to `position` decides nothing else. Words that cut
    /// a grapheme cluster are not found. Cost: linear in the text, also with many occurrences.
    #[must_use]
    pub fn resolve(&self, position: Option<Range>, quote: &Quote) -> Resolution {
        if quote.exact.is_empty() {
            return Resolution::Orphan(OrphanReason::NotFound);
        }
        let stays = |range: &Range| {
            self.0
                .text()
                .slice(*range)
                .is_some_and(|words| same_words(words, &quote.exact))
        };
        if let Some(range) = position.filter(stays) {
            return Resolution::Exact(range);
        }
        self.search(quote)
    }

    fn search(&self, quote: &Quote) -> Resolution {
        let needle: Vec<char> = quote.exact.chars().map(folded).collect();
        let context = Context::new(&quote.prefix, &quote.suffix);
        let letters = self.0.code_points();
        let (mut best, mut second): (Option<(usize, usize)>, Option<usize>) = (None, None);
        for start in self.0.occurrences(&needle) {
            let agreement = context.agreement(letters, start, start + needle.len());
            match best {
                Some((most, _)) if agreement <= most => second = second.max(Some(agreement)),
                _ => {
                    second = best.map(|(most, _)| most);
                    best = Some((agreement, start));
                }
            }
        }
        let Some((agreement, start)) = best else {
            return Resolution::Orphan(OrphanReason::NotFound);
        };
        let asked = |letters: usize| letters.min(context.whole().div_ceil(2));
        match second {
            Some(second) if agreement < second + asked(CLEARLY).max(1) => Resolution::Orphan(OrphanReason::Ambiguous),
            None if needle.len() < SPEAKS_FOR_ITSELF && agreement < asked(FLOOR) => {
                Resolution::Orphan(OrphanReason::NotFound)
            }
            _ => Resolution::Moved(range(start, needle.len())),
        }
    }
}

/// Where `quote` is now in `text`, if it was at `position` before: [`Resolver::resolve`] for a single quote.
#[must_use]
pub fn resolve(text: &Text, position: Option<Range>, quote: &Quote) -> Resolution {
    Resolver::new(text).resolve(position, quote)
}

fn range(start: usize, length: usize) -> Range {
    let offset = |at: usize| Offset::new(u32::try_from(at).unwrap_or(u32::MAX));
    Range::between(offset(start), offset(start + length))
}
