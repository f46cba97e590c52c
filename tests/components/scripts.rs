//! Articles from right to left and articles without spaces, as they are drawn.

use std::rc::Rc;

use pressmark::domain::annotation::{Entity, Entry, Fact, LabelId, Project, ReplicaId, Stamp, Target};
use pressmark::domain::app::{Action, State};
use pressmark::domain::document::{Article, BlockKind, Direction, Meta};

use super::{after, attribute, between, drawn, find, id, marks};

/// An article with one claim, which is focused.
fn written(language: &str, direction: Direction, text: &str, words: &str) -> State {
    let meta = Meta {
        slug: "story".into(),
        title: "Story".into(),
        language: language.into(),
        direction,
        ..Meta::default()
    };
    let kinds: Vec<_> = text.split('\n').map(|_| (BlockKind::Paragraph, None)).collect();
    let article = Rc::new(Article::new(meta, text, &kinds).expect("it has words"));
    let (range, exact) = (find(&article, words), words.into());
    let mut project = Project::default();
    let stamp = Stamp {
        counter: 1,
        replica: ReplicaId::default(),
    };
    for fact in [
        Fact::Label(LabelId::parse("claim").expect("a slug")),
        Fact::Target(Target::Placed { range, exact }),
        Fact::Deleted(false),
    ] {
        let entity = Entity::Annotation(id(0));
        project.take(Entry { entity, stamp, fact });
    }
    let state = State::new(article, project, ReplicaId::from_random([1; 8]));
    after(&state, Action::Focus(Some(id(0))))
}

/// The start tag that holds `part`.
fn tag<'a>(markup: &'a str, part: &str) -> &'a str {
    markup
        .split('<')
        .find(|tag| tag.contains(part))
        .unwrap_or_else(|| panic!("no tag with {part}"))
}

#[test]
fn what_is_quoted_says_its_language_and_direction() {
    for (language, direction, dir, text, words) in [
        (
            "he",
            Direction::RightToLeft,
            "rtl",
            "הגשם ירד.\nחברת Rail North (RN) עומדת.",
            "Rail North (RN) עומדת",
        ),
        (
            "ar",
            Direction::RightToLeft,
            "rtl",
            "نزل المطر.\nقالت «لم نر مثل هذا» ليلى.",
            "لم نر مثل هذا",
        ),
        (
            "zh",
            Direction::LeftToRight,
            "ltr",
            "雨下了一整夜。\n火车停了。",
            "火车停了",
        ),
        (
            "ja",
            Direction::LeftToRight,
            "ltr",
            "雨が降った。\n電車は止まった。",
            "電車は止まった",
        ),
    ] {
        let page = drawn(&written(language, direction, text, words));
        for part in ["id=\"article\"", "class=\"words\""] {
            let tag = tag(&page, part);
            assert_eq!(attribute(tag, "lang"), Some(language), "{tag}");
            assert_eq!(attribute(tag, "dir"), Some(dir), "{tag}");
        }
        for edge in ["data-edge=\"start\"", "data-edge=\"end\""] {
            assert_eq!(attribute(tag(&page, edge), "dir"), Some(dir), "{language}");
        }
        let marks = marks(&page);
        assert_eq!(marks.len(), 1, "one run, whatever it holds: {marks:?}");
        assert_eq!(marks[0].1, words);
        assert_eq!(attribute(&marks[0].0, "data-begins"), Some("C"));
        let card = between(&page, "class=\"words\"", "</button>");
        assert!(card.contains(words), "{card}");
    }
}
