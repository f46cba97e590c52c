//! The stored bytes of one replica: the segments of its log.
//!
//! A stored text is eight hexadecimal letters, the start of the SHA-256 of all that follows, and then compact JSON:
//!
//! ```text
//! 1a2b3c4d{"v":1,"t":7,"r":["00000000000000f1"],"e":[["a<id>",[0,12,"l","claim","n","why"]],…]}
//! ```
//!
//! `v` is the version; `t`, only in snapshots (which are read, but not written any more), the last segment folded into it;
//! `r` the replicas of the stamps. Each item of `e` is an entity (`a` an annotation, `l` a link, `b` a label, `p` the project), then one array for each
//! stamp: the replica's place in `r`, the counter, and pairs of a field's short name and its value. Entries keep their
//! order.

mod migrate;
mod read;
mod write;

use std::fmt;

pub use migrate::{MIGRATIONS, Migration};

use super::json::{self, Members};
use crate::domain::annotation::Entry;
use crate::domain::document::Fingerprint;
use crate::domain::messages::{Language, file as msg};

/// The version written. It rises with every change of the form, a new kind of fact included.
pub const VERSION: u64 = 1;

/// The letters of the checksum: 32 bits, enough to notice damage, which is not an attack.
const CHECKSUM: usize = 8;

/// Why stored bytes cannot be read. They are left where they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StoredError {
    /// They are not what was written.
    Damaged,
    /// A newer Pressmark wrote them.
    Newer {
        /// The version of their form.
        version: u64,
    },
    /// They are whole, but say something that this version does not know.
    UnknownKind,
}

impl StoredError {
    /// Half a sentence that says so.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        match self {
            Self::Damaged => msg::DAMAGED.text(language).to_owned(),
            Self::Newer { version } => msg::STORED_NEWER.fill(language, &[&version.to_string(), &VERSION.to_string()]),
            Self::UnknownKind => msg::UNKNOWN_KIND.text(language).to_owned(),
        }
    }
}

/// In English, for logs and tests.
impl fmt::Display for StoredError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::English))
    }
}

impl std::error::Error for StoredError {}

/// Entries with what a snapshot says beside them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stored {
    /// In a snapshot: the number of the last segment that was folded into it.
    pub through: Option<u64>,
    /// The entries in the order written.
    pub entries: Vec<Entry>,
}

/// The stored text of `entries`: a segment.
#[must_use]
pub fn encode(entries: &[Entry]) -> String {
    seal(&write::payload(entries))
}

/// The entries of a stored text.
///
/// # Errors
/// When it is damaged in any place, or newer than this program.
pub fn decode(stored: &str) -> Result<Vec<Entry>, StoredError> {
    decode_stored(stored).map(|stored| stored.entries)
}

/// As [`decode`], with what a snapshot says beside its entries.
///
/// # Errors
/// As for [`decode`].
pub fn decode_stored(stored: &str) -> Result<Stored, StoredError> {
    let (checksum, payload) = stored.split_at_checked(CHECKSUM).ok_or(StoredError::Damaged)?;
    if checksum != checksum_of(payload) {
        return Err(StoredError::Damaged);
    }
    let members = Members::of(payload).ok_or(StoredError::Damaged)?;
    let version = members.get("v").and_then(json::number).ok_or(StoredError::Damaged)?;
    if version > VERSION {
        return Err(StoredError::Newer { version });
    }
    let migration = MIGRATIONS
        .iter()
        .find(|migration| migration.version == version)
        .ok_or(StoredError::Damaged)?;
    (migration.read)(&Payload(members))
}

/// The members of a payload whose checksum was right.
pub struct Payload<'a>(Members<'a>);

impl fmt::Debug for Payload<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Payload").finish_non_exhaustive()
    }
}

fn seal(payload: &str) -> String {
    let mut stored = checksum_of(payload);
    stored.push_str(payload);
    stored
}

fn checksum_of(payload: &str) -> String {
    let sum = Fingerprint::of(payload);
    sum.as_str().get(..CHECKSUM).unwrap_or_default().to_owned()
}
