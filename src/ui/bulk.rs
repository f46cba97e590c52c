//! Several annotations at once: selecting them in the list, and what can be done with them.

use yew::prelude::*;

use super::card::CardView;
use super::panel::PanelProps;
use super::store::Dispatch;
use super::{fresh, marks, menu};
use crate::domain::annotation::{AnnotationId, LabelId};
use crate::domain::app::{Action, Cards, Choice, Chosen, label_name, words};
use crate::domain::messages::bulk as msg;
use crate::web::{page, timer};

/// The button that begins and ends selecting in the list.
const BUTTON: &str = ".select-button";

/// Ends selecting. The box that had the keyboard goes, so the keyboard goes to the button.
pub fn end(dispatch: &Dispatch) {
    dispatch.dispatch(Action::Choose(Choice::End));
    find_keyboard();
}

/// Gives everything selected another label.
pub fn relabel(dispatch: &Dispatch, label: LabelId) {
    let now = fresh::now();
    dispatch.dispatch(Action::RelabelChosen { label, now });
    find_keyboard();
}

/// Deletes everything selected.
pub fn delete(dispatch: &Dispatch) {
    dispatch.dispatch(Action::DeleteChosen);
    find_keyboard();
}

fn find_keyboard() {
    timer::soon(|| {
        timer::soon(|| {
            if page::active().is_none() {
                menu::focus_button(BUTTON);
            }
        });
    });
}

/// Those of `cards` that are selected, while one selects in the list.
pub fn among(chosen: Option<&Chosen>, cards: &Cards) -> Option<Vec<AnnotationId>> {
    let ids = cards.iter().map(|card| &card.id);
    chosen.map(|chosen| ids.filter(|id| chosen.has(id)).cloned().collect())
}

/// Begins or ends selecting.
pub fn button(props: &PanelProps) -> Html {
    let (dispatch, on) = (props.dispatch.clone(), props.chosen.is_some());
    let choice = if on { Choice::End } else { Choice::Begin };
    html! {
        <button
            type="button"
            class="quiet select-button"
            aria-pressed={on.to_string()}
            hidden={(props.finding.total == 0 && !on) || props.speakers.is_some()}
            onclick={move |_| dispatch.dispatch(Action::Choose(choice.clone()))}
        >{ msg::SELECT.text(props.language) }</button>
    }
}

/// The box on a card, while one selects in the list.
pub fn tick(card: &CardView) -> Html {
    let Some(chosen) = card.chosen else {
        return Html::default();
    };
    let name = words::annotation(card.codebook, card.annotation, card.language);
    let (dispatch, id) = (card.dispatch.clone(), card.annotation.id.clone());
    let onclick = move |event: MouseEvent| {
        let id = id.clone();
        dispatch.dispatch(Action::Choose(if event.shift_key() {
            Choice::UpTo(id)
        } else {
            Choice::One(id)
        }));
    };
    html! {
        <button
            type="button"
            role="checkbox"
            class="tick"
            aria-checked={chosen.to_string()}
            aria-label={msg::SELECT_ONE.fill(card.language, &[&name])}
            // Shift and a click would select the words between.
            onmousedown={|event: MouseEvent| if event.shift_key() { event.prevent_default() }}
            {onclick}
        ><i aria-hidden="true"></i></button>
    }
}

/// What can be done with those that are selected.
pub fn view(props: &PanelProps) -> Html {
    let Some(chosen) = props.chosen.as_deref() else {
        return Html::default();
    };
    let (dispatch, language) = (&props.dispatch, props.language);
    let none = chosen.is_empty();
    html! {
        <div class="bulk" role="group" hidden={props.speakers.is_some()} aria-label={msg::TOOLS.text(language)}>
            <span class="count">{ msg::CHOSEN.count(language, chosen.len(), &[]) }</span>
            <button
                type="button"
                class="quiet"
                onclick={
                    let dispatch = dispatch.clone();
                    move |_| dispatch.dispatch(Action::Choose(Choice::AllShown))
                }
            >{ msg::ALL_SHOWN.text(language) }</button>
            <span class="relabel" role="group" aria-label={msg::LABEL.text(language)}>
                for label in props.codebook.labels.iter() {
                    <button
                        key={label.id.as_str()}
                        type="button"
                        class={classes!("letter", marks::label_classes(&props.codebook, &label.id))}
                        aria-label={msg::CHANGE_TO.fill(language, &[&words::small(&props.codebook, &label.id, language)])}
                        title={AttrValue::from(label_name(&props.codebook, &label.id, language).to_owned())}
                        disabled={none}
                        onclick={
                            let (dispatch, label) = (dispatch.clone(), label.id.clone());
                            move |_| relabel(&dispatch, label.clone())
                        }
                    >{ marks::letter(&props.codebook, &label.id, language) }</button>
                }
            </span>
            <button
                type="button"
                class="quiet danger"
                aria-label={msg::DELETE_SELECTED.text(language)}
                disabled={none}
                onclick={
                    let dispatch = dispatch.clone();
                    move |_| delete(&dispatch)
                }
            >{ msg::DELETE_SHORT.text(language) }</button>
        </div>
    }
}
