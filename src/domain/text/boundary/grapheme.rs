//! Extended grapheme clusters (UAX 29): what a reader takes for one letter.

use unicode_segmentation::GraphemeCursor;

use super::super::{Offset, Range, Text};

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
/// A line break parts clusters on both of its sides, so that a carriage return before it stays in its line.
fn beside(text: &Text, offset: Offset, step: impl Fn(&mut GraphemeCursor, &str) -> Option<usize>) -> Offset {
    let Some(byte) = text.byte(offset) else {
        return text.end();
    };
    let words = text.as_str();
    let mut cursor = GraphemeCursor::new(byte, words.len(), true);
    if words[byte..].starts_with('\n') || cursor.is_boundary(words, 0).unwrap_or(true) {
        return offset;
    }
    step(&mut cursor, words).map_or(offset, |found| text.offset_of_byte(found))
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
