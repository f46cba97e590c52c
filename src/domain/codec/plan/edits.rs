//! From a plan and what was chosen to what is written.

use super::super::index::Index;
use super::{Answer, Choices, Plan, PlanItem, Remark};
use crate::domain::annotation::{AnnotationId, Entity, Fact, Project, Target};

impl Plan {
    /// What the import writes, as one act and in this order: only facts that differ from `project`, which must be the one
    /// that was planned for. Empty: there is nothing to do.
    ///
    /// A link is written only if both of its ends are there in the end; a missing label comes with what uses it.
    #[must_use]
    pub fn edits(&self, project: &Project, choices: &Choices) -> Vec<(Entity, Fact)> {
        let chosen = |item: &PlanItem| {
            let choice = item.entity.as_ref().and_then(|entity| choices.get(entity));
            choice.copied().unwrap_or(item.takes || item.follows_ends())
        };
        let mut taken = Vec::new();
        let mut arriving = Vec::new();
        let mut used = Vec::new();
        for item in &self.items {
            // What is refused its place comes as an orphan.
            if chosen(item) || item.answer == Answer::Approximate {
                taken.push(item);
                if let Some(annotation) = &item.theirs {
                    arriving.push(annotation.id.shared());
                    if !used.contains(&&annotation.label) {
                        used.push(&annotation.label);
                    }
                }
            }
        }
        let arriving = Index::new(arriving);
        let there = |id: &AnnotationId| arriving.get(id.as_str()).is_some() || project.annotation(id).is_some();
        let codebook = project.codebook();

        let mut edits = Vec::new();
        let mut write = |item: &PlanItem, entity: &Entity| {
            for fact in &item.facts {
                let orphan = item.without_place(fact).filter(|_| !chosen(item));
                edits.push((entity.clone(), orphan.unwrap_or_else(|| fact.clone())));
            }
        };
        for item in &self.labels {
            if let Some(entity @ Entity::Label(id)) = &item.entity
                && (chosen(item) || (codebook.label(id).is_none() && used.contains(&id)))
            {
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
        edits.extend_from_slice(&self.whole);
        edits
    }
}

impl PlanItem {
    /// What is written in place of `fact` if an approximate place is refused.
    fn without_place(&self, fact: &Fact) -> Option<Fact> {
        let quote = self.remarks.iter().find_map(|remark| match remark {
            Remark::OtherWords(quote) => Some(quote.clone()),
            _ => None,
        })?;
        match fact {
            Fact::Target(_) => Some(Fact::Target(Target::Orphan { quote, was: None })),
            Fact::Source(_) => Some(Fact::Source(None)),
            Fact::Cue(_) => Some(Fact::Cue(None)),
            _ => None,
        }
    }

    /// Whether it is a link that was never cut here and only waits for its ends.
    fn follows_ends(&self) -> bool {
        self.remarks.contains(&Remark::EndDeleted)
    }
}
