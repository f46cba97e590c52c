//! The work on an article as it leaves the program, whatever the format.

use std::rc::Rc;

use super::chain;
use super::index::Index;
use crate::domain::anchor;
use crate::domain::annotation::{
    Annotation, AnnotationId, Codebook, Colour, Entity, Fact, Field, LabelDefinition, LabelId, Line, Link, Project,
    Quote, Role, Target,
};
use crate::domain::document::{Article, Extra};
use crate::domain::order;
use crate::domain::text::{Offset, Range, Text};

/// What is written: nothing that a merge left half done, so that a reader can take every item.
#[derive(Debug)]
pub(super) struct Work {
    /// The live annotations: those with a place in text order, then the orphans; then by id.
    pub annotations: Vec<Annotation>,
    /// The codebook with every label in use.
    pub codebook: Codebook,
    /// The links whose ends are there and fit: the places of attribution and content in `annotations`, in that order.
    pub links: Vec<(usize, usize, Link)>,
}

impl Work {
    /// The work of `project` on `article`.
    pub(super) fn of(article: &Article, project: &Project) -> Self {
        let annotations = sound(article, project);
        let codebook = codebook(project, &annotations);
        let links = links(project, &annotations, &codebook);
        Self {
            annotations,
            codebook,
            links,
        }
    }
}

/// The live annotations as a reader takes them: those with a place in text order, then the orphans; then by id.
fn sound(article: &Article, project: &Project) -> Vec<Annotation> {
    let mut annotations = Vec::new();
    for id in project.annotation_ids() {
        if let Some(mut annotation) = project.annotation(id) {
            if let Target::Placed { range, exact } = &annotation.target
                && (range.is_empty() || article.text().slice(*range).is_none())
            {
                let quote = Quote {
                    exact: exact.clone(),
                    ..Quote::default()
                };
                let was = Some(*range).filter(|was| !was.is_empty());
                annotation.target = Target::Orphan { quote, was };
            }
            annotations.push(annotation);
        }
    }
    let mut fragments = Vec::new();
    for annotation in &annotations {
        fragments.push(chain::fragment(annotation));
    }
    for (nth, broken) in chain::broken(&fragments).into_iter().enumerate() {
        if broken.is_some() {
            annotations[nth].continues = None;
        }
    }
    // The ids rise already, and equal places keep their order.
    order::sort_by(&mut annotations, |a, b| place(a).cmp(&place(b)));
    annotations
}

/// Text order, orphans last.
fn place(annotation: &Annotation) -> (bool, Option<Range>) {
    match &annotation.target {
        Target::Placed { range, .. } => (false, Some(*range)),
        Target::Orphan { was, .. } => (true, *was),
    }
}

/// The codebook, with every label in use: one that was deleted while somebody used it is written all the same.
fn codebook(project: &Project, annotations: &[Annotation]) -> Codebook {
    let mut codebook = project.codebook();
    for annotation in annotations {
        let id = &annotation.label;
        if codebook.label(id).is_some() {
            continue;
        }
        let known = match project.stamped(&Entity::Label(id.clone()), Field::Definition) {
            Some((_, Fact::Definition(definition))) => Some(definition.clone()),
            _ => None,
        };
        codebook.labels.push(known.unwrap_or_else(|| bare(id)));
    }
    Codebook::sort(&mut codebook.labels);
    codebook
}

/// A definition for a label of which nothing but its slug is known.
fn bare(id: &LabelId) -> Rc<LabelDefinition> {
    Rc::new(LabelDefinition {
        id: id.clone(),
        role: Role::None,
        name: id.as_str().into(),
        definition: "".into(),
        example: "".into(),
        nonexample: "".into(),
        key: "".into(),
        color: Colour::Grey,
        line: Line::Solid,
        extra: Extra::default(),
    })
}

/// The links whose ends are there and fit.
fn links(project: &Project, annotations: &[Annotation], codebook: &Codebook) -> Vec<(usize, usize, Link)> {
    let mut ids = Vec::new();
    for annotation in annotations {
        ids.push(annotation.id.shared());
    }
    let index = Index::new(ids);
    let end = |id: &AnnotationId, role: Role| {
        let nth = index.get(id.as_str())?;
        let label = codebook.label(&annotations.get(nth)?.label)?;
        (label.role == role).then_some(nth)
    };
    let mut links = Vec::new();
    for link in project.links() {
        if let Some(attribution) = end(&link.attribution, Role::Attribution)
            && let Some(content) = end(&link.content, Role::Content)
        {
            links.push((attribution, content, link.clone()));
        }
    }
    order::sort_by(&mut links, |a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    links
}

/// The words of a target with what stands around them.
pub(super) fn quote(text: &Text, target: &Target) -> Quote {
    match target {
        Target::Orphan { quote, .. } => quote.clone(),
        // A range that can be sliced can be described; should it not, the words alone are still true.
        Target::Placed { range, .. } => anchor::describe(text, *range).unwrap_or_else(|| Quote {
            exact: text.slice(*range).unwrap_or_default().into(),
            ..Quote::default()
        }),
    }
}

/// As much of `part` as lies in the annotation, with its words: for an orphan, counted from where it used to be.
pub(super) fn clip(text: &Text, target: &Target, part: Range) -> Option<(Range, String)> {
    match target {
        Target::Placed { range, .. } => {
            let part = part.intersection(*range)?;
            Some((part, text.slice(part)?.to_owned()))
        }
        Target::Orphan { quote, was } => {
            let was = (*was)?;
            let part = part.intersection(was)?;
            let words = Text::new(quote.exact.clone());
            let inside = |offset: Offset| Offset::new(offset.get() - was.start().get());
            let exact = words
                .slice(Range::between(inside(part.start()), inside(part.end())))?
                .to_owned();
            Some((part, exact))
        }
    }
}
