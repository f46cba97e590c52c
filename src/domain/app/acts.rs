//! What an act writes, with all that depends on it.

use std::rc::Rc;

use super::relations::Relations;
use super::{AnnotationSet, parts};
use crate::domain::annotation::{
    Annotation, AnnotationId, Codebook, Entity, Fact, LabelId, Link, Project, Target, Timestamp,
};
use crate::domain::document::Article;
use crate::domain::text::Range;

/// The facts of one act.
pub type Facts = Vec<(Entity, Fact)>;

/// What an act is worked out from.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The article.
    pub article: &'a Article,
    /// The merged state, for links.
    pub project: &'a Project,
    /// The live annotations.
    pub annotations: &'a AnnotationSet,
    /// The labels.
    pub codebook: &'a Codebook,
}

/// A new annotation of `range`; with a first guess at the parts of an attribution.
pub fn create(
    ground: Ground,
    id: &AnnotationId,
    label: &LabelId,
    range: Range,
    creator: &Rc<str>,
    now: &Timestamp,
) -> Facts {
    let entity = Entity::Annotation(id.clone());
    let mut facts = vec![
        (entity.clone(), Fact::Label(label.clone())),
        (entity.clone(), place(ground.article, range)),
        (entity.clone(), Fact::Created(now.clone())),
        (entity.clone(), Fact::Modified(now.clone())),
        (entity.clone(), Fact::Deleted(false)),
    ];
    if !creator.is_empty() {
        facts.push((entity, Fact::Creator(creator.clone())));
    }
    facts.extend(parts::guessed(ground, id, label, Some(range), None));
    facts
}

/// Another label. Links in which it cannot play its part any more are cut; a chain of fragments of one label breaks
/// where the labels now differ.
pub fn relabel(
    ground: Ground,
    relations: &Relations,
    annotation: &Annotation,
    label: &LabelId,
    now: &Timestamp,
) -> Facts {
    let entity = Entity::Annotation(annotation.id.clone());
    let mut facts = vec![
        (entity.clone(), Fact::Label(label.clone())),
        (entity.clone(), Fact::Modified(now.clone())),
    ];
    facts.extend(parts::guessed(
        ground,
        &annotation.id,
        label,
        annotation.range(),
        Some(annotation),
    ));
    if ground.codebook.role(label) != ground.codebook.role(&annotation.label) {
        let links = relations.links_of(&annotation.id).into_iter();
        facts.extend(links.map(|link| (Entity::Link(link), Fact::Deleted(true))));
    }
    if annotation.continues.is_some() {
        facts.push((entity, Fact::Continues(None)));
    }
    for next in relations.continued_by(&annotation.id) {
        facts.push((Entity::Annotation(next), Fact::Continues(None)));
    }
    facts
}

/// Another place. Source and cue are cut to it, or guessed anew if they were only guessed.
pub fn move_to(ground: Ground, annotation: &Annotation, range: Range, now: &Timestamp) -> Facts {
    let entity = Entity::Annotation(annotation.id.clone());
    let mut facts = vec![
        (entity.clone(), place(ground.article, range)),
        (entity.clone(), Fact::Modified(now.clone())),
    ];
    let moved = parts::moved(ground, annotation, range);
    if moved.source != annotation.source {
        facts.push((entity.clone(), Fact::Source(moved.source)));
    }
    if moved.cue != annotation.cue {
        facts.push((entity, Fact::Cue(moved.cue)));
    }
    facts
}

/// Another note.
pub fn note(annotation: &Annotation, text: &Rc<str>, now: &Timestamp) -> Facts {
    let entity = Entity::Annotation(annotation.id.clone());
    vec![
        (entity.clone(), Fact::Note(text.clone())),
        (entity, Fact::Modified(now.clone())),
    ]
}

/// Deletion. Where it was the head of a chain of fragments, the next one takes its place and its links.
pub fn delete(relations: &Relations, annotation: &Annotation) -> Facts {
    let mut facts = vec![(Entity::Annotation(annotation.id.clone()), Fact::Deleted(true))];
    let mut heirs = relations.continued_by(&annotation.id).into_iter();
    let Some(heir) = heirs.next() else {
        return facts;
    };
    facts.push((
        Entity::Annotation(heir.clone()),
        Fact::Continues(annotation.continues.clone()),
    ));
    for other in heirs {
        facts.push((Entity::Annotation(other), Fact::Continues(Some(heir.clone()))));
    }
    for attribution in relations.attributions(&annotation.id) {
        let inherited = Link {
            attribution: attribution.clone(),
            content: heir.clone(),
        };
        facts.push((Entity::Link(inherited), Fact::Deleted(false)));
    }
    facts
}

fn place(article: &Article, range: Range) -> Fact {
    Fact::Target(Target::Placed {
        range,
        exact: article.text().slice(range).unwrap_or_default().into(),
    })
}
