//! What the styles of a Word document make of a paragraph. Their ids are in the language of whoever wrote it; the names of
//! those that come with the program are in English.

use super::xml::{Event, Scanner};
use crate::domain::document::BlockKind;

/// The level of a title, which is above all headings.
pub(super) const TITLE: u8 = 0;

/// How many styles one may be based on, in turn.
const DEEPEST: usize = 12;

#[derive(Default)]
struct Style {
    id: String,
    name: String,
    based_on: String,
    outline: Option<u8>,
    listed: Option<bool>,
}

/// The styles of a document.
#[derive(Default)]
pub(super) struct Styles(Vec<Style>);

/// What a style makes of a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// A kind, and the level of a heading.
    pub kind: Option<(BlockKind, u8)>,
    /// Whether it is in a list.
    pub listed: bool,
}

impl Styles {
    /// Reads as much of the part `xml` as can be read: without its styles a document still has its words.
    pub(super) fn read(xml: &str) -> Self {
        let mut styles = Vec::new();
        let mut scanner = Scanner::new(xml);
        while let Ok(Some(event)) = scanner.next() {
            let Event::Open(tag) = event else { continue };
            if tag.name == "style" {
                styles.push(Style {
                    id: tag.value("styleId"),
                    ..Style::default()
                });
            }
            let Some(style) = styles.last_mut() else { continue };
            match tag.name {
                "name" => style.name = tag.value("val"),
                "basedOn" => style.based_on = tag.value("val"),
                "outlineLvl" => style.outline = tag.value("val").parse().ok(),
                "numId" => style.listed = Some(tag.value("val") != "0"),
                _ => {}
            }
        }
        Self(styles)
    }

    /// What the style `id` makes of a paragraph; what it does not say, the style says that it is based on.
    pub(super) fn look(&self, id: &str) -> Look {
        let mut look = Look::default();
        let mut listed = None;
        let mut id = id;
        for _ in 0..DEEPEST {
            if id.is_empty() || look.kind.is_some() {
                break;
            }
            let Some(style) = self.0.iter().find(|style| style.id == id) else {
                look.kind = named(id);
                break;
            };
            let outline = style.outline.filter(|level| *level < 9);
            look.kind = named(&style.name).or(outline.map(|level| (BlockKind::Heading, level + 1)));
            listed = listed.or(style.listed);
            id = &style.based_on;
        }
        look.listed = listed.unwrap_or(false);
        look
    }
}

/// What a style of this name is for.
fn named(name: &str) -> Option<(BlockKind, u8)> {
    let name: String = name.chars().filter(|c| *c != ' ').collect();
    let name = name.to_ascii_lowercase();
    let kind = match name.as_str() {
        "title" => return Some((BlockKind::Heading, TITLE)),
        "blocktext" => BlockKind::Blockquote,
        "caption" => BlockKind::Caption,
        "author" | "byline" => BlockKind::Byline,
        _ if name.contains("quot") => BlockKind::Blockquote,
        _ if name.starts_with("listbullet") || name.starts_with("listnumber") => BlockKind::Item,
        _ => {
            let level: u8 = name.strip_prefix("heading")?.parse().ok()?;
            return Some((BlockKind::Heading, level.clamp(1, 9)));
        }
    };
    Some((kind, 0))
}
