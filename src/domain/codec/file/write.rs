//! Writing the file: the same state gives the same bytes but for `exported`.

use std::rc::Rc;

use super::super::index::Index;
use super::super::json::Writer;
use super::super::names;
use super::{FORMAT, VERSION, chain};
use crate::domain::anchor;
use crate::domain::annotation::{
    Annotation, AnnotationId, Codebook, Colour, Entity, Fact, Field, Judgement, LabelDefinition, LabelId, Line, Link,
    Project, Quote, Role, Target, Timestamp,
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
    let mut writer = Writer::default();
    let extra = match project.stamped(&Entity::Project, Field::Extra) {
        Some((_, Fact::Extra(extra))) => extra.clone(),
        _ => Extra::default(),
    };
    writer.item(|w| {
        w.text("format", FORMAT);
        w.number("version", VERSION);
        w.text("exported", exported.as_str());
        w.text("generator", concat!("pressmark ", env!("CARGO_PKG_VERSION")));
        w.object("article", |w| write_article(w, article));
        w.object("codebook", |w| {
            write_codebook(w, &codebook);
            w.part_extra(&extra, "codebook");
        });
        w.object("author", |w| {
            if !author.is_empty() {
                w.text("name", author);
            }
            w.part_extra(&extra, "author");
        });
        w.array("annotations", |w| {
            for annotation in annotations.iter().filter(|one| one.range().is_some()) {
                w.item(|w| write_annotation(w, article.text(), annotation));
            }
        });
        w.array("links", |w| {
            for link in links(project, &annotations, &codebook) {
                w.item(|w| {
                    w.text("attribution", link.attribution.as_str());
                    w.text("content", link.content.as_str());
                    if let Some((_, Fact::Extra(extra))) = project.stamped(&Entity::Link(link.clone()), Field::Extra) {
                        w.extra(extra, &[]);
                    }
                });
            }
        });
        w.array("orphans", |w| {
            for orphan in annotations.iter().filter(|one| one.range().is_none()) {
                w.item(|w| write_annotation(w, article.text(), orphan));
            }
        });
        w.extra(&extra, &["author", "codebook"]);
    });
    writer.finish()
}

/// The live annotations as a reader takes them: those with a place in text order, then the orphans; then by id.
fn sound(article: &Article, project: &Project) -> Vec<Annotation> {
    let mut annotations: Vec<Annotation> = project
        .annotation_ids()
        .filter_map(|id| project.annotation(id))
        .collect();
    for annotation in &mut annotations {
        let Target::Placed { range, exact } = &annotation.target else {
            continue;
        };
        if range.is_empty() || article.text().slice(*range).is_none() {
            let quote = Quote {
                exact: exact.clone(),
                ..Quote::default()
            };
            annotation.target = Target::Orphan {
                quote,
                was: Some(*range).filter(|was| !was.is_empty()),
            };
        }
    }
    let fragments: Vec<_> = annotations
        .iter()
        .map(|one| (&one.id, &one.label, one.continues.as_ref()))
        .collect();
    let broken = chain::broken(&fragments);
    for (annotation, broken) in annotations.iter_mut().zip(broken) {
        if broken.is_some() {
            annotation.continues = None;
        }
    }
    order::sort_by(&mut annotations, |a, b| (place(a), &a.id).cmp(&(place(b), &b.id)));
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
    for id in annotations.iter().map(|annotation| &annotation.label) {
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

/// The links whose ends are there and fit, in the text order of their attributions, then of their contents.
fn links<'a>(project: &'a Project, annotations: &[Annotation], codebook: &Codebook) -> Vec<&'a Link> {
    let index = Index::of(annotations.iter().map(|one| &one.id));
    let end = |id: &AnnotationId, role: Role| {
        let nth = index.get(id.as_str())?;
        let label = codebook.label(&annotations.get(nth)?.label)?;
        (label.role == role).then_some(nth)
    };
    let mut links: Vec<((usize, usize), &Link)> = project
        .links()
        .filter_map(|link| {
            let place = (
                end(&link.attribution, Role::Attribution)?,
                end(&link.content, Role::Content)?,
            );
            Some((place, link))
        })
        .collect();
    order::sort_by(&mut links, Ord::cmp);
    links.into_iter().map(|(_, link)| link).collect()
}

fn write_article(w: &mut Writer, article: &Article) {
    let meta = article.meta();
    w.text("id", &meta.slug);
    w.text("title", &meta.title);
    w.text("language", &meta.language);
    w.text(
        "direction",
        if meta.direction == Direction::LeftToRight {
            "ltr"
        } else {
            "rtl"
        },
    );
    if let Some(citation) = &meta.citation {
        w.text("citation", citation);
    }
    w.text("sha256", article.fingerprint().as_str());
    w.text("text", article.text().as_str());
    w.array("blocks", |w| {
        for block in article.blocks() {
            w.item(|w| {
                w.text("kind", names::kind(block.kind));
                if let Some(level) = block.level {
                    w.number("level", level.into());
                }
            });
        }
    });
    w.extra(&meta.extra, &[]);
}

fn write_codebook(w: &mut Writer, codebook: &Codebook) {
    w.text("id", &codebook.id);
    w.number("version", codebook.version);
    w.array("labels", |w| {
        for label in &codebook.labels {
            w.item(|w| {
                w.text("id", label.id.as_str());
                w.text("role", names::role(label.role));
                w.text("name", &label.name);
                w.text("definition", &label.definition);
                w.text("example", &label.example);
                w.text("nonexample", &label.nonexample);
                w.text("key", &label.key);
                w.text("color", label.color.name());
                w.text("line", label.line.name());
                w.extra(&label.extra, &[]);
            });
        }
    });
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
    if !annotation.creator.is_empty() {
        w.text("creator", &annotation.creator);
    }
    if !annotation.note.is_empty() {
        w.text("note", &annotation.note);
    }
    for (name, part) in [("source", annotation.source), ("cue", annotation.cue)] {
        let Some((range, exact)) = part.and_then(|part| clip(text, &annotation.target, part)) else {
            continue;
        };
        w.object(name, |w| {
            write_range(w, range);
            w.text("exact", &exact);
            w.part_extra(&annotation.extra, name);
        });
    }
    if let Some(earlier) = &annotation.continues {
        w.text("continues", earlier.as_str());
    }
    let answers: Vec<_> = Judgement::ALL.iter().zip(annotation.judgements.0).collect();
    if answers.iter().any(|(_, answer)| answer.is_some()) {
        w.object("judgements", |w| {
            for (judgement, answer) in answers {
                if let Some(answer) = answer {
                    w.raw(judgement.name(), if answer { "true" } else { "false" });
                }
            }
            w.part_extra(&annotation.extra, "judgements");
        });
    }
    for (name, time) in [("created", &annotation.created), ("modified", &annotation.modified)] {
        if let Some(time) = time {
            w.text(name, time.as_str());
        }
    }
    if let Target::Orphan { was: Some(was), .. } = annotation.target
        && !was.is_empty()
    {
        w.object("was", |w| write_range(w, was));
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
