//! The codebook's part of a plan, and what the file says as a whole.

use std::rc::Rc;

use super::super::file::{Content, Fault, FileContents};
use super::{Answer, Item, PlanItem};
use crate::domain::annotation::{Codebook, Entity, Fact, Field, LabelDefinition, LabelId, Project};
use crate::domain::document::Extra;

/// One answer for each label of the file.
///
/// A built-in label that nobody has changed here gives way; one that was changed here is kept unless chosen.
pub(super) fn plan(project: &Project, file: &FileContents) -> Vec<PlanItem> {
    let codebook = project.codebook();
    let bar = no_room(project, &codebook, file);
    let mut items = Vec::new();
    for item in &file.labels {
        items.push(match &item.content {
            Ok(Content::Label(label)) if bar.contains(&&label.id) => {
                PlanItem::of(item, None, Answer::Refused(Fault::NoRoom))
            }
            Ok(Content::Label(label)) => plan_label(project, &codebook, item, label),
            Ok(_) => PlanItem::of(item, None, Answer::AlreadyHere),
            Err(fault) => PlanItem::of(item, None, Answer::Refused(fault.clone())),
        });
    }
    items
}

/// The file's new labels that would be more than a codebook has. Those in use come before the others.
fn no_room<'a>(project: &Project, codebook: &Codebook, file: &'a FileContents) -> Vec<&'a LabelId> {
    let stays = |label: &&Rc<LabelDefinition>| !gives_way(project, file) || file.codebook.label(&label.id).is_some();
    let room = Codebook::MOST.saturating_sub(codebook.labels.iter().filter(stays).count());
    let mut new: Vec<&LabelId> = Vec::new();
    let used = file.items.iter().filter_map(|item| match &item.content {
        Ok(Content::Annotation { annotation, .. }) => Some(&annotation.label),
        _ => None,
    });
    for id in used.chain(file.codebook.labels.iter().map(|label| &label.id)) {
        if codebook.label(id).is_none() && !new.contains(&id) {
            new.push(id);
        }
    }
    new.split_off(room.min(new.len()))
}

/// Whether nothing was ever done here, so that the file's codebook is taken as it is. A label that could not be read may
/// be a built-in one.
fn gives_way(project: &Project, file: &FileContents) -> bool {
    project.is_empty() && file.labels.iter().all(|item| item.content.is_ok())
}

fn plan_label(project: &Project, codebook: &Codebook, item: &Item, label: &Rc<LabelDefinition>) -> PlanItem {
    let entity = Entity::Label(label.id.clone());
    let own = project.stamped(&entity, Field::Definition).map(|(_, known)| known);
    let definition = Fact::Definition(label.clone());
    let mut changed = Vec::new();
    let mut facts = Vec::new();
    let answer = match codebook.label(&label.id) {
        Some(ours) if ours == label => Answer::AlreadyHere,
        Some(_) => {
            changed.push(Field::Definition);
            facts.push(definition);
            if own.is_none() { Answer::Newer } else { Answer::Changed }
        }
        None => {
            if own != Some(&definition) {
                facts.push(definition);
            }
            facts.push(Fact::Deleted(false));
            if project.record(&entity).is_some_and(|record| !record.is_live()) {
                Answer::Deleted
            } else {
                Answer::Added
            }
        }
    };
    PlanItem {
        changed,
        facts,
        ..PlanItem::of(item, Some(entity), answer)
    }
}

/// What the file says as a whole and is not said here.
pub(super) fn whole(project: &Project, file: &FileContents, foreign: bool) -> Vec<(Entity, Fact)> {
    let mut facts = Vec::new();
    let built_in = Codebook::built_in();
    if gives_way(project, file) {
        for label in &built_in.labels {
            if file.codebook.label(&label.id).is_none() {
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
    let mut members = Vec::new();
    // What is here stays, so it comes last. What somebody else says of himself is not taken for one's own.
    for (name, json) in file.extra.iter() {
        if !(foreign && name == "author") {
            members.push((name.to_owned(), json.to_owned()));
        }
    }
    for (name, json) in ours.iter() {
        members.push((name.to_owned(), json.to_owned()));
    }
    let members = Extra::new(members);
    if members != ours {
        facts.push((Entity::Project, Fact::Extra(members)));
    }
    facts
}
