//! One replica's own log.

use super::super::log;
use super::key::{self, Part};
use super::load::{self, Loaded, units};
use super::{FoldError, Shelf, ShelfError};
use crate::domain::annotation::{Entry, ReplicaId};
use crate::domain::document::Fingerprint;

/// Segments after which they are folded: some minutes of work, and keys that are listed in no time.
const SEGMENTS: usize = 64;
/// UTF-16 code units of segments after which they are folded: a fraction of the 5 million that local storage holds.
const UNITS: usize = 200_000;

/// Writes the log of one replica. Cheap to clone; only one of the clones may go on writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writer {
    fingerprint: Fingerprint,
    replica: ReplicaId,
    /// The number that the next segment gets, if it is free.
    next: u64,
    /// Segments written since the last snapshot.
    segments: usize,
    /// Their UTF-16 code units.
    units: usize,
}

impl Writer {
    /// The writer of a replica that has not written yet.
    #[must_use]
    pub const fn new(fingerprint: Fingerprint, replica: ReplicaId) -> Self {
        Self {
            fingerprint,
            replica,
            next: 1,
            segments: 0,
            units: 0,
        }
    }

    /// The writer of a replica that goes on where it stopped. `None` if some of its own bytes cannot be read: it must go
    /// on as a new replica.
    #[must_use]
    pub fn resume(loaded: &Loaded, fingerprint: Fingerprint, replica: ReplicaId) -> Option<Self> {
        let mut writer = Self::new(fingerprint, replica);
        if let Some(info) = loaded.replicas.iter().find(|info| info.id == replica) {
            if !info.readable {
                return None;
            }
            writer.next = info.last.saturating_add(1);
            writer.segments = info.segments;
        }
        Some(writer)
    }

    /// Whose log it is.
    #[must_use]
    pub const fn replica(&self) -> ReplicaId {
        self.replica
    }

    /// The article.
    #[must_use]
    pub const fn fingerprint(&self) -> &Fingerprint {
        &self.fingerprint
    }

    /// Writes `entries` as one segment; nothing if there are none. After an error it can be called again with the same
    /// entries: at worst they are written twice, which changes nothing.
    ///
    /// # Errors
    /// When the shelf fails. Nothing that was there has changed.
    pub fn append(&mut self, shelf: &dyn Shelf, entries: &[Entry]) -> Result<(), ShelfError> {
        if entries.is_empty() {
            return Ok(());
        }
        self.write(shelf, &log::encode(entries)).map(drop)
    }

    /// Puts `stored` under the next free number; gives the key.
    pub(super) fn write(&mut self, shelf: &dyn Shelf, stored: &str) -> Result<String, ShelfError> {
        let full = || ShelfError::Failed("no number is left for a segment".to_owned());
        loop {
            let key = key::of(&self.fingerprint, self.replica, Part::Segment(self.next));
            // Never over what is there, whoever put it there.
            if shelf.get(&key)?.is_some() {
                self.next = self.next.checked_add(1).ok_or_else(full)?;
                continue;
            }
            shelf.set(&key, stored)?;
            self.next = self.next.checked_add(1).ok_or_else(full)?;
            self.segments += 1;
            self.units += units(&key) + units(stored);
            return Ok(key);
        }
    }

    /// Whether there are enough segments to be worth folding.
    #[must_use]
    pub const fn needs_folding(&self) -> bool {
        self.segments >= SEGMENTS || self.units >= UNITS
    }

    /// Folds the replica's segments into its snapshot: what is on the shelf is read, not what is remembered. The segments
    /// are deleted once the snapshot has been read back.
    ///
    /// # Errors
    /// When the shelf fails, when own bytes cannot be read, or when the snapshot does not read back. The segments stay.
    pub fn fold(&mut self, shelf: &dyn Shelf) -> Result<(), FoldError> {
        let mut kept = load::read_replica(shelf, &self.fingerprint, self.replica)?;
        let entries = load::folded(&kept);
        let mut through = 0;
        let mut old = None;
        for one in &kept {
            match one.part {
                Part::Segment(number) => through = through.max(number),
                Part::Snapshot => {
                    through = through.max(one.stored.through.unwrap_or(0));
                    old = Some(one.value.clone());
                }
            }
        }
        kept.retain(|one| one.part != Part::Snapshot);
        if kept.is_empty() {
            (self.segments, self.units) = (0, 0);
            return Ok(());
        }
        let stored = log::encode_snapshot(&entries, through);
        let key = key::of(&self.fingerprint, self.replica, Part::Snapshot);
        // Setting is all or nothing, so the old snapshot is there until the new one is.
        shelf.set(&key, &stored)?;
        if shelf.get(&key)?.as_ref() != Some(&stored) {
            // What was there before is put back; the segments were not touched.
            match old {
                Some(old) => shelf.set(&key, &old)?,
                None => shelf.remove(&key)?,
            }
            return Err(FoldError::NotKept);
        }
        self.next = self.next.max(through.saturating_add(1));
        (self.segments, self.units) = (0, 0);
        load::remove(shelf, &kept)?;
        Ok(())
    }
}
