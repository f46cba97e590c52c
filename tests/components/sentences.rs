//! The list of sentences, as it is drawn.

use pressmark::domain::app::{Action, Draft, Gesture, State, update};

use super::{drawn, find, marked};

fn done(state: &State, action: Action) -> State {
    update(state, action).expect("it changes something")
}

/// The markup of the list.
fn list(state: &State) -> String {
    let page = drawn(state);
    let list = page.split_once("role=\"listbox\"").expect("there is a list").1;
    list.split_once("</section>").expect("it ends").0.to_owned()
}

#[test]
fn there_is_a_list_only_in_sentence_mode() {
    let state = marked(&[]);
    assert!(!drawn(&state).contains("listbox"));
    let page = drawn(&done(&state, Action::SentenceMode(true)));
    let at = |part: &str| page.find(part).unwrap_or_else(|| panic!("there is {part}"));
    assert!(at("</article>") < at("role=\"listbox\""), "behind the article");
    assert!(at("role=\"listbox\"") < at("role=\"toolbar\""), "and before the labels");
}

#[test]
fn options_tell_what_is_taken_and_what_is_marked_and_one_is_a_stop_of_tab() {
    let state = marked(&[("claim", "More than 100 people"), ("quote", "cooperation.”")]);
    let state = done(&state, Action::SentenceMode(true));
    let words = "More than 100 people were reportedly injured as a result of the violence.";
    let taken = Draft {
        range: find(&state.article, words),
        gesture: Gesture::Sentence,
        backward: false,
        words: words.into(),
    };
    let list = list(&done(&state, Action::Drafted(Some(taken))));
    assert_eq!(list.matches("aria-selected=\"true\"").count(), 1);
    assert_eq!(list.matches("tabindex=\"0\"").count(), 1);
    assert_eq!(list.matches("role=\"group\"").count(), state.article.blocks().len());
    let option = list
        .split("role=\"option\"")
        .find(|option| option.contains("aria-selected=\"true\""))
        .expect("one is selected");
    assert!(option.contains("tabindex=\"0\"") && option.contains(words));
    assert!(option.contains("Claim “More than 100 people”"));
    assert!(list.contains("Quote “cooperation.”") && list.contains("aria-label=\"Paragraph 9\""));
}
