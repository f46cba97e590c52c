//! Extended grapheme clusters (UAX 29): what a reader takes for one letter.

use super::super::{Offset, Range, Text};
use super::cluster::cluster_cut_at;

/// The last place at or before `offset` where no grapheme cluster is cut. Beyond the text it is the text's end.
#[must_use]
pub fn grapheme_floor(text: &Text, offset: Offset) -> Offset {
    outside(text, offset, |(start, _)| start)
}

/// The first place at or behind `offset` where no grapheme cluster is cut.
pub(super) fn grapheme_ceil(text: &Text, offset: Offset) -> Offset {
    outside(text, offset, |(_, end)| end)
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

/// `offset` if it cuts no cluster, else the side of that cluster.
///
/// A line break parts clusters on both of its sides, so that a carriage return before it stays in its line.
fn outside(text: &Text, offset: Offset, side: fn((usize, usize)) -> usize) -> Offset {
    let Some(byte) = text.byte(offset) else {
        return text.end();
    };
    cluster_cut_at(text.as_str(), byte).map_or(offset, |cluster| text.offset_of_byte(side(cluster)))
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
