//! The work on one version of an article as work on another.

use std::rc::Rc;

use pressmark::domain::anchor::Resolution;
use pressmark::domain::annotation::{
    Annotation, AnnotationId, Entity, Entry, Fact, LabelId, Link, Project, ReplicaId, Stamp, Target, Timestamp,
};
use pressmark::domain::codec::carry::{brought, carry};
use pressmark::domain::codec::file;
use pressmark::domain::codec::plan::{self, Answer, Choices};
use pressmark::domain::document::Article;
use pressmark::domain::text::Range;

const OLD: &str = "Bridge opens\nThe bridge was closed for two years and cost 12 million euros.\n\
    Mayor Ines Duarte said that nobody knew how long the repair would take.\nThe ferry was sold in June.";
const NEW: &str = "Bridge opens\nThis article was corrected.\nThe bridge was closed for two years and cost 14 million euros.\n\
    Mayor Ines Duarte said that nobody knew how long the repair would take.";

fn article(text: &str) -> Article {
    Article::from_lines("bridge", "en", text).expect("it has words")
}

fn find(article: &Article, words: &str) -> Range {
    let text = article.text();
    let byte = text.as_str().find(words).expect("the words are there");
    Range::between(text.offset_of_byte(byte), text.offset_of_byte(byte + words.len()))
}

fn id(name: &str) -> AnnotationId {
    AnnotationId::parse(name).expect("a well formed id")
}

fn written(facts: Vec<(Entity, Fact)>) -> Project {
    let stamp = Stamp {
        counter: 1,
        replica: ReplicaId::from_random([1; 8]),
    };
    let mut project = Project::default();
    for (entity, fact) in facts {
        project.take(Entry { entity, stamp, fact });
    }
    project
}

fn work(old: &Article) -> Project {
    let mut facts = Vec::new();
    for (name, label, words) in [
        ("changed", "claim", "cost 12 million euros"),
        ("said", "attribution", "Mayor Ines Duarte said"),
        ("moved", "claim", "nobody knew how long the repair would take"),
        ("lost", "claim", "The ferry was sold in June."),
        ("deleted", "claim", "closed"),
    ] {
        let entity = Entity::Annotation(id(name));
        facts.extend([
            (entity.clone(), Fact::Label(LabelId::parse(label).expect("a slug"))),
            (
                entity.clone(),
                Fact::Target(Target::Placed {
                    range: find(old, words),
                    exact: words.into(),
                }),
            ),
            (entity.clone(), Fact::Note(name.into())),
            (entity, Fact::Deleted(name == "deleted")),
        ]);
    }
    let said = Entity::Annotation(id("said"));
    facts.push((said.clone(), Fact::Source(Some(find(old, "Mayor Ines Duarte")))));
    facts.push((said, Fact::Cue(Some(find(old, "said")))));
    let link = Link {
        attribution: id("said"),
        content: id("moved"),
    };
    facts.push((Entity::Link(link), Fact::Deleted(false)));
    written(facts)
}

fn get(project: &Project, name: &str) -> Annotation {
    project.annotation(&id(name)).expect("it is there")
}

#[test]
fn everything_goes_along_to_its_new_place_and_the_old_work_stays_as_it_was() {
    let (old, new) = (article(OLD), article(NEW));
    let project = work(&old);
    let carriage = carry(&old, &project, &new);
    assert!(carriage.kin);
    let outcomes: Vec<(&str, usize, &str)> = carriage
        .items
        .iter()
        .map(|item| (item.annotation.id.as_str(), item.rank(), &*item.words))
        .collect();
    assert_eq!(
        outcomes,
        [
            ("changed", 0, "cost 14 million euros"),
            ("lost", 1, ""),
            ("said", 2, "Mayor Ines Duarte said"),
            ("moved", 2, "nobody knew how long the repair would take"),
        ]
    );
    let carried = written(carriage.facts(&project, &[]));
    let slice = |range: Option<Range>| range.and_then(|range| new.text().slice(range));
    assert_eq!(slice(get(&carried, "changed").range()), Some("cost 14 million euros"));
    assert_eq!(&*get(&carried, "changed").note, "changed");
    let said = get(&carried, "said");
    assert_eq!(
        (slice(said.source), slice(said.cue)),
        (Some("Mayor Ines Duarte"), Some("said"))
    );
    assert_eq!(carried.links().count(), 1);
    assert!(carried.annotation(&id("deleted")).is_none());
    let Target::Orphan { quote, was } = get(&carried, "lost").target else {
        panic!("it has no place");
    };
    assert_eq!(
        (&*quote.exact, was),
        ("The ferry was sold in June.", get(&project, "lost").range())
    );
}

#[test]
fn a_refused_place_is_none() {
    let (old, new) = (article(OLD), article(NEW));
    let project = work(&old);
    let carried = written(carry(&old, &project, &new).facts(&project, &[id("changed"), id("said")]));
    for name in ["changed", "said"] {
        assert!(get(&carried, name).range().is_none(), "{name}");
    }
    let said = get(&carried, "said");
    assert_eq!(
        (said.source, said.cue),
        (get(&project, "said").source, get(&project, "said").cue)
    );
    assert!(get(&carried, "moved").range().is_some());
}

#[test]
fn what_was_lost_is_found_again_where_its_words_come_back() {
    let (old, new) = (article(OLD), article(NEW));
    let project = work(&old);
    let lost = written(carry(&old, &project, &new).facts(&project, &[]));
    let back = carry(&new, &lost, &old);
    let item = back
        .items
        .iter()
        .find(|item| item.annotation.id == id("lost"))
        .expect("it is there");
    assert_eq!(item.found, Resolution::Moved(find(&old, "The ferry was sold in June.")));
}

#[test]
fn another_article_is_no_version() {
    let other = article("Bananas are berries, but strawberries are not. Nobody has asked why.");
    assert!(!carry(&article(OLD), &work(&article(OLD)), &other).kin);
}

/// A file about another version is answered item by item for this one; a refused place comes as an orphan.
#[test]
fn a_file_about_another_version_is_planned_for_this_one() {
    let (old, new) = (article(OLD), Rc::new(article(NEW)));
    let now = Timestamp::parse("2026-11-24T10:00:00.000Z").expect("a time");
    let bytes = file::export(&old, &work(&old), "", &now);
    let contents = file::read(bytes.as_bytes()).expect("it was just written");
    let here = brought(&contents, &new).expect("they are kin");
    let plan = plan::plan(&new, &Project::default(), &here, "").expect("it is about this article now");
    let answers: Vec<(Option<&str>, &Answer)> = plan
        .items
        .iter()
        .map(|item| (item.id.as_deref(), &item.answer))
        .collect();
    assert_eq!(
        answers,
        [
            (Some("changed"), &Answer::Approximate),
            (Some("said"), &Answer::ReAnchored),
            (Some("moved"), &Answer::ReAnchored),
            (Some("lost"), &Answer::Lost),
            (None, &Answer::Added),
        ]
    );
    let taken = written(plan.edits(&Project::default(), &Choices::new()));
    assert_eq!(&**get(&taken, "changed").words(), "cost 14 million euros");
    let refused = Choices::from([(Entity::Annotation(id("changed")), false)]);
    let refused = written(plan.edits(&Project::default(), &refused));
    assert_eq!(
        (&**get(&refused, "changed").words(), get(&refused, "changed").range()),
        ("cost 12 million euros", None)
    );
    assert_eq!(refused.links().count(), 1);
    let other = Rc::new(article("Bananas are berries, but strawberries are not."));
    assert!(self::brought(&contents, &other).is_none());
}
