//! What a label may be: names, keys and looks that do not meet, and slugs for new labels. Pure rules of a codebook.

use std::rc::Rc;

use super::{Keymap, label_text};
use crate::domain::annotation::{Codebook, Colour, LabelDefinition, LabelId, Line, ReplicaId, Role};
use crate::domain::messages::{Language, codebook as msg};

/// One thing that can be changed about a label.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the parts of a definition")]
pub enum LabelPart {
    Name(Rc<str>),
    Definition(Rc<str>),
    Example(Rc<str>),
    Nonexample(Rc<str>),
    Key(Rc<str>),
    Role(Role),
    Colour(Colour),
    Line(Line),
}

impl LabelPart {
    /// `label` with this part instead of its own.
    #[must_use]
    pub fn put_into(&self, label: &LabelDefinition) -> LabelDefinition {
        let mut changed = label.clone();
        match self.clone() {
            Self::Name(name) => changed.name = name,
            Self::Definition(text) => changed.definition = text,
            Self::Example(text) => changed.example = text,
            Self::Nonexample(text) => changed.nonexample = text,
            Self::Key(key) => changed.key = key,
            Self::Role(role) => changed.role = role,
            Self::Colour(color) => changed.color = color,
            Self::Line(line) => changed.line = line,
        }
        changed
    }

    /// What was typed, if it is typed at all.
    #[must_use]
    pub const fn typed(&self) -> Option<&Rc<str>> {
        match self {
            Self::Name(text)
            | Self::Definition(text)
            | Self::Example(text)
            | Self::Nonexample(text)
            | Self::Key(text) => Some(text),
            Self::Role(_) | Self::Colour(_) | Self::Line(_) => None,
        }
    }
}

/// Why something cannot be said of a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LabelFault {
    /// The name is empty.
    NoName,
    /// Another label has the name.
    NameTaken(Rc<str>),
    /// The text has more than so many code points.
    TooLong(usize),
    /// It is not one letter or digit.
    NoKey,
    /// Another label, of this name, has the key.
    KeyTaken(Rc<str>, Rc<str>),
    /// A command has the key.
    Command(Rc<str>),
    /// Another label, of this name, has this colour with this line.
    LookTaken(Rc<str>),
    /// There are as many labels as there can be.
    Full,
    /// It is the only label.
    Last,
}

impl LabelFault {
    /// The reason in words: a sentence.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        match self {
            Self::NoName => msg::NAME_EMPTY.text(language).to_owned(),
            Self::NameTaken(name) => msg::NAME_TAKEN.fill(language, &[name]),
            Self::TooLong(most) => msg::TOO_LONG.fill(language, &[&most.to_string()]),
            Self::NoKey => msg::NOT_A_KEY.text(language).to_owned(),
            Self::KeyTaken(key, name) => msg::KEY_TAKEN.fill(language, &[key, name]),
            Self::Command(key) => msg::KEY_COMMAND.fill(language, &[key]),
            Self::LookTaken(name) => msg::LOOK_TAKEN.fill(language, &[name]),
            Self::Full => msg::FULL.fill(language, &[&Codebook::MOST.to_string()]),
            Self::Last => msg::LAST.text(language).to_owned(),
        }
    }
}

/// Whether `part` can be said of the label `id`, which may be one that is not there yet. Commands have the keys of `keymap`;
/// names are those that are shown in `language`.
///
/// # Errors
/// When it cannot, with the reason.
pub fn check(
    codebook: &Codebook,
    id: Option<&LabelId>,
    part: &LabelPart,
    keymap: &Keymap,
    language: Language,
) -> Result<(), LabelFault> {
    let other = |same: &dyn Fn(&LabelDefinition) -> bool| {
        let found = codebook
            .labels
            .iter()
            .find(|label| Some(&label.id) != id && same(label));
        found.map(|label| Rc::from(label_text(label, language).name))
    };
    let short = |text: &str, most: usize| match text.char_indices().nth(most) {
        Some(_) => Err(LabelFault::TooLong(most)),
        None => Ok(()),
    };
    let taken = |color: Colour, line: Line| {
        other(&|label| label.color == color && label.line == line)
            .map_or(Ok(()), |name| Err(LabelFault::LookTaken(name)))
    };
    let own = id.and_then(|id| codebook.label(id));
    match part {
        LabelPart::Name(name) if name.trim().is_empty() => Err(LabelFault::NoName),
        LabelPart::Name(name) => {
            let known = other(&|label| {
                let shown = label_text(label, language).name;
                [&*label.name, shown]
                    .iter()
                    .any(|known| known.trim().eq_ignore_ascii_case(name.trim()))
            });
            known.map_or(Ok(()), |name| Err(LabelFault::NameTaken(name)))?;
            short(name, LabelDefinition::NAME)
        }
        LabelPart::Definition(text) | LabelPart::Example(text) | LabelPart::Nonexample(text) => {
            short(text, LabelDefinition::TEXT)
        }
        LabelPart::Key(key) if key.is_empty() => Ok(()),
        LabelPart::Key(key) if !LabelDefinition::is_key(key) => Err(LabelFault::NoKey),
        LabelPart::Key(key) if keymap.shortcut(key).is_some() => Err(LabelFault::Command(key.clone())),
        LabelPart::Key(key) => other(&|label| label.key.eq_ignore_ascii_case(key))
            .map_or(Ok(()), |name| Err(LabelFault::KeyTaken(key.clone(), name))),
        LabelPart::Role(_) => Ok(()),
        LabelPart::Colour(color) => own.map_or(Ok(()), |label| taken(*color, label.line)),
        LabelPart::Line(line) => own.map_or(Ok(()), |label| taken(label.color, *line)),
    }
}

/// What is wrong with a label as it stands, as another tab or a file may have left it: the first thing, if any.
#[must_use]
pub fn fault(codebook: &Codebook, label: &LabelDefinition, keymap: &Keymap, language: Language) -> Option<LabelFault> {
    [
        LabelPart::Name(label.name.clone()),
        LabelPart::Key(label.key.clone()),
        LabelPart::Colour(label.color),
    ]
    .iter()
    .find_map(|part| check(codebook, Some(&label.id), part, keymap, language).err())
}

/// A key that is free: the first digit from 1, else the first letter; empty if there is none.
#[must_use]
pub fn free_key(labels: &[Rc<LabelDefinition>], keymap: &Keymap) -> Rc<str> {
    let mut sign = [0; 4];
    for c in ('1'..='9').chain('a'..='z') {
        let key: &str = c.encode_utf8(&mut sign);
        if keymap.shortcut(key).is_none() && !labels.iter().any(|label| label.key.eq_ignore_ascii_case(key)) {
            return key.into();
        }
    }
    Rc::default()
}

/// A colour and a line that no label has together; as far as possible, neither has any label at all.
#[must_use]
pub fn free_look(labels: &[Rc<LabelDefinition>]) -> (Colour, Line) {
    let mut best = (u8::MAX, (Colour::Grey, Line::Dashed));
    for color in Colour::ALL {
        for line in Line::ALL {
            let coloured = labels.iter().any(|label| label.color == color);
            let lined = labels.iter().any(|label| label.line == line);
            let both = labels.iter().any(|label| (label.color, label.line) == (color, line));
            let cost = 4 * u8::from(both) + 2 * u8::from(coloured) + u8::from(lined);
            if cost < best.0 {
                best = (cost, (color, line));
            }
        }
    }
    best.1
}

/// An identity for a new label: what can be written of `name` in plain letters and digits, else `label-4` for the
/// fourth label; with a number behind it where it is `taken`.
#[must_use]
pub fn slug(name: &str, nth: usize, taken: impl Fn(&LabelId) -> bool) -> Option<LabelId> {
    let mut plain = String::new();
    for c in name.chars().take(LabelDefinition::NAME) {
        match letter(c) {
            Some(letter) => plain.push(letter),
            None if !plain.is_empty() && !plain.ends_with('-') => plain.push('-'),
            None => {}
        }
    }
    let named = plain.trim_end_matches('-');
    if let Some(id) = LabelId::parse(named).filter(|id| !taken(id)) {
        return Some(id);
    }
    let (stem, first) = if named.is_empty() { ("label", nth) } else { (named, 2) };
    // There are only so many labels, so one of these is free.
    (first..)
        .take(10_000)
        .find_map(|number| LabelId::parse(&[stem, "-", &number.to_string()].concat()).filter(|id| !taken(id)))
}

/// [`slug`] that nobody else makes for another name at the same moment, in another tab: where it does not say the whole
/// name, letters of the replica stand behind it. The same name gives the same label, whoever adds it first.
#[must_use]
pub fn own_slug(name: &str, nth: usize, replica: ReplicaId, taken: impl Fn(&LabelId) -> bool) -> Option<LabelId> {
    let replica = replica.to_string();
    let own = |id: &LabelId| {
        let stem = id.as_str().get(..50).unwrap_or(id.as_str());
        LabelId::parse(&[stem, "-", replica.get(..8).unwrap_or_default()].concat())
    };
    let id = slug(name, nth, |id| taken(id) || own(id).is_none_or(|own| taken(&own)))?;
    let signs = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let whole = name.chars().all(|c| letter(c).is_some() || !c.is_alphanumeric());
    if whole && signs(name) == signs(id.as_str()) {
        Some(id)
    } else {
        own(&id)
    }
}

/// The plain small letter or digit for `c`: Latin letters without their accents.
const fn letter(c: char) -> Option<char> {
    Some(match c {
        '0'..='9' | 'a'..='z' => c,
        'A'..='Z' => c.to_ascii_lowercase(),
        'à'..='å' | 'À'..='Å' => 'a',
        'ç' | 'Ç' => 'c',
        'è'..='ë' | 'È'..='Ë' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' => 'i',
        'ñ' | 'Ñ' => 'n',
        'ò'..='ö' | 'ø' | 'Ò'..='Ö' | 'Ø' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' => 'u',
        'ý' | 'ÿ' | 'Ý' => 'y',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book() -> Codebook {
        Codebook::built_in()
    }

    #[test]
    fn slugs_are_plain_and_their_own() {
        let cases = [
            ("Opinion", "opinion"),
            ("  Opinión  pública! ", "opinion-publica"),
            ("Claim", "claim-2"),
            ("観点", "label-4"),
            ("Мнение", "label-4"),
            ("!!!", "label-4"),
            ("A観", "a"),
            ("2nd Quote", "2nd-quote"),
        ];
        for (name, expected) in cases {
            let made = slug(name, 4, |id| book().label(id).is_some());
            assert_eq!(made.as_ref().map(LabelId::as_str), Some(expected), "{name}");
        }
        let all = |id: &LabelId| matches!(id.as_str(), "label-4" | "label-5");
        assert_eq!(slug("観", 4, all).as_ref().map(LabelId::as_str), Some("label-6"));
        assert!(slug(&"x".repeat(500), 4, |_| false).is_some());
    }

    #[test]
    fn two_tabs_make_one_label_of_one_name_and_two_of_two() {
        let replica = |nth: u8| ReplicaId::from_random([nth; 8]);
        let made = |name: &str, nth: u8, taken: &[&str]| {
            let known = |id: &LabelId| book().label(id).is_some() || taken.contains(&id.as_str());
            own_slug(name, 4, replica(nth), known).map(|id| id.as_str().to_owned())
        };
        for name in ["Opinion", "Opinión  pública!", "2nd Quote"] {
            assert_eq!(made(name, 1, &[]), made(name, 2, &[]), "{name}");
        }
        for (one, other) in [("観点", "事実"), ("A観", "A点"), ("Claim!", "Claim?"), ("!!!", "??")] {
            assert_ne!(made(one, 1, &[]), made(other, 2, &[]), "{one}, {other}");
        }
        let first = made("観点", 1, &[]).expect("there is one");
        assert_eq!(first, "label-4-01010101");
        assert_eq!(made("事実", 1, &[&first]).as_deref(), Some("label-5-01010101"));
        assert!(own_slug(&"x".repeat(500), 4, replica(1), |_| false).is_some());
    }

    #[test]
    fn what_meets_another_label_or_a_command_is_refused() {
        let claim = LabelId::parse("claim").expect("well formed");
        let refused =
            |part: LabelPart| check(&book(), Some(&claim), &part, &Keymap::default(), Language::English).err();
        let long: Rc<str> = "x".repeat(LabelDefinition::NAME + 1).into();
        let cases = [
            (LabelPart::Name("  ".into()), Some(LabelFault::NoName)),
            (
                LabelPart::Name("quote ".into()),
                Some(LabelFault::NameTaken("Quote".into())),
            ),
            (LabelPart::Name("CLAIM".into()), None),
            (LabelPart::Name(long), Some(LabelFault::TooLong(LabelDefinition::NAME))),
            (LabelPart::Key("".into()), None),
            (LabelPart::Key("12".into()), Some(LabelFault::NoKey)),
            (LabelPart::Key("?".into()), Some(LabelFault::NoKey)),
            (LabelPart::Key("n".into()), Some(LabelFault::Command("n".into()))),
            (
                LabelPart::Key("2".into()),
                Some(LabelFault::KeyTaken("2".into(), "Quote".into())),
            ),
            (LabelPart::Key("й".into()), None),
            (LabelPart::Colour(Colour::Sky), None),
        ];
        for (part, expected) in cases {
            assert_eq!(refused(part.clone()), expected, "{part:?}");
        }
        let mut book = book();
        book.labels[0] = Rc::new(LabelPart::Colour(Colour::Sky).put_into(&book.labels[0]));
        assert_eq!(
            check(
                &book,
                Some(&claim),
                &LabelPart::Line(Line::Double),
                &Keymap::default(),
                Language::English
            ),
            Err(LabelFault::LookTaken("Quote".into()))
        );
    }

    #[test]
    fn nine_labels_get_nine_looks_and_nine_digits() {
        let mut labels = book().labels;
        while labels.len() < Codebook::MOST {
            let (color, line) = free_look(&labels);
            let key = free_key(&labels, &Keymap::default());
            let id = slug("観", labels.len() + 1, |id| labels.iter().any(|label| label.id == *id));
            labels.push(Rc::new(LabelDefinition {
                id: id.expect("there is always one"),
                key,
                color,
                line,
                ..LabelDefinition::clone(&labels[0])
            }));
        }
        let keys: Vec<&str> = labels.iter().map(|label| &*label.key).collect();
        assert_eq!(keys, ["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
        for (nth, label) in labels.iter().enumerate() {
            let same = |other: &&Rc<LabelDefinition>| (other.color, other.line) == (label.color, label.line);
            assert_eq!(labels.iter().filter(same).count(), 1, "the look of label {nth}");
        }
    }
}
