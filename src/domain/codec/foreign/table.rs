//! Tables: CSV (RFC 4180, also with semicolons) and TSV, one annotation a row under a row of names.

use std::rc::Rc;

use super::super::file::FileError;
use super::super::formats::is_formula;
use super::super::json;
use super::{Document, Foreign, Mark, Tie, few, judge, number, range};
use crate::domain::annotation::{Field, Judgement, Quote};
use crate::domain::text::lowercase;

/// The columns, each by all of its names. The last five are those of the judgements, in their order.
const COLUMNS: [&str; 20] = [
    "exact quote text words highlight cita texto palabras",
    "start begin start_offset inicio",
    "end end_offset fin",
    "label etiqueta tag code category código",
    "id uuid",
    "note notes comment comments nota notas comentario",
    "source",
    "cue",
    "continues",
    "linked",
    "prefix",
    "suffix",
    "creator author user annotator autor autora",
    "created",
    "modified updated",
    "independent",
    "multiple",
    "verifies",
    "authoritative",
    "named",
];

/// The most cells of a row that are kept: more than any table of annotations has.
const MOST: usize = 1_000;

/// What a cell of a column says of an annotation, for those that may be missing from a table.
const FIELDS: [(usize, Field); 4] = [
    (5, Field::Note),
    (6, Field::Source),
    (7, Field::Cue),
    (8, Field::Continues),
];

/// Reads `text`, if that is what it is.
///
/// # Errors
/// When it holds too much.
pub(super) fn read(text: &str) -> Result<Option<Foreign>, FileError> {
    let mut best: (usize, char, Vec<Option<usize>>) = (1, ',', Vec::new());
    for between in [',', '\t', ';'] {
        let head = row(&mut { text }, between);
        let places = COLUMNS.map(|names| {
            let named = |cell: &String| {
                let cell = lowercase(cell.trim());
                names.split(' ').any(|name| name == cell)
            };
            head.iter().position(named)
        });
        let count = places.iter().flatten().count();
        let enough = places[0].is_some() || (places[1].is_some() && places[2].is_some());
        if enough && count > best.0 {
            best = (count, between, places.to_vec());
        }
    }
    let (_, between, places) = best;
    if places.is_empty() {
        return Ok(None);
    }
    let mut rest = text;
    row(&mut rest, between);
    let mut document = Document::default();
    while !rest.is_empty() {
        let cells = row(&mut rest, between);
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            let cell = |column: usize| {
                let cell = places[column].and_then(|place| cells.get(place));
                cell.map_or("", String::as_str)
            };
            mark(&cell, &mut document);
        }
        few(document.marks.len() + document.ties.len())?;
    }
    let mut lacks = vec![Field::Extra];
    for (column, field) in FIELDS {
        if places[column].is_none() {
            lacks.push(field);
        }
    }
    for (column, judgement) in (15..).zip(Judgement::ALL) {
        if places[column].is_none() {
            lacks.push(Field::Judgement(judgement));
        }
    }
    Ok(Some(Foreign {
        documents: vec![document],
        lacks,
        // Another's table may number its rows.
        vague: true,
        lasting: places[4].is_some() && places[9].is_some(),
        ..Foreign::default()
    }))
}

fn mark<'a>(cell: &dyn Fn(usize) -> &'a str, document: &mut Document) {
    let exact = cell(0);
    let start = json::number32(cell(1).trim());
    // Only words are given: the first place of them.
    let part = |words: &str| match (start, exact.split_once(words)) {
        (Some(start), Some((before, _))) if !words.is_empty() => {
            let length = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
            let from = start.saturating_add(length(before));
            let to = from.saturating_add(length(words));
            range(&from.to_string(), &to.to_string(), words)
        }
        _ => String::new(),
    };
    let mut judgements = String::new();
    for (column, judgement) in (15..).zip(Judgement::ALL) {
        let answer = match lowercase(cell(column).trim()).as_str() {
            "yes" | "true" | "1" | "sí" | "si" => "true",
            "no" | "false" | "0" => "false",
            _ => continue,
        };
        judge(&mut judgements, judgement, answer);
    }
    let id: Rc<str> = cell(4).into();
    for other in cell(9).split_whitespace() {
        document.ties.push(Tie {
            content: id.clone(),
            attribution: other.into(),
            sure: false,
        });
    }
    document.marks.push(Mark {
        labels: Some(cell(3))
            .filter(|name| !name.trim().is_empty())
            .map(Rc::from)
            .into_iter()
            .collect(),
        start: number(cell(1).trim()),
        end: number(cell(2).trim()),
        quote: Quote {
            exact: exact.into(),
            prefix: cell(10).into(),
            suffix: cell(11).into(),
        },
        note: cell(5).to_owned(),
        source: part(cell(6)),
        cue: part(cell(7)),
        judgements,
        continues: cell(8).into(),
        creator: cell(12).into(),
        created: cell(13).into(),
        modified: cell(14).into(),
        id,
        ..Mark::default()
    });
}

/// The cells of the row in front of `rest`, which is taken off.
fn row(rest: &mut &str, between: char) -> Vec<String> {
    let mut cells = Vec::new();
    loop {
        let (mut cell, mut again) = (String::new(), false);
        // Between tabs nothing has to be quoted, so that a quotation mark is one.
        while let Some(inside) = rest.strip_prefix('"').filter(|_| between != '\t') {
            // Two quotation marks stand for one.
            if again {
                cell.push('"');
            }
            again = true;
            let (words, behind) = inside.split_once('"').unwrap_or((inside, ""));
            cell.push_str(words);
            *rest = behind;
        }
        let end = rest.find([between, '\n', '\r']).unwrap_or(rest.len());
        let (words, behind) = rest.split_at(end);
        cell.push_str(words);
        if cells.len() < MOST {
            cells.push(bare(cell, between));
        }
        *rest = behind;
        match behind.strip_prefix(between) {
            Some(more) => *rest = more,
            None => break,
        }
    }
    let behind = rest.strip_prefix('\r').unwrap_or(rest);
    *rest = behind.strip_prefix('\n').unwrap_or(behind);
    cells
}

/// A cell without what spreadsheets and their like put around it: the apostrophe before what they would take for a formula, and,
/// between tabs, quotation marks where there are others inside.
fn bare(mut cell: String, between: char) -> String {
    let inside = cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"'));
    if let Some(inside) = inside.filter(|inside| between == '\t' && inside.contains("\"\"")) {
        let words = inside.replace("\"\"", "\u{0}");
        if !words.contains('"') {
            cell = words.replace('\u{0}', "\"");
        }
    }
    match cell.strip_prefix('\'') {
        Some(bare) if is_formula(bare) => bare.to_owned(),
        _ => cell,
    }
}
