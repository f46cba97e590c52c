//! In an attribution's card: the questions about its source. At a note: what it is for.

use yew::prelude::*;

use super::card::CardView;
use super::fresh;
use crate::domain::annotation::Judgement;
use crate::domain::app::judge::{self, answered, question};
use crate::domain::app::{Action, words};
use crate::domain::messages::{Language, judge as msg};

/// What a note is asked for. The field is described by it.
pub fn note_hint(language: Language) -> Html {
    html! { <p class="hint" id="note-hint">{ msg::WHY.text(language) }</p> }
}

/// The questions as buttons, each going round from not answered to yes, no and back; on a card that is not focused,
/// what was answered. For what is no attribution: nothing.
pub fn view(props: &CardView) -> Html {
    let (language, annotation) = (props.language, props.annotation);
    let summary = judge::summary(annotation, language);
    let asked = judge::is_attribution(props.codebook, annotation);
    if !asked || !props.focused {
        return html! { if asked && !summary.is_empty() { <p class="judged">{ summary }</p> } };
    }
    let named = words::annotation(props.codebook, annotation, props.language);
    html! {
        <div class="judge" role="group" aria-label={msg::QUESTIONS.fill(language, &[&named])}>
            for (what, answer) in Judgement::ALL.into_iter().zip(annotation.judgements.0) {
                <button
                    key={what.name()}
                    type="button"
                    class={classes!("chip", ["unanswered", "no", "yes"][answer.map_or(0, |yes| 1 + usize::from(yes))])}
                    aria-label={[question(what)[0].text(language), ": ", answered(answer).text(language)].concat()}
                    aria-describedby={["about-", what.name()].concat()}
                    onclick={
                        let (dispatch, id) = (props.dispatch.clone(), annotation.id.clone());
                        move |_| dispatch.dispatch(Action::Judge {
                            id: id.clone(),
                            what,
                            answer: match answer {
                                None => Some(true),
                                Some(true) => Some(false),
                                Some(false) => None,
                            },
                            now: fresh::now(),
                        })
                    }
                >{ question(what)[0].text(language) }</button>
            }
            <details>
                <summary>{ msg::MEANING.text(language) }</summary>
                <dl>
                    for what in Judgement::ALL {
                        <div key={what.name()}>
                            <dt>{ question(what)[0].text(language) }</dt>
                            <dd id={["about-", what.name()].concat()}>{ question(what)[2].text(language) }</dd>
                        </div>
                    }
                </dl>
            </details>
        </div>
    }
}
