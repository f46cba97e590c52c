//! Local storage as several tabs see it: one map, whose changes each tab sees late.
//!
//! As in Chromium, a tab sees its own writes at once; those of others arrive in the order in which they were made, but
//! later. What a tab reads is therefore an older map with its own writes over it.

use std::collections::BTreeMap;
use std::rc::Rc;

/// One write or removal: an atomic step.
#[derive(Clone, Debug)]
pub struct Change {
    /// Which tab made it.
    pub by: usize,
    /// The key; `None`: everything was cleared.
    pub key: Option<Rc<str>>,
    /// What stands there now; `None`: nothing.
    pub value: Option<Rc<str>>,
}

/// What stands under each key.
pub type Map = BTreeMap<Rc<str>, Rc<str>>;

/// The storage itself.
#[derive(Default)]
pub struct Storage {
    pub map: Map,
    pub log: Vec<Change>,
}

impl Storage {
    pub fn change(&mut self, change: Change) {
        apply(&mut self.map, &change);
        self.log.push(change);
    }
}

fn apply(map: &mut Map, change: &Change) {
    match (&change.key, &change.value) {
        (None, _) => map.clear(),
        (Some(key), Some(value)) => drop(map.insert(key.clone(), value.clone())),
        (Some(key), None) => drop(map.remove(key)),
    }
}

/// The storage as one tab sees it.
pub struct View {
    who: usize,
    pub map: Map,
    /// How much of the log it has seen.
    pub seen: usize,
    /// Where in the log its own last change of each key stands.
    own: BTreeMap<Rc<str>, usize>,
}

impl View {
    /// What a tab sees that opens when the storage has come as far as `seen`.
    pub fn at(who: usize, storage: &Storage, seen: usize) -> Self {
        let mut map = Map::new();
        for change in &storage.log[..seen] {
            apply(&mut map, change);
        }
        let own = BTreeMap::new();
        Self { who, map, seen, own }
    }

    /// This tab changes something.
    pub fn change(&mut self, storage: &mut Storage, key: &str, value: Option<&str>) {
        let change = Change {
            by: self.who,
            key: Some(key.into()),
            value: value.map(Rc::from),
        };
        apply(&mut self.map, &change);
        self.own.insert(key.into(), storage.log.len());
        storage.change(change);
    }

    /// Sees `more` of what has happened; gives what others did.
    pub fn see(&mut self, storage: &Storage, more: usize) -> Vec<Change> {
        let mut news = Vec::new();
        for change in storage.log.iter().skip(self.seen).take(more) {
            let at = self.seen;
            self.seen += 1;
            if change.by == self.who {
                continue;
            }
            news.push(change.clone());
            // What this tab has done to a key since stays.
            let mine = |key: &Rc<str>| self.own.get(key).is_some_and(|own| *own > at);
            match &change.key {
                None => self.map.retain(|key, _| mine(key)),
                Some(key) if mine(key) => {}
                Some(_) => apply(&mut self.map, change),
            }
        }
        news
    }
}
