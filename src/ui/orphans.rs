//! Giving an annotation whose words are not in this text any more a place by hand: it is chosen on its card, and the words that
//! are selected then become its place.

use yew::prelude::*;

use super::commands;
use super::fresh;
use super::store::Dispatch;
use crate::domain::annotation::{Annotation, AnnotationId};
use crate::domain::app::Action;
use crate::domain::messages::{Language, replace as msg};

/// The button on the card of an annotation without a place.
pub fn button(dispatch: &Dispatch, annotation: &Annotation, excerpt: &str, language: Language) -> Html {
    let (dispatch, id) = (dispatch.clone(), annotation.id.clone());
    let onclick = move |_| {
        dispatch.dispatch(Action::Focus(Some(id.clone())));
        dispatch.dispatch(Action::ShowList(false));
        dispatch.dispatch(Action::Say(msg::HOW.text(language).into()));
        commands::to_article();
    };
    html! {
        <div class="ties">
            <button
                type="button"
                class="quiet tie-act"
                aria-label={msg::PLACE_AGAIN_THIS.fill(language, &[excerpt])}
                {onclick}
            >{ msg::PLACE_AGAIN.text(language) }</button>
        </div>
    }
}

/// The button beside selected words that makes them the place of the focused annotation, which is `lost`.
pub fn tool(language: Language, dispatch: &Dispatch, lost: Option<&AnnotationId>) -> Html {
    html! {
        if let Some(id) = lost {
            <span class="parting" aria-hidden="true"></span>
            <button
                type="button"
                class="tool"
                onclick={
                    let (dispatch, id) = (dispatch.clone(), id.clone());
                    move |_| {
                        dispatch.dispatch(Action::PlaceAgain { id: id.clone(), now: fresh::now() });
                        commands::to_article();
                    }
                }
            >{ msg::PLACE_HERE.text(language) }</button>
        }
    }
}
