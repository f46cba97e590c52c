//! On a phone: the focused annotation close at hand, with what is wanted next. Beside the text the list does this.

use yew::prelude::*;

use super::store::Dispatch;
use super::{card, commands, edges, menu, places};
use crate::domain::annotation::Annotation;
use crate::domain::app::{Action, Aim, LinkAct, State, aim_of, words};
use crate::domain::messages::{Message, bar, card as msg, links, panel};
use crate::domain::text::Range;
use crate::web::{page, timer};

/// What is at hand: the focused annotation, as long as nothing else is being done.
fn held(state: &State) -> Option<&Annotation> {
    let ui = &state.ui;
    let busy = ui.list_open
        || ui.draft.is_some()
        || ui.held.is_some()
        || ui.linking.is_some()
        || ui.proposed.is_some()
        || ui.edging.is_some()
        || ui.popup.is_some();
    let focused = ui.focus.as_ref().filter(|_| !busy)?;
    state.annotations.get(focused).map(AsRef::as_ref)
}

/// The annotation's label, words and acts; nothing while none is focused.
pub fn view(state: &State, dispatch: &Dispatch) -> Html {
    let Some(annotation) = held(state) else {
        return html! { <div class="hand" hidden=true></div> };
    };
    let (language, id) = (state.ui.language, &annotation.id);
    let excerpt = words::excerpt(annotation.words());
    let named = words::annotation(&state.codebook, annotation, language);
    let act = |danger: bool, text: Message, name: String, act: fn(&Dispatch, &Annotation)| {
        let (dispatch, annotation) = (dispatch.clone(), annotation.clone());
        let onclick = move |_| {
            act(&dispatch, &annotation);
            // This button may be gone now.
            timer::soon(|| timer::soon(commands::find_keyboard));
        };
        html! { <button type="button" class={classes!("quiet", danger.then_some("danger"))} aria-label={name} {onclick}>{ text.text(language) }</button> }
    };
    let link = aim_of(&state.codebook, &annotation.label).map(|aim| match aim {
        Aim::Contents => act(
            false,
            links::LINK_TO,
            links::LINK_TO_NAME.fill(language, &[&excerpt]),
            |dispatch, one| {
                commands::begin_link(dispatch, LinkAct::Begin(one.id.clone(), Aim::Contents));
            },
        ),
        _ => act(
            false,
            links::WHO,
            links::WHO_NAME.fill(language, &[&excerpt]),
            |dispatch, one| {
                commands::begin_link(dispatch, LinkAct::Begin(one.id.clone(), Aim::Speakers));
            },
        ),
    });
    let open = {
        let dispatch = dispatch.clone();
        move |_| dispatch.dispatch(Action::ShowList(true))
    };
    let close = {
        let dispatch = dispatch.clone();
        move |_| {
            dispatch.dispatch(Action::Focus(None));
            menu::focus_button(".more");
        }
    };
    // A press must not take the keyboard from the article.
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    html! {
        <div key={id.as_str()} class="hand" role="region" aria-label={named.clone()} {onmousedown}>
            { card::letters(dispatch, annotation, &state.codebook, language) }
            <button type="button" class="words" aria-label={named.clone()} aria-description={bar::LIST.text(language)} onclick={open}>
                { excerpt.clone() }
            </button>
            <button type="button" class="quiet shut" aria-label={panel::CLOSE.text(language)} onclick={close}>{ "\u{d7}" }</button>
            <div class="hand-acts">
                { act(false, msg::NOTE, msg::NOTE_ON.fill(language, &[&excerpt]), |dispatch, one| {
                    dispatch.dispatch(Action::OpenNote(one.id.clone()));
                    dispatch.dispatch(Action::ShowList(true));
                }) }
                { for link }
                if annotation.range().is_some() {
                    <span class="hand-edges">{ edges::button(dispatch, annotation, &excerpt, language) }</span>
                }
                { act(true, msg::DELETE, msg::DELETE_THIS.fill(language, &[&words::small(&state.codebook, &annotation.label, language), &excerpt]), |dispatch, one| {
                    commands::delete(dispatch, one.id.clone());
                }) }
            </div>
        </div>
    }
}

/// Keeps the words that were tapped, or marked, clear of what has come up below them.
#[hook]
pub fn use_clear_words(state: &State) {
    let article = state.article.clone();
    let picked = state.ui.picked.map(|at| Range::between(at, at.plus(1)));
    let words = held(state).and_then(|one| picked.or(one.range()));
    use_effect_with(words, move |words| {
        if let Some(words) = words.filter(|_| page::narrow()) {
            places::reveal(&article, words, true);
        }
    });
}
