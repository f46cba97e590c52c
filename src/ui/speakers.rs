//! Every speaker with their words: the other face of the list.

use std::rc::Rc;

use yew::prelude::*;

use super::card_links;
use super::store::Dispatch;
use crate::domain::app::{Action, Speaker};
use crate::domain::messages::{Language, links as msg};

/// The switch between the list and the speakers.
pub fn switch(language: Language, dispatch: &Dispatch, on: bool) -> Html {
    html! {
        <div class="views" role="group" aria-label={msg::VIEW.text(language)}>
            for (message, speakers) in [(msg::LIST, false), (msg::SPEAKERS, true)] {
                <button
                    type="button"
                    class="quiet"
                    aria-pressed={(on == speakers).to_string()}
                    onclick={
                        let dispatch = dispatch.clone();
                        move |_| dispatch.dispatch(Action::ShowSpeakers(speakers))
                    }
                >{ message.text(language) }</button>
            }
        </div>
    }
}

/// What the speakers are drawn from.
#[derive(Properties, PartialEq)]
pub struct SpeakersProps {
    /// The language of the interface.
    pub language: Language,
    /// Sends actions.
    pub dispatch: Dispatch,
    /// The speakers.
    pub speakers: Rc<Vec<Speaker>>,
}

/// Each speaker as a heading, what they said below it.
#[component(Speakers)]
pub fn speakers(props: &SpeakersProps) -> Html {
    let language = props.language;
    html! {
        <div class="speakers">
            <p class="empty" hidden={!props.speakers.is_empty()}>{ msg::NO_SPEAKERS_YET.text(language) }</p>
            for speaker in props.speakers.iter() {
                <section class="speaker">
                    <h3>
                        if let Some(first) = &speaker.first {
                            { card_links::to(&props.dispatch, first, &speaker.badge, &speaker.name) }
                        } else {
                            { msg::NOBODY.text(language) }
                        }
                    </h3>
                    <p class="nothing" hidden={!speaker.said.is_empty()}>{ msg::NOTHING_SAID.text(language) }</p>
                    <ul role="list" hidden={speaker.said.is_empty()}>
                        for end in speaker.said.iter() {
                            <li>{ card_links::to(&props.dispatch, &end.id, "", &end.words) }</li>
                        }
                    </ul>
                </section>
            }
        </div>
    }
}
