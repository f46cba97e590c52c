//! The source and the cue of an attribution: guessed, corrected, cut, and taken back.

use pressmark::domain::annotation::{AnnotationId, Fact};
use pressmark::domain::app::parts::{Part, choices, pieces, stretch_of};
use pressmark::domain::app::{Action, Gesture};
use pressmark::domain::messages::Language;
use pressmark::domain::text::Range;

use crate::desk::{Desk, label, now};

/// The words of the source and of the cue.
fn parts(desk: &Desk, id: &AnnotationId) -> [Option<String>; 2] {
    let words = |range: Range| desk.state.article.text().slice(range).unwrap_or_default().to_owned();
    let annotation = desk.get(id);
    [annotation.source.map(words), annotation.cue.map(words)]
}

fn told(source: &str, cue: &str) -> [Option<String>; 2] {
    [source, cue].map(|words| Some(words.to_owned()).filter(|words| !words.is_empty()))
}

fn set(desk: &mut Desk, id: &AnnotationId, part: Part, words: Option<&str>) -> bool {
    choose(desk, id, part, words, false)
}

fn choose(desk: &mut Desk, id: &AnnotationId, part: Part, words: Option<&str>, more: bool) -> bool {
    let range = words.map(|words| desk.find(words));
    desk.act(Action::SetPart {
        id: id.clone(),
        part,
        range,
        more,
        now: now(),
    })
}

#[test]
fn an_attribution_is_made_with_a_guess_in_one_step() {
    let mut desk = Desk::lesson();
    let said = desk.mark(
        "In a tweet on Thursday, the U.S. Southern Command (SOCOM) said",
        "attribution",
    );
    assert_eq!(parts(&desk, &said), told("the U.S. Southern Command (SOCOM)", "said"));
    desk.undo();
    assert!(desk.state.annotations.is_empty(), "one step");
    assert_eq!(desk.next_undo(), None);
    desk.redo();
    assert_eq!(parts(&desk, &said), told("the U.S. Southern Command (SOCOM)", "said"));
    let claim = desk.mark("Guaido said at a Saturday rally", "claim");
    assert_eq!(parts(&desk, &claim), told("", ""), "only attributions have parts");
}

#[test]
fn relabelling_guesses_only_where_nothing_is_set() {
    let mut desk = Desk::lesson();
    let said = desk.mark("Guaido said", "claim");
    desk.relabel(&said, "attribution");
    assert_eq!(parts(&desk, &said), told("Guaido", "said"));
    desk.undo();
    assert_eq!(
        parts(&desk, &said),
        told("", ""),
        "the guess goes with the step that made it"
    );
    desk.redo();
    set(&mut desk, &said, Part::Source, None);
    desk.relabel(&said, "claim");
    desk.relabel(&said, "attribution");
    assert_eq!(parts(&desk, &said), told("", "said"), "what was corrected stays");
}

#[test]
fn a_guess_follows_the_edges_until_it_is_corrected() {
    let mut desk = Desk::lesson();
    let range = desk.find("Guaido");
    desk.draft(range, Gesture::Touch);
    let id = AnnotationId::from_random([9; 16]);
    desk.act(Action::Mark {
        label: label("attribution"),
        id: id.clone(),
        now: now(),
        keep: true,
    });
    assert_eq!(parts(&desk, &id), told("", ""), "a name alone says nothing");
    let reshape = |words: &str, desk: &mut Desk| {
        let range = desk.find(words);
        desk.act(Action::Reshape { range, now: now() });
        parts(desk, &id)
    };
    assert_eq!(reshape("Guaido said", &mut desk), told("Guaido", "said"));
    assert_eq!(
        reshape("Juan Guaido has called for", &mut desk),
        told("Juan Guaido", "has called for")
    );
    set(&mut desk, &id, Part::Cue, Some("called for"));
    assert_eq!(
        reshape("opposition leader Juan Guaido has called", &mut desk),
        told("Juan Guaido", "called"),
        "cut, not guessed"
    );
}

#[test]
fn a_correction_is_one_step_in_words() {
    let mut desk = Desk::lesson();
    let said = desk.mark("Venezuelan opposition leader Juan Guaido has called for", "attribution");
    let named = "attribution “Venezuelan opposition leader Juan…”";
    assert!(set(&mut desk, &said, Part::Source, Some("Juan Guaido")));
    assert_eq!(parts(&desk, &said), told("Juan Guaido", "has called for"));
    assert_eq!(
        desk.next_undo(),
        Some(format!("set the source of {named} to “Juan Guaido”"))
    );
    assert_eq!(
        &*desk.state.ui.said.text,
        format!("The source of {named} is now “Juan Guaido”")
    );
    assert!(
        !set(&mut desk, &said, Part::Source, Some("Juan Guaido")),
        "the same again is nothing"
    );
    assert!(set(&mut desk, &said, Part::Cue, Some("called for")));
    assert_eq!(
        desk.next_undo(),
        Some(format!("set the cue of {named} to “called for”"))
    );
    assert!(set(&mut desk, &said, Part::Source, None));
    assert_eq!(parts(&desk, &said), told("", "called for"));
    assert_eq!(desk.undo(), format!("Undone: clear the source of {named}"));
    desk.undo();
    desk.undo();
    assert_eq!(
        parts(&desk, &said),
        told("Venezuelan opposition leader Juan Guaido", "has called for")
    );
    assert_eq!(desk.next_undo(), Some(format!("mark {named}")));
    desk.act(Action::Language(Language::Spanish));
    set(&mut desk, &said, Part::Source, Some("Juan Guaido"));
    assert!(
        desk.next_undo()
            .is_some_and(|words| words.starts_with("poner «Juan Guaido» como fuente de "))
    );
}

/// The first word and then the last one are one choice.
#[test]
fn words_taken_one_after_the_other_are_one_step() {
    let mut desk = Desk::lesson();
    let said = desk.mark("Venezuelan opposition leader Juan Guaido has called for", "attribution");
    set(&mut desk, &said, Part::Source, Some("opposition"));
    choose(&mut desk, &said, Part::Source, Some("opposition leader"), true);
    set(&mut desk, &said, Part::Source, Some("Juan"));
    desk.undo();
    assert_eq!(parts(&desk, &said), told("opposition leader", "has called for"));
    desk.undo();
    assert_eq!(
        parts(&desk, &said),
        told("Venezuelan opposition leader Juan Guaido", "has called for")
    );
}

#[test]
fn what_one_part_takes_the_other_loses() {
    let mut desk = Desk::lesson();
    let said = desk.mark("Venezuelan opposition leader Juan Guaido has called for", "attribution");
    set(&mut desk, &said, Part::Cue, Some("Guaido has called"));
    assert_eq!(
        parts(&desk, &said),
        told("Venezuelan opposition leader Juan", "Guaido has called")
    );
    set(&mut desk, &said, Part::Source, Some("Guaido has called for"));
    assert_eq!(parts(&desk, &said), told("Guaido has called for", ""));
    desk.undo();
    assert_eq!(
        parts(&desk, &said),
        told("Venezuelan opposition leader Juan", "Guaido has called")
    );
}

#[test]
fn a_part_lies_in_its_attribution_and_is_trimmed() {
    let mut desk = Desk::lesson();
    let said = desk.mark("Juan Guaido has called for", "attribution");
    let beyond = Some("leader Juan Guaido ");
    assert!(
        !set(&mut desk, &said, Part::Source, beyond),
        "cut and trimmed it is what it was"
    );
    assert!(set(&mut desk, &said, Part::Source, None));
    assert!(set(&mut desk, &said, Part::Source, beyond));
    assert_eq!(parts(&desk, &said), told("Juan Guaido", "has called for"));
}

#[test]
fn the_selected_words_become_the_part_and_the_selection_ends() {
    let mut desk = Desk::lesson();
    let said = desk.mark("Venezuelan opposition leader Juan Guaido has called for", "attribution");
    desk.select("Juan Guaido");
    assert!(set(&mut desk, &said, Part::Source, Some("Juan Guaido")));
    assert_eq!(desk.state.ui.draft, None);
    assert_eq!(
        desk.state.ui.caret.map(|caret| caret.at),
        Some(desk.find("Juan Guaido").end())
    );
    assert_eq!(desk.state.ui.focus, Some(said), "the attribution keeps the focus");
}

#[test]
fn only_placed_attributions_have_parts() {
    let mut desk = Desk::lesson();
    let claim = desk.mark("Saturday rally", "claim");
    assert!(!set(&mut desk, &claim, Part::Source, Some("Saturday")));
    let nobody = AnnotationId::from_random([200; 16]);
    assert!(!set(&mut desk, &nobody, Part::Cue, None));
    let said = desk.mark("Guaido said", "attribution");
    assert!(
        set(&mut desk, &said, Part::Cue, Some("Saturday")),
        "words outside of it are none"
    );
    assert_eq!(parts(&desk, &said), told("Guaido", ""));
}

#[test]
fn the_words_are_shown_cut_at_the_parts() {
    let mut desk = Desk::lesson();
    let said = desk.mark(
        "\"cooperation.”\n\"We have instructed our ambassador Carlos Vecchio",
        "attribution",
    );
    let shown = |desk: &Desk, id: &AnnotationId| pieces(desk.get(id));
    assert_eq!(shown(&desk, &said).len(), 1);
    let tweet = desk.mark(
        "In a tweet on Thursday, the U.S. Southern Command (SOCOM) said",
        "attribution",
    );
    assert_eq!(
        shown(&desk, &tweet),
        [
            ("In a tweet on Thursday, ".into(), None),
            ("the U.S. Southern Command (SOCOM)".into(), Some(Part::Source)),
            (" ".into(), None),
            ("said".into(), Some(Part::Cue)),
        ]
    );
    // Two tabs can leave parts that overlap.
    let overlapping = [
        Fact::Source(Some(desk.find("Southern Command (SOCOM) said"))),
        Fact::Cue(Some(desk.find("Command (SOCOM)"))),
    ];
    let news = desk.elsewhere(&tweet, overlapping);
    desk.receive(news);
    let whole: String = shown(&desk, &tweet).into_iter().map(|(words, _)| words).collect();
    assert_eq!(whole, &**desk.get(&tweet).words());
}

#[test]
fn words_can_be_chosen_in_texts_without_spaces() {
    let mut desk = Desk::of("标题\n部长说，情况很好。 The Command (SOCOM) said so.");
    let said = desk.mark("部长说", "attribution");
    let offered: Vec<_> = choices(desk.get(&said)).into_iter().map(|(_, words)| words).collect();
    assert_eq!(offered, ["部", "长", "说"]);
    let words = choices(desk.get(&said));
    let range = stretch_of(desk.get(&said), words[0].0, words[1].0);
    desk.act(Action::SetPart {
        id: said.clone(),
        part: Part::Source,
        range: Some(range),
        more: false,
        now: now(),
    });
    assert_eq!(parts(&desk, &said), told("部长", ""));
    let tweet = desk.mark("The Command (SOCOM) said", "attribution");
    let words = choices(desk.get(&tweet));
    let range = stretch_of(desk.get(&tweet), words[2].0, words[0].0);
    assert_eq!(
        desk.state.article.text().slice(range),
        Some("The Command (SOCOM)"),
        "in either order"
    );
}
