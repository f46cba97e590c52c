//! Several annotations at once.

use pressmark::domain::annotation::{AnnotationId, Entity, Fact};
use pressmark::domain::app::{Action, Choice, Command, Filter, Press, Where, meaning};

use crate::desk::{Desk, label, now};

fn choose(desk: &mut Desk, ids: &[&AnnotationId]) {
    desk.act(Action::Choose(Choice::Begin));
    for id in ids {
        desk.act(Action::Choose(Choice::One((*id).clone())));
    }
}

fn said(desk: &Desk) -> &str {
    &desk.state.ui.said.text
}

fn relabel(desk: &mut Desk, slug: &str) {
    desk.act(Action::RelabelChosen {
        label: label(slug),
        now: now(),
    });
}

fn chosen(desk: &Desk) -> usize {
    desk.state.ui.chosen.as_ref().map_or(0, |chosen| chosen.len())
}

/// Four in text order.
fn four() -> (Desk, [AnnotationId; 4]) {
    let mut desk = Desk::of("One said two three four. Five six.");
    let one = desk.mark("One said", "attribution");
    let two = desk.mark("two", "quote");
    let three = desk.mark("three", "quote");
    let six = desk.mark("six", "claim");
    (desk, [one, two, three, six])
}

#[test]
fn one_step_deletes_several_and_one_undo_brings_all_back() {
    let (mut desk, [one, two, three, _]) = four();
    let link = desk.link(&one, &two);
    let before = desk.listed();
    choose(&mut desk, &[&one, &two, &three]);
    assert_eq!(said(&desk), "3 selected");
    desk.act(Action::DeleteChosen);
    assert_eq!(said(&desk), "Deleted 3 annotations");
    assert_eq!(desk.listed(), [("claim".to_owned(), "six".to_owned())]);
    assert_eq!(chosen(&desk), 0, "what is gone is not selected");
    assert_eq!(desk.next_undo().as_deref(), Some("delete 3 annotations"));
    assert_eq!(desk.undo(), "Undone: delete 3 annotations");
    assert_eq!(desk.listed(), before);
    assert_eq!(desk.links(), [link]);
    desk.redo();
    assert_eq!(desk.listed().len(), 1);
}

#[test]
fn one_step_changes_several_and_leaves_alone_what_is_so_already() {
    let (mut desk, [one, two, three, six]) = four();
    desk.link(&one, &two);
    choose(&mut desk, &[&one, &two, &three, &six]);
    relabel(&mut desk, "claim");
    assert_eq!(said(&desk), "Changed 3 annotations to claim");
    assert_eq!(desk.next_undo().as_deref(), Some("change 3 annotations to claim"));
    assert!(desk.listed().iter().all(|(label, _)| label == "claim"));
    assert!(desk.links().is_empty(), "what is no attribution says nothing");
    assert_eq!(chosen(&desk), 4, "they stay selected");
    relabel(&mut desk, "claim");
    assert_eq!(said(&desk), "Nothing selected would change");
    desk.undo();
    let labels: Vec<String> = desk.listed().into_iter().map(|(label, _)| label).collect();
    assert_eq!(labels, ["attribution", "quote", "quote", "claim"]);
    assert_eq!(desk.links().len(), 1);
}

#[test]
fn a_chain_goes_as_a_whole_and_its_links_with_it() {
    let (mut desk, [one, two, three, six]) = four();
    let joined =
        |id: &AnnotationId, to: &AnnotationId| (Entity::Annotation(id.clone()), Fact::Continues(Some(to.clone())));
    desk.relabel(&six, "quote");
    desk.write(vec![joined(&three, &two), joined(&six, &three)]);
    let link = desk.link(&one, &two);
    // Head and next: the last one takes over.
    choose(&mut desk, &[&two, &three]);
    desk.act(Action::DeleteChosen);
    assert_eq!(desk.get(&six).continues, None);
    let heir = desk
        .links()
        .into_iter()
        .filter(|link| desk.state.annotations.get(&link.content).is_some());
    assert_eq!(
        heir.map(|link| link.content).collect::<Vec<_>>(),
        std::slice::from_ref(&six)
    );
    desk.undo();
    assert_eq!(desk.get(&six).continues, Some(three.clone()));
    assert_eq!(desk.links(), [link]);
    // All of them with another label are joined still.
    choose(&mut desk, &[&six]);
    assert_eq!(chosen(&desk), 1);
    desk.act(Action::Choose(Choice::One(two.clone())));
    desk.act(Action::Choose(Choice::One(three.clone())));
    relabel(&mut desk, "claim");
    assert_eq!(desk.get(&three).continues, Some(two.clone()));
    assert_eq!(desk.get(&six).continues, Some(three.clone()));
    assert_eq!(desk.links().len(), 1, "a claim can be said as a quote can");
    // Some of them are not.
    desk.act(Action::Choose(Choice::One(two)));
    relabel(&mut desk, "quote");
    assert_eq!(desk.get(&three).continues, None);
    assert_eq!(desk.get(&six).continues, Some(three));
}

#[test]
fn a_range_is_taken_in_the_order_of_the_list_as_it_is_shown() {
    let (mut desk, [one, two, three, six]) = four();
    choose(&mut desk, &[&six]);
    desk.act(Action::Choose(Choice::UpTo(two.clone())));
    assert_eq!(said(&desk), "3 selected");
    desk.act(Action::Choose(Choice::End));
    assert_eq!(desk.state.ui.chosen, None);
    desk.act(Action::Find(Filter::default().with_label(&label("quote"))));
    choose(&mut desk, &[]);
    desk.act(Action::Choose(Choice::AllShown));
    assert_eq!(chosen(&desk), 2);
    // What a filter hides is let go of: nothing unseen is deleted.
    desk.act(Action::Find(Filter {
        words: "three".into(),
        ..Filter::default()
    }));
    let picked = desk.state.ui.chosen.clone().expect("selecting goes on");
    assert!(picked.has(&three) && !picked.has(&two) && !picked.has(&one));
    desk.act(Action::Find(Filter::default()));
    desk.act(Action::DeleteChosen);
    assert_eq!(said(&desk), "Deleted 1 annotation");
    assert_eq!(desk.listed().len(), 3);
}

#[test]
fn keys_act_on_what_is_selected_unless_one_is_in_the_article() {
    let (mut desk, [one, two, ..]) = four();
    desk.act(Action::Focus(Some(one.clone())));
    let key = |desk: &Desk, key: &str, place| {
        let press = Press {
            key,
            ..Press::default()
        };
        meaning(&desk.state, press, place)
    };
    choose(&mut desk, &[]);
    assert_eq!(
        key(&desk, "Delete", Where::Control),
        Some(Command::Delete(one.clone())),
        "none is selected"
    );
    choose(&mut desk, &[&two]);
    for place in [Where::Control, Where::Page] {
        assert_eq!(key(&desk, "Delete", place), Some(Command::DeleteChosen));
        assert_eq!(key(&desk, "1", place), Some(Command::RelabelChosen(label("claim"))));
    }
    assert_eq!(key(&desk, "Delete", Where::Article), Some(Command::Delete(one)));
    assert_eq!(key(&desk, "Escape", Where::Control), Some(Command::EndChoosing));
    assert_eq!(key(&desk, "/", Where::Article), Some(Command::Find));
    assert_eq!(key(&desk, "/", Where::Field), None);
    assert_eq!(key(&desk, "h", Where::Article), Some(Command::HideMarks(true)));
}
