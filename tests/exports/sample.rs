//! The sample in `docs/samples`: what somebody might make of the built-in article in a lesson.

use pressmark::domain::annotation::{Fact, Judgement, Project};
use pressmark::domain::codec::file::{export, read};
use pressmark::domain::document::Article;
use pressmark::domain::text::Range;

use crate::build::{Desk, check_frozen, find, id, now};

const TEXT: &str = include_str!("../../content/guaido-pentagon.txt");

pub fn article() -> Article {
    Article::from_lines("guaido-pentagon", "en", TEXT).expect("the built-in article has words")
}

pub fn project() -> Project {
    let article = article();
    let mut desk = Desk::default();
    let mut mark = |nth: u8, slug: &str, words: &str, more: Vec<Fact>| {
        desk.mark(&article, &id(nth), slug, find(&article, words), more);
    };
    let part = |words: &str, inside: &str| {
        let whole = find(&article, words);
        let at = find_in(&article, whole, inside);
        Some(at)
    };
    let called = "Venezuelan opposition leader Juan Guaido has called for";
    mark(
        1,
        "attribution",
        called,
        vec![
            Fact::Source(part(called, "Venezuelan opposition leader Juan Guaido")),
            Fact::Cue(part(called, "has called for")),
            Fact::Judgement(Judgement::Named, Some(true)),
            Fact::Judgement(Judgement::Independent, Some(false)),
        ],
    );
    mark(2, "quote", "\"direct relationship\u{201d}", vec![]);
    let rally = "Guaido said at a Saturday rally in the capital Caracas that he had instructed his envoy";
    mark(
        3,
        "attribution",
        rally,
        vec![Fact::Source(part(rally, "Guaido")), Fact::Cue(part(rally, "said"))],
    );
    mark(
        4,
        "claim",
        "his envoy in Washington, Carlos Vecchio, to immediately establish ties with Pentagon officials",
        vec![],
    );
    mark(
        5,
        "quote",
        "\"cooperation.\u{201d}",
        vec![Fact::Note("One word in marks: whose choice was it?".into())],
    );
    let said = "Guaido said.\n\"We have said from the beginning that we will use all the resources at our disposal to build \
                pressure.\"";
    mark(
        6,
        "quote",
        said,
        vec![Fact::Note(
            "The quotation goes on in the next paragraph; nobody is named there.".into(),
        )],
    );
    mark(
        7,
        "attribution",
        "The Venezuelan opposition leader told an Italian newspaper this week that",
        vec![Fact::Judgement(Judgement::Multiple, Some(false))],
    );
    mark(
        8,
        "claim",
        "he would \"probably\" accept a U.S. military intervention if Washington proposed it",
        vec![],
    );
    mark(9, "quote", "\"probably\"", vec![]);
    mark(10, "quote", "\"how we can support the future role\"", vec![]);
    mark(
        11,
        "quote",
        "\"restore constitutional order\"",
        vec![Fact::Continues(Some(id(10)))],
    );
    mark(
        12,
        "claim",
        "More than 100 people were reportedly injured as a result of the violence.",
        vec![
            Fact::Note("Reported by whom? \u{201c}reportedly\u{201d} names no source.".into()),
            Fact::Creator("Ada".into()),
        ],
    );
    for (attribution, content) in [(1, 2), (3, 4), (3, 5), (7, 8), (7, 9)] {
        desk.link(&id(attribution), &id(content));
    }
    desk.project
}

/// The first place of `words` inside `whole`.
fn find_in(article: &Article, whole: Range, words: &str) -> Range {
    let text = article.text();
    let start = text.byte(whole.start()).expect("the range lies in the text");
    let found = text.as_str()[start..]
        .find(words)
        .expect("the words stand in the range")
        + start;
    Range::between(text.offset_of_byte(found), text.offset_of_byte(found + words.len()))
}

#[test]
fn the_sample_is_what_is_exported() {
    check_frozen(
        "docs/samples/guaido-pentagon.json",
        &export(&article(), &project(), "Ada", &now()),
    );
}

#[test]
fn the_sample_is_read_without_a_remark() {
    let sample = export(&article(), &project(), "Ada", &now());
    let contents = read(sample.as_bytes()).expect("the sample is a Pressmark file");
    assert_eq!(*contents.article, article());
    assert_eq!(contents.items.len(), 12 + 5);
    for item in contents.labels.iter().chain(&contents.items) {
        assert!(item.content.is_ok() && item.remarks.is_empty(), "{item:?}");
    }
}
