//! A whole lesson on the built-in article: read, mark, think again, take the work away.

use pressmark::domain::annotation::{AnnotationId, Fact, Project};
use pressmark::domain::app::Action;
use pressmark::domain::codec::file::{export, read};
use pressmark::domain::codec::log::{decode, encode};
use pressmark::domain::codec::plan::{Choices, plan};

use crate::desk::{Desk, now};

/// Ten annotations of all three labels, in text order: two crossing, one nested, one over two paragraphs.
const MARKED: [(&str, &str); 10] = [
    ("attribution", "Venezuelan opposition leader Juan Guaido has called for"),
    ("quote", "\"direct relationship\u{201d}"),
    (
        "claim",
        "he had instructed his envoy in Washington, Carlos Vecchio, to immediately establish ties",
    ),
    (
        "claim",
        "to immediately establish ties with Pentagon officials for possible military \"cooperation.\u{201d}",
    ),
    ("quote", "\"cooperation.\u{201d}"),
    (
        "quote",
        "Guaido said.\n\"We have said from the beginning that we will use all the resources at our disposal to build \
         pressure.\"",
    ),
    ("attribution", "told an Italian newspaper"),
    ("quote", "\"probably\""),
    (
        "claim",
        "More than 100 people were reportedly injured as a result of the violence.",
    ),
    ("attribution", "Padrino said that"),
];

/// Marks everything, from the end to the start.
fn marked() -> (Desk, Vec<AnnotationId>) {
    let mut desk = Desk::lesson();
    let mut ids: Vec<_> = MARKED
        .iter()
        .rev()
        .map(|(slug, words)| desk.mark(words, slug))
        .collect();
    ids.reverse();
    (desk, ids)
}

fn exported(desk: &Desk) -> String {
    export(&desk.state.article, &desk.state.project, "", &now())
}

fn told() -> Vec<(String, String)> {
    MARKED.map(|(slug, words)| (slug.to_owned(), words.to_owned())).to_vec()
}

#[test]
fn the_list_is_in_text_order_with_the_words_to_the_letter() {
    let (desk, ids) = marked();
    assert_eq!(desk.listed(), told());
    let listed: Vec<_> = desk.state.page.annotations().map(|one| one.id.clone()).collect();
    assert_eq!(listed, ids);
    let blocks = |nth: usize| {
        desk.state
            .article
            .blocks_in(desk.get(&ids[nth]).range().expect("it is placed"))
    };
    assert_eq!(blocks(5).len(), 2, "one goes over two paragraphs");
    let range = |nth: usize| desk.get(&ids[nth]).range().expect("it is placed");
    assert!(
        range(2).overlaps(range(3)) && !range(2).covers(range(3)) && !range(3).covers(range(2)),
        "two cross"
    );
    assert!(range(3).covers(range(4)), "one is nested");
}

#[test]
fn marking_says_so_focuses_and_leaves_the_caret_at_the_end() {
    let mut desk = Desk::lesson();
    let id = desk.mark("\"cooperation.\u{201d}", "quote");
    assert_eq!(&*desk.state.ui.said.text, "Marked quote \u{201c}cooperation.\u{201d}");
    assert_eq!(desk.state.ui.focus, Some(id.clone()));
    assert_eq!((&desk.state.ui.draft, &desk.state.ui.note), (&None, &None));
    let end = desk.get(&id).range().expect("it is placed").end();
    assert_eq!(desk.state.ui.caret.map(|caret| caret.at), Some(end));
}

#[test]
fn every_act_is_undone_and_done_again_in_words() {
    let mut desk = Desk::lesson();
    let words = "\"cooperation.\u{201d}";
    let id = desk.mark(words, "claim");
    desk.note(&id, "whose word?");
    assert!(desk.relabel(&id, "quote"));
    assert!(desk.delete(&id));
    assert_eq!(&*desk.state.ui.said.text, "Deleted quote \u{201c}cooperation.\u{201d}");
    assert_eq!(desk.state.ui.focus, None);
    let acts = [
        "delete quote \u{201c}cooperation.\u{201d}",
        "change claim \u{201c}cooperation.\u{201d} to quote",
        "note on claim \u{201c}cooperation.\u{201d}",
        "mark claim \u{201c}cooperation.\u{201d}",
    ];
    let seen = |desk: &Desk| {
        let one = desk.state.annotations.get(&id)?;
        Some((one.label.to_string(), one.note.to_string()))
    };
    let stages = [
        Some(("quote".to_owned(), "whose word?".to_owned())),
        Some(("claim".to_owned(), "whose word?".to_owned())),
        Some(("claim".to_owned(), String::new())),
        None,
    ];
    for (act, stage) in acts.iter().zip(&stages) {
        assert_eq!(desk.next_undo().as_deref(), Some(*act));
        assert_eq!(desk.undo(), format!("Undone: {act}"));
        assert_eq!(&seen(&desk), stage, "after undoing: {act}");
    }
    assert_eq!(desk.undo(), "Nothing to undo");
    for (nth, act) in acts.iter().enumerate().rev() {
        assert_eq!(desk.redo(), format!("Done again: {act}"));
        let stage = nth.checked_sub(1).and_then(|before| stages[before].clone());
        assert_eq!(seen(&desk), stage, "after redoing: {act}");
    }
    assert_eq!(desk.redo(), "Nothing to redo");
}

#[test]
fn a_new_act_ends_what_could_be_done_again() {
    let (mut desk, ids) = marked();
    desk.delete(&ids[4]);
    desk.undo();
    assert!(desk.state.history.next_redo().is_some());
    desk.relabel(&ids[0], "claim");
    assert_eq!(desk.state.history.next_redo(), None);
}

#[test]
fn notes_are_one_step_each_and_looking_elsewhere_ends_one() {
    let (mut desk, ids) = marked();
    desk.note(&ids[0], "first");
    desk.note(&ids[0], "second");
    assert_eq!(&*desk.get(&ids[0]).note, "second");
    desk.undo();
    assert_eq!(&*desk.get(&ids[0]).note, "first");
    desk.undo();
    assert_eq!(&*desk.get(&ids[0]).note, "");
}

#[test]
fn the_same_words_with_the_same_label_open_the_first() {
    let mut desk = Desk::lesson();
    let first = desk.mark("\"all options\u{201d}", "quote");
    let count = desk.state.annotations.len();
    desk.act(Action::Focus(None));
    assert_eq!(desk.mark("\"all options\u{201d}", "quote"), first);
    assert_eq!(desk.state.annotations.len(), count);
    assert_eq!(
        &*desk.state.ui.said.text,
        "Already marked: quote \u{201c}all options\u{201d}"
    );
    assert_eq!(
        desk.next_undo().as_deref(),
        Some("mark quote \u{201c}all options\u{201d}")
    );
    // Another label, or other words, is another annotation.
    assert_ne!(desk.mark("\"all options\u{201d}", "claim"), first);
    assert_ne!(desk.mark("all options", "quote"), first);
    assert_eq!(desk.state.annotations.len(), count + 2);
}

#[test]
fn exported_and_imported_into_nothing_the_work_is_the_same() {
    let (mut desk, ids) = marked();
    desk.note(&ids[8], "by whom?");
    desk.link(&ids[0], &ids[1]);
    desk.delete(&ids[7]);
    let text = exported(&desk);
    let contents = read(text.as_bytes()).expect("what is exported can be read");
    let mut other = Desk::opened(desk.state.article.clone(), Project::default(), 2);
    let plan = plan(&other.state.article, &other.state.project, &contents, "").expect("it is the same article");
    other.write(plan.edits(&other.state.project, &Choices::new()));
    assert_eq!(exported(&other), text);
    assert_eq!(other.listed(), desk.listed());
    // One import is one step.
    other.undo();
    assert_eq!((other.listed(), other.links()), (vec![], vec![]));
    other.redo();
    assert_eq!(exported(&other), text);
}

#[test]
fn what_is_stored_gives_the_same_page() {
    let (desk, _) = marked();
    let stored = encode(&desk.outbox());
    let mut project = Project::default();
    for entry in decode(&stored).expect("what is stored can be read") {
        project.take(entry);
    }
    let again = Desk::opened(desk.state.article.clone(), project, 2);
    assert_eq!(again.listed(), told());
    assert_eq!(again.state.page.blocks(), desk.state.page.blocks());
    assert_eq!(exported(&again), exported(&desk));
}

#[test]
fn two_tabs_converge_field_by_field() {
    let (mut here, ids) = marked();
    let mut there = Desk::opened(here.state.article.clone(), here.state.project.clone(), 2);
    here.note(&ids[1], "here");
    there.relabel(&ids[1], "claim");
    there.delete(&ids[2]);
    let mine = there.mark("an illegal incursion", "claim");
    let (from_here, from_there) = (here.outbox(), there.outbox());
    assert!(here.receive(from_there.clone()));
    assert!(there.receive(from_here));
    assert_eq!(here.state.project, there.state.project);
    assert_eq!((here.listed(), here.listed().len()), (there.listed(), 10));
    let seen = here.get(&ids[1]);
    assert_eq!((seen.label.as_str(), &*seen.note), ("claim", "here"));
    assert!(here.state.annotations.get(&mine).is_some());
    assert!(!here.receive(from_there), "heard twice, it changes nothing");
}

#[test]
fn undo_is_refused_in_words_where_another_tab_has_written() {
    let (mut desk, ids) = marked();
    desk.relabel(&ids[1], "claim");
    let news = desk.elsewhere(&ids[1], [Fact::Label(crate::desk::label("attribution"))]);
    desk.receive(news);
    let before = desk.state.clone();
    desk.undo();
    let alert = desk.state.ui.alert.clone().expect("it is said").text;
    assert!(
        alert.contains("change quote \u{201c}direct relationship\u{201d} to claim"),
        "{alert}"
    );
    assert_eq!(desk.state.project, before.project);
    assert_eq!(desk.state.outbox, before.outbox);
    assert_eq!(desk.get(&ids[1]).label.as_str(), "attribution");
}

#[test]
fn what_was_done_before_a_refused_undo_can_still_be_taken_back() {
    let mut desk = Desk::lesson();
    let first = desk.mark("\"cooperation.\u{201d}", "quote");
    let second = desk.mark("\"probably\"", "quote");
    let news = desk.elsewhere(&second, [Fact::Note("theirs".into())]);
    desk.receive(news);
    desk.undo();
    assert!(desk.state.annotations.get(&second).is_some(), "refused");
    desk.undo();
    assert!(
        desk.state.annotations.get(&first).is_none(),
        "the act before it goes back"
    );
    assert!(desk.state.annotations.get(&second).is_some());
    desk.redo();
    assert!(desk.state.annotations.get(&first).is_some());
}

#[test]
fn undo_of_marking_is_refused_where_another_tab_has_written_a_note_on_it() {
    let mut desk = Desk::lesson();
    let id = desk.mark("\"probably\"", "quote");
    let news = desk.elsewhere(&id, [Fact::Note("theirs".into())]);
    desk.receive(news);
    desk.undo();
    assert!(desk.state.ui.alert.is_some());
    assert_eq!(&*desk.get(&id).note, "theirs");
}

#[test]
fn what_another_tab_deletes_is_no_longer_focused() {
    let (mut desk, ids) = marked();
    desk.act(Action::Focus(Some(ids[3].clone())));
    let news = desk.elsewhere(&ids[3], [Fact::Deleted(true)]);
    assert!(desk.receive(news));
    assert_eq!((&desk.state.ui.focus, desk.listed().len()), (&None, 9));
}
