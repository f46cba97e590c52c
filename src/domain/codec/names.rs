//! The names of closed sets, as files and stored bytes spell them.

use crate::domain::annotation::{Colour, Line, Role};
use crate::domain::document::BlockKind;

/// A kind of block.
pub(super) const fn kind(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Heading => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::Item => "item",
        BlockKind::Blockquote => "blockquote",
        BlockKind::Byline => "byline",
        BlockKind::Caption => "caption",
    }
}

/// The kind of block named `name`.
pub(super) fn kind_named(name: &str) -> Option<BlockKind> {
    const KINDS: [BlockKind; 6] = [
        BlockKind::Heading,
        BlockKind::Paragraph,
        BlockKind::Item,
        BlockKind::Blockquote,
        BlockKind::Byline,
        BlockKind::Caption,
    ];
    KINDS.into_iter().find(|known| kind(*known) == name)
}

/// A role.
pub(super) const fn role(role: Role) -> &'static str {
    match role {
        Role::Content => "content",
        Role::Attribution => "attribution",
        Role::None => "none",
    }
}

/// The role named `name`.
pub(super) fn role_named(name: &str) -> Option<Role> {
    [Role::Content, Role::Attribution, Role::None]
        .into_iter()
        .find(|known| role(*known) == name)
}

/// The colour named `name`.
pub(super) fn colour_named(name: &str) -> Option<Colour> {
    Colour::ALL.into_iter().find(|known| known.name() == name)
}

/// The line named `name`.
pub(super) fn line_named(name: &str) -> Option<Line> {
    Line::ALL.into_iter().find(|known| known.name() == name)
}
