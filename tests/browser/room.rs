//! The room of a real browser: 10,000 annotations on 100,000 words fit, and go on fitting while they are worked on.

use pressmark::domain::annotation::{
    AnnotationId, Entity, Entry, Fact, LabelId, Project, ReplicaId, Stamp, Target, Timestamp,
};
use pressmark::domain::codec::journal::{Shelf, ShelfError, Writer, load};
use pressmark::domain::codec::meter::{ROOM, usage};
use pressmark::domain::codec::shelf;
use pressmark::domain::document::Article;
use pressmark::domain::text::{Offset, Range};
use pressmark::web::storage::{self, StorageError};
use wasm_bindgen_test::wasm_bindgen_test;

/// Local storage, as the app uses it.
struct Local;

fn error(error: StorageError) -> ShelfError {
    match error {
        StorageError::Full => ShelfError::Full,
        StorageError::Blocked => ShelfError::Blocked,
        StorageError::Failed(why) => ShelfError::Failed(why),
    }
}

impl Shelf for Local {
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        storage::keys().map_err(error)
    }
    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        storage::get(key).map_err(error)
    }
    fn set(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        storage::set(key, value).map_err(error)
    }
    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        storage::remove(key).map_err(error)
    }
}

fn entry(nth: u32, counter: u64, fact: Fact) -> Entry {
    let [a, b, ..] = nth.to_le_bytes();
    let mut bytes = [7; 16];
    (bytes[0], bytes[1]) = (a, b);
    Entry {
        entity: Entity::Annotation(AnnotationId::from_random(bytes)),
        stamp: Stamp {
            counter,
            replica: ReplicaId::from_random([7; 8]),
        },
        fact,
    }
}

#[wasm_bindgen_test]
fn ten_thousand_annotations_fit_and_an_edit_is_small() {
    let words: Vec<&str> = include_str!("../../content/guaido-pentagon.txt")
        .split_whitespace()
        .collect();
    let mut text = String::from("A long article");
    let mut next = words.iter().cycle();
    for _ in 0..1_000 {
        text.push('\n');
        let paragraph: Vec<&str> = next.by_ref().take(100).copied().collect();
        text.push_str(&paragraph.join(" "));
    }
    let article = Article::from_lines("long", "en", &text).expect("it has words");
    shelf::put(&Local, &article).expect("there is room for the article");
    let now = Timestamp::parse("2026-11-24T08:00:00Z").expect("a time");
    let label = LabelId::parse("attribution").expect("a slug");
    let mut work = Vec::new();
    for nth in 0..10_000_u32 {
        let start = nth * 60;
        let range = Range::between(Offset::new(start), Offset::new(start + 60));
        let exact = article.text().slice(range).expect("it is in the text").into();
        for fact in [
            Fact::Label(label.clone()),
            Fact::Target(Target::Placed { range, exact }),
            Fact::Note("Reported by whom?".into()),
            Fact::Creator("Ada Lovelace".into()),
            Fact::Created(now.clone()),
            Fact::Modified(now.clone()),
            Fact::Deleted(false),
        ] {
            work.push(entry(nth, 1, fact));
        }
    }
    let mut writer = Writer::new(article.fingerprint().clone(), ReplicaId::from_random([7; 8]));
    writer.append(&Local, &work).expect("there is room for all of it");
    let units = || {
        let lengths = storage::lengths().expect("storage can be read");
        usage(&lengths, &[]).of(article.fingerprint().as_str())
    };
    let mut before = units();
    assert!(before < ROOM * 4 / 5, "{before}");
    for nth in 0..200_u32 {
        let note = ["Who says so, and to whom? ".repeat(20), nth.to_string()].concat();
        let facts = [Fact::Note(note.into()), Fact::Modified(now.clone())];
        let act = facts.map(|fact| entry(nth % 7, u64::from(nth) + 2, fact));
        writer.append(&Local, &act).expect("there is room for an act");
        let written = units() - before;
        assert!(written < 2_048, "{written}");
        work.extend(act);
        if writer.needs_folding() {
            assert_eq!(writer.fold(&Local), Ok(()), "there is room to fold what is small");
        }
        before = units();
    }
    let mut expected = Project::default();
    for entry in work {
        expected.take(entry);
    }
    let loaded = load(&Local, article.fingerprint()).expect("storage can be read");
    assert!(loaded.project == expected && loaded.unreadable.is_empty());
    assert_eq!(shelf::erase(&Local, article.fingerprint().as_str()), Ok(()));
    assert_eq!(units(), 0);
}
