//! The bar that says what to do in linking mode, and the offer to link what stands side by side.

use yew::prelude::*;

use super::commands;
use super::store::Dispatch;
use crate::domain::annotation::AnnotationId;
use crate::domain::app::{Aim, Direction, LinkAct, Linking, Proposed, Shortcut, State, is_linked, shown, words};
use crate::domain::messages::{Message, links as msg};

/// The bar; hidden when there is nothing to choose.
pub fn view(state: &State, dispatch: &Dispatch) -> Html {
    if let Some(linking) = &state.ui.linking {
        choosing(state, dispatch, linking)
    } else if let Some(proposed) = state.ui.proposed.as_ref().filter(|_| state.ui.draft.is_none()) {
        // An offer never lies over the toolbar of the next selection.
        offer(state, dispatch, proposed)
    } else {
        html! { <div class="linkbar" hidden=true></div> }
    }
}

fn bar(state: &State, dispatch: &Dispatch, text: String, how: Html, buttons: Vec<(String, LinkAct)>) -> Html {
    // A press must not take the keyboard from the article.
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    let offers = buttons.iter().any(|(_, act)| matches!(act, LinkAct::Take));
    html! {
        <div class={classes!("linkbar", offers.then_some("offer"))} role="region" aria-label={msg::LINKING.text(state.ui.language)} {onmousedown}>
            <p>{ text }</p>
            { how }
            <div class="row">
                for (name, act) in buttons {
                    <button
                        type="button"
                        class={classes!("button", matches!(act, LinkAct::Choose(_) | LinkAct::Take).then_some("primary"))}
                        onclick={
                            let dispatch = dispatch.clone();
                            move |_| commands::link(&dispatch, act.clone())
                        }
                    >{ name }</button>
                }
            </div>
        </div>
    }
}

fn named(state: &State, id: &AnnotationId) -> String {
    let annotation = state.annotations.get(id);
    annotation
        .map(|one| words::annotation(&state.codebook, one, state.ui.language))
        .unwrap_or_default()
}

fn choosing(state: &State, dispatch: &Dispatch, linking: &Linking) -> Html {
    let language = state.ui.language;
    let what = match linking.aim {
        Aim::Contents => msg::CHOOSE_CONTENT,
        Aim::Speakers => msg::CHOOSE_SPEAKER,
        Aim::Earlier => msg::CHOOSE_EARLIER,
    };
    let mut buttons = vec![
        (
            msg::PREVIOUS.text(language).to_owned(),
            LinkAct::Step(Direction::Previous),
        ),
        (msg::NEXT.text(language).to_owned(), LinkAct::Step(Direction::Next)),
    ];
    buttons.push((msg::CANCEL.text(language).to_owned(), LinkAct::Leave));
    let focused = state.ui.focus.as_ref().and_then(|id| state.annotations.get(id));
    let takes = |id, label, range| linking.takes(&state.codebook, id, label, range);
    if let Some(focused) = focused.filter(|one| takes(&one.id, &one.label, one.range())) {
        let does: Message = match (linking.aim, is_linked(state, linking, &focused.id)) {
            (Aim::Earlier, false) => msg::JOIN_THIS,
            (Aim::Earlier, true) => msg::SEPARATE_THIS,
            (_, false) => msg::CHOOSE_THIS,
            (_, true) => msg::CUT_THIS,
        };
        let name = does.fill(language, &[&named(state, &focused.id)]);
        buttons.push((name, LinkAct::Choose(focused.id.clone())));
    }
    let keymap = &state.ui.keymap;
    let [previous, next] = [Shortcut::Previous, Shortcut::Next].map(|shortcut| shown(keymap.key(shortcut), language));
    let how = if keymap.off { msg::HOW_CLICK } else { msg::HOW };
    let how = how.fill(language, &[&previous, &next]);
    let how = html! { <p class="how">{ how }</p> };
    bar(
        state,
        dispatch,
        what.fill(language, &[&named(state, &linking.from)]),
        how,
        buttons,
    )
}

fn offer(state: &State, dispatch: &Dispatch, proposed: &Proposed) -> Html {
    let language = state.ui.language;
    let text = msg::OFFER.fill(language, &[&named(state, &proposed.to)]);
    let buttons = vec![
        (msg::DO_LINK.text(language).to_owned(), LinkAct::Take),
        (msg::NOT_NOW.text(language).to_owned(), LinkAct::Leave),
    ];
    bar(
        state,
        dispatch,
        text,
        html! { <p class="how" hidden=true></p> },
        buttons,
    )
}
