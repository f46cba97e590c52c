//! What the program says about annotations.

use std::rc::Rc;

use super::{Trouble, label_name};
use crate::domain::annotation::{Annotation, Codebook, LabelId};
use crate::domain::messages::{Language, acts as msg, keys};

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
pub fn named(codebook: &Codebook, label: &LabelId, words: &str, language: Language) -> String {
    msg::NAMED.fill(language, &[&small(codebook, label, language), &excerpt(words)])
}

/// [`named`] for a whole annotation.
#[must_use]
pub fn annotation(codebook: &Codebook, annotation: &Annotation, language: Language) -> String {
    named(codebook, &annotation.label, annotation.words(), language)
}

/// A label's name in the middle of a sentence.
#[must_use]
pub fn small(codebook: &Codebook, label: &LabelId, language: Language) -> String {
    label_name(codebook, label, language).to_ascii_lowercase()
}

/// What stands on the key that browsers call `key`, on a keyboard of `language`.
#[must_use]
pub fn key_name(key: &str, language: Language) -> &str {
    let names = [keys::DELETE_KEY, keys::HOME_KEY, keys::END_KEY, keys::SHIFT_KEY];
    let named = names.iter().find(|name| name.text(Language::English) == key);
    named.map_or(key, |name| name.text(language))
}

/// What to say when nothing can be written into storage.
#[must_use]
pub fn trouble(trouble: &Trouble, language: Language) -> Rc<str> {
    let what = match trouble {
        Trouble::Full => msg::STORAGE_FULL,
        Trouble::Blocked => msg::STORAGE_BLOCKED,
        Trouble::Failed(_) => msg::STORAGE_FAILED,
    };
    what.fill(language, &[msg::STILL_SAFE.text(language)]).into()
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
