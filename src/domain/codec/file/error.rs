//! What can be wrong with a file, and with one item of it, in words.

use std::fmt;
use std::rc::Rc;

use super::super::json;
use super::read::MAX_BYTES;
use crate::domain::document::ArticleError;

/// Why a file cannot be read at all. Its text says what happened, what is safe and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileError {
    /// It has no bytes, or white space only.
    Empty,
    /// It has more than [`MAX_BYTES`] bytes.
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// It has more labels or more items than are read.
    TooMany {
        /// `labels`, or `items`: annotations, links and orphans.
        what: &'static str,
        /// How many it has.
        count: usize,
        /// How many are read at most.
        most: usize,
    },
    /// Its bytes are not UTF-8.
    NotText {
        /// Whether it begins like a UTF-16 text.
        utf16: bool,
    },
    /// Its JSON breaks off.
    Truncated,
    /// It is not JSON.
    NotJson {
        /// The line of the first mistake, from 1.
        line: usize,
        /// Its column in bytes, from 1.
        column: usize,
    },
    /// Its arrays and objects are nested deeper than any reader takes.
    TooDeep,
    /// It is JSON of another kind.
    NotPressmark {
        /// What it seems to be.
        seems: Option<&'static str>,
    },
    /// A newer Pressmark wrote it.
    Newer {
        /// The version of its format.
        version: u64,
    },
    /// A member that must be there is missing or is of the wrong kind.
    BadMember {
        /// Which one.
        member: &'static str,
    },
    /// Its article is not one.
    BadArticle(ArticleError),
    /// Its article's text is not the one that its fingerprint was made of.
    TextChanged,
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MEGABYTE: usize = 1_000_000;
        match self {
            Self::Empty => f.write_str("This file is empty"),
            Self::TooLarge { bytes } => write!(
                f,
                "This file has {} MB; Pressmark reads files up to {} MB",
                bytes.div_ceil(MEGABYTE),
                MAX_BYTES / MEGABYTE
            ),
            Self::TooMany { what, count, most } => {
                write!(f, "This file has {count} {what}; Pressmark reads up to {most}")
            }
            Self::NotText { utf16: true } => f.write_str("This file is stored as UTF-16"),
            Self::NotText { utf16: false } => f.write_str("This file is not text in UTF-8"),
            Self::Truncated => f.write_str("This file breaks off before its end; part of it is missing"),
            Self::NotJson { line, column } => write!(
                f,
                "This file is not JSON: the mistake is in line {line}, column {column}"
            ),
            Self::TooDeep => f.write_str("This file is nested too deeply to be read"),
            Self::NotPressmark { seems: None } => f.write_str("This is not a Pressmark file"),
            Self::NotPressmark { seems: Some(seems) } => {
                write!(f, "This is not a Pressmark file; it looks like {seems}")
            }
            Self::Newer { version } => write!(
                f,
                "This file has format version {version}, from a newer Pressmark; this one reads version {}",
                super::VERSION
            ),
            Self::BadMember { member } => write!(
                f,
                "This Pressmark file is damaged: \u{201c}{member}\u{201d} is missing or is not what it must be"
            ),
            Self::BadArticle(error) => write!(f, "The article in this file cannot be used: {error}"),
            Self::TextChanged => f.write_str(
                "The article's text in this file was changed after it was exported: it no longer fits its sha256",
            ),
        }?;
        f.write_str(". Nothing here was changed. ")?;
        f.write_str(match self {
            Self::Empty => "Choose the file that was exported.",
            Self::TooLarge { .. } | Self::TooMany { .. } => "Choose a smaller file.",
            Self::NotText { utf16: true } => "Save it again as UTF-8, then import it.",
            Self::Truncated => "Copy or download it again, then import it.",
            Self::Newer { .. } => "Open it with a newer Pressmark.",
            Self::BadMember { .. } | Self::BadArticle(_) | Self::TextChanged => "Ask for the file again.",
            Self::NotText { utf16: false } | Self::NotJson { .. } | Self::TooDeep | Self::NotPressmark { .. } => {
                "Choose a JSON file that Pressmark exported."
            }
        })
    }
}

impl std::error::Error for FileError {}

/// Why one item cannot be used. Its text is half a sentence, to follow the item's name and a colon.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// It is not an object.
    NotAnObject,
    /// A member is missing.
    Missing(&'static str),
    /// A member is of the wrong kind.
    Wrong {
        /// Which one.
        member: &'static str,
        /// What it must be.
        must: &'static str,
    },
    /// Its range is empty or runs backwards.
    Backwards {
        /// Where it begins, in code points.
        start: u32,
        /// Where it ends, in code points.
        end: u32,
    },
    /// An earlier item has the same id.
    Twice,
    /// The file's codebook has no such label.
    UnknownLabel(Rc<str>),
    /// An end of a link is not an annotation of the file, or was refused.
    NoEnd(Rc<str>),
    /// An end of a link has a label that cannot stand there.
    WrongEnd {
        /// Which end.
        member: &'static str,
        /// What the label's role must be.
        must: &'static str,
    },
    /// Its words are not in the text, and it does not say which they were.
    Beyond {
        /// The text's length in code points.
        length: u32,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnObject => f.write_str("it is not an object"),
            Self::Missing(member) => write!(f, "\u{201c}{member}\u{201d} is missing"),
            Self::Wrong { member, must } => write!(f, "\u{201c}{member}\u{201d} is not {must}"),
            Self::Backwards { start, end } => {
                write!(f, "it runs from {start} to {end}, which holds no words")
            }
            Self::Twice => f.write_str("an earlier item has the same id"),
            Self::UnknownLabel(label) => {
                write!(f, "the file's codebook has no label {}", json::quoted(label))
            }
            Self::NoEnd(id) => {
                write!(
                    f,
                    "its end {} is not among the annotations that can be used",
                    json::quoted(id)
                )
            }
            Self::WrongEnd { member, must } => write!(f, "its \u{201c}{member}\u{201d} has a label that is no {must}"),
            Self::Beyond { length } => {
                write!(
                    f,
                    "it lies beyond the text, which has {length} code points, and \u{201c}exact\u{201d} is missing"
                )
            }
        }
    }
}

/// What was left out or put right in an item that can be used. Its text is half a sentence, as for [`Fault`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Remark {
    /// Its id has a form that is not allowed; it got another one.
    NewId,
    /// A member was left out: it is not what it must be.
    LeftOut {
        /// Which one.
        member: &'static str,
        /// Why.
        why: &'static str,
    },
    /// It did not say its words, so that nothing checks its offsets.
    Unchecked,
    /// A colour or line that this version does not know was replaced.
    Look {
        /// Which of the two.
        member: &'static str,
        /// What stands for it.
        instead: &'static str,
    },
    /// One of a link's ends was deleted here; it comes back with that end.
    EndDeleted,
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NewId => f.write_str("its id has a form that is not allowed; it got a new one"),
            Self::LeftOut { member, why } => write!(f, "\u{201c}{member}\u{201d} was left out: {why}"),
            Self::Unchecked => f.write_str("it does not say its words; its offsets were taken as they are"),
            Self::Look { member, instead } => write!(f, "its {member} is not known here; {instead} stands for it"),
            Self::EndDeleted => f.write_str("one of its ends was deleted here; it comes back with that end"),
        }
    }
}
