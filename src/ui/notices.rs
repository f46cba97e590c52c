//! What must be heard: one place for what was done, one for trouble. Both are seen.

use std::rc::Rc;

use yew::prelude::*;

use super::commands;
use super::store::Dispatch;
use crate::domain::app::{Action, Alert, Offer, Said, Saving, words};
use crate::domain::messages::{Language, exchange as msg, replace, share};
use crate::web::{page, timer};

/// How long what was said stays to be seen, in milliseconds: time to read a line.
const SHOWN: u32 = 4000;

/// What the notices are drawn from.
#[derive(Properties, PartialEq)]
pub struct NoticesProps {
    /// The language of the interface.
    pub language: Language,
    /// Sends actions.
    pub dispatch: Dispatch,
    /// The last thing said.
    pub said: Said,
    /// Whether storage takes what is written.
    pub saving: Saving,
    /// Whether the notice that it does not was read.
    pub saving_noted: bool,
    /// Other trouble.
    pub alert: Option<Alert>,
    /// What stands above them: what is to be chosen, or is offered.
    #[prop_or_default]
    pub children: Html,
    /// Saves the work to a file.
    pub oncopy: Callback<()>,
    /// Opens the version before again.
    pub onback: Callback<Rc<str>>,
    /// Saves stored bytes as they are.
    pub onraw: Callback<Rc<Vec<Rc<str>>>>,
}

/// The status line and the alert.
#[component(Notices)]
pub fn notices(props: &NoticesProps) -> Html {
    let dispatch = props.dispatch.clone();
    let past = use_state(|| 0_u32);
    {
        let past = past.clone();
        use_effect_with(props.said.times, move |times| {
            let times = *times;
            let timer = (times > 0).then(|| timer::after(SHOWN, move || past.set(times)));
            move || drop(timer)
        });
    }
    // What is to be copied is selected at once: one key is left to press.
    use_effect_with(props.alert.clone(), |alert| {
        if let Some(Offer::Link(_)) = alert.as_ref().map(|alert| &alert.offer)
            && let Some(field) = page::by_id("link")
        {
            page::focus(&field, true);
            page::select(&field);
        }
    });
    let text = if *past == props.said.times {
        Rc::from("")
    } else {
        props.said.text.clone()
    };
    let noted = {
        let dispatch = dispatch.clone();
        move |_| dispatch.dispatch(Action::NoteSaving)
    };
    let dismiss = move |_| {
        dispatch.dispatch(Action::Alert(None));
        // The button goes with the notice.
        timer::soon(|| timer::soon(commands::find_keyboard));
    };
    html! {
        <div class="notices">
            { props.children.clone() }
            // The same words a second time are a new element, so that they are heard a second time.
            <div class="status" role="status">
                if !text.is_empty() {
                    <span key={props.said.times}>{ AttrValue::from(text) }</span>
                }
            </div>
            <div class="alert" role="alert">
                if let Saving::Fails(trouble) = &props.saving {
                    <p>{ if props.saving_noted { msg::NOT_SAVED_YET.text(props.language).into() } else { AttrValue::from(words::trouble(trouble, props.language)) } }</p>
                    <div class="row">
                        <button type="button" class="button" onclick={props.oncopy.reform(|_| ())}>
                            { msg::SAVE_A_COPY.text(props.language) }
                        </button>
                        if !props.saving_noted {
                            <button type="button" class="quiet" onclick={noted}>{ msg::DISMISS.text(props.language) }</button>
                        }
                    </div>
                }
                if let Some(alert) = &props.alert {
                    <p>{ AttrValue::from(alert.text.clone()) }</p>
                    <div class="row">
                        { offer(props, alert) }
                        <button type="button" class="quiet" onclick={dismiss}>{ msg::DISMISS.text(props.language) }</button>
                    </div>
                }
            </div>
        </div>
    }
}

fn offer(props: &NoticesProps, alert: &Alert) -> Html {
    let act: Callback<MouseEvent> = match &alert.offer {
        Offer::Nothing => return html! { <span hidden=true></span> },
        Offer::Link(link) => {
            return html! {
                <input
                    type="text"
                    id="link"
                    readonly=true
                    aria-label={share::ADDRESS.text(props.language)}
                    value={AttrValue::from(link.clone())}
                />
            };
        }
        Offer::Back(before) => {
            let (before, onback) = (before.clone(), props.onback.clone());
            let onclick = move |_| onback.emit(before.clone());
            return html! { <button type="button" class="button" {onclick}>{ replace::TAKE_BACK.text(props.language) }</button> };
        }
        Offer::File => props.oncopy.reform(|_| ()),
        Offer::Raw(keys) => {
            let keys = keys.clone();
            props.onraw.reform(move |_| keys.clone())
        }
    };
    html! { <button type="button" class="button" onclick={act}>{ msg::SAVE_A_COPY.text(props.language) }</button> }
}
