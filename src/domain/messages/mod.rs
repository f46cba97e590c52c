//! What the program says, in every language it speaks.
//!
//! Messages are constants: one that lacks a language does not compile. A message may hold places, `{0}` and `{1}`, for
//! what is put into it. Each part of the program has a file of its own here.

use std::fmt::Write;

#[macro_use]
mod make;
mod language;

pub use language::Language;

areas! {
    acts,
    bar,
    bulk,
    card,
    edges,
    codebook,
    exchange,
    file,
    find,
    judge,
    keys,
    labels,
    library,
    links,
    panel,
    parts,
    reading,
    replace,
    report,
    room,
    sentences,
    settings,
    share,
    shortcuts,
    trouble,
}

/// One thing said, in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message {
    en: &'static str,
    es: &'static str,
}

impl Message {
    /// The message as it is said in English and in Spanish.
    #[must_use]
    pub const fn new(en: &'static str, es: &'static str) -> Self {
        Self { en, es }
    }

    /// The message in `language`, its places left open.
    #[must_use]
    pub const fn text(self, language: Language) -> &'static str {
        match language {
            Language::English => self.en,
            Language::Spanish => self.es,
        }
    }

    /// The message in `language` with `parts` put into its places: the first for `{0}`, the second for `{1}`. A place
    /// without a part stays as it is.
    #[must_use]
    pub fn fill(self, language: Language, parts: &[&str]) -> String {
        let mut filled = String::new();
        let mut rest = self.text(language);
        while let Some((before, behind)) = rest.split_once('{') {
            filled.push_str(before);
            let place = behind.split_once('}');
            let part = place.and_then(|(nth, after)| Some((*parts.get(nth.parse::<usize>().ok()?)?, after)));
            match part {
                Some((part, after)) => {
                    filled.push_str(part);
                    rest = after;
                }
                None => {
                    filled.push('{');
                    rest = behind;
                }
            }
        }
        filled.push_str(rest);
        filled
    }
}

/// One thing said of a number of things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plural {
    one: Message,
    other: Message,
}

impl Plural {
    /// What is said of one, and of any other number of things.
    #[must_use]
    pub const fn new(one: Message, other: Message) -> Self {
        Self { one, other }
    }

    /// What is said of one.
    #[must_use]
    pub const fn one(self) -> Message {
        self.one
    }

    /// The message for `count`, the number put in for `{0}` and `parts` for `{1}` and on.
    ///
    /// In both languages whole numbers written in digits have the forms *one* (1 alone) and *other* (Unicode CLDR,
    /// plural rules; the Spanish form *many* is for round millions in words).
    #[must_use]
    pub fn count(self, language: Language, count: usize, parts: &[&str]) -> String {
        let message = if count == 1 { self.one } else { self.other };
        let mut number = String::new();
        // Writing into a string cannot fail.
        let _ = write!(number, "{count}");
        let parts: Vec<&str> = std::iter::once(number.as_str()).chain(parts.iter().copied()).collect();
        message.fill(language, &parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAVED: Message = Message::new("Saved {0} as {1}", "Como {1}: {0}");

    /// Words that are the same in both languages.
    const ALIKE: &[&str] = &[
        "Normal",
        "Sepia",
        "no",
        "UIMA CAS JSON (INCEpTION)",
        "JSON-LD",
        "{0} %",
        "{0} KB",
        "{0}.{1} MB",
        "W3C Web Annotation",
    ];

    fn places(text: &str) -> Vec<&str> {
        let mut places: Vec<&str> = text
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}'))
            .map(|(nth, _)| nth)
            .collect();
        crate::domain::order::sort_by(&mut places, Ord::cmp);
        places
    }

    #[test]
    fn nothing_is_left_untranslated_and_every_place_is_there_in_both_languages() {
        let plurals = AREAS
            .iter()
            .flat_map(|(area, _, plurals)| plurals.iter().map(move |(name, plural)| (area, name, plural)));
        let forms = plurals.flat_map(|(area, name, plural)| [(area, name, plural.one), (area, name, plural.other)]);
        let messages = AREAS
            .iter()
            .flat_map(|(area, messages, _)| messages.iter().map(move |(name, message)| (area, name, *message)));
        let mut seen = 0;
        for (area, name, message) in messages.chain(forms) {
            let (en, es) = (message.text(Language::English), message.text(Language::Spanish));
            assert!(
                !en.trim().is_empty() && !es.trim().is_empty(),
                "{area}::{name} says nothing"
            );
            assert!(en != es || ALIKE.contains(&en), "{area}::{name} is not translated");
            assert_eq!(places(en), places(es), "{area}::{name} has other places in Spanish");
            seen += 1;
        }
        assert!(seen > 0, "there are messages");
    }

    #[test]
    fn parts_go_where_each_language_wants_them() {
        assert_eq!(SAVED.fill(Language::English, &["a", "b"]), "Saved a as b");
        assert_eq!(SAVED.fill(Language::Spanish, &["a", "b"]), "Como b: a");
    }

    #[test]
    fn what_is_put_in_is_not_read_again() {
        assert_eq!(SAVED.fill(Language::English, &["{1}", "{0}"]), "Saved {1} as {0}");
        let odd = Message::new("{ {9} {x} {0", "");
        assert_eq!(odd.fill(Language::English, &["a"]), "{ {9} {x} {0");
    }

    #[test]
    fn one_is_not_many() {
        let things = Plural::new(
            Message::new("{0} thing {1}", "{0} cosa {1}"),
            Message::new("{0} things {1}", "{0} cosas {1}"),
        );
        let said = |count| things.count(Language::Spanish, count, &["aquí"]);
        assert_eq!(
            (said(0), said(1), said(2)),
            ("0 cosas aquí".into(), "1 cosa aquí".into(), "2 cosas aquí".into())
        );
    }
}
