//! Words and signs, for formats that count in tokens.

use crate::domain::text::{Offset, Range, Text, graphemes_outward, snap_to_words};

/// The tokens of `sentence`: words, and each sign by itself. None holds white space; none is cut by one of `edges`,
/// which rise. Ranges in code points.
pub(super) fn tokens(text: &Text, sentence: Range, edges: &[Offset]) -> Vec<Range> {
    let mut found = Vec::new();
    let mut at = sentence.start();
    while at < sentence.end() {
        let cluster = graphemes_outward(text, Range::between(at, at.plus(1)));
        let words = text.slice(cluster).unwrap_or_default();
        if words.chars().all(char::is_whitespace) {
            at = cluster.end().max(at.plus(1));
            continue;
        }
        let word = if words.chars().any(char::is_alphanumeric) {
            snap_to_words(text, cluster)
        } else {
            cluster
        };
        let next = edges.partition_point(|edge| *edge <= at);
        let cut = edges.get(next).copied().unwrap_or(sentence.end());
        let end = word
            .end()
            .max(cluster.end())
            .min(cut)
            .min(sentence.end())
            .max(at.plus(1));
        found.push(Range::between(at, end));
        at = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(words: &str, edges: &[u32]) -> Vec<String> {
        let text = Text::new(words);
        let edges: Vec<Offset> = edges.iter().copied().map(Offset::new).collect();
        let found = tokens(&text, text.all(), &edges);
        found
            .iter()
            .map(|token| text.slice(*token).unwrap_or_default().to_owned())
            .collect()
    }

    #[test]
    fn words_and_signs_are_tokens() {
        assert_eq!(
            cut("He said, \"no.\u{201d}", &[]),
            ["He", "said", ",", "\"", "no", ".", "\u{201d}"]
        );
        assert_eq!(cut("  e\u{301}t\u{e9}  👩‍👩‍👧 3.5 ", &[]), ["e\u{301}t\u{e9}", "👩‍👩‍👧", "3.5"]);
        assert!(cut(" \n", &[]).is_empty());
    }

    #[test]
    fn an_edge_inside_a_word_cuts_it() {
        assert_eq!(cut("unhappy man", &[2, 8]), ["un", "happy", "man"]);
    }
}
