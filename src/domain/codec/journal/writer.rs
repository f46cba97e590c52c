//! One replica's own log.

use super::super::log;
use super::key::{self, Part};
use super::load::{self, Kept, Loaded, units};
use super::{FoldError, Shelf, ShelfError};
use crate::domain::annotation::{Entry, ReplicaId};
use crate::domain::document::Fingerprint;
use crate::domain::order;

/// Segments after which they are folded: some minutes of work, and keys that are listed in no time.
const SEGMENTS: usize = 64;
/// UTF-16 code units of segments after which they are folded: a fraction of the 5 million that local storage holds.
const UNITS: usize = 200_000;
/// A part that is more than so many times as large as all smaller ones together is left alone when they are folded: what
/// has grown large is written again only when as much again, or a quarter of it, has come to it. So an act never waits
/// for megabytes, and there need not be room for everything twice.
const GROWTH: usize = 4;
/// Parts up to this length, in bytes, are folded in any case.
const SMALL: usize = 4_000;

/// Writes the log of one replica. Cheap to clone; only one of the clones may go on writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writer {
    fingerprint: Fingerprint,
    replica: ReplicaId,
    /// The number that the next segment gets, if it is free.
    next: u64,
    /// Segments written since they were folded last.
    segments: usize,
    /// Their UTF-16 code units.
    units: usize,
    /// A key that was there when it was looked at last: the own one that was written last, as far as there is one.
    there: Option<String>,
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
            there: None,
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
            writer.there.clone_from(&info.there);
        }
        Some(writer)
    }

    /// Leaves numbers free behind the last segment that it knows of: as many as the random id of the `tab` says that goes
    /// on as this replica. Browsers show a tab late what others wrote: the last words of the tab before may be there and
    /// not be seen yet, and would be written over.
    #[must_use]
    pub const fn leaving_room(mut self, tab: ReplicaId) -> Self {
        self.next = self.next.saturating_add(tab.spread());
        self
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

    /// Until it has written itself, it watches the key `there`, another replica's.
    #[must_use]
    pub fn watching(mut self, there: Option<String>) -> Self {
        self.there = there;
        self
    }

    /// Whether anything was ever written as this replica.
    #[must_use]
    pub const fn has_written(&self) -> bool {
        self.next > 1
    }

    /// Whether what was there is not there any more: the storage was cleared without a word, somebody has adopted this
    /// replica in the belief that its tab was gone, or, before it has written, folded what it watched. The tab then goes on
    /// as a new replica, and looks what the shelf lacks.
    #[must_use]
    pub fn is_gone(&self, shelf: &dyn Shelf) -> bool {
        let there = self.there.as_deref();
        there.is_some_and(|key| shelf.has(key) == Ok(false))
    }

    /// Puts `stored` under the next free number; gives the key.
    fn write(&mut self, shelf: &dyn Shelf, stored: &str) -> Result<String, ShelfError> {
        let full = || ShelfError::Failed("no number is left for a segment".to_owned());
        loop {
            let part = Part::Segment(self.next);
            let key = key::of(&self.fingerprint, self.replica, part);
            // Never over what is there, whoever put it there.
            if shelf.has(&key)? {
                self.next = self.next.checked_add(1).ok_or_else(full)?;
                continue;
            }
            shelf.set(&key, stored)?;
            self.next = self.next.checked_add(1).ok_or_else(full)?;
            self.segments += 1;
            self.units += units(&key) + units(stored);
            self.there = Some(key.clone());
            return Ok(key);
        }
    }

    /// [`Writer::write`], read back; taken away again if it is not what was written.
    pub(super) fn write_surely(&mut self, shelf: &dyn Shelf, stored: &str) -> Result<(), FoldError> {
        let before = self.there.clone();
        let key = self.write(shelf, stored)?;
        if shelf.get(&key)?.as_deref() == Some(stored) {
            return Ok(());
        }
        self.there = before;
        shelf.remove(&key)?;
        Err(FoldError::NotKept)
    }

    /// Whether there are enough segments to be worth folding.
    #[must_use]
    pub const fn needs_folding(&self) -> bool {
        self.segments >= SEGMENTS || (self.segments > 1 && self.units >= UNITS)
    }

    /// Folds the replica's segments into a new one: all of them or, where there is a part much larger than the others, those.
    /// What is on the shelf is read, not what is remembered; what was folded is deleted once that which stands for it has
    /// been read back. After an error the next try is due after as much again.
    ///
    /// What is under a key never changes. So it can only be deleted as it was read, even by a tab that is shown late what
    /// others have written since.
    ///
    /// # Errors
    /// When the shelf fails, when own bytes cannot be read, or when what was written does not read back. The segments stay.
    pub fn fold(&mut self, shelf: &dyn Shelf) -> Result<(), FoldError> {
        (self.segments, self.units) = (0, 0);
        let mut parts = load::parts_of(shelf, &self.fingerprint, self.replica)?;
        order::sort_by(&mut parts, |a, b| a.value.len().cmp(&b.value.len()));
        let mut sum = 0;
        let small = parts.iter().position(|one| {
            let larger = one.value.len() > SMALL.max(GROWTH * sum);
            sum += one.value.len();
            larger && sum > one.value.len()
        });
        parts.truncate(small.unwrap_or(usize::MAX));
        self.fold_all(shelf, &parts)
    }

    /// Folds everything of the replica into one segment, however large: room for everything twice is needed for a moment.
    /// Where there is not, as [`Writer::fold`].
    ///
    /// # Errors
    /// As [`Writer::fold`].
    pub fn compact(&mut self, shelf: &dyn Shelf) -> Result<(), FoldError> {
        let parts = load::parts_of(shelf, &self.fingerprint, self.replica)?;
        match self.fold_all(shelf, &parts) {
            Err(FoldError::Shelf(ShelfError::Full)) => self.fold(shelf),
            other => other,
        }
    }

    fn fold_all(&mut self, shelf: &dyn Shelf, parts: &[Kept]) -> Result<(), FoldError> {
        if parts.len() > 1 {
            self.write_surely(shelf, &log::encode(&load::folded(parts)?))?;
            (self.segments, self.units) = (0, 0);
            load::remove(shelf, parts)?;
        }
        Ok(())
    }
}
