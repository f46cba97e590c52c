//! The smallest changes: facts about entities, each with a stamp.

use std::rc::Rc;

use super::{AnnotationId, Codebook, Judgement, LabelDefinition, LabelId, Stamp, Target, Timestamp};
use crate::domain::document::Extra;
use crate::domain::text::Range;

/// An attribution joined to what it attributes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Link {
    /// The words that say who is responsible.
    pub attribution: AnnotationId,
    /// The quote or claim.
    pub content: AnnotationId,
}

/// What a fact is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entity {
    /// An annotation.
    Annotation(AnnotationId),
    /// A link.
    Link(Link),
    /// A label of the codebook.
    Label(LabelId),
    /// The work on this article as a whole.
    Project,
}

/// One thing that is said of an entity. The field it belongs to is part of its type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// An annotation's label.
    Label(LabelId),
    /// An annotation's place.
    Target(Target),
    /// An annotation's note; empty: none.
    Note(Rc<str>),
    /// Which part of an attribution names the source.
    Source(Option<Range>),
    /// Which part of an attribution is the cue.
    Cue(Option<Range>),
    /// The earlier fragment that an annotation continues.
    Continues(Option<AnnotationId>),
    /// An answer about an attribution's source; `None` takes it back.
    Judgement(Judgement, Option<bool>),
    /// Who made an annotation.
    Creator(Rc<str>),
    /// When an annotation was made.
    Created(Timestamp),
    /// When an annotation was last changed.
    Modified(Timestamp),
    /// Unknown members: of an annotation, of a link, or of the file as a whole.
    Extra(Extra),
    /// Whether the entity is gone. For a link: whether it has been cut.
    Deleted(bool),
    /// A label as the codebook has it.
    Definition(Rc<LabelDefinition>),
    /// The codebook's id and version.
    Codebook(Rc<str>, u32),
}

/// Which field of its entity a fact fills: two facts of one field replace each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the field of the fact with its name")]
pub enum Field {
    Label,
    Target,
    Note,
    Source,
    Cue,
    Continues,
    Judgement(Judgement),
    Creator,
    Created,
    Modified,
    Extra,
    Deleted,
    Definition,
    Codebook,
}

impl Fact {
    /// The field it fills.
    #[must_use]
    pub const fn field(&self) -> Field {
        match self {
            Self::Label(_) => Field::Label,
            Self::Target(_) => Field::Target,
            Self::Note(_) => Field::Note,
            Self::Source(_) => Field::Source,
            Self::Cue(_) => Field::Cue,
            Self::Continues(_) => Field::Continues,
            Self::Judgement(judgement, _) => Field::Judgement(*judgement),
            Self::Creator(_) => Field::Creator,
            Self::Created(_) => Field::Created,
            Self::Modified(_) => Field::Modified,
            Self::Extra(_) => Field::Extra,
            Self::Deleted(_) => Field::Deleted,
            Self::Definition(_) => Field::Definition,
            Self::Codebook(..) => Field::Codebook,
        }
    }

    /// What this field of `entity` says where nothing was ever written: what undoing a first entry writes. `None` for
    /// fields whose first entry is never taken back by itself (the entity is deleted instead). A built-in label was
    /// there before anything was written.
    #[must_use]
    pub fn unwritten(entity: &Entity, field: Field) -> Option<Fact> {
        let built_in = match entity {
            Entity::Label(id) => Codebook::built_in().label(id).cloned(),
            _ => None,
        };
        match field {
            Field::Note => Some(Self::Note("".into())),
            Field::Source => Some(Self::Source(None)),
            Field::Cue => Some(Self::Cue(None)),
            Field::Continues => Some(Self::Continues(None)),
            Field::Judgement(judgement) => Some(Self::Judgement(judgement, None)),
            Field::Creator => Some(Self::Creator("".into())),
            Field::Extra => Some(Self::Extra(Extra::default())),
            Field::Deleted => Some(Self::Deleted(built_in.is_none())),
            Field::Definition => built_in.map(Self::Definition),
            Field::Codebook => {
                let built_in = Codebook::built_in();
                Some(Self::Codebook(built_in.id, built_in.version))
            }
            Field::Label | Field::Target | Field::Created | Field::Modified => None,
        }
    }
}

/// A stamped fact: what is stored, exchanged and merged.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// What it is about.
    pub entity: Entity,
    /// When, in the order of all replicas, it was said.
    pub stamp: Stamp,
    /// What is said.
    pub fact: Fact,
}
