//! When the work is written, and how other tabs' work arrives.
//!
//! Every act is written at once; letters typed into a note within [`PAUSE`]. A page that is hidden or left writes what
//! is outstanding without waiting.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::prelude::*;

use super::keeper::{self, Keeper, LocalShelf};
use super::settings;
use super::shelf;
use super::store::Store;
use crate::domain::annotation::{Entry, Fact, Project, ReplicaId};
use crate::domain::app::Action;
use crate::domain::codec::journal::{self, ReplicaInfo, Unreadable};
use crate::domain::order;
use crate::web::locks::{self, Attempt};
use crate::web::timer::{self, Timer};
use crate::web::{events, storage};

/// How long letters typed into a note may wait for the next one, in milliseconds.
const PAUSE: u32 = 200;

struct Saver {
    store: Store,
    keeper: RefCell<Keeper>,
    timer: RefCell<Option<Timer>>,
}

/// Writes what is in the outbox, and takes in what other tabs write, for as long as the app lives. `others` are the
/// replicas that were in storage when the page was opened.
#[hook]
pub fn use_saving(store: &Store, others: &Rc<Vec<ReplicaInfo>>) {
    let saver = use_memo((), |()| {
        let state = store.state();
        Saver {
            keeper: RefCell::new(Keeper::new(state.article.fingerprint(), state.replica)),
            store: store.clone(),
            timer: RefCell::new(None),
        }
    });
    let outbox = store.state().outbox.clone();
    {
        let saver = saver.clone();
        use_effect_with(outbox, move |outbox| {
            if !outbox.is_empty() {
                saver.soon(
                    outbox
                        .iter()
                        .all(|entry| matches!(entry.fact, Fact::Note(_) | Fact::Modified(_))),
                );
            }
        });
    }
    let others = others.clone();
    use_effect_with((), move |()| {
        saver.take_over(&others);
        let listeners = [
            events::visibility({
                let saver = saver.clone();
                move |hidden| if hidden { saver.flush() } else { saver.reread() }
            }),
            events::page_hide({
                let saver = saver.clone();
                move || saver.flush()
            }),
            events::before_leaving({
                let saver = saver.clone();
                move || {
                    saver.flush();
                    !saver.store.state().outbox.is_empty()
                }
            }),
            events::page_show({
                let saver = saver.clone();
                move |_| saver.reread()
            }),
            storage::on_change(move |change| saver.heard(&change)),
        ];
        move || drop(listeners)
    });
}

impl Saver {
    fn soon(self: &Rc<Self>, typing: bool) {
        if !typing {
            self.flush();
        } else if self.timer.borrow().is_none() {
            let saver = self.clone();
            self.timer.replace(Some(timer::after(PAUSE, move || saver.flush())));
        }
    }

    /// Writes everything that is outstanding.
    fn flush(&self) {
        self.timer.replace(None);
        let state = self.store.state();
        let count = state.outbox.len();
        if count == 0 {
            return;
        }
        let written = self.keeper.borrow_mut().write(&last_words(state.outbox.iter()));
        match written {
            Ok(renamed) => {
                self.store.dispatch(Action::Written(count));
                if let Some(replica) = renamed {
                    self.renamed(replica);
                }
            }
            Err(error) => self.store.dispatch(Action::NotWritten(keeper::trouble(error))),
        }
    }

    fn renamed(&self, replica: ReplicaId) {
        locks::hold_for_life(&lock_name(replica));
        self.store.dispatch(Action::Become(replica));
    }

    /// Another tab has written something, or made room.
    fn heard(&self, change: &storage::StorageChange) {
        let value = change.value.as_deref().unwrap_or_default();
        if let Some(action) = change.key.as_deref().and_then(|key| settings::heard(key, value)) {
            self.store.dispatch(action);
            return;
        }
        if let (Some(key), Some(value)) = (&change.key, &change.value) {
            let fingerprint = self.store.state().article.fingerprint().clone();
            match journal::read_key(key, value, &fingerprint) {
                Some(Ok(entries)) => self.store.dispatch(Action::Received(Rc::new(entries))),
                Some(Err(reason)) => {
                    let (key, language) = (key.clone(), self.store.state().ui.language);
                    self.store
                        .dispatch(Action::Alert(keeper::report(&[Unreadable { key, reason }], language)));
                }
                None => {}
            }
            return;
        }
        if change.key.is_none() {
            // Storage was cleared while the work is open here: it is written again as a whole, with its article.
            drop(shelf::keep(&self.store.state().article));
            self.store.dispatch(Action::WriteAgain);
        }
        self.flush();
    }

    /// Reads everything again: a page that slept may have missed what others wrote.
    fn reread(&self) {
        let state = self.store.state();
        if let Ok(loaded) = journal::load(&LocalShelf, state.article.fingerprint()) {
            let news: Vec<Entry> = loaded.project.entries().collect();
            self.store.dispatch(Action::Received(Rc::new(news)));
        }
        self.flush();
    }

    /// Goes on as the largest replica whose tab is gone, and adopts the other ones.
    fn take_over(self: &Rc<Self>, others: &[ReplicaInfo]) {
        locks::hold_for_life(&lock_name(self.keeper.borrow().replica()));
        let mut dead: Vec<&ReplicaInfo> = others.iter().filter(|other| other.readable).collect();
        order::sort_by(&mut dead, |a, b| b.units.cmp(&a.units));
        let became = Rc::new(Cell::new(false));
        for other in dead {
            let (saver, id, became) = (self.clone(), other.id, became.clone());
            locks::try_hold(&lock_name(id), move |attempt| {
                let Attempt::Held(lock) = attempt else { return };
                // This tab can go on as one of the dead, the first and so the largest: nothing has to be copied.
                let held = if became.get() {
                    None
                } else {
                    saver.keeper.borrow_mut().become_replica(id)
                };
                if let Some(entries) = held {
                    became.set(true);
                    lock.keep();
                    saver.store.dispatch(Action::Received(Rc::new(entries)));
                    saver.store.dispatch(Action::Become(id));
                } else {
                    saver.keeper.borrow_mut().adopt(id);
                    drop(lock);
                }
            });
        }
    }
}

/// The entries with only the last word on each field: a note typed letter by letter is stored once.
fn last_words<'a>(entries: impl Iterator<Item = &'a Entry>) -> Vec<Entry> {
    let mut project = Project::default();
    for entry in entries {
        project.take(entry.clone());
    }
    project.entries().collect()
}

fn lock_name(replica: ReplicaId) -> String {
    format!("pressmark:{replica}")
}
