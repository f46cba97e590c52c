//! One annotation in the list.

use std::rc::Rc;

use yew::prelude::*;

use super::store::Dispatch;
use super::{bulk, card_judge, card_links, card_parts, codebook, commands, edges, fresh, marks, orphans};
use crate::domain::annotation::{Annotation, Codebook};
use crate::domain::app::{Action, Linking, Tie, label_name, label_text, words};
use crate::domain::document::Article;
use crate::domain::messages::{Language, card as msg};
use crate::web::{Element, events, page};

/// How many others of a stack are offered by name.
const STACK: usize = 5;

/// What a card is drawn from.
pub struct CardView<'a> {
    /// The language of the interface.
    pub language: Language,
    /// Sends actions.
    pub dispatch: &'a Dispatch,
    /// The article.
    pub article: &'a Article,
    /// The annotation.
    pub annotation: &'a Rc<Annotation>,
    /// Where it is, in words.
    pub place: &'a AttrValue,
    /// The labels.
    pub codebook: &'a Codebook,
    /// Whether it is the focused one.
    pub focused: bool,
    /// Whether its note is open.
    pub noting: bool,
    /// Whether it is selected, while one selects in the list.
    pub chosen: Option<bool>,
    /// The others of the stack it was picked from, as long as it is focused.
    pub others: &'a [Rc<Annotation>],
    /// Whether there are earlier words of its label that it could continue.
    pub continues: bool,
    /// What it is joined to.
    pub tie: Option<&'a Tie>,
    /// Linking mode, if this annotation takes part in it.
    pub linking: Option<&'a Linking>,
}

/// One annotation: its label, its words, its note, and what can be done with it.
pub fn view(props: &CardView) -> Html {
    let (dispatch, annotation, codebook) = (props.dispatch, props.annotation, props.codebook);
    let excerpt = words::excerpt(annotation.words());
    let language = props.language;
    let label = AttrValue::from(label_name(codebook, &annotation.label, language).to_owned());
    let note = if props.noting {
        (msg::DONE, msg::DONE_NOTE_ON)
    } else {
        (msg::NOTE, msg::NOTE_ON)
    };
    let send = |action: fn(crate::domain::annotation::AnnotationId) -> Action| {
        let (dispatch, id) = (dispatch.clone(), annotation.id.clone());
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action(id.clone())))
    };
    let class = classes!(
        "card",
        marks::label_classes(codebook, &annotation.label),
        props.focused.then_some("focused"),
        annotation.range().is_none().then_some("orphan"),
        card_links::part(props),
    );
    html! {
        <li key={annotation.id.as_str()} {class} data-annotation={AttrValue::from(annotation.id.shared())}>
            <div class="card-head">
                { bulk::tick(props) }
                <i class="swatch" aria-hidden="true">{ marks::letter(codebook, &annotation.label, language) }</i>
                <span class="label">{ label.clone() }</span>
                if props.focused && codebook.label(&annotation.label).is_some() {
                    { codebook::question(props, &label) }
                }
                if !annotation.creator.is_empty() {
                    <span class="creator">{ msg::BY.fill(language, &[&annotation.creator]) }</span>
                }
                <span class="place">{ props.place.clone() }</span>
            </div>
            <button
                type="button"
                class="words"
                lang={AttrValue::from(props.article.meta().language.clone())}
                dir={props.article.meta().direction.name()}
                aria-current={props.focused.then_some("true")}
                aria-description={card_links::hint(props)}
                onclick={send(|id| Action::Focus(Some(id)))}
            >{ card_parts::shown(props) }</button>
            if !props.others.is_empty() {
                <div class="also">
                    { msg::ALSO_HERE.text(language) }
                    for other in props.others.iter().take(STACK) {
                        <button
                            key={other.id.as_str()}
                            type="button"
                            class="quiet"
                            onclick={
                                let (dispatch, id) = (dispatch.clone(), other.id.clone());
                                move |_| dispatch.dispatch(Action::Focus(Some(id.clone())))
                            }
                        >{ words::annotation(codebook, other, language) }</button>
                    }
                    if props.others.len() > STACK {
                        <span>{ msg::AND_MORE.fill(language, &[&(props.others.len() - STACK).to_string()]) }</span>
                    }
                </div>
            }
            if props.noting {
                { card_judge::note_hint(props.language) }
                <NoteField dispatch={dispatch.clone()} annotation={annotation.clone()} label={msg::NOTE_ON.fill(language, &[&excerpt])} />
            } else if !annotation.note.is_empty() {
                <p class="note" dir="auto">{ AttrValue::from(annotation.note.clone()) }</p>
            }
            if annotation.range().is_none() {
                { orphans::button(dispatch, annotation, &excerpt, props.language) }
            }
            { card_links::view(props) }
            { card_parts::view(props) }
            { card_judge::view(props) }
            <div class="card-tools">
                { letters(dispatch, annotation, codebook, language) }
                <button
                    type="button"
                    class="quiet"
                    aria-label={note.1.fill(language, &[&excerpt])}
                    onclick={if props.noting { send(|_| Action::CloseNote) } else { send(Action::OpenNote) }}
                >{ note.0.text(language) }</button>
                if annotation.range().is_some() {
                    { edges::button(dispatch, annotation, &excerpt, props.language) }
                }
                <button
                    type="button"
                    class="quiet danger"
                    aria-label={msg::DELETE_THIS.fill(language, &[&label.to_ascii_lowercase(), &excerpt])}
                    onclick={
                        let (dispatch, id) = (dispatch.clone(), annotation.id.clone());
                        move |_| commands::delete(&dispatch, id.clone())
                    }
                >{ msg::DELETE.text(language) }</button>
            </div>
        </li>
    }
}

/// The letters of the labels, each giving the annotation that label.
pub fn letters(dispatch: &Dispatch, annotation: &Annotation, codebook: &Codebook, language: Language) -> Html {
    html! {
        <div class="relabel" role="group" aria-label={msg::LABEL.text(language)}>
            for choice in codebook.labels.iter() {
                <button
                    key={choice.id.as_str()}
                    type="button"
                    class={classes!("letter", marks::label_classes(codebook, &choice.id))}
                    aria-pressed={(choice.id == annotation.label).to_string()}
                    aria-label={msg::LABEL_NAME.fill(language, &[label_text(choice, language).name])}
                    title={label_text(choice, language).name.to_owned()}
                    onclick={
                        let (dispatch, id, label) = (dispatch.clone(), annotation.id.clone(), choice.id.clone());
                        move |_| commands::relabel(&dispatch, id.clone(), label.clone())
                    }
                >{ marks::letter(codebook, &choice.id, language) }</button>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct NoteProps {
    dispatch: Dispatch,
    annotation: Rc<Annotation>,
    label: String,
}

/// The open note. Every letter is kept as it is typed.
#[component(NoteField)]
fn note_field(props: &NoteProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            if let Some(field) = node.cast::<Element>() {
                page::focus(&field, true);
            }
        });
    }
    let oninput = {
        let (dispatch, id) = (props.dispatch.clone(), props.annotation.id.clone());
        move |event: InputEvent| {
            dispatch.dispatch(Action::SetNote {
                id: id.clone(),
                text: events::value_of(&event).unwrap_or_default().into(),
                now: fresh::now(),
            });
        }
    };
    html! {
        <textarea
            ref={node}
            class="note-field"
            rows="3"
            dir="auto"
            aria-label={props.label.clone()}
            aria-describedby="note-hint"
            value={AttrValue::from(props.annotation.note.clone())}
            {oninput}
        />
    }
}
