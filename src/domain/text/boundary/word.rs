//! Words, to complete those that a selection cut.

use std::ops;

use unicode_segmentation::UnicodeSegmentation;

use super::super::{Offset, Range, Text};
use super::grapheme::graphemes_outward;

/// `range` grown so that no word and no grapheme cluster is cut. It adds no punctuation around words, takes nothing
/// away and never crosses a line break. An empty range stays empty.
///
/// Words are those of UAX 29 with these differences: a possessive ('s) may be left out, a colon parts words, and so
/// does a full stop after which a sentence seems to begin without a space. Where UAX 29 knows no words (Thai, Lao,
/// Khmer, Burmese, Hiragana) this completes grapheme clusters only.
#[must_use]
pub fn snap_to_words(text: &Text, range: Range) -> Range {
    let range = graphemes_outward(text, range);
    if range.is_empty() {
        return range;
    }
    let start = word_cut_at(text, range.start()).map_or(range.start(), Range::start);
    let end = word_cut_at(text, range.end()).map_or(range.end(), Range::end);
    graphemes_outward(text, Range::between(start, end))
}

/// The word that has `offset` strictly inside it.
fn word_cut_at(text: &Text, offset: Offset) -> Option<Range> {
    let at = text.byte(offset)?;
    let (before, behind) = text.as_str().split_at(at);
    // No word holds white space, and segmentation begins afresh behind it: more of the line need not be looked at.
    let from = before.trim_end_matches(|c: char| !c.is_whitespace()).len();
    let to = behind
        .find(char::is_whitespace)
        .map_or(text.as_str().len(), |found| at + found);
    let around = text.as_str().get(from..to)?;
    let (start, end) = segment_around(around, at - from)?;
    let word = piece(around.get(start..end)?, at - from - start)?;
    let offset_of = |inner: usize| text.offset_of_byte(from + start + inner);
    Some(Range::between(offset_of(word.start), offset_of(word.end)))
}

/// Where the word of UAX 29 that has `at` strictly inside it begins and ends in `words`. Unit: bytes. Words whose
/// boundary cuts a grapheme cluster (behind a prefixed sign) are one.
fn segment_around(words: &str, at: usize) -> Option<(usize, usize)> {
    let mut clusters = words.grapheme_indices(true).map(|(start, _)| start).peekable();
    let (mut start, mut end) = (0, 0);
    for (found, segment) in words.split_word_bound_indices() {
        while clusters.next_if(|&cluster| cluster < found).is_some() {}
        if clusters.peek() == Some(&found) {
            if at <= found {
                break;
            }
            start = found;
        }
        end = found + segment.len();
    }
    (start < at && at < end && words.get(start..end)?.contains(char::is_alphanumeric)).then_some((start, end))
}

/// The part of a UAX 29 word that is one word here and has `at` strictly inside it. Unit: bytes of `segment`.
fn piece(segment: &str, at: usize) -> Option<ops::Range<usize>> {
    let (mut start, mut end) = (0, segment.len());
    for (found, joint) in segment
        .char_indices()
        .filter(|&(found, joint)| parts(segment, found, joint))
    {
        if found + joint.len_utf8() <= at {
            start = found + joint.len_utf8();
        } else if at <= found {
            end = found;
            break;
        }
    }
    let word = segment.get(start..end)?;
    start += word.len() - word.trim_start_matches('_').len();
    end -= word.len() - word.trim_end_matches('_').len();
    if let Some(possessive) = possessive(segment.get(start..end)?).map(|found| start + found) {
        if at == possessive {
            return None;
        }
        if at < possessive {
            end = possessive;
        }
    }
    (start < at && at < end).then_some(start..end)
}

/// Whether the punctuation `joint` at `found` parts two words that UAX 29 takes for one: `said:No`, `end.Next`, but
/// neither `U.S`, `Ph.D` nor `example.com`.
fn parts(segment: &str, found: usize, joint: char) -> bool {
    if joint != '.' {
        return joint == ':';
    }
    let many_before = segment[..found]
        .chars()
        .rev()
        .take(2)
        .filter(|c| c.is_alphabetic())
        .count()
        > 1;
    let mut behind = segment[found..].chars().skip(1);
    let capital = behind.next().is_some_and(char::is_uppercase) && behind.next().is_some_and(char::is_lowercase);
    many_before && capital
}

/// Where the possessive at the end of `word` begins, in bytes.
fn possessive(word: &str) -> Option<usize> {
    let stem = word.strip_suffix(['s', 'S'])?;
    stem.strip_suffix(['\'', '\u{2019}'])
        .filter(|stem| !stem.is_empty())
        .map(str::len)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::super::marked::check;
    use super::*;

    #[test]
    fn words_that_were_cut_are_completed() {
        check(
            snap_to_words,
            &[
                ("He {sa}id no", "He {said} no"),
                ("H{e sa}id no", "{He said} no"),
                ("He {said} no", "He {said} no"),
                ("He s{}aid", "He s{}aid"),
                ("He{ said }no", "He{ said }no"),
                ("military \"coop{era}tion.”", "military \"{cooperation}.”"),
                ("military {\"coopera}tion.”", "military {\"cooperation}.”"),
                ("military \"cooper{ation.”}", "military \"{cooperation.”}"),
                ("{‘Dir}ect’ Ties", "{‘Direct}’ Ties"),
                ("one\ntw{o\nth}ree four", "one\n{two\nthree} four"),
                ("1,0{00.}5 dead", "{1,000.5} dead"),
                ("$2{5}%", "${25}%"),
                ("caf{e\u{301}s} x", "{cafe\u{301}s} x"),
                ("naïve E{l} Niño", "naïve {El} Niño"),
                ("for _emph{as}is_ only", "for _{emphasis}_ only"),
            ],
        );
    }

    #[test]
    fn possessives_and_joints_may_be_left_out() {
        check(
            snap_to_words,
            &[
                ("of {Guaido}'s pleas", "of {Guaido}'s pleas"),
                ("of {Guaido}’s pleas", "of {Guaido}’s pleas"),
                ("of {Gua}ido’s pleas", "of {Guaido}’s pleas"),
                ("of {Guaido’}s pleas", "of {Guaido’s} pleas"),
                ("of Guaido{’s pleas}", "of Guaido{’s pleas}"),
                ("of Gu{aido’s pl}eas", "of {Guaido’s pleas}"),
                ("I {don}'t", "I {don't}"),
                ("a fast-{escal}ating crisis", "a fast-{escalating} crisis"),
                ("the {U.S}. Navy", "the {U.S}. Navy"),
                ("the {U.S.} Navy", "the {U.S.} Navy"),
                ("the {U}.S. Navy", "the {U.S}. Navy"),
                ("the U.{S}. Navy", "the {U.S}. Navy"),
                ("the {end}.Next one", "the {end}.Next one"),
                ("the end.{Ne}xt one", "the end.{Next} one"),
                ("a {Ph}.D. thesis", "a {Ph.D}. thesis"),
                ("at {exam}ple.com now", "at {example.com} now"),
            ],
        );
    }

    #[test]
    fn scripts_without_spaces_are_not_swallowed() {
        check(
            snap_to_words,
            &[
                ("他{说}不", "他{说}不"),
                ("ประเทศ{ไท}ยอยู่", "ประเทศ{ไท}ยอยู่"),
                ("ที{่นี}่", "{ที่นี่}"),
                ("カラ{カス}で", "{カラカス}で"),
                ("대통{령}은 말", "{대통령은} 말"),
                ("قال الر{ئي}س", "قال {الرئيس}"),
                ("👩{\u{200d}👧} ok", "{👩\u{200d}👧} ok"),
                ("a\u{600}カ{ラ} ok", "{a\u{600}カラ} ok"),
            ],
        );
    }

    #[test]
    fn a_word_without_end_costs_no_more_than_its_length() {
        for piece in ["a", "a.", "a:", "a'", "_", "🇺", "\u{301}", "a\u{600}カ"] {
            let text = Text::new(piece.repeat(20_000));
            let started = Instant::now();
            let range = Range::between(Offset::new(9), Offset::new(15_001));
            assert!(snap_to_words(&text, range).covers(range));
            assert!(
                started.elapsed() < Duration::from_secs(2),
                "{piece:?}: {:?}",
                started.elapsed()
            );
        }
    }
}
