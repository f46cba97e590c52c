//! From a plan and what was chosen to what is written.

use super::super::index::Index;
use super::{Choices, Plan, PlanItem};
use crate::domain::annotation::{AnnotationId, Entity, Fact, LabelId, Project};

impl Plan {
    /// What the import writes, as one act and in this order: only facts that differ from `project`, which must be the one
    /// that was planned for. Empty: there is nothing to do.
    ///
    /// A link is written only if both of its ends are there in the end; a missing label comes with what uses it.
    #[must_use]
    pub fn edits(&self, project: &Project, choices: &Choices) -> Vec<(Entity, Fact)> {
        let chosen = |item: &&PlanItem| {
            let choice = item.entity.as_ref().and_then(|entity| choices.get(entity));
            choice.copied().unwrap_or(item.takes || item.follows_ends())
        };
        let taken: Vec<&PlanItem> = self.items.iter().filter(chosen).collect();
        let annotations = taken.iter().filter_map(|item| item.theirs.as_ref());
        let uses = |id: &LabelId| annotations.clone().any(|annotation| annotation.label == *id);
        let arriving = Index::of(annotations.clone().map(|annotation| &annotation.id));
        let there = |id: &AnnotationId| arriving.contains(id.as_str()) || project.annotation(id).is_some();
        let codebook = project.codebook();

        let mut edits = Vec::new();
        let mut write = |item: &PlanItem, entity: &Entity| {
            edits.extend(item.facts.iter().map(|fact| (entity.clone(), fact.clone())));
        };
        for item in &self.labels {
            let Some(entity @ Entity::Label(id)) = &item.entity else {
                continue;
            };
            let needed = codebook.label(id).is_none() && uses(id);
            if chosen(&item) || needed {
                write(item, entity);
            }
        }
        for item in taken {
            match &item.entity {
                Some(Entity::Link(link)) if !(there(&link.attribution) && there(&link.content)) => {}
                Some(entity) => write(item, entity),
                None => {}
            }
        }
        // Only what is not said here yet, so that an import of nothing new writes nothing.
        edits.extend(self.whole.iter().cloned());
        edits
    }
}

impl PlanItem {
    /// Whether it is a link that was never cut here and only waits for its ends.
    fn follows_ends(&self) -> bool {
        self.remarks.contains(&super::Remark::EndDeleted)
    }
}
