//! White space at the edges of a range.

use super::super::{Offset, Range, Text};
use super::grapheme::{grapheme_ceil, grapheme_floor};
use super::{clip, scan};

/// Whether nothing is seen of `c`: Unicode `White_Space`, the zero-width space and the byte order mark.
#[must_use]
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}

/// `range` without the white space at both of its ends. Only white space: the empty range at its start.
///
/// White space is Unicode `White_Space`, the zero-width space and the byte order mark. A space that carries a combining
/// mark belongs to that cluster and stays.
#[must_use]
pub fn trim(text: &Text, range: Range) -> Range {
    let range = clip(text, range);
    let words = text.slice(range).unwrap_or_default();
    let behind_start = scan::behind(words, is_blank);
    if behind_start.is_empty() {
        return Range::at(range.start());
    }
    let start = range.start().plus(count(&words[..words.len() - behind_start.len()]));
    let cut_at_end = &behind_start[scan::before(behind_start, is_blank).len()..];
    let end = range.end().minus(count(cut_at_end));
    Range::between(
        whole(start, range.start(), || grapheme_floor(text, start).max(range.start())),
        whole(end, range.end(), || grapheme_ceil(text, end).min(range.end())),
    )
}

/// `moved` unless the edge stayed where it was; then no cluster was cut by trimming.
fn whole(moved: Offset, edge: Offset, mend: impl Fn() -> Offset) -> Offset {
    if moved == edge { edge } else { mend() }
}

fn count(words: &str) -> u32 {
    u32::try_from(words.chars().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::marked::{check, parse};
    use super::*;

    #[test]
    fn white_space_is_cut_from_both_ends() {
        check(
            trim,
            &[
                ("He{ said }no", "He {said} no"),
                ("He{ said no} ", "He {said no} "),
                ("{said}", "{said}"),
                ("a{ \n\t}b", "a{} \n\tb"),
                ("a{}b", "a{}b"),
                ("{one\n}two", "{one}\ntwo"),
                ("{\u{feff}a\u{200b}}", "\u{feff}{a}\u{200b}"),
                ("{\u{a0}\u{3000}a b\u{2029}}", "\u{a0}\u{3000}{a b}\u{2029}"),
                ("{ \u{301}a}", "{ \u{301}a}"),
                ("{  \u{301}a}", " { \u{301}a}"),
                ("{a\u{600} }b", "{a\u{600} }b"),
            ],
        );
    }

    #[test]
    fn a_range_beyond_the_text_is_clipped() {
        let (text, _) = parse("said ");
        let beyond = Range::between(Offset::START, Offset::new(99));
        assert_eq!(trim(&text, beyond), Range::between(Offset::START, Offset::new(4)));
    }
}
