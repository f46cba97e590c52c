//! Giving a place by hand to what is not in this text any more.

use std::rc::Rc;

use pressmark::domain::annotation::{
    AnnotationId, Entity, Entry, Fact, LabelId, Project, Quote, ReplicaId, Stamp, Target,
};
use pressmark::domain::app::{Action, Draft, Gesture, to_place};
use pressmark::domain::document::Article;
use pressmark::domain::text::{Offset, Range};

use crate::desk::{Desk, now};

/// A small text with an attribution whose words are not in it.
fn desk() -> (Desk, AnnotationId) {
    let id = AnnotationId::parse("lost").expect("a well formed id");
    let stamp = Stamp {
        counter: 1,
        replica: ReplicaId::from_random([9; 8]),
    };
    let range = |start, end| Range::between(Offset::new(start), Offset::new(end));
    let mut project = Project::default();
    for fact in [
        Fact::Label(LabelId::parse("attribution").expect("a slug")),
        Fact::Target(Target::Orphan {
            quote: Quote {
                exact: "the mayor told us".into(),
                ..Quote::default()
            },
            was: Some(range(40, 57)),
        }),
        Fact::Source(Some(range(40, 49))),
        Fact::Cue(Some(range(50, 54))),
        Fact::Note("why".into()),
        Fact::Deleted(false),
    ] {
        project.take(Entry {
            entity: Entity::Annotation(id.clone()),
            stamp,
            fact,
        });
    }
    let article =
        Article::from_lines("small", "en", "Mayor Duarte said that the bridge is open.").expect("it has words");
    (Desk::opened(Rc::new(article), project, 1), id)
}

fn select(desk: &mut Desk, words: &str) {
    let range = desk.find(words);
    desk.act(Action::Drafted(Some(Draft {
        range,
        backward: false,
        words: words.into(),
        gesture: Gesture::Mouse,
    })));
}

#[test]
fn the_selected_words_become_its_place_in_one_step() {
    let (mut desk, id) = desk();
    let before = desk.get(&id).clone();
    desk.act(Action::Focus(Some(id.clone())));
    assert_eq!(to_place(&desk.state), None, "nothing is selected");
    select(&mut desk, "Mayor Duarte said");
    assert_eq!(to_place(&desk.state), Some(id.clone()));
    assert!(desk.act(Action::PlaceAgain {
        id: id.clone(),
        now: now()
    }));
    let placed = desk.get(&id).clone();
    assert_eq!(placed.range(), Some(desk.find("Mayor Duarte said")));
    let words =
        |range: Option<Range>| range.and_then(|range| desk.state.article.text().slice(range).map(str::to_owned));
    assert_eq!(words(placed.source).as_deref(), Some("Mayor Duarte"));
    assert_eq!(words(placed.cue).as_deref(), Some("said"));
    assert_eq!(&*placed.note, "why");
    assert_eq!(to_place(&desk.state), None);
    assert_eq!(desk.state.ui.said.text.as_ref(), "Placed at “Mayor Duarte said”");
    assert_eq!(desk.undo(), "Undone: place “the mayor told us” again");
    assert_eq!(desk.get(&id).target, before.target);
    assert_eq!((desk.get(&id).source, desk.get(&id).cue), (before.source, before.cue));
}

#[test]
fn only_what_has_no_place_is_given_one() {
    let (mut desk, id) = desk();
    let placed = desk.mark("the bridge is open", "claim");
    select(&mut desk, "Mayor Duarte said");
    desk.act(Action::Focus(Some(placed.clone())));
    assert_eq!(to_place(&desk.state), None);
    assert!(!desk.act(Action::PlaceAgain { id: placed, now: now() }));
    desk.act(Action::Focus(Some(id)));
    desk.act(Action::Focus(None));
    assert_eq!(to_place(&desk.state), None, "it was left");
}
