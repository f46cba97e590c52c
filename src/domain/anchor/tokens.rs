//! A text as words and signs, for comparing it with another version.

use super::letters::Letters;
use crate::domain::text::{Offset, Range, joins};

/// A word, or a sign that stands alone. White space is none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// What it says, as compared. Two that say something else have the same number once in 2⁶⁴.
    pub says: u64,
    /// Its first code point.
    pub start: u32,
    /// Behind its last code point.
    pub end: u32,
}

/// The basis and prime of FNV-1a.
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// `number` with `more` mixed in.
pub(super) const fn mixed(number: u64, more: u64) -> u64 {
    // The multiplication alone leaves the low bits of few letters alike.
    let number = (number ^ more).wrapping_mul(PRIME);
    number ^ number >> 29
}

/// The tokens of a text, in order.
pub(super) fn tokens(letters: &Letters) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut open = false;
    for (&c, &from) in letters.all().iter().zip(letters.from()) {
        let part = joins(c);
        let goes_on = match part {
            Some(joins) => open || !joins && tokens.last().is_some_and(|last| last.end == from),
            None => false,
        };
        open = part == Some(true) || goes_on && open;
        if c == ' ' {
            continue;
        }
        match tokens.last_mut() {
            Some(last) if goes_on => {
                last.says = mixed(last.says, c.into());
                last.end = from + 1;
            }
            _ => tokens.push(Token {
                says: mixed(BASIS, c.into()),
                start: from,
                end: from + 1,
            }),
        }
    }
    tokens
}

/// The tokens that `range` touches, as places among `tokens`.
pub(super) fn touched(tokens: &[Token], range: Range) -> (usize, usize) {
    let from = tokens.partition_point(|token| token.end <= range.start().get());
    let to = tokens.partition_point(|token| token.start < range.end().get());
    (from, to.max(from))
}

/// What the tokens `from..to` span. Empty if there are none.
pub(super) fn spanned(tokens: &[Token], from: usize, to: usize) -> Range {
    match tokens.get(from..to) {
        Some([first, .., last]) => Range::between(Offset::new(first.start), Offset::new(last.end)),
        Some([only]) => Range::between(Offset::new(only.start), Offset::new(only.end)),
        _ => Range::default(),
    }
}
