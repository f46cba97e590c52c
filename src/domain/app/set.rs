//! The live annotations, found by id, each where the text says it is.

use std::rc::Rc;

use crate::domain::anchor::resolve;
use crate::domain::annotation::{Annotation, AnnotationId, Project, Quote, Target};
use crate::domain::document::Article;
use crate::domain::shared_map::SharedMap;

/// The live annotations of a project on an article. Cheap to clone.
///
/// Invariant: the words of every placed annotation are those that the text has at its range.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnnotationSet {
    by_id: SharedMap<AnnotationId, Rc<Annotation>>,
}

impl AnnotationSet {
    /// Every live annotation of `project`.
    #[must_use]
    pub fn of(article: &Article, project: &Project) -> Self {
        let mut by_id = SharedMap::default();
        for annotation in project.annotation_ids().filter_map(|id| project.annotation(id)) {
            by_id.insert(annotation.id.clone(), Rc::new(settle(article, annotation)));
        }
        Self { by_id }
    }

    /// The annotation `id`.
    #[must_use]
    pub fn get(&self, id: &AnnotationId) -> Option<&Rc<Annotation>> {
        self.by_id.get(id)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    /// All of them, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &Rc<Annotation>> {
        self.by_id.iter().map(|(_, annotation)| annotation)
    }

    /// Those that have no place in the text, in the order of their ids.
    pub fn orphans(&self) -> impl Iterator<Item = &Rc<Annotation>> {
        self.iter().filter(|annotation| annotation.range().is_none())
    }

    /// Reads `id` anew from `project`; gives what it was and what it is.
    pub fn refresh(
        &mut self,
        article: &Article,
        project: &Project,
        id: &AnnotationId,
    ) -> (Option<Rc<Annotation>>, Option<Rc<Annotation>>) {
        let now = project
            .annotation(id)
            .map(|annotation| Rc::new(settle(article, annotation)));
        let before = match &now {
            Some(annotation) => self.by_id.insert(id.clone(), annotation.clone()),
            None => self.by_id.remove(id),
        };
        (before, now)
    }
}

/// Compares the words at the stored range with the stored words. Where they differ, the words are looked for; where
/// they cannot be found for certain, the annotation is an orphan, with its words. Nothing is written by this.
fn settle(article: &Article, mut annotation: Annotation) -> Annotation {
    let Target::Placed { range, exact } = &annotation.target else {
        return annotation;
    };
    if !range.is_empty() && article.text().slice(*range) == Some(exact) {
        return annotation;
    }
    let quote = Quote {
        exact: exact.clone(),
        ..Quote::default()
    };
    // Other words than the stored ones were accepted by nobody.
    annotation.target = match resolve(article.text(), Some(*range), &quote).same_words() {
        Some(range) => Target::Placed {
            range,
            exact: article.text().slice(range).unwrap_or_default().into(),
        },
        None => Target::Orphan {
            was: Some(*range),
            quote,
        },
    };
    annotation
}
