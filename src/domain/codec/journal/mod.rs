//! Keeping the log on a shelf of keys and texts, such as the browser's local storage.
//!
//! Invariants, whatever fails and whenever the page is closed:
//! - Every replica writes under keys of its own. Only adoption deletes another's, after its entries were read back.
//! - Nothing is deleted before what stands for it has been written and read back. Folding twice changes nothing, so
//!   that what was written twice is harmless.
//! - Bytes that cannot be read are never written over and never deleted.
//!
//! - What is under a key never changes: it is there as it was written, or not at all. So it does not matter how late a
//!   browser shows one tab what another one has written or deleted.
//!
//! Keys: `pressmark:1:<sha256 of the article>:<replica>:<n>`, where `n` is the number of a segment from 1, in plain
//! decimals. Earlier versions of this program also wrote `…:snapshot`, which is read as a segment is.

mod adopt;
pub(in crate::domain::codec) mod alive;
mod key;
mod load;
mod writer;

use std::fmt;

pub use adopt::adopt;
pub use alive::{Life, OLD, gone, life, live};
pub use load::{Loaded, ReplicaInfo, load, read_key};
pub use writer::Writer;

use super::log::StoredError;
use crate::domain::messages::{Language, file as msg};

/// A store of texts by key. Implemented by the browser's edge; here it is only used.
pub trait Shelf {
    /// All keys, in any order; other programs' too.
    ///
    /// # Errors
    /// When the store cannot be read at all.
    fn keys(&self) -> Result<Vec<String>, ShelfError>;

    /// The text under `key`, if there is one.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn get(&self, key: &str) -> Result<Option<String>, ShelfError>;

    /// Whether there is anything under `key`.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn has(&self, key: &str) -> Result<bool, ShelfError> {
        self.get(key).map(|value| value.is_some())
    }

    /// Puts `value` under `key`, wholly or not at all.
    ///
    /// # Errors
    /// When the store is full or cannot be written.
    fn set(&self, key: &str, value: &str) -> Result<(), ShelfError>;

    /// Takes away `key`; no error if it is not there.
    ///
    /// # Errors
    /// When the store cannot be written.
    fn remove(&self, key: &str) -> Result<(), ShelfError>;
}

/// Why a shelf did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShelfError {
    /// There is no more room.
    Full,
    /// It may not be used at all.
    Blocked,
    /// Anything else, in the words of whoever said so.
    Failed(String),
}

impl ShelfError {
    /// Half a sentence that says so.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        match self {
            Self::Full => msg::SHELF_FULL.text(language).to_owned(),
            Self::Blocked => msg::SHELF_BLOCKED.text(language).to_owned(),
            Self::Failed(why) => msg::SHELF_FAILED.fill(language, &[why]),
        }
    }
}

/// In English, for logs and tests.
impl fmt::Display for ShelfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::English))
    }
}

impl std::error::Error for ShelfError {}

/// A key whose bytes cannot be read. They stay where they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The key.
    pub key: String,
    /// Why.
    pub reason: Reason,
}

/// Why the bytes under a key cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// They are not what was written.
    Damaged,
    /// A newer Pressmark wrote them.
    Newer {
        /// The version of their form.
        version: u64,
    },
    /// They say something that this version does not know, as only a newer Pressmark would.
    UnknownKind,
    /// The shelf did not give them.
    Failed(ShelfError),
}

impl From<StoredError> for Reason {
    fn from(error: StoredError) -> Self {
        match error {
            StoredError::Damaged => Self::Damaged,
            StoredError::Newer { version } => Self::Newer { version },
            StoredError::UnknownKind => Self::UnknownKind,
        }
    }
}

impl Reason {
    /// Half a sentence that says so.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let stored = match self {
            Self::Damaged => StoredError::Damaged,
            Self::Newer { version } => StoredError::Newer { version: *version },
            Self::UnknownKind => StoredError::UnknownKind,
            Self::Failed(error) => return error.text(language),
        };
        stored.text(language)
    }
}

/// In English, for logs and tests.
impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::English))
    }
}

/// Why segments were not folded, or a replica not adopted. Nothing is lost: what was there before is there still.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoldError {
    /// The shelf failed.
    Shelf(ShelfError),
    /// Some of the replica's bytes cannot be read. If they are the writer's own, it must go on as a new replica.
    Unreadable(Unreadable),
    /// What was written does not read back as it was written.
    NotKept,
}

impl From<ShelfError> for FoldError {
    fn from(error: ShelfError) -> Self {
        Self::Shelf(error)
    }
}

impl fmt::Display for FoldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shelf(error) => error.fmt(f),
            Self::Unreadable(what) => write!(f, "{}: {}", what.key, what.reason),
            Self::NotKept => f.write_str("the browser's storage does not keep what is written to it"),
        }
    }
}

impl std::error::Error for FoldError {}
