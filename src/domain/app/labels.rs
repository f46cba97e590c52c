//! Labels as they are shown: a built-in one speaks the language of the interface.

use crate::domain::annotation::{Codebook, LabelDefinition, LabelId};
use crate::domain::messages::{Language, Message, labels as msg};

/// The built-in labels: id, name, definition, and what looks like one but is not.
const BUILT_IN: [(&str, Message, Message, Message); 3] = [
    ("claim", msg::CLAIM, msg::CLAIM_DEFINITION, msg::CLAIM_NONEXAMPLE),
    ("quote", msg::QUOTE, msg::QUOTE_DEFINITION, msg::QUOTE_NONEXAMPLE),
    (
        "attribution",
        msg::ATTRIBUTION,
        msg::ATTRIBUTION_DEFINITION,
        msg::ATTRIBUTION_NONEXAMPLE,
    ),
];

/// What is shown of a label in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LabelText<'a> {
    /// Its name.
    pub name: &'a str,
    /// When to use it.
    pub definition: &'a str,
    /// Words that look like one, but are not.
    pub nonexample: &'a str,
}

/// The texts of `label` in `language`. Only a label whose name and definition are still the built-in ones is
/// translated: what people wrote stays as they wrote it. Examples are words of the article and are never translated.
#[must_use]
pub fn label_text(label: &LabelDefinition, language: Language) -> LabelText<'_> {
    let own = |message: Message, text: &str| *message.text(Language::English) == *text;
    for (id, name, definition, nonexample) in BUILT_IN {
        if label.id.as_str() == id && own(name, &label.name) && own(definition, &label.definition) {
            return LabelText {
                name: name.text(language),
                definition: definition.text(language),
                nonexample: if own(nonexample, &label.nonexample) {
                    nonexample.text(language)
                } else {
                    &label.nonexample
                },
            };
        }
    }
    LabelText {
        name: &label.name,
        definition: &label.definition,
        nonexample: &label.nonexample,
    }
}

/// Whether these are the same labels wherever neither definitions nor examples are shown.
#[must_use]
pub fn look_alike(one: &Codebook, other: &Codebook) -> bool {
    let look = |label: &LabelDefinition| (label.role, label.color, label.line);
    one.labels.len() == other.labels.len()
        && one.labels.iter().zip(&other.labels).all(|(a, b)| {
            let alike = a.id == b.id && look(a) == look(b) && a.key == b.key && a.name == b.name;
            // A built-in label whose definition was changed is not translated any more.
            let named = |language| label_text(a, language).name == label_text(b, language).name;
            alike && Language::ALL.into_iter().all(named)
        })
}

/// The name of the label `id` in `language`; the slug itself when the codebook does not have it.
#[must_use]
pub fn label_name<'a>(codebook: &'a Codebook, id: &'a LabelId, language: Language) -> &'a str {
    codebook
        .label(id)
        .map_or(id.as_str(), |label| label_text(label, language).name)
}

/// The letter that stands for the label `id`: the first of its name that stands for none before it.
#[must_use]
pub fn label_letter(codebook: &Codebook, id: &LabelId, language: Language) -> char {
    let mut taken: Vec<char> = Vec::new();
    for label in &codebook.labels {
        let name = label_text(label, language).name;
        let mut letters = name
            .chars()
            .filter(|c| c.is_alphanumeric())
            .map(|c| c.to_ascii_uppercase());
        let first = name.chars().next().map_or('?', |c| c.to_ascii_uppercase());
        let letter = letters.find(|letter| !taken.contains(letter)).unwrap_or(first);
        if label.id == *id {
            return letter;
        }
        taken.push(letter);
    }
    id.as_str().chars().next().map_or('?', |c| c.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;

    fn all(codebook: &Codebook, language: Language) -> Vec<(&str, char)> {
        let shown = |label: &'_ Rc<LabelDefinition>| label_letter(codebook, &label.id, language);
        let letters: Vec<char> = codebook.labels.iter().map(shown).collect();
        let names = codebook.labels.iter().map(|label| label_text(label, language).name);
        names.zip(letters).collect()
    }

    #[test]
    fn built_in_labels_speak_the_language_and_have_letters_of_their_own() {
        let codebook = Codebook::built_in();
        assert_eq!(
            all(&codebook, Language::English),
            [("Claim", 'C'), ("Quote", 'Q'), ("Attribution", 'A')]
        );
        assert_eq!(
            all(&codebook, Language::Spanish),
            [("Afirmación", 'A'), ("Cita", 'C'), ("Atribución", 'T')]
        );
    }

    #[test]
    fn every_text_of_the_built_in_codebook_has_its_translation() {
        for label in &Codebook::built_in().labels {
            let (english, spanish) = (
                label_text(label, Language::English),
                label_text(label, Language::Spanish),
            );
            assert_eq!(
                (english.name, english.definition, english.nonexample),
                (&*label.name, &*label.definition, &*label.nonexample)
            );
            assert_ne!(english.name, spanish.name);
            assert_ne!(english.definition, spanish.definition);
            assert_ne!(english.nonexample, spanish.nonexample);
        }
    }

    #[test]
    fn what_people_wrote_stays_as_they_wrote_it() {
        let built_in = Codebook::built_in();
        let first = built_in.labels.first().expect("there are labels");
        let changes: [fn(&mut LabelDefinition); 3] = [
            |label| label.name = "Assertion".into(),
            |label| label.definition = "Anything.".into(),
            |label| label.id = LabelId::parse("other").expect("a slug"),
        ];
        for change in changes {
            let mut label = (**first).clone();
            change(&mut label);
            assert_eq!(label_text(&label, Language::Spanish).name, &*label.name);
            assert_eq!(label_text(&label, Language::Spanish).definition, &*label.definition);
        }
    }
}
