//! Stored bytes of every version there ever was, frozen, and read with the program of today.

use std::collections::BTreeMap;
use std::path::PathBuf;

use pressmark::domain::annotation::{AnnotationId, Entity, Fact, Field, Link, Project};
use pressmark::domain::app::{Keymap, Reading};
use pressmark::domain::codec::journal::{Life, Shelf, ShelfError, Writer, life, load};
use pressmark::domain::codec::log::{MIGRATIONS, VERSION, decode, encode};
use pressmark::domain::codec::meter::{Taker, usage};
use pressmark::domain::codec::shelf;

/// `v<version>-<name>.txt`: a segment as that version wrote it.
fn frozen(version: u64, name: &str) -> PathBuf {
    let folder: PathBuf = env!("CARGO_MANIFEST_DIR").into();
    folder.join("tests/migrations").join(format!("v{version}-{name}.txt"))
}

#[test]
fn every_version_has_its_migration_and_its_frozen_file() {
    let versions: Vec<u64> = MIGRATIONS.iter().map(|migration| migration.version).collect();
    assert_eq!(
        versions,
        (1..=VERSION).collect::<Vec<_>>(),
        "contiguous up to the version that is written"
    );
    for migration in MIGRATIONS {
        let path = frozen(migration.version, migration.name);
        let stored = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let entries = decode(stored.trim_end()).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(!entries.is_empty(), "{}", path.display());
    }
}

#[test]
fn version_1_says_what_it_always_said() {
    let stored = std::fs::read_to_string(frozen(1, "first")).expect("the frozen file is there");
    let entries = decode(stored.trim_end()).expect("version 1 is read");
    assert_eq!(
        encode(&entries),
        stored.trim_end(),
        "the version that is written now writes the same bytes"
    );
    let mut project = Project::default();
    for entry in entries {
        project.take(entry);
    }
    let id = |text: &str| AnnotationId::parse(text).expect("the fixture's ids are well formed");
    let quote = project
        .annotation(&id("0a1b2c3d-0000-4000-8000-000000000001"))
        .expect("the quote is there");
    assert_eq!(&**quote.words(), "\u{201c}no\u{1f600}\u{201d}");
    assert_eq!(&*quote.note, "why\n\"so\"");
    let orphan = project.annotation(&id("T1_x")).expect("the orphan is there");
    assert_eq!((orphan.range(), &**orphan.words()), (None, "gone"));
    assert_eq!(orphan.judgements.0, [Some(true), Some(false), Some(true), None, None]);
    let link = Link {
        attribution: id("T1_x"),
        content: quote.id.clone(),
    };
    assert_eq!(project.links().collect::<Vec<_>>(), [&link]);
    assert_eq!(project.codebook().labels.len(), 4);
    assert_eq!(&*project.codebook().id, "lesson");
    assert!(
        matches!(project.stamped(&Entity::Project, Field::Extra), Some((_, Fact::Extra(extra))) if extra.iter().eq([("x", "[1e999]")]))
    );
    assert!(project.annotation(&id("deleted")).is_none());
}

/// A storage that was frozen: it can be read.
struct Frozen(BTreeMap<String, String>);

impl Shelf for Frozen {
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        Ok(self.0.keys().cloned().collect())
    }
    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        Ok(self.0.get(key).cloned())
    }
    fn set(&self, _: &str, _: &str) -> Result<(), ShelfError> {
        Err(ShelfError::Blocked)
    }
    fn remove(&self, _: &str) -> Result<(), ShelfError> {
        Err(ShelfError::Blocked)
    }
}

/// Every kind of key that version 1 has ever written: segments, a snapshot, a sign of life, an article, the settings.
#[test]
fn a_whole_storage_of_version_1_is_read() {
    let stored = include_str!("v1-storage.json");
    let frozen = Frozen(serde_json::from_str(stored).expect("keys and texts"));
    let open = frozen.0["pressmark:open"].clone();
    let stand = shelf::list(&frozen).expect("it can be read");
    assert_eq!((stand.articles.len(), stand.damaged.len()), (1, 0));
    let shelved = &stand.articles[0];
    assert_eq!(shelved.article.fingerprint().as_str(), open);
    assert_eq!(
        shelved.article.text().as_str(),
        "Title\nAna said: \u{201c}no \u{1f600}\u{201d}."
    );
    assert_eq!(&*shelved.article.meta().title, "Another \u{201c}title\u{201d}");
    assert_eq!((&*shelved.used, shelved.away), ("2026-11-23T18:00:00.000Z", true));

    let loaded = load(&frozen, shelved.article.fingerprint()).expect("it can be read");
    assert_eq!(loaded.unreadable, []);
    let last: Vec<u64> = loaded.replicas.iter().map(|replica| replica.last).collect();
    assert_eq!(last, [4, 3, 9], "numbers go on behind a snapshot too");
    for replica in &loaded.replicas {
        assert!(Writer::resume(&loaded, shelved.article.fingerprint().clone(), replica.id).is_some());
    }
    let ids = loaded.project.annotation_ids();
    let live: Vec<_> = ids.filter_map(|id| loaded.project.annotation(id)).collect();
    let told: Vec<(&str, &str, &str)> = live
        .iter()
        .map(|one| (one.label.as_str(), &**one.words(), &*one.note))
        .collect();
    let why = "why\n\u{201c}\u{1f600}\u{201d}";
    let expected = [
        ("claim", "Ana said", why),
        ("claim", "Ana said", why),
        ("quote", "\u{201c}no \u{1f600}", "folded"),
    ];
    assert_eq!(told, expected);

    let sign = frozen.0.iter().find(|(key, _)| key.starts_with("pressmark:alive:"));
    assert_eq!(
        life(sign.map(|(_, sign)| sign.as_str()), 1_763_920_800_001),
        Life::Alive
    );
    for (key, kept) in [
        (
            "pressmark:reading",
            Reading::read(&frozen.0["pressmark:reading"]).stored(),
        ),
        ("pressmark:keys", Keymap::read(&frozen.0["pressmark:keys"]).stored()),
    ] {
        assert_eq!(frozen.0[key], kept);
    }
    let lengths: Vec<(String, usize)> = frozen.0.iter().map(|(key, text)| (key.clone(), text.len())).collect();
    let takers = usage(&lengths, &[]).parts;
    assert!(
        takers
            .iter()
            .all(|(taker, _)| matches!(taker, Taker::Article(_) | Taker::Settings))
    );
}
