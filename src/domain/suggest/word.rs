//! A stretch of text as words that can be compared, with what parts them.

use crate::domain::text::{Range, Text, small, snap_to_words, words};

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing that parts them.
    Space,
    /// A comma.
    Comma,
    /// The end of a sentence or part of one, a quotation mark, a line break.
    Hard,
}

/// A word.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Where it is.
    pub at: Range,
    /// It in lowercase, accented vowels as one code point.
    pub low: String,
    /// Whether it begins with a capital.
    pub big: bool,
    /// What parts it from the one before.
    pub gap: Gap,
}

/// The whole words in `range`: one that its edges cut is left out.
pub(super) fn read(text: &Text, range: Range) -> Vec<Word> {
    let mut read: Vec<Word> = Vec::new();
    let mut end = range.start();
    for at in words(text, range) {
        let words = text.slice(at).unwrap_or_default();
        let whole = at.covers(snap_to_words(text, at));
        if whole && words.chars().any(char::is_alphanumeric) {
            let between = text.slice(Range::between(end, at.start())).unwrap_or_default();
            let before = read.last().map_or("", |word| word.low.as_str());
            read.push(Word {
                at,
                low: lower(words),
                big: words.chars().next().is_some_and(char::is_uppercase),
                gap: gap(between, before),
            });
        }
        end = at.end();
    }
    read
}

fn lower(word: &str) -> String {
    let mut low = String::new();
    for c in word.chars().map(small) {
        let composed = match (low.chars().next_back(), c) {
            (Some('a'), '\u{301}') => 'á',
            (Some('e'), '\u{301}') => 'é',
            (Some('i'), '\u{301}') => 'í',
            (Some('o'), '\u{301}') => 'ó',
            (Some('u'), '\u{301}') => 'ú',
            (Some('n'), '\u{303}') => 'ñ',
            (_, '\u{2019}') => '\'',
            _ => {
                low.push(c);
                continue;
            }
        };
        if c != '\u{2019}' {
            low.pop();
        }
        low.push(composed);
    }
    low
}

/// What `between` is to the word behind it, when `before` stands before it.
fn gap(between: &str, before: &str) -> Gap {
    if between.contains("--") || between.contains(" - ") {
        return Gap::Hard;
    }
    let mut gap = Gap::Space;
    for (nth, c) in between.char_indices() {
        let found = match c {
            ',' => Gap::Comma,
            '.' if shortened(before) || between[nth..].starts_with(".)") => Gap::Space,
            '\'' | '\u{2019}' if nth == 0 && before.ends_with('s') => Gap::Space,
            '.' | ';' | ':' | '!' | '?' | '¡' | '¿' | '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '\'' | '—'
            | '–' | '…' | '\n' => Gap::Hard,
            _ => Gap::Space,
        };
        gap = gap.max(found);
    }
    gap
}

/// Whether a full stop behind `word` ends no sentence.
pub(super) fn shortened(word: &str) -> bool {
    let titles = "mr mrs ms dr gen sen rep gov prof st lt col sgt maj capt jr sr sra dra ing lic";
    word.contains('.') || word.chars().count() == 1 || lists(titles, word)
}

/// Whether `word` is one of `list`, whose words are parted by single spaces.
pub(super) fn lists(list: &str, word: &str) -> bool {
    list.split(' ').any(|entry| entry == word)
}
