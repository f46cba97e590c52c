//! From words and context back to a place.

use std::cell::Cell;

use super::approximate::{self, Near};
use super::context::Context;
use super::letters::{Letters, needle, same_words};
use crate::domain::annotation::Quote;
use crate::domain::text::{Offset, Range, Text, graphemes_outward, is_blank, snap_to_words, trim};

/// What became of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// The words stand where they stood.
    Exact(Range),
    /// The words stand elsewhere, and there is no doubt about it.
    Moved(Range),
    /// The place is there and its words were changed: to be shown before it is accepted, never taken silently.
    Approximate(Approximate),
    /// There is no place for them in this text.
    Orphan(OrphanReason),
}

/// A place whose words are not the same any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Approximate {
    /// Where it is.
    pub range: Range,
    /// How many letters must be inserted, left out or replaced to make the words there of the old ones: at least 1.
    pub changed: u32,
    /// Of how many letters: the longer of both. White space counts as one letter however long it is.
    pub of: u32,
}

impl Resolution {
    /// The place, if there is one, however it was found.
    #[must_use]
    pub const fn range(self) -> Option<Range> {
        match self {
            Self::Exact(range) | Self::Moved(range) => Some(range),
            Self::Approximate(found) => Some(found.range),
            Self::Orphan(_) => None,
        }
    }

    /// The place, if the same words stand there.
    #[must_use]
    pub const fn same_words(self) -> Option<Range> {
        match self {
            Self::Exact(range) | Self::Moved(range) => Some(range),
            Self::Approximate(_) | Self::Orphan(_) => None,
        }
    }
}

/// Why words have no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrphanReason {
    /// They stand nowhere, nor does anything near enough to them; or they are too short to be known by themselves and
    /// stand only in a context that contradicts.
    NotFound,
    /// They, or words about as near to them, stand in several places, and the context does not clearly prefer one.
    Ambiguous,
    /// They were not looked for: too much had to be searched for others before.
    NotSought,
}

/// Words of this many letters that stand once in the old text and once in the new one are the same words even where all around
/// them has changed (a sentence moved to another paragraph). Shorter ones ("he said", "military") may be anybody's; and
/// where the old text is not known, the words may have stood in it twice.
pub(super) const SPEAKS_FOR_ITSELF: usize = 24;

/// How many letters of context must agree for words that do not speak for themselves: more than " the " agrees by chance.
pub(super) const FLOOR: usize = 6;

/// How many letters must agree on each side of shorter words, and beside an edge whose own letters are others. A space and the
/// letter before it agree by chance.
const EDGE: usize = 3;

/// With so many letters of context on both sides words are where they were: two words.
const ENOUGH: usize = 12;

/// How many letters of context the best place must be ahead of the second: about a word and its spaces.
const CLEARLY: usize = 8;

/// Words shorter than this are never placed where other words stand: one letter makes other words of them ("now", "not").
const LONG_ENOUGH: usize = 10;

/// One letter in so many may differ. A corrected word in a sentence changes a tenth; two unlike sentences differ by more
/// than half (`tests/anchoring` holds the built-in article's against each other).
const ONE_IN: usize = 6;

/// One letter in so many where digits differ: another number is often another sentence of the same make ("12 were killed in
/// Rome", "14 were killed in Oslo").
const ONE_IN_WITH_DIGITS: usize = 12;

/// Words of this many letters with changes in them are known without context, where they stood once in the old text.
const SPEAKS_THOUGH_CHANGED: usize = 48;

/// Steps of searching that one resolver takes: about half a second. An honest text needs a fraction of it; what is not
/// looked for any more is an orphan, which loses nothing.
const EFFORT: u64 = 60_000_000;

/// Finds places in one text: keeps what it has prepared from one quote to the next.
pub struct Resolver {
    letters: Letters,
    effort: Cell<u64>,
}

/// Where a search may end.
pub(super) type Allowed<'a> = &'a dyn Fn(Range) -> bool;

impl Resolver {
    /// For places in `text`. Costs nothing until words are not where they were.
    #[must_use]
    pub fn new(text: &Text) -> Self {
        Self {
            letters: Letters::new(text),
            effort: Cell::new(EFFORT),
        }
    }

    pub(super) const fn letters(&self) -> &Letters {
        &self.letters
    }

    /// Where `quote` is now, if it was at `position` in an earlier or this text.
    ///
    /// Words are equal letter by letter, whatever the kind of quotation mark, dash or white space. Equal words at `position`
    /// are [`Resolution::Exact`], short ones ("said", "the") only with something of their context, for they stand there by
    /// chance now and then; nearness to `position` decides nothing else. Words that cut a
    /// grapheme cluster are not found. Cost: linear in the text, also with many occurrences; where the words stand
    /// nowhere, once more for every 64 letters of theirs.
    #[must_use]
    pub fn resolve(&self, position: Option<Range>, quote: &Quote) -> Resolution {
        let stays = |range: &Range| {
            let there = self.letters.text().slice(*range);
            there.is_some_and(|words| !words.is_empty() && same_words(words, &quote.exact))
                && self.is_known(*range, quote)
        };
        if let Some(range) = position.filter(stays) {
            return Resolution::Exact(range);
        }
        self.search(quote, false, &|_| true)
    }

    /// Whether the words at `range` are long enough, or stand in enough of their context, not to be there by chance.
    fn is_known(&self, range: Range, quote: &Quote) -> bool {
        let text = self.letters.text();
        let around = |start, end| {
            Range::new(start, end)
                .and_then(|range| text.slice(range))
                .unwrap_or_default()
        };
        // To the letter, also where the range cuts a cluster or a run of white space, which are one letter below.
        if around(Offset::START, range.start()).ends_with(&*quote.prefix)
            && around(range.end(), text.end()).starts_with(&*quote.suffix)
        {
            return true;
        }
        let (start, end) = self.letters.within(range);
        let context = Context::new(&quote.prefix, &quote.suffix);
        let asked = |letters: usize| letters.min(context.whole().div_ceil(2));
        end - start >= SPEAKS_FOR_ITSELF
            || context.support(self.letters.all(), start, end) >= asked(FLOOR)
                && context.agreement(self.letters.all(), start, end) >= asked(EDGE)
    }

    /// Whether the same words stand in clearly more of their context somewhere else than at `range`. Costs nothing where
    /// `range` has enough of it.
    pub(super) fn stands_better(&self, range: Range, quote: &Quote) -> bool {
        let context = Context::new(&quote.prefix, &quote.suffix);
        let letters = self.letters.all();
        let (start, end) = self.letters.within(range);
        let sides = context.sides(letters, start, end);
        if context.holds(sides, ENOUGH) == (true, true) || !self.spend(letters.len() as u64) {
            return false;
        }
        let (here, mut better) = (sides.0 + sides.1, false);
        let needle = needle(&quote.exact);
        self.letters.occurrences(&needle, (0, letters.len()), &mut |other| {
            better |= other != start && context.agreement(letters, other, other + needle.len()) >= here + CLEARLY;
        });
        better
    }

    /// Whether so many steps may still be taken; if so, they are.
    pub(super) fn spend(&self, steps: u64) -> bool {
        let left = self.effort.get().checked_sub(steps);
        self.effort.set(left.unwrap_or_default());
        left.is_some()
    }

    /// The words anywhere in the text where it is `allowed`. `alone` says that
    /// they stand once in the old text, and so speak for themselves if they are long enough.
    pub(super) fn search(&self, quote: &Quote, alone: bool, allowed: Allowed<'_>) -> Resolution {
        // White space at the edges is no part of the words.
        let needle = needle(quote.exact.trim_matches(is_blank));
        if needle.is_empty() {
            return Resolution::Orphan(OrphanReason::NotFound);
        }
        let context = Context::new(&quote.prefix, &quote.suffix);
        let letters = self.letters.all();
        if !self.spend(letters.len() as u64) {
            return Resolution::Orphan(OrphanReason::NotSought);
        }
        let (mut best, mut second): (Option<(usize, usize)>, Option<usize>) = (None, None);
        self.letters.occurrences(&needle, (0, letters.len()), &mut |start| {
            if !allowed(self.letters.range(start, start + needle.len())) {
                return;
            }
            let agreement = context.agreement(letters, start, start + needle.len());
            match best {
                Some((most, _)) if agreement <= most => second = second.max(Some(agreement)),
                _ => {
                    second = best.map(|(most, _)| most);
                    best = Some((agreement, start));
                }
            }
        });
        let Some((agreement, start)) = best else {
            return self.approximate(quote, &needle, (&context, alone), allowed);
        };
        let asked = |letters: usize| letters.min(context.whole().div_ceil(2));
        let long = needle.len() >= SPEAKS_FOR_ITSELF;
        let held = context.holds(context.sides(letters, start, start + needle.len()), EDGE);
        match second {
            Some(second) if agreement < second + asked(CLEARLY).max(1) => Resolution::Orphan(OrphanReason::Ambiguous),
            None if long && alone => Resolution::Moved(self.letters.range(start, start + needle.len())),
            _ if context.support(letters, start, start + needle.len()) < asked(FLOOR)
                || !long && held != (true, true) =>
            {
                Resolution::Orphan(OrphanReason::NotFound)
            }
            _ => Resolution::Moved(self.letters.range(start, start + needle.len())),
        }
    }

    /// Words near to these, where they are near enough and no other place is about as good.
    fn approximate(
        &self,
        quote: &Quote,
        needle: &[char],
        (context, alone): (&Context, bool),
        allowed: Allowed<'_>,
    ) -> Resolution {
        let letters = self.letters.all();
        let most = needle.len() / ONE_IN;
        if needle.len() < LONG_ENOUGH || most == 0 {
            return Resolution::Orphan(OrphanReason::NotFound);
        }
        if !self.spend(approximate::steps(needle, letters)) {
            return Resolution::Orphan(OrphanReason::NotSought);
        }
        let mut places = approximate::near(needle, letters, most);
        places.retain(|near| allowed(self.letters.range(near.start, near.end)));
        if places.is_empty() {
            return Resolution::Orphan(OrphanReason::NotFound);
        }
        let agreement = |near: &Near| context.agreement(letters, near.start, near.end);
        let Some(best) = first_of(&places, &agreement) else {
            return Resolution::Orphan(OrphanReason::Ambiguous);
        };
        let known =
            alone && needle.len() >= SPEAKS_THOUGH_CHANGED || context.support(letters, best.start, best.end) >= CLEARLY;
        let found = known.then(|| self.settled(quote, needle, &best)).flatten();
        let Some(found) = found.filter(|found| {
            let same = digits(needle).eq(digits(self.slice(found.range)));
            let one_in = if same { ONE_IN } else { ONE_IN_WITH_DIGITS };
            found.changed as usize * one_in <= found.of as usize && allowed(found.range)
        }) else {
            return Resolution::Orphan(OrphanReason::NotFound);
        };
        let seen = |letters: &[char]| letters.iter().filter(|&&c| c != ' ').copied().collect::<Vec<_>>();
        if seen(needle) == seen(self.slice(found.range)) {
            Resolution::Moved(found.range)
        } else {
            Resolution::Approximate(found)
        }
    }

    fn slice(&self, range: Range) -> &[char] {
        let (start, end) = self.letters.within(range);
        self.letters.all().get(start..end).unwrap_or_default()
    }

    /// `near` with edges between words, measured; `None` where an edge is uncertain: where neither the letters at it nor those
    /// beside it are the same.
    fn settled(&self, quote: &Quote, needle: &[char], near: &Near) -> Option<Approximate> {
        let text = self.letters.text();
        let mut range = graphemes_outward(text, trim(text, self.letters.range(near.start, near.end)));
        let joins = |a: Option<char>, b: Option<char>| [a, b].iter().all(|c| c.is_some_and(char::is_alphanumeric));
        let cut = joins(quote.prefix.chars().next_back(), quote.exact.chars().next())
            || joins(quote.exact.chars().next_back(), quote.suffix.chars().next());
        if !cut {
            range = snap_to_words(text, range);
        }
        let (start, end) = self.letters.within(range);
        let context = Context::new(&quote.prefix, &quote.suffix);
        let held = context.holds(context.sides(self.letters.all(), start, end), EDGE);
        let there = self.slice(range);
        let edge = EDGE.min(needle.len());
        let first = held.0 || there.get(..edge) == needle.get(..edge);
        let last = held.1 || there.ends_with(&needle[needle.len() - edge..]);
        (first && last).then(|| self.measured(range, needle)).flatten()
    }

    /// How much the words at `range` differ from `needle`.
    pub(super) fn measured(&self, range: Range, needle: &[char]) -> Option<Approximate> {
        let there = self.slice(range);
        let count = |letters: usize| u32::try_from(letters).unwrap_or(u32::MAX);
        (!range.is_empty()).then(|| Approximate {
            range,
            changed: count(approximate::distance(needle, there)),
            of: count(needle.len().max(there.len())),
        })
    }

    /// The only place in `window` whose words are those of `quote` but for one letter in `one_in`; its range and how
    /// much is changed.
    pub(super) fn near_in(&self, quote: &Quote, window: Range, one_in: usize) -> Option<Approximate> {
        let needle = needle(&quote.exact);
        let (start, end) = self.letters.within(window);
        let letters = self.letters.all().get(start..end)?;
        if needle.is_empty() || !self.spend(approximate::steps(&needle, letters)) {
            return None;
        }
        let mut places = approximate::near(&needle, letters, needle.len() / one_in);
        for near in &mut places {
            near.start += start;
            near.end += start;
        }
        let best = first_of(&places, &|_| 0)?;
        let found = self.settled(quote, &needle, &best)?;
        (window.covers(found.range) && found.changed as usize * one_in <= found.of as usize).then_some(found)
    }
}

fn digits(letters: &[char]) -> impl Iterator<Item = char> + '_ {
    letters.iter().copied().filter(|c| c.is_numeric())
}

/// The place that is better than every other: by its context without being further off, or by its words without standing in
/// a worse context.
fn first_of(places: &[Near], agreement: &dyn Fn(&Near) -> usize) -> Option<Near> {
    let mut rated = Vec::new();
    for near in places {
        rated.push((*near, agreement(near)));
    }
    let by_context = rated
        .iter()
        .max_by_key(|(near, agrees)| (*agrees, usize::MAX - near.distance))?;
    let by_words = rated
        .iter()
        .min_by_key(|(near, agrees)| (near.distance, usize::MAX - agrees))?;
    [by_context, by_words].into_iter().find_map(|(best, agrees)| {
        let margin = ((best.end - best.start) / 8).max(3);
        let ahead = |(other, context): &(Near, usize)| {
            other == best
                || *agrees >= context + CLEARLY && best.distance <= other.distance + margin
                || agrees >= context && other.distance >= best.distance + margin
        };
        rated.iter().all(ahead).then_some(*best)
    })
}

/// Where `quote` is now in `text`, if it was at `position` before: [`Resolver::resolve`] for a single quote.
#[must_use]
pub fn resolve(text: &Text, position: Option<Range>, quote: &Quote) -> Resolution {
    Resolver::new(text).resolve(position, quote)
}
