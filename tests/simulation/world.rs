//! A random schedule of tabs over one storage.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use pressmark::domain::annotation::{Entry, ReplicaId, Timestamp};
use pressmark::domain::codec::journal::{Shelf, ShelfError};

use crate::acts::Reader;
use crate::laws;
use crate::rng::Rng;
use crate::storage::{Change, Storage, View};
use crate::tab::{Outside, Tab};

/// At most so many tabs live at once.
const TABS: usize = 5;

/// How often what happens in a run, in per cent.
struct Weather {
    /// Before a write: the tab is killed.
    crash: usize,
    /// Before anything is read or written: another tab does something first.
    between: usize,
    /// A tab sees news of what others wrote.
    news: usize,
    /// Everything is cleared.
    clear: usize,
    /// Whether tabs hold locks while they live. Where they do not, one that sleeps is taken for dead.
    pub locks: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    Awake,
    /// It does nothing, and sees and hears nothing.
    Asleep,
    Dead,
}

/// A tab where it sits.
pub struct Seat {
    nth: usize,
    pub life: Cell<Life>,
    pub tab: RefCell<Option<Tab>>,
    view: RefCell<View>,
    /// What it has seen and not yet heard of.
    news: RefCell<Vec<Change>>,
    locks: RefCell<Vec<ReplicaId>>,
}

pub struct World {
    rng: Rng,
    weather: Weather,
    pub storage: RefCell<Storage>,
    pub seats: RefCell<Vec<Rc<Seat>>>,
    /// What must be in storage.
    pub acknowledged: RefCell<Vec<Entry>>,
    files: RefCell<Vec<String>>,
    seconds: Cell<usize>,
    /// How many tabs are in the middle of something.
    deep: Cell<usize>,
    /// Nobody is killed, and nobody comes between.
    calm: Cell<bool>,
    told: bool,
}

impl World {
    /// The same seed gives the same world. With `told`, what happens is printed.
    pub fn new(seed: u64, told: bool) -> Self {
        let rng = Rng::new(seed);
        let one_of = |of: [usize; 3]| of[rng.below(3)];
        let weather = Weather {
            crash: one_of([0, 1, 6]),
            between: one_of([0, 3, 15]),
            news: one_of([10, 40, 90]),
            clear: usize::from(rng.chance(8)),
            locks: rng.chance(80),
        };
        Self {
            weather,
            rng,
            storage: RefCell::default(),
            seats: RefCell::default(),
            acknowledged: RefCell::default(),
            files: RefCell::default(),
            seconds: Cell::new(0),
            deep: Cell::new(0),
            calm: Cell::new(false),
            told,
        }
    }

    /// Two to five tabs do so many things; then all is delivered, and the laws are checked.
    pub fn run(&self, steps: usize) {
        for _ in 0..2 + self.rng.below(2) {
            self.open();
        }
        for _ in 0..steps {
            self.step();
            if self.rng.chance(2) {
                laws::nothing_acknowledged_is_lost(self);
            }
        }
        self.settle();
        laws::at_the_end(self);
    }

    fn tell(&self, seat: &Seat, what: &str) {
        if self.told {
            println!("{}tab {}: {what}", "  ".repeat(self.deep.get()), seat.nth);
        }
    }

    pub fn living(&self) -> Vec<Rc<Seat>> {
        let seats = self.seats.borrow();
        seats
            .iter()
            .filter(|seat| seat.life.get() != Life::Dead)
            .cloned()
            .collect()
    }

    /// One thing happens somewhere.
    fn step(&self) {
        let living = self.living();
        let Some(seat) = self.rng.pick(&living) else {
            if self.deep.get() == 0 {
                self.open();
            }
            return;
        };
        // In the middle of something, it can only be killed there.
        let Ok(mut tab) = seat.tab.try_borrow_mut() else {
            return;
        };
        self.deep.set(self.deep.get() + 1);
        self.happen(seat, &mut tab, living.len());
        if seat.life.get() == Life::Dead {
            *tab = None;
        }
        self.deep.set(self.deep.get() - 1);
    }

    fn happen(&self, seat: &Rc<Seat>, slot: &mut Option<Tab>, living: usize) {
        let desk = Desk { world: self, seat };
        let Some(tab) = slot else { return };
        let kind = self.rng.below(100);
        if seat.life.get() == Life::Asleep {
            if kind < 20 {
                self.tell(seat, "wakes");
                seat.life.set(Life::Awake);
                self.see(seat);
                tab.reread(&desk);
            }
            return;
        }
        match kind {
            0..46 => {
                self.see(seat);
                let mut files = self.files.borrow_mut();
                let mut reader = Reader {
                    rng: &self.rng,
                    now: self.now(),
                    files: &mut files,
                };
                let (state, did) = reader.act(&tab.state);
                drop(files);
                self.tell(seat, did);
                tab.state = state;
                // Letters of a note wait for the next ones.
                if did != "note" || self.rng.chance(40) {
                    tab.flush(&desk);
                }
            }
            46..74 => {
                self.see(seat);
                self.hear(seat, tab, &desk);
            }
            74..84 => {
                if let Some(id) = tab.ask(&desk) {
                    self.tell(seat, &format!("has taken over {id}, became: {}", tab.became));
                }
            }
            84..87 => {
                self.tell(seat, "folds");
                tab.fold(&desk);
            }
            87..89 => tab.flush(&desk),
            89..91 => tab.reread(&desk),
            91..94 if living < TABS => {
                self.open();
            }
            94..96 => {
                self.tell(seat, "falls asleep");
                tab.flush(&desk);
                seat.life.set(Life::Asleep);
            }
            96..98 => {
                self.tell(seat, "is closed");
                tab.flush(&desk);
                self.kill(seat);
            }
            98 => {
                self.tell(seat, "is killed");
                self.kill(seat);
            }
            99 if self.rng.chance(self.weather.clear * 30) => {
                self.tell(seat, "somebody clears the storage");
                self.storage.borrow_mut().change(Change {
                    by: usize::MAX,
                    key: None,
                    value: None,
                });
                // Only what is open somewhere can be there again, once its tab has heard of it.
                self.acknowledged.borrow_mut().clear();
            }
            _ => {}
        }
    }

    fn open(&self) {
        let storage = self.storage.borrow();
        let nth = self.seats.borrow().len();
        // What another tab wrote just now may not have come through.
        let late = if !self.calm.get() && self.rng.chance(20) {
            self.rng.below(4)
        } else {
            0
        };
        let seen = storage.log.len().saturating_sub(late);
        let seat = Rc::new(Seat {
            nth,
            life: Cell::new(Life::Awake),
            tab: RefCell::new(None),
            view: RefCell::new(View::at(nth, &storage, seen)),
            news: RefCell::default(),
            locks: RefCell::default(),
        });
        drop(storage);
        self.seats.borrow_mut().push(seat.clone());
        self.tell(&seat, "opens");
        let opened = Tab::open(&Desk {
            world: self,
            seat: &seat,
        });
        if let Ok(mut slot) = seat.tab.try_borrow_mut()
            && slot.is_none()
        {
            *slot = opened;
        }
    }

    fn kill(&self, seat: &Seat) {
        seat.life.set(Life::Dead);
        seat.locks.borrow_mut().clear();
    }

    /// What others wrote may come through to a tab.
    fn see(&self, seat: &Seat) {
        if !self.rng.chance(self.weather.news) {
            return;
        }
        let more = 1 + self.rng.below(12);
        let news = seat.view.borrow_mut().see(&self.storage.borrow(), more);
        seat.news.borrow_mut().extend(news);
    }

    /// A tab hears of what it has seen, mostly in order.
    fn hear(&self, seat: &Seat, tab: &mut Tab, desk: &Desk) {
        for _ in 0..=self.rng.below(6) {
            let change = {
                let mut news = seat.news.borrow_mut();
                if news.is_empty() {
                    return;
                }
                let late = if self.rng.chance(25) {
                    self.rng.below(news.len())
                } else {
                    0
                };
                news.remove(late)
            };
            self.tell(seat, &format!("hears {:?}", change.key));
            tab.hear(desk, &change);
        }
    }

    fn now(&self) -> Timestamp {
        self.seconds.set(self.seconds.get() + 1);
        let seconds = self.seconds.get();
        let text = format!("2026-11-23T18:{:02}:{:02}Z", seconds / 60 % 60, seconds % 60);
        Timestamp::parse(&text).expect("well formed")
    }

    /// Everybody wakes, sees, hears and writes, until nothing is left to do.
    pub fn settle(&self) {
        self.calm.set(true);
        loop {
            let before = self.storage.borrow().log.len();
            let mut asked = false;
            for seat in self.living() {
                let desk = Desk {
                    world: self,
                    seat: &seat,
                };
                let mut slot = seat.tab.borrow_mut();
                let Some(tab) = slot.as_mut() else { continue };
                let asleep = seat.life.replace(Life::Awake) == Life::Asleep;
                let news = seat.view.borrow_mut().see(&self.storage.borrow(), usize::MAX);
                seat.news.borrow_mut().extend(news);
                if asleep {
                    tab.reread(&desk);
                }
                for change in seat.news.take() {
                    tab.hear(&desk, &change);
                }
                asked |= tab.ask(&desk).is_some() || !tab.others.is_empty();
                tab.flush(&desk);
            }
            if self.storage.borrow().log.len() == before && !asked {
                break;
            }
        }
    }

    /// A tab that opens when all is calm.
    pub fn visit(&self) -> Rc<Seat> {
        self.open();
        self.settle();
        self.seats.borrow().last().cloned().expect("it was just opened")
    }

    /// Every tab is closed.
    pub fn close_all(&self) {
        for seat in self.living() {
            seat.tab.take();
            self.kill(&seat);
        }
    }
}

/// The storage and the locks as one tab has them.
struct Desk<'a> {
    world: &'a World,
    seat: &'a Rc<Seat>,
}

impl Desk<'_> {
    /// What can happen before any access: another tab comes between.
    fn pause(&self) -> Result<(), ShelfError> {
        let World {
            rng,
            weather,
            deep,
            calm,
            ..
        } = self.world;
        if !calm.get() && deep.get() < 3 && rng.chance(weather.between) {
            for _ in 0..=rng.below(3) {
                self.world.step();
            }
        }
        if self.seat.life.get() == Life::Dead {
            return Err(ShelfError::Failed("the page was closed".to_owned()));
        }
        Ok(())
    }

    fn change(&self, key: &str, value: Option<&str>) -> Result<(), ShelfError> {
        self.pause()?;
        if !self.world.calm.get() && self.world.rng.chance(self.world.weather.crash) {
            self.world
                .tell(self.seat, &format!("is killed before it changes {key}"));
            self.world.kill(self.seat);
            return Err(ShelfError::Failed("the page was closed".to_owned()));
        }
        self.world.tell(
            self.seat,
            &format!("{} {key}", if value.is_some() { "writes" } else { "removes" }),
        );
        let mut storage = self.world.storage.borrow_mut();
        self.seat.view.borrow_mut().change(&mut storage, key, value);
        Ok(())
    }
}

impl Shelf for Desk<'_> {
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        self.pause()?;
        Ok(self
            .seat
            .view
            .borrow()
            .map
            .keys()
            .map(|key| (**key).to_owned())
            .collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        self.pause()?;
        Ok(self.seat.view.borrow().map.get(key).map(|value| (**value).to_owned()))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        self.change(key, Some(value))
    }

    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        self.change(key, None)
    }
}

impl Outside for Desk<'_> {
    fn replica(&self) -> ReplicaId {
        ReplicaId::from_random(self.world.rng.next().to_be_bytes())
    }

    fn acknowledged(&self, entries: &[Entry]) {
        self.world.acknowledged.borrow_mut().extend_from_slice(entries);
    }

    fn hold(&self, replica: ReplicaId) -> bool {
        let mut living = self.world.living().into_iter();
        let lives = |seat: &Rc<Seat>| self.world.weather.locks || seat.life.get() == Life::Awake;
        let taken = living.any(|seat| lives(&seat) && seat.locks.borrow().contains(&replica));
        if !taken && self.seat.life.get() != Life::Dead {
            self.seat.locks.borrow_mut().push(replica);
        }
        !taken
    }

    fn has_locks(&self) -> bool {
        self.world.weather.locks
    }

    fn release(&self, replica: ReplicaId) {
        self.seat.locks.borrow_mut().retain(|held| *held != replica);
    }
}

/// The storage as it is, for whoever comes now.
pub struct Now<'a>(pub &'a World);

impl Shelf for Now<'_> {
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        let storage = self.0.storage.borrow();
        Ok(storage.map.keys().map(|key| (**key).to_owned()).collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        let storage = self.0.storage.borrow();
        Ok(storage.map.get(key).map(|value| (**value).to_owned()))
    }

    fn set(&self, _: &str, _: &str) -> Result<(), ShelfError> {
        unreachable!("whoever checks writes nothing")
    }

    fn remove(&self, _: &str) -> Result<(), ShelfError> {
        unreachable!("whoever checks removes nothing")
    }
}

impl Seat {
    /// As whom it may write.
    pub fn holds(&self, replica: ReplicaId) -> bool {
        self.locks.borrow().contains(&replica)
    }

    /// Does something with the storage when all is calm.
    pub fn with(self: &Rc<Self>, world: &World, act: impl FnOnce(&mut Tab, &dyn Outside)) {
        let desk = Desk { world, seat: self };
        act(self.tab.borrow_mut().as_mut().expect("it has opened"), &desk);
    }
}
