//! The file: format `pressmark`, version 1. `docs/pressmark.schema.json` describes every member.

mod error;
mod fields;
mod item;
mod name;
mod part;
mod read;
mod write;

use std::rc::Rc;

pub use error::{Fault, FileError, Remark};
pub(super) use item::{Reader, annotation_id, refuse_twice};
pub use name::file_name;
pub(super) use name::named;
pub use read::{MAX_BYTES, MAX_ITEMS, MAX_LABELS, read};
pub(super) use read::{article as read_article, as_text};
pub(super) use write::article as written_article;
pub use write::export;

use crate::domain::annotation::{Annotation, Codebook, Field, LabelDefinition, Link, Timestamp};
use crate::domain::document::{Article, Extra};

/// The name of the format, in the member `format`.
const FORMAT: &str = "pressmark";
/// The version written; the highest that is read.
const VERSION: u32 = 1;

/// Known members; all others are kept and written again.
const FILE: &[&str] = &[
    "format",
    "version",
    "exported",
    "generator",
    "article",
    "codebook",
    "author",
    "annotations",
    "links",
    "orphans",
];
const ARTICLE: &[&str] = &[
    "id",
    "title",
    "language",
    "direction",
    "citation",
    "sha256",
    "text",
    "blocks",
];
const CODEBOOK: &[&str] = &["id", "version", "labels"];
const LABEL: &[&str] = &[
    "id",
    "role",
    "name",
    "definition",
    "example",
    "nonexample",
    "key",
    "color",
    "line",
];
const AUTHOR: &[&str] = &["name"];
const ANNOTATION: &[&str] = &[
    "id",
    "label",
    "start",
    "end",
    "exact",
    "prefix",
    "suffix",
    "creator",
    "note",
    "source",
    "cue",
    "continues",
    "judgements",
    "created",
    "modified",
    "was",
];
const PART: &[&str] = &["start", "end", "exact"];
const LINK: &[&str] = &["attribution", "content"];

/// What a file says, each item checked by itself. Nothing has been compared with anybody's work yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileContents {
    /// The article, whose text agrees with its fingerprint.
    pub article: Rc<Article>,
    /// The codebook with the labels that could be read.
    pub codebook: Codebook,
    /// The codebook's labels in input order.
    pub labels: Vec<Item>,
    /// Annotations, then links, then orphans, each in input order.
    pub items: Vec<Item>,
    /// Whose file it is; empty if it does not say.
    pub author: Rc<str>,
    /// When it was written.
    pub exported: Option<Timestamp>,
    /// Unknown members of the file; those of `author` and `codebook` under these names.
    pub extra: Extra,
    /// What the file cannot say of an annotation, so that its silence is no difference. Empty for Pressmark's own.
    pub lacks: Vec<Field>,
}

/// Which array an item stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are the arrays'")]
pub enum ItemKind {
    Label,
    Annotation,
    Link,
    Orphan,
}

/// The answer for one item of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Which array it stands in.
    pub kind: ItemKind,
    /// Its place in that array, from 0.
    pub index: usize,
    /// Its id as written, cut at 80 code points; `None` for links and where there is none.
    pub id: Option<Rc<str>>,
    /// What it is, or why it cannot be used.
    pub content: Result<Content, Fault>,
    /// What was left out or put right in it.
    pub remarks: Vec<Remark>,
}

/// A usable item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// An annotation or an orphan.
    Annotation {
        /// The annotation, placed where `found` says.
        annotation: Rc<Annotation>,
        /// How its words were found.
        found: Found,
    },
    /// A link both of whose ends are in the file.
    Link {
        /// The link.
        link: Link,
        /// Its unknown members.
        extra: Extra,
    },
    /// A label.
    Label(Rc<LabelDefinition>),
}

/// How the words of an annotation were found in the file's article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// As written: at its offsets, or an orphan that was one before.
    AsWritten,
    /// Elsewhere than its offsets say.
    Moved,
    /// Where the words are not quite the same; [`Remark::OtherWords`] has those that were meant.
    Approximate,
    /// Nowhere for certain: it has become an orphan.
    Lost,
}
