//! Finding in the list and in the text, and how much is marked.

use std::rc::Rc;

use yew::prelude::*;

use super::panel::PanelProps;
use super::store::Dispatch;
use super::{marks, menu};
use crate::domain::app::{Action, Coverage, Filter, Lack, State, Tally, label_name, tally};
use crate::domain::messages::find as msg;
use crate::web::{events, page, timer};

/// What is looked for, and how much is found and marked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Finding {
    /// Which annotations are shown.
    pub filter: Filter,
    /// What each choice would find, while the tools are open.
    pub tally: Option<Rc<Tally>>,
    /// How many annotations are shown.
    pub shown: usize,
    /// How many there are.
    pub total: usize,
    /// How much is marked.
    pub coverage: Coverage,
    /// Whether highlights are off.
    pub marks_hidden: bool,
}

/// Works out what the tools show. Counting goes through all annotations, so only while they are open.
#[hook]
pub fn use_finding(state: &Rc<State>) -> Finding {
    let counted = use_memo(state.ui.find_open.then(|| state.project.clone()), |open| {
        open.as_ref().map(|_| Rc::new(tally(state)))
    });
    Finding {
        filter: state.ui.filter.clone(),
        tally: (*counted).clone(),
        shown: state.shown.len(),
        total: state.annotations.len(),
        coverage: Coverage::of(&state.page),
        marks_hidden: state.ui.marks_hidden,
    }
}

/// Brings the keyboard to the field, with all that is around it.
pub fn reach(dispatch: &Dispatch) {
    dispatch.dispatch(Action::ShowSpeakers(false));
    dispatch.dispatch(Action::OpenFind(true));
    if page::narrow() {
        dispatch.dispatch(Action::ShowList(true));
    }
    to_field();
}

/// What was opened takes the keyboard once it is drawn, after the list that it is in.
fn to_field() {
    timer::soon(|| {
        timer::soon(|| match page::by_id("find") {
            Some(field) => page::focus(&field, true),
            None => menu::focus_button(".find-button"),
        });
    });
}

/// How many annotations there are, or how many of them are shown.
pub fn count(props: &PanelProps) -> Html {
    let Finding {
        shown, total, filter, ..
    } = &props.finding;
    let total = total.to_string();
    let said = if filter.is_off() {
        total
    } else {
        msg::OF.fill(props.language, &[&shown.to_string(), &total])
    };
    html! { <span class="count">{ said }</span> }
}

/// How many of how many are shown, and the way back to all.
fn found(props: &PanelProps) -> Html {
    let Finding { shown, total, .. } = &props.finding;
    let said = if *shown == 0 {
        msg::NOTHING_FITS.text(props.language).to_owned()
    } else {
        msg::SHOWN.fill(props.language, &[&shown.to_string(), &total.to_string()])
    };
    let dispatch = props.dispatch.clone();
    let show_all = move |_| {
        dispatch.dispatch(Action::Find(Filter::default()));
        // This button is gone now.
        to_field();
    };
    html! {
        <p class="found">
            { said }
            <button type="button" class="quiet show-all" onclick={show_all}>{ msg::SHOW_ALL.text(props.language) }</button>
        </p>
    }
}

/// Opens the tools, or closes them.
pub fn button(props: &PanelProps) -> Html {
    let (dispatch, open) = (props.dispatch.clone(), props.finding.tally.is_some());
    let toggle = move |_| {
        if open {
            dispatch.dispatch(Action::OpenFind(false));
        } else {
            reach(&dispatch);
        }
    };
    html! {
        <button
            type="button"
            class="quiet find-button"
            aria-expanded={open.to_string()}
            aria-controls="finding"
            hidden={(props.finding.total == 0 && !open) || props.speakers.is_some()}
            onclick={toggle}
        >{ msg::FIND.text(props.language) }</button>
    }
}

/// The field, the choices, and how much is marked.
pub fn view(props: &PanelProps) -> Html {
    let Finding {
        filter, tally, total, ..
    } = &props.finding;
    html! {
        <div class="finding" hidden={props.speakers.is_some()}>
            <div id="finding" role="search" hidden={tally.is_none()}>
                if let Some(tally) = tally {
                    { field(props) }
                    { chips(props, tally) }
                }
            </div>
            if !filter.is_off() {
                { found(props) }
            }
            if *total > 0 {
                { meter(props) }
            }
        </div>
    }
}

fn field(props: &PanelProps) -> Html {
    let filter = &props.finding.filter;
    let look_for = {
        let (dispatch, filter) = (props.dispatch.clone(), filter.clone());
        move |words: &str| {
            dispatch.dispatch(Action::Find(Filter {
                words: words.into(),
                ..filter.clone()
            }));
        }
    };
    let onkeydown = {
        let (dispatch, off) = (props.dispatch.clone(), filter.is_off());
        move |event: KeyboardEvent| {
            // Escape shows everything; once more, it leaves the field.
            if event.key() == "Escape" && !off && !event.is_composing() {
                event.prevent_default();
                dispatch.dispatch(Action::Find(Filter::default()));
            }
        }
    };
    let name = msg::FIELD.text(props.language);
    html! {
        <input
            type="search"
            id="find"
            class="find-field"
            aria-label={name}
            placeholder={name}
            autocomplete="off"
            value={AttrValue::from(filter.words.clone())}
            oninput={move |event: InputEvent| look_for(&events::value_of(&event).unwrap_or_default())}
            {onkeydown}
        />
    }
}

/// One choice, or nothing where it would find nothing and is not made.
fn chip(dispatch: &Dispatch, name: Html, count: usize, on: bool, filter: Filter) -> Html {
    if count == 0 && !on {
        return Html::default();
    }
    let dispatch = dispatch.clone();
    html! {
        <button
            type="button"
            class="facet"
            aria-pressed={on.to_string()}
            onclick={move |_| dispatch.dispatch(Action::Find(filter.clone()))}
        >{ name }<span class="count">{ format!(" {count}") }</span></button>
    }
}

fn chips(props: &PanelProps, tally: &Tally) -> Html {
    let (filter, codebook) = (&props.finding.filter, &props.codebook);
    let labels = codebook.labels.iter().zip(&tally.labels).map(|(label, count)| {
        let name = html! {
            <>
                <i class={classes!("swatch", marks::label_classes(codebook, &label.id))} aria-hidden="true">
                    { marks::letter(codebook, &label.id, props.language) }
                </i>
                { AttrValue::from(label_name(codebook, &label.id, props.language).to_owned()) }
            </>
        };
        let on = filter.labels.contains(&label.id);
        chip(&props.dispatch, name, *count, on, filter.with_label(&label.id))
    });
    let lacks = Lack::ALL.into_iter().zip(tally.lacks).map(|(lack, count)| {
        let name = match lack {
            Lack::Note => msg::NO_NOTE,
            Lack::Source => msg::NO_SOURCE,
            Lack::Place => msg::NOT_PLACED,
        };
        let on = filter.lacks.contains(&lack);
        let name = html! { name.text(props.language) };
        chip(&props.dispatch, name, count, on, filter.with_lack(lack))
    });
    html! {
        <div class="facets">
            { for labels }
            { for lacks }
        </div>
    }
}

fn meter(props: &PanelProps) -> Html {
    let Finding {
        coverage, marks_hidden, ..
    } = props.finding;
    let percent = coverage.percent().to_string();
    let said = msg::COVERAGE.fill(props.language, &[&percent]);
    let dispatch = props.dispatch.clone();
    html! {
        <div class="coverage">
            <div
                role="meter"
                aria-label={msg::METER.text(props.language)}
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow={percent}
                aria-valuetext={said.clone()}
            >{ said }</div>
            <button
                type="button"
                class="quiet"
                onclick={move |_| dispatch.dispatch(Action::HideMarks(!marks_hidden))}
            >{ if marks_hidden { msg::SHOW_MARKS } else { msg::HIDE }.text(props.language) }</button>
            if coverage.is_nearly_all() {
                <p>{ msg::EVERYTHING.text(props.language) }</p>
            }
        </div>
    }
}
