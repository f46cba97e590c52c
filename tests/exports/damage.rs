//! Damage in any one byte of anything that is stored: nothing panics, all that is whole is there, and what is damaged stays
//! as it is, to the byte, and is named.

use std::collections::BTreeMap;

use pressmark::domain::annotation::{Entity, Entry, Fact, Project, ReplicaId};
use pressmark::domain::app::{Keymap, Reading};
use pressmark::domain::codec::journal::{Reason, Shelf, Writer, adopt, life, load, read_key};
use pressmark::domain::codec::meter::{is_time_to_ask, usage};
use pressmark::domain::codec::shelf::{self, Found};
use pressmark::domain::document::Article;
use pressmark::domain::messages::Language;
use proptest::prelude::*;

use crate::build::{Desk, article, find, id, time};
use crate::journal::Memory;

const TEXT: &str = "Title\nAna said: \u{201c}no \u{1f600}\u{201d}.";

fn replica(nth: u8) -> ReplicaId {
    ReplicaId::from_random([nth; 8])
}

fn own_article() -> Article {
    article(TEXT)
}

/// Two replicas' work on an article of one's own, in a folded segment and some new ones, and the article itself.
fn stored() -> BTreeMap<String, String> {
    let (article, room) = (own_article(), Memory::default());
    shelf::put(&room, &article).expect("there is room");
    let fingerprint = article.fingerprint().as_str();
    shelf::rename(&room, fingerprint, "Another \u{201c}title\u{201d}").expect("there is room");
    shelf::used(&room, fingerprint, &time("2026-11-23T18:00:00Z")).expect("there is room");
    for nth in 1..=2 {
        let mut desk = Desk {
            replica: replica(nth),
            ..Desk::default()
        };
        let mut writer = Writer::new(article.fingerprint().clone(), desk.replica);
        let mut kept = 0;
        let mut keep = |desk: &Desk, writer: &mut Writer| {
            writer.append(&room, &desk.entries[kept..]).expect("there is room");
            kept = desk.entries.len();
        };
        desk.mark(&article, &id(nth), "claim", find(&article, "Ana said"), vec![]);
        keep(&desk, &mut writer);
        desk.say(&id(nth), [Fact::Note("why\n\u{201c}\u{1f600}\u{201d}".into())]);
        keep(&desk, &mut writer);
        if nth == 1 {
            writer.fold(&room).expect("there is room");
        }
        desk.act([(Entity::Annotation(id(nth + 10)), Fact::Deleted(true))]);
        keep(&desk, &mut writer);
    }
    room.snapshot()
}

fn on(texts: &BTreeMap<String, String>) -> Memory {
    let room = Memory::default();
    room.texts.borrow_mut().extend(texts.clone());
    room
}

/// Everything that one wrong sign can make of `text`: another one, one less, one more, and an end too soon.
fn wrong(text: &str) -> Vec<String> {
    let signs: Vec<char> = text.chars().collect();
    let mut all = Vec::new();
    for nth in 0..signs.len() {
        let (before, behind) = (&signs[..nth], &signs[nth + 1..]);
        let other = if signs[nth] == '1' { '7' } else { '1' };
        // What half a pair of surrogates is read as, and a sign that ends a string.
        for changed in [&[other][..], &['\u{fffd}'], &[], &['"', signs[nth]]] {
            all.push([before, changed, behind].concat().into_iter().collect());
        }
        all.push(before.iter().collect());
    }
    all
}

fn fold(entries: impl IntoIterator<Item = Entry>) -> Project {
    let mut project = Project::default();
    for entry in entries {
        project.take(entry);
    }
    project
}

#[test]
fn one_wrong_sign_in_the_log_costs_its_piece_alone() {
    let (texts, article) = (stored(), own_article());
    let fingerprint = article.fingerprint();
    let pieces: Vec<&String> = texts.keys().filter(|key| key.starts_with("pressmark:1:")).collect();
    assert_eq!(pieces.len(), 5, "{pieces:?}");
    let entries = |key: &String| match read_key(key, &texts[key], fingerprint) {
        Some(Ok(entries)) => entries,
        other => panic!("{key}: {other:?}"),
    };
    let mut tried = 0;
    for piece in &pieces {
        let whole = fold(pieces.iter().filter(|key| key != &piece).flat_map(|key| entries(key)));
        let owner = ReplicaId::parse(piece.split(':').nth(3).expect("a replica")).expect("a replica");
        for bad in wrong(&texts[*piece]) {
            let room = on(&texts);
            room.texts.borrow_mut().insert((*piece).clone(), bad.clone());
            let loaded = load(&room, fingerprint).expect("the shelf can be read");
            assert!(loaded.project == whole, "{piece}: {bad}");
            let named: Vec<(&String, &Reason)> = loaded.unreadable.iter().map(|one| (&one.key, &one.reason)).collect();
            assert_eq!(named, [(*piece, &Reason::Damaged)], "{bad}");
            assert_eq!(read_key(piece, &bad, fingerprint), Some(Err(Reason::Damaged)), "{bad}");
            assert_eq!(Writer::resume(&loaded, fingerprint.clone(), owner), None, "{bad}");
            tried += 1;
            // The rest is slower, and depends less on where the damage is.
            if tried % 16 > 0 {
                continue;
            }
            let mut writer = Writer::new(fingerprint.clone(), owner);
            writer.fold(&room).expect_err("its own bytes cannot be read");
            writer.compact(&room).expect_err("its own bytes cannot be read");
            let mut next = Writer::new(fingerprint.clone(), replica(9));
            adopt(&room, owner, &mut next).expect_err("not all of it can be read");
            let more = fold(entries(pieces[0])).entries().collect::<Vec<_>>();
            next.append(&room, &more).expect("there is room");
            writer.append(&room, &more).expect("there is room");
            shelf::put(&room, &article).expect("it is there");
            let after = room.snapshot();
            for (key, text) in &texts {
                let expected = if key == *piece { &bad } else { text };
                assert_eq!(after.get(key), Some(expected), "{key}");
            }
        }
    }
    assert!(tried > 3_000, "{tried}");
}

#[test]
fn one_wrong_sign_in_an_article_costs_no_word() {
    let (texts, article) = (stored(), own_article());
    let fingerprint = article.fingerprint().as_str();
    let key = shelf::key(fingerprint);
    let mut damaged = 0;
    for bad in wrong(&texts[&key]) {
        let room = on(&texts);
        room.texts.borrow_mut().insert(key.clone(), bad.clone());
        let stand = shelf::list(&room).expect("the shelf can be read");
        match shelf::find(&room, fingerprint).expect("the shelf can be read") {
            Found::Nothing => panic!("it is there: {bad}"),
            // The title, or what a block is, may be another one. The words are those that were annotated.
            Found::Article(read) => {
                assert_eq!(read.text().as_str(), article.text().as_str(), "{bad}");
                assert_eq!((stand.articles.len(), stand.damaged.len()), (1, 0), "{bad}");
            }
            Found::Damaged => {
                damaged += 1;
                assert_eq!(stand.damaged, [key.as_str()], "{bad}");
                shelf::put(&room, &article).expect_err("it is never written over");
            }
        }
        assert_eq!(room.get(&key), Ok(Some(bad)), "it stays as it is");
        let work = load(&room, article.fingerprint()).expect("the shelf can be read");
        assert!(work.unreadable.is_empty() && !work.project.is_empty());
    }
    assert!(damaged > 500, "{damaged}");
}

/// A key that has another name is somebody else's, or nobody's. It is not touched, and all other pieces are there.
#[test]
fn one_wrong_sign_in_a_keys_name_touches_nothing() {
    let (texts, article) = (stored(), own_article());
    for key in texts.keys() {
        let mut others = texts.clone();
        let value = others.remove(key).expect("it is there");
        let rest = load(&on(&others), article.fingerprint())
            .expect("the shelf can be read")
            .project;
        for bad in wrong(key).into_iter().filter(|bad| !texts.contains_key(bad)) {
            let room = on(&others);
            room.texts.borrow_mut().insert(bad.clone(), value.clone());
            let loaded = load(&room, article.fingerprint()).expect("the shelf can be read");
            assert!(rest.beyond(&loaded.project).is_empty(), "{bad}");
            shelf::list(&room).expect("the shelf can be read");
            for info in &loaded.replicas {
                let mut writer = Writer::new(article.fingerprint().clone(), replica(9));
                drop(adopt(&room, info.id, &mut writer));
            }
            let again = load(&room, article.fingerprint()).expect("the shelf can be read");
            assert!(again.project == loaded.project, "{bad}");
            assert_eq!(again.unreadable, loaded.unreadable, "{bad}");
        }
    }
}

proptest! {
    /// Whatever stands where a setting should be, or a small key, is read as something.
    #[test]
    fn any_text_is_a_setting(text in ".{0,40}", units in 0_usize..9_000_000) {
        let reading = Reading::read(&text);
        prop_assert_eq!(Reading::read(&reading.stored()), reading);
        let keys = Keymap::read(&text);
        prop_assert_eq!(&Keymap::read(&keys.stored()).stored(), &keys.stored());
        let _ = (Language::preferred([text.as_str()].into_iter()), life(Some(&text), 1), is_time_to_ask(&text, &text, true, 9));
        let counted = usage(&[(text.clone(), units)], &[]);
        prop_assert_eq!(counted.total, text.encode_utf16().count() + units);
    }
}
