//! Sentence mode: what a tap and a step take.

use pressmark::domain::app::sentences::{marked_in, sentences_of, stepped, taken_words, tapped};
use pressmark::domain::app::{
    Action, Command, Draft, Gesture, Press, Stride, Taken, Where, meaning, sentence_here, taken,
};
use pressmark::domain::document::Article;
use pressmark::domain::messages::Language;
use pressmark::domain::text::Range;

use crate::desk::{Desk, label};

const SMALL: &str = "Talks\nAnn left. Bob stayed. Cyd asked why.\n \nDan did not say.";

fn small() -> Desk {
    let mut desk = Desk::of(SMALL);
    desk.act(Action::SentenceMode(true));
    desk
}

fn words(desk: &Desk, range: Range) -> &str {
    desk.state.article.text().slice(range).expect("it lies in the text")
}

fn take(desk: &mut Desk, now: Option<Taken>) {
    let draft = now.map(|Taken { range, backward }| Draft {
        range,
        gesture: Gesture::Sentence,
        backward,
        words: words(desk, range).into(),
    });
    desk.act(Action::Drafted(draft));
}

/// Taps on each of these words in turn; gives what is taken then.
fn taps(desk: &mut Desk, taps: &[&str]) -> String {
    for tap in taps {
        let now = tapped(&desk.state, desk.find(tap).start());
        take(desk, now);
    }
    taken(&desk.state).map_or(String::new(), |taken| words(desk, taken.range).to_owned())
}

#[test]
fn a_tap_takes_a_sentence_its_neighbour_too_and_lets_it_go_again() {
    let cases: [(&[&str], &str); 10] = [
        (&["left"], "Ann left."),
        (&["left", "stayed"], "Ann left. Bob stayed."),
        (&["stayed", "left"], "Ann left. Bob stayed."),
        (&["left", "left"], ""),
        (&["left", "stayed", "left"], "Bob stayed."),
        (&["left", "stayed", "stayed"], "Ann left."),
        (&["left", "asked"], "Cyd asked why."),
        (&["left", "stayed", "asked", "stayed"], "Bob stayed."),
        (&["asked", "Dan"], "Cyd asked why.\n \nDan did not say."),
        (&["Ann", "Talks"], "Talks\nAnn left."),
    ];
    for (tapped, expected) in cases {
        assert_eq!(taps(&mut small(), tapped), expected, "{tapped:?}");
    }
}

/// Steps from a state in which nothing is taken and the caret is in front of `caret`.
fn steps(caret: &str, steps: &[(bool, bool, Stride)]) -> String {
    let mut desk = small();
    desk.act(Action::CaretAt(desk.find(caret).start()));
    for (extend, onward, stride) in steps {
        let now = stepped(&desk.state, *extend, *onward, *stride);
        take(&mut desk, now);
    }
    taken(&desk.state).map_or(String::new(), |taken| words(&desk, taken.range).to_owned())
}

#[test]
fn steps_go_from_sentence_to_sentence_and_take_several_with_shift() {
    use Stride::{Article, Line, Paragraph};
    let on = (false, true, Line);
    let back = (false, false, Line);
    let more = (true, true, Line);
    let less = (true, false, Line);
    /// Where the caret is, the steps from there (extend, onward, stride), and what is taken then.
    type Case<'a> = (&'a str, &'a [(bool, bool, Stride)], &'a str);
    let cases: [Case<'_>; 13] = [
        ("Talks", &[on], "Talks"),
        ("Talks", &[on, on, on], "Bob stayed."),
        ("stayed", &[on], "Bob stayed."),
        ("stayed", &[back], "Bob stayed."),
        ("stayed", &[back, back, back, back], "Talks"),
        ("Cyd", &[on, on, on], "Dan did not say."),
        ("Ann", &[on, more], "Ann left. Bob stayed."),
        ("Ann", &[on, more, more, less], "Ann left. Bob stayed."),
        ("stayed", &[on, less], "Ann left. Bob stayed."),
        ("stayed", &[on, less, more, more], "Bob stayed. Cyd asked why."),
        ("Ann", &[on, more, on], "Cyd asked why."),
        (
            "Talks",
            &[on, (false, true, Paragraph), (false, true, Paragraph)],
            "Dan did not say.",
        ),
        (
            "stayed",
            &[on, (true, true, Article)],
            "Bob stayed. Cyd asked why.\n \nDan did not say.",
        ),
    ];
    for (caret, taken, expected) in cases {
        assert_eq!(steps(caret, taken), expected, "{caret}: {taken:?}");
    }
}

/// After marking, the next step takes the next sentence, and a step back the one that was marked.
#[test]
fn stepping_goes_on_behind_what_was_marked() {
    for (onward, expected) in [(true, "Bob stayed."), (false, "Ann left.")] {
        let mut desk = small();
        taps(&mut desk, &["left"]);
        desk.act(Action::Mark {
            label: label("claim"),
            id: pressmark::domain::annotation::AnnotationId::from_random([1; 16]),
            now: crate::desk::now(),
            keep: false,
        });
        assert_eq!(taken(&desk.state), None, "marking lets go");
        let next = stepped(&desk.state, false, onward, Stride::Line).expect("there are sentences");
        assert_eq!(words(&desk, next.range), expected);
    }
}

#[test]
fn the_arrows_step_in_sentence_mode_alone() {
    let mut desk = small();
    let press = |key| Press {
        key,
        ..Press::default()
    };
    let step = |desk: &Desk| meaning(&desk.state, press("ArrowDown"), Where::Article);
    assert!(matches!(step(&desk), Some(Command::Step { onward: true, .. })));
    assert_eq!(
        meaning(&desk.state, press("m"), Where::Page),
        Some(Command::SentenceMode(false))
    );
    desk.act(Action::TogglePen(label("quote")));
    taps(&mut desk, &["left"]);
    assert_eq!(
        meaning(&desk.state, press("Enter"), Where::Article),
        Some(Command::Mark(label("quote")))
    );
    let here = sentence_here(&desk.state).expect("a sentence is taken");
    assert_eq!(
        meaning(&desk.state, press(" "), Where::Article),
        Some(Command::Tap(here.start()))
    );
    assert_eq!(
        meaning(&desk.state, press(" "), Where::Control),
        None,
        "a button keeps its key"
    );
    desk.act(Action::SentenceMode(false));
    assert_eq!(desk.state.ui.draft, None, "what was taken is let go with the mode");
    assert!(matches!(step(&desk), Some(Command::Move { .. })));
    assert_eq!(
        meaning(&desk.state, press(" "), Where::Article),
        None,
        "the space bar scrolls"
    );
}

/// Each option says what is marked in its sentence: all of it, a part, a part of something longer.
#[test]
fn a_sentence_is_told_with_what_is_marked_in_it() {
    let mut desk = small();
    desk.mark("Bob stayed.", "claim");
    desk.mark("Bob", "attribution");
    desk.mark("stayed. Cyd asked", "quote");
    let told = |nth: usize, sentence: usize| {
        let sentence = sentences_of(&desk.state.article, nth)[sentence];
        let spans = &desk.state.page.blocks()[nth].spans;
        marked_in(
            &desk.state.article,
            sentence,
            spans,
            &desk.state.codebook,
            Language::English,
        )
    };
    assert_eq!(told(1, 0), "");
    assert_eq!(told(1, 1), "Attribution “Bob”; Claim; Quote “stayed.”");
    assert_eq!(told(1, 2), "Quote “Cyd asked”");
}

#[test]
fn what_is_taken_is_said() {
    let mut desk = small();
    let said = |desk: &Desk| taken_words(&desk.state.article, desk.state.ui.draft.as_ref(), Language::English);
    taps(&mut desk, &["left"]);
    assert_eq!(said(&desk), "Taken: “Ann left.”");
    taps(&mut desk, &["stayed"]);
    assert_eq!(said(&desk), "2 sentences taken: “Ann left. Bob stayed.”");
    take(&mut desk, None);
    assert_eq!(said(&desk), "Nothing is taken");
}

/// The sentences of blocks with what is hard in them.
#[test]
fn hard_cases_are_cut_where_a_reader_would() {
    let cases: [(&str, &[&str]); 6] = [
        (
            "He sought \"cooperation.” Then J. R. Smith paid $1.5 million.",
            &["He sought \"cooperation.”", "Then J. R. Smith paid $1.5 million."],
        ),
        (
            "The self-proclaimed \"interim president” spoke. Mr. Padrino did not.",
            &[
                "The self-proclaimed \"interim president” spoke.",
                "Mr. Padrino did not.",
            ],
        ),
        ("¿Qué pasó? ¡Nada! Se fue.", &["¿Qué pasó?", "¡Nada!", "Se fue."]),
        ("他走了。她留下。", &["他走了。", "她留下。"]),
        ("No full stop", &["No full stop"]),
        ("“No,” he said. “Never.”", &["“No,” he said.", "“Never.”"]),
    ];
    for (text, expected) in cases {
        let article = Article::from_lines("case", "en", text).expect("it has words");
        let found = sentences_of(&article, 0);
        let found: Vec<&str> = found.iter().filter_map(|range| article.text().slice(*range)).collect();
        assert_eq!(found, expected);
    }
}

/// However the built-in article is tapped and stepped through, whole sentences side by side are taken.
#[test]
fn every_sentence_of_the_built_in_article_is_reached_by_steps() {
    let mut desk = Desk::lesson();
    desk.act(Action::SentenceMode(true));
    let all: Vec<Range> = (0..desk.state.article.blocks().len())
        .flat_map(|nth| sentences_of(&desk.state.article, nth))
        .collect();
    assert!(all.len() >= 15);
    for sentence in &all {
        let next = stepped(&desk.state, false, true, Stride::Line);
        take(&mut desk, next);
        assert_eq!(taken(&desk.state).map(|taken| taken.range), Some(*sentence));
    }
    for sentence in all.iter().rev() {
        assert_eq!(sentence_here(&desk.state), Some(*sentence));
        let next = stepped(&desk.state, false, false, Stride::Line);
        take(&mut desk, next);
    }
    for _ in &all {
        let next = stepped(&desk.state, true, true, Stride::Line);
        take(&mut desk, next);
    }
    let whole = taken(&desk.state).map(|taken| taken.range);
    assert_eq!(whole, Some(all[0].union(all[all.len() - 1])));
}
