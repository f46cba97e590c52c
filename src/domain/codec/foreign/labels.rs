//! From names of labels to labels: one that is here, or a new one where there is room.

use std::rc::Rc;

use super::super::formats::brat_kind;
use crate::domain::annotation::{Codebook, Colour, LabelDefinition, LabelId, Line, Role};
use crate::domain::document::{Extra, Fingerprint};
use crate::domain::messages::{Language, Message, file as msg, labels};
use crate::domain::text::lowercase;

/// The built-in labels' names, which files may have in any language.
const NAMES: [(&str, Message); 3] = [
    ("claim", labels::CLAIM),
    ("quote", labels::QUOTE),
    ("attribution", labels::ATTRIBUTION),
];

/// The labels here, with the new ones that a file brings.
pub(super) struct Labels {
    /// All of them.
    pub codebook: Codebook,
    /// The new ones.
    pub fresh: Vec<LabelId>,
    /// The language in which a label is named that the file does not name.
    pub language: Language,
}

impl Labels {
    /// The label that is called `name`: by id, then by name, in any language and without regard to case.
    pub(super) fn known(&self, name: &str) -> Option<LabelId> {
        let (id, wanted) = (id(name)?, folded(name));
        if self.codebook.label(&id).is_some() {
            return Some(id);
        }
        let called = |label: &LabelDefinition| {
            let built_in = NAMES.iter().find(|(id, _)| *id == label.id.as_str());
            folded(&label.name) == wanted
                || folded(&brat_kind(&label.name)) == wanted
                || built_in.is_some_and(|(_, name)| {
                    let mut languages = Language::ALL.into_iter();
                    languages.any(|language| folded(name.text(language)) == wanted)
                })
        };
        let mut labels = self.codebook.labels.iter();
        labels.find(|label| called(label)).map(|label| label.id.clone())
    }

    /// The label called `name`, made if there is none; `None` if there is no room for it. Without a name: the label of what
    /// has none.
    pub(super) fn take(&mut self, name: &str) -> Option<LabelId> {
        let (id, name) = if name.trim().is_empty() {
            (LabelId::parse("unlabelled")?, msg::UNLABELLED.text(self.language))
        } else if let Some(known) = self.known(name) {
            return Some(known);
        } else {
            (id(name)?, short(name))
        };
        let labels = &mut self.codebook.labels;
        if labels.iter().any(|label| label.id == id) {
            return Some(id);
        }
        if labels.len() >= Codebook::MOST {
            return None;
        }
        let mut keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9"].into_iter();
        let mut colours = Colour::ALL.into_iter();
        let key = keys.find(|key| labels.iter().all(|label| *label.key != **key));
        let color = colours.find(|color| labels.iter().all(|label| label.color != *color));
        labels.push(Rc::new(LabelDefinition {
            id: id.clone(),
            role: Role::None,
            name: name.into(),
            definition: Rc::default(),
            example: Rc::default(),
            nonexample: Rc::default(),
            key: key.unwrap_or_default().into(),
            color: color.unwrap_or(Colour::Grey),
            line: Line::Solid,
            extra: Extra::default(),
        }));
        self.fresh.push(id.clone());
        Some(id)
    }

    /// Gives the new label `id` a part in links, if it has none yet.
    pub(super) fn plays(&mut self, id: &LabelId, role: Role) {
        for label in &mut self.codebook.labels {
            if label.id == *id && label.role == Role::None && self.fresh.contains(id) {
                Rc::make_mut(label).role = role;
            }
        }
    }
}

/// `name` as far as a label can be named.
fn short(name: &str) -> &str {
    let name = name.trim();
    let end = name.char_indices().nth(LabelDefinition::NAME);
    name.get(..end.map_or(name.len(), |(at, _)| at)).unwrap_or_default()
}

fn folded(name: &str) -> String {
    lowercase(short(name)).replace('_', " ")
}

/// The id of a label called `name`: always the same one.
fn id(name: &str) -> Option<LabelId> {
    let mut slug = String::new();
    for c in folded(name).chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !c.is_ascii() {
            // Names in other scripts would all become one.
            let sum = Fingerprint::of(&folded(name));
            return LabelId::parse(&["label-", sum.as_str().get(..12)?].concat());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    LabelId::parse(slug.trim_end_matches('-'))
}
