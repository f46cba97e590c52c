//! Stored bytes of every version there ever was, frozen, and read with the program of today.

use std::path::PathBuf;

use pressmark::domain::annotation::{AnnotationId, Entity, Fact, Field, Link, Project};
use pressmark::domain::codec::log::{MIGRATIONS, VERSION, decode, encode};

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
