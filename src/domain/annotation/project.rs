//! The merged state of the work on one article.

use std::rc::Rc;

use super::{
    Annotation, AnnotationId, Codebook, Entity, Entry, Fact, Field, Judgement, Judgements, Link, Record, Stamp,
};
use crate::domain::document::Extra;
use crate::domain::shared_map::SharedMap;

/// A set of stamped facts that merges without a server: field by field the higher stamp wins. Merging is commutative,
/// associative and idempotent. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Project {
    records: SharedMap<Entity, Rc<Record>>,
    clock: u64,
}

impl Project {
    /// The highest Lamport counter seen.
    #[must_use]
    pub const fn clock(&self) -> u64 {
        self.clock
    }

    /// Whether nothing was ever written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Takes in one entry; says whether it changed anything.
    pub fn take(&mut self, entry: Entry) -> bool {
        let Entry { entity, stamp, fact } = entry;
        self.clock = self.clock.max(stamp.counter);
        let known = self.records.get(&entity);
        if known.is_some_and(|record| !record.would_change(stamp, &fact)) {
            return false;
        }
        let mut record = known.map_or_else(|| Record::new(entity.clone()), |record| Record::clone(record));
        record.merge(stamp, fact);
        self.records.insert(entity, Rc::new(record));
        true
    }

    /// Takes in everything of `other`.
    pub fn merge(&mut self, other: &Project) {
        for entry in other.entries() {
            self.take(entry);
        }
    }

    /// What `self` says and `other` does not know yet, in the same or a higher stamp.
    #[must_use]
    pub fn beyond(&self, other: &Project) -> Project {
        let mut rest = Project::default();
        for entry in self.entries() {
            let known = other.record(&entry.entity);
            if known.is_none_or(|record| record.would_change(entry.stamp, &entry.fact)) {
                rest.take(entry);
            }
        }
        rest
    }

    /// What is said of the first `most` entities.
    #[must_use]
    pub fn first(&self, most: usize) -> Project {
        let mut part = Project::default();
        for (_, record) in self.records.iter().take(most) {
            for entry in record.entries() {
                part.take(entry);
            }
        }
        part
    }

    /// What is known of `entity`.
    #[must_use]
    pub fn record(&self, entity: &Entity) -> Option<&Record> {
        self.records.get(entity).map(Rc::as_ref)
    }

    /// What is said of `entity` in `field`, and when it was.
    #[must_use]
    pub fn stamped(&self, entity: &Entity, field: Field) -> Option<(Stamp, &Fact)> {
        self.record(entity)?.stamped(field)
    }

    /// Every fact, in the order of the entities and their fields.
    pub fn entries(&self) -> impl Iterator<Item = Entry> + '_ {
        self.records.iter().flat_map(|(_, record)| record.entries())
    }

    /// The ids of all annotations that were ever written, live or not.
    pub fn annotation_ids(&self) -> impl Iterator<Item = &AnnotationId> {
        self.records.iter().filter_map(|(entity, _)| match entity {
            Entity::Annotation(id) => Some(id),
            _ => None,
        })
    }

    /// The annotation `id` with its fields merged; `None` if it was deleted, or if its label or place never arrived.
    #[must_use]
    pub fn annotation(&self, id: &AnnotationId) -> Option<Annotation> {
        let record = self.record(&Entity::Annotation(id.clone()))?;
        if !record.is_live() {
            return None;
        }
        let (Some(Fact::Label(label)), Some(Fact::Target(target))) =
            (record.fact(Field::Label), record.fact(Field::Target))
        else {
            return None;
        };
        let mut annotation = Annotation {
            id: id.clone(),
            label: label.clone(),
            target: target.clone(),
            note: "".into(),
            source: None,
            cue: None,
            continues: None,
            judgements: Judgements::default(),
            creator: "".into(),
            created: None,
            modified: None,
            extra: Extra::default(),
        };
        for entry in record.entries() {
            match entry.fact {
                Fact::Note(note) => annotation.note = note,
                Fact::Source(range) => annotation.source = range,
                Fact::Cue(range) => annotation.cue = range,
                Fact::Continues(id) => annotation.continues = id,
                Fact::Creator(name) => annotation.creator = name,
                Fact::Created(time) => annotation.created = Some(time),
                Fact::Modified(time) => annotation.modified = Some(time),
                Fact::Extra(extra) => annotation.extra = extra,
                Fact::Judgement(judgement, answer) => {
                    let answers = Judgement::ALL.iter().zip(annotation.judgements.0.iter_mut());
                    if let Some((_, slot)) = answers.into_iter().find(|(known, _)| **known == judgement) {
                        *slot = answer;
                    }
                }
                Fact::Label(_) | Fact::Target(_) | Fact::Deleted(_) | Fact::Definition(_) | Fact::Codebook(..) => {}
            }
        }
        Some(annotation)
    }

    /// The links that were made and not cut, in the order of their ids. A link one of whose ends is gone is hidden by
    /// whoever shows links, not here.
    pub fn links(&self) -> impl Iterator<Item = &Link> {
        self.records.iter().filter_map(|(entity, record)| match entity {
            Entity::Link(link) if record.is_live() => Some(link),
            _ => None,
        })
    }

    /// The codebook: the built-in one, with what was changed or added.
    #[must_use]
    pub fn codebook(&self) -> Codebook {
        let mut codebook = Codebook::built_in();
        if let Some((_, Fact::Codebook(id, version))) = self.stamped(&Entity::Project, Field::Codebook) {
            codebook.id = id.clone();
            codebook.version = *version;
        }
        for (entity, record) in self.records.iter() {
            let (Entity::Label(id), Some(Fact::Definition(definition))) = (entity, record.fact(Field::Definition))
            else {
                continue;
            };
            codebook.labels.retain(|label| label.id != *id);
            if record.is_live() {
                codebook.labels.push(definition.clone());
            }
        }
        Codebook::sort(&mut codebook.labels);
        codebook
    }
}
