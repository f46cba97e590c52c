//! The plain values: what an annotation is when everything about it has been merged.

use std::rc::Rc;

use super::{AnnotationId, LabelId, Timestamp};
use crate::domain::document::Extra;
use crate::domain::text::Range;

/// The words of a place with what stands around them, to find it again when the text changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quote {
    /// The words themselves.
    pub exact: Rc<str>,
    /// Up to 32 code points before them, cut between grapheme clusters.
    pub prefix: Rc<str>,
    /// Up to 32 code points behind them, cut between grapheme clusters.
    pub suffix: Rc<str>,
}

/// Where an annotation is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// In the text, at `range`.
    Placed {
        /// Where, in code points of the canonical text. Not empty.
        range: Range,
        /// The words there, to check the range against.
        exact: Rc<str>,
    },
    /// Nowhere in this text any more.
    Orphan {
        /// Its words with their context.
        quote: Quote,
        /// Where it used to be, in code points of a text that is gone.
        was: Option<Range>,
    },
}

impl Target {
    /// The range, if it is placed.
    #[must_use]
    pub const fn range(&self) -> Option<Range> {
        match self {
            Self::Placed { range, .. } => Some(*range),
            Self::Orphan { .. } => None,
        }
    }

    /// Its words.
    #[must_use]
    pub fn words(&self) -> &Rc<str> {
        match self {
            Self::Placed { exact, .. } => exact,
            Self::Orphan { quote, .. } => &quote.exact,
        }
    }
}

/// One of the questions of news literacy about a source (IMVA/IN).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Judgement {
    /// The source is independent of what it speaks about.
    Independent,
    /// There are several sources.
    Multiple,
    /// The source verifies rather than asserts.
    Verifies,
    /// The source is authoritative or informed.
    Authoritative,
    /// The source is named.
    Named,
}

impl Judgement {
    /// All of them, in the order of the file.
    pub const ALL: [Judgement; 5] = [
        Self::Independent,
        Self::Multiple,
        Self::Verifies,
        Self::Authoritative,
        Self::Named,
    ];

    /// Its name in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Independent => "independent",
            Self::Multiple => "multiple",
            Self::Verifies => "verifies",
            Self::Authoritative => "authoritative",
            Self::Named => "named",
        }
    }
}

/// Answers to the questions of [`Judgement`], in the order of [`Judgement::ALL`]; `None` is not answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Judgements(pub [Option<bool>; 5]);

/// A live annotation with every field merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// Its identity.
    pub id: AnnotationId,
    /// Its label.
    pub label: LabelId,
    /// Where it is.
    pub target: Target,
    /// Why it was marked, in the reader's words; empty if nothing was said.
    pub note: Rc<str>,
    /// In an attribution: who is named. Inside the annotation's range.
    pub source: Option<Range>,
    /// In an attribution: the words that say that somebody spoke. Inside the annotation's range.
    pub cue: Option<Range>,
    /// The earlier fragment of the same interrupted quotation.
    pub continues: Option<AnnotationId>,
    /// What was judged of an attribution's source.
    pub judgements: Judgements,
    /// Who made it, as far as known; empty if not.
    pub creator: Rc<str>,
    /// When it was made.
    pub created: Option<Timestamp>,
    /// When it was last changed.
    pub modified: Option<Timestamp>,
    /// Unknown members of the file it came from.
    pub extra: Extra,
}

impl Annotation {
    /// Its words.
    #[must_use]
    pub fn words(&self) -> &Rc<str> {
        self.target.words()
    }

    /// Its place, if it has one.
    #[must_use]
    pub const fn range(&self) -> Option<Range> {
        self.target.range()
    }

    /// What the page draws of it, if it is placed.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        Some(Span {
            id: self.id.clone(),
            label: self.label.clone(),
            range: self.range()?,
        })
    }
}

/// A labelled range: as much of an annotation as highlighting needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The annotation.
    pub id: AnnotationId,
    /// Its label.
    pub label: LabelId,
    /// Its place in code points.
    pub range: Range,
}
