//! Finding: what is shown, and what never vanishes.

use pressmark::domain::annotation::{AnnotationId, Fact};
use pressmark::domain::app::{Action, Coverage, Direction, Filter, Lack, State, covering, step_from, tally};
use pressmark::domain::messages::Language;

use crate::desk::{Desk, label, now};

fn look_for(desk: &mut Desk, words: &str) -> String {
    let filter = Filter {
        words: words.into(),
        ..desk.state.ui.filter.clone()
    };
    find(desk, filter)
}

fn find(desk: &mut Desk, filter: Filter) -> String {
    desk.act(Action::Find(filter));
    desk.state.ui.said.text.to_string()
}

fn shown(state: &State) -> Vec<String> {
    let shown = state.shown.annotations().chain(state.shown.orphans().iter());
    shown.map(|annotation| annotation.words().to_string()).collect()
}

/// "Guaido said", a quote with a note, a claim.
fn three() -> (Desk, [AnnotationId; 3]) {
    let mut desk = Desk::lesson();
    let said = desk.mark("Guaido said", "attribution");
    let quote = desk.mark("direct relationship", "quote");
    let claim = desk.mark("More than 100 people were reportedly injured", "claim");
    desk.note(&quote, "Who says só?");
    (desk, [said, quote, claim])
}

#[test]
fn every_word_is_looked_for_in_words_note_and_maker_without_case_and_accents() {
    let (mut desk, _) = three();
    let cases: [(&str, &[&str]); 8] = [
        ("GUAIDÓ", &["Guaido said"]),
        ("sáid guai", &["Guaido said"]),
        ("says so", &["direct relationship"]),
        ("direct who", &["direct relationship"]),
        (
            "r",
            &["direct relationship", "More than 100 people were reportedly injured"],
        ),
        ("injured said", &[]),
        (
            "  ",
            &[
                "direct relationship",
                "Guaido said",
                "More than 100 people were reportedly injured",
            ],
        ),
        ("nothing of this kind", &[]),
    ];
    for (words, expected) in cases {
        look_for(&mut desk, words);
        assert_eq!(shown(&desk.state), expected, "{words:?}");
    }
}

#[test]
fn the_count_is_said_and_the_filter_is_neither_saved_nor_undone() {
    let (mut desk, _) = three();
    let (before, outbox) = (desk.next_undo(), desk.state.outbox.entries().count());
    assert_eq!(look_for(&mut desk, "guaido"), "1 of 3 shown");
    assert_eq!(desk.next_undo(), before);
    assert_eq!(desk.state.outbox.entries().count(), outbox);
    assert_eq!(find(&mut desk, Filter::default()), "All 3 shown");
    desk.act(Action::Language(Language::Spanish));
    assert_eq!(look_for(&mut desk, "guaido"), "Se muestran 1 de 3");
    assert!(
        !desk.act(Action::Find(desk.state.ui.filter.clone())),
        "the same again changes nothing"
    );
}

#[test]
fn labels_add_up_and_lacks_narrow_down() {
    let (mut desk, [said, quote, _]) = three();
    let counted = tally(&desk.state);
    assert_eq!(counted.labels, [1, 1, 1]);
    assert_eq!(
        counted.lacks,
        [2, 2, 0],
        "two without a note, nobody said quote and claim, all are placed"
    );
    let off = Filter::default();
    let claims = off.with_label(&label("claim"));
    assert_eq!(find(&mut desk, claims.clone()), "1 of 3 shown");
    let both = claims.with_label(&label("quote"));
    assert_eq!(find(&mut desk, both.clone()), "2 of 3 shown");
    assert_eq!(find(&mut desk, both.with_lack(Lack::Note)), "1 of 3 shown");
    assert_eq!(both.with_label(&label("quote")), claims);
    let unsaid = off.with_lack(Lack::Source);
    assert_eq!(find(&mut desk, unsaid.clone()), "2 of 3 shown");
    find(&mut desk, off);
    desk.link(&said, &quote);
    assert_eq!(find(&mut desk, unsaid), "1 of 3 shown");
    assert_eq!(tally(&desk.state).lacks, [2, 1, 0]);
    desk.delete(&said);
    assert_eq!(desk.links().len(), 1, "hidden, not erased");
    assert_eq!(tally(&desk.state).lacks, [1, 2, 0], "nobody says it any more");
}

#[test]
fn what_does_not_fit_is_neither_drawn_nor_picked_nor_gone_to() {
    let (mut desk, [said, quote, claim]) = three();
    desk.act(Action::Focus(Some(quote.clone())));
    find(&mut desk, Filter::default().with_label(&label("claim")));
    assert_eq!(desk.state.ui.focus, None, "keys act on nothing that is not seen");
    let over = desk.find("direct relationship").start();
    assert!(covering(&desk.state, over).is_empty());
    for direction in [Direction::Next, Direction::Previous] {
        assert_eq!(step_from(&desk.state, direction), Some(claim.clone()));
    }
    let drawn = desk.state.shown.blocks().iter().flat_map(|block| &block.spans);
    assert!(drawn.into_iter().all(|span| span.id == claim));
    let text: String = desk
        .state
        .shown
        .blocks()
        .iter()
        .flat_map(|block| &block.runs)
        .map(|(_, words)| &**words)
        .collect();
    assert_eq!(
        text,
        desk.state.article.text().as_str().replace('\n', ""),
        "the text is all there"
    );
    // Gone to from elsewhere, it is shown.
    desk.act(Action::Focus(Some(said.clone())));
    assert_eq!(desk.state.ui.focus, Some(said));
    assert_eq!(desk.state.shown.len(), 2);
    assert_eq!(desk.state.page.len(), 3);
}

#[test]
fn nothing_of_ones_own_vanishes_before_the_filter_changes() {
    let (mut desk, [said, _, claim]) = three();
    let claims = Filter::default().with_label(&label("claim")).with_lack(Lack::Note);
    find(&mut desk, claims.clone());
    let new = desk.mark("Carlos Vecchio", "quote");
    let there = |desk: &Desk, id: &AnnotationId| desk.state.shown.shows(&desk.state.article, desk.get(id));
    assert!(there(&desk, &new), "what was just marked is seen");
    desk.note(&claim, "a note");
    assert!(there(&desk, &claim), "a note that is being written stays open");
    desk.relabel(&claim, "quote");
    assert!(there(&desk, &claim));
    desk.delete(&new);
    assert_eq!(desk.state.shown.len(), 1);
    desk.undo();
    assert!(there(&desk, &new), "what comes back is seen");
    // From elsewhere comes only what fits.
    let entries = desk.elsewhere(&said, [Fact::Note("elsewhere".into())]);
    desk.receive(entries);
    assert!(!there(&desk, &said));
    let entries = desk.elsewhere(&said, [Fact::Label(label("claim")), Fact::Note("".into())]);
    desk.receive(entries);
    assert!(there(&desk, &said), "now it fits");
    assert!(desk.act(Action::Find(claims.with_lack(Lack::Note))));
    assert_eq!(shown(&desk.state), ["Guaido said"]);
}

#[test]
fn a_filter_replaces_only_the_blocks_it_changes() {
    let (mut desk, _) = three();
    let whole = desk.state.page.blocks().clone();
    find(&mut desk, Filter::default().with_label(&label("claim")));
    let changed = |desk: &Desk, known: &[std::rc::Rc<pressmark::domain::app::PageBlock>]| {
        let pairs = desk.state.shown.blocks().iter().zip(known);
        pairs.filter(|(now, before)| !std::rc::Rc::ptr_eq(now, before)).count()
    };
    assert_eq!(changed(&desk, &whole), 2, "those of the quote and the attribution");
    let narrowed = desk.state.shown.blocks().clone();
    look_for(&mut desk, "injured");
    assert_eq!(changed(&desk, &narrowed), 0, "the same is found");
    // An act elsewhere leaves them alone, too.
    desk.mark("Carlos Vecchio", "quote");
    assert_eq!(changed(&desk, &narrowed), 1);
    find(&mut desk, Filter::default());
    assert!(std::rc::Rc::ptr_eq(desk.state.shown.blocks(), desk.state.page.blocks()));
}

#[test]
fn what_is_marked_is_measured_and_too_much_is_seen() {
    let mut desk = Desk::of("Ann  said: yes.\n\nBob said no.");
    let percent = |desk: &Desk| Coverage::of(&desk.state.page).percent();
    assert_eq!(percent(&desk), 0);
    desk.mark("Ann  said", "claim");
    desk.mark("said: yes.", "quote");
    assert_eq!(Coverage::of(&desk.state.page), Coverage { marked: 12, all: 22 });
    assert_eq!(percent(&desk), 54);
    let rest = desk.mark("Bob said no", "claim");
    assert!(Coverage::of(&desk.state.page).is_nearly_all());
    assert_eq!(percent(&desk), 95);
    find(&mut desk, Filter::default().with_label(&label("quote")));
    assert_eq!(percent(&desk), 95, "a filter takes no mark away");
    desk.delete(&rest);
    assert_eq!(percent(&desk), 54);
}

#[test]
fn hidden_highlights_are_said_and_stay_hidden() {
    let (mut desk, _) = three();
    desk.act(Action::HideMarks(true));
    assert_eq!(&*desk.state.ui.said.text, "Highlights hidden");
    desk.mark("Carlos Vecchio", "quote");
    desk.act(Action::Undo(now()));
    assert!(desk.state.ui.marks_hidden);
    assert!(!desk.act(Action::HideMarks(true)));
}
