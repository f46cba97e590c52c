//! The codebook in the reader's hands: every change is one step, and nothing is lost in it.

use std::rc::Rc;

use pressmark::domain::annotation::{
    Codebook, Colour, Entity, Entry, Fact, LabelDefinition, Line, ReplicaId, Role, Stamp,
};
use pressmark::domain::app::{
    Action, Command, Fate, Keymap, LabelAct, LabelFault, LabelMode, LabelPart, Popup, Press, SHORTCUTS, Where, fault,
    meaning,
};
use pressmark::domain::codec::file::{export, read};
use pressmark::domain::codec::plan::{Answer, Choices, plan};
use pressmark::domain::messages::Language;

use crate::desk::{Desk, label, now};

fn act(desk: &mut Desk, what: LabelAct) {
    desk.act(Action::Labels(what));
}

fn change(desk: &mut Desk, slug: &str, part: LabelPart) {
    act(desk, LabelAct::Change(label(slug), part));
}

fn named(desk: &Desk, slug: &str) -> Rc<LabelDefinition> {
    desk.state
        .codebook
        .label(&label(slug))
        .expect("the label is there")
        .clone()
}

fn slugs(desk: &Desk) -> Vec<&str> {
    desk.state
        .codebook
        .labels
        .iter()
        .map(|label| label.id.as_str())
        .collect()
}

/// A lesson with the cards open.
fn open() -> Desk {
    let mut desk = Desk::lesson();
    act(&mut desk, LabelAct::Show(None));
    desk
}

#[test]
fn a_fourth_label_is_made_used_and_taken_back() {
    let mut desk = open();
    act(&mut desk, LabelAct::Add(" Opinion ".into()));
    let made = named(&desk, "opinion");
    assert_eq!((&*made.name, &*made.key, made.role), ("Opinion", "4", Role::Content));
    assert_eq!(desk.state.codebook.version, 2);
    assert_eq!(desk.state.ui.labels.mode, LabelMode::Edit, "its editor is open");
    assert_eq!(&*desk.state.ui.said.text, "Added the label “Opinion”. Key 4.");
    desk.act(Action::Show(None));
    desk.select("cooperation");
    let press = Press {
        key: "4",
        ..Press::default()
    };
    assert_eq!(
        meaning(&desk.state, press, Where::Article),
        Some(Command::Mark(label("opinion")))
    );
    assert_eq!(desk.undo(), "Undone: add the label “Opinion”");
    assert_eq!(*desk.state.codebook, Codebook::built_in());
    assert_eq!(desk.redo(), "Done again: add the label “Opinion”");
    assert_eq!(named(&desk, "opinion"), made);
}

#[test]
fn letters_typed_into_one_field_are_one_step() {
    let mut desk = open();
    act(&mut desk, LabelAct::Edit(Some(label("claim"))));
    for name in ["C", "Cl", "Cla", "Clai ", "Clai"] {
        change(&mut desk, "claim", LabelPart::Name(name.into()));
    }
    change(&mut desk, "claim", LabelPart::Definition("What".into()));
    change(&mut desk, "claim", LabelPart::Definition("What is said".into()));
    assert_eq!(desk.state.codebook.version, 2, "one visit raises the version once");
    assert_eq!(desk.next_undo().as_deref(), Some("describe the label “Clai”"));
    desk.undo();
    assert_eq!(desk.undo(), "Undone: rename a label to “Clai”");
    assert_eq!(*desk.state.codebook, Codebook::built_in());
    change(&mut desk, "claim", LabelPart::Key("7".into()));
    assert_eq!(desk.state.codebook.version, 2, "raised again after it was taken back");
}

#[test]
fn what_cannot_be_kept_is_told_and_not_lost_in_silence() {
    let mut desk = open();
    act(&mut desk, LabelAct::Edit(Some(label("claim"))));
    change(&mut desk, "claim", LabelPart::Name("Quote".into()));
    let problem = desk.state.ui.labels.problem.clone().expect("it is refused");
    assert_eq!(problem.fault, LabelFault::NameTaken("Quote".into()));
    assert_eq!(&*named(&desk, "claim").name, "Claim");
    assert_eq!(desk.next_undo(), None);
    desk.act(Action::Show(None));
    assert_eq!(
        &*desk.state.ui.said.text,
        "“Quote” was not kept. There is a label “Quote” already."
    );
    assert_eq!(desk.state.ui.labels.problem, None);

    let mut desk = open();
    desk.act(Action::Language(Language::Spanish));
    act(&mut desk, LabelAct::Edit(Some(label("claim"))));
    change(&mut desk, "claim", LabelPart::Key("n".into()));
    change(&mut desk, "claim", LabelPart::Key("x".into()));
    assert_eq!(desk.state.ui.labels.problem, None, "solved");
    change(&mut desk, "claim", LabelPart::Name("  ".into()));
    act(&mut desk, LabelAct::Edit(None));
    assert_eq!(
        &*desk.state.ui.said.text,
        "No se guardó «  ». Una etiqueta necesita un nombre."
    );
}

#[test]
fn white_space_around_a_name_goes_when_its_field_is_left() {
    let mut desk = open();
    act(&mut desk, LabelAct::Edit(Some(label("claim"))));
    change(&mut desk, "claim", LabelPart::Name("Open claim ".into()));
    assert_eq!(&*named(&desk, "claim").name, "Open claim ", "as it is typed");
    act(&mut desk, LabelAct::Edit(None));
    assert_eq!(&*named(&desk, "claim").name, "Open claim");
    assert_eq!(desk.undo(), "Undone: rename a label to “Open claim”");
    assert_eq!(&*named(&desk, "claim").name, "Claim", "one step");
}

#[test]
fn there_are_at_most_nine_and_at_least_one() {
    let mut desk = open();
    for name in ["意見", "事実", "Fact", "Fact", "Señal", "Plan", "Mood", "Late"] {
        act(&mut desk, LabelAct::Add(name.into()));
    }
    assert_eq!(
        slugs(&desk),
        [
            "claim",
            "quote",
            "attribution",
            "label-4-01010101",
            "label-5-01010101",
            "fact",
            "senal",
            "plan",
            "mood"
        ]
    );
    let problem = desk.state.ui.labels.problem.clone().expect("the tenth is refused");
    assert_eq!((problem.id, problem.fault), (None, LabelFault::Full));
    for slug in [
        "quote",
        "attribution",
        "label-4-01010101",
        "label-5-01010101",
        "fact",
        "senal",
        "plan",
        "mood",
        "claim",
    ] {
        act(&mut desk, LabelAct::Delete(label(slug), None, now()));
    }
    assert_eq!(slugs(&desk), ["claim"], "one must stay");
    while desk.next_undo().is_some() {
        desk.undo();
    }
    assert_eq!(*desk.state.codebook, Codebook::built_in());
}

#[test]
fn deleting_a_label_in_use_asks_and_is_one_step() {
    let mut desk = Desk::of("Talks\nAnn said \"one\" and \"two\" of rain.");
    let said = desk.mark("Ann said", "attribution");
    let parts = ["\"one\"", "\"two\""].map(|words| desk.mark(words, "quote"));
    desk.write(vec![(
        Entity::Annotation(parts[1].clone()),
        Fact::Continues(Some(parts[0].clone())),
    )]);
    desk.link(&said, &parts[0]);
    act(&mut desk, LabelAct::Show(Some(label("quote"))));
    let before = desk.listed();

    act(&mut desk, LabelAct::Delete(label("quote"), None, now()));
    assert_eq!(desk.state.ui.labels.mode, LabelMode::Delete, "it is asked");
    assert_eq!(desk.listed(), before);

    act(
        &mut desk,
        LabelAct::Delete(label("quote"), Some(Fate::Become(label("claim"))), now()),
    );
    assert_eq!(desk.state.codebook.label(&label("quote")), None);
    assert_eq!(
        &*desk.state.ui.said.text,
        "Deleted the label “Quote”. 2 annotations are now “Claim”."
    );
    assert_eq!(desk.get(&parts[0]).label, label("claim"));
    assert_eq!(
        desk.get(&parts[1]).continues,
        Some(parts[0].clone()),
        "still one quotation"
    );
    assert_eq!(desk.links().len(), 1, "a claim can be attributed too");
    assert_eq!(desk.undo(), "Undone: delete the label “Quote”");
    assert_eq!(desk.listed(), before);
    assert_eq!(*desk.state.codebook, Codebook::built_in());

    act(
        &mut desk,
        LabelAct::Delete(label("quote"), Some(Fate::Become(label("attribution"))), now()),
    );
    assert_eq!(desk.links(), [], "an attribution is not attributed");
    desk.undo();
    assert_eq!(desk.links().len(), 1);

    act(&mut desk, LabelAct::Delete(label("quote"), Some(Fate::Deleted), now()));
    assert_eq!(desk.listed().len(), 1);
    assert_eq!(
        &*desk.state.ui.said.text,
        "Deleted the label “Quote” and 2 annotations."
    );
    desk.undo();
    assert_eq!(desk.listed(), before);
    assert_eq!(desk.get(&parts[1]).continues, Some(parts[0].clone()));
}

#[test]
fn another_role_cuts_the_links_it_no_longer_fits() {
    let mut desk = Desk::of("Talks\nAnn said \"one\".");
    let said = desk.mark("Ann said", "attribution");
    let one = desk.mark("\"one\"", "quote");
    desk.link(&said, &one);
    act(&mut desk, LabelAct::Show(None));
    change(&mut desk, "quote", LabelPart::Role(Role::None));
    assert_eq!(desk.links(), []);
    desk.undo();
    assert_eq!(desk.links().len(), 1);
    assert_eq!(*desk.state.codebook, Codebook::built_in());
}

#[test]
fn the_built_in_labels_come_back_and_what_is_in_use_stays() {
    let mut desk = open();
    act(&mut desk, LabelAct::Delete(label("claim"), None, now()));
    act(&mut desk, LabelAct::Add("Opinion".into()));
    act(&mut desk, LabelAct::Add("Idle".into()));
    assert_eq!(&*named(&desk, "opinion").key, "1", "the key that became free");
    desk.mark("cooperation", "opinion");
    change(&mut desk, "quote", LabelPart::Name("Words".into()));
    let before = desk.state.codebook.clone();
    act(&mut desk, LabelAct::BuiltIn);
    assert_eq!(slugs(&desk), ["claim", "quote", "attribution", "opinion"]);
    for label in Codebook::built_in().labels {
        assert_eq!(named(&desk, label.id.as_str()), label);
    }
    let none_wrong =
        |one: &Rc<LabelDefinition>| fault(&desk.state.codebook, one, &Keymap::default(), Language::English).is_none();
    assert!(
        desk.state.codebook.labels.iter().all(none_wrong),
        "keys and looks differ"
    );
    desk.undo();
    assert_eq!(desk.state.codebook, before);
    act(
        &mut desk,
        LabelAct::Delete(label("opinion"), Some(Fate::Deleted), now()),
    );
    act(&mut desk, LabelAct::BuiltIn);
    assert_eq!(*desk.state.codebook, Codebook::built_in());
}

#[test]
fn undoing_an_import_takes_the_codebook_back() {
    let mut theirs = open();
    act(&mut theirs, LabelAct::Add("Opinion".into()));
    change(&mut theirs, "claim", LabelPart::Colour(Colour::Green));
    act(&mut theirs, LabelAct::Delete(label("quote"), None, now()));
    theirs.act(Action::Show(None));
    theirs.mark("cooperation", "opinion");
    let file = export(&theirs.state.article, &theirs.state.project, "", &now());
    let contents = read(file.as_bytes()).expect("an export can be read");

    let mut ours = Desk::lesson();
    let planned = plan(&ours.state.article, &ours.state.project, &contents, "").expect("the same article");
    let facts = planned.edits(&ours.state.project, &Choices::new());
    ours.write(facts);
    assert_eq!(ours.state.codebook, theirs.state.codebook);
    assert_eq!(export(&ours.state.article, &ours.state.project, "", &now()), file);
    ours.undo();
    assert_eq!(*ours.state.codebook, Codebook::built_in());
    assert!(ours.listed().is_empty());
    ours.redo();
    assert_eq!(ours.state.codebook, theirs.state.codebook);
}

#[test]
fn a_hostile_codebook_is_cut_to_what_can_be_shown() {
    let mut theirs = Desk::lesson();
    let built_in = Codebook::built_in();
    let long: Rc<str> = "x".repeat(1_000_000).into();
    for nth in 0..500 {
        let id = label(&format!("own-{nth}"));
        let definition = LabelDefinition {
            id: id.clone(),
            name: if nth == 0 { long.clone() } else { id.as_str().into() },
            key: "abcdef".into(),
            ..LabelDefinition::clone(&built_in.labels[0])
        };
        theirs.write(vec![(Entity::Label(id), Fact::Definition(Rc::new(definition)))]);
    }
    theirs.mark("cooperation", "own-499");
    let file = export(&theirs.state.article, &theirs.state.project, "", &now());
    let contents = read(file.as_bytes()).expect("an export can be read");
    let mut ours = Desk::lesson();
    let planned = plan(&ours.state.article, &ours.state.project, &contents, "").expect("the same article");
    assert_eq!(
        planned
            .labels
            .iter()
            .filter(|item| matches!(item.answer, Answer::Refused(_)))
            .count(),
        494
    );
    ours.write(planned.edits(&ours.state.project, &Choices::new()));
    assert_eq!(ours.state.codebook.labels.len(), Codebook::MOST);
    assert!(
        ours.state.codebook.label(&label("own-499")).is_some(),
        "what is used comes first"
    );
    let one = named(&ours, "own-0");
    assert_eq!((one.name.len(), &*one.key), (LabelDefinition::NAME, ""));
    assert_eq!(ours.listed().len(), 1);
}

#[test]
fn a_change_in_another_tab_arrives_and_what_is_gone_is_put_down() {
    let mut desk = open();
    act(&mut desk, LabelAct::Edit(Some(label("claim"))));
    desk.act(Action::TogglePen(label("claim")));
    let stamp = Stamp {
        counter: desk.state.project.clock() + 1,
        replica: ReplicaId::from_random([9; 8]),
    };
    let claim = named(&desk, "claim");
    let entry = |slug: &str, fact| Entry {
        entity: Entity::Label(label(slug)),
        stamp,
        fact,
    };
    let other = LabelPart::Line(Line::Wavy).put_into(&named(&desk, "quote"));
    desk.receive(vec![
        entry("quote", Fact::Definition(Rc::new(other))),
        entry("claim", Fact::Definition(claim)),
        entry("claim", Fact::Deleted(true)),
    ]);
    assert_eq!(named(&desk, "quote").line, Line::Wavy);
    assert_eq!(slugs(&desk), ["quote", "attribution"]);
    assert_eq!(desk.state.ui.pen, None);
    assert_eq!(
        (desk.state.ui.labels.at.clone(), desk.state.ui.labels.mode),
        (None, LabelMode::Read)
    );
}

#[test]
fn the_cards_are_one_key_away_and_begin_with_the_focused_label() {
    let mut desk = Desk::lesson();
    let press = |key| Press {
        key,
        ..Press::default()
    };
    for place in [Where::Article, Where::Page, Where::Control] {
        assert_eq!(meaning(&desk.state, press("c"), place), Some(Command::Labels(None)));
    }
    assert_eq!(meaning(&desk.state, press("c"), Where::Field), None);
    desk.mark("cooperation", "quote");
    assert_eq!(
        meaning(&desk.state, press("C"), Where::Article),
        Some(Command::Labels(Some(label("quote"))))
    );
    act(&mut desk, LabelAct::Show(Some(label("quote"))));
    assert_eq!(desk.state.ui.popup, Some(Popup::Labels));
    assert_eq!(desk.state.ui.labels.at, Some(label("quote")));
}

/// A built-in label speaks Spanish until its texts are changed; then they become what was shown.
#[test]
fn what_is_shown_is_what_is_changed() {
    let mut desk = Desk::lesson();
    desk.act(Action::Language(Language::Spanish));
    act(&mut desk, LabelAct::Show(None));
    act(&mut desk, LabelAct::Edit(Some(label("claim"))));
    change(&mut desk, "claim", LabelPart::Name("Cita".into()));
    let problem = desk.state.ui.labels.problem.clone().expect("it is refused");
    assert_eq!(problem.fault, LabelFault::NameTaken("Cita".into()));
    change(&mut desk, "claim", LabelPart::Key("7".into()));
    assert_eq!(
        &*named(&desk, "claim").name,
        "Claim",
        "another key leaves the texts alone"
    );
    change(&mut desk, "claim", LabelPart::Name("Tesis".into()));
    let changed = named(&desk, "claim");
    assert_eq!(&*changed.name, "Tesis");
    assert!(
        changed.definition.starts_with("Algo que se asegura"),
        "{}",
        changed.definition
    );
    assert_eq!(desk.undo(), "Se deshizo: cambiar el nombre de una etiqueta a «Tesis»");
    assert_eq!(
        &*named(&desk, "claim").definition,
        &*Codebook::built_in().labels[0].definition
    );
}

#[test]
fn no_label_can_have_the_key_of_a_command() {
    let mut desk = open();
    for row in SHORTCUTS {
        let key = desk.state.ui.keymap.key(row.shortcut).to_owned();
        change(&mut desk, "claim", LabelPart::Key(key.as_str().into()));
        assert_eq!(&*named(&desk, "claim").key, "1", "{key}");
    }
    change(&mut desk, "claim", LabelPart::Key("S".into()));
    assert_eq!(&*named(&desk, "claim").key, "1", "whatever its case");
}
