//! Changing one label, and making a new one.

use std::mem::discriminant;
use std::rc::Rc;

use yew::prelude::*;

use super::codebook::CodebookProps;
use super::fresh;
use crate::domain::annotation::{Codebook, Colour, LabelDefinition, Line, Role};
use crate::domain::app::{Action, LabelAct, LabelFault, LabelPart, check, label_text};
use crate::domain::messages::{Message, codebook as msg};
use crate::web::{events, page};

/// Makes a part of a label of what was typed.
type Make = fn(Rc<str>) -> LabelPart;
/// Something to choose: what it says, its name, and how it looks, if it is a look.
type Item = (LabelPart, Message, Option<(Colour, Line)>);

/// The fields of one label. What is typed is kept letter by letter.
pub fn view(props: &CodebookProps, label: &Rc<LabelDefinition>) -> Html {
    let id = label.id.clone();
    let text = label_text(label, props.language);
    let fields: [(Message, LabelPart, Make); 5] = [
        (msg::NAME, LabelPart::Name(text.name.into()), LabelPart::Name),
        (msg::KEY, LabelPart::Key(label.key.clone()), LabelPart::Key),
        (
            msg::DEFINITION,
            LabelPart::Definition(text.definition.into()),
            LabelPart::Definition,
        ),
        (
            msg::EXAMPLE_FIELD,
            LabelPart::Example(label.example.clone()),
            LabelPart::Example,
        ),
        (
            msg::NONEXAMPLE_FIELD,
            LabelPart::Nonexample(text.nonexample.into()),
            LabelPart::Nonexample,
        ),
    ];
    let roles = [
        (LabelPart::Role(Role::Content), msg::ROLE_CONTENT, None),
        (LabelPart::Role(Role::Attribution), msg::ROLE_ATTRIBUTION, None),
        (LabelPart::Role(Role::None), msg::ROLE_NONE, None),
    ];
    let look = |color: Colour, line: Line| Some((color, line));
    let colours = Colour::ALL.map(|color| (LabelPart::Colour(color), colour_name(color), look(color, label.line)));
    let lines = Line::ALL.map(|line| (LabelPart::Line(line), line_name(line), look(label.color, line)));
    html! {
        <div class="edit">
            for (name, part, make) in fields {
                { field(props, label, name, &part, make) }
            }
            { choice(props, label, "label-role", msg::ROLE, &roles) }
            { choice(props, label, "label-colour", msg::COLOUR, &colours) }
            { choice(props, label, "label-line", msg::LINE, &lines) }
            <div class="row">
                <button type="button" class="button" onclick={props.send(|| LabelAct::Edit(None))}>
                    { props.say(msg::DONE) }
                </button>
                <button
                    type="button"
                    class="quiet danger"
                    onclick={props.send(move || LabelAct::Delete(id.clone(), None, fresh::now()))}
                >{ props.say(msg::DELETE) }</button>
            </div>
        </div>
    }
}

/// The field for a new label's name; when there is no room, why.
pub fn new_label(props: &CodebookProps) -> Html {
    let count = props.codebook.labels.len();
    if count >= Codebook::MOST {
        return html! { <p class="lead">{ LabelFault::Full.words(props.language) }</p> };
    }
    let wrong = problem(props, None, &LabelPart::Name(Rc::default()));
    let dispatch = props.dispatch.clone();
    let onsubmit = move |event: SubmitEvent| {
        event.prevent_default();
        let input = events::target_of(&event)
            .closest("form")
            .and_then(|form| page::query(&form, "input"));
        let name = input.map(|input| page::value(&input)).unwrap_or_default();
        dispatch.dispatch(Action::Labels(LabelAct::Add(name.into())));
    };
    html! {
        <form class="new-label" {onsubmit}>
            <h3>{ props.say(msg::NEW) }</h3>
            <label class="field">
                <span>{ props.say(msg::NEW_NAME) }</span>
                // Made anew, and so empty, with every label that is added.
                <input
                    key={count}
                    type="text"
                    autocomplete="off"
                    aria-invalid={wrong.is_some().then_some("true")}
                    aria-describedby={wrong.is_some().then_some("new-label-problem")}
                />
            </label>
            <button type="submit" class="button">{ props.say(msg::ADD) }</button>
            if let Some((_, words)) = wrong {
                <p class="problem" id="new-label-problem">{ words }</p>
            }
        </form>
    }
}

/// What was typed for this part of a label (`None`: of a new one) and could not be kept, and why.
fn problem(props: &CodebookProps, label: Option<&LabelDefinition>, part: &LabelPart) -> Option<(Rc<str>, String)> {
    let problem = props.view.problem.as_ref()?;
    let here = problem.id.as_ref() == label.map(|label| &label.id) && discriminant(&problem.part) == discriminant(part);
    let typed = problem.part.typed().cloned().unwrap_or_default();
    here.then(|| (typed, problem.fault.words(props.language)))
}

/// One field: it shows what the label says, or what was typed and cannot be kept, with the reason.
fn field(props: &CodebookProps, label: &LabelDefinition, name: Message, part: &LabelPart, make: Make) -> Html {
    let wrong = problem(props, Some(label), part);
    let (value, words) = match wrong {
        Some((typed, words)) => (typed, Some(words)),
        None => (part.typed().cloned().unwrap_or_default(), None),
    };
    let key = matches!(part, LabelPart::Key(_));
    let (dispatch, id) = (props.dispatch.clone(), label.id.clone());
    let oninput = Callback::from(move |event: InputEvent| {
        let mut typed = events::value_of(&event).unwrap_or_default();
        if let Some(last) = typed.chars().last().filter(|_| key) {
            // One letter: the last one typed takes the place of what was there.
            typed = last.to_ascii_lowercase().to_string();
            if let Some(input) = events::target_of(&event).closest("input") {
                page::set_value(&input, &typed);
            }
        }
        let part = make(typed.into());
        dispatch.dispatch(Action::Labels(LabelAct::Change(id.clone(), part)));
    });
    let invalid = words.is_some().then_some("true");
    let described = words.is_some().then_some("label-problem");
    let value = AttrValue::from(value);
    html! {
        <label class={classes!("field", key.then_some("short"))}>
            <span>{ props.say(name) }</span>
            if matches!(part, LabelPart::Name(_) | LabelPart::Key(_)) {
                <input type="text" autocomplete="off" aria-invalid={invalid} aria-describedby={described} {value} {oninput} />
            } else {
                <textarea rows="2" aria-invalid={invalid} aria-describedby={described} {value} {oninput} />
            }
            if let Some(words) = words {
                <em class="problem" id="label-problem">{ words }</em>
            }
        </label>
    }
}

/// One of several: what cannot be chosen says whose it is.
fn choice(
    props: &CodebookProps,
    label: &Rc<LabelDefinition>,
    group: &'static str,
    legend: Message,
    items: &[Item],
) -> Html {
    let item = |(part, name, look): &Item| {
        let (id, chosen) = (label.id.clone(), part.clone());
        let name = props.say(*name);
        let taken = match check(&props.codebook, Some(&label.id), part, &props.keymap, props.language) {
            Err(LabelFault::LookTaken(other)) => Some(other),
            _ => None,
        };
        let look = look.map(|(color, line)| format!("fill-{0} {1}-{0}", color.name(), line.name()));
        html! {
            <label key={name} class={classes!(look.clone(), taken.is_some().then_some("taken"))}>
                <input
                    type="radio"
                    name={group}
                    checked={part.put_into(label) == **label}
                    disabled={taken.is_some()}
                    onchange={props.send(move || LabelAct::Change(id.clone(), chosen.clone()))}
                />
                if look.is_some() {
                    <i class="swatch" aria-hidden="true"></i>
                }
                {
                    match taken {
                        Some(other) => msg::TAKEN_BY.fill(props.language, &[name, &other]),
                        None => name.to_owned(),
                    }
                }
            </label>
        }
    };
    html! {
        <fieldset class="choice">
            <legend>{ props.say(legend) }</legend>
            { for items.iter().map(item) }
        </fieldset>
    }
}

const fn colour_name(color: Colour) -> Message {
    match color {
        Colour::Yellow => msg::YELLOW,
        Colour::Sky => msg::SKY,
        Colour::Purple => msg::PURPLE,
        Colour::Orange => msg::ORANGE,
        Colour::Green => msg::GREEN,
        Colour::Blue => msg::BLUE,
        Colour::Vermilion => msg::VERMILION,
        Colour::Grey => msg::GREY,
    }
}

const fn line_name(line: Line) -> Message {
    match line {
        Line::Solid => msg::SOLID,
        Line::Double => msg::DOUBLE,
        Line::Dotted => msg::DOTTED,
        Line::Dashed => msg::DASHED,
        Line::Wavy => msg::WAVY,
    }
}
