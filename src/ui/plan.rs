//! The import plan: what a file would do, before it does it.

use std::rc::Rc;

use yew::prelude::*;

use super::import::Proposal;
use super::keysheet::use_dialog;
use super::marks;
use crate::domain::annotation::{Codebook, Entity, Fact};
use crate::domain::app::{State, words};
use crate::domain::codec::file::ItemKind;
use crate::domain::codec::plan::{Answer, Choices, Plan, PlanItem};
use crate::domain::messages::{Language, Plural, exchange as msg, library, replace};

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
    /// The file's own version of the article is to open beside this one.
    pub onapart: Callback<Rc<Proposal>>,
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
    let apart = {
        let proposal = proposal.clone();
        props.onapart.reform(move |_: MouseEvent| proposal.clone())
    };
    let plan = &proposal.plan;
    let count = shown(plan).count();
    let language = props.language;
    let lead = if proposal.separate {
        library::ABOUT_ANOTHER
    } else if proposal.version.is_some() {
        replace::OTHER_VERSION
    } else if plan.author.is_empty() {
        msg::LEAD
    } else {
        msg::LEAD_BY
    };
    let contents = &proposal.contents;
    let beside = if proposal.separate {
        &contents.article.meta().title
    } else {
        &plan.author
    };
    // What another tool wrote was given the labels here, and new ones.
    let codebook = if proposal.separate || !contents.lacks.is_empty() {
        &contents.codebook
    } else {
        &*props.codebook
    };
    let agreed = match () {
        () if proposal.separate => library::OPEN_SEPARATELY,
        () if plan.foreign => msg::ADD_TO_MINE,
        () => msg::IMPORT,
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
        row(language, item, taken, codebook, &choose)
    };
    html! {
        <dialog
            ref={node}
            class="dialog"
            id="import-plan"
            aria-labelledby="plan-title"
            onclose={props.oncancel.reform(|_| ())}
        >
            <h2 id="plan-title">{ msg::PLAN.text(language) }</h2>
            <p class="lead">{ lead.fill(language, &[&proposal.name, beside]) }</p>
            <ul class="counts">
                for (count, answer) in counts(proposal) {
                    <li key={answer.one().text(language)}><b>{ count }</b>{ " " }{ answer.count(language, count, &[]) }</li>
                }
            </ul>
            <ol class="plan">{ for shown(plan).take(SHOWN).map(item) }</ol>
            <p class="lead" hidden={count <= SHOWN}>
                { msg::AND_MORE.fill(language, &[&count.saturating_sub(SHOWN).to_string()]) }
            </p>
            <div class="row">
                <button type="button" class="button primary" onclick={agree}>
                    { agreed.text(language) }
                </button>
                if proposal.version.is_some() {
                    <button type="button" class="button" onclick={apart}>{ library::OPEN_SEPARATELY.text(language) }</button>
                }
                <button type="button" class="button" onclick={cancel}>{ msg::CANCEL.text(language) }</button>
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
fn counts(proposal: &Proposal) -> Vec<(usize, Plural)> {
    let mut counts: Vec<(usize, Plural)> = Vec::new();
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
pub fn agreed(plan: &Plan, state: &State, choices: &Choices) -> (Vec<(Entity, Fact)>, String) {
    let facts = plan.edits(&state.project, choices);
    // An annotation's facts stand together.
    let mut entities: Vec<&Entity> = facts.iter().map(|(entity, _)| entity).collect();
    entities.dedup();
    let count = entities
        .iter()
        .filter(|entity| matches!(entity, Entity::Annotation(_)))
        .count();
    (facts, msg::IMPORT_OF.count(state.ui.language, count, &[]))
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
    let label = match (shown, &item.entity) {
        (Some(annotation), _) => Some(&annotation.label),
        (None, Some(Entity::Label(label))) => codebook.label(label).map(|_| label),
        _ => None,
    };
    let look = label.map(|label| marks::label_classes(codebook, label));
    let refused = matches!(item.answer, Answer::Refused(_)).then_some("refused");
    let reasons = match &item.answer {
        Answer::Refused(fault) => vec![fault.text(language)],
        _ => item.remarks.iter().map(|remark| remark.text(language)).collect(),
    };
    html! {
        <li class={classes!(look, refused)}>
            <i class="swatch" aria-hidden="true">
                { label.map(|label| marks::letter(codebook, label, language)) }
            </i>
            <span class="words">{ title(language, item) }</span>
            <span class="answer">{ item.answer.words().one().text(language) }</span>
            for reason in reasons {
                <span key={reason.clone()} class="reason">{ reason.clone() }</span>
            }
            if let (true, Some(entity)) = (item.choosable(), &item.entity) {
                {
                    choice(language, item, taken.unwrap_or(item.takes), {
                        let (choose, entity) = (choose.clone(), entity.clone());
                        Callback::from(move |theirs| choose.emit((entity.clone(), theirs)))
                    })
                }
            }
        </li>
    }
}

/// What an item is called: its words, or what else the file says of it.
fn title(language: Language, item: &PlanItem) -> String {
    let words = item
        .theirs
        .as_ref()
        .or(item.ours.as_ref())
        .map(|annotation| words::excerpt(annotation.words()));
    let kind = match item.kind {
        ItemKind::Label => msg::LABEL,
        ItemKind::Annotation => msg::ANNOTATION,
        ItemKind::Link => msg::LINK,
        ItemKind::Orphan => msg::ORPHAN,
    };
    words.unwrap_or_else(|| match &item.id {
        Some(id) => kind.fill(language, &[id]),
        None => kind.fill(language, &[&(item.index + 1).to_string()]),
    })
}

fn choice(language: Language, item: &PlanItem, taken: bool, choose: Callback<bool>) -> Html {
    let name = format!("choice-{}-{}", item.kind as u8, item.index);
    let (mine, theirs) = match item.answer {
        Answer::Deleted => (msg::LEAVE_DELETED, msg::BRING_BACK),
        Answer::Approximate => (msg::WITHOUT_PLACE, msg::PLACE_HERE),
        _ => (msg::KEEP_MINE, msg::TAKE_THEIRS),
    };
    let pick = |theirs: bool| choose.reform(move |_: Event| theirs);
    html! {
        <fieldset class="choice">
            <legend class="vh">{ msg::FOR.fill(language, &[&title(language, item)]) }</legend>
            <label>
                <input type="radio" name={name.clone()} checked={!taken} onchange={pick(false)} />
                { mine.text(language) }
            </label>
            <label>
                <input type="radio" {name} checked={taken} onchange={pick(true)} />
                { theirs.text(language) }
            </label>
        </fieldset>
    }
}
