//! The words of a stretch of text, one by one.

use super::super::{Range, Text};
use super::clip;
use super::cluster::Clusters;
use super::script::Part;
use super::white::is_blank;
use super::word::Joints;

/// The words in `range`, in order, without what stands between them; of scripts that do not part their words, each
/// grapheme cluster. Where there is no word at all, every grapheme cluster that is seen.
///
/// They are those of [`super::snap_to_words`], but for possessives, which belong to their words here.
#[must_use]
pub fn words(text: &Text, range: Range) -> Vec<Range> {
    let range = clip(text, range);
    let stretch = text.slice(range).unwrap_or_default();
    let (mut words, mut clusters) = (Vec::new(), Vec::new());
    let (mut start, mut at) = (range.start(), range.start());
    let (mut cluster, mut seen, mut has_word) = (range.start(), false, false);
    let (mut breaks, mut joints) = (Clusters::default(), Joints::default());
    let mut letters = stretch.chars();
    while let Some(c) = letters.next() {
        let part = Part::of(c);
        let joined = joints.joins(part, || letters.clone().map(Part::of));
        if breaks.begins(c) {
            if seen {
                clusters.push(Range::between(cluster, at));
            }
            (cluster, seen) = (at, false);
            if !joined {
                if has_word {
                    words.push(Range::between(start, at));
                }
                (start, has_word) = (at, false);
            }
        }
        has_word |= part.is_word();
        seen |= !is_blank(c);
        at = at.plus(1);
    }
    if has_word {
        words.push(Range::between(start, at));
    }
    if seen {
        clusters.push(Range::between(cluster, at));
    }
    if words.is_empty() { clusters } else { words }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart_in_every_script() {
        let cases: [(&str, &[&str]); 10] = [
            ("Guaido said,", &["Guaido", "said"]),
            ("the U.S. Navy’s ship", &["the", "U.S", "Navy’s", "ship"]),
            ("fast-escalating", &["fast", "escalating"]),
            ("cafe\u{301} dijo", &["cafe\u{301}", "dijo"]),
            ("他说不。", &["他", "说", "不"]),
            ("ประเทศ", &["ป", "ร", "ะ", "เ", "ท", "ศ"]),
            ("👩\u{200d}👧 said 🇻🇪", &["said"]),
            ("👩\u{200d}👧 🇻🇪!", &["👩\u{200d}👧", "🇻🇪", "!"]),
            (" \u{200b}\n", &[]),
            ("end.\nStart", &["end", "Start"]),
        ];
        for (stretch, expected) in cases {
            let text = Text::new(stretch);
            let found: Vec<_> = words(&text, text.all())
                .into_iter()
                .filter_map(|range| text.slice(range))
                .collect();
            assert_eq!(found, expected, "{stretch:?}");
        }
    }
}
