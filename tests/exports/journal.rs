//! Keeping the log where anything can fail: a shelf that stops between two writes, is full or blocked, or gives back
//! damaged bytes.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use pressmark::domain::annotation::{Entity, Entry, Fact, Project, ReplicaId, Stamp};
use pressmark::domain::codec::journal::{
    FoldError, Loaded, OLD, Reason, Shelf, ShelfError, Writer, adopt, gone, live, load, read_key,
};
use pressmark::domain::codec::log::encode;
use pressmark::domain::document::Fingerprint;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::build::id;
use crate::laws::facts;

/// A shelf in memory.
#[derive(Default)]
pub struct Memory {
    pub texts: RefCell<BTreeMap<String, String>>,
    /// Writes and removals left before the page is closed; `None`: for ever.
    left: Cell<Option<u32>>,
    /// Room in letters.
    pub room: Cell<Option<usize>>,
    blocked: Cell<bool>,
    /// Keeps something else than what it is given.
    lies: Cell<bool>,
    /// What another tab writes right behind the next write here.
    meddles: RefCell<Option<(String, String)>>,
}

const CLOSED: &str = "the page was closed";

impl Memory {
    fn change(&self) -> Result<(), ShelfError> {
        match self.left.get() {
            Some(0) => Err(ShelfError::Failed(CLOSED.to_owned())),
            left => {
                self.left.set(left.map(|left| left - 1));
                if self.blocked.get() {
                    Err(ShelfError::Blocked)
                } else {
                    Ok(())
                }
            }
        }
    }

    pub fn snapshot(&self) -> BTreeMap<String, String> {
        self.texts.borrow().clone()
    }
}

impl Shelf for Memory {
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        if self.blocked.get() {
            Err(ShelfError::Blocked)
        } else {
            Ok(self.texts.borrow().keys().rev().cloned().collect())
        }
    }

    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        if self.blocked.get() {
            Err(ShelfError::Blocked)
        } else {
            Ok(self.texts.borrow().get(key).cloned())
        }
    }

    fn set(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        self.change()?;
        let mut texts = self.texts.borrow_mut();
        let others: usize = texts
            .iter()
            .filter(|(known, _)| *known != key)
            .map(|(key, text)| key.len() + text.len())
            .sum();
        if self
            .room
            .get()
            .is_some_and(|room| others + key.len() + value.len() > room)
        {
            return Err(ShelfError::Full);
        }
        let value = if self.lies.get() {
            value.replace('1', "7")
        } else {
            value.to_owned()
        };
        texts.insert(key.to_owned(), value);
        texts.extend(self.meddles.take());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        self.change()?;
        self.texts.borrow_mut().remove(key);
        Ok(())
    }
}

fn article() -> Fingerprint {
    Fingerprint::of("the article")
}

fn replica(nth: u8) -> ReplicaId {
    ReplicaId::from_random([nth; 8])
}

fn note(nth: u8, counter: u64, text: &str) -> Entry {
    let stamp = Stamp {
        counter,
        replica: replica(nth),
    };
    Entry {
        entity: Entity::Annotation(id(nth)),
        stamp,
        fact: Fact::Note(text.into()),
    }
}

fn loaded(shelf: &Memory) -> Loaded {
    load(shelf, &article()).expect("the shelf can be read")
}

fn fold_of(entries: &[Entry]) -> Project {
    let mut project = Project::default();
    for entry in entries {
        project.take(entry.clone());
    }
    project
}

/// What local storage counts.
fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

#[test]
fn what_has_grown_large_is_left_alone_until_enough_has_come_to_it() {
    let shelf = Memory::default();
    let mut writer = Writer::new(article(), replica(1));
    let mut entries: Vec<Entry> = (0..200).map(|nth| note(nth, 1, &"large ".repeat(40))).collect();
    writer.append(&shelf, &entries).expect("there is room");
    let (large, _) = shelf.snapshot().pop_first().expect("it is written");
    for counter in 2..60 {
        entries.push(note(1, counter, "small"));
        writer
            .append(&shelf, &entries[entries.len() - 1..])
            .expect("there is room");
    }
    // There is not room for everything twice, and there need not be.
    shelf.room.set(Some(
        shelf.snapshot().values().map(|text| units(text)).sum::<usize>() + 20_000,
    ));
    let before = shelf.snapshot();
    assert_eq!(writer.fold(&shelf), Ok(()));
    assert_eq!(shelf.snapshot().get(&large), before.get(&large), "left as it is");
    assert_eq!(shelf.snapshot().len(), 2, "the small ones are one");
    assert!(loaded(&shelf).project == fold_of(&entries), "nothing is lost");
    assert!(!writer.is_gone(&shelf));
    // All of it in one, on demand; the numbers go on.
    assert_eq!((writer.compact(&shelf), shelf.snapshot().len()), (Ok(()), 2));
    shelf.room.set(None);
    assert_eq!(writer.compact(&shelf), Ok(()));
    assert_eq!(shelf.snapshot().len(), 1);
    assert!(loaded(&shelf).project == fold_of(&entries), "nothing is lost");
    assert!(!writer.is_gone(&shelf));
    assert_eq!(loaded(&shelf).replicas[0].last, 61);
    // As much again has come to it.
    for nth in 200..230 {
        entries.push(note(nth, 1, &"large ".repeat(40)));
        writer
            .append(&shelf, &entries[entries.len() - 1..])
            .expect("there is room");
    }
    for _ in 0..2 {
        assert_eq!(writer.fold(&shelf), Ok(()));
    }
    assert_eq!(shelf.snapshot().len(), 2);
    entries.push(note(231, 1, &"larger ".repeat(4_000)));
    writer
        .append(&shelf, &entries[entries.len() - 1..])
        .expect("there is room");
    assert_eq!(writer.fold(&shelf), Ok(()));
    assert_eq!(shelf.snapshot().len(), 1);
    assert!(loaded(&shelf).project == fold_of(&entries), "nothing is lost");
}

#[test]
fn without_locks_the_old_are_adopted_and_the_sleeper_notices() {
    let (shelf, mut sleeper, mut entries) = three();
    let now = 1_800_000_000_000;
    let mut other = Writer::new(article(), replica(2));
    entries.push(note(2, 4, "d"));
    other.append(&shelf, &entries[3..]).expect("there is room");
    live(&shelf, &article(), replica(2), now).expect("there is room");
    let old = |now| gone(&shelf, &article(), &loaded(&shelf).replicas, now);
    assert_eq!(old(now), [], "the first time without a sign, it is only noted");
    assert_eq!(loaded(&shelf).unreadable, [], "signs are no part of the log");
    assert_eq!(old(now + OLD), []);
    live(&shelf, &article(), replica(2), now + OLD).expect("there is room");
    assert_eq!(old(now + OLD + 1), [replica(1)]);
    assert_eq!(adopt(&shelf, replica(1), &mut other), Ok(()));
    let left: Vec<String> = shelf.snapshot().into_keys().collect();
    assert!(left.iter().all(|key| key.contains(&replica(2).to_string())), "{left:?}");
    // It wakes, remembers everything, and goes on as another replica.
    assert!(sleeper.is_gone(&shelf));
    assert_eq!(
        fold_of(&entries[..3]).beyond(&loaded(&shelf).project),
        Project::default()
    );
    sleeper = Writer::new(article(), replica(3));
    entries.push(note(3, 5, "e"));
    sleeper.append(&shelf, &entries[4..]).expect("there is room");
    assert_eq!(loaded(&shelf).project, fold_of(&entries));
    // A replica whose bytes cannot be read is left alone for ever.
    shelf
        .texts
        .borrow_mut()
        .insert(format!("pressmark:1:{}:{}:2", article(), replica(3)), "?".to_owned());
    assert_eq!(old(now + 9 * OLD), [replica(2)]);
}

#[test]
fn a_writer_sees_that_what_it_wrote_is_gone() {
    let (shelf, mut writer, _) = three();
    assert!(!writer.is_gone(&shelf));
    let resumed = Writer::resume(&loaded(&shelf), article(), replica(1)).expect("its bytes can be read");
    let mut other = Writer::new(article(), replica(2));
    assert!(!other.is_gone(&shelf) && !other.has_written(), "it has not written");
    let watching = Writer::new(article(), replica(4)).watching(loaded(&shelf).replicas[0].there.clone());
    assert!(!watching.is_gone(&shelf) && !watching.has_written());
    assert_eq!(adopt(&shelf, replica(1), &mut other), Ok(()));
    assert!(writer.is_gone(&shelf) && resumed.is_gone(&shelf) && !other.is_gone(&shelf));
    assert!(watching.is_gone(&shelf) && resumed.has_written() && other.has_written());
    shelf.blocked.set(true);
    assert!(!writer.is_gone(&shelf), "nobody knows");
    shelf.blocked.set(false);
    writer.append(&shelf, &[note(1, 9, "more")]).expect("there is room");
    assert!(!writer.is_gone(&shelf));
    // What storage lacks is what is to be written again.
    let mut whole = loaded(&shelf).project;
    shelf.texts.borrow_mut().clear();
    assert!(writer.is_gone(&shelf) && other.is_gone(&shelf));
    assert_eq!(whole.beyond(&loaded(&shelf).project), whole);
    let before = whole.clone();
    whole.take(note(4, 11, "new"));
    assert_eq!(whole.beyond(&before), fold_of(&[note(4, 11, "new")]));
    assert_eq!(before.beyond(&whole), Project::default());
}

/// Three segments of replica 1 on a new shelf, with what was written.
fn three() -> (Memory, Writer, Vec<Entry>) {
    let shelf = Memory::default();
    let mut writer = Writer::new(article(), replica(1));
    let entries = vec![note(1, 1, "a"), note(1, 2, "b"), note(1, 3, "c")];
    for entry in &entries {
        writer
            .append(&shelf, std::slice::from_ref(entry))
            .expect("there is room");
    }
    (shelf, writer, entries)
}

#[test]
fn keys_are_as_described() {
    let (shelf, mut writer, entries) = three();
    let prefix = format!("pressmark:1:{}:0101010101010101", article());
    let keys: Vec<String> = shelf.snapshot().into_keys().collect();
    assert_eq!(keys, [1, 2, 3].map(|n| format!("{prefix}:{n}")));
    assert_eq!(writer.fold(&shelf), Ok(()));
    assert_eq!(shelf.keys(), Ok(vec![format!("{prefix}:4")]), "under a new number");
    assert_eq!(loaded(&shelf).project, fold_of(&entries));
    writer.append(&shelf, &[note(1, 4, "d")]).expect("there is room");
    assert!(
        shelf.snapshot().contains_key(&format!("{prefix}:5")),
        "numbers go on behind it"
    );
    let again = Writer::resume(&loaded(&shelf), article(), replica(1));
    let info = &loaded(&shelf).replicas[0];
    assert_eq!(
        (again.is_some(), info.segments, info.last, info.readable),
        (true, 2, 5, true)
    );
    let units: usize = shelf.snapshot().iter().map(|(key, text)| key.len() + text.len()).sum();
    assert_eq!(info.units, units, "all of it is ASCII here");
}

#[test]
fn a_closed_page_loses_nothing_whenever_it_is_closed() {
    for left in 0..6 {
        let (shelf, mut writer, entries) = three();
        shelf.left.set(Some(left));
        let folded = writer.fold(&shelf);
        assert_eq!(folded.is_ok(), left >= 4, "one segment and three removals");
        assert_eq!(
            loaded(&shelf).project,
            fold_of(&entries),
            "closed after {left} writes of folding"
        );

        let (shelf, _, entries) = three();
        let mut other = Writer::new(article(), replica(2));
        shelf.left.set(Some(left));
        let adopted = adopt(&shelf, replica(1), &mut other);
        assert_eq!(adopted.is_ok(), left >= 4, "one segment and three removals");
        assert_eq!(
            loaded(&shelf).project,
            fold_of(&entries),
            "closed after {left} writes of adopting"
        );
    }
}

#[test]
fn a_full_a_blocked_and_a_lying_shelf_lose_nothing() {
    let (shelf, mut writer, entries) = three();
    let before = shelf.snapshot();
    let mut other = Writer::new(article(), replica(2));
    shelf.room.set(Some(
        before.iter().map(|(key, text)| key.len() + text.len()).sum::<usize>() + 50,
    ));
    assert_eq!(writer.append(&shelf, &[note(1, 9, "more")]), Err(ShelfError::Full));
    assert_eq!(writer.fold(&shelf), Err(FoldError::Shelf(ShelfError::Full)));
    assert_eq!(
        adopt(&shelf, replica(1), &mut other),
        Err(FoldError::Shelf(ShelfError::Full))
    );
    assert_eq!(shelf.snapshot(), before);
    shelf.room.set(None);
    shelf.blocked.set(true);
    assert_eq!(writer.append(&shelf, &[note(1, 9, "more")]), Err(ShelfError::Blocked));
    assert_eq!(load(&shelf, &article()), Err(ShelfError::Blocked));
    shelf.blocked.set(false);
    assert_eq!(shelf.snapshot(), before);
    shelf.lies.set(true);
    assert_eq!(writer.fold(&shelf), Err(FoldError::NotKept));
    assert_eq!(adopt(&shelf, replica(1), &mut other), Err(FoldError::NotKept));
    shelf.lies.set(false);
    assert_eq!(
        loaded(&shelf).project,
        fold_of(&entries),
        "the segments are there still"
    );
}

#[test]
fn unreadable_bytes_stay_byte_for_byte() {
    let prefix = format!("pressmark:1:{}:0101010101010101", article());
    let newer = |payload: &str| format!("{}{payload}", &Fingerprint::of(payload).as_str()[..8]);
    let cases = [
        (format!("{prefix}:2"), "garbage".to_owned(), Reason::Damaged, false),
        (
            format!("{prefix}:snapshot"),
            encode(&[note(1, 1, "x")]).replace("\"x\"", "\"y\""),
            Reason::Damaged,
            false,
        ),
        (
            format!("{prefix}:5"),
            newer("{\"v\":3}"),
            Reason::Newer { version: 3 },
            false,
        ),
        (format!("{prefix}:index"), String::new(), Reason::UnknownKind, false),
        (
            format!("pressmark:2:{}:0101010101010101:1", article()),
            "?".to_owned(),
            Reason::Newer { version: 2 },
            true,
        ),
        (
            "pressmark:2:another".to_owned(),
            "?".to_owned(),
            Reason::Newer { version: 2 },
            true,
        ),
    ];
    for (key, value, reason, others_business) in cases {
        let (shelf, mut writer, entries) = three();
        shelf.texts.borrow_mut().insert(key.clone(), value.clone());
        let now = loaded(&shelf);
        assert_eq!(now.unreadable.len(), 1, "{key}");
        assert_eq!((&now.unreadable[0].key, &now.unreadable[0].reason), (&key, &reason));
        let rest = if key.ends_with(":2") {
            vec![entries[0].clone(), entries[2].clone()]
        } else {
            entries
        };
        assert_eq!(now.project, fold_of(&rest), "{key}");
        assert_eq!(read_key(&key, &value, &article()), Some(Err(reason)));
        let resumed = Writer::resume(&now, article(), replica(1));
        assert_eq!(
            resumed.is_some(),
            others_business,
            "{key}: else a new replica id is needed"
        );
        let before = shelf.snapshot();
        let folded = writer.fold(&shelf);
        if !others_business {
            assert!(matches!(folded, Err(FoldError::Unreadable(_))), "{key}: {folded:?}");
            let mut other = Writer::new(article(), replica(2));
            assert!(adopt(&shelf, replica(1), &mut other).is_err());
            assert_eq!(shelf.snapshot(), before, "{key}: nothing is touched");
        }
        // Even the next number is not written over.
        writer.append(&shelf, &[note(1, 7, "d")]).expect("there is room");
        writer.append(&shelf, &[note(1, 8, "e")]).expect("there is room");
        assert_eq!(shelf.get(&key), Ok(Some(value)), "{key}");
    }
}

#[test]
fn a_replica_that_was_adopted_too_early_loses_nothing() {
    let (shelf, mut alive, mut entries) = three();
    let mut other = Writer::new(article(), replica(2));
    assert_eq!(adopt(&shelf, replica(1), &mut other), Ok(()));
    entries.push(note(1, 4, "d"));
    alive.append(&shelf, &entries[3..]).expect("there is room");
    assert_eq!(alive.fold(&shelf), Ok(()));
    // Should it write something else under that key between the reading and the deleting, that stays.
    let (key, _) = shelf.snapshot().pop_first().expect("its segment comes first");
    entries.push(note(1, 5, "e"));
    shelf.meddles.replace(Some((key, encode(&entries[3..]))));
    assert_eq!(adopt(&shelf, replica(1), &mut other), Ok(()));
    assert_eq!(other.fold(&shelf), Ok(()));
    assert_eq!(loaded(&shelf).project, fold_of(&entries));
    assert_eq!(adopt(&shelf, replica(2), &mut other), Ok(()), "nobody adopts himself");
    assert_eq!(loaded(&shelf).project, fold_of(&entries));
}

/// A tab goes on as one that was closed this moment, whose last words it does not see yet.
#[test]
fn what_is_not_seen_yet_is_not_written_over() {
    let (seen, mut before, mut entries) = three();
    let known = loaded(&seen);
    let late = Memory::default();
    late.texts.replace(seen.snapshot());
    entries.push(note(1, 4, "last words"));
    before.append(&late, &entries[3..]).expect("there is room");
    // What it writes goes to the storage as it is; there is nothing in its way as far as it sees.
    let resumed = Writer::resume(&known, article(), replica(1)).expect("all can be read");
    let mut after = resumed.leaving_room(replica(2));
    entries.push(note(2, 4, "goes on"));
    after.append(&seen, &entries[4..]).expect("there is room");
    let (seen, late) = (seen.snapshot(), late.snapshot());
    assert_eq!(seen.keys().filter(|key| late.contains_key(*key)).count(), 3);
    let both = Memory::default();
    both.texts.borrow_mut().extend(late);
    both.texts.borrow_mut().extend(seen);
    assert_eq!(loaded(&both).project, fold_of(&entries));
}

/// What happens to a shelf in a simulation. Replicas are numbered.
#[derive(Clone, Debug)]
enum Event {
    Edit(u8, Vec<(Entity, Fact)>),
    Fold(u8),
    Adopt {
        dead: u8,
        by: u8,
    },
    /// The tab is closed and opened again under the same id.
    Reopen(u8),
    /// The next writes fail after so many.
    CloseAfter(u32),
    Room(Option<usize>),
    Block(bool),
    /// Changes a letter under one of the keys.
    Damage(prop::sample::Index, prop::sample::Index),
}

fn events() -> impl Strategy<Value = Event> {
    prop_oneof![
        10 => (0_u8..3, vec(facts(), 1..4)).prop_map(|(nth, facts)| Event::Edit(nth, facts)),
        3 => (0_u8..3).prop_map(Event::Fold),
        2 => (0_u8..3, 0_u8..3).prop_map(|(dead, by)| Event::Adopt { dead, by }),
        2 => (0_u8..3).prop_map(Event::Reopen),
        2 => (0_u32..5).prop_map(Event::CloseAfter),
        1 => proptest::option::of(500_usize..5000).prop_map(Event::Room),
        1 => any::<bool>().prop_map(Event::Block),
        1 => (any::<prop::sample::Index>(), any::<prop::sample::Index>()).prop_map(|(key, at)| Event::Damage(key, at)),
    ]
}

/// A tab: its writer and the counter of its stamps.
struct Tab {
    writer: Writer,
    clock: u64,
}

fn open(shelf: &Memory, nth: u8, fresh: &mut u8) -> Tab {
    let own = loaded(shelf);
    let writer = Writer::resume(&own, article(), replica(nth)).unwrap_or_else(|| {
        *fresh += 1;
        Writer::new(article(), replica(100 + *fresh))
    });
    Tab {
        writer,
        clock: own.project.clock(),
    }
}

proptest! {
    /// Every edit that was acknowledged is there at the end, and no damaged byte was touched.
    #[test]
    fn whatever_happens_every_acknowledged_edit_is_kept(events in vec(events(), 1..60)) {
        let shelf = Memory::default();
        let mut fresh = 0;
        let mut tabs: Vec<Tab> = (0..3).map(|nth| open(&shelf, nth, &mut fresh)).collect();
        let mut acknowledged: Vec<Entry> = Vec::new();
        let mut tried: Vec<Entry> = Vec::new();
        let mut damaged: BTreeMap<String, (String, String)> = BTreeMap::new();
        for event in events {
            match event {
                Event::Edit(nth, facts) => {
                    let tab = &mut tabs[usize::from(nth)];
                    tab.clock += 1;
                    let stamp = Stamp { counter: tab.clock, replica: tab.writer.replica() };
                    let act: Vec<Entry> =
                        facts.into_iter().map(|(entity, fact)| Entry { entity, stamp, fact }).collect();
                    tried.extend(act.iter().cloned());
                    if tab.writer.append(&shelf, &act).is_ok() {
                        acknowledged.extend(act);
                    }
                }
                Event::Fold(nth) => drop(tabs[usize::from(nth)].writer.fold(&shelf)),
                Event::Adopt { dead, by } => {
                    let dead = tabs[usize::from(dead)].writer.replica();
                    drop(adopt(&shelf, dead, &mut tabs[usize::from(by)].writer));
                }
                Event::Reopen(nth) => {
                    shelf.left.set(None);
                    shelf.blocked.set(false);
                    let clock = tabs[usize::from(nth)].clock;
                    let mut tab = open(&shelf, nth, &mut fresh);
                    // An edit that never arrived used its stamp all the same.
                    tab.clock = tab.clock.max(clock);
                    tabs[usize::from(nth)] = tab;
                }
                Event::CloseAfter(left) => shelf.left.set(Some(left)),
                Event::Room(room) => shelf.room.set(room),
                Event::Block(blocked) => shelf.blocked.set(blocked),
                Event::Damage(key, at) => {
                    let mut texts = shelf.texts.borrow_mut();
                    let keys: Vec<String> = texts.keys().filter(|key| !damaged.contains_key(*key)).cloned().collect();
                    if !keys.is_empty() {
                        let key = keys[key.index(keys.len())].clone();
                        let good = texts[&key].clone();
                        let mut letters: Vec<char> = good.chars().collect();
                        let at = at.index(letters.len());
                        letters[at] = if letters[at] == '0' { '1' } else { '0' };
                        let bad: String = letters.into_iter().collect();
                        texts.insert(key.clone(), bad.clone());
                        damaged.insert(key, (good, bad));
                    }
                }
            }
        }
        shelf.left.set(None);
        shelf.room.set(None);
        shelf.blocked.set(false);
        for (key, (_, bad)) in &damaged {
            prop_assert_eq!(shelf.get(key), Ok(Some(bad.clone())), "damaged bytes stay byte for byte");
        }
        let known: Vec<String> = loaded(&shelf).unreadable.into_iter().map(|one| one.key).collect();
        prop_assert_eq!(known, damaged.keys().cloned().collect::<Vec<_>>());
        // With the damage mended, everything that was acknowledged is there, and nothing that was never tried.
        for (key, (good, _)) in damaged {
            shelf.texts.borrow_mut().insert(key, good);
        }
        let all = loaded(&shelf).project;
        let mut more = all.clone();
        for entry in acknowledged {
            prop_assert!(!more.take(entry.clone()), "lost: {:?}", entry);
        }
        let possible: Vec<Entry> = tried;
        for entry in all.entries() {
            prop_assert!(possible.contains(&entry), "out of nowhere: {:?}", entry);
        }
    }
}
