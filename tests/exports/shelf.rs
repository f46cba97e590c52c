//! One's own articles on the shelf: wholly there or not at all, never changed, erased only when asked to.

use std::cell::RefCell;
use std::collections::BTreeMap;

use pressmark::domain::annotation::{Entity, Entry, Fact, ReplicaId, Stamp, Timestamp};
use pressmark::domain::codec::journal::{Shelf, ShelfError, Writer, load};
use pressmark::domain::codec::shelf::{
    Found, duplicate, erase, find, key, list, put, put_away, put_with_work, rename, take_back, used,
};
use pressmark::domain::document::Article;
use pressmark::domain::document::reading::read_plain;

use crate::build::id;

/// A shelf in memory with room for so many letters.
struct Memory {
    texts: RefCell<BTreeMap<String, String>>,
    room: usize,
}

impl Memory {
    fn new() -> Self {
        Self {
            texts: RefCell::default(),
            room: usize::MAX,
        }
    }
}

impl Shelf for Memory {
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        Ok(self.texts.borrow().keys().cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        if value.len() > self.room {
            return Err(ShelfError::Full);
        }
        self.texts.borrow_mut().insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        self.texts.borrow_mut().remove(key);
        Ok(())
    }
}

fn article(text: &str) -> Article {
    read_plain(text)
        .ok()
        .and_then(|reading| reading.article())
        .expect("the test's text has words")
}

fn time(text: &str) -> Timestamp {
    Timestamp::parse(text).expect("the test's time is well formed")
}

#[test]
fn an_article_is_found_as_it_was_put() {
    let shelf = Memory::new();
    let rain = article("Rain\n\nIt rained \u{1f600}\u{a0}“here”.\n\n- drops");
    let name = rain.fingerprint().as_str();
    assert_eq!(find(&shelf, name), Ok(Found::Nothing));
    assert_eq!(put(&shelf, &rain), Ok(()));
    assert_eq!(find(&shelf, name), Ok(Found::Article(rain.clone())));
    let stored = shelf.get(&key(name));
    assert_eq!(rename(&shelf, name, "Wet"), Ok(()));
    assert_eq!(
        put(&shelf, &rain.clone().titled("Other")),
        Ok(()),
        "it is there already"
    );
    assert_eq!(shelf.get(&key(name)), stored, "and never changes");
    assert_eq!(find(&shelf, name), Ok(Found::Article(rain.titled("Wet"))));
}

#[test]
fn the_list_has_the_latest_first_and_names_what_is_damaged() {
    let shelf = Memory::new();
    let (rain, snow, hail) = (
        article("Rain\n\nIt rained."),
        article("Snow\n\nIt snowed."),
        article("Hail\n\nIt hailed."),
    );
    for (article, when) in [
        (&rain, "2026-01-02T00:00:00.000Z"),
        (&snow, "2026-01-03T00:00:00.000Z"),
        (&hail, "2026-01-01T00:00:00.000Z"),
    ] {
        put(&shelf, article).expect("there is room");
        used(&shelf, article.fingerprint().as_str(), &time(when)).expect("there is room");
    }
    put_away(&shelf, hail.fingerprint().as_str(), true).expect("there is room");
    let titles = |shelf: &Memory| -> Vec<(String, bool)> {
        let stand = list(shelf).expect("it can be read");
        stand
            .articles
            .iter()
            .map(|one| (one.article.meta().title.to_string(), one.away))
            .collect()
    };
    let expected = |all: &[(&str, bool)]| {
        all.iter()
            .map(|(title, away)| ((*title).to_owned(), *away))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        titles(&shelf),
        expected(&[("Snow", false), ("Rain", false), ("Hail", true)])
    );

    let damaged = key(snow.fingerprint().as_str());
    for bytes in [
        "",
        "{",
        "[]",
        "null",
        "{\"text\":\"a\"}",
        &shelf
            .get(&damaged)
            .expect("it can be read")
            .expect("it is there")
            .replace("snowed", "rained"),
    ] {
        shelf.set(&damaged, bytes).expect("there is room");
        let stand = list(&shelf).expect("it can be read");
        assert_eq!(stand.damaged, std::slice::from_ref(&damaged), "{bytes}");
        assert_eq!(find(&shelf, snow.fingerprint().as_str()), Ok(Found::Damaged), "{bytes}");
        assert!(put(&shelf, &snow).is_err(), "it is not written over");
        assert_eq!(shelf.get(&damaged), Ok(Some(bytes.to_owned())), "it stays as it is");
    }
    assert_eq!(titles(&shelf), expected(&[("Rain", false), ("Hail", true)]));
}

/// Another article's bytes under a key are damage too: the name must be that of the words.
#[test]
fn an_article_under_another_name_is_damaged() {
    let shelf = Memory::new();
    let (rain, snow) = (article("Rain\n\nIt rained."), article("Snow\n\nIt snowed."));
    put(&shelf, &rain).expect("there is room");
    let stored = shelf
        .get(&key(rain.fingerprint().as_str()))
        .expect("it can be read")
        .expect("it is there");
    shelf
        .set(&key(snow.fingerprint().as_str()), &stored)
        .expect("there is room");
    assert_eq!(find(&shelf, snow.fingerprint().as_str()), Ok(Found::Damaged));
}

#[test]
fn a_full_shelf_has_nothing_of_it() {
    let shelf = Memory {
        room: 100,
        ..Memory::new()
    };
    assert_eq!(put(&shelf, &article("Rain\n\nIt rained.")), Err(ShelfError::Full));
    assert!(shelf.texts.borrow().is_empty());
}

#[test]
fn erasing_takes_the_article_and_its_work_and_nothing_else() {
    let shelf = Memory::new();
    let (rain, snow) = (article("Rain\n\nIt rained."), article("Snow\n\nIt snowed."));
    for article in [&rain, &snow] {
        let name = article.fingerprint().as_str();
        put(&shelf, article).expect("there is room");
        rename(&shelf, name, "x").expect("there is room");
        put_away(&shelf, name, true).expect("there is room");
        shelf
            .set(&format!("pressmark:1:{name}:0123456789abcdef:1"), "work")
            .expect("there is room");
    }
    shelf.set("pressmark:theme", "dark").expect("there is room");
    let before = shelf.texts.borrow().clone();
    erase(&shelf, rain.fingerprint().as_str()).expect("it can be written");
    let left = shelf.texts.borrow();
    let kept: Vec<_> = before
        .keys()
        .filter(|key| !key.contains(rain.fingerprint().as_str()))
        .collect();
    assert_eq!(left.keys().collect::<Vec<_>>(), kept);
    assert_eq!(kept.len(), 5);
}

#[test]
fn an_article_and_the_work_on_it_are_put_both_or_neither() {
    let rain = article("Rain\n\nIt rained.");
    let replica = ReplicaId::from_random([7; 8]);
    let stamp = Stamp { counter: 1, replica };
    let entry = Entry {
        entity: Entity::Annotation(id(1)),
        stamp,
        fact: Fact::Note("a note that needs room ".repeat(50).into()),
    };
    let shelf = Memory::new();
    assert_eq!(
        put_with_work(&shelf, &rain, true, (replica, std::slice::from_ref(&entry))),
        Ok(())
    );
    assert!(matches!(
        find(&shelf, rain.fingerprint().as_str()),
        Ok(Found::Article(_))
    ));
    let loaded = load(&shelf, rain.fingerprint()).expect("it can be read");
    assert_eq!(
        loaded.project.entries().collect::<Vec<_>>(),
        std::slice::from_ref(&entry)
    );

    let narrow = Memory {
        room: 800,
        ..Memory::new()
    };
    let put = put_with_work(&narrow, &rain, true, (replica, &[entry]));
    assert_eq!(put, Err(ShelfError::Full));
    assert!(narrow.texts.borrow().is_empty(), "{:?}", narrow.texts.borrow().keys());
}

/// A copy is the same article with work of its own, which has nothing to do with that on the original.
#[test]
fn a_copy_keeps_its_own_work() {
    let shelf = Memory::new();
    let rain = article("Rain\n\nIt rained.").titled("Rain");
    let entry = |nth: u8, text: &str| Entry {
        entity: Entity::Annotation(id(nth)),
        stamp: Stamp {
            counter: u64::from(nth),
            replica: ReplicaId::from_random([nth; 8]),
        },
        fact: Fact::Note(text.into()),
    };
    let first = [entry(1, "mine")];
    assert_eq!(
        put_with_work(&shelf, &rain, true, (ReplicaId::from_random([1; 8]), &first)),
        Ok(())
    );
    let copied = |of: &Article, replica: u8, work: &[Entry]| {
        duplicate(&shelf, of, (ReplicaId::from_random([replica; 8]), work)).expect("there is room")
    };
    let copy = copied(&rain, 2, &first);
    assert_eq!(
        (&*copy.meta().title, copy.fingerprint()),
        ("Rain (2)", rain.fingerprint())
    );
    assert_eq!(copy.place().as_str(), format!("{}-2", rain.fingerprint()));
    let again = copied(&copy, 3, &[]);
    assert_eq!(
        (&*again.meta().title, again.fingerprint()),
        ("Rain (3)", rain.fingerprint())
    );
    for article in [&rain, &copy, &again] {
        assert_eq!(
            find(&shelf, article.place().as_str()),
            Ok(Found::Article(article.clone()))
        );
    }
    assert_eq!(
        list(&shelf).map(|stand| (stand.articles.len(), stand.damaged)),
        Ok((3, Vec::new()))
    );
    let work = |article: &Article| -> Vec<Entry> {
        let loaded = load(&shelf, article.place()).expect("it can be read");
        assert!(loaded.unreadable.is_empty());
        loaded.project.entries().collect()
    };
    assert_eq!((work(&copy), work(&again)), (first.to_vec(), Vec::new()));
    // What is said in the one is not said in the other, in whatever order they go.
    let second = entry(4, "in the copy");
    let mut writer = Writer::new(copy.place().clone(), ReplicaId::from_random([4; 8]));
    assert_eq!(writer.append(&shelf, std::slice::from_ref(&second)), Ok(()));
    assert_eq!((work(&rain).len(), work(&copy).len()), (1, 2));
    assert_eq!(rename(&shelf, copy.place().as_str(), "Wet"), Ok(()));
    assert_eq!(erase(&shelf, rain.place().as_str()), Ok(()));
    assert_eq!((work(&rain).len(), work(&copy).len()), (0, 2));
    assert!(matches!(find(&shelf, copy.place().as_str()), Ok(Found::Article(copy)) if *copy.meta().title == *"Wet"));
    // An undo erases only what nobody can have worked in.
    assert_eq!(take_back(&shelf, again.place().as_str()), Ok(()));
    assert_eq!(find(&shelf, again.place().as_str()), Ok(Found::Nothing));
    assert_eq!(
        used(&shelf, copy.place().as_str(), &time("2026-11-24T08:00:00Z")),
        Ok(())
    );
    assert_eq!(take_back(&shelf, copy.place().as_str()), Ok(()));
    let stand = list(&shelf).expect("it can be read");
    assert!(matches!(&stand.articles[..], [one] if one.away && work(&one.article).len() == 2));
    // Its place is not given to another one.
    assert_eq!(
        copied(&rain, 5, &[]).place().as_str(),
        format!("{}-3", rain.fingerprint())
    );
}

/// A copy for which there is no room is not there at all, and other names are nobody's.
#[test]
fn a_copy_is_whole_or_not_there() {
    let rain = article("Rain\n\nIt rained.");
    let work: Vec<Entry> = (1..200)
        .map(|nth| Entry {
            entity: Entity::Annotation(id(nth)),
            stamp: Stamp {
                counter: nth.into(),
                replica: ReplicaId::from_random([1; 8]),
            },
            fact: Fact::Note("a note".into()),
        })
        .collect();
    let shelf = Memory {
        room: 2_000,
        ..Memory::new()
    };
    let copy = duplicate(&shelf, &rain, (ReplicaId::from_random([2; 8]), &work));
    assert_eq!(copy, Err(ShelfError::Full));
    assert_eq!(shelf.keys(), Ok(Vec::new()));
    let name = rain.fingerprint().as_str();
    for other in ["", "-", "-x", "-02", "--2", "-2-2", ":2"] {
        let place = [name, other].concat();
        assert_eq!(rain.clone().at(&place).is_some(), other.is_empty(), "{place}");
    }
    assert_eq!(article("Snow\n\nIt snowed.").at(name), None);
}
