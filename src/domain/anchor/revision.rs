//! From a place in one version of a text to the same place in another, where both are known.

use super::context::Context;
use super::describe;
use super::letters::needle;
use super::pairs::{NONE, Pairs};
use super::resolve::{Approximate, FLOOR, OrphanReason, Resolution, Resolver, SPEAKS_FOR_ITSELF};
use super::tokens::{Token, spanned, tokens, touched};
use crate::domain::annotation::Quote;
use crate::domain::text::{Offset, Range, Text, graphemes_outward};

/// Two letters in five may be others where the words around say that it is the same place. A rewritten sentence keeps less.
const TWO_IN_FIVE: usize = 5;

/// Letters of words and context that are the same, where the words around say between which words the place must be.
const PINNED: usize = 16;

/// Words and signs between which a place is sought by what stands around it, beside four times its own: a paragraph.
const WIDE: usize = 200;

/// One letter in three, where the words around only say between which words the place must be.
const ONE_IN_THREE: usize = 3;

/// An old and a new version of a text, compared once for many places.
pub struct Revision {
    old: Resolver,
    new: Resolver,
    old_tokens: Vec<Token>,
    new_tokens: Vec<Token>,
    pairs: Pairs,
    /// Whether an old token could as well have another partner: the like of it was cut or put in beside it.
    doubtful: Vec<bool>,
    /// For each old token the nearest one before it that has a partner, itself included, counted from 1; 0 if there is none.
    before: Vec<u32>,
}

/// A piece of two versions of some words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both, as the new version has it.
    Same(String),
    /// In the old one alone.
    Old(String),
    /// In the new one alone.
    New(String),
}

impl Revision {
    /// Compares `old` with `new`. Cost: a little more than linear; versions that have little in common are not compared
    /// to the end.
    #[must_use]
    pub fn new(old: &Text, new: &Text) -> Self {
        let (old, new) = (Resolver::new(old), Resolver::new(new));
        let (old_tokens, new_tokens) = (tokens(old.letters()), tokens(new.letters()));
        let pairs = Pairs::of(&old_tokens, &new_tokens);
        let mut revision = Self {
            doubtful: vec![false; old_tokens.len()],
            before: Vec::with_capacity(old_tokens.len()),
            old,
            new,
            old_tokens,
            new_tokens,
            pairs,
        };
        revision.doubt();
        let mut last = 0;
        for (nth, partner) in (1..).zip(&revision.pairs.to_new) {
            if *partner != NONE {
                last = nth;
            }
            revision.before.push(last);
        }
        revision
    }

    /// Whether this may be called a version of the old text: at least half of the shorter one's words are in both.
    #[must_use]
    pub fn is_kin(&self) -> bool {
        let kept = (0..self.old_tokens.len())
            .filter(|&a| self.pairs.new_of(a).is_some())
            .count();
        2 * kept >= self.old_tokens.len().min(self.new_tokens.len()).max(1)
    }

    /// Where the place `range` of the old text is in the new one. Not in the old text, or empty: an orphan.
    ///
    /// The words that both versions have in common say where it is; the words themselves are checked. Where nothing around
    /// the place is left they are looked for, but not where other words of the old text have gone.
    #[must_use]
    pub fn carry(&self, range: Range) -> Resolution {
        if self.old.letters().text() == self.new.letters().text() {
            return Resolution::Exact(range);
        }
        let (a, end) = touched(&self.old_tokens, range);
        let Some(quote) = describe(self.old.letters().text(), range).filter(|_| a < end) else {
            return Resolution::Orphan(OrphanReason::NotFound);
        };
        if self.doubtful[a..end].iter().all(|&doubtful| doubtful) {
            // Any of the like may be meant: then the words around must tell.
            return self.judged(range, self.new.search(&quote, false, &|_| true));
        }
        if let Some(found) = self.whole(range, (a, end), &quote) {
            // The words around it say here, and those that were beside it say elsewhere: nobody knows.
            if self.new.stands_better(found, &quote) {
                return Resolution::Orphan(OrphanReason::Ambiguous);
            }
            return self.judged(range, Resolution::Moved(found));
        }
        if let Some(found) = self.partly((a, end), &quote) {
            return Resolution::Approximate(found);
        }
        let alone = !self.stands_again(range, &quote);
        let found = self.new.search(&quote, alone, &|place| {
            let (from, to) = touched(&self.new_tokens, place);
            self.is_free(from, to, (a, end))
        });
        self.judged(range, found)
    }

    /// Where `quote`, which had no place in the old text, is in the new one.
    #[must_use]
    pub fn find(&self, quote: &Quote) -> Resolution {
        self.new.search(quote, false, &|_| true)
    }

    /// Where a part of `whole` (a source, a cue) is in `found`, the new place of `whole`; `None` if that is not certain.
    #[must_use]
    pub fn carry_part(&self, whole: Range, found: Range, part: Range) -> Option<Range> {
        let words = Quote {
            exact: self.old.letters().text().slice(part)?.into(),
            ..Quote::default()
        };
        let needle = needle(&words.exact);
        let places = |resolver: &Resolver, window: Range| {
            let mut places = Vec::new();
            let letters = resolver.letters();
            letters.occurrences(&needle, letters.within(window), &mut |start| {
                places.push(letters.range(start, start + needle.len()));
            });
            places
        };
        if needle.is_empty() || !whole.covers(part) {
            return None;
        }
        let (old, new) = (places(&self.old, whole), places(&self.new, found));
        if new.is_empty() {
            return Some(self.new.near_in(&words, found, ONE_IN_THREE)?.range);
        }
        let nth = old.iter().position(|place| *place == part)?;
        new.get(nth).filter(|_| old.len() == new.len()).copied()
    }

    /// The pieces of both versions, in order; white space goes with what stands before it.
    #[must_use]
    pub fn pieces(&self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let (mut a, mut b) = (0, 0);
        let mut push = |kind: fn(String) -> Piece, side: &Resolver, tokens: &[Token], from: usize, to: usize| {
            if from < to {
                let start = tokens.get(from).filter(|_| from > 0).map_or(0, |token| token.start);
                let end = tokens
                    .get(to)
                    .map_or(side.letters().text().end().get(), |token| token.start);
                let words = side
                    .letters()
                    .text()
                    .slice(Range::between(Offset::new(start), Offset::new(end)));
                pieces.push(kind(words.unwrap_or_default().to_owned()));
            }
        };
        while a < self.old_tokens.len() || b < self.new_tokens.len() {
            let (from_a, from_b) = (a, b);
            // Moved words are shown as cut here and put in there.
            while a < self.old_tokens.len() && self.pairs.new_of(a).is_none_or(|partner| partner < b) {
                a += 1;
            }
            let until = self.pairs.new_of(a).unwrap_or(self.new_tokens.len());
            push(Piece::Old, &self.old, &self.old_tokens, from_a, a);
            push(Piece::New, &self.new, &self.new_tokens, from_b, until);
            b = until;
            let same = b;
            while a < self.old_tokens.len() && self.pairs.new_of(a) == Some(b) {
                (a, b) = (a + 1, b + 1);
            }
            push(Piece::Same, &self.new, &self.new_tokens, same, b);
        }
        pieces
    }

    /// Exact where nothing changed.
    fn judged(&self, range: Range, found: Resolution) -> Resolution {
        let (old, new) = (self.old.letters().text(), self.new.letters().text());
        match found {
            Resolution::Moved(place) if graphemes_outward(new, place) != place => {
                Resolution::Orphan(OrphanReason::NotFound)
            }
            Resolution::Moved(place) if place == range && old.slice(range) == new.slice(place) => {
                Resolution::Exact(place)
            }
            found => found,
        }
    }

    /// The place of all the same words, as the partners of some of them say.
    fn whole(&self, range: Range, (a, end): (usize, usize), quote: &Quote) -> Option<Range> {
        let known = |at: &usize| self.pairs.new_of(*at).is_some();
        let hints = [(a..end).find(known)?, (a..end).rfind(known)?];
        let b = hints.into_iter().find_map(|hint| {
            let b = (self.pairs.new_of(hint)? + a).checked_sub(hint)?;
            let there = self.new_tokens.get(b..b + (end - a))?;
            let same = there
                .iter()
                .zip(&self.old_tokens[a..end])
                .all(|(new, old)| new.says == old.says);
            (same && self.is_free(b, b + (end - a), (a, end))).then_some(b)
        })?;
        let mut found = spanned(&self.new_tokens, b, b + (end - a));
        // Edges that cut a word cut it where they did.
        let old = spanned(&self.old_tokens, a, end);
        let cut = (
            range.start().get().saturating_sub(old.start().get()),
            old.end().get().saturating_sub(range.end().get()),
        );
        found = Range::new(found.start().plus(cut.0), found.end().minus(cut.1)).filter(|found| !found.is_empty())?;
        let (start, stop) = self.new.letters().within(found);
        let context = Context::new(&quote.prefix, &quote.suffix);
        let agrees = context.support(self.new.letters().all(), start, stop);
        let letters = stop - start;
        (letters >= SPEAKS_FOR_ITSELF
            || agrees >= FLOOR.min(context.whole().div_ceil(2))
            || letters + agrees >= PINNED && self.between(a, end).is_some())
        .then_some(found)
    }

    /// Between which new tokens the words around say that the old tokens `a..end` must be: `None` if they have not stayed
    /// together.
    fn between(&self, a: usize, end: usize) -> Option<(usize, usize)> {
        let known = |nth: Option<&u32>| nth.and_then(|nth| self.pairs.new_of((*nth as usize).checked_sub(1)?));
        let before = known(a.checked_sub(1).and_then(|at| self.before.get(at))).map_or(0, |b| b + 1);
        let last = self.before.get(end.saturating_sub(1)).copied().unwrap_or_default();
        let next = end + self.before.get(end..)?.partition_point(|nth| *nth == last);
        let behind = self.pairs.new_of(next).unwrap_or(self.new_tokens.len());
        // Where so much has changed, nothing is certain by what stands around it.
        if behind.saturating_sub(before) > WIDE + 4 * (end - a) {
            return None;
        }
        let inside = |b: usize| (before..behind).contains(&b);
        let together = before < behind
            && (a..end).filter_map(|at| self.pairs.new_of(at)).all(inside)
            && (before..behind)
                .filter_map(|b| self.pairs.old_of(b))
                .all(|at| (a..end).contains(&at));
        together.then_some((before, behind))
    }

    /// The place where the words around and what is left of the words say that it is.
    fn partly(&self, (a, end): (usize, usize), quote: &Quote) -> Option<Approximate> {
        let (before, behind) = self.between(a, end)?;
        let edge = |own: Option<usize>, beside: Option<usize>| own.or(beside);
        let from = edge(
            self.pairs.new_of(a),
            match a.checked_sub(1) {
                Some(at) => self.pairs.new_of(at).map(|b| b + 1),
                None => Some(0),
            },
        );
        let to = edge(
            self.pairs.new_of(end - 1).map(|b| b + 1),
            if end == self.old_tokens.len() {
                Some(self.new_tokens.len())
            } else {
                self.pairs.new_of(end)
            },
        );
        let letters = needle(&quote.exact);
        let hull = from.zip(to).filter(|(from, to)| from < to).and_then(|(from, to)| {
            let found = self.new.measured(spanned(&self.new_tokens, from, to), &letters)?;
            let (changed, of) = (found.changed as usize, found.of as usize);
            let kept_all = (a..end).all(|at| self.pairs.new_of(at).is_some());
            let near = changed * TWO_IN_FIVE <= 2 * of || kept_all && of <= 2 * letters.len();
            (near && changed > 0).then_some(found)
        });
        let found = hull.or_else(|| {
            self.new
                .near_in(quote, spanned(&self.new_tokens, before, behind), ONE_IN_THREE)
        })?;
        let whole = graphemes_outward(self.new.letters().text(), found.range) == found.range;
        (whole && found.changed > 0).then_some(found)
    }

    /// Whether the words stand in the old text once more.
    fn stands_again(&self, range: Range, quote: &Quote) -> bool {
        let letters = self.old.letters();
        let needle = needle(&quote.exact);
        let mut times = 0;
        if !self.old.spend(letters.all().len() as u64) {
            return true;
        }
        letters.occurrences(&needle, (0, letters.all().len()), &mut |start| {
            times += usize::from(letters.range(start, start + needle.len()) != range);
        });
        times > 0
    }

    /// Whether no other words of the old text than its tokens `a..end` have gone to the new tokens `from..to`; a few may seem to
    /// at the edges, where a sentence beside ends in the same sign, or where they could as well have gone elsewhere.
    fn is_free(&self, from: usize, to: usize, (a, end): (usize, usize)) -> bool {
        let (mut taken, mut firmly) = (0, 0);
        for at in (from..to).filter_map(|b| self.pairs.old_of(b)) {
            if !(a..end).contains(&at) {
                taken += 1;
                firmly += usize::from(!self.doubtful[at]);
            }
        }
        taken < to - from && 4 * firmly <= to - from
    }

    /// Notes where what was cut or put in has its like beside it, so that another comparison would be as good.
    fn doubt(&mut self) {
        let mut marks = Vec::new();
        let old_to_old = |at: usize| Some(at);
        slides(
            &self.old_tokens,
            &self.pairs.to_new,
            &self.pairs.to_old,
            &old_to_old,
            &mut marks,
        );
        let new_to_old = |at: usize| self.pairs.old_of(at);
        slides(
            &self.new_tokens,
            &self.pairs.to_old,
            &self.pairs.to_new,
            &new_to_old,
            &mut marks,
        );
        for at in marks {
            self.doubtful[at] = true;
        }
    }
}

/// For each run of `tokens` without a partner whose neighbours' partners stand side by side: the tokens beside it that may
/// change places with its own.
fn slides(
    tokens: &[Token],
    partners: &[u32],
    others: &[u32],
    to_old: &dyn Fn(usize) -> Option<usize>,
    marks: &mut Vec<usize>,
) {
    let partner = |at: usize| {
        partners
            .get(at)
            .filter(|&&partner| partner != NONE)
            .map(|&there| there as usize)
    };
    let mut at = 0;
    while at < tokens.len() {
        if partner(at).is_some() {
            at += 1;
            continue;
        }
        let from = at;
        while at < tokens.len() && partner(at).is_none() {
            at += 1;
        }
        let before = from
            .checked_sub(1)
            .map_or(Some(0), |before| partner(before).map(|there| there + 1));
        let behind = if at == tokens.len() {
            Some(others.len())
        } else {
            partner(at)
        };
        if before.is_none() || before != behind {
            continue;
        }
        let length = at - from;
        for (left, right) in (0..from).rev().zip((0..at).rev()) {
            if tokens[left].says != tokens[right].says {
                break;
            }
            marks.extend(to_old(left));
        }
        for (right, left) in (at..tokens.len()).zip(at - length..) {
            if tokens[left].says != tokens[right].says {
                break;
            }
            marks.extend(to_old(right));
        }
    }
}
