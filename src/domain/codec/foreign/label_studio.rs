//! Label Studio's JSON: tasks with annotations, each of regions and relations between them.

use std::rc::Rc;

use super::super::file::FileError;
use super::super::index::Index;
use super::super::json::{self, Members};
use super::{Document, Foreign, LOOKED_AT, Mark, Tie, few, line, many, person, rare};

/// Reads `json`, if that is what it is.
///
/// # Errors
/// When it holds too much.
pub(super) fn read(json: &str) -> Result<Option<Foreign>, FileError> {
    let tasks = many(Some(json));
    let task = |task: &&str| {
        let task = Members::of(task).unwrap_or_default();
        task.get("data").and_then(Members::of).is_some() && list(&task).is_some()
    };
    if !tasks.iter().take(LOOKED_AT).any(task) {
        return Ok(None);
    }
    few(tasks.len())?;
    let documents = tasks.into_iter().map(document).collect();
    Ok(Some(Foreign {
        documents,
        lacks: rare(),
        lasting: true,
        ..Foreign::default()
    }))
}

fn list<'a>(task: &Members<'a>) -> Option<&'a str> {
    task.get("annotations").or_else(|| task.get("completions"))
}

fn document(task: &str) -> Document {
    let task = Members::of(task).unwrap_or_default();
    let data = task.get("data").and_then(Members::of).unwrap_or_default();
    let mut text = data.text("text");
    if text.is_none() {
        // The project names it as it likes: the longest one is it.
        for (_, value) in data.unknown(&[]) {
            let other = json::text(&value);
            if other.as_deref().map_or(0, str::len) > text.as_deref().map_or(0, str::len) {
                text = other;
            }
        }
    }
    let mut document = Document::of(&text.unwrap_or_default());
    document.title = data.text("title").unwrap_or_default();
    let mut notes: Vec<(Rc<str>, String)> = Vec::new();
    for annotation in many(list(&task)) {
        let annotation = Members::of(annotation).unwrap_or_default();
        if annotation.get("was_cancelled") == Some("true") {
            continue;
        }
        for region in many(annotation.get("result")) {
            let region = Members::of(region).unwrap_or_default();
            if let (Some(content), Some(attribution)) = (region.text("from_id"), region.text("to_id")) {
                document.ties.push(Tie {
                    content,
                    attribution,
                    sure: region.get("labels").is_some_and(|kinds| kinds.contains("attribut")),
                });
                continue;
            }
            let id = region.text("id").unwrap_or_default();
            let value = region.get("value").and_then(Members::of).unwrap_or_default();
            match value.get("labels").or_else(|| value.get("hypertextlabels")) {
                Some(labels) => {
                    let whole = value.get("globalOffsets").and_then(Members::of);
                    let place = |member| whole.as_ref().unwrap_or(&value).get(member).unwrap_or_default();
                    let mut mark = Mark {
                        id,
                        labels: many(Some(labels)).into_iter().filter_map(json::text).collect(),
                        start: document.at(place("start")),
                        end: document.at(place("end")),
                        creator: annotation.get("completed_by").map(person).unwrap_or_default(),
                        created: annotation.text("created_at").unwrap_or_default(),
                        modified: annotation.text("updated_at").unwrap_or_default(),
                        ..Mark::default()
                    };
                    mark.quote.exact = value.text("text").unwrap_or_default();
                    document.marks.push(mark);
                }
                None => {
                    for words in many(value.get("text")).into_iter().filter_map(json::text) {
                        notes.push((id.clone(), words.to_string()));
                    }
                }
            }
        }
    }
    let index = Index::new(document.marks.iter().map(|mark| mark.id.clone()).collect());
    for (id, words) in notes {
        // What was said of no region is said of the whole, which has no place here.
        if let Some(nth) = index.get(&id) {
            line(&mut document.marks[nth].note, &words);
        }
    }
    document
}
