//! The work on one version of an article, carried over to another.
//!
//! Every answer is a plan until it is agreed to. Nothing of the earlier version is written to: what is carried over becomes work
//! on the new one, under the same ids.

use std::rc::Rc;

use crate::domain::anchor::{Resolution, Revision};
use crate::domain::annotation::{Annotation, AnnotationId, Entity, Fact, Project, Quote, Target};
use crate::domain::document::Article;
use crate::domain::order;
use crate::domain::text::Range;

use super::file::{Content, FileContents, Found, Remark};
use super::work;

/// What becomes of one annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// As it is in the earlier version.
    pub annotation: Rc<Annotation>,
    /// Its place in the new one.
    pub found: Resolution,
    /// The words there; empty if it is lost.
    pub words: Rc<str>,
    /// Its words with their context, from the earlier version.
    quote: Quote,
    source: Option<Range>,
    cue: Option<Range>,
}

/// What becomes of all work on an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carriage {
    /// One answer for each live annotation: those to look at first, then those that are lost, moved, and the same; each in text
    /// order.
    pub items: Vec<Carried>,
    /// Whether the new text has enough of the old one to be a version of it.
    pub kin: bool,
}

impl Carried {
    /// How much there is to look at: changed words first, what stays last.
    #[must_use]
    pub const fn rank(&self) -> usize {
        match self.found {
            Resolution::Approximate(_) => 0,
            Resolution::Orphan(_) => 1,
            Resolution::Moved(_) => 2,
            Resolution::Exact(_) => 3,
        }
    }
}

/// What would become of the work of `project` on `old` if its text were that of `new`.
#[must_use]
pub fn carry(old: &Article, project: &Project, new: &Article) -> Carriage {
    let revision = Revision::new(old.text(), new.text());
    let mut items = Vec::new();
    for id in project.annotation_ids() {
        if let Some(annotation) = project.annotation(id) {
            items.push(carried(&revision, old, new, annotation));
        }
    }
    order::sort_by(&mut items, |a, b| {
        let key = |one: &Carried| (one.rank(), one.annotation.range(), one.annotation.id.clone());
        key(a).cmp(&key(b))
    });
    Carriage {
        items,
        kin: revision.is_kin(),
    }
}

fn carried(revision: &Revision, old: &Article, new: &Article, annotation: Annotation) -> Carried {
    let quote = work::quote(old.text(), &annotation.target);
    let stands = |range: &Range| old.text().slice(*range) == Some(&quote.exact);
    let was = annotation.range().filter(stands);
    let found = match was {
        Some(range) => revision.carry(range),
        // It had no place before, or other words than it should.
        None => revision.find(&quote),
    };
    let place = found.range();
    let part = |part: Option<Range>| revision.carry_part(was?, place?, part?);
    Carried {
        words: place
            .and_then(|range| new.text().slice(range))
            .unwrap_or_default()
            .into(),
        source: part(annotation.source),
        cue: part(annotation.cue),
        annotation: Rc::new(annotation),
        found,
        quote,
    }
}

impl Carriage {
    /// The work on the new version: everything that is said of the old one, in its new place. What is among `refused` has no
    /// place there.
    #[must_use]
    pub fn facts(&self, project: &Project, refused: &[AnnotationId]) -> Vec<(Entity, Fact)> {
        let mut facts = Vec::new();
        for entry in project.entries() {
            // The newest place is written below.
            let placed = matches!(entry.fact, Fact::Target(_) | Fact::Source(_) | Fact::Cue(_));
            let live = matches!(&entry.entity, Entity::Annotation(id) if project.annotation(id).is_some());
            if !(placed && live) {
                facts.push((entry.entity, entry.fact));
            }
        }
        for item in &self.items {
            let entity = Entity::Annotation(item.annotation.id.clone());
            let place = item.found.range().filter(|_| !refused.contains(&item.annotation.id));
            let (source, cue) = match place {
                Some(_) => (item.source, item.cue),
                // Counted from where it used to be, as its words are.
                None => (item.annotation.source, item.annotation.cue),
            };
            let target = match place {
                Some(range) => Target::Placed {
                    range,
                    exact: item.words.clone(),
                },
                None => Target::Orphan {
                    quote: item.quote.clone(),
                    was: match &item.annotation.target {
                        Target::Placed { range, .. } => Some(*range),
                        Target::Orphan { was, .. } => *was,
                    },
                },
            };
            facts.push((entity.clone(), Fact::Target(target)));
            facts.push((entity.clone(), Fact::Source(source)));
            facts.push((entity, Fact::Cue(cue)));
        }
        facts
    }
}

/// What `file`, which is about another version of `article`, says of this one; `None` if they have too little in common.
#[must_use]
pub fn brought(file: &FileContents, article: &Rc<Article>) -> Option<FileContents> {
    let revision = Revision::new(file.article.text(), article.text());
    if !revision.is_kin() {
        return None;
    }
    let mut brought = FileContents {
        article: article.clone(),
        ..file.clone()
    };
    for item in &mut brought.items {
        let Ok(Content::Annotation { annotation, found }) = &mut item.content else {
            continue;
        };
        let Some(was) = annotation.range() else { continue };
        let carried = carried(&revision, &file.article, article, Annotation::clone(annotation));
        *found = match carried.found {
            Resolution::Exact(_) => Found::AsWritten,
            Resolution::Moved(_) => Found::Moved,
            Resolution::Approximate(_) => Found::Approximate,
            Resolution::Orphan(_) => Found::Lost,
        };
        if *found == Found::Approximate {
            item.remarks.push(Remark::OtherWords(carried.quote.clone()));
        }
        let annotation = Rc::make_mut(annotation);
        annotation.target = match carried.found.range() {
            Some(range) => {
                (annotation.source, annotation.cue) = (carried.source, carried.cue);
                Target::Placed {
                    range,
                    exact: carried.words,
                }
            }
            None => Target::Orphan {
                quote: carried.quote,
                was: Some(was),
            },
        };
    }
    Some(brought)
}
