//! The article's text and places in it, worked out here anew, so that the site's own arithmetic is checked.

use std::sync::OnceLock;

/// Words of the article: code points of its text, half open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first code point.
    pub start: usize,
    /// The one behind the last.
    pub end: usize,
}

/// A block and the UTF-16 units in it.
pub type Place = (usize, usize);

/// The blocks of the article, as the file has them.
pub fn article() -> &'static [&'static str] {
    static BLOCKS: OnceLock<Vec<&str>> = OnceLock::new();
    BLOCKS.get_or_init(|| {
        include_str!("../../../content/guaido-pentagon.txt")
            .trim_end()
            .lines()
            .collect()
    })
}

fn letters() -> &'static [char] {
    static LETTERS: OnceLock<Vec<char>> = OnceLock::new();
    LETTERS.get_or_init(|| article().join("\n").chars().collect())
}

/// The first place of `words` in the article. A block break in them is `\n`.
pub fn span(words: &str) -> Span {
    nth(words, 0)
}

/// The `n`-th place of `words`, counted from 0.
pub fn nth(words: &str, n: usize) -> Span {
    let wanted: Vec<char> = words.chars().collect();
    let start = letters()
        .windows(wanted.len())
        .enumerate()
        .filter(|(_, window)| *window == wanted)
        .nth(n)
        .unwrap_or_else(|| panic!("the article has not {} times “{words}”", n + 1))
        .0;
    Span {
        start,
        end: start + wanted.len(),
    }
}

/// A whole block.
pub fn block(nth: usize) -> Span {
    let start = article().iter().take(nth).map(|text| text.chars().count() + 1).sum();
    Span {
        start,
        end: start + article()[nth].chars().count(),
    }
}

/// The place of a code point of the text. At a block's end it is that block's.
pub fn place(at: usize) -> Place {
    let mut left = at;
    for (nth, text) in article().iter().enumerate() {
        let size = text.chars().count();
        if left <= size {
            return (nth, text.chars().take(left).map(char::len_utf16).sum());
        }
        left -= size + 1;
    }
    panic!("the article has no code point {at}")
}

impl Span {
    /// Its words.
    pub fn words(self) -> String {
        letters()[self.start..self.end].iter().collect()
    }
}
