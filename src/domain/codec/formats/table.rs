//! One row an annotation: CSV (RFC 4180, with a byte order mark, by which spreadsheets know UTF-8) and TSV.
//!
//! Offsets are code points. A cell that a spreadsheet would take for a formula gets an apostrophe in front, as OWASP
//! advises on CSV injection.

use super::super::work::{Work, clip};
use super::{Export, one_line};
use crate::domain::annotation::{Annotation, Judgement};
use crate::domain::text::Range;

const COLUMNS: [&str; 19] = [
    "id",
    "label",
    "start",
    "end",
    "paragraph",
    "exact",
    "note",
    "source",
    "cue",
    "linked",
    "continues",
    "independent",
    "multiple",
    "verifies",
    "authoritative",
    "named",
    "creator",
    "created",
    "modified",
];

/// Comma-separated values.
pub(super) fn csv(export: &Export, work: &Work) -> String {
    let cell = |text: &str| {
        let safe = harmless(text);
        if safe.contains(['"', ',', '\n', '\r']) {
            format!("\"{}\"", safe.replace('"', "\"\""))
        } else {
            safe
        }
    };
    format!("\u{feff}{}", rows(export, work, ",", "\r\n", &cell))
}

/// Tab-separated values. They cannot hold tabs and line breaks: each is a space.
pub(super) fn tsv(export: &Export, work: &Work) -> String {
    rows(export, work, "\t", "\n", &|text| harmless(&one_line(text)))
}

fn rows(export: &Export, work: &Work, between: &str, end: &str, cell: &dyn Fn(&str) -> String) -> String {
    let mut out = COLUMNS.join(between);
    out.push_str(end);
    for (nth, annotation) in work.annotations.iter().enumerate() {
        let cells: Vec<String> = row(export, work, nth, annotation)
            .iter()
            .map(|text| cell(text))
            .collect();
        out.push_str(&cells.join(between));
        out.push_str(end);
    }
    out
}

fn row(export: &Export, work: &Work, nth: usize, annotation: &Annotation) -> Vec<String> {
    let article = export.article;
    let part = |part: Option<Range>| {
        let clipped = part.and_then(|part| clip(article.text(), &annotation.target, part));
        clipped.map(|(_, exact)| exact).unwrap_or_default()
    };
    let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
    let range = annotation.range();
    let linked: Vec<&str> = work
        .linked(nth)
        .filter_map(|other| work.annotations.get(other))
        .map(|other| other.id.as_str())
        .collect();
    let time = |time: &Option<crate::domain::annotation::Timestamp>| {
        time.as_ref().map(|time| time.as_str().to_owned()).unwrap_or_default()
    };
    let mut row = vec![
        annotation.id.as_str().to_owned(),
        annotation.label.as_str().to_owned(),
        number(range.map(|range| range.start().get())),
        number(range.map(|range| range.end().get())),
        range
            .map(|range| article.block_at(range.start()).to_string())
            .unwrap_or_default(),
        annotation.words().to_string(),
        annotation.note.to_string(),
        part(annotation.source),
        part(annotation.cue),
        linked.join(" "),
        annotation
            .continues
            .as_ref()
            .map(|id| id.as_str().to_owned())
            .unwrap_or_default(),
    ];
    for (_, answer) in Judgement::ALL.iter().zip(annotation.judgements.0) {
        row.push(
            answer
                .map(|yes| if yes { "yes" } else { "no" })
                .unwrap_or_default()
                .to_owned(),
        );
    }
    row.extend([
        annotation.creator.to_string(),
        time(&annotation.created),
        time(&annotation.modified),
    ]);
    row
}

/// `text` as no spreadsheet takes it for a formula.
fn harmless(text: &str) -> String {
    [if is_formula(text) { "'" } else { "" }, text].concat()
}

/// Whether a spreadsheet would take `text` for a formula; or it is one with such apostrophes before it, so that a reader who
/// takes one off has what was written.
pub(in crate::domain::codec) fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with([
        '=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
    ])
}
