//! Merging: whatever came, in whatever order and however often, everybody ends with the same.

use std::collections::BTreeMap;

use pressmark::domain::annotation::{Annotation, Codebook, Entity, Entry, Fact, Field, Link, Project, Stamp, Target};
use pressmark::domain::app::AnnotationSet;
use pressmark::domain::text::{Offset, Range};
use proptest::prelude::*;

use crate::build::{article, entries, id, label, link, replica};

fn fold<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Project {
    let mut project = Project::default();
    for entry in entries {
        project.take(entry.clone());
    }
    project
}

fn merged(a: &Project, b: &Project) -> Project {
    let mut both = a.clone();
    both.merge(b);
    both
}

/// What is seen of a project.
fn view(project: &Project) -> (Vec<Annotation>, Vec<Link>, Codebook) {
    let annotations = AnnotationSet::of(&article(), project);
    (
        annotations
            .iter()
            .map(|annotation| Annotation::clone(annotation))
            .collect(),
        project.links().cloned().collect(),
        project.codebook(),
    )
}

/// The rule itself, written down plainly: of each field of each entity the greatest stamp (then fact) wins.
#[derive(Default)]
struct Plain(BTreeMap<Entity, BTreeMap<Field, (Stamp, Fact)>>);

impl Plain {
    fn of(entries: &[Entry]) -> Self {
        let mut plain = Self::default();
        for Entry { entity, stamp, fact } in entries {
            let slot = plain.0.entry(entity.clone()).or_default();
            let new = (*stamp, fact.clone());
            let known = slot.entry(fact.field()).or_insert_with(|| new.clone());
            *known = known.clone().max(new);
        }
        plain
    }

    fn is_live(&self, entity: &Entity) -> bool {
        self.0
            .get(entity)
            .is_some_and(|fields| match fields.get(&Field::Deleted) {
                Some((deleted, Fact::Deleted(true))) => fields.values().any(|(stamp, _)| stamp > deleted),
                _ => true,
            })
    }

    fn says(&self, entity: &Entity, field: Field) -> Option<&Fact> {
        self.0.get(entity)?.get(&field).map(|(_, fact)| fact)
    }
}

proptest! {
    // Three states a case: fewer cases see as much.
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn merging_is_commutative_associative_and_idempotent(a in entries(), b in entries(), c in entries()) {
        let (a, b, c) = (fold(&a), fold(&b), fold(&c));
        prop_assert_eq!(merged(&a, &b), merged(&b, &a));
        prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
        prop_assert_eq!(merged(&a, &a), a.clone());
        prop_assert_eq!(merged(&merged(&a, &b), &b), merged(&a, &b));
        prop_assert_eq!(merged(&a, &Project::default()), a.clone());
        prop_assert_eq!(merged(&Project::default(), &a), a);
    }
}

proptest! {
    #[test]
    fn the_order_of_arrival_changes_nothing(
        (written, arrived) in entries().prop_flat_map(|written| (Just(written.clone()), Just(written).prop_shuffle())),
    ) {
        let (one, other) = (fold(&written), fold(&arrived));
        prop_assert_eq!(&one, &other);
        prop_assert_eq!(one.clock(), other.clock());
        prop_assert_eq!(view(&one), view(&other));
    }

    /// Nobody has to send everything: what a project says as entries is all of it, and taking it in says what changed.
    #[test]
    fn the_entries_of_a_project_are_the_project(entries in entries()) {
        let project = fold(&entries);
        let told: Vec<Entry> = project.entries().collect();
        prop_assert_eq!(&fold(&told), &project);
        let mut again = project.clone();
        for entry in &entries {
            prop_assert!(!again.take(entry.clone()), "{:?} was known", entry);
        }
        prop_assert_eq!(again, project);
    }

    #[test]
    fn field_by_field_the_greatest_stamp_wins(entries in entries()) {
        let (project, plain) = (fold(&entries), Plain::of(&entries));
        let flat = |plain: &Plain| -> Vec<Entry> {
            let of_one = |(entity, fields): (&Entity, &BTreeMap<Field, (Stamp, Fact)>)| {
                let entry = |(stamp, fact): &(Stamp, Fact)| Entry {
                    entity: entity.clone(),
                    stamp: *stamp,
                    fact: fact.clone(),
                };
                fields.values().map(entry).collect::<Vec<_>>()
            };
            plain.0.iter().flat_map(of_one).collect()
        };
        prop_assert_eq!(project.entries().collect::<Vec<_>>(), flat(&plain));
        let highest = entries.iter().map(|entry| entry.stamp.counter).max();
        prop_assert_eq!(project.clock(), highest.unwrap_or(0));
        for nth in 0..4 {
            let entity = Entity::Annotation(id(nth));
            let whole = plain.says(&entity, Field::Label).is_some() && plain.says(&entity, Field::Target).is_some();
            let seen = project.annotation(&id(nth));
            prop_assert_eq!(seen.is_some(), whole && plain.is_live(&entity));
            let Some(seen) = seen else { continue };
            prop_assert_eq!(Some(&Fact::Label(seen.label)), plain.says(&entity, Field::Label));
            prop_assert_eq!(Some(&Fact::Target(seen.target)), plain.says(&entity, Field::Target));
            let note = plain.says(&entity, Field::Note).cloned();
            prop_assert_eq!(Fact::Note(seen.note), note.unwrap_or(Fact::Note("".into())));
            let continues = plain.says(&entity, Field::Continues).cloned();
            prop_assert_eq!(Fact::Continues(seen.continues), continues.unwrap_or(Fact::Continues(None)));
        }
        let live = |entity: &&Entity| matches!(entity, Entity::Link(_)) && plain.is_live(entity);
        let links: Vec<Entity> = project.links().cloned().map(Entity::Link).collect();
        prop_assert_eq!(links, plain.0.keys().filter(live).cloned().collect::<Vec<_>>());
    }
}

fn stamp(counter: u64, nth: u8) -> Stamp {
    Stamp {
        counter,
        replica: replica(nth),
    }
}

fn about(nth: u8, stamp: Stamp, fact: Fact) -> Entry {
    Entry {
        entity: Entity::Annotation(id(nth)),
        stamp,
        fact,
    }
}

/// An annotation of "CITY", made under counter 1.
fn made(nth: u8) -> Vec<Entry> {
    let range = Range::between(Offset::START, Offset::new(4));
    let exact = "CITY".into();
    [
        Fact::Label(label("claim")),
        Fact::Target(Target::Placed { range, exact }),
        Fact::Deleted(false),
    ]
    .map(|fact| about(nth, stamp(1, 0), fact))
    .to_vec()
}

#[test]
fn deletions_and_edits_meet() {
    let note = |counter, nth| about(0, stamp(counter, nth), Fact::Note("kept".into()));
    let deleted = |counter, nth, gone| about(0, stamp(counter, nth), Fact::Deleted(gone));
    let cases: [(&str, Vec<Entry>, Option<&str>); 8] = [
        ("nothing happened", vec![], Some("")),
        ("deleted", vec![deleted(2, 0, true)], None),
        (
            "an older edit does not revive",
            vec![deleted(3, 0, true), note(2, 1)],
            None,
        ),
        (
            "a later edit revives",
            vec![deleted(2, 0, true), note(3, 1)],
            Some("kept"),
        ),
        (
            "of one counter the higher replica decides: edit",
            vec![deleted(2, 0, true), note(2, 1)],
            Some("kept"),
        ),
        (
            "of one counter the higher replica decides: deletion",
            vec![deleted(2, 1, true), note(2, 0)],
            None,
        ),
        ("taken back", vec![deleted(2, 0, true), deleted(3, 0, false)], Some("")),
        (
            "deleted again after a later edit",
            vec![deleted(2, 0, true), note(3, 1), deleted(4, 0, true)],
            None,
        ),
    ];
    for (case, more, expected) in cases {
        let mut all = made(0);
        all.extend(more);
        for entries in [all.clone(), all.into_iter().rev().collect()] {
            let seen = fold(&entries).annotation(&id(0)).map(|annotation| annotation.note);
            assert_eq!(seen.as_deref(), expected, "{case}");
        }
    }
}

#[test]
fn a_note_here_and_a_label_there_both_stay() {
    let mut all = made(0);
    all.push(about(0, stamp(2, 1), Fact::Note("mine".into())));
    all.push(about(0, stamp(2, 2), Fact::Label(label("quote"))));
    let seen = fold(&all).annotation(&id(0)).expect("it was made and not deleted");
    assert_eq!((&*seen.note, seen.label.as_str()), ("mine", "quote"));
}

#[test]
fn an_annotation_without_label_or_place_is_not_shown_until_it_has_both() {
    let all = made(0);
    for missing in 0..2 {
        let mut part = all.clone();
        let late = part.remove(missing);
        let mut project = fold(&part);
        assert_eq!(project.annotation(&id(0)), None);
        assert!(project.take(late));
        assert_eq!(project, fold(&all));
        assert!(project.annotation(&id(0)).is_some());
    }
}

#[test]
fn a_link_outlives_the_deletion_of_its_end() {
    let mut all: Vec<Entry> = made(0).into_iter().chain(made(1)).collect();
    all.push(Entry {
        entity: Entity::Link(link(0, 1)),
        stamp: stamp(2, 0),
        fact: Fact::Deleted(false),
    });
    all.push(about(1, stamp(3, 1), Fact::Deleted(true)));
    let gone = fold(&all);
    assert_eq!((gone.annotation(&id(1)), gone.links().count()), (None, 1));
    all.push(about(1, stamp(4, 0), Fact::Deleted(false)));
    let back = fold(&all);
    assert_eq!(back.links().collect::<Vec<_>>(), [&link(0, 1)]);
    assert!(back.annotation(&id(1)).is_some());
}

#[test]
fn equal_stamps_with_different_facts_still_agree() {
    let twice = ["b", "a"].map(|note| about(0, stamp(2, 0), Fact::Note(note.into())));
    let one = fold(made(0).iter().chain(&twice));
    let other = fold(twice.iter().rev().chain(&made(0)));
    assert_eq!(one, other);
}
