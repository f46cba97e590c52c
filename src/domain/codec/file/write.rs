//! Writing the file: the same state gives the same bytes but for `exported`.

use super::super::json::Writer;
use super::super::names;
use super::super::work::{Work, clip, quote};
use super::{FORMAT, VERSION};
use crate::domain::annotation::{
    Annotation, Codebook, Entity, Fact, Field, Judgement, Judgements, Project, Target, Timestamp,
};
use crate::domain::document::{Article, Extra};
use crate::domain::text::{Range, Text};

/// The work on `article` as a file, ended by a line break.
///
/// What a merge left half done is not written, so that a reader takes every item: a link without both of its ends, a
/// `continues` that leads nowhere, the parts of a source or cue outside of its annotation. It stays in `project`.
#[must_use]
pub fn export(article: &Article, project: &Project, author: &str, exported: &Timestamp) -> String {
    let work = Work::of(article, project);
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
    write_codebook(w, &work.codebook);
    w.part_extra(&extra, "codebook");
    w.close('}');
    w.object("author");
    w.some_text("name", author);
    w.part_extra(&extra, "author");
    w.close('}');
    w.array("annotations");
    write_annotations(w, article.text(), &work.annotations, true);
    w.close(']');
    w.array("links");
    write_links(w, project, &work);
    w.close(']');
    w.array("orphans");
    write_annotations(w, article.text(), &work.annotations, false);
    w.close(']');
    w.extra(&extra, &["author", "codebook"]);
    w.close('}');
    writer.finish()
}

/// `article` alone, as it is stored: the member of that name.
pub(in crate::domain::codec) fn article(article: &Article) -> String {
    let mut writer = Writer::default();
    writer.item();
    write_article(&mut writer, article);
    writer.close('}');
    writer.finish()
}

/// Writes the links, in the text order of their attributions, then of their contents.
fn write_links(w: &mut Writer, project: &Project, work: &Work) {
    for (_, _, link) in &work.links {
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
    w.text("direction", meta.direction.name());
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
    let quote = quote(text, &annotation.target);
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
