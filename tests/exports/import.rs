//! The plan of an import: an answer for each item, and what is written then.

use pressmark::domain::annotation::{Entity, Fact, Project};
use pressmark::domain::codec::file::{export, read};
use pressmark::domain::codec::plan::{Choices, Plan, plan};
use pressmark::domain::document::Article;
use pressmark::domain::messages::Language;

use crate::build::{Desk, article, find, id, label, link, now, time};

const TEXT: &str = "Title\nAna said that rain fell. \u{201c}It rained,\u{201d} she said.";

/// The desk of somebody with three annotations and a link.
fn desk(article: &Article) -> Desk {
    let mut desk = Desk::default();
    desk.mark(
        article,
        &id(1),
        "attribution",
        find(article, "Ana said"),
        vec![Fact::Creator("Ana".into())],
    );
    desk.mark(article, &id(2), "claim", find(article, "rain fell"), vec![]);
    desk.mark(
        article,
        &id(3),
        "quote",
        find(article, "\u{201c}It rained,\u{201d}"),
        vec![],
    );
    desk.link(&id(1), &id(2));
    desk
}

fn planned(article: &Article, ours: &Project, theirs: &Project, author: &str, me: &str) -> Plan {
    let file = export(article, theirs, author, &now());
    let contents = read(file.as_bytes()).expect("an export can be read");
    plan(article, ours, &contents, me).expect("the article is the same")
}

/// The answers in input order.
fn answers(plan: &Plan) -> Vec<&'static str> {
    plan.items
        .iter()
        .map(|item| item.answer.words().one().text(Language::English))
        .collect()
}

#[test]
fn every_item_gets_its_answer() {
    let article = article(TEXT);
    let theirs = desk(&article);
    let fresh = planned(&article, &Project::default(), &theirs.project, "Ana", "");
    assert_eq!(answers(&fresh), ["added"; 4]);

    let mut ours = theirs.clone();
    assert_eq!(
        answers(&planned(&article, &ours.project, &theirs.project, "", "")),
        ["already here"; 4]
    );

    // Changed there, later: taken.
    let mut later = theirs.clone();
    later.say(
        &id(2),
        [Fact::Note("why".into()), Fact::Modified(time("2026-11-23T18:30:00Z"))],
    );
    let plan = planned(&article, &ours.project, &later.project, "", "");
    assert_eq!(
        answers(&plan),
        ["already here", "newer there", "already here", "already here"]
    );
    let edits = plan.edits(&ours.project, &Choices::new());
    let entity = Entity::Annotation(id(2));
    let expected = [Fact::Note("why".into()), Fact::Modified(time("2026-11-23T18:30:00Z"))];
    assert_eq!(edits, expected.map(|fact| (entity.clone(), fact)), "only what differs");
    assert_eq!(
        plan.edits(&ours.project, &Choices::from([(entity.clone(), false)])),
        [],
        "or kept, if chosen"
    );

    // Said there where nothing was ever said here: taken, whatever the times.
    let mut named = theirs.clone();
    named.say(&id(3), [Fact::Creator("Ana".into())]);
    assert_eq!(
        answers(&planned(&article, &ours.project, &named.project, "", ""))[2],
        "newer there"
    );

    // Changed here since: kept, theirs to choose.
    ours.say(
        &id(2),
        [
            Fact::Label(label("quote")),
            Fact::Modified(time("2026-11-23T18:45:00Z")),
        ],
    );
    let plan = planned(&article, &ours.project, &later.project, "", "");
    assert_eq!(
        plan.items[1].answer.words().one().text(Language::English),
        "changed here too"
    );
    assert!(plan.items[1].choosable());
    assert_eq!(plan.edits(&ours.project, &Choices::new()), []);
    let edits = plan.edits(&ours.project, &Choices::from([(entity, true)]));
    assert!(edits.iter().any(|(_, fact)| *fact == Fact::Label(label("claim"))));

    // Deleted here: its link waits with it.
    ours.say(&id(1), [Fact::Deleted(true)]);
    let plan = planned(&article, &ours.project, &theirs.project, "", "");
    assert_eq!(
        plan.items[0].answer.words().one().text(Language::English),
        "deleted here"
    );
    assert_eq!(plan.edits(&ours.project, &Choices::new()), [], "not revived by itself");
    ours.act(plan.edits(&ours.project, &Choices::from([(Entity::Annotation(id(1)), true)])));
    assert!(ours.project.annotation(&id(1)).is_some(), "revived when chosen");
}

#[test]
fn a_link_comes_only_with_both_ends() {
    let article = article(TEXT);
    let theirs = desk(&article);
    let mut ours = Desk::default();
    ours.mark(&article, &id(2), "claim", find(&article, "rain fell"), vec![]);
    ours.say(&id(2), [Fact::Deleted(true)]);
    let plan = planned(&article, &ours.project, &theirs.project, "", "");
    assert_eq!(answers(&plan), ["added", "deleted here", "added", "deleted here"]);
    let link = Entity::Link(link(&id(1), &id(2)));
    let writes_link = |edits: Vec<(Entity, Fact)>| edits.iter().any(|(entity, _)| *entity == link);
    assert!(!writes_link(plan.edits(&ours.project, &Choices::new())));
    assert!(writes_link(
        plan.edits(&ours.project, &Choices::from([(Entity::Annotation(id(2)), true)]))
    ));
    // A link that was cut here stays cut.
    let mut cut = desk(&article);
    cut.act([(link.clone(), Fact::Deleted(true))]);
    let plan = planned(&article, &cut.project, &theirs.project, "", "");
    assert_eq!(
        plan.items[3].answer.words().one().text(Language::English),
        "deleted here"
    );
    assert_eq!(plan.edits(&cut.project, &Choices::new()), []);
    assert_eq!(
        plan.edits(&cut.project, &Choices::from([(link.clone(), true)])),
        [(link, Fact::Deleted(false))]
    );
}

#[test]
fn names_stay_on_what_others_made() {
    let article = article(TEXT);
    let theirs = desk(&article);
    let plan = planned(&article, &Project::default(), &theirs.project, "Ben", "Cleo");
    assert!(plan.foreign);
    let mut ours = Desk::default();
    ours.act(plan.edits(&ours.project, &Choices::new()));
    let creator = |nth| ours.project.annotation(&id(nth)).map(|annotation| annotation.creator);
    assert_eq!(creator(1).as_deref(), Some("Ana"), "a name that was there");
    assert_eq!(creator(2).as_deref(), Some("Ben"), "else the name on the file");
    let again = planned(&article, &ours.project, &theirs.project, "Ben", "Cleo");
    assert_eq!(answers(&again), ["already here"; 4]);
    // Nobody has said a name here: with work here it is somebody else's file; on an empty desk it may be one's own.
    assert!(planned(&article, &ours.project, &theirs.project, "Ben", "").foreign);
    assert!(!planned(&article, &Project::default(), &theirs.project, "Ben", "").foreign);
}

#[test]
fn the_same_words_under_another_id_are_another_annotation() {
    let article = article(TEXT);
    let (ours, mut theirs) = (desk(&article), Desk::default());
    theirs.mark(&article, &id(9), "claim", find(&article, "rain fell"), vec![]);
    assert_eq!(
        answers(&planned(&article, &ours.project, &theirs.project, "", "")),
        ["added"]
    );
}

#[test]
fn labels_come_with_what_needs_them() {
    let article = article(TEXT);
    let mut theirs = desk(&article);
    let mut own = (*theirs.project.codebook().labels[0]).clone();
    own.id = label("rumour");
    own.key = "7".into();
    let own = std::rc::Rc::new(own);
    let entity = Entity::Label(own.id.clone());
    theirs.act([
        (entity.clone(), Fact::Definition(own)),
        (entity.clone(), Fact::Deleted(false)),
    ]);
    theirs.mark(&article, &id(4), "rumour", find(&article, "rain"), vec![]);
    let mut ours = desk(&article);
    let plan = planned(&article, &ours.project, &theirs.project, "", "");
    assert_eq!(
        plan.labels
            .iter()
            .map(|item| item.answer.words().one().text(Language::English))
            .collect::<Vec<_>>(),
        ["already here", "already here", "already here", "added"]
    );
    let without = plan.edits(
        &ours.project,
        &Choices::from([(entity.clone(), false), (Entity::Annotation(id(4)), false)]),
    );
    assert_eq!(without, []);
    ours.act(plan.edits(&ours.project, &Choices::from([(entity, false)])));
    assert!(
        ours.project.codebook().label(&label("rumour")).is_some(),
        "needed by an annotation that was taken"
    );
    assert_eq!(
        export(&article, &ours.project, "", &now()),
        export(&article, &theirs.project, "", &now())
    );
}

#[test]
fn a_codebook_without_a_built_in_label_stays_without() {
    let article = article(TEXT);
    let mut theirs = Desk::default();
    let (entity, definition) = (
        Entity::Label(label("claim")),
        theirs.project.codebook().labels[0].clone(),
    );
    theirs.act([
        (entity.clone(), Fact::Definition(definition)),
        (entity, Fact::Deleted(true)),
    ]);
    theirs.act([(Entity::Project, Fact::Codebook("lesson-3".into(), 7))]);
    let file = export(&article, &theirs.project, "", &now());
    assert!(!file.contains("\"claim\""));
    let plan = planned(&article, &Project::default(), &theirs.project, "", "");
    let mut ours = Desk::default();
    ours.act(plan.edits(&ours.project, &Choices::new()));
    assert_eq!(export(&article, &ours.project, "", &now()), file);
}

#[test]
fn a_file_about_another_article_is_not_compared() {
    let (here, there) = (article(TEXT), article("Other title\nOther words."));
    let file = export(&there, &Project::default(), "", &now());
    let contents = read(file.as_bytes()).expect("an export can be read");
    let error = plan(&here, &Project::default(), &contents, "").expect_err("another article");
    assert!(error.to_string().contains("\u{201c}Other title\u{201d}"), "{error}");
}
