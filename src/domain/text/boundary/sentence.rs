//! Sentences, for news.
//!
//! [`terminator`] finds every place where a sentence might end, in the scripts that have marks for it. Each is then
//! judged by the words on both sides: UAX 29 alone knows no abbreviations, takes `Really?” he asked` for two sentences
//! and joins `in 2018. 25 people` into one.

mod terminator;

use super::super::{Offset, Range, Text};
use super::abbreviation::{Stop, is_speaking, is_starter, stop_after};
use super::cluster::Clusters;
use super::white::is_blank;
use super::{clip, scan, trim};

/// The sentences of `block`, in order. Each is trimmed: white space between two sentences belongs to neither, and all
/// else in the block belongs to exactly one. A line break always ends a sentence. White space only: none.
#[must_use]
pub fn sentences(text: &Text, block: Range) -> Vec<Range> {
    let block = clip(text, block);
    let (Some(words), Some(base)) = (text.slice(block), text.byte(block.start())) else {
        return Vec::new();
    };
    let mut found: Vec<Range> = Vec::new();
    let (mut start, mut seen, mut has_word) = (0, 0, false);
    for cut in candidates(words) {
        has_word |= scan::until(&words[seen..cut], char::is_alphanumeric).len() < cut - seen;
        seen = cut;
        let before = &words[start..cut];
        let line_ends = cut == words.len() || before.ends_with('\n');
        let ends = line_ends || has_word && is_end(before, &words[cut..]);
        if !ends {
            continue;
        }
        let offset_of = |byte: usize| text.offset_of_byte(base + byte);
        let range = trim(text, Range::between(offset_of(start), offset_of(cut)));
        // Stars or a stray mark at a line's end are no sentence of their own where there is one before them.
        match found
            .last_mut()
            .filter(|_| !has_word && !words[..start].ends_with('\n'))
        {
            Some(last) => *last = if range.is_empty() { *last } else { last.union(range) },
            None => found.extend((!range.is_empty()).then_some(range)),
        }
        start = cut;
        has_word = false;
    }
    found
}

/// The sentence of `block` at `offset`. Between two sentences it is the one before, in front of the first the first.
/// `None` if `offset` is outside the block or the block has no sentence.
#[must_use]
pub fn sentence_at(text: &Text, block: Range, offset: Offset) -> Option<Range> {
    if offset < block.start() || block.end() < offset {
        return None;
    }
    let all = sentences(text, block);
    let nth = all.partition_point(|sentence| sentence.start() <= offset);
    all.get(nth.saturating_sub(1)).copied()
}

/// Byte positions of `words` where a sentence may end and no grapheme cluster is cut, ascending, the end of the text
/// last.
fn candidates(words: &str) -> Vec<usize> {
    let mut found = vec![false; words.len()];
    for cut in terminator::cuts(words) {
        if let Some(found) = found.get_mut(behind_stray_mark(words, cut)) {
            *found = true;
        }
    }
    let mut clusters = Clusters::default();
    let mut cuts: Vec<usize> = Vec::new();
    for (at, c) in words.char_indices() {
        if clusters.begins(c) && at > 0 && found[at] {
            cuts.push(at);
        }
    }
    if !words.is_empty() {
        cuts.push(words.len());
    }
    cuts
}

/// `cut`, or the place behind a closing mark that stands alone there, as in French: `pression. » Elle`.
fn behind_stray_mark(words: &str, cut: usize) -> usize {
    if words[..cut].ends_with('\n') {
        return cut;
    }
    let rest = &words[cut..];
    let behind = scan::behind(rest, |c| is_closing(c) && !matches!(c, '"' | '\''));
    let next = scan::behind(behind, |c| c.is_whitespace() && c != '\n');
    if behind.len() < rest.len() && next.len() < behind.len() {
        words.len() - next.len()
    } else {
        cut
    }
}

/// Whether a sentence ends between `before` (the sentence so far) and `after`.
fn is_end(before: &str, after: &str) -> bool {
    let body = scan::before(before, is_blank);
    let closed = scan::before(body, |c| is_closing(c) || is_blank(c) || c == '[');
    let closing = &body[closed.len()..];
    let next = scan::behind(after, |c| is_opening(c) || is_blank(c));
    let next_is_lower = scan::starts(next, char::is_lowercase);
    match closed.chars().next_back() {
        Some('\u{2026}') if terminator::is_sure(scan::before(closed, |c| c == '\u{2026}')) => true,
        // Without a space it is a file name, a slip of the pen or a name like Yahoo!, and not an end.
        Some('.' | '?' | '!' | '\u{2026}') if body.len() == before.len() => false,
        Some('?' | '!') => {
            let told = has_quotation_mark(closing) && tells_who_spoke(next);
            !next_is_lower && !told
        }
        Some('\u{2026}') => !next_is_lower && !cut_out(closed, closing),
        Some('.') if closed.ends_with("..") => !next_is_lower && !cut_out(closed, closing),
        Some('.') => !next_is_lower && full_stop_ends(closed, closing, next),
        _ => true,
    }
}

/// Whether the full stop at the end of `closed` ends a sentence before the word that `next` begins with.
fn full_stop_ends(closed: &str, closing: &str, next: &str) -> bool {
    let stem = &closed[..closed.len() - 1];
    let sooner = scan::before(stem, |c| {
        !c.is_whitespace() && !matches!(c, '(' | '[' | '/' | '\u{2014}' | '\u{2013}' | '-')
    });
    let word = scan::behind(&stem[sooner.len()..], is_opening);
    if enumerates(scan::behind(stem, is_blank)) {
        return false;
    }
    let next_word = scan::until(next, |c| c.is_whitespace() || matches!(c, ',' | ':' | ';'));
    match stop_after(word) {
        Stop::Ends => true,
        Stop::GoesOn => false,
        Stop::EndsUnlessNumber => !scan::starts(next_word, char::is_numeric) && !is_roman(next_word),
        Stop::EndsBeforeStarter => has_quotation_mark(closing) || is_starter(next_word),
    }
}

/// Whether all of a sentence so far is the number of an item: `1. First…`, `b. Second…`.
fn enumerates(stem: &str) -> bool {
    let digits = !stem.is_empty() && stem.len() <= 2 && stem.bytes().all(|byte| byte.is_ascii_digit());
    digits || stem.len() == 1 && stem.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn is_roman(word: &str) -> bool {
    let numeral = scan::before(word, |c| !c.is_alphanumeric());
    !numeral.is_empty()
        && numeral != "I"
        && scan::behind(numeral, |c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M')).is_empty()
}

/// Whether an ellipsis stands for words that were left out: `[…]`, `(...)`.
fn cut_out(closed: &str, closing: &str) -> bool {
    let before = scan::before(closed, |c| matches!(c, '.' | '\u{2026}' | ' '));
    before.ends_with(['[', '(']) && closing.starts_with([']', ')'])
}

/// Whether `next` goes on with one to four words of a name and a verb of speaking: `Guaido asked`.
fn tells_who_spoke(next: &str) -> bool {
    let mut words = next.split_whitespace().take(5);
    let named = |word: &str| scan::starts(word, char::is_uppercase) && !word.ends_with(['.', ',']);
    let verb = words.by_ref().find(|word| !named(word));
    verb.is_some_and(|word| is_speaking(scan::before(word, |c| !c.is_alphanumeric())))
}

fn has_quotation_mark(closing: &str) -> bool {
    closing.contains(['"', '\'', '\u{201d}', '\u{2019}', '\u{201c}', '\u{bb}', '\u{203a}'])
}

/// Marks that close what the sentence before them opened.
fn is_closing(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '\u{201d}' | '\u{2019}' | '\u{201c}' | '\u{bb}' | '\u{203a}' | ')' | ']' | '}' | '*'
    )
}

/// Marks that open a sentence or something in it.
fn is_opening(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '\u{201c}' | '\u{2018}' | '\u{201e}' | '\u{201d}' | '\u{ab}' | '\u{2039}' | '(' | '['
    ) || matches!(c, '\u{bf}' | '\u{a1}' | '\u{2014}' | '\u{2013}' | '-' | '*')
}

#[cfg(test)]
mod tests;
