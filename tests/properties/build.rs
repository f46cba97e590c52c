//! Random facts about a few entities of one small article, so that they meet.

use std::collections::BTreeMap;
use std::rc::Rc;

use pressmark::domain::annotation::{
    AnnotationId, Codebook, Entity, Entry, Fact, Judgement, LabelDefinition, LabelId, Link, Quote, ReplicaId, Stamp,
    Target, Timestamp,
};
use pressmark::domain::document::{Article, Extra};
use pressmark::domain::text::{Offset, Range};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Four blocks, one of them empty; letters outside the basic plane and of several code points.
const TEXT: &str =
    "CITY TALKS\nROME (Wire) -- Ann said: \u{201c}yes\u{201d} \u{1f600}.\n\nBob re\u{301}plied, she said, no.";

thread_local! {
    static ARTICLE: Rc<Article> = Rc::new(Article::from_lines("small", "en", TEXT).expect("the text has words"));
}

pub fn article() -> Rc<Article> {
    ARTICLE.with(Rc::clone)
}

pub fn id(nth: u8) -> AnnotationId {
    AnnotationId::from_random([nth; 16])
}

pub fn label(slug: &str) -> LabelId {
    LabelId::parse(slug).expect("the test's label is well formed")
}

pub fn link(attribution: u8, content: u8) -> Link {
    Link {
        attribution: id(attribution),
        content: id(content),
    }
}

pub fn replica(nth: u8) -> ReplicaId {
    ReplicaId::from_random([nth; 8])
}

pub fn time(second: u32) -> Timestamp {
    Timestamp::parse(&format!("2026-11-23T18:{:02}:{:02}Z", second / 60 % 60, second % 60)).expect("well formed")
}

/// Ranges of the article's text that are not empty.
pub fn ranges() -> impl Strategy<Value = Range> {
    let end = article().text().end().get();
    (0..end, 1_u32..=end).prop_map(move |(start, length)| {
        Range::between(Offset::new(start), Offset::new((start + 1 + length % 30).min(end)))
    })
}

pub fn labels() -> impl Strategy<Value = LabelId> {
    select(vec!["claim", "quote", "attribution"]).prop_map(label)
}

/// A place whose words are those of the text; now and then one whose words are not, or an orphan.
fn targets() -> impl Strategy<Value = Target> {
    let exact = |range: Range| article().text().slice(range).unwrap_or_default().into();
    let quote = |words: &str| Quote {
        exact: words.into(),
        ..Quote::default()
    };
    prop_oneof![
        6 => ranges().prop_map(move |range| Target::Placed { range, exact: exact(range) }),
        1 => (ranges(), select(vec!["Ann", "said", "gone"]))
            .prop_map(|(range, words)| Target::Placed { range, exact: words.into() }),
        1 => option::of(ranges()).prop_map(move |was| Target::Orphan { quote: quote("gone"), was }),
    ]
}

fn extras() -> impl Strategy<Value = Extra> {
    select(vec!["0", "1"]).prop_map(|json| Extra::new(BTreeMap::from([("x".to_owned(), json.to_owned())])))
}

/// Any fact about an annotation; of ids below `ids`.
fn of_annotation(ids: u8) -> impl Strategy<Value = (Entity, Fact)> {
    let note = select(vec!["", "why", "why not"]).prop_map(Rc::from);
    let fact = prop_oneof![
        3 => labels().prop_map(Fact::Label),
        3 => targets().prop_map(Fact::Target),
        2 => note.prop_map(Fact::Note),
        1 => option::of(ranges()).prop_map(Fact::Source),
        1 => option::of(ranges()).prop_map(Fact::Cue),
        1 => option::of((0..ids).prop_map(id)).prop_map(Fact::Continues),
        1 => (select(Judgement::ALL.to_vec()), any::<Option<bool>>()).prop_map(|(what, says)| Fact::Judgement(what, says)),
        1 => select(vec!["", "Ada"]).prop_map(|name| Fact::Creator(name.into())),
        1 => (0_u32..9).prop_map(|second| Fact::Created(time(second))),
        1 => (0_u32..9).prop_map(|second| Fact::Modified(time(second))),
        1 => extras().prop_map(Fact::Extra),
        3 => any::<bool>().prop_map(Fact::Deleted),
    ];
    ((0..ids).prop_map(|nth| Entity::Annotation(id(nth))), fact)
}

/// Any fact about a link, a label or the work as a whole.
fn of_others(ids: u8) -> impl Strategy<Value = (Entity, Fact)> {
    let links = (0..ids, 0..ids).prop_map(|(a, b)| Entity::Link(link(a, b)));
    let of_link = prop_oneof![any::<bool>().prop_map(Fact::Deleted), extras().prop_map(Fact::Extra)];
    let slugs = || select(vec!["claim", "quote", "own"]).prop_map(label);
    let definition = (slugs(), select(vec!["1", "2", "9"]), any::<bool>()).prop_map(|(slug, key, renamed)| {
        let built_in = Codebook::built_in();
        let first = built_in.labels.first().expect("the built-in codebook has labels");
        let definition = LabelDefinition {
            id: slug.clone(),
            name: if renamed { "Another".into() } else { "One".into() },
            key: key.into(),
            ..LabelDefinition::clone(first)
        };
        (Entity::Label(slug), Fact::Definition(Rc::new(definition)))
    });
    prop_oneof![
        3 => (links, of_link),
        1 => definition,
        1 => (slugs(), any::<bool>()).prop_map(|(slug, gone)| (Entity::Label(slug), Fact::Deleted(gone))),
        1 => extras().prop_map(|extra| (Entity::Project, Fact::Extra(extra))),
        1 => (select(vec!["pressmark", "mine"]), 0_u32..3)
            .prop_map(|(name, version)| (Entity::Project, Fact::Codebook(name.into(), version))),
    ]
}

/// Any fact, about annotations with ids below `ids` or anything else.
pub fn facts(ids: u8) -> impl Strategy<Value = (Entity, Fact)> {
    prop_oneof![4 => of_annotation(ids), 1 => of_others(ids)]
}

/// Facts of three replicas, many of them under equal stamps.
pub fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let stamp = (0_u64..12, 0_u8..3).prop_map(|(counter, nth)| Stamp {
        counter,
        replica: replica(nth),
    });
    let entry = (facts(4), stamp).prop_map(|((entity, fact), stamp)| Entry { entity, stamp, fact });
    proptest::collection::vec(entry, 0..50)
}
