//! What was understood of an article that a person brings, to be confirmed before it is added.

use std::rc::Rc;

use yew::prelude::*;

use crate::domain::document::BlockKind;
use crate::domain::document::reading::{LANGUAGES, Piece, Reading};
use crate::domain::messages::{Language, library as msg};
use crate::web::{HtmlInputElement, HtmlTextAreaElement, events};

/// How many blocks are shown one by one: enough to see what became of the page.
const SHOWN: usize = 200;

/// What is in a field.
pub fn typed(field: &NodeRef) -> String {
    let area = field.cast::<HtmlTextAreaElement>().map(|area| area.value());
    let input = || field.cast::<HtmlInputElement>().map(|input| input.value());
    area.or_else(input).unwrap_or_default()
}

/// A field for a title; Enter in it does what `enter` does.
pub fn title_field(field: &NodeRef, name: &'static str, title: &str, enter: &Callback<()>) -> Html {
    let enter = enter.clone();
    let onkeydown = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            enter.emit(());
        }
    };
    html! {
        <label class="field">
            <span>{ name }</span>
            <input ref={field} class="first" type="text" dir="auto" maxlength="300" value={title.to_owned()} {onkeydown} />
        </label>
    }
}

#[derive(Properties, PartialEq)]
struct PreviewProps {
    language: Language,
    reading: Rc<Reading>,
    onadd: Callback<Reading>,
    onback: Callback<()>,
}

/// What was understood. `onadd` gets it with the title and the language that were chosen.
pub fn view(language: Language, reading: &Rc<Reading>, onadd: &Callback<Reading>, onback: &Callback<()>) -> Html {
    html! { <Preview {language} reading={reading.clone()} onadd={onadd.clone()} onback={onback.clone()} /> }
}

#[component(Preview)]
fn preview(props: &PreviewProps) -> Html {
    let language = props.language;
    let field = use_node_ref();
    // The title is in its field; it is here as well so that drawing anew does not put the old one back.
    let edited = use_state(|| (props.reading.title.clone(), props.reading.language.clone()));
    let (title, chosen) = &*edited;
    let known = LANGUAGES.iter().any(|(tag, _)| *tag == props.reading.language);
    let named = props.reading.language != "und" && !known;
    let shown = Reading {
        language: chosen.clone(),
        ..Reading::clone(&props.reading)
    };
    let dir = shown.direction().name();
    let lang = shown.language.clone();
    let add = {
        let (onadd, field) = (props.onadd.clone(), field.clone());
        Callback::from(move |()| {
            onadd.emit(Reading {
                title: typed(&field),
                ..shown.clone()
            });
        })
    };
    let pick = {
        let (edited, field) = (edited.setter(), field.clone());
        move |event: Event| edited.set((typed(&field), events::chosen_of(&event).unwrap_or_default()))
    };
    let option = |tag: &str, name: &str| {
        html! { <option key={tag.to_owned()} value={tag.to_owned()} selected={chosen == tag}>{ name.to_owned() }</option> }
    };
    let pieces = &props.reading.pieces;
    let more = pieces.len().saturating_sub(SHOWN);
    html! {
        <>
            <p class="lead">{ msg::CHECK_LEAD.text(language) }</p>
            { title_field(&field, msg::TITLE.text(language), title, &add) }
            <label class="field">
                <span>{ msg::LANGUAGE.text(language) }</span>
                <select onchange={pick}>
                    { option("und", msg::NOT_KNOWN.text(language)) }
                    if named { { option(&props.reading.language, &props.reading.language) } }
                    for (tag, name) in LANGUAGES { { option(tag, name) } }
                </select>
            </label>
            <p class="lead" hidden={dir == "ltr"}>{ msg::RIGHT_TO_LEFT.text(language) }</p>
            <h3 id="blocks-title">{ msg::BLOCK_COUNT.count(language, pieces.len(), &[]) }</h3>
            <ol class="blocks" aria-labelledby="blocks-title">
                for (nth, piece) in pieces.iter().take(SHOWN).enumerate() {
                    <li key={nth}>
                        <span class="facts">{ kind(piece, language) }</span>
                        <span class="words" lang={lang.clone()} {dir}>{ piece.text.clone() }</span>
                    </li>
                }
            </ol>
            <p class="lead" hidden={more == 0}>{ msg::AND_MORE.fill(language, &[&more.to_string()]) }</p>
            <div class="row">
                <button type="button" class="button primary" onclick={add.reform(|_| ())}>{ msg::ADD.text(language) }</button>
                <button type="button" class="button" onclick={props.onback.reform(|_| ())}>{ msg::GO_BACK.text(language) }</button>
            </div>
        </>
    }
}

fn kind(piece: &Piece, language: Language) -> String {
    let level = piece.level.unwrap_or(1);
    let kind = match piece.kind {
        BlockKind::Heading if level > 1 => return msg::HEADING.fill(language, &[&level.to_string()]),
        BlockKind::Heading => msg::HEADLINE,
        BlockKind::Paragraph => msg::PARAGRAPH,
        BlockKind::Item => msg::ITEM,
        BlockKind::Blockquote => msg::BLOCKQUOTE,
        BlockKind::Byline => msg::BYLINE,
        BlockKind::Caption => msg::CAPTION,
    };
    kind.text(language).to_owned()
}
