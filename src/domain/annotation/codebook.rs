//! Labels and what they mean.

use std::rc::Rc;

use super::LabelId;
use crate::domain::document::Extra;
use crate::domain::order;

/// What a label's annotations are in a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Something said: it can be attributed.
    Content,
    /// The words that say who said it.
    Attribution,
    /// Neither.
    None,
}

/// A name of the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are the colours")]
pub enum Colour {
    Yellow,
    Sky,
    Purple,
    Orange,
    Green,
    Blue,
    Vermilion,
    Grey,
}

impl Colour {
    /// Every colour of the palette.
    pub const ALL: [Colour; 8] = [
        Self::Yellow,
        Self::Sky,
        Self::Purple,
        Self::Orange,
        Self::Green,
        Self::Blue,
        Self::Vermilion,
        Self::Grey,
    ];

    /// Its name in files and in class names.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Yellow => "yellow",
            Self::Sky => "sky",
            Self::Purple => "purple",
            Self::Orange => "orange",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Vermilion => "vermilion",
            Self::Grey => "grey",
        }
    }
}

/// The style of the line under the words: the sign beside the colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are the styles")]
pub enum Line {
    Solid,
    Double,
    Dotted,
    Dashed,
    Wavy,
}

impl Line {
    /// Every style.
    pub const ALL: [Line; 5] = [Self::Solid, Self::Double, Self::Dotted, Self::Dashed, Self::Wavy];

    /// Its name in files and in class names.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Solid => "solid",
            Self::Double => "double",
            Self::Dotted => "dotted",
            Self::Dashed => "dashed",
            Self::Wavy => "wavy",
        }
    }
}

/// What a label means and how it looks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LabelDefinition {
    /// Its identity.
    pub id: LabelId,
    /// Its part in links.
    pub role: Role,
    /// Its name, for people.
    pub name: Rc<str>,
    /// When to use it.
    pub definition: Rc<str>,
    /// Words that are an example.
    pub example: Rc<str>,
    /// Words that look like one, but are not.
    pub nonexample: Rc<str>,
    /// The key that marks with it: one letter or digit as typed.
    pub key: Rc<str>,
    /// Its colour.
    pub color: Colour,
    /// Its line.
    pub line: Line,
    /// Unknown members of the file it came from.
    pub extra: Extra,
}

/// The labels in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Codebook {
    /// Its identity.
    pub id: Rc<str>,
    /// Its version, raised by whoever changes it.
    pub version: u32,
    /// The labels in the order of their keys.
    pub labels: Vec<Rc<LabelDefinition>>,
    /// Unknown members of the file it came from.
    pub extra: Extra,
}

impl LabelDefinition {
    /// The most code points that a name has: more would fit on no button.
    pub const NAME: usize = 60;
    /// The most code points that a definition or an example has: more would be no card.
    pub const TEXT: usize = 2_000;

    /// Whether a label can have this key: one letter or digit, or none at all.
    #[must_use]
    pub fn is_key(key: &str) -> bool {
        let mut signs = key.chars();
        signs.next().is_none_or(char::is_alphanumeric) && signs.next().is_none()
    }
}

impl Codebook {
    /// The most labels that a reader can tell apart, with a digit for each.
    pub const MOST: usize = 9;

    /// Brings labels into the order of their keys, then of their ids; those without a key come last.
    pub fn sort(labels: &mut [Rc<LabelDefinition>]) {
        order::sort_by(labels, |a, b| {
            (a.key.is_empty(), &a.key, &a.id).cmp(&(b.key.is_empty(), &b.key, &b.id))
        });
    }

    /// The label `id`, if this codebook has it.
    #[must_use]
    pub fn label(&self, id: &LabelId) -> Option<&Rc<LabelDefinition>> {
        self.labels.iter().find(|label| label.id == *id)
    }

    /// The part that a label plays in links; none if this codebook does not have it.
    #[must_use]
    pub fn role(&self, id: &LabelId) -> Role {
        self.label(id).map_or(Role::None, |label| label.role)
    }

    /// The label's name for people; the slug itself when this codebook does not have it.
    #[must_use]
    pub fn name<'a>(&'a self, id: &'a LabelId) -> &'a str {
        self.label(id).map_or(id.as_str(), |label| &label.name)
    }

    /// The codebook that comes with Pressmark: claim, quote, attribution.
    #[must_use]
    pub fn built_in() -> Self {
        let label = |slug: &str, role, key: &str, color, line, texts: [&str; 4]| {
            LabelId::parse(slug).map(|id| {
                let [name, definition, example, nonexample] = texts.map(Rc::from);
                Rc::new(LabelDefinition {
                    id,
                    role,
                    name,
                    definition,
                    example,
                    nonexample,
                    key: key.into(),
                    color,
                    line,
                    extra: Extra::default(),
                })
            })
        };
        let claim = [
            "Claim",
            "An assertion about the world that evidence could prove or disprove, whoever makes it.",
            "More than 100 people were reportedly injured as a result of the violence.",
            "A headline's mood, an opinion without checkable content, or a plan (\u{201c}we will use all the \
             resources\u{2026}\u{201d}).",
        ];
        let quote = [
            "Quote",
            "Words presented as someone's own, between quotation marks, however few.",
            "\"We have said from the beginning that we will use all the resources at our disposal to build pressure.\"",
            "A title or term in marks that nobody is said to have uttered, or a paraphrase.",
        ];
        let attribution = [
            "Attribution",
            "The words that say who is responsible for a quote or claim: the source and the cue.",
            "Guaido said",
            "A person merely mentioned, or a dateline.",
        ];
        Self {
            id: "pressmark".into(),
            version: 1,
            labels: [
                label("claim", Role::Content, "1", Colour::Yellow, Line::Solid, claim),
                label("quote", Role::Content, "2", Colour::Sky, Line::Double, quote),
                label(
                    "attribution",
                    Role::Attribution,
                    "3",
                    Colour::Purple,
                    Line::Dotted,
                    attribution,
                ),
            ]
            .into_iter()
            .flatten()
            .collect(),
            extra: Extra::default(),
        }
    }
}
