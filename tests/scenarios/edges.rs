//! Moving the edges of an annotation, by keys and by hand.

use std::rc::Rc;

use pressmark::domain::annotation::{AnnotationId, Entity, Fact, Project};
use pressmark::domain::app::{
    Action, Command, EdgeAct, EdgeKey, EdgeStep, Gesture, Press, Side, Where, led, meaning, stepped, words_at,
};
use pressmark::domain::document::{Article, BlockKind, Direction, Meta};
use pressmark::domain::text::{Offset, Range};

use crate::desk::{Desk, now};

/// `"He {sa}id"`: the article and the range in braces.
fn parse(marked: &str) -> (Article, Range) {
    let plain = marked.replace(['{', '}'], "");
    let article = Article::from_lines("small", "en", &plain).expect("the text has words");
    let at = |mark: char| {
        let before = marked.split(mark).next().unwrap_or_default();
        Offset::new(u32::try_from(before.chars().filter(|c| !matches!(c, '{' | '}')).count()).expect("short"))
    };
    (article, Range::between(at('{'), at('}')))
}

fn show(article: &Article, range: Range) -> String {
    let part = |from, to| article.text().slice(Range::between(from, to)).expect("in the text");
    let end = article.text().end();
    format!(
        "{}{{{}}}{}",
        part(Offset::START, range.start()),
        part(range.start(), range.end()),
        part(range.end(), end)
    )
}

#[test]
fn an_edge_moves_by_letter_word_sentence_and_paragraph() {
    use EdgeStep::{Letter, Paragraph, Sentence, Word};
    use Side::{End, Start};
    let cases = [
        // By letter: white space is passed over, clusters stay whole.
        ("{He said} no.", End, true, Letter, "{He said n}o."),
        ("{He said} no.", End, false, Letter, "{He sai}d no."),
        ("{He} said no.", Start, true, Letter, "H{e} said no."),
        ("He {said} no.", Start, false, Letter, "H{e said} no."),
        ("{a e}\u{301}b", End, false, Letter, "{a} e\u{301}b"),
        ("{a} e\u{301}b", End, true, Letter, "{a e\u{301}}b"),
        ("x {👩\u{200d}👧}", Start, true, Letter, "x {👩\u{200d}👧}"),
        ("{One}\nTwo", End, true, Letter, "{One\nT}wo"),
        ("One\n{Two}", Start, false, Letter, "On{e\nTwo}"),
        // Nothing is left: it stays.
        ("{H}e", End, false, Letter, "{H}e"),
        ("{He}", Start, true, Word, "{He}"),
        ("{All}", End, true, Paragraph, "{All}"),
        // By word: the marks between words are a step of their own.
        ("{He} said no.”", End, true, Word, "{He said} no.”"),
        ("He {said no}.” x", End, true, Word, "He {said no.”} x"),
        ("He {said no.”} x", End, false, Word, "He {said no}.” x"),
        ("“He {said} no", Start, false, Word, "“{He said} no"),
        ("“{He said} no", Start, false, Word, "{“He said} no"),
        ("{He said} no", Start, true, Word, "He {said} no"),
        ("He {sa}id no", End, true, Word, "He {said} no"),
        ("the U.S{.} x", Start, false, Word, "the {U.S.} x"),
        // Of a script without spaces every letter is a word.
        ("{我} 们说", End, true, Word, "{我 们}说"),
        ("{我们}说好。", End, true, Word, "{我们说}好。"),
        // By sentence and by paragraph.
        (
            "{He} said no. She left.",
            End,
            true,
            Sentence,
            "{He said no.} She left.",
        ),
        (
            "{He said no.} She left.",
            End,
            true,
            Sentence,
            "{He said no. She left.}",
        ),
        (
            "{He said no. She} left.",
            End,
            false,
            Sentence,
            "{He said no.} She left.",
        ),
        (
            "He said no. She {left.}",
            Start,
            false,
            Sentence,
            "He said no. {She left.}",
        ),
        (
            "{He said no. She left.}",
            Start,
            true,
            Sentence,
            "He said no. {She left.}",
        ),
        ("{我们}说好。他走了。", End, true, Sentence, "{我们说好。}他走了。"),
        ("One\nA. {B}. C.\nTwo", End, true, Paragraph, "One\nA. {B. C.}\nTwo"),
        ("One\nA. {B. C.}\nTwo", End, true, Paragraph, "One\nA. {B. C.\nTwo}"),
    ];
    for (before, side, onward, step, after) in cases {
        let (article, range) = parse(before);
        let moved = stepped(&article, range, side, onward, step);
        assert_eq!(show(&article, moved), after, "{before}, {side:?} {onward} {step:?}");
    }
}

#[test]
fn a_hand_completes_words_that_it_cuts_unless_told_otherwise() {
    use Side::{End, Start};
    // The bar is where the hand is.
    let cases = [
        ("{He} said| no", End, true, "{He said} no"),
        ("{He} sa|id no", End, true, "{He said} no"),
        ("{He} sa|id no", End, false, "{He sa}id no"),
        ("{He} |said no", End, true, "{He} said no"),
        ("{He said n|o}", End, true, "{He said no}"),
        ("H|e {said} no", Start, true, "{He said} no"),
        ("H|e {said} no", Start, false, "H{e said} no"),
        // Beyond the other edge: the smallest piece stays.
        ("|He {said} no", End, true, "He {said} no"),
        ("|He {said} no", End, false, "He {s}aid no"),
        ("He {said} no|", Start, true, "He {said} no"),
        ("He {said} no|", Start, false, "He sai{d} no"),
        // Over blocks, and never through a cluster.
        ("{One}\nTw|o", End, true, "{One\nTwo}"),
        ("{One}\n|Two", End, true, "{One}\nTwo"),
        ("{a} e|\u{301}b", End, false, "{a e\u{301}}b"),
        ("{我}们|说", End, true, "{我们}说"),
    ];
    for (before, side, whole_words, after) in cases {
        let hand = before.split('|').next().unwrap_or_default();
        let at = hand.chars().filter(|c| !matches!(c, '{' | '}')).count();
        let (article, range) = parse(&before.replace('|', ""));
        let at = Offset::new(u32::try_from(at).expect("short"));
        let moved = led(&article, range, side, at, whole_words);
        assert_eq!(show(&article, moved), after, "{before}, {side:?} {whole_words}");
    }
}

#[test]
fn the_words_at_an_edge_are_told() {
    let (article, range) = parse("{We have said from the beginning that we will use all\nthe resources} at");
    assert_eq!(words_at(&article, range, Side::Start), "We have said from the…");
    assert_eq!(words_at(&article, range, Side::End), "…will use all the resources");
    let (article, range) = parse("{Short one} x");
    assert_eq!(words_at(&article, range, Side::End), "Short one");
}

fn key(name: &str) -> Press<'_> {
    Press {
        key: name,
        ..Press::default()
    }
}

fn wide(name: &str) -> Press<'_> {
    Press {
        wide: true,
        modified: true,
        ..key(name)
    }
}

/// Presses a key as `ui` does.
fn press(desk: &mut Desk, press: Press) -> bool {
    let Some(Command::Edge(key)) = meaning(&desk.state, press, Where::Page) else {
        return false;
    };
    let act = match key {
        EdgeKey::Begin(id) => EdgeAct::Begin(id, Side::End),
        EdgeKey::Step { onward, step } => EdgeAct::Step { onward, step },
        EdgeKey::Other => {
            let edging = desk.state.ui.edging.clone().expect("an edge is moved");
            EdgeAct::Begin(edging.id, edging.side.other())
        }
        EdgeKey::Keep => EdgeAct::Keep(now()),
        EdgeKey::Leave => EdgeAct::Leave,
    };
    desk.act(Action::Edge(act));
    true
}

fn small() -> (Desk, AnnotationId) {
    let mut desk = Desk::of("Talks\nAnn said she never knew. Bob left.");
    let id = desk.mark("she never", "quote");
    (desk, id)
}

fn words(desk: &Desk, id: &AnnotationId) -> String {
    desk.get(id).words().to_string()
}

#[test]
fn keys_move_both_edges_in_one_act() {
    let (mut desk, id) = small();
    let steps_before = desk.state.outbox.entries().count();
    for name in ["e", "ArrowRight", "ArrowRight", "ArrowLeft"] {
        assert!(press(&mut desk, key(name)), "{name}");
    }
    press(&mut desk, wide("ArrowRight"));
    press(&mut desk, key("E"));
    press(&mut desk, wide("ArrowLeft"));
    assert_eq!(words(&desk, &id), "she never", "nothing is written before it is kept");
    assert_eq!(desk.state.outbox.entries().count(), steps_before);
    press(&mut desk, key("Enter"));
    assert_eq!(words(&desk, &id), "said she never knew");
    assert_eq!(&*desk.state.ui.said.text, "Now quote “said she never knew”");
    assert_eq!(desk.state.ui.edging, None);
    assert_eq!(desk.state.ui.focus, Some(id.clone()));
    assert_eq!(desk.undo(), "Undone: move the edges of quote “she never”");
    assert_eq!(words(&desk, &id), "she never", "one act is one step");
    desk.redo();
    assert_eq!(words(&desk, &id), "said she never knew");
}

#[test]
fn arrows_up_and_down_go_by_sentence_and_paragraph() {
    let (mut desk, id) = small();
    press(&mut desk, key("e"));
    press(&mut desk, key("ArrowDown"));
    press(&mut desk, wide("ArrowDown"));
    press(&mut desk, key("e"));
    press(&mut desk, key("ArrowUp"));
    press(&mut desk, wide("ArrowUp"));
    press(&mut desk, key("Enter"));
    assert_eq!(words(&desk, &id), "Talks\nAnn said she never knew. Bob left.");
}

#[test]
fn escape_leaves_nothing_behind() {
    let (mut desk, id) = small();
    let (outbox, undo) = (desk.state.outbox.clone(), desk.next_undo());
    for name in ["e", "ArrowRight", "e", "ArrowLeft", "Escape"] {
        assert!(press(&mut desk, key(name)), "{name}");
    }
    assert_eq!(
        (desk.state.ui.edging.clone(), words(&desk, &id)),
        (None, "she never".into())
    );
    assert_eq!((desk.state.outbox.clone(), desk.next_undo()), (outbox, undo));
    assert_eq!(&*desk.state.ui.said.text, "Not moved: quote “she never”");
    // Undo gives up what was moved, and only then takes acts back.
    for name in ["e", "ArrowRight"] {
        press(&mut desk, key(name));
    }
    let undo = Press {
        command: true,
        ..wide("z")
    };
    assert_eq!(
        meaning(&desk.state, undo, Where::Page),
        Some(Command::Edge(EdgeKey::Leave))
    );
    press(&mut desk, undo);
    assert_eq!(meaning(&desk.state, undo, Where::Page), Some(Command::Undo));
}

#[test]
fn while_an_edge_is_moved_other_keys_do_nothing_to_the_annotation() {
    let (mut desk, id) = small();
    press(&mut desk, key("e"));
    for name in ["1", "n", "Delete", "s", "p", "Tab", "x", " "] {
        assert_eq!(meaning(&desk.state, key(name), Where::Page), None, "{name}");
    }
    assert_eq!(meaning(&desk.state, key("?"), Where::Page), Some(Command::Keys));
    assert_eq!(meaning(&desk.state, key("]"), Where::Page), Some(Command::GoTo(id)));
    assert_eq!(meaning(&desk.state, key("ArrowLeft"), Where::Field), None);
    assert_eq!(meaning(&desk.state, key("ArrowLeft"), Where::Elsewhere), None);
}

#[test]
fn edges_begin_only_where_there_is_a_place() {
    let (mut desk, id) = small();
    assert_eq!(
        meaning(&desk.state, key("e"), Where::Control),
        Some(Command::Edge(EdgeKey::Begin(id.clone())))
    );
    desk.select("Bob");
    assert_eq!(
        meaning(&desk.state, key("e"), Where::Article),
        None,
        "a selection is alive"
    );
    desk.act(Action::Drafted(None));
    desk.act(Action::Focus(None));
    assert_eq!(
        meaning(&desk.state, key("e"), Where::Article),
        None,
        "nothing is focused"
    );
}

#[test]
fn in_an_article_from_right_to_left_arrows_go_as_they_are_seen() {
    let meta = Meta {
        slug: "rtl".into(),
        direction: Direction::RightToLeft,
        ..Meta::default()
    };
    let article = Article::new(meta, "שלום עולם טוב", &[(BlockKind::Paragraph, None)]).expect("it has words");
    let mut desk = Desk::opened(Rc::new(article), Project::default(), 1);
    let id = desk.mark("עולם", "quote");
    press(&mut desk, key("e"));
    press(&mut desk, wide("ArrowLeft"));
    press(&mut desk, key("e"));
    press(&mut desk, key("ArrowRight"));
    press(&mut desk, key("Enter"));
    assert_eq!(words(&desk, &id), "ם עולם טוב");
}

#[test]
fn an_edge_is_not_moved_onto_a_twin() {
    let (mut desk, id) = small();
    let twin = desk.mark("she never knew", "quote");
    let other = desk.mark("Ann said she never", "claim");
    desk.act(Action::Focus(Some(id.clone())));
    press(&mut desk, key("e"));
    press(&mut desk, wide("ArrowRight"));
    let (outbox, undo) = (desk.state.outbox.clone(), desk.next_undo());
    press(&mut desk, key("Enter"));
    assert_eq!(words(&desk, &id), "she never");
    assert_eq!(
        &*desk.state.ui.said.text,
        "Already marked: quote “she never knew”. Nothing was moved."
    );
    assert_eq!((desk.state.outbox.clone(), desk.next_undo()), (outbox, undo));
    assert_eq!(desk.listed().len(), 3);
    // A kept touch selection goes the same way.
    desk.draft(desk.find("never knew"), Gesture::Touch);
    let held = AnnotationId::from_random([77; 16]);
    desk.act(Action::Mark {
        label: crate::desk::label("quote"),
        id: held.clone(),
        now: now(),
        keep: true,
    });
    desk.act(Action::Reshape {
        range: desk.find("she never knew"),
        now: now(),
    });
    assert_eq!(
        (words(&desk, &held), words(&desk, &twin)),
        ("never knew".into(), "she never knew".into())
    );
    desk.act(Action::Reshape {
        range: desk.find("knew"),
        now: now(),
    });
    assert_eq!(words(&desk, &held), "knew");
    // Another label is no twin.
    desk.relabel(&other, "attribution");
    desk.act(Action::Release);
    desk.act(Action::Focus(Some(other.clone())));
    press(&mut desk, key("e"));
    press(&mut desk, wide("ArrowRight"));
    press(&mut desk, key("Enter"));
    assert_eq!(words(&desk, &other), "Ann said she never knew");
}

fn lead(desk: &mut Desk, side: Side, to: Offset, exactly: bool) {
    desk.act(Action::Edge(EdgeAct::Lead { side, at: to, exactly }));
}

#[test]
fn a_drag_is_one_act_and_shows_what_it_snaps_to() {
    let (mut desk, id) = small();
    let inside = desk.find("knew").start().plus(2);
    for at in [desk.find("knew").start(), inside] {
        lead(&mut desk, Side::End, at, false);
    }
    let shown = desk.state.ui.edging.clone().expect("an edge is dragged");
    assert_eq!(
        shown.range,
        desk.find("she never knew"),
        "the whole word, before letting go"
    );
    for name in ["ArrowLeft", "e", "1", "Enter"] {
        assert_eq!(
            meaning(&desk.state, key(name), Where::Article),
            None,
            "{name} during a drag"
        );
    }
    desk.act(Action::Edge(EdgeAct::Keep(now())));
    assert_eq!(words(&desk, &id), "she never knew");
    desk.undo();
    assert_eq!(words(&desk, &id), "she never");
    lead(&mut desk, Side::End, inside, true);
    assert_eq!(
        meaning(&desk.state, key("Escape"), Where::Article),
        Some(Command::Edge(EdgeKey::Leave))
    );
    desk.act(Action::Edge(EdgeAct::Keep(now())));
    assert_eq!(words(&desk, &id), "she never kn", "with Alt, to the letter");
    desk.undo();
    desk.act(Action::CompleteWords(false));
    lead(&mut desk, Side::End, inside, false);
    desk.act(Action::Edge(EdgeAct::Keep(now())));
    assert_eq!(words(&desk, &id), "she never kn", "as the setting says");
}

#[test]
fn source_and_cue_are_cut_with_the_edges() {
    let mut desk = Desk::of("Talks\nAnn said she never knew.");
    let id = desk.mark("Ann said", "attribution");
    // Chosen, not guessed: what is guessed would be guessed anew.
    let entity = Entity::Annotation(id.clone());
    desk.write(vec![
        (entity.clone(), Fact::Source(Some(desk.find("said")))),
        (entity, Fact::Cue(Some(desk.find("Ann")))),
    ]);
    let to = desk.find("Ann").end();
    lead(&mut desk, Side::End, to, false);
    desk.act(Action::Edge(EdgeAct::Keep(now())));
    assert_eq!(
        (desk.get(&id).source, desk.get(&id).cue),
        (None, Some(desk.find("Ann")))
    );
    desk.undo();
    assert_eq!(desk.get(&id).source, Some(desk.find("said")));
}

#[test]
fn what_is_deleted_elsewhere_is_not_moved_here() {
    let (mut desk, id) = small();
    press(&mut desk, key("e"));
    press(&mut desk, key("ArrowRight"));
    let gone = desk.elsewhere(&id, [Fact::Deleted(true)]);
    desk.receive(gone);
    assert_eq!(desk.state.ui.edging, None);
    assert!(!desk.act(Action::Edge(EdgeAct::Keep(now()))));
    // Going to another annotation gives up what was moved.
    let (mut desk, id) = small();
    let other = desk.mark("Bob", "claim");
    desk.act(Action::Focus(Some(id)));
    press(&mut desk, key("e"));
    desk.act(Action::Focus(Some(other)));
    assert_eq!(desk.state.ui.edging, None);
}
