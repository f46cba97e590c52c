//! Laws that hold for anything, by random cases.

use std::collections::BTreeMap;

use pressmark::domain::annotation::{
    AnnotationId, Colour, Entity, Entry, Fact, Judgement, LabelDefinition, LabelId, Line, Link, Project, Quote,
    ReplicaId, Role, Stamp, Target, Timestamp,
};
use pressmark::domain::codec::file::{export, read};
use pressmark::domain::codec::log::{decode, encode};
use pressmark::domain::codec::plan::{Choices, plan};
use pressmark::domain::document::Extra;
use pressmark::domain::messages::exchange::ALREADY_HERE;
use pressmark::domain::text::Range;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::build::{Desk, article, now, range};
use crate::sample;

const TEXT: &str = "T\u{ed}tulo\nAna \u{1f600}\u{200d}\u{1f33e} said: \u{201c}cafe\u{301}\u{201d}.\n\u{1d504} end";

/// Few ids, so that facts meet.
pub fn ids() -> impl Strategy<Value = AnnotationId> {
    select(vec!["a", "b", "c", "X_1-y"]).prop_map(|id| AnnotationId::parse(id).expect("well formed"))
}

fn labels() -> impl Strategy<Value = LabelId> {
    select(vec!["claim", "quote", "attribution", "own"]).prop_map(|id| LabelId::parse(id).expect("well formed"))
}

fn ranges() -> impl Strategy<Value = Range> {
    (0_u32..40, 0_u32..12).prop_map(|(start, length)| range(start, start + length))
}

fn extras() -> impl Strategy<Value = Extra> {
    let json = select(vec!["1", "null", "\"\\ud800\"", "{\"a\":[1e999, {}]}", "[\n]"]).prop_map(str::to_owned);
    btree_map("x-[a-z\u{e9}\"\\\\ ]{0,3}", json, 0..3).prop_map(|members: BTreeMap<_, _>| Extra::new(members))
}

fn definitions() -> impl Strategy<Value = Fact> {
    let role = select(vec![Role::Content, Role::Attribution, Role::None]);
    let look = (select(Colour::ALL.to_vec()), select(Line::ALL.to_vec()));
    (labels(), role, look, ".{0,4}", extras()).prop_map(|(id, role, (color, line), text, extra)| {
        let text: std::rc::Rc<str> = text.into();
        let name = if text.is_empty() { "name".into() } else { text.clone() };
        Fact::Definition(std::rc::Rc::new(LabelDefinition {
            id,
            role,
            name,
            definition: text.clone(),
            example: "".into(),
            nonexample: text,
            key: "1".into(),
            color,
            line,
            extra,
        }))
    })
}

fn targets() -> impl Strategy<Value = Target> {
    let quote = (".{1,5}", ".{0,3}", ".{0,3}").prop_map(|(exact, prefix, suffix)| Quote {
        exact: exact.into(),
        prefix: prefix.into(),
        suffix: suffix.into(),
    });
    prop_oneof![
        4 => (ranges(), ".{1,5}").prop_map(|(range, exact)| Target::Placed { range, exact: exact.into() }),
        1 => (quote, proptest::option::of(ranges().prop_filter("not empty", |range| !range.is_empty())))
            .prop_map(|(quote, was)| Target::Orphan { quote, was }),
    ]
}

fn times() -> impl Strategy<Value = Timestamp> {
    (0_u32..60).prop_map(|second| Timestamp::parse(&format!("2026-11-23T18:00:{second:02}.5Z")).expect("well formed"))
}

fn said() -> impl Strategy<Value = Fact> {
    let part = || proptest::option::of(ranges());
    prop_oneof![
        4 => labels().prop_map(Fact::Label),
        4 => targets().prop_map(Fact::Target),
        1 => ".{0,6}".prop_map(|note| Fact::Note(note.into())),
        1 => part().prop_map(Fact::Source),
        1 => part().prop_map(Fact::Cue),
        1 => proptest::option::of(ids()).prop_map(Fact::Continues),
        1 => (select(Judgement::ALL.to_vec()), any::<Option<bool>>()).prop_map(|(j, says)| Fact::Judgement(j, says)),
        1 => ".{0,4}".prop_map(|name| Fact::Creator(name.into())),
        1 => times().prop_map(Fact::Created),
        1 => times().prop_map(Fact::Modified),
        1 => extras().prop_map(Fact::Extra),
        1 => any::<bool>().prop_map(Fact::Deleted),
    ]
}

/// Any fact of any entity it can be about.
pub fn facts() -> impl Strategy<Value = (Entity, Fact)> {
    let link = (ids(), ids()).prop_map(|(attribution, content)| Entity::Link(Link { attribution, content }));
    let of_link = prop_oneof![any::<bool>().prop_map(Fact::Deleted), extras().prop_map(Fact::Extra)];
    let of_label = prop_oneof![definitions(), any::<bool>().prop_map(Fact::Deleted)];
    let of_project = prop_oneof![
        extras().prop_map(Fact::Extra),
        (".{1,3}", any::<u32>()).prop_map(|(id, version)| Fact::Codebook(id.into(), version)),
    ];
    prop_oneof![
        8 => (ids().prop_map(Entity::Annotation), said()),
        2 => (link, of_link),
        1 => of_label.prop_flat_map(|fact| {
            let own = match &fact {
                Fact::Definition(label) => Just(label.id.clone()).boxed(),
                _ => labels().boxed(),
            };
            (own.prop_map(Entity::Label), Just(fact))
        }),
        1 => (Just(Entity::Project), of_project),
    ]
}

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let stamp = (0_u64..20, 0_u8..3).prop_map(|(counter, nth)| Stamp {
        counter,
        replica: ReplicaId::from_random([nth; 8]),
    });
    vec(
        (facts(), stamp).prop_map(|((entity, fact), stamp)| Entry { entity, stamp, fact }),
        0..60,
    )
}

/// The sample with some of its bytes changed: closer to what really comes than bytes of pure chance.
fn mangled() -> impl Strategy<Value = Vec<u8>> {
    let bytes = export(&sample::article(), &sample::project(), "Ada", &now()).into_bytes();
    let spots = vec((any::<Index>(), select(b"0-9{}[]\",:.eE\\u\xe2n ".to_vec())), 1..6);
    (spots, any::<Index>(), any::<bool>()).prop_map(move |(spots, cut, cuts)| {
        let mut bytes = bytes.clone();
        for (at, byte) in spots {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if cuts {
            bytes.truncate(cut.index(bytes.len()));
        }
        bytes
    })
}

proptest! {
    #[test]
    fn what_is_stored_is_read_again(entries in entries()) {
        prop_assert_eq!(decode(&encode(&entries)), Ok(entries));
    }

    #[test]
    fn any_stored_text_is_answered(text in ".{0,80}", payload in "[\\[\\]{}\",:0-9a-z]{0,60}") {
        let _ = decode(&text);
        let sum = pressmark::domain::document::Fingerprint::of(&payload);
        let _ = decode(&format!("{}{payload}", &sum.as_str()[..8]));
    }

    #[test]
    fn any_bytes_are_answered(bytes in vec(any::<u8>(), 0..200), mangled in mangled()) {
        let _ = read(&bytes);
        if let Ok(contents) = read(&mangled) {
            let _ = plan(&sample::article(), &sample::project(), &contents, "Ben")
                .map(|plan| plan.edits(&sample::project(), &Choices::new()));
        }
    }

    /// Whatever a merge has left, a file of it is read without a complaint and gives the same file again.
    #[test]
    fn export_import_export_gives_the_same_bytes(entries in entries()) {
        let article = article(TEXT);
        let mut project = Project::default();
        for entry in entries {
            project.take(entry);
        }
        let first = export(&article, &project, "Ana", &now());
        let contents = read(first.as_bytes()).map_err(|error| TestCaseError::fail(error.to_string()))?;
        for item in contents.labels.iter().chain(&contents.items) {
            prop_assert!(item.content.is_ok() && item.remarks.is_empty(), "{:?}", item);
        }
        let mut copy = Desk::default();
        let edits = plan(&article, &copy.project, &contents, "").map(|plan| plan.edits(&copy.project, &Choices::new()));
        copy.act(edits.map_err(|error| TestCaseError::fail(error.to_string()))?);
        prop_assert_eq!(&export(&article, &copy.project, "Ana", &now()), &first);
        let again = plan(&article, &copy.project, &contents, "Ana").map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(again.count(ALREADY_HERE), contents.items.len());
        prop_assert_eq!(again.edits(&copy.project, &Choices::new()), vec![]);
    }

    /// Whatever is here, an import where everything is taken leaves nothing to import.
    #[test]
    fn an_import_taken_whole_is_complete(ours in entries(), theirs in entries()) {
        let article = article(TEXT);
        let fold = |entries: Vec<Entry>| entries.into_iter().fold(Project::default(), |mut project, entry| {
            project.take(entry);
            project
        });
        let (mut desk, theirs) = (Desk { project: fold(ours), ..Desk::default() }, fold(theirs));
        let file = export(&article, &theirs, "", &now());
        let contents = read(file.as_bytes()).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let planned = |project: &Project| {
            plan(&article, project, &contents, "").map_err(|error| TestCaseError::fail(error.to_string()))
        };
        let first = planned(&desk.project)?;
        let all: Choices = first.items.iter().chain(&first.labels).filter_map(|item| Some((item.entity.clone()?, true))).collect();
        let edits = first.edits(&desk.project, &all);
        desk.act(edits);
        let second = planned(&desk.project)?;
        prop_assert_eq!(second.count(ALREADY_HERE), contents.items.len());
        prop_assert_eq!(second.edits(&desk.project, &Choices::new()), vec![]);
    }
}
