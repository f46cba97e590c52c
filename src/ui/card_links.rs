//! What a card says of links and fragments, and what can be done about them.

use yew::prelude::*;

use super::card::CardView;
use super::commands;
use super::store::Dispatch;
use crate::domain::annotation::AnnotationId;
use crate::domain::app::{Aim, End, LinkAct, Tie, aim_of, words};
use crate::domain::messages::{Message, links as msg};

/// The lines of a card about its relations; on the focused card, the buttons too.
pub fn view(props: &CardView) -> Html {
    let Some(aim) = aim_of(props.codebook, &props.annotation.label) else {
        return html! { <div class="ties" hidden=true></div> };
    };
    let nobody = aim == Aim::Speakers && props.tie.is_none_or(|tie| tie.by.is_empty());
    let orphan = props.annotation.range().is_none();
    if props.tie.is_none() && !props.focused && (!nobody || orphan) {
        return html! { <div class="ties" hidden=true></div> };
    }
    html! {
        <div class="ties">
            if let Some(tie) = props.tie {
                { lines(props, tie) }
            }
            <div class="tie-acts">
                if nobody && !orphan {
                    { button(props, msg::WHO, msg::WHO_NAME, begin(props, Aim::Speakers)) }
                } else if props.focused && !orphan {
                    { button(props, msg::LINK_TO, msg::LINK_TO_NAME, begin(props, aim)) }
                }
                if props.focused && aim == Aim::Speakers && !orphan {
                    if props.tie.is_some_and(|tie| tie.earlier.is_some()) {
                        { button(props, msg::SEPARATE_IT, msg::SEPARATE_NAME, LinkAct::Separate(props.annotation.id.clone())) }
                    } else if props.continues {
                        { button(props, earlier(props), msg::CONTINUE_NAME, begin(props, Aim::Earlier)) }
                    }
                }
            </div>
        </div>
    }
}

/// The card's part in linking mode, as a class.
pub fn part(props: &CardView) -> Option<&'static str> {
    let (linking, one) = (props.linking?, props.annotation);
    if linking.from == one.id {
        return Some("from");
    }
    let takes = linking.takes(props.codebook, &one.id, &one.label, one.range());
    takes.then_some("candidate")
}

/// The same for those who hear it.
pub fn hint(props: &CardView) -> Option<&'static str> {
    let chosen = part(props) == Some("candidate");
    chosen.then(|| msg::CAN_CHOOSE.text(props.language))
}

/// What the words may continue, by their label.
fn earlier(props: &CardView) -> Message {
    match props.annotation.label.as_str() {
        "quote" => msg::CONTINUE_QUOTE,
        "claim" => msg::CONTINUE_CLAIM,
        _ => msg::CONTINUE,
    }
}

fn begin(props: &CardView, aim: Aim) -> LinkAct {
    LinkAct::Begin(props.annotation.id.clone(), aim)
}

fn button(props: &CardView, text: Message, name: Message, act: LinkAct) -> Html {
    let dispatch = props.dispatch.clone();
    let (text, excerpt) = (text.text(props.language), words::excerpt(props.annotation.words()));
    let name = if name == msg::CONTINUE_NAME {
        name.fill(props.language, &[text, &excerpt])
    } else {
        name.fill(props.language, &[&excerpt])
    };
    let onclick = move |_| commands::begin_link(&dispatch, act.clone());
    html! {
        <button type="button" class="quiet tie-act" aria-label={name} {onclick}>{ text }</button>
    }
}

fn lines(props: &CardView, tie: &Tie) -> Html {
    let earlier: Vec<End> = tie.earlier.iter().cloned().collect();
    html! {
        <>
            { line(props, msg::SAID_BY, &tie.by) }
            { line(props, msg::SAYS, &tie.said) }
            { line(props, msg::CONTINUES, &earlier) }
            { line(props, msg::CONTINUED, &tie.later) }
        </>
    }
}

fn line(props: &CardView, what: Message, ends: &[End]) -> Html {
    html! {
        <p class="tie" hidden={ends.is_empty()}>
            <span class="tie-what">{ what.text(props.language) }</span>
            for end in ends {
                { go(props.dispatch, end) }
            }
        </p>
    }
}

/// A button that goes to the other end.
pub fn go(dispatch: &Dispatch, end: &End) -> Html {
    to(dispatch, &end.id, &end.badge, &words::excerpt(&end.words))
}

/// A button with a badge and words that goes to an annotation.
pub fn to(dispatch: &Dispatch, id: &AnnotationId, badge: &str, words: &str) -> Html {
    let onclick = {
        let (dispatch, id) = (dispatch.clone(), id.clone());
        move |_| commands::go(&dispatch, id.clone())
    };
    html! {
        <button type="button" class="end" {onclick}>{ number(badge) }<span dir="auto">{ words.to_owned() }</span></button>
    }
}

/// A badge outside of the text.
pub fn number(badge: &str) -> Html {
    let plain = badge.starts_with(|c: char| c.is_ascii_digit()).then_some("many");
    html! {
        <i class={classes!("number", plain)} aria-hidden="true" hidden={badge.is_empty()}>{ badge.to_owned() }</i>
    }
}
