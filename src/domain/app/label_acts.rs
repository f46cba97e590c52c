//! The labels in the reader's hands: their cards, and every change of the codebook.

use std::rc::Rc;

use super::acts::Facts;
use super::label_rules::{LabelFault, LabelPart, check, free_key, free_look, own_slug};
use super::update::{act, say};
use super::{Popup, State, label_text, look_alike};
use crate::domain::annotation::{Codebook, Entity, Fact, LabelDefinition, LabelId, Role, Timestamp};
use crate::domain::document::Extra;
use crate::domain::messages::codebook as msg;

/// The open cards of the labels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LabelsView {
    /// The card one is on.
    pub at: Option<LabelId>,
    /// What is done with it.
    pub mode: LabelMode,
    /// What was typed and cannot be kept.
    pub problem: Option<LabelProblem>,
    /// The codebook's version when the cards were opened: changing it raises that by one, once.
    since: Option<u32>,
}

/// What is done with the card one is on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LabelMode {
    /// It is read.
    #[default]
    Read,
    /// It is changed.
    Edit,
    /// It is asked what becomes of its annotations when it is deleted.
    Delete,
}

/// Something typed that cannot be kept, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelProblem {
    /// The label; `None` for a new one.
    pub id: Option<LabelId>,
    /// What was typed.
    pub part: LabelPart,
    /// Why it cannot be kept.
    pub fault: LabelFault,
}

/// What can be done with labels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LabelAct {
    /// Show the cards, one of them first.
    Show(Option<LabelId>),
    /// Change a label, or go back to reading.
    Edit(Option<LabelId>),
    /// One part of a label is now this.
    Change(LabelId, LabelPart),
    /// A new label of this name.
    Add(Rc<str>),
    /// Delete a label. Where it is in use and nothing is said of its annotations, that is asked.
    Delete(LabelId, Option<Fate>, Timestamp),
    /// Back to the labels that come with Pressmark.
    BuiltIn,
}

/// What becomes of the annotations of a label that is deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// They get another label.
    Become(LabelId),
    /// They are deleted with it.
    Deleted,
}

/// How many annotations have the label `id`, those without a place included.
#[must_use]
pub fn uses(state: &State, id: &LabelId) -> usize {
    state
        .annotations
        .iter()
        .filter(|annotation| annotation.label == *id)
        .count()
}

/// Does `what` is asked.
pub(super) fn run(state: &mut State, what: LabelAct) -> bool {
    match what {
        LabelAct::Show(at) => {
            let since = Some(state.codebook.version);
            state.ui.said.text = Rc::default();
            state.ui.popup = Some(Popup::Labels);
            go(state, at, LabelMode::Read);
            state.ui.labels.since = since;
            true
        }
        LabelAct::Edit(at) => {
            leave_field(state);
            let mode = if at.is_some() { LabelMode::Edit } else { LabelMode::Read };
            let at = at.or_else(|| state.ui.labels.at.clone());
            go(state, at, mode);
            true
        }
        LabelAct::Change(id, part) => change(state, &id, &part),
        LabelAct::Add(name) => add(state, &name),
        LabelAct::Delete(id, fate, now) => delete(state, &id, fate, &now),
        LabelAct::BuiltIn => built_in(state),
    }
}

/// What is in front of the page changes: a field that was being typed into is left.
pub(super) fn leave(state: &mut State) {
    leave_field(state);
    state.ui.labels = LabelsView::default();
}

/// Takes the codebook from the project. What is gone can be neither in hand nor on a card.
pub(super) fn refresh(state: &mut State) {
    let codebook = state.project.codebook();
    if *state.codebook != codebook {
        state.codebook = Rc::new(codebook);
        if !look_alike(&state.codebook, &state.drawn) {
            state.drawn = state.codebook.clone();
            state.relations.start_over(&state.annotations);
        }
    }
    let there = |id: &Option<LabelId>| id.as_ref().is_none_or(|id| state.codebook.label(id).is_some());
    if !there(&state.ui.pen) {
        state.ui.pen = None;
    }
    if !there(&state.ui.labels.at) {
        go(state, None, LabelMode::Read);
    }
}

fn go(state: &mut State, at: Option<LabelId>, mode: LabelMode) {
    let view = &mut state.ui.labels;
    view.at = at.filter(|id| state.codebook.label(id).is_some());
    view.mode = if view.at.is_some() { mode } else { LabelMode::Read };
    view.problem = None;
}

/// Ends typing: white space around a name goes, and what could not be kept is told rather than lost in silence.
fn leave_field(state: &mut State) {
    if let Some(problem) = state.ui.labels.problem.take() {
        let typed = problem.part.typed().cloned().unwrap_or_default();
        let words = problem.fault.words(state.ui.language);
        say(state, &msg::NOT_KEPT.fill(state.ui.language, &[&typed, &words]));
    }
    let at = state
        .ui
        .labels
        .at
        .as_ref()
        .and_then(|id| state.codebook.label(id))
        .cloned();
    if let Some(label) = at.filter(|label| label.name.trim() != &*label.name) {
        change(state, &label.id, &LabelPart::Name(label.name.trim().into()));
    }
    state.history.seal();
}

fn change(state: &mut State, id: &LabelId, part: &LabelPart) -> bool {
    let Some(label) = state.codebook.label(id).cloned() else {
        return false;
    };
    if let Err(fault) = check(&state.codebook, Some(id), part, &state.ui.keymap, state.ui.language) {
        state.ui.labels.problem = Some(LabelProblem {
            id: Some(id.clone()),
            part: part.clone(),
            fault,
        });
        return true;
    }
    let solved = state.ui.labels.problem.take().is_some();
    let next = part.put_into(&spoken(state, &label, part));
    if next == *label {
        return solved;
    }
    let (message, field) = match part {
        LabelPart::Name(_) => (msg::RENAME_STEP, "name"),
        LabelPart::Definition(_) => (msg::TEXT_STEP, "definition"),
        LabelPart::Example(_) => (msg::TEXT_STEP, "example"),
        LabelPart::Nonexample(_) => (msg::TEXT_STEP, "nonexample"),
        LabelPart::Key(_) => (msg::KEY_STEP, "key"),
        LabelPart::Role(_) => (msg::ROLE_STEP, ""),
        LabelPart::Colour(_) | LabelPart::Line(_) => (msg::LOOK_STEP, ""),
    };
    let name = label_text(&next, state.ui.language).name.trim();
    let words = message.fill(state.ui.language, &[name]);
    let mut facts = if next.role == label.role {
        Facts::new()
    } else {
        cut_links(state, id)
    };
    facts.push((Entity::Label(id.clone()), Fact::Definition(Rc::new(next))));
    raise(state, &mut facts);
    let run = (!field.is_empty()).then(|| ["label ", id.as_str(), " ", field].concat().into());
    act(state, &words, run, facts);
    true
}

/// The label that a part is put into. A built-in one speaks the language of the interface as long as its name and definition
/// are its own; when one of them is changed, the other texts become what was shown.
fn spoken(state: &State, label: &LabelDefinition, part: &LabelPart) -> LabelDefinition {
    let mut label = label.clone();
    if matches!(part, LabelPart::Name(_) | LabelPart::Definition(_)) {
        let shown = label_text(&label, state.ui.language);
        let [name, definition, nonexample] = [shown.name, shown.definition, shown.nonexample].map(Rc::from);
        (label.name, label.definition, label.nonexample) = (name, definition, nonexample);
    }
    label
}

fn add(state: &mut State, name: &str) -> bool {
    let name: Rc<str> = name.trim().into();
    let part = LabelPart::Name(name.clone());
    let full = state.codebook.labels.len() >= Codebook::MOST;
    let checked = if full {
        Err(LabelFault::Full)
    } else {
        check(&state.codebook, None, &part, &state.ui.keymap, state.ui.language)
    };
    // An identity that was ever used, and be it by a label that is gone, is not used again.
    let known = |id: &LabelId| {
        state.codebook.label(id).is_some()
            || state.project.record(&Entity::Label(id.clone())).is_some()
            || uses(state, id) > 0
    };
    let id = own_slug(&name, state.codebook.labels.len() + 1, state.replica, known);
    let (Ok(()), Some(id)) = (&checked, id) else {
        state.ui.labels.problem = checked.err().map(|fault| LabelProblem { id: None, part, fault });
        return true;
    };
    let (color, line) = free_look(&state.codebook.labels);
    let key = free_key(&state.codebook.labels, &state.ui.keymap);
    let entity = Entity::Label(id.clone());
    let definition = Rc::new(LabelDefinition {
        id: id.clone(),
        role: Role::Content,
        name: name.clone(),
        definition: Rc::default(),
        example: Rc::default(),
        nonexample: Rc::default(),
        key: key.clone(),
        color,
        line,
        extra: Extra::default(),
    });
    let mut facts = vec![
        (entity.clone(), Fact::Definition(definition)),
        (entity, Fact::Deleted(false)),
    ];
    raise(state, &mut facts);
    let language = state.ui.language;
    act(state, &msg::ADD_STEP.fill(language, &[&name]), None, facts);
    go(state, Some(id), LabelMode::Edit);
    let key = if key.is_empty() {
        msg::NO_KEY.text(language).to_owned()
    } else {
        msg::KEY_IS.fill(language, &[&key])
    };
    say(state, &msg::ADDED.fill(language, &[&name, &key]));
    true
}

fn delete(state: &mut State, id: &LabelId, fate: Option<Fate>, now: &Timestamp) -> bool {
    let Some(label) = state.codebook.label(id).cloned() else {
        return false;
    };
    if state.codebook.labels.len() < 2 {
        state.ui.labels.problem = Some(LabelProblem {
            id: Some(id.clone()),
            part: LabelPart::Name(label.name.clone()),
            fault: LabelFault::Last,
        });
        return true;
    }
    let count = uses(state, id);
    let language = state.ui.language;
    let name: Rc<str> = label_text(&label, language).name.into();
    let mut facts = Facts::new();
    let said = match fate {
        None if count > 0 => {
            leave_field(state);
            go(state, Some(id.clone()), LabelMode::Delete);
            return true;
        }
        None => msg::DELETED.fill(language, &[&name]),
        Some(Fate::Deleted) => {
            for annotation in annotations_of(state, id) {
                facts.push((annotation, Fact::Deleted(true)));
            }
            msg::WENT.count(language, count, &[&name])
        }
        Some(Fate::Become(other)) => {
            let Some(other) = state.codebook.label(&other).filter(|other| other.id != *id) else {
                return false;
            };
            // Fragments of one quotation have one label and get the same one, so they stay joined.
            for annotation in annotations_of(state, id) {
                facts.push((annotation.clone(), Fact::Label(other.id.clone())));
                facts.push((annotation, Fact::Modified(now.clone())));
            }
            if other.role != label.role {
                facts.extend(cut_links(state, id));
            }
            msg::GAVE.count(language, count, &[&name, label_text(other, language).name])
        }
    };
    leave_field(state);
    facts.extend(without(&label));
    raise(state, &mut facts);
    act(state, &msg::DELETE_STEP.fill(language, &[&name]), None, facts);
    say(state, &said);
    true
}

/// Back to the built-in labels. A label of one's own stays while it is in use, with another key and look if it needs one.
fn built_in(state: &mut State) -> bool {
    leave_field(state);
    let codebook = state.codebook.clone();
    let built_in = Codebook::built_in();
    let mut facts = Facts::new();
    let mut labels = built_in.labels.clone();
    for label in &built_in.labels {
        let known = codebook.label(&label.id);
        if known == Some(label) {
            continue;
        }
        if known.is_some_and(|known| known.role != label.role) {
            facts.extend(cut_links(state, &label.id));
        }
        let entity = Entity::Label(label.id.clone());
        facts.push((entity.clone(), Fact::Definition(label.clone())));
        if known.is_none() {
            facts.push((entity, Fact::Deleted(false)));
        }
    }
    for label in codebook
        .labels
        .iter()
        .filter(|label| built_in.label(&label.id).is_none())
    {
        if uses(state, &label.id) == 0 {
            facts.extend(without(label));
            continue;
        }
        let mut kept = LabelDefinition::clone(label);
        let all: Vec<_> = labels.iter().chain(&codebook.labels).cloned().collect();
        if labels.iter().any(|other| other.key.eq_ignore_ascii_case(&kept.key)) {
            kept.key = free_key(&all, &state.ui.keymap);
        }
        if labels
            .iter()
            .any(|other| (other.color, other.line) == (kept.color, kept.line))
        {
            (kept.color, kept.line) = free_look(&all);
        }
        let mut again = 1_u32;
        while all
            .iter()
            .any(|other| other.id != kept.id && other.name.eq_ignore_ascii_case(&kept.name))
        {
            again += 1;
            kept.name = [&*label.name, " ", &again.to_string()].concat().into();
        }
        let kept = Rc::new(kept);
        if kept != *label {
            facts.push((Entity::Label(label.id.clone()), Fact::Definition(kept.clone())));
        }
        labels.push(kept);
    }
    let language = state.ui.language;
    let whole = labels.len() == built_in.labels.len();
    if !facts.is_empty() {
        if whole {
            facts.push((Entity::Project, Fact::Codebook(built_in.id, built_in.version)));
        } else {
            raise(state, &mut facts);
        }
        act(state, msg::BUILT_IN_STEP.text(language), None, facts);
    }
    let said = if whole { msg::BACK } else { msg::BACK_BUT };
    say(state, said.text(language));
    true
}

/// What takes a label away. Its definition is said as well: a built-in one has never been written.
fn without(label: &Rc<LabelDefinition>) -> Facts {
    let entity = Entity::Label(label.id.clone());
    vec![
        (entity.clone(), Fact::Definition(label.clone())),
        (entity, Fact::Deleted(true)),
    ]
}

fn annotations_of(state: &State, id: &LabelId) -> Vec<Entity> {
    let with = state.annotations.iter().filter(|annotation| annotation.label == *id);
    with.map(|annotation| Entity::Annotation(annotation.id.clone()))
        .collect()
}

/// Cuts the links of the annotations with the label `id`, which plays another part from now on.
fn cut_links(state: &State, id: &LabelId) -> Facts {
    let has = |end| {
        state
            .annotations
            .get(end)
            .is_some_and(|annotation| annotation.label == *id)
    };
    let cut = state
        .project
        .links()
        .filter(|link| has(&link.attribution) || has(&link.content));
    cut.map(|link| (Entity::Link(link.clone()), Fact::Deleted(true)))
        .collect()
}

/// Raises the codebook's version by one, unless that was done since the cards were opened.
fn raise(state: &State, facts: &mut Facts) {
    let version = state.codebook.version;
    if state.ui.labels.since.is_none_or(|since| version <= since) {
        let raised = Fact::Codebook(state.codebook.id.clone(), version.saturating_add(1));
        facts.push((Entity::Project, raised));
    }
}
