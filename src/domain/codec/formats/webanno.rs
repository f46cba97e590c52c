//! WebAnno TSV 3.3: sentences and tokens with a custom span layer of label and note. Offsets are UTF-16 code units.
//!
//! Spans may overlap; tokens are cut where one begins or ends inside a word. Links are not written.

use std::fmt::Write;

use super::super::work::Work;
use super::tokens::tokens;
use super::{Export, one_line};
use crate::domain::annotation::Annotation;
use crate::domain::order;
use crate::domain::text::{Offset, Range, Text, sentences};

/// The article, sentence by sentence.
pub(super) fn write(export: &Export, work: &Work) -> String {
    let text = export.article.text();
    let mut out = "#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Pressmark|label|note\n\n".to_owned();
    let spans: Vec<(&Annotation, Range)> = work
        .placed()
        .map(|(_, annotation, range)| (annotation, range))
        .collect();
    let mut edges: Vec<Offset> = spans
        .iter()
        .flat_map(|(_, range)| [range.start(), range.end()])
        .collect();
    order::sort_by(&mut edges, Ord::cmp);
    edges.dedup();
    let mut nth_sentence = 0;
    for block in export.article.blocks() {
        for sentence in sentences(text, block.range) {
            nth_sentence += 1;
            // Writing into a string cannot fail.
            let _ = write!(out, "\n#Text={}\n", escaped(text.slice(sentence).unwrap_or_default()));
            let inside: Vec<usize> = (0..spans.len())
                .filter(|nth| spans[*nth].1.overlaps(sentence))
                .collect();
            for (nth, token) in (1..).zip(tokens(text, sentence, &edges)) {
                let _ = write!(
                    out,
                    "{nth_sentence}-{nth}\t{}-{}\t{}\t",
                    units(text, token.start()),
                    units(text, token.end()),
                    escaped(text.slice(token).unwrap_or_default())
                );
                let over: Vec<usize> = inside
                    .iter()
                    .copied()
                    .filter(|nth| spans[*nth].1.overlaps(token))
                    .collect();
                let column = |value: &dyn Fn(&Annotation) -> String| {
                    let values: Vec<String> = over
                        .iter()
                        .map(|nth| format!("{}[{}]", value(spans[*nth].0), nth + 1))
                        .collect();
                    if values.is_empty() {
                        "_".to_owned()
                    } else {
                        values.join("|")
                    }
                };
                let label = column(&|annotation| escaped(work.label_name(annotation)));
                let note = column(&|annotation| {
                    let note = escaped(&one_line(&annotation.note));
                    if note.is_empty() { "*".to_owned() } else { note }
                });
                let _ = writeln!(out, "{label}\t{note}\t");
            }
        }
    }
    out
}

fn units(text: &Text, offset: Offset) -> u32 {
    text.utf16(offset).map_or(0, |units| units.get())
}

/// Signs that mean something in this format, behind a backslash.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\\' | '[' | ']' | '|' | '_' | ';' | '*' => {
                out.push('\\');
                out.push(c);
            }
            '-' if letters.peek() == Some(&'>') => out.push_str("\\-"),
            _ => out.push(c),
        }
    }
    out
}
