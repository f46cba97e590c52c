//! Keeping the work: between the journal, which decides what is written where, and the browser's storage.

use std::rc::Rc;

use crate::domain::annotation::{Entry, Project, ReplicaId};
use crate::domain::app::{Alert, Offer, Trouble};
use crate::domain::codec::journal::{
    self, FoldError, Loaded, Reason, ReplicaInfo, Shelf, ShelfError, Unreadable, Writer,
};
use crate::domain::codec::meter;
use crate::domain::document::Fingerprint;
use crate::domain::messages::{Language, exchange as msg, room};
use crate::web::storage::{self, StorageError};
use crate::web::{clock, locks};

use super::{fresh, shelf};

/// How old a sign of life may be before a write renews it, in milliseconds.
const ANEW: u64 = 60_000;

/// When the browser was asked last to keep what is stored.
const ASKED: &str = "pressmark:asked";

/// The browser's local storage as the journal sees it.
pub struct LocalShelf;

/// What the browser's storage said, as the journal hears it.
pub fn shelf_error(error: StorageError) -> ShelfError {
    match error {
        StorageError::Blocked => ShelfError::Blocked,
        StorageError::Full => ShelfError::Full,
        StorageError::Failed(why) => ShelfError::Failed(why),
    }
}

impl Shelf for LocalShelf {
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        storage::keys().map_err(shelf_error)
    }

    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        storage::get(key).map_err(shelf_error)
    }

    fn has(&self, key: &str) -> Result<bool, ShelfError> {
        storage::has(key).map_err(shelf_error)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        storage::set(key, value).map_err(shelf_error)
    }

    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        storage::remove(key).map_err(shelf_error)
    }
}

/// Why the shelf did not take something, as the app says it.
pub fn trouble(error: ShelfError) -> Trouble {
    match error {
        ShelfError::Full => Trouble::Full,
        ShelfError::Blocked => Trouble::Blocked,
        ShelfError::Failed(why) => Trouble::Failed(why.into()),
    }
}

/// The writer of this tab, and what it found when it opened.
pub struct Keeper {
    fingerprint: Fingerprint,
    writer: Writer,
    /// Whether room was looked for in one's own log since something was written last.
    squeezed: bool,
    /// When a sign of life was given last, in milliseconds since 1970. Only where there are no locks.
    alive: Option<u64>,
    /// Whether it is time to look how full storage is, and whether it was said that it is.
    unmeasured: bool,
    warned: bool,
    /// Whether the browser was asked to keep what is stored.
    asked: bool,
}

/// What storage held when the page was opened.
pub struct Opened {
    /// The merged work.
    pub project: Project,
    /// Other writers of it, dead or alive.
    pub replicas: Vec<ReplicaInfo>,
    /// What could not be read.
    pub unreadable: Vec<Unreadable>,
    /// Why storage cannot be used at all.
    pub trouble: Option<Trouble>,
}

/// Reads everything that storage has on the article.
pub fn open(fingerprint: &Fingerprint) -> Opened {
    match journal::load(&LocalShelf, fingerprint) {
        Ok(Loaded {
            project,
            replicas,
            unreadable,
        }) => Opened {
            project,
            replicas,
            unreadable,
            trouble: None,
        },
        Err(error) => Opened {
            project: Project::default(),
            replicas: Vec::new(),
            unreadable: Vec::new(),
            trouble: Some(trouble(error)),
        },
    }
}

/// The name of the lock that the tab of `replica` holds as long as it lives.
pub fn lock_name(replica: ReplicaId) -> String {
    format!("pressmark:{replica}")
}

/// What to say of stored bytes that cannot be read.
pub fn report(unreadable: &[Unreadable], language: Language) -> Option<Alert> {
    let first = unreadable.first()?;
    let newer = unreadable.iter().find_map(|one| match one.reason {
        Reason::Newer { version } => Some(version),
        _ => None,
    });
    let keys: Vec<Rc<str>> = unreadable.iter().map(|one| Rc::from(one.key.as_str())).collect();
    let left = msg::LEFT_AS_IT_IS.fill(language, &[&keys.join(", ")]);
    let text = match newer {
        Some(version) => msg::NEWER_STORED.fill(language, &[&version.to_string(), &left]),
        None => msg::UNREADABLE_STORED.fill(language, &[&first.reason.text(language), &left]),
    };
    Some(Alert {
        text: text.into(),
        offer: Offer::Raw(Rc::new(keys)),
    })
}

/// What to say when storage is nearly full.
pub fn crowded(percent: usize, language: Language) -> Alert {
    Alert {
        text: room::HIGH_ALERT.fill(language, &[&percent.to_string()]).into(),
        offer: Offer::File,
    }
}

/// A key by which it can be seen that `others` are still there.
fn watched(others: &[ReplicaInfo]) -> Option<String> {
    others.iter().find_map(|other| other.there.clone())
}

/// The text of a file with stored bytes as they are: each key on a line of its own, then what stands there.
pub fn raw_copy(keys: &[Rc<str>]) -> String {
    keys.iter()
        .map(|key| format!("{key}\n{}\n", storage::get(key).ok().flatten().unwrap_or_default()))
        .collect()
}

impl Keeper {
    /// A keeper that writes as a replica of its own, beside `others`.
    pub fn new(fingerprint: &Fingerprint, replica: ReplicaId, others: &[ReplicaInfo]) -> Self {
        Self {
            fingerprint: fingerprint.clone(),
            writer: Writer::new(fingerprint.clone(), replica).watching(watched(others)),
            squeezed: false,
            alive: None,
            unmeasured: true,
            warned: false,
            asked: false,
        }
    }

    /// Writes `work`; when there are many small pieces by now, folds them into one. Gives what of its own could not be read
    /// then, if there is such: the tab must go on as a new replica.
    pub fn write(&mut self, work: &Project) -> Result<Option<Unreadable>, ShelfError> {
        let entries: Vec<Entry> = work.entries().collect();
        let mut written = self.writer.append(&LocalShelf, &entries);
        // What was said and is no longer true takes room; once is enough as long as nothing could be written.
        if written == Err(ShelfError::Full) && !std::mem::replace(&mut self.squeezed, true) {
            drop(self.writer.fold(&LocalShelf));
            written = self.writer.append(&LocalShelf, &entries);
        }
        written?;
        self.squeezed = false;
        self.live(ANEW);
        if !self.writer.needs_folding() {
            return Ok(None);
        }
        self.unmeasured = true;
        match self.writer.fold(&LocalShelf) {
            // Too little room for the fold, or a copy that did not come back alike: the pieces are all still there.
            Ok(()) | Err(FoldError::Shelf(_) | FoldError::NotKept) => Ok(None),
            Err(FoldError::Unreadable(what)) => Ok(Some(what)),
        }
    }

    /// Where there are no locks, says that this tab lives, if it has written and has not said so for `ms` milliseconds.
    pub fn live(&mut self, ms: u64) {
        let now = clock::millis();
        let due = self.alive.is_none_or(|last| now < last || now - last >= ms);
        if due && !locks::supported() && self.writer.has_written() {
            let said = journal::live(&LocalShelf, &self.fingerprint, self.writer.replica(), now);
            self.alive = said.is_ok().then_some(now);
        }
    }

    /// Those of `others` that have given no sign of life for so long that they can be adopted.
    pub fn gone(&self, others: &[ReplicaInfo]) -> Vec<ReplicaId> {
        journal::gone(&LocalShelf, &self.fingerprint, others, clock::millis())
    }

    /// Folds everything that this tab has written.
    pub fn compact(&mut self) {
        drop(self.writer.compact(&LocalShelf));
    }

    /// How full storage is, in hundredths, if it is nearly full and that was not asked before. To be asked now and then.
    pub fn crowded(&mut self) -> Option<usize> {
        if !std::mem::take(&mut self.unmeasured) {
            return None;
        }
        let percent = shelf::taken() * 100 / meter::ROOM;
        let high = percent >= meter::HIGH && !self.warned;
        self.warned |= high;
        high.then_some(percent)
    }

    /// Asks the browser to keep what is stored, if it is time to. `earlier` says whether there was work when the page was
    /// opened.
    pub fn ask_to_keep(&mut self, earlier: bool, annotations: usize) {
        if self.asked {
            return;
        }
        let (asked, now) = (storage::get(ASKED).ok().flatten(), fresh::now());
        if meter::is_time_to_ask(&asked.unwrap_or_default(), now.as_str(), earlier, annotations) {
            self.asked = true;
            drop(storage::set(ASKED, now.as_str()));
            storage::persist();
        }
    }

    /// What of `whole` storage does not have, if what this tab wrote, or found, is not there any more.
    pub fn missing(&mut self, whole: &Project) -> Option<Project> {
        if !self.writer.is_gone(&LocalShelf) {
            return None;
        }
        let missing = self.lacking(whole)?;
        if missing.is_empty() && !self.writer.has_written() {
            // Somebody has folded what was watched.
            let others = journal::load(&LocalShelf, &self.fingerprint).ok()?.replicas;
            let writer = Writer::new(self.fingerprint.clone(), self.writer.replica());
            self.writer = writer.watching(watched(&others));
            return None;
        }
        Some(missing)
    }

    /// What of `whole` storage does not have.
    pub fn lacking(&self, whole: &Project) -> Option<Project> {
        let loaded = journal::load(&LocalShelf, &self.fingerprint).ok()?;
        Some(whole.beyond(&loaded.project))
    }

    /// Goes on under a new replica id, leaving everything under the old one untouched.
    pub fn start_anew(&mut self) -> ReplicaId {
        let replica = fresh::replica_id();
        self.writer = Writer::new(self.fingerprint.clone(), replica);
        self.alive = None;
        replica
    }

    /// Goes on as `replica`, whose tab is gone: nothing has to be copied. Gives everything that storage holds by now,
    /// to be taken in before anything is written: the stamps of a replica must rise. `None` if its bytes cannot be read.
    pub fn become_replica(&mut self, replica: ReplicaId) -> Option<Vec<Entry>> {
        let loaded = journal::load(&LocalShelf, &self.fingerprint).ok()?;
        // Its keys may have been cleared since they were seen.
        loaded.replicas.iter().find(|known| known.id == replica)?;
        let tab = self.writer.replica();
        self.writer = Writer::resume(&loaded, self.fingerprint.clone(), replica)?.leaving_room(tab);
        Some(loaded.project.entries().collect())
    }

    /// Takes over what a replica whose tab is gone has left. If that fails, it is left for another time.
    pub fn adopt(&mut self, dead: ReplicaId) {
        drop(journal::adopt(&LocalShelf, dead, &mut self.writer));
    }

    /// As whom this tab writes.
    pub fn replica(&self) -> ReplicaId {
        self.writer.replica()
    }
}
