//! Reading what is on the shelf.

use super::super::log;
use super::key::{self, Key, Part};
use super::{FoldError, Reason, Shelf, ShelfError, Unreadable};
use crate::domain::annotation::{Entry, Project, ReplicaId};
use crate::domain::document::Fingerprint;
use crate::domain::order;

/// Everything on the shelf about one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// All replicas' entries folded.
    pub project: Project,
    /// The replicas in the order of their ids.
    pub replicas: Vec<ReplicaInfo>,
    /// Keys whose bytes cannot be read, in the order of the keys; those of a newer scheme whichever article they are of.
    pub unreadable: Vec<Unreadable>,
}

/// What is known of a replica from its keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplicaInfo {
    /// Its id.
    pub id: ReplicaId,
    /// How many segments it has.
    pub segments: usize,
    /// What its keys and texts take, in UTF-16 code units.
    pub units: usize,
    /// Whether all of its keys can be read.
    pub readable: bool,
    /// The highest number that a segment of it has or had; 0 if none.
    pub last: u64,
    /// One of its keys, by which it can be seen that they are still there.
    pub there: Option<String>,
}

/// Folds everything about the article `fingerprint`. Changes nothing on the shelf.
///
/// # Errors
/// When the keys cannot be listed. A key that cannot be read is no error but an item of [`Loaded::unreadable`].
pub fn load(shelf: &dyn Shelf, fingerprint: &Fingerprint) -> Result<Loaded, ShelfError> {
    let mut loaded = Loaded::default();
    let mut keys = shelf.keys()?;
    order::sort_by(&mut keys, Ord::cmp);
    for key in keys {
        let (id, part) = match key::parse(&key, fingerprint) {
            None => continue,
            Some(Key::Newer(version)) => {
                loaded.unreadable.push(Unreadable {
                    key,
                    reason: Reason::Newer { version },
                });
                continue;
            }
            Some(Key::Strange(id)) => (id, None),
            Some(Key::Ours(id, part)) => (id, Some(part)),
        };
        // The keys are sorted, so a replica's keys follow each other, in the order of the ids.
        if loaded.replicas.last().is_none_or(|last| last.id != id) {
            loaded.replicas.push(ReplicaInfo {
                id,
                segments: 0,
                units: 0,
                readable: true,
                last: 0,
                there: None,
            });
        }
        let Some(info) = loaded.replicas.last_mut() else {
            continue;
        };
        if let Some(Part::Segment(number)) = part {
            info.segments += 1;
            info.last = info.last.max(number);
        }
        let read = match shelf.get(&key) {
            // Taken away since the keys were listed: another tab has folded it, and its news come as an event.
            Ok(None) => continue,
            Ok(Some(value)) => {
                info.units += units(&key) + units(&value);
                info.there = Some(key.clone());
                match part {
                    Some(_) => log::decode_stored(&value).map_err(Reason::from),
                    None => Err(Reason::UnknownKind),
                }
            }
            Err(error) => Err(Reason::Failed(error)),
        };
        match read {
            Ok(stored) => {
                info.last = info.last.max(stored.through.unwrap_or(0));
                for entry in stored.entries {
                    loaded.project.take(entry);
                }
            }
            Err(reason) => {
                info.readable = false;
                loaded.unreadable.push(Unreadable { key, reason });
            }
        }
    }
    Ok(loaded)
}

/// What a `storage` event says: the entries of the text `value` under `key`, or why they cannot be read. `None` if the
/// key is not about the article `fingerprint`.
#[must_use]
pub fn read_key(key: &str, value: &str, fingerprint: &Fingerprint) -> Option<Result<Vec<Entry>, Reason>> {
    Some(match key::parse(key, fingerprint)? {
        Key::Newer(version) => Err(Reason::Newer { version }),
        Key::Strange(_) => Err(Reason::UnknownKind),
        Key::Ours(..) => log::decode(value).map_err(Reason::from),
    })
}

/// One key of a replica as it stands.
pub(super) struct Kept {
    pub(super) key: String,
    pub(super) value: String,
}

/// All keys of `replica`, not decoded.
///
/// # Errors
/// When the shelf fails, or one of the keys has a name that this version does not know.
pub(super) fn parts_of(
    shelf: &dyn Shelf,
    fingerprint: &Fingerprint,
    replica: ReplicaId,
) -> Result<Vec<Kept>, FoldError> {
    let mut kept = Vec::new();
    for key in shelf.keys()? {
        match key::parse(&key, fingerprint) {
            Some(Key::Ours(id, _)) if id == replica => {}
            Some(Key::Strange(id)) if id == replica => {
                return Err(FoldError::Unreadable(Unreadable {
                    key,
                    reason: Reason::UnknownKind,
                }));
            }
            _ => continue,
        }
        if let Some(value) = shelf.get(&key)? {
            kept.push(Kept { key, value });
        }
    }
    Ok(kept)
}

/// What `kept` says as far as nothing in it replaces another.
///
/// # Errors
/// When one of the texts cannot be read.
pub(super) fn folded(kept: &[Kept]) -> Result<Vec<Entry>, FoldError> {
    let mut project = Project::default();
    for one in kept {
        let entries = log::decode(&one.value).map_err(|error| {
            FoldError::Unreadable(Unreadable {
                key: one.key.clone(),
                reason: error.into(),
            })
        })?;
        for entry in entries {
            project.take(entry);
        }
    }
    Ok(project.entries().collect())
}

/// Deletes `kept`, but for keys whose text is no longer the one that was read.
pub(super) fn remove(shelf: &dyn Shelf, kept: &[Kept]) -> Result<(), ShelfError> {
    for one in kept {
        if shelf.get(&one.key)?.as_ref() == Some(&one.value) {
            shelf.remove(&one.key)?;
        }
    }
    Ok(())
}

/// The length of `text` in UTF-16 code units, which local storage counts.
pub(super) fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}
