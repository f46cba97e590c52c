//! brat standoff: text, annotations and configuration in one zip. Offsets are code points.
//!
//! Words of an annotation that run over a line break are written as fragments, one for each line. Orphans are left out.

use std::fmt::Write;

use super::super::work::{Work, clip};
use super::{Export, one_line, zip};
use crate::domain::annotation::{Judgement, Role};
use crate::domain::text::{Range, Text};

/// The zip with `pressmark.txt`, `pressmark.ann` and `annotation.conf`.
pub(super) fn write(export: &Export, work: &Work) -> Vec<u8> {
    let slug = &export.article.meta().slug;
    zip::stored(&[
        (&format!("{slug}.txt"), export.article.text().as_str()),
        (&format!("{slug}.ann"), &annotations(export, work)),
        ("annotation.conf", &configuration(work)),
    ])
}

fn annotations(export: &Export, work: &Work) -> String {
    let text = export.article.text();
    let mut out = String::new();
    // The number of each annotation's `T`, by its place in the work.
    let mut numbers = vec![None; work.annotations.len()];
    let (mut spans, mut relations, mut notes, mut attributes) = (0, 0, 0, 0);
    for (nth, annotation, range) in work.placed() {
        spans += 1;
        numbers[nth] = Some(spans);
        let own = spans;
        span(&mut out, own, &kind(work.label_name(annotation)), text, range);
        for (name, part) in [("Source", annotation.source), ("Cue", annotation.cue)] {
            if let Some((range, _)) = part.and_then(|part| clip(text, &annotation.target, part)) {
                spans += 1;
                relations += 1;
                span(&mut out, spans, name, text, range);
                relation(&mut out, relations, "part_of", spans, own);
            }
        }
        for (judgement, answer) in Judgement::ALL.iter().zip(annotation.judgements.0) {
            if let Some(answer) = answer {
                attributes += 1;
                // Writing into a string cannot fail.
                let _ = writeln!(
                    out,
                    "A{attributes}\t{} T{own} {}",
                    kind(judgement.name()),
                    if answer { "yes" } else { "no" }
                );
            }
        }
        if !annotation.note.is_empty() {
            notes += 1;
            let _ = writeln!(out, "#{notes}\tAnnotatorNotes T{own}\t{}", one_line(&annotation.note));
        }
    }
    let index = work.index();
    let number = |nth: usize| numbers.get(nth).copied().flatten();
    for (attribution, content, _) in &work.links {
        if let (Some(attribution), Some(content)) = (number(*attribution), number(*content)) {
            relations += 1;
            relation(&mut out, relations, "attributed_to", content, attribution);
        }
    }
    for (nth, annotation, _) in work.placed() {
        let earlier = annotation.continues.as_ref();
        let earlier = earlier.and_then(|id| index.get(id.as_str()));
        if let (Some(later), Some(earlier)) = (number(nth), earlier.and_then(number)) {
            relations += 1;
            relation(&mut out, relations, "continues", later, earlier);
        }
    }
    out
}

fn span(out: &mut String, number: u32, kind: &str, text: &Text, range: Range) {
    let words = text.slice(range).unwrap_or_default();
    let (mut at, mut places, mut lines) = (range.start(), Vec::new(), Vec::new());
    for line in words.split('\n') {
        let length = u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
        if length > 0 {
            places.push(format!("{} {}", at.get(), at.plus(length).get()));
            lines.push(line);
        }
        at = at.plus(length).plus(1);
    }
    let _ = writeln!(out, "T{number}\t{kind} {}\t{}", places.join(";"), lines.join(" "));
}

fn relation(out: &mut String, number: u32, kind: &str, from: u32, to: u32) {
    let _ = writeln!(out, "R{number}\t{kind} Arg1:T{from} Arg2:T{to}");
}

/// What brat must be told so that it shows these files.
fn configuration(work: &Work) -> String {
    let mut out = "[entities]\n".to_owned();
    let of_role = |wanted: Role| {
        let mut kinds = Vec::new();
        for label in &work.codebook.labels {
            if label.role == wanted {
                kinds.push(kind(&label.name));
            }
        }
        kinds
    };
    let (contents, attributions, others) = (of_role(Role::Content), of_role(Role::Attribution), of_role(Role::None));
    let all = [contents.as_slice(), &attributions, &others].concat();
    for kind in all.iter().map(String::as_str).chain(["Source", "Cue"]) {
        let _ = writeln!(out, "{kind}");
    }
    out.push_str("\n[relations]\n");
    let either = all.join("|");
    if !contents.is_empty() && !attributions.is_empty() {
        let _ = writeln!(
            out,
            "attributed_to\tArg1:{}, Arg2:{}",
            contents.join("|"),
            attributions.join("|")
        );
    }
    let _ = writeln!(out, "continues\tArg1:{either}, Arg2:{either}");
    let _ = writeln!(out, "part_of\tArg1:Source|Cue, Arg2:{either}");
    out.push_str("\n[events]\n\n[attributes]\n");
    for judgement in Judgement::ALL {
        let _ = writeln!(out, "{}\tArg:{either}, Value:yes|no", kind(judgement.name()));
    }
    out
}

/// A name as brat takes it: letters, digits, hyphens and low lines of ASCII, with a capital in front. Names in other
/// scripts become the codes of their letters, so that two of them stay two.
pub(in crate::domain::codec) fn kind(name: &str) -> String {
    let mut kind = String::new();
    for c in name.chars() {
        if c.is_ascii_alphanumeric() || c == '-' || c == '_' {
            kind.push(if kind.is_empty() { c.to_ascii_uppercase() } else { c });
        } else if c.is_whitespace() {
            kind.push('_');
        } else {
            let _ = write!(kind, "u{:x}", u32::from(c));
        }
    }
    kind
}
