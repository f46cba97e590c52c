//! A choice of one, and a switch.

use yew::prelude::*;

use crate::web::events;

/// One of some `options` (value and words); `pick` gets the number of the one that is chosen. Languages have their
/// tags as values.
pub fn choice(
    legend: &'static str,
    name: &'static str,
    options: &[(&'static str, &'static str)],
    chosen: &str,
    pick: Callback<usize>,
) -> Html {
    html! {
        <fieldset class="choice">
            <legend>{ legend }</legend>
            for (nth, &(value, words)) in options.iter().enumerate() {
                <label lang={(name == "language").then_some(value)}>
                    <input
                        type="radio"
                        {name}
                        {value}
                        checked={value == chosen}
                        onchange={pick.reform(move |_| nth)}
                    />
                    { words }
                </label>
            }
        </fieldset>
    }
}

/// A box that is on or off.
pub fn check(words: &'static str, checked: bool, set: Callback<bool>) -> Html {
    html! {
        <label class="check">
            <input
                type="checkbox"
                {checked}
                onchange={set.reform(|event: Event| events::checked_of(&event).unwrap_or_default())}
            />
            { words }
        </label>
    }
}
