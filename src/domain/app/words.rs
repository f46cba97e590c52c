//! What the program says about annotations.

use std::rc::Rc;

use super::Trouble;
use crate::domain::annotation::{Annotation, Codebook, LabelId};

/// How many code points of an annotation's words are said at most.
const EXCERPT: usize = 40;

/// The words of an annotation for a sentence or a name: one line, without the quotation marks around them, cut at a
/// word's end after 40 code points.
#[must_use]
pub fn excerpt(words: &str) -> String {
    let mark = |c: char| matches!(c, '"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '«' | '»') || c.is_whitespace();
    let bare = words.trim_matches(mark);
    let bare = if bare.is_empty() { words.trim() } else { bare };
    let line: String = bare.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((cut, _)) = line.char_indices().nth(EXCERPT) else {
        return line;
    };
    let head = line.get(..cut).unwrap_or_default();
    let whole = head.rsplit_once(' ').map_or(head, |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', ':', '.']))
}

/// "quote “cooperation.”": an annotation in the middle of a sentence.
#[must_use]
pub fn named(codebook: &Codebook, label: &LabelId, words: &str) -> String {
    format!("{} “{}”", codebook.name(label).to_ascii_lowercase(), excerpt(words))
}

/// [`named`] for a whole annotation.
#[must_use]
pub fn annotation(codebook: &Codebook, annotation: &Annotation) -> String {
    named(codebook, &annotation.label, annotation.words())
}

/// `count` with `one` or `many` behind it.
#[must_use]
pub fn count(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// What to say when nothing can be written into storage.
#[must_use]
pub fn trouble(trouble: &Trouble) -> Rc<str> {
    let what = match trouble {
        Trouble::Full => "The browser's storage is full, so your latest changes are not saved yet.",
        Trouble::Blocked => "This browser does not let the page store anything, so your work is not saved.",
        Trouble::Failed(_) => "The browser could not store your latest changes.",
    };
    format!(
        "{what} They are safe as long as this page stays open. Save a copy to a file now; saving is tried again after \
         every change."
    )
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excerpts_are_short_and_bare() {
        let cases = [
            ("\"cooperation.”", "cooperation."),
            ("\"direct relationship”", "direct relationship"),
            ("end.\nStart", "end. Start"),
            ("\"", "\""),
            (
                "More than 100 people were reportedly injured as a result of the violence.",
                "More than 100 people were reportedly…",
            ),
        ];
        for (words, expected) in cases {
            assert_eq!(excerpt(words), expected);
        }
    }
}
