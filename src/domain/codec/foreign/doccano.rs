//! doccano's JSONL, one text a line, in both of its shapes; and lists of texts in the same shape (doccano's older JSON, Label
//! Studio's JSON_MIN).

use std::rc::Rc;

use super::super::file::{Fault, FileError};
use super::super::json::{self, Members};
use super::{Document, Foreign, LOOKED_AT, Mark, Tie, few, many, rare};
use crate::domain::annotation::Field;

/// Reads `text`, if that is what it is.
///
/// # Errors
/// When it holds too much.
pub(super) fn read(text: &str) -> Result<Option<Foreign>, FileError> {
    let lines = json::array(text).unwrap_or_else(|| text.lines().filter(|line| !line.trim().is_empty()).collect());
    let marked = |line: &&str| {
        let line = Members::of(line).unwrap_or_default();
        line.text("text").is_some() && SPANS.iter().any(|name| line.get(name).is_some())
    };
    if !lines.iter().take(LOOKED_AT).any(marked) {
        return Ok(None);
    }
    few(lines.len())?;
    let mut lacks = rare();
    lacks.push(Field::Note);
    let mut documents = Vec::new();
    for (nth, line) in lines.into_iter().enumerate() {
        documents.push(document(&nth.to_string(), line));
    }
    Ok(Some(Foreign {
        documents,
        lacks,
        ..Foreign::default()
    }))
}

const SPANS: [&str; 3] = ["entities", "label", "labels"];

fn document(nth: &str, line: &str) -> Document {
    let members = Members::of(line).unwrap_or_default();
    let Some(text) = members.text("text") else {
        return Document::refused(Fault::Missing("text"));
    };
    let mut document = Document::of(&text);
    // Numbers of one project mean something else in another, and on another line.
    let name = |id: &str| -> Rc<str> { [nth, " ", id].concat().into() };
    for span in SPANS.iter().flat_map(|name| many(members.get(name))) {
        let mut mark = Mark::default();
        let parts = json::array(span).unwrap_or_default();
        let named = Members::of(span).unwrap_or_default();
        let either = |one, other| named.get(one).or_else(|| named.get(other));
        let (start, end, label) = match parts[..] {
            [start, end, label, ..] => (Some(start), Some(end), Some(label)),
            _ => (
                either("start_offset", "start"),
                either("end_offset", "end"),
                either("label", "labels"),
            ),
        };
        if start.is_none() {
            mark.fault = Some(Fault::Missing("start_offset"));
        }
        mark.id = name(named.get("id").unwrap_or_default());
        mark.start = document.at(start.unwrap_or_default());
        mark.end = document.at(end.unwrap_or_default());
        mark.labels = many(label).into_iter().filter_map(json::text).collect();
        mark.quote.exact = named.text("text").unwrap_or_default();
        document.marks.push(mark);
    }
    for relation in many(members.get("relations")) {
        let relation = Members::of(relation).unwrap_or_default();
        let end = |member| name(relation.get(member).unwrap_or_default());
        document.ties.push(Tie {
            content: end("from_id"),
            attribution: end("to_id"),
            sure: relation.text("type").is_some_and(|kind| kind.contains("attribut")),
        });
    }
    document
}
