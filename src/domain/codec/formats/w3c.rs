//! W3C Web Annotation (Recommendation of 2017) as JSON-LD: one collection with one page. Offsets are code points.
//!
//! What the vocabulary has no term for (source, cue, fragments, judgements) is written under the prefix `pressmark`.

use super::super::json::Writer;
use super::super::work::{Work, clip, quote};
use super::Export;
use crate::domain::annotation::{Annotation, AnnotationId, Judgement, Judgements, Target};
use crate::domain::document::Fingerprint;
use crate::domain::text::Text;

/// The work as an AnnotationCollection.
pub(super) fn write(export: &Export, work: &Work) -> String {
    let article = export.article;
    let fingerprint = article.fingerprint();
    let collection = collection(fingerprint);
    let mut writer = Writer::default();
    let w = &mut writer;
    w.item();
    w.raw(
        "@context",
        r#"["http://www.w3.org/ns/anno.jsonld", {"pressmark": "urn:pressmark:"}]"#,
    );
    w.text("id", &collection);
    w.text("type", "AnnotationCollection");
    w.text("label", &article.meta().title);
    creator(w, export.author);
    w.text("generated", export.now.as_str());
    w.number("total", count(work.annotations.len() + work.links.len()));
    w.object("first");
    w.text("id", &format!("{collection}#1"));
    w.text("type", "AnnotationPage");
    w.text("partOf", &collection);
    w.number("startIndex", 0);
    w.array("items");
    for annotation in &work.annotations {
        write_annotation(w, article.text(), fingerprint, work, annotation);
    }
    for (_, _, link) in &work.links {
        w.item();
        w.text(
            "id",
            &format!("urn:pressmark:link:{}:{}", link.attribution, link.content),
        );
        w.text("type", "Annotation");
        w.text("motivation", "linking");
        w.text("body", &iri(&link.attribution));
        w.text("target", &iri(&link.content));
        w.close('}');
    }
    w.close(']');
    w.close('}');
    w.close('}');
    writer.finish()
}

fn write_annotation(w: &mut Writer, text: &Text, article: &Fingerprint, work: &Work, annotation: &Annotation) {
    w.item();
    w.text("id", &iri(&annotation.id));
    w.text("type", "Annotation");
    w.raw(
        "motivation",
        if annotation.note.is_empty() {
            r#"["tagging"]"#
        } else {
            r#"["tagging", "commenting"]"#
        },
    );
    times(w, annotation);
    bodies(w, work, annotation);
    let place = annotation.range().map(|at| (at.start().get(), at.end().get()));
    target(w, text, article, annotation, place);
    own(w, text, annotation);
    w.close('}');
}

/// The words in the article, and their `place` in the unit of the format, if they have one.
pub(super) fn target(
    w: &mut Writer,
    text: &Text,
    article: &Fingerprint,
    annotation: &Annotation,
    place: Option<(u32, u32)>,
) {
    w.object("target");
    w.text("source", &format!("urn:sha256:{}", article.as_str()));
    w.array("selector");
    let quote = quote(text, &annotation.target);
    w.item();
    w.text("type", "TextQuoteSelector");
    w.text("exact", &quote.exact);
    w.some_text("prefix", &quote.prefix);
    w.some_text("suffix", &quote.suffix);
    w.close('}');
    if let Some((start, end)) = place {
        w.item();
        w.text("type", "TextPositionSelector");
        w.number("start", start);
        w.number("end", end);
        w.close('}');
    }
    w.close(']');
    w.close('}');
}

/// The label as a tag and the note as a comment.
pub(super) fn bodies(w: &mut Writer, work: &Work, annotation: &Annotation) {
    w.array("body");
    let tag = work.label_name(annotation);
    for (purpose, value) in [("tagging", tag), ("commenting", &annotation.note)] {
        if !value.is_empty() {
            w.item();
            w.text("type", "TextualBody");
            w.text("purpose", purpose);
            w.text("value", value);
            w.text("format", "text/plain");
            w.close('}');
        }
    }
    w.close(']');
}

/// Who made it and when.
pub(super) fn times(w: &mut Writer, annotation: &Annotation) {
    creator(w, &annotation.creator);
    for (name, time) in [("created", &annotation.created), ("modified", &annotation.modified)] {
        if let Some(time) = time {
            w.text(name, time.as_str());
        }
    }
}

fn creator(w: &mut Writer, name: &str) {
    if !name.is_empty() {
        w.object("creator");
        w.text("type", "Person");
        w.text("name", name);
        w.close('}');
    }
}

/// What only Pressmark says.
fn own(w: &mut Writer, text: &Text, annotation: &Annotation) {
    for (name, part) in [
        ("pressmark:source", annotation.source),
        ("pressmark:cue", annotation.cue),
    ] {
        if let Some((range, exact)) = part.and_then(|part| clip(text, &annotation.target, part)) {
            w.object(name);
            w.number("start", range.start().get());
            w.number("end", range.end().get());
            w.text("exact", &exact);
            w.close('}');
        }
    }
    if let Target::Orphan { was: Some(was), .. } = annotation.target {
        w.object("pressmark:was");
        w.number("start", was.start().get());
        w.number("end", was.end().get());
        w.close('}');
    }
    if let Some(earlier) = &annotation.continues {
        w.text("pressmark:continues", &iri(earlier));
    }
    if annotation.judgements != Judgements::default() {
        w.object("pressmark:judgements");
        for (judgement, answer) in Judgement::ALL.iter().zip(annotation.judgements.0) {
            if let Some(answer) = answer {
                w.raw(judgement.name(), if answer { "true" } else { "false" });
            }
        }
        w.close('}');
    }
}

/// `urn:uuid:` for a UUID; a foreign id under a name of our own.
pub(super) fn iri(id: &AnnotationId) -> String {
    let id = id.as_str();
    let uuid = id.len() == 36
        && id.bytes().enumerate().all(|(nth, byte)| {
            if matches!(nth, 8 | 13 | 18 | 23) {
                byte == b'-'
            } else {
                byte.is_ascii_hexdigit()
            }
        });
    format!("urn:{}:{id}", if uuid { "uuid" } else { "pressmark:annotation" })
}

/// The collection's own name: a UUID of version 8 (RFC 9562, section 5.8) from the first bytes of the text's fingerprint.
fn collection(fingerprint: &Fingerprint) -> String {
    let hex = fingerprint.as_str();
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    format!(
        "urn:uuid:{}-{}-8{}-a{}-{}",
        part(0, 8),
        part(8, 12),
        part(13, 16),
        part(17, 20),
        part(20, 32)
    )
}

fn count(number: usize) -> u32 {
    number.try_into().unwrap_or(u32::MAX)
}
