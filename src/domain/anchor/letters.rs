//! The text as code points, made to be searched.

use std::cell::OnceCell;

use crate::domain::text::{Clusters, Text};

/// The letter under which `c` is compared. A no-break space (also the narrow one) counts as a space: editors and
/// copying change the one into the other. Nothing else is equal to anything else, a line break least of all.
pub(super) fn folded(c: char) -> char {
    if matches!(c, '\u{a0}' | '\u{202f}') { ' ' } else { c }
}

/// Whether two texts are the same words.
pub(super) fn same_words(a: &str, b: &str) -> bool {
    a == b || a.chars().map(folded).eq(b.chars().map(folded))
}

/// A text's code points, folded, with the places where its grapheme clusters meet. Made when first needed.
pub(super) struct Letters {
    text: Text,
    code_points: OnceCell<Vec<char>>,
    boundaries: OnceCell<Vec<bool>>,
}

impl Letters {
    pub(super) fn new(text: &Text) -> Self {
        Self {
            text: text.clone(),
            code_points: OnceCell::new(),
            boundaries: OnceCell::new(),
        }
    }

    pub(super) const fn text(&self) -> &Text {
        &self.text
    }

    /// The folded code points.
    pub(super) fn code_points(&self) -> &[char] {
        self.code_points
            .get_or_init(|| self.text.as_str().chars().map(folded).collect())
    }

    /// Whether the gap before the code point number `at` lies between two clusters. Beyond the text: true.
    ///
    /// Latin text is decided at sight. For anything else all boundaries are found once, so that many questions about a
    /// text of nothing but flags do not each look back to its start.
    pub(super) fn between_clusters(&self, at: usize) -> bool {
        let letters = self.code_points();
        let (Some(&before), Some(&behind)) = (at.checked_sub(1).and_then(|at| letters.get(at)), letters.get(at)) else {
            return true;
        };
        // Below U+0300 nothing joins but a carriage return and its line feed, which lines part here.
        if before == '\n' || behind == '\n' || before < '\u{300}' && behind < '\u{300}' {
            return true;
        }
        let boundaries = self.boundaries.get_or_init(|| boundaries(self.text.as_str()));
        boundaries.get(at).copied().unwrap_or(true)
    }

    /// Every place where `needle` (folded, not empty) stands without cutting a cluster, in order, overlapping ones
    /// too. Knuth, Morris and Pratt: linear in text and needle, whatever they are.
    pub(super) fn occurrences<'a>(&'a self, needle: &'a [char]) -> impl Iterator<Item = usize> + 'a {
        let fallback = fallbacks(needle);
        let mut matched = 0;
        let ends = self.code_points().iter().enumerate().filter_map(move |(at, c)| {
            while matched > 0 && needle.get(matched) != Some(c) {
                matched = fallback[matched - 1];
            }
            matched += usize::from(needle.get(matched) == Some(c));
            (matched == needle.len()).then_some(at + 1)
        });
        ends.filter_map(|end| {
            let start = end - needle.len();
            (self.between_clusters(start) && self.between_clusters(end)).then_some(start)
        })
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
