//! The codebook's part of a plan, and what the file says as a whole.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::super::file::{Content, FileContents};
use super::{Answer, PlanItem};
use crate::domain::annotation::{Codebook, Entity, Fact, Field, LabelDefinition, Project};
use crate::domain::document::Extra;

/// One answer for each label of the file.
///
/// A built-in label that nobody has changed here gives way; one that was changed here is kept unless chosen.
pub(super) fn plan(project: &Project, file: &FileContents) -> Vec<PlanItem> {
    let codebook = project.codebook();
    let answer = |label: &Rc<LabelDefinition>| {
        let entity = Entity::Label(label.id.clone());
        let ours = codebook.label(&label.id);
        let own = project.stamped(&entity, Field::Definition);
        let deleted = project.record(&entity).is_some_and(|record| !record.is_live());
        match ours {
            Some(ours) if ours == label => (Answer::AlreadyHere, Vec::new()),
            Some(_) if own.is_none() => (Answer::Newer, vec![Fact::Definition(label.clone())]),
            Some(_) => (Answer::Changed, vec![Fact::Definition(label.clone())]),
            None => {
                let mut facts = vec![Fact::Definition(label.clone()), Fact::Deleted(false)];
                facts.retain(|fact| own.is_none_or(|(_, known)| known != fact));
                (if deleted { Answer::Deleted } else { Answer::Added }, facts)
            }
        }
    };
    let item = |item: &_| match item_label(item) {
        Err(fault) => PlanItem::of(item, None, Answer::Refused(fault)),
        Ok(None) => PlanItem::of(item, None, Answer::AlreadyHere),
        Ok(Some(label)) => {
            let (answer, facts) = answer(&label);
            let differs = matches!(answer, Answer::Newer | Answer::Changed);
            let changed = if differs { vec![Field::Definition] } else { Vec::new() };
            PlanItem {
                changed,
                facts,
                ..PlanItem::of(item, Some(Entity::Label(label.id.clone())), answer)
            }
        }
    };
    file.labels.iter().map(item).collect()
}

fn item_label(item: &super::Item) -> Result<Option<Rc<LabelDefinition>>, super::Fault> {
    match &item.content {
        Ok(Content::Label(label)) => Ok(Some(label.clone())),
        Ok(_) => Ok(None),
        Err(fault) => Err(fault.clone()),
    }
}

/// What the file says as a whole and is not said here.
pub(super) fn whole(project: &Project, file: &FileContents, foreign: bool) -> Vec<(Entity, Fact)> {
    let mut facts = Vec::new();
    let built_in = Codebook::built_in();
    if project.is_empty() {
        // Nothing was ever done here: the file's codebook is taken as it is, without labels that it does not have.
        for label in built_in
            .labels
            .iter()
            .filter(|label| file.codebook.label(&label.id).is_none())
        {
            let refused = file.labels.iter().any(|item| item.content.is_err());
            // A label that could not be read may be this one.
            if !refused {
                let entity = Entity::Label(label.id.clone());
                facts.push((entity.clone(), Fact::Definition(label.clone())));
                facts.push((entity, Fact::Deleted(true)));
            }
        }
    }
    let named = (&file.codebook.id, file.codebook.version);
    if project.stamped(&Entity::Project, Field::Codebook).is_none() && named != (&built_in.id, built_in.version) {
        facts.push((Entity::Project, Fact::Codebook(named.0.clone(), named.1)));
    }
    let ours = match project.stamped(&Entity::Project, Field::Extra) {
        Some((_, Fact::Extra(extra))) => extra.clone(),
        _ => Extra::default(),
    };
    let mut members: BTreeMap<String, String> = owned(&ours).collect();
    // What is here stays. What somebody else says of himself is not taken for one's own.
    for (name, json) in owned(&file.extra).filter(|(name, _)| !(foreign && name == "author")) {
        members.entry(name).or_insert(json);
    }
    let members = Extra::new(members);
    if members != ours {
        facts.push((Entity::Project, Fact::Extra(members)));
    }
    facts
}

fn owned(extra: &Extra) -> impl Iterator<Item = (String, String)> + '_ {
    extra.iter().map(|(name, json)| (name.to_owned(), json.to_owned()))
}
