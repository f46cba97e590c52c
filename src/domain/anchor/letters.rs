//! The text as code points, made to be searched.

use std::cell::OnceCell;

use crate::domain::text::{Clusters, Offset, Range, Text, is_blank};

/// What stands for `c` when words are compared, and how often: editors and copying change one kind of quotation mark,
/// dash or space into another, write an ellipsis as three stops, and lose what is not seen.
pub(super) fn folded(c: char) -> (char, u8) {
    match c {
        _ if c.is_ascii_graphic() => (c, 1),
        '\u{ad}'
        | '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}' => (c, 0),
        _ if is_blank(c) => (' ', 1),
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '＂' => ('"', 1),
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | 'ʼ' | '´' => ('\'', 1),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => ('-', 1),
        '…' => ('.', 3),
        _ => (c, 1),
    }
}

/// The letters of `words` as they are compared, each with the place in code points that it comes from. Runs of white
/// space are one space, runs of dashes one dash.
pub(super) fn letters(words: &str) -> impl Iterator<Item = (char, usize)> + '_ {
    let mut before = None;
    words.chars().enumerate().flat_map(move |(at, c)| {
        let (c, mut times) = folded(c);
        if times > 0 {
            if matches!(c, ' ' | '-') && before == Some(c) {
                times = 0;
            }
            before = Some(c);
        }
        std::iter::repeat_n((c, at), times.into())
    })
}

/// The letters of `words` alone.
pub(super) fn needle(words: &str) -> Vec<char> {
    letters(words).map(|(c, _)| c).collect()
}

/// Whether two texts are the same words.
pub(super) fn same_words(a: &str, b: &str) -> bool {
    a == b || needle(a) == needle(b)
}

/// A text's letters as they are compared, with the places where its grapheme clusters meet. Made when first needed.
pub(super) struct Letters {
    text: Text,
    letters: OnceCell<(Vec<char>, Vec<u32>)>,
    boundaries: OnceCell<Vec<bool>>,
}

impl Letters {
    pub(super) fn new(text: &Text) -> Self {
        Self {
            text: text.clone(),
            letters: OnceCell::new(),
            boundaries: OnceCell::new(),
        }
    }

    pub(super) const fn text(&self) -> &Text {
        &self.text
    }

    fn made(&self) -> &(Vec<char>, Vec<u32>) {
        self.letters.get_or_init(|| {
            let (mut all, mut from) = (Vec::new(), Vec::new());
            for (c, at) in letters(self.text.as_str()) {
                all.push(c);
                from.push(u32::try_from(at).unwrap_or(u32::MAX));
            }
            (all, from)
        })
    }

    /// The letters as they are compared.
    pub(super) fn all(&self) -> &[char] {
        &self.made().0
    }

    /// Where each letter comes from, in code points.
    pub(super) fn from(&self) -> &[u32] {
        &self.made().1
    }

    /// The place of the letters `start..end`, `start < end`, in the text.
    pub(super) fn range(&self, start: usize, end: usize) -> Range {
        let from = self.from();
        let at = |letter: usize| Offset::new(from.get(letter).copied().unwrap_or(self.text.end().get()));
        // What is not seen behind the last letter is not taken along.
        Range::between(at(start), at(end.saturating_sub(1)).plus(1))
    }

    /// The letters that come from `range`, as places among all letters.
    pub(super) fn within(&self, range: Range) -> (usize, usize) {
        let place = |offset: Offset| self.from().partition_point(|&from| from < offset.get());
        (place(range.start()), place(range.end()))
    }

    /// Whether the gap before the letter number `at` lies between two clusters. Beyond the text: true.
    ///
    /// Latin text is decided at sight. For anything else all boundaries are found once, so that many questions about a
    /// text of nothing but flags do not each look back to its start.
    pub(super) fn between_clusters(&self, at: usize) -> bool {
        let (letters, from) = self.made();
        let (Some(&before), Some(&behind)) = (at.checked_sub(1).and_then(|at| letters.get(at)), letters.get(at)) else {
            return true;
        };
        if from[at - 1] == from[at] {
            return false;
        }
        // Below U+0300 nothing joins but a carriage return and its line feed, which are one space here.
        if before < '\u{300}' && behind < '\u{300}' {
            return true;
        }
        let boundaries = self.boundaries.get_or_init(|| boundaries(self.text.as_str()));
        boundaries.get(from[at] as usize).copied().unwrap_or(true)
    }

    /// Every place where `needle` (as compared, not empty) stands without cutting a cluster, in order, overlapping ones
    /// too. Knuth, Morris and Pratt: linear in text and needle, whatever they are.
    pub(super) fn occurrences(&self, needle: &[char], (from, to): (usize, usize), found: &mut dyn FnMut(usize)) {
        let fallback = fallbacks(needle);
        let mut matched = 0;
        for (nth, c) in self.all().get(from..to).unwrap_or_default().iter().enumerate() {
            while matched > 0 && needle.get(matched) != Some(c) {
                matched = fallback[matched - 1];
            }
            matched += usize::from(needle.get(matched) == Some(c));
            if matched == needle.len() {
                let end = from + nth + 1;
                let start = end - needle.len();
                if self.between_clusters(start) && self.between_clusters(end) {
                    found(start);
                }
            }
        }
    }
}

fn boundaries(text: &str) -> Vec<bool> {
    let mut clusters = Clusters::default();
    text.chars().map(|c| clusters.begins(c)).collect()
}

/// For each prefix of `needle`, how long its longest proper prefix is that is also its end.
fn fallbacks(needle: &[char]) -> Vec<usize> {
    let mut fallback = vec![0; needle.len()];
    let mut matched = 0;
    for at in 1..needle.len() {
        while matched > 0 && needle[at] != needle[matched] {
            matched = fallback[matched - 1];
        }
        matched += usize::from(needle[at] == needle[matched]);
        fallback[at] = matched;
    }
    fallback
}
