//! Any sequence of changes to the labels leaves a codebook that can be used, and undo gives the first one back.

use pressmark::domain::annotation::{Codebook, Colour, LabelId, Line, Project, Role};
use pressmark::domain::app::{Action, Draft, Fate, Gesture, Keymap, LabelAct, LabelPart, State, fault, update};
use pressmark::domain::messages::Language;
use pressmark::domain::text::Range;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::build::{article, id, ranges, replica, time};

/// A change, with the labels by their place among those that are there.
#[derive(Clone, Debug)]
enum Step {
    Change(Index, LabelPart),
    Add(&'static str),
    Delete(Index, Option<Option<Index>>),
    BuiltIn,
    Mark(Index, Range),
    Show(bool),
    Undo,
    Redo,
}

fn parts() -> impl Strategy<Value = LabelPart> {
    let texts = || select(vec!["", " ", "a", "Opinion", "quote", "Claim", "観点", "x\u{301}"]);
    prop_oneof![
        3 => texts().prop_map(|text| LabelPart::Name(text.into())),
        1 => texts().prop_map(|text| LabelPart::Definition(text.into())),
        3 => select(vec!["", "1", "2", "5", "n", "z", "й", "12", "?"]).prop_map(|key| LabelPart::Key(key.into())),
        2 => select(vec![Role::Content, Role::Attribution, Role::None]).prop_map(LabelPart::Role),
        3 => select(Colour::ALL.to_vec()).prop_map(LabelPart::Colour),
        3 => select(Line::ALL.to_vec()).prop_map(LabelPart::Line),
    ]
}

fn steps() -> impl Strategy<Value = Step> {
    let at = any::<Index>;
    prop_oneof![
        6 => (at(), parts()).prop_map(|(at, part)| Step::Change(at, part)),
        5 => select(vec!["Opinion", "観点", "", "Fact", "2", "Plan", "Mood"]).prop_map(Step::Add),
        3 => (at(), proptest::option::of(proptest::option::of(at()))).prop_map(|(at, fate)| Step::Delete(at, fate)),
        1 => Just(Step::BuiltIn),
        3 => (at(), ranges()).prop_map(|(at, range)| Step::Mark(at, range)),
        1 => any::<bool>().prop_map(Step::Show),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ]
}

fn act(state: &mut State, action: Action) {
    if let Some(next) = update(state, action) {
        *state = next;
    }
}

fn step(state: &mut State, nth: u8, step: &Step) {
    let now = time(nth.into());
    let label = |state: &State, at: &Index| -> LabelId { at.get(&state.codebook.labels).id.clone() };
    let action = match step {
        Step::Change(at, part) => LabelAct::Change(label(state, at), part.clone()),
        Step::Add(name) => LabelAct::Add((*name).into()),
        Step::Delete(at, fate) => {
            let fate = fate.as_ref().map(|other| {
                other
                    .as_ref()
                    .map_or(Fate::Deleted, |other| Fate::Become(label(state, other)))
            });
            LabelAct::Delete(label(state, at), fate, now)
        }
        Step::BuiltIn => LabelAct::BuiltIn,
        Step::Show(true) => LabelAct::Show(None),
        Step::Show(false) => return act(state, Action::Show(None)),
        Step::Undo => return act(state, Action::Undo(now)),
        Step::Redo => return act(state, Action::Redo(now)),
        Step::Mark(at, range) => {
            let label = label(state, at);
            let words = state.article.text().slice(*range).unwrap_or_default().into();
            act(
                state,
                Action::Drafted(Some(Draft {
                    range: *range,
                    gesture: Gesture::Mouse,
                    backward: false,
                    words,
                })),
            );
            let id = id(nth);
            return act(
                state,
                Action::Mark {
                    label,
                    id,
                    now,
                    keep: false,
                },
            );
        }
    };
    act(state, Action::Labels(action));
}

/// What is seen of labels and of what has them.
fn view(state: &State) -> (Codebook, Vec<(String, LabelId)>) {
    let with = |one: &std::rc::Rc<pressmark::domain::annotation::Annotation>| (one.id.to_string(), one.label.clone());
    (
        Codebook::clone(&state.codebook),
        state.annotations.iter().map(with).collect(),
    )
}

proptest! {
    #[test]
    fn labels_can_always_be_told_apart_and_undo_gives_the_first_ones_back(steps in vec(steps(), 0..40)) {
        let mut state = State::new(article(), Project::default(), replica(1));
        let first = view(&state);
        for (nth, one) in (1..).zip(&steps) {
            step(&mut state, nth, one);
            let codebook = &state.codebook;
            prop_assert!((1..=Codebook::MOST).contains(&codebook.labels.len()), "after {:?}", one);
            for label in &codebook.labels {
                let wrong = fault(codebook, label, &Keymap::default(), Language::English);
                prop_assert_eq!(wrong, None, "{} after {:?}", label.id, one);
                prop_assert_eq!(codebook.labels.iter().filter(|other| other.id == label.id).count(), 1);
            }
            for annotation in state.annotations.iter() {
                prop_assert!(codebook.label(&annotation.label).is_some(), "a label is missing after {:?}", one);
            }
            prop_assert_eq!(&Codebook::clone(codebook), &state.project.codebook());
        }
        let last = view(&state);
        let mut undone = 0;
        while state.history.next_undo().is_some() {
            act(&mut state, Action::Undo(time(200)));
            prop_assert_eq!(&state.ui.alert, &None);
            undone += 1;
        }
        prop_assert_eq!(view(&state), first);
        for _ in 0..undone {
            act(&mut state, Action::Redo(time(201)));
        }
        prop_assert_eq!(view(&state), last);
    }
}
