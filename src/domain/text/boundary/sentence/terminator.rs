//! Marks that end sentences, and where behind them a sentence may end.

use super::super::cluster::Class;
use super::{is_closing, is_opening, scan};

/// How many code points are looked through for the letter that tells whether a sentence goes on.
const LOOK_AHEAD: usize = 64;

/// What ends sentences.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Terminator {
    /// A full stop, which has many other uses.
    Stop,
    /// A question or exclamation mark of the scripts that part their words by spaces.
    Mark,
    Ellipsis,
    /// A mark that has no other use and needs no space behind it.
    Sure,
    /// The wide full stop: sure, unless a letter that has case or a digit follows at once.
    Wide,
}

fn terminator(c: char) -> Option<Terminator> {
    match c {
        '.' => Some(Terminator::Stop),
        '?' | '!' => Some(Terminator::Mark),
        '\u{2026}' => Some(Terminator::Ellipsis),
        _ if c < '\u{589}' => None,
        '\u{ff0e}' => Some(Terminator::Wide),
        // Armenian, Arabic, Syriac, N'Ko, Devanagari, Burmese, Ethiopic, Khmer, Mongolian, double marks, and the East.
        '\u{589}' | '\u{61d}'..='\u{61f}' | '\u{6d4}' | '\u{700}'..='\u{702}' | '\u{7f9}' | '\u{964}' | '\u{965}' => {
            Some(Terminator::Sure)
        }
        '\u{104a}' | '\u{104b}' | '\u{1362}' | '\u{1367}' | '\u{1368}' | '\u{166e}' | '\u{1735}' | '\u{1736}' => {
            Some(Terminator::Sure)
        }
        '\u{17d4}' | '\u{17d5}' | '\u{1803}' | '\u{1809}' | '\u{1944}' | '\u{1945}' | '\u{1b5a}' | '\u{1b5b}' => {
            Some(Terminator::Sure)
        }
        '\u{1b5e}' | '\u{1b5f}' | '\u{1c3b}' | '\u{1c3c}' | '\u{1c7e}' | '\u{1c7f}' | '\u{203c}' | '\u{203d}' => {
            Some(Terminator::Sure)
        }
        '\u{2047}'..='\u{2049}' | '\u{2e2e}' | '\u{3002}' | '\u{a4ff}' | '\u{a60e}' | '\u{a60f}' | '\u{a9c8}' => {
            Some(Terminator::Sure)
        }
        '\u{a9c9}' | '\u{abeb}' | '\u{fe52}' | '\u{fe56}' | '\u{fe57}' | '\u{ff01}' | '\u{ff1f}' | '\u{ff61}' => {
            Some(Terminator::Sure)
        }
        _ => None,
    }
}

/// Whether `words` end with a mark that ends sentences and has no other use.
pub(super) fn is_sure(words: &str) -> bool {
    words.chars().next_back().and_then(terminator) == Some(Terminator::Sure)
}

/// Closing marks of the East, besides those that end sentences of news.
fn closes(c: char) -> bool {
    is_closing(c)
        || matches!(
            c,
            '\u{3009}' | '\u{300b}' | '\u{300d}' | '\u{300f}' | '\u{3011}' | '\u{3015}' | '\u{3017}' | '\u{3019}'
        )
        || matches!(c, '\u{301e}' | '\u{ff09}' | '\u{ff3d}' | '\u{ff5d}' | '\u{ff63}')
}

/// Marks before which a sentence goes on, whatever ended before them.
fn continues(c: char) -> bool {
    matches!(
        c,
        ',' | '-' | ':' | ';' | '\u{55d}' | '\u{60c}' | '\u{61b}' | '\u{2013}' | '\u{2014}' | '\u{3001}'
    ) || matches!(c, '\u{ff0c}' | '\u{ff1a}' | '\u{ff1b}' | '\u{ff64}')
}

fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Byte positions of `words` where a sentence may end, ascending: behind a line's end, and behind a mark that ends
/// sentences with all that closes and the spaces behind it. Linear in `words`.
pub(super) fn cuts(words: &str) -> impl Iterator<Item = usize> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(c) = words[at..].chars().next() {
            at += c.len_utf8();
            if ends_line(c) && !(c == '\r' && words[at..].starts_with('\n')) {
                return Some(at);
            }
            if let Some(first) = terminator(c) {
                let (last, behind) = run(first, &words[at..]);
                at = words.len() - behind.len();
                if let Some(cut) = cut(words, last, behind) {
                    return Some(cut);
                }
            }
        }
        None
    })
}

/// The last of the marks that stand together and end a sentence, of which the first is `first`, and what follows them
/// and all that closes with them.
fn run(first: Terminator, words: &str) -> (Terminator, &str) {
    let mut last = first;
    let behind = words.trim_start_matches(|c| match terminator(c) {
        // Behind a mark that is sure an ellipsis only lengthens it.
        Some(Terminator::Ellipsis) if last == Terminator::Sure => true,
        Some(found) => {
            last = found;
            true
        }
        None => closes(c) || !c.is_ascii() && Class::of(c).is_mark(),
    });
    (last, behind)
}

/// Where the sentence ends that ended with `last`, if it may end before `behind`. Unit: bytes of `words`.
fn cut(words: &str, last: Terminator, behind: &str) -> Option<usize> {
    let spaceless = matches!(last, Terminator::Sure | Terminator::Wide);
    let rest = if spaceless { behind } else { behind_note(behind) };
    let next = scan::behind(rest, |c| c.is_whitespace() && !ends_line(c));
    let first = next.chars().next()?;
    let spaced = next.len() < rest.len();
    if !spaced && (!spaceless || last == Terminator::Wide && begins_or_goes_on(first)) {
        return None;
    }
    let begins = scan::starts(scan::behind(next, is_opening), |c| c.is_numeric() || c.is_uppercase());
    let may_end = match last {
        _ if begins => true,
        Terminator::Ellipsis => false,
        _ if rest.len() < behind.len() || continues(first) => false,
        _ if !matches!(terminator(first), None | Some(Terminator::Ellipsis)) => false,
        Terminator::Stop => !goes_on_small(next),
        Terminator::Mark | Terminator::Sure | Terminator::Wide => true,
    };
    may_end.then_some(words.len() - next.len())
}

fn begins_or_goes_on(c: char) -> bool {
    c.is_numeric() || c.is_uppercase() || c.is_lowercase()
}

/// Whether the first letter or digit of `next` is a small letter.
fn goes_on_small(next: &str) -> bool {
    let mut ahead = next.chars().take(LOOK_AHEAD).take_while(|&c| !ends_line(c));
    ahead.find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase)
}

/// `words` without a footnote sign at their start.
fn behind_note(words: &str) -> &str {
    let Some(inner) = words.strip_prefix('[') else {
        return words;
    };
    // Not further than the sign may be long, or a text full of brackets that are never closed costs its square.
    let sign = inner.bytes().take(4).take_while(u8::is_ascii_alphanumeric).count();
    let rest = inner.get(sign..).and_then(|rest| rest.strip_prefix(']'));
    rest.filter(|_| (1..=3).contains(&sign)).unwrap_or(words)
}
