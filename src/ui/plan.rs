//! The import plan: what a file would do, before it does it.

use std::rc::Rc;

use yew::prelude::*;

use super::import::Proposal;
use super::keysheet::use_dialog;
use super::marks;
use crate::domain::annotation::{Codebook, Entity, Fact, Project};
use crate::domain::app::words;
use crate::domain::codec::file::ItemKind;
use crate::domain::codec::plan::{Answer, Choices, Plan, PlanItem};
use crate::domain::messages::Language;

/// How many items are shown one by one.
const SHOWN: usize = 300;

/// What the plan is drawn from.
#[derive(Properties, PartialEq)]
pub struct PlanProps {
    /// The language of the interface.
    pub language: Language,
    /// What was read, if anything was.
    pub proposal: Option<Rc<Proposal>>,
    /// The labels.
    pub codebook: Rc<Codebook>,
    /// Agreed: with these choices.
    pub onimport: Callback<(Rc<Proposal>, Choices)>,
    /// Not agreed.
    pub oncancel: Callback<()>,
}

/// The dialog that asks before a file changes anything.
#[component(PlanDialog)]
pub fn plan_dialog(props: &PlanProps) -> Html {
    let node = use_node_ref();
    let choices = use_state(Choices::new);
    {
        let choices = choices.setter();
        use_effect_with(props.proposal.clone(), move |_| choices.set(Choices::new()));
    }
    use_dialog(&node, props.proposal.is_some());
    let cancel = props.oncancel.reform(|_: MouseEvent| ());
    let Some(proposal) = &props.proposal else {
        return html! { <dialog ref={node} class="dialog" id="import-plan" aria-labelledby="plan-title"></dialog> };
    };
    let agree = {
        let (onimport, proposal, choices) = (props.onimport.clone(), proposal.clone(), choices.clone());
        move |_| onimport.emit((proposal.clone(), (*choices).clone()))
    };
    let plan = &proposal.plan;
    let count = shown(plan).count();
    let from = if plan.author.is_empty() {
        String::new()
    } else {
        format!(" by {}", plan.author)
    };
    let item = |item: &PlanItem| {
        let choose = {
            let choices = choices.clone();
            Callback::from(move |(entity, theirs): (Entity, bool)| {
                let mut next = (*choices).clone();
                next.insert(entity, theirs);
                choices.set(next);
            })
        };
        let taken = item.entity.as_ref().and_then(|entity| choices.get(entity).copied());
        row(props.language, item, taken, &props.codebook, &choose)
    };
    html! {
        <dialog
            ref={node}
            class="dialog"
            id="import-plan"
            aria-labelledby="plan-title"
            onclose={props.oncancel.reform(|_| ())}
        >
            <h2 id="plan-title">{ "Import plan" }</h2>
            <p class="lead">{ format!("{}{from}. Nothing changes until you agree.", proposal.name) }</p>
            <ul class="counts">
                for (count, answer) in counts(proposal) {
                    <li key={answer}><b>{ count }</b>{ format!(" {answer}") }</li>
                }
            </ul>
            <ol class="plan">{ for shown(plan).take(SHOWN).map(item) }</ol>
            <p class="lead" hidden={count <= SHOWN}>
                { format!("And {} more, which are answered as counted above.", count.saturating_sub(SHOWN)) }
            </p>
            <div class="row">
                <button type="button" class="button primary" onclick={agree}>
                    { if plan.foreign { "Add to mine" } else { "Import" } }
                </button>
                <button type="button" class="button" onclick={cancel}>{ "Cancel" }</button>
            </div>
        </dialog>
    }
}

/// The items there is something to say of: a label that is here already is not worth a line.
fn shown(plan: &Plan) -> impl Iterator<Item = &PlanItem> {
    plan.labels
        .iter()
        .filter(|label| label.answer != Answer::AlreadyHere)
        .chain(&plan.items)
}

/// How often each answer was given, in the order in which they first appear.
fn counts(proposal: &Proposal) -> Vec<(usize, &'static str)> {
    let mut counts: Vec<(usize, &'static str)> = Vec::new();
    for item in shown(&proposal.plan) {
        let answer = item.answer.words();
        match counts.iter_mut().find(|(_, known)| *known == answer) {
            Some((count, _)) => *count += 1,
            None => counts.push((1, answer)),
        }
    }
    counts
}

/// What `plan` would write, and the act in words.
pub fn agreed(plan: &Plan, project: &Project, choices: &Choices) -> (Vec<(Entity, Fact)>, String) {
    let facts = plan.edits(project, choices);
    // An annotation's facts stand together.
    let mut entities: Vec<&Entity> = facts.iter().map(|(entity, _)| entity).collect();
    entities.dedup();
    let count = entities
        .iter()
        .filter(|entity| matches!(entity, Entity::Annotation(_)))
        .count();
    (
        facts,
        format!("import of {}", words::count(count, "annotation", "annotations")),
    )
}

/// One item of the file and its answer; where there is something to choose, the choice, of which `taken` was made.
fn row(
    language: Language,
    item: &PlanItem,
    taken: Option<bool>,
    codebook: &Codebook,
    choose: &Callback<(Entity, bool)>,
) -> Html {
    let shown = item.theirs.as_ref().or(item.ours.as_ref());
    let look = shown.map(|annotation| marks::label_classes(codebook, &annotation.label));
    let refused = matches!(item.answer, Answer::Refused(_)).then_some("refused");
    let reasons = match &item.answer {
        Answer::Refused(fault) => vec![fault.to_string()],
        _ => item.remarks.iter().map(ToString::to_string).collect(),
    };
    html! {
        <li class={classes!(look, refused)}>
            <i class="swatch" aria-hidden="true">
                { shown.map(|annotation| marks::letter(codebook, &annotation.label, language)) }
            </i>
            <span class="words">{ title(item) }</span>
            <span class="answer">{ item.answer.words() }</span>
            for reason in reasons {
                <span key={reason.clone()} class="reason">{ reason.clone() }</span>
            }
            if let (true, Some(entity)) = (item.choosable(), &item.entity) {
                {
                    choice(item, taken.unwrap_or(item.takes), {
                        let (choose, entity) = (choose.clone(), entity.clone());
                        Callback::from(move |theirs| choose.emit((entity.clone(), theirs)))
                    })
                }
            }
        </li>
    }
}

/// What an item is called: its words, or what else the file says of it.
fn title(item: &PlanItem) -> String {
    let words = item
        .theirs
        .as_ref()
        .or(item.ours.as_ref())
        .map(|annotation| words::excerpt(annotation.words()));
    let kind = match item.kind {
        ItemKind::Label => "Label",
        ItemKind::Annotation => "Annotation",
        ItemKind::Link => "Link",
        ItemKind::Orphan => "Orphan",
    };
    words.unwrap_or_else(|| match &item.id {
        Some(id) => format!("{kind} {id}"),
        None => format!("{kind} {}", item.index + 1),
    })
}

fn choice(item: &PlanItem, taken: bool, choose: Callback<bool>) -> Html {
    let name = format!("choice-{}-{}", item.kind as u8, item.index);
    let (mine, theirs) = if item.answer == Answer::Deleted {
        ("Leave it deleted", "Bring it back")
    } else {
        ("Keep mine", "Take theirs")
    };
    let pick = |theirs: bool| choose.reform(move |_: Event| theirs);
    html! {
        <fieldset class="choice">
            <legend class="vh">{ format!("For “{}”", title(item)) }</legend>
            <label>
                <input type="radio" name={name.clone()} checked={!taken} onchange={pick(false)} />
                { mine }
            </label>
            <label>
                <input type="radio" {name} checked={taken} onchange={pick(true)} />
                { theirs }
            </label>
        </fieldset>
    }
}
