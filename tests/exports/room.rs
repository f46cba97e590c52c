//! Room: 10,000 annotations on 100,000 words fit into the 5 MB of a browser, and an edit writes less than 2 KB.

use std::rc::Rc;

use pressmark::domain::annotation::{AnnotationId, Entity, Fact, Judgement, LabelId, Project, ReplicaId, Target};
use pressmark::domain::app::{Action, Draft, Gesture, State, update};
use pressmark::domain::codec::journal::{Writer, load};
use pressmark::domain::codec::{log::encode, shelf};
use pressmark::domain::document::Article;
use pressmark::domain::text::{Offset, Range, Text};

use crate::build::{Desk, id as own, time};
use crate::journal::Memory;

/// What a browser gives a page: UTF-16 units of keys and values.
const ROOM: usize = 5 * 1024 * 1024;
/// About the length of a key.
const KEY: usize = 110;

/// The built-in article's words, over and over: 1,000 paragraphs of 100 words under a headline.
fn long_article() -> Article {
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
    Article::from_lines("long", "en", &text).expect("the article has words")
}

fn id(nth: u32) -> AnnotationId {
    let [a, b, c, d] = nth.to_le_bytes();
    AnnotationId::from_random([a, b, c, d, a, b, c, d, 9, 10, 11, 12, 13, 14, 15, 16])
}

fn label(nth: u32) -> LabelId {
    LabelId::parse(["claim", "quote", "attribution"][nth as usize % 3]).expect("a slug")
}

fn words(text: &Text, range: Range) -> Rc<str> {
    text.slice(range).expect("it is in the text").into()
}

/// An annotation of 60 signs every 60 signs, every third an attribution with source, cue and an answer, every fourth with
/// a note.
fn many(article: &Article) -> Vec<(Entity, Fact)> {
    let text = article.text();
    let mut facts = Vec::new();
    for nth in 0..10_000_u32 {
        let start = nth * (text.end().get() / 10_000);
        let range = Range::between(Offset::new(start), Offset::new(start + 60));
        let exact = words(text, range);
        let mut all = vec![
            Fact::Label(label(nth)),
            Fact::Target(Target::Placed { range, exact }),
            Fact::Created(time("2026-11-23T18:00:00Z")),
            Fact::Modified(time("2026-11-23T18:00:00Z")),
            Fact::Deleted(false),
            Fact::Creator("Ada Lovelace".into()),
        ];
        if nth % 3 == 2 {
            let part = |from, to| Some(Range::between(Offset::new(start + from), Offset::new(start + to)));
            all.push(Fact::Source(part(0, 12)));
            all.push(Fact::Cue(part(13, 18)));
            all.push(Fact::Judgement(Judgement::Named, Some(true)));
        }
        if nth % 4 == 0 {
            all.push(Fact::Note("Reported by whom? No source is named here.".into()));
        }
        facts.extend(all.into_iter().map(|fact| (Entity::Annotation(id(nth)), fact)));
    }
    facts
}

/// Does `action`, and stores what it wrote; says how many UTF-16 units that took.
fn act(state: &mut State, writer: &mut Writer, room: &Memory, action: Action) -> usize {
    *state = update(state, action).expect("it changes something");
    let entries: Vec<_> = state.outbox.entries().collect();
    writer.append(room, &entries).expect("there is room");
    let written = KEY + units(&encode(&entries));
    *state = update(state, Action::Written(state.outbox.clone())).expect("something was written");
    written
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// What is said and then no longer true takes room only until it is folded; what was deleted stays, and is small.
#[test]
fn what_is_no_longer_true_does_not_pile_up() {
    let room = Memory::default();
    let article = Article::from_lines("small", "en", "Title\nAna said no.").expect("it has words");
    let mut desk = Desk {
        replica: ReplicaId::from_random([1; 8]),
        ..Desk::default()
    };
    let mut writer = Writer::new(article.fingerprint().clone(), desk.replica);
    let mut most = 0;
    for nth in 0..2_000_u32 {
        let range = Range::between(Offset::new(6), Offset::new(9));
        let before = desk.entries.len();
        match nth {
            0 => desk.mark(&article, &own(0), "claim", range, vec![]),
            _ => desk.say(&own(0), [Fact::Note(format!("{nth}. {}", "Why? ".repeat(100)).into())]),
        }
        writer.append(&room, &desk.entries[before..]).expect("there is room");
        if writer.needs_folding() {
            assert_eq!(writer.fold(&room), Ok(()));
        }
        most = most.max(taken(&room));
    }
    assert!(
        most < 70_000,
        "{most} units at most, of more than a million that were written"
    );
    // Notes of 500 signs on annotations that are then deleted: what is left of each is bounded by what it was.
    let before = taken(&room);
    for nth in 1..=100 {
        let first = desk.entries.len();
        let range = Range::between(Offset::new(6), Offset::new(9));
        desk.mark(
            &article,
            &own(nth),
            "claim",
            range,
            vec![Fact::Note("Why? ".repeat(100).into())],
        );
        desk.act([(Entity::Annotation(own(nth)), Fact::Deleted(true))]);
        writer.append(&room, &desk.entries[first..]).expect("there is room");
    }
    assert_eq!(writer.compact(&room), Ok(()));
    let each = (taken(&room) - before) / 100;
    assert!(each < 900, "{each} units for each that was deleted");
}

fn taken(room: &Memory) -> usize {
    room.snapshot().iter().map(|(key, text)| units(key) + units(text)).sum()
}

#[test]
fn ten_thousand_annotations_on_a_hundred_thousand_words_fit_and_an_edit_is_small() {
    let article = Rc::new(long_article());
    assert!(article.text().as_str().split_whitespace().count() > 100_000);
    let room = Memory::default();
    room.room.set(Some(ROOM));
    shelf::put(&room, &article).expect("there is room for the article");
    let mut writer = Writer::new(article.fingerprint().clone(), ReplicaId::from_random([1; 8]));
    let mut state = State::new(article.clone(), Project::default(), writer.replica());
    let import = Action::Import {
        facts: many(&article),
        words: "import".into(),
    };
    let whole = act(&mut state, &mut writer, &room, import);
    assert_eq!(state.annotations.iter().count(), 10_000);
    let now = || time("2026-11-24T08:00:00Z");
    for nth in 0..100 {
        let (at, next) = (id(nth * 97), 20_000 + nth);
        let start = Offset::new(nth * 5_000 + 7);
        let range = Range::between(start, Offset::new(start.get() + 150));
        let acts = [
            Action::SetNote {
                id: at.clone(),
                text: format!("Note {nth}. {}", "Who says so, and to whom? ".repeat(20)).into(),
                now: now(),
            },
            Action::Relabel {
                id: at.clone(),
                label: label(nth * 97 + 1),
                now: now(),
            },
            Action::Drafted(Some(Draft {
                range,
                gesture: Gesture::Mouse,
                backward: false,
                words: words(article.text(), range),
            })),
            Action::Mark {
                label: label(nth),
                id: id(next),
                now: now(),
                keep: false,
            },
            Action::Delete(at),
            Action::Undo(now()),
            Action::Delete(id(next)),
        ];
        for action in acts {
            if let Action::Drafted(_) = action {
                state = update(&state, action).expect("there is a selection");
                continue;
            }
            let written = act(&mut state, &mut writer, &room, action.clone());
            assert!(written < 2_000, "{written} units for {action:?}");
            if writer.needs_folding() {
                assert_eq!(writer.fold(&room), Ok(()), "there is room for the folding");
            }
        }
    }
    let taken = taken(&room);
    println!(
        "{whole} units at first, {taken} of {ROOM} in {} keys",
        room.snapshot().len()
    );
    assert!(taken < ROOM * 9 / 10, "{taken} of {ROOM}");
    assert!(room.snapshot().len() < 80, "{} keys", room.snapshot().len());
    let loaded = load(&room, article.fingerprint()).expect("the shelf can be read");
    assert_eq!((loaded.project, loaded.unreadable), (state.project, vec![]));
}
