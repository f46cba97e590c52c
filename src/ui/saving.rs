//! When the work is written, and how other tabs' work arrives.
//!
//! Every act is written at once; letters typed into a note within [`PAUSE`]. A page that is hidden or left writes what
//! is outstanding without waiting.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::prelude::*;

use super::keeper::{self, Keeper, LocalShelf, lock_name};
use super::settings;
use super::shelf;
use super::store::Store;
use super::tidy;
use crate::domain::annotation::{Entry, Fact, Project};
use crate::domain::app::{Action, Saving};
use crate::domain::codec::journal::{self, ReplicaInfo, Unreadable};
use crate::domain::order;
use crate::web::locks::{self, Attempt};
use crate::web::timer::{self, Timer};
use crate::web::{events, storage};

/// How long letters typed into a note may wait for the next one, in milliseconds.
const PAUSE: u32 = 200;
/// After how long writing that failed is tried again by itself, in milliseconds. It is also tried at every change.
const AGAIN: u32 = 10_000;
/// How often a tab says that it lives where there are no locks, in milliseconds: ten minutes.
const BEAT: u32 = 600_000;
/// About how many entities are written at once, at first, while writing fails.
const PIECE: usize = 64;

struct Saver {
    store: Store,
    keeper: RefCell<Keeper>,
    /// Whether there was work when the page was opened.
    earlier: bool,
    timer: RefCell<Option<Timer>>,
    again: RefCell<Option<Timer>>,
    beat: RefCell<Option<Timer>>,
}

/// Writes what is in the outbox, and takes in what other tabs write, for as long as the app lives. `others` are the
/// replicas that were in storage when the page was opened. Gives what tidies up storage, and calls back.
#[hook]
pub fn use_saving(store: &Store, others: &Rc<Vec<ReplicaInfo>>) -> Callback<Callback<()>> {
    let saver = use_memo((), |()| {
        let state = store.state();
        Saver {
            earlier: !state.project.is_empty(),
            keeper: RefCell::new(Keeper::new(state.article.place(), state.replica, others)),
            store: store.clone(),
            timer: RefCell::new(None),
            again: RefCell::new(None),
            beat: RefCell::new(None),
        }
    });
    let outbox = store.state().outbox.clone();
    {
        let saver = saver.clone();
        use_effect_with(outbox, move |outbox| {
            if !outbox.is_empty() {
                saver.soon(
                    outbox
                        .entries()
                        .all(|entry| matches!(entry.fact, Fact::Note(_) | Fact::Modified(_))),
                );
            }
        });
    }
    let tidying = use_memo((), |()| {
        let saver = saver.clone();
        Callback::from(move |done| {
            saver.keeper.borrow_mut().compact();
            let own = saver.keeper.borrow().replica();
            tidy::others(own, done);
        })
    });
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
    (*tidying).clone()
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

    /// Writes everything that is outstanding. While writing fails, it is tried piece by piece, so that what fits is stored,
    /// and that a try costs the same however much there is to be written.
    fn flush(self: &Rc<Self>) {
        self.timer.replace(None);
        self.again.replace(None);
        if self.store.state().outbox.is_empty() {
            return;
        }
        self.look_after(true);
        let state = self.store.state();
        let mut left = state.outbox.clone();
        let mut size = PIECE;
        while !left.is_empty() {
            let piece = match state.saving {
                Saving::Works => left.clone(),
                Saving::Fails(_) => left.first(size),
            };
            let written = self.keeper.borrow_mut().write(&piece);
            match written {
                Ok(unreadable) => {
                    left = left.beyond(&piece);
                    self.store.dispatch(Action::Written(piece));
                    if let Some(what) = unreadable {
                        // It went bad under an open page, which still knows what it said.
                        let alert = keeper::report(&[what], state.ui.language);
                        self.store.dispatch(Action::Alert(alert));
                        let missing = self.keeper.borrow().lacking(&state.project);
                        return self.go_on(missing.unwrap_or_default());
                    }
                }
                Err(error) => {
                    self.store.dispatch(Action::NotWritten(keeper::trouble(error)));
                    let saver = self.clone();
                    self.again.replace(Some(timer::after(AGAIN, move || saver.flush())));
                    return;
                }
            }
            size = size.saturating_mul(2);
        }
        let annotations = state.annotations.len();
        self.keeper.borrow_mut().ask_to_keep(self.earlier, annotations);
        if state.ui.alert.is_some() {
            return;
        }
        let crowded = self.keeper.borrow_mut().crowded();
        if let Some(percent) = crowded {
            let alert = keeper::crowded(percent, state.ui.language);
            self.store.dispatch(Action::Alert(Some(alert)));
        }
    }

    /// If what this tab wrote has gone from storage, cleared without a word or adopted while the tab slept, the tab goes on
    /// as a new replica, and what storage lacks is to be written again. Somebody may have erased it on purpose: it is
    /// written only if work goes on here (`acts`).
    fn look_after(&self, acts: bool) {
        let missing = self.keeper.borrow_mut().missing(&self.store.state().project);
        if let Some(missing) = missing.filter(|missing| acts || missing.is_empty()) {
            self.go_on(missing);
        }
    }

    /// Goes on as a new replica, and has written again what is `missing`.
    fn go_on(&self, missing: Project) {
        let replica = self.keeper.borrow_mut().start_anew();
        locks::hold_for_life(&lock_name(replica));
        self.store.dispatch(Action::Become(replica));
        if !missing.is_empty() {
            drop(shelf::keep(&self.store.state().article));
            self.store.dispatch(Action::WriteAgain(missing));
        }
    }

    /// Another tab has written something, or made room.
    fn heard(self: &Rc<Self>, change: &storage::StorageChange) {
        let value = change.value.as_deref().unwrap_or_default();
        if let Some(action) = change.key.as_deref().and_then(|key| settings::heard(key, value)) {
            self.store.dispatch(action);
            return;
        }
        if let (Some(key), Some(value)) = (&change.key, &change.value) {
            let fingerprint = self.store.state().article.place().clone();
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
            self.store
                .dispatch(Action::WriteAgain(self.store.state().project.clone()));
        }
        self.look_after(false);
        self.flush();
    }

    /// Reads everything again: a page that slept may have missed what others wrote.
    fn reread(self: &Rc<Self>) {
        let state = self.store.state();
        if let Ok(loaded) = journal::load(&LocalShelf, state.article.place()) {
            let news: Vec<Entry> = loaded.project.entries().collect();
            self.store.dispatch(Action::Received(Rc::new(news)));
        }
        self.look_after(false);
        self.flush();
    }

    /// Says now and then that this tab lives.
    fn live(self: &Rc<Self>) {
        self.keeper.borrow_mut().live(0);
        let saver = self.clone();
        self.beat.replace(Some(timer::after(BEAT, move || saver.live())));
    }

    /// Goes on as the largest replica whose tab is gone, and adopts the other ones. Without locks, adopts those that have
    /// long given no sign of life.
    fn take_over(self: &Rc<Self>, others: &[ReplicaInfo]) {
        if !locks::supported() {
            // Nobody knows for sure that a tab is gone: its replica is not become, only adopted, and not too soon.
            let gone = self.keeper.borrow().gone(others);
            for other in gone {
                self.keeper.borrow_mut().adopt(other);
            }
            return self.live();
        }
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
