//! Writing the file: the same state gives the same bytes but for `exported`.

use std::rc::Rc;

use super::super::index::Index;
use super::super::json::Writer;
use super::super::names;
use super::{FORMAT, VERSION, chain};
use crate::domain::anchor;
use crate::domain::annotation::{
    Annotation, AnnotationId, Codebook, Colour, Entity, Fact, Field, Judgement, Judgements, LabelDefinition, LabelId,
    Line, Project, Quote, Role, Target, Timestamp,
};
use crate::domain::document::{Article, Direction, Extra};
use crate::domain::order;
use crate::domain::text::{Offset, Range, Text};

/// The work on `article` as a file, ended by a line break.
///
/// What a merge left half done is not written, so that a reader takes every item: a link without both of its ends, a
/// `continues` that leads nowhere, the parts of a source or cue outside of its annotation. It stays in `project`.
#[must_use]
pub fn export(article: &Article, project: &Project, author: &str, exported: &Timestamp) -> String {
    let annotations = sound(article, project);
    let codebook = codebook(project, &annotations);
    let extra = match project.stamped(&Entity::Project, Field::Extra) {
        Some((_, Fact::Extra(extra))) => extra.clone(),
        _ => Extra::default(),
    };
    let mut writer = Writer::default();
    let w = &mut writer;
    w.item();
    w.text("format", FORMAT);
    w.number("version", VERSION);
    w.text("exported", exported.as_str());
    w.text("generator", concat!("pressmark ", env!("CARGO_PKG_VERSION")));
    w.object("article");
    write_article(w, article);
    w.close('}');
    w.object("codebook");
    write_codebook(w, &codebook);
    w.part_extra(&extra, "codebook");
    w.close('}');
    w.object("author");
    w.some_text("name", author);
    w.part_extra(&extra, "author");
    w.close('}');
    w.array("annotations");
    write_annotations(w, article.text(), &annotations, true);
    w.close(']');
    w.array("links");
    write_links(w, project, &annotations, &codebook);
    w.close(']');
    w.array("orphans");
    write_annotations(w, article.text(), &annotations, false);
    w.close(']');
    w.extra(&extra, &["author", "codebook"]);
    w.close('}');
    writer.finish()
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
    order::sort_by(&mut codebook.labels, |a, b| (&a.key, &a.id).cmp(&(&b.key, &b.id)));
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

/// Writes the links whose ends are there and fit, in the text order of their attributions, then of their contents.
fn write_links(w: &mut Writer, project: &Project, annotations: &[Annotation], codebook: &Codebook) {
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
            links.push((attribution, content, link));
        }
    }
    order::sort_by(&mut links, |a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    for (_, _, link) in links {
        w.item();
        w.text("attribution", link.attribution.as_str());
        w.text("content", link.content.as_str());
        if let Some((_, Fact::Extra(extra))) = project.stamped(&Entity::Link(link.clone()), Field::Extra) {
            w.extra(extra, &[]);
        }
        w.close('}');
    }
}

fn write_article(w: &mut Writer, article: &Article) {
    let meta = article.meta();
    w.text("id", &meta.slug);
    w.text("title", &meta.title);
    w.text("language", &meta.language);
    let left = meta.direction == Direction::LeftToRight;
    w.text("direction", if left { "ltr" } else { "rtl" });
    if let Some(citation) = &meta.citation {
        w.text("citation", citation);
    }
    w.text("sha256", article.fingerprint().as_str());
    w.text("text", article.text().as_str());
    w.array("blocks");
    for block in article.blocks() {
        w.item();
        w.text("kind", names::kind(block.kind));
        if let Some(level) = block.level {
            w.number("level", level.into());
        }
        w.close('}');
    }
    w.close(']');
    w.extra(&meta.extra, &[]);
}

fn write_codebook(w: &mut Writer, codebook: &Codebook) {
    w.text("id", &codebook.id);
    w.number("version", codebook.version);
    w.array("labels");
    for label in &codebook.labels {
        w.item();
        for (name, value) in [
            ("id", label.id.as_str()),
            ("role", names::role(label.role)),
            ("name", &label.name),
            ("definition", &label.definition),
            ("example", &label.example),
            ("nonexample", &label.nonexample),
            ("key", &label.key),
            ("color", label.color.name()),
            ("line", label.line.name()),
        ] {
            w.text(name, value);
        }
        w.extra(&label.extra, &[]);
        w.close('}');
    }
    w.close(']');
}

/// Writes those with a place, or the others.
fn write_annotations(w: &mut Writer, text: &Text, annotations: &[Annotation], placed: bool) {
    for annotation in annotations {
        if annotation.range().is_some() == placed {
            w.item();
            write_annotation(w, text, annotation);
            w.close('}');
        }
    }
}

fn write_annotation(w: &mut Writer, text: &Text, annotation: &Annotation) {
    w.text("id", annotation.id.as_str());
    w.text("label", annotation.label.as_str());
    if let Some(range) = annotation.range() {
        write_range(w, range);
    }
    let quote = match &annotation.target {
        Target::Orphan { quote, .. } => quote.clone(),
        // A range that can be sliced can be described; should it not, the words alone are still true.
        Target::Placed { range, .. } => anchor::describe(text, *range).unwrap_or_else(|| Quote {
            exact: text.slice(*range).unwrap_or_default().into(),
            ..Quote::default()
        }),
    };
    w.text("exact", &quote.exact);
    w.text("prefix", &quote.prefix);
    w.text("suffix", &quote.suffix);
    w.some_text("creator", &annotation.creator);
    w.some_text("note", &annotation.note);
    for (name, part) in [("source", annotation.source), ("cue", annotation.cue)] {
        if let Some(part) = part
            && let Some((range, exact)) = clip(text, &annotation.target, part)
        {
            w.object(name);
            write_range(w, range);
            w.text("exact", &exact);
            w.part_extra(&annotation.extra, name);
            w.close('}');
        }
    }
    if let Some(earlier) = &annotation.continues {
        w.text("continues", earlier.as_str());
    }
    if annotation.judgements != Judgements::default() {
        w.object("judgements");
        for (judgement, answer) in Judgement::ALL.iter().zip(annotation.judgements.0) {
            if let Some(answer) = answer {
                w.raw(judgement.name(), if answer { "true" } else { "false" });
            }
        }
        w.part_extra(&annotation.extra, "judgements");
        w.close('}');
    }
    for (name, time) in [("created", &annotation.created), ("modified", &annotation.modified)] {
        if let Some(time) = time {
            w.text(name, time.as_str());
        }
    }
    if let Target::Orphan { was: Some(was), .. } = annotation.target
        && !was.is_empty()
    {
        w.object("was");
        write_range(w, was);
        w.close('}');
    }
    w.extra(&annotation.extra, &["source", "cue", "judgements"]);
}

fn write_range(w: &mut Writer, range: Range) {
    w.number("start", range.start().get());
    w.number("end", range.end().get());
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
