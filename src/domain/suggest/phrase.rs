//! Who may be named before and behind a cue.

use std::ops;

use super::tongue::Tongue;
use super::word::{Gap, Word, lists};

/// How many words a source has at most: longer ones are sentences.
const LONGEST: usize = 12;

/// The words of an annotation, read by the rules of a language. Stretches are ranges of word numbers.
pub(super) struct Phrase<'a> {
    pub tongue: &'a Tongue,
    pub words: &'a [Word],
}

impl Phrase<'_> {
    /// Whether word `nth` is there and one of `list`.
    pub fn is(&self, list: &str, nth: usize) -> bool {
        self.words.get(nth).is_some_and(|word| lists(list, &word.low))
    }

    /// Whether word `nth` stands beside the one before it, with nothing that parts them.
    pub fn beside(&self, nth: usize) -> bool {
        nth > 0 && self.words.get(nth).is_some_and(|word| word.gap == Gap::Space)
    }

    fn gap(&self, nth: usize) -> Gap {
        self.words.get(nth).map_or(Gap::Hard, |word| word.gap)
    }

    fn big(&self, nth: usize) -> bool {
        self.words.get(nth).is_some_and(|word| word.big)
    }

    /// Whether word `nth` is an adverb that may stand beside a cue.
    pub fn adverb(&self, nth: usize) -> bool {
        let Some(word) = self.words.get(nth) else { return false };
        let ends = word.low.ends_with(self.tongue.adverb) && word.low.len() > self.tongue.adverb.len() + 2;
        self.is(self.tongue.adverbs, nth) || ends && !word.big && !self.is(self.tongue.no_adverbs, nth)
    }

    /// The words at `nth` that are one of `list`, whose entries are words parted by spaces: where they end.
    pub fn several(&self, list: &[&str], nth: usize) -> Option<usize> {
        list.iter().find_map(|entry| {
            let mut end = nth;
            for part in entry.split(' ') {
                let there = self.is(part, end) && (end == nth || self.beside(end));
                end = if there { end + 1 } else { return None };
            }
            Some(end)
        })
    }

    /// Where the verb at `nth` that reports ends, if it is one.
    pub fn verb(&self, nth: usize) -> Option<usize> {
        let tongue = self.tongue;
        if let Some(end) = self.several(tongue.joined, nth) {
            return Some(end);
        }
        let before = nth.checked_sub(1).filter(|_| self.beside(nth));
        let owned = before.is_some_and(|before| self.possessive(before) || self.is(tongue.openers, before));
        let pronoun = before.is_some_and(|before| self.is(tongue.pronouns, before) || self.is(tongue.helpers, before));
        let helped = before.is_some_and(|before| {
            let helper = if self.adverb(before) {
                before.checked_sub(1)
            } else {
                Some(before)
            };
            helper.is_some_and(|helper| self.is(tongue.helpers, helper) && !self.is(tongue.passive, helper))
        });
        let named = before.is_some_and(|before| {
            let time = self.is(tongue.times, before);
            pronoun
                || self.is(tongue.who, before)
                || self.big(before) && !time && !self.possessive(before) && !self.is(tongue.openers, before)
                || self.is(tongue.that, nth + 1) && !self.is(tongue.openers, before)
        });
        let infinitive = before.is_some_and(|before| self.is(tongue.to, before));
        let reports = self.is(tongue.reports, nth) && (!owned || pronoun) && !infinitive
            || self.is(tongue.doubtful, nth) && named
            || self.is(tongue.helped, nth) && helped;
        reports.then_some(nth + 1)
    }

    fn possessive(&self, nth: usize) -> bool {
        self.words.get(nth).is_some_and(|word| word.low.ends_with("'s"))
    }

    /// The source that ends before `cue`, looked for leftwards.
    pub fn before(&self, cue: usize) -> Option<ops::Range<usize>> {
        let tongue = self.tongue;
        let mut end = cue;
        while self.beside(end) && self.adverb(end - 1) && end > 1 {
            end -= 1;
        }
        if end == 0 || self.gap(end) == Gap::Hard {
            return None;
        }
        if self.gap(end) == Gap::Comma {
            end = self.head(end)?;
        }
        if self.is(tongue.who, end - 1) {
            if end == 1 {
                return Some(0..1);
            }
            end -= 1;
            if self.gap(end) == Gap::Hard {
                return None;
            }
        }
        let start = self.reach_back(end)?;
        self.name(start, end)
    }

    /// Where the words end that a remark between two commas is about: "Maduro" in "Maduro, president since 2013, said".
    fn head(&self, end: usize) -> Option<usize> {
        let mut at = end - 1;
        while at > 0 && self.gap(at) == Gap::Space {
            at -= 1;
        }
        (at > 0 && self.gap(at) == Gap::Comma && !self.is(self.tongue.adjuncts, 0)).then_some(at)
    }

    fn reach_back(&self, end: usize) -> Option<usize> {
        let tongue = self.tongue;
        let mut start = end;
        while start > 0 && !self.is(tongue.clauses, start - 1) {
            if self.is(tongue.helpers, start - 1) && !self.is(tongue.openers, start - 1) && !self.adverb(start - 1)
                || self.verb(start - 1).is_some()
                || self.infinitive(start - 1)
            {
                return None;
            }
            start -= 1;
            if self.gap(start) != Gap::Space {
                break;
            }
        }
        Some(start)
    }

    /// The source within `start..end`, without the time or place that it may stand behind or before.
    fn name(&self, mut start: usize, end: usize) -> Option<ops::Range<usize>> {
        let tongue = self.tongue;
        if start >= end {
            return None;
        }
        if self.is(tongue.pronouns, end - 1) {
            return Some(end - 1..end);
        }
        while start < end && (self.is(tongue.joints, start) || self.is(tongue.adverbs, start)) {
            start += 1;
        }
        let leads = self.is(tongue.adjuncts, start);
        let first = start;
        // "On Saturday", "last week", "late on Monday": a time may go before.
        while start < end
            && (self.is(tongue.times, start)
                || (self.is(tongue.adjuncts, start) || self.is(tongue.openers, start))
                    && self.is(tongue.times, start + 1))
        {
            start += 1;
        }
        if start == end || leads && start == first {
            return None;
        }
        let mut stop = start + 1;
        while stop < end && !self.is(tongue.times, stop) {
            stop += 1;
        }
        while stop < end
            && stop > start + 1
            && (self.is(tongue.adjuncts, stop - 1) || self.is(tongue.openers, stop - 1))
        {
            stop -= 1;
        }
        let fits = stop - start <= LONGEST && !(stop - start == 1 && self.is(tongue.openers, start));
        (fits && !self.is(tongue.adjuncts, start)).then_some(start..stop)
    }

    /// The source that begins at `start`, right behind a cue. `freely`: the cue says that a source follows, so it may be
    /// any words; else they must look like a name, and nothing may follow that would make them the subject of what is said.
    pub fn behind(&self, start: usize, freely: bool) -> Option<ops::Range<usize>> {
        let tongue = self.tongue;
        if !self.beside(start) || self.bars(start, freely) {
            return None;
        }
        let mut end = start + 1;
        while self.beside(end) && !self.bars(end, freely) {
            end += 1;
        }
        while end > start && (self.is(tongue.joints, end - 1) || self.is(tongue.inside, end - 1)) {
            end -= 1;
        }
        if end == start || end - start > LONGEST || (end - start == 1 && self.is(tongue.openers, start)) {
            return None;
        }
        if freely {
            return Some(start..end);
        }
        let mut rest = end;
        while self.beside(rest) {
            if self.is(tongue.helpers, rest) && !self.is(tongue.openers, rest) || self.verb(rest).is_some() {
                return None;
            }
            rest += 1;
        }
        if self.is(tongue.pronouns, start) {
            let alone = end == start + 1 && (rest == end || self.is(tongue.clauses, end));
            return alone.then_some(start..end);
        }
        self.looks_like_a_name(start, end).then_some(start..end)
    }

    /// Whether no source reaches over word `nth`.
    fn bars(&self, nth: usize, freely: bool) -> bool {
        let tongue = self.tongue;
        if self.is(tongue.to, nth) && (!freely || self.infinitive(nth)) {
            return true;
        }
        let inside = freely && self.is(tongue.inside, nth) && !self.is(tongue.times, nth + 1);
        let adjuncts = if inside { "" } else { tongue.adjuncts };
        let bars = [tongue.clauses, adjuncts, tongue.times, tongue.who];
        bars.iter().any(|list| self.is(list, nth)) && !self.big_name(nth)
            || (self.is(tongue.openers, nth) || self.is(tongue.inside, nth)) && self.is(tongue.times, nth + 1)
            || self.is(tongue.helpers, nth) && !self.is(tongue.openers, nth)
            || self.verb(nth).is_some()
            || self.is(tongue.adverbs, nth)
    }

    /// Whether word `nth` leads to a verb, as far as can be told, and to no noun: "to leave", not "to the talks".
    fn infinitive(&self, nth: usize) -> bool {
        self.is(self.tongue.to, nth) && !self.is(self.tongue.openers, nth + 1) && !self.big(nth + 1)
    }

    /// "May", "March" inside of a name are not told from the month: behind another capital they are taken for a name.
    fn big_name(&self, nth: usize) -> bool {
        self.big(nth) && self.is("may march april june", nth) && nth > 0 && self.big(nth - 1)
    }

    /// Capitals to the end, or an article with a few words.
    fn looks_like_a_name(&self, start: usize, end: usize) -> bool {
        let tongue = self.tongue;
        let Some(first) = (start..end).find(|&nth| self.big(nth)) else {
            let led = self.is(tongue.openers, start) && end - start <= 6;
            return led || self.is(tongue.people, start) && end - start == 1;
        };
        (first..end).all(|nth| self.big(nth) || self.is(tongue.inside, nth) || self.is(tongue.joints, nth))
            || self.is(tongue.openers, start) && first == start + 1 && end - start <= 6
    }
}
