//! Which words of an attribution are the source, and which are the cue.

use std::ops;

use super::phrase::Phrase;
use super::tongue::Tongue;
use super::word::{self, shortened};
use crate::domain::text::{Range, Text, graphemes_outward, trim};

/// How many words an attribution has at most that is worth a guess.
const MOST: usize = 60;

/// The parts of an attribution, as far as they could be told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Who is named.
    pub source: Option<Range>,
    /// The words that say that somebody spoke.
    pub cue: Option<Range>,
}

/// A cue and its source, in word numbers.
type Found = (ops::Range<usize>, Option<ops::Range<usize>>);

/// A first guess at the parts of the attribution in `range`. `language` is a BCP 47 tag; there are rules for English and
/// Spanish.
///
/// What is given lies inside `range`, is trimmed, cuts no word and no grapheme cluster, and the two do not overlap.
#[must_use]
pub fn parts(text: &Text, range: Range, language: &str) -> Parts {
    let Some(tongue) = Tongue::of(language) else {
        return Parts::default();
    };
    let words = word::read(text, range);
    if words.len() > MOST {
        return Parts::default();
    }
    let phrase = Phrase { tongue, words: &words };
    let found = led(&phrase).or_else(|| reported(&phrase)).or_else(|| hearsay(&phrase));
    let Some((cue, source)) = found else {
        return Parts::default();
    };
    let place = |found: ops::Range<usize>| {
        let (first, last) = (words.get(found.start)?, words.get(found.end.checked_sub(1)?)?);
        tidy(text, first.at.union(last.at), range)
    };
    let cue = place(cue);
    let source = source
        .and_then(place)
        .filter(|source| cue.is_some_and(|cue| !cue.overlaps(*source)));
    Parts { source, cue }
}

/// `part`, which begins and ends with words, with the bracket or the full stop that belongs to its last word, as far as
/// that lies in `within`. `None` if it holds one bracket without the other, or is not whole.
#[must_use]
pub fn tidy(text: &Text, part: Range, within: Range) -> Option<Range> {
    let words = text.slice(part)?;
    let behind = |count: u32| {
        let longer = Range::between(part.start(), part.end().plus(count));
        let after = text.slice(longer).filter(|_| within.covers(longer))?;
        Some((longer, after.get(words.len()..)?))
    };
    let last = words.rsplit(char::is_whitespace).next().unwrap_or_default();
    let (open, closed) = (words.matches('(').count(), words.matches(')').count());
    let part = match (behind(1), behind(2)) {
        (Some((longer, ")")), _) | (_, Some((longer, ".)"))) if open == closed + 1 => longer,
        (Some((longer, ".")), _) if open == closed && last.contains('.') && shortened(last) => longer,
        _ if open == closed => part,
        _ => return None,
    };
    let whole = within.covers(part) && !part.is_empty() && trim(text, part) == part;
    (whole && graphemes_outward(text, part) == part).then_some(part)
}

/// "According to the ministry".
fn led(phrase: &Phrase) -> Option<Found> {
    for nth in 0..phrase.words.len() {
        let Some(mut end) = phrase.several(phrase.tongue.phrases, nth) else {
            continue;
        };
        // «según informó el ministerio»: the verb belongs to the cue.
        let mut verb = end;
        while phrase.beside(verb) && phrase.is(phrase.tongue.helpers, verb) && phrase.verb(verb).is_none() {
            verb += 1;
        }
        if let Some(behind) = phrase.verb(verb).filter(|_| phrase.beside(verb)) {
            end = behind;
        }
        return Some((nth..end, phrase.behind(end, true)));
    }
    None
}

/// A verb that reports: the one whose source can be told, else the only one.
fn reported(phrase: &Phrase) -> Option<Found> {
    let mut all: Vec<(Found, bool)> = Vec::new();
    let mut nth = 0;
    while nth < phrase.words.len() {
        match phrase.verb(nth) {
            Some(end) => {
                all.push(verb(phrase, nth, end));
                nth = end;
            }
            None => nth += 1,
        }
    }
    let with_source = |main: bool| {
        all.iter()
            .find(|((_, source), aside)| source.is_some() && !(main && *aside))
    };
    let chosen = with_source(true).or_else(|| with_source(false));
    let only = all.first().filter(|_| all.len() == 1);
    chosen.or(only).map(|(found, _)| found.clone())
}

/// The cue of the verb `nth..end` with its source, and whether it stands in a clause about somebody ("who said").
fn verb(phrase: &Phrase, nth: usize, end: usize) -> (Found, bool) {
    let tongue = phrase.tongue;
    let (mut start, mut at, mut helper) = (nth, nth, None);
    while phrase.beside(at) && (phrase.is(tongue.helpers, at - 1) || phrase.adverb(at - 1)) {
        at -= 1;
        if phrase.is(tongue.helpers, at) {
            start = at;
            helper = helper.or(Some(at));
        }
    }
    let aside = phrase.beside(start) && phrase.is(tongue.who, start - 1);
    let active = phrase
        .words
        .get(nth)
        .is_some_and(|word| word.low.ends_with(tongue.active))
        || end > nth + 1;
    let passive = helper.is_some_and(|helper| phrase.is(tongue.passive, helper)) && !active;
    let turned = tongue.turned.is_empty() || phrase.is(tongue.turned, nth);
    let source = if passive {
        let by = phrase.beside(end) && phrase.is(tongue.by, end);
        if by { phrase.behind(end + 1, true) } else { None }
    } else {
        let before = phrase.before(start);
        let behind = || phrase.behind(end, false).filter(|_| turned);
        before.or_else(behind)
    };
    ((start..end, source), aside)
}

/// "Reportedly": nobody is named.
fn hearsay(phrase: &Phrase) -> Option<Found> {
    let nth = (0..phrase.words.len()).find(|&nth| phrase.is(phrase.tongue.hearsay, nth))?;
    Some((nth..nth + 1, None))
}
