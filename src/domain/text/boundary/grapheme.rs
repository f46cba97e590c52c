//! Extended grapheme clusters (UAX 29): what a reader takes for one letter.

use unicode_segmentation::GraphemeCursor;

use super::super::{Offset, Range, Text};

/// The line around a byte position: what may be looked at to decide about it.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    /// The line without its break.
    pub(super) words: &'a str,
    /// The byte position of its start in the text.
    pub(super) start: usize,
}

impl<'a> Line<'a> {
    /// The line that holds the byte position `byte`, which is a code point boundary of `text`.
    pub(super) fn around(text: &'a str, byte: usize) -> Self {
        let start = text[..byte].rfind('\n').map_or(0, |found| found + 1);
        let end = text[byte..].find('\n').map_or(text.len(), |found| byte + found);
        Self {
            words: &text[start..end],
            start,
        }
    }
}

/// The last place at or before `offset` where no grapheme cluster is cut. Beyond the text it is the text's end.
#[must_use]
pub fn grapheme_floor(text: &Text, offset: Offset) -> Offset {
    beside(text, offset, |cursor, words| {
        cursor.prev_boundary(words, 0).ok().flatten()
    })
}

/// The first place at or behind `offset` where no grapheme cluster is cut.
pub(super) fn grapheme_ceil(text: &Text, offset: Offset) -> Offset {
    beside(text, offset, |cursor, words| {
        cursor.next_boundary(words, 0).ok().flatten()
    })
}

/// `range` grown so that no grapheme cluster is cut. An empty range stays empty and moves before the cluster it cut.
#[must_use]
pub fn graphemes_outward(text: &Text, range: Range) -> Range {
    let start = grapheme_floor(text, range.start());
    if range.is_empty() {
        return Range::at(start);
    }
    Range::between(start, grapheme_ceil(text, range.end()))
}

/// `offset` if it cuts no cluster, else where `step` goes from there.
///
/// Only the line is looked at, so that a carriage return before a line break stays in its line.
fn beside(text: &Text, offset: Offset, step: impl Fn(&mut GraphemeCursor, &str) -> Option<usize>) -> Offset {
    let Some(byte) = text.byte(offset) else {
        return text.end();
    };
    let line = Line::around(text.as_str(), byte);
    let mut cursor = GraphemeCursor::new(byte - line.start, line.words.len(), true);
    if cursor.is_boundary(line.words, 0).unwrap_or(true) {
        return offset;
    }
    step(&mut cursor, line.words).map_or(offset, |found| text.offset_of_byte(line.start + found))
}

#[cfg(test)]
mod tests {
    use super::super::marked::check;
    use super::*;

    #[test]
    fn no_cluster_is_cut() {
        check(
            graphemes_outward,
            &[
                ("He {sa}id", "He {sa}id"),
                ("e{\u{301}a}", "{e\u{301}a}"),
                ("{ae}\u{301}b", "{ae\u{301}}b"),
                ("👩{\u{200d}}👧", "{👩\u{200d}👧}"),
                ("🇻🇪🇺{🇸}", "🇻🇪{🇺🇸}"),
                ("👍{🏽}", "{👍🏽}"),
                ("e{}\u{301}", "{}e\u{301}"),
                ("{a\r}\nb", "{a\r}\nb"),
                ("a\n{\u{301}}b", "a\n{\u{301}}b"),
                ("한{\u{11a8}}", "{한\u{11a8}}"),
                ("{}", "{}"),
            ],
        );
    }

    #[test]
    fn beyond_the_text_is_its_end() {
        let text = Text::new("ab");
        assert_eq!(grapheme_floor(&text, Offset::new(9)), Offset::new(2));
        let beyond = Range::between(Offset::new(5), Offset::new(9));
        assert_eq!(graphemes_outward(&text, beyond), Range::at(Offset::new(2)));
    }
}
