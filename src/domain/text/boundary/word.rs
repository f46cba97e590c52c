//! Words, to complete those that a selection cut.

use std::ops;

use super::super::{Offset, Range, Text};
use super::cluster::{Class, Clusters};
use super::grapheme::graphemes_outward;
use super::scan;
use super::script::Part;

/// `range` grown so that no word and no grapheme cluster is cut. It adds no punctuation around words, takes nothing
/// away and never crosses a line break. An empty range stays empty.
///
/// Words are close to those of UAX 29: letters and digits, joined by an apostrophe, full stop or middle dot between
/// letters, a comma or full stop between digits, a low line anywhere. A possessive ('s) may be left out, a colon parts
/// words, and so does a full stop after which a sentence seems to begin without a space. Of scripts that do not part
/// their words (Han, Hiragana, Thai, Lao, Khmer, Burmese) this completes grapheme clusters only.
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
    // No word holds white space: more of the line need not be looked at.
    let from = scan::before(before, |c| !c.is_whitespace()).len();
    let to = at + scan::until(behind, char::is_whitespace).len();
    let around = text.as_str().get(from..to)?;
    let (start, end) = segment_around(around, at - from)?;
    let word = piece(around.get(start..end)?, at - from - start)?;
    let offset_of = |inner: usize| text.offset_of_byte(from + start + inner);
    Some(Range::between(offset_of(word.start), offset_of(word.end)))
}

/// Where the word that has `at` strictly inside it begins and ends in `words`. Unit: bytes. Words whose boundary cuts a
/// grapheme cluster (behind a prefixed sign) are one.
fn segment_around(words: &str, at: usize) -> Option<(usize, usize)> {
    let mut clusters = Clusters::default();
    let mut joints = Joints::default();
    let (mut start, mut has_word) = (0, false);
    let mut letters = words.char_indices();
    while let Some((found, c)) = letters.next() {
        let part = Part::of(c);
        let joined = joints.joins(part, || letters.clone().map(|(_, c)| Part::of(c)));
        if clusters.begins(c) && !joined {
            if at <= found {
                return (start < at && at < found && has_word).then_some((start, found));
            }
            (start, has_word) = (found, false);
        }
        has_word |= part.is_word();
    }
    (start < at && at < words.len() && has_word).then_some((start, words.len()))
}

/// What the next code point is joined to.
#[derive(Default)]
pub(super) struct Joints {
    before: Option<Part>,
    /// Whether the last one joins what stands on both of its sides.
    open: bool,
}

impl Joints {
    /// Whether `part`, which comes next, is of one word with what stands before it. `behind` gives what follows.
    pub(super) fn joins<I: Iterator<Item = Part>>(&mut self, part: Part, behind: impl FnOnce() -> I) -> bool {
        if part == Part::Mark {
            return self.before.is_some();
        }
        let before = self.before.replace(part);
        if std::mem::take(&mut self.open) {
            return true;
        }
        let letter = |part: Option<Part>| matches!(part, Some(Part::Letter | Part::Hebrew));
        let next = || behind().find(|&part| part != Part::Mark);
        match part {
            Part::Letter | Part::Hebrew | Part::Digit => {
                letter(before) || matches!(before, Some(Part::Digit | Part::Connector))
            }
            Part::Katakana => matches!(before, Some(Part::Katakana | Part::Connector)),
            Part::Connector => letter(before) || matches!(before, Some(Part::Digit | Part::Katakana | Part::Connector)),
            Part::JoinsLetters => self.opens(letter(before) && letter(next())),
            Part::JoinsDigits => self.opens(before == Some(Part::Digit) && next() == Some(Part::Digit)),
            Part::JoinsBoth => {
                let digits = before == Some(Part::Digit);
                let both = if digits {
                    next() == Some(Part::Digit)
                } else {
                    letter(before) && letter(next())
                };
                self.opens(both)
            }
            Part::JoinsHebrew => self.opens(before == Some(Part::Hebrew) && next() == Some(Part::Hebrew)),
            Part::Alone | Part::None | Part::Mark => false,
        }
    }

    fn opens(&mut self, open: bool) -> bool {
        self.open = open;
        open
    }
}

/// The part of a word of UAX 29 that is one word here and has `at` strictly inside it. Unit: bytes of `segment`.
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
    start += word.len() - scan::behind(word, |c| c == '_').len();
    end -= word.len() - scan::before(word, |c| c == '_').len();
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

/// Whether the full stop `joint` at `found` parts two words that UAX 29 takes for one: `end.Next`, but neither `U.S`,
/// `Ph.D` nor `example.com`.
fn parts(segment: &str, found: usize, joint: char) -> bool {
    if joint != '.' {
        return false;
    }
    let many_before = segment[..found]
        .chars()
        .rev()
        .take(2)
        .filter(|c| c.is_alphabetic())
        .count()
        > 1;
    let mut behind = segment[found + joint.len_utf8()..].chars();
    let capital = behind.next().is_some_and(char::is_uppercase) && behind.next().is_some_and(char::is_lowercase);
    many_before && capital
}

/// Where the possessive at the end of `word` begins, in bytes. None behind a sign that is one cluster with its
/// apostrophe.
fn possessive(word: &str) -> Option<usize> {
    let stem = word.strip_suffix(['s', 'S'])?;
    stem.strip_suffix(['\'', '\u{2019}'])
        .filter(|stem| stem.chars().next_back().is_some_and(|c| Class::of(c) != Class::Prepend))
        .map(str::len)
}

#[cfg(test)]
mod tests {
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
                ("co\u{ad}op{er}ation", "{co\u{ad}operation}"),
                ("the no{te}¹ says", "the {note}¹ says"),
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
                ("דובר צ{ה}\"ל אמר", "דובר {צה\"ל} אמר"),
                ("ปี ๒๕{๖}๕ ok", "ปี {๒๕๖๕} ok"),
                ("ㄅ{ㄆ}ㄇ", "{ㄅㄆㄇ}"),
                ("東京タ{ワ}ーへ", "東京{タワー}へ"),
                ("नम{स्}ते जी", "{नमस्ते} जी"),
                ("a {5}²", "a {5}²"),
                ("pel·l{í}cula", "{pel·lícula}"),
                ("👩{\u{200d}👧} ok", "{👩\u{200d}👧} ok"),
                ("a\u{600}カ{ラ} ok", "{a\u{600}カラ} ok"),
                ("{m}W\u{600}’s ok", "{mW\u{600}’s} ok"),
            ],
        );
    }

    #[test]
    fn a_word_without_end_costs_no_more_than_its_length() {
        for piece in ["a", "a.", "a:", "a'", "_", "🇺", "\u{301}", "a\u{600}カ"] {
            let text = Text::new(piece.repeat(20_000));
            let range = Range::between(Offset::new(9), Offset::new(15_001));
            assert!(snap_to_words(&text, range).covers(range));
        }
    }
}
