//! The labels: a card for each, and their editor.

use std::rc::Rc;

use yew::prelude::*;

use super::bar::turn;
use super::card::CardView;
use super::keysheet::use_dialog;
use super::store::Dispatch;
use super::{commands, fresh, label_editor, marks};
use crate::domain::annotation::{Codebook, LabelDefinition};
use crate::domain::app::{Action, Fate, Keymap, LabelAct, LabelMode, LabelsView, fault, label_text};
use crate::domain::messages::{Language, Message, codebook as msg};
use crate::web::{Element, page, timer};

/// What the dialog is drawn from.
#[derive(Properties, PartialEq)]
pub struct CodebookProps {
    /// The language of the interface.
    pub language: Language,
    /// Sends actions.
    pub dispatch: Dispatch,
    /// Whether it is open.
    pub open: bool,
    /// The labels.
    pub codebook: Rc<Codebook>,
    /// The keys of the commands, which no label can have.
    pub keymap: Rc<Keymap>,
    /// Which card one is on, and what is done with it.
    pub view: LabelsView,
    /// How many annotations have the label of that card, if it is to be deleted.
    pub uses: usize,
    /// What was said last.
    pub said: Rc<str>,
    /// What would be undone, in words.
    pub undo: Option<Rc<str>>,
}

impl CodebookProps {
    /// A message in the interface's language.
    pub const fn say(&self, message: Message) -> &'static str {
        message.text(self.language)
    }

    /// Sends what is done with labels.
    pub fn send<E>(&self, act: impl Fn() -> LabelAct + 'static) -> Callback<E> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |_| dispatch.dispatch(Action::Labels(act())))
    }
}

/// The dialog with the cards. Its content is drawn only while it is open.
#[component(CodebookDialog)]
pub fn codebook_dialog(props: &CodebookProps) -> Html {
    let node = use_node_ref();
    use_dialog(&node, props.open);
    use_place(&node, props);
    let dispatch = props.dispatch.clone();
    let close = Callback::from(move |_: ()| dispatch.dispatch(Action::Show(None)));
    html! {
        <dialog
            ref={node}
            class="dialog"
            id="labels"
            aria-label={props.say(msg::LABELS)}
            onclose={
                let close = close.clone();
                move |_| {
                    close.emit(());
                    // The browser gives the keyboard back to where it was, unless that is gone; then it is still on
                    // what goes away with the next frame.
                    timer::soon(|| timer::soon(commands::find_keyboard));
                }
            }
        >
            if props.open {
                { content(props, &close) }
            }
        </dialog>
    }
}

/// Brings the keyboard to what one has come to: a card, a field, a question.
#[hook]
fn use_place(node: &NodeRef, props: &CodebookProps) {
    let node = node.clone();
    let place = (props.open, props.view.at.clone(), props.view.mode);
    use_effect_with(place, move |(open, at, mode)| {
        let Some(dialog) = node.cast::<Element>().filter(|_| *open) else {
            return;
        };
        let inside = match (at, mode) {
            (None, _) => "#labels-title".to_owned(),
            (Some(id), LabelMode::Read) => format!("[data-label={}] h3", id.as_str()),
            (Some(id), LabelMode::Edit) => format!("[data-label={}] input", id.as_str()),
            (Some(id), LabelMode::Delete) => format!("[data-label={}] button", id.as_str()),
        };
        if let Some(element) = page::query(&dialog, &inside) {
            page::focus(&element, false);
        }
    });
}

fn content(props: &CodebookProps, close: &Callback<()>) -> Html {
    let problem = props.view.problem.as_ref();
    let said = problem.map_or_else(
        || props.said.clone(),
        |problem| problem.fault.words(props.language).into(),
    );
    let own = *props.codebook != Codebook::built_in();
    html! {
        <>
            <h2 id="labels-title" tabindex="-1">{ props.say(msg::LABELS) }</h2>
            <p class="lead">{ props.say(msg::LEAD) }</p>
            <ul class="label-cards" role="list">
                for label in props.codebook.labels.iter() {
                    { card(props, label) }
                }
            </ul>
            { label_editor::new_label(props) }
            // What is wrong stands beside its field; here it is heard.
            <p class={if problem.is_some() { "vh" } else { "lead" }} aria-live="polite">{ AttrValue::from(said) }</p>
            <div class="row">
                <button type="button" class="button" onclick={close.reform(|_: MouseEvent| ())}>
                    { props.say(msg::CLOSE) }
                </button>
                { turn(props.language, &props.dispatch, true, props.undo.as_ref()) }
                if own {
                    <button type="button" class="quiet" onclick={props.send(|| LabelAct::BuiltIn)}>
                        { props.say(msg::BUILT_IN) }
                    </button>
                }
            </div>
        </>
    }
}

/// One label: read, changed, or about to be deleted.
fn card(props: &CodebookProps, label: &Rc<LabelDefinition>) -> Html {
    let here = props.view.at.as_ref() == Some(&label.id);
    let mode = if here { props.view.mode } else { LabelMode::Read };
    let body = match mode {
        LabelMode::Read => read(props, label),
        LabelMode::Edit => label_editor::view(props, label),
        LabelMode::Delete => asked(props, label),
    };
    html! {
        <li
            key={label.id.as_str()}
            class={classes!("label-card", marks::label_classes(&props.codebook, &label.id))}
            data-label={AttrValue::from(label.id.as_str().to_owned())}
        >
            <h3 tabindex="-1">
                <i class="swatch" aria-hidden="true">{ marks::letter(&props.codebook, &label.id, props.language) }</i>
                <span class="label">{ label_text(label, props.language).name }</span>
                if !label.key.is_empty() {
                    <span class="vh">{ msg::KEY_IS.fill(props.language, &[&label.key]) }</span>
                    <kbd aria-hidden="true">{ AttrValue::from(label.key.clone()) }</kbd>
                }
            </h3>
            { body }
        </li>
    }
}

fn read(props: &CodebookProps, label: &Rc<LabelDefinition>) -> Html {
    let id = label.id.clone();
    let wrong = fault(&props.codebook, label, &props.keymap, props.language);
    html! {
        <>
            if !label.definition.is_empty() {
                <p>{ label_text(label, props.language).definition }</p>
            }
            if !label.example.is_empty() {
                <p class="shown">
                    <b>{ props.say(msg::EXAMPLE) }</b>
                    <span class="sample">{ AttrValue::from(label.example.clone()) }</span>
                </p>
            }
            if !label.nonexample.is_empty() {
                <p class="shown">
                    <b>{ props.say(msg::NOT_ONE) }</b>
                    <span>{ label_text(label, props.language).nonexample }</span>
                </p>
            }
            if let Some(wrong) = wrong {
                <p class="problem">{ wrong.words(props.language) }</p>
            }
            <button
                type="button"
                class="quiet"
                aria-label={msg::CHANGE_ONE.fill(props.language, &[label_text(label, props.language).name])}
                onclick={props.send(move || LabelAct::Edit(Some(id.clone())))}
            >{ props.say(msg::CHANGE) }</button>
        </>
    }
}

/// What becomes of the annotations of a label that is to be deleted.
fn asked(props: &CodebookProps, label: &Rc<LabelDefinition>) -> Html {
    let delete = |fate: fn(&LabelDefinition) -> Fate, other: &Rc<LabelDefinition>| {
        let (id, other) = (label.id.clone(), other.clone());
        props.send(move || LabelAct::Delete(id.clone(), Some(fate(&other)), fresh::now()))
    };
    let back = label.id.clone();
    let others = props.codebook.labels.iter().filter(|other| other.id != label.id);
    html! {
        <div class="ask" role="group" aria-labelledby="ask">
            <p id="ask">{ msg::ASK.count(props.language, props.uses, &[label_text(label, props.language).name]) }</p>
            <p class="lead">{ props.say(msg::GIVE) }</p>
            <div class="row">
                for other in others {
                    <button
                        key={other.id.as_str()}
                        type="button"
                        class={classes!("button", marks::label_classes(&props.codebook, &other.id))}
                        aria-label={msg::MAKE.fill(props.language, &[label_text(other, props.language).name])}
                        onclick={delete(|other| Fate::Become(other.id.clone()), other)}
                    >
                        <i class="swatch" aria-hidden="true"></i>
                        { label_text(other, props.language).name }
                    </button>
                }
            </div>
            <div class="row">
                <button type="button" class="button danger" onclick={delete(|_| Fate::Deleted, label)}>
                    { props.say(msg::DELETE_THEM) }
                </button>
                <button
                    type="button"
                    class="button"
                    onclick={props.send(move || LabelAct::Edit(Some(back.clone())))}
                >{ props.say(msg::CANCEL) }</button>
            </div>
        </div>
    }
}

/// The legend of a printed page: every label with its look and what it is for.
pub fn legend(codebook: &Codebook, language: Language) -> Html {
    html! {
        <section class="legend">
            <h2>{ msg::LABELS.text(language) }</h2>
            for label in codebook.labels.iter() {
                <p key={label.id.as_str()} class={marks::label_classes(codebook, &label.id)}>
                    <span class="sample">{ label_text(label, language).name }</span>
                    <span>{ label_text(label, language).definition }</span>
                </p>
            }
        </section>
    }
}

/// On a focused annotation's card: the way to the card of its label.
pub fn question(card: &CardView, name: &str) -> Html {
    let (dispatch, id) = (card.dispatch.clone(), card.annotation.label.clone());
    html! {
        <button
            type="button"
            class="what"
            aria-label={msg::WHAT_IS.fill(card.language, &[name])}
            title={msg::WHAT_IS.fill(card.language, &[name])}
            onclick={move |_| dispatch.dispatch(Action::Labels(LabelAct::Show(Some(id.clone()))))}
        >{ "?" }</button>
    }
}
