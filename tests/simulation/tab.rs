//! One tab: the real state, the real writer, and in between what `ui/saving.rs` and `ui/keeper.rs` do.

use std::rc::Rc;

use pressmark::domain::annotation::{Entry, ReplicaId};
use pressmark::domain::app::{Action, State, Trouble, update};
use pressmark::domain::codec::journal::{self, FoldError, ReplicaInfo, Shelf, Writer};
use pressmark::domain::order;

use crate::acts::article;
use crate::storage::Change;

pub struct Tab {
    pub state: State,
    pub writer: Writer,
    /// The replicas that were there when it opened and whose lock it has not asked for yet, the largest first.
    pub others: Vec<ReplicaInfo>,
    /// Whether it goes on as a replica whose tab is gone.
    pub became: bool,
}

/// What a tab needs from outside.
pub trait Outside: Shelf {
    /// An id that nobody else has.
    fn replica(&self) -> ReplicaId;
    /// These entries are in storage: whatever happens now, they must be there.
    fn acknowledged(&self, entries: &[Entry]);
    /// The lock of a replica, which is kept; false if another tab has it.
    fn hold(&self, replica: ReplicaId) -> bool;
    /// Gives a lock back.
    fn release(&self, replica: ReplicaId);
    /// Whether a lock says that a tab lives; else it is guessed, and the guess may be wrong.
    fn has_locks(&self) -> bool;
}

impl Tab {
    /// A page that opens. `None` if storage cannot be read: the page was closed.
    pub fn open(outside: &dyn Outside) -> Option<Self> {
        let article = article();
        let loaded = journal::load(outside, article.fingerprint()).ok()?;
        let replica = outside.replica();
        outside.hold(replica);
        let mut others: Vec<ReplicaInfo> = loaded.replicas.into_iter().filter(|other| other.readable).collect();
        order::sort_by(&mut others, |a, b| b.units.cmp(&a.units));
        Some(Self {
            writer: Writer::new(article.fingerprint().clone(), replica),
            state: State::new(article, loaded.project, replica),
            others,
            // Without a lock nobody knows for sure: then a replica is not become, only adopted.
            became: !outside.has_locks(),
        })
    }

    pub fn dispatch(&mut self, action: Action) {
        if let Some(next) = update(&self.state, action) {
            self.state = next;
        }
    }

    /// Writes everything that is outstanding.
    pub fn flush(&mut self, outside: &dyn Outside) {
        if self.state.outbox.is_empty() {
            return;
        }
        self.look_after(outside, true);
        let work = self.state.outbox.clone();
        let entries: Vec<Entry> = work.entries().collect();
        match self.writer.append(outside, &entries) {
            Ok(()) => {
                outside.acknowledged(&entries);
                self.dispatch(Action::Written(work));
                if self.writer.needs_folding() {
                    self.fold(outside);
                }
            }
            // There is room for everything: the page was closed.
            Err(error) => self.dispatch(Action::NotWritten(Trouble::Failed(error.to_string().into()))),
        }
    }

    /// If what it wrote has gone, it goes on as a new replica.
    fn look_after(&mut self, outside: &dyn Outside, acts: bool) {
        if !self.writer.is_gone(outside) {
            return;
        }
        let Ok(loaded) = journal::load(outside, self.state.article.fingerprint()) else {
            return;
        };
        let missing = self.state.project.beyond(&loaded.project);
        if acts || missing.is_empty() {
            let replica = outside.replica();
            outside.hold(replica);
            self.writer = Writer::new(self.state.article.fingerprint().clone(), replica);
            self.dispatch(Action::Become(replica));
            if !missing.is_empty() {
                self.dispatch(Action::WriteAgain(missing));
            }
        }
    }

    pub fn fold(&mut self, outside: &dyn Outside) {
        match self.writer.fold(outside) {
            Ok(()) | Err(FoldError::Shelf(_) | FoldError::NotKept) => {}
            Err(FoldError::Unreadable(what)) => panic!("nobody damages anything, but {} cannot be read", what.key),
        }
    }

    /// Another tab has written something.
    pub fn hear(&mut self, outside: &dyn Outside, change: &Change) {
        if let (Some(key), Some(value)) = (&change.key, &change.value) {
            let entries = journal::read_key(key, value, self.state.article.fingerprint())
                .expect("there is nothing else in storage")
                .expect("nobody damages anything");
            self.dispatch(Action::Received(Rc::new(entries)));
            return;
        }
        if change.key.is_none() {
            self.dispatch(Action::WriteAgain(self.state.project.clone()));
        }
        self.look_after(outside, false);
        self.flush(outside);
    }

    /// The page is shown again: it reads everything anew.
    pub fn reread(&mut self, outside: &dyn Outside) {
        if let Ok(loaded) = journal::load(outside, self.state.article.fingerprint()) {
            self.dispatch(Action::Received(Rc::new(loaded.project.entries().collect())));
        }
        self.look_after(outside, false);
        self.flush(outside);
    }

    /// Asks for the lock of the next replica, and goes on as it or adopts it if its tab is gone.
    pub fn ask(&mut self, outside: &dyn Outside) -> Option<ReplicaId> {
        if self.others.is_empty() {
            return None;
        }
        let id = self.others.remove(0).id;
        if !outside.hold(id) {
            return None;
        }
        if !self.became
            && let Ok(loaded) = journal::load(outside, self.state.article.fingerprint())
            && let Some(writer) = Writer::resume(&loaded, self.state.article.fingerprint().clone(), id)
        {
            self.writer = writer.leaving_room(self.writer.replica());
            self.became = true;
            self.dispatch(Action::Received(Rc::new(loaded.project.entries().collect())));
            self.dispatch(Action::Become(id));
        } else {
            drop(journal::adopt(outside, id, &mut self.writer));
            outside.release(id);
        }
        Some(id)
    }
}
