//! doccano's JSONL with relations: one line for the article. Offsets are code points.

use std::fmt::Write;

use super::super::json;
use super::super::work::Work;
use super::Export;

/// One line: the text, the placed annotations, and the links between them.
pub(super) fn write(export: &Export, work: &Work) -> String {
    let mut line = format!(
        "{{\"text\":{},\"entities\":[",
        json::quoted(export.article.text().as_str())
    );
    let mut comma = "";
    for (nth, annotation, range) in work.placed() {
        let label = json::quoted(work.label_name(annotation));
        // Writing into a string cannot fail.
        let _ = write!(
            line,
            "{comma}{{\"id\":{nth},\"start_offset\":{},\"end_offset\":{},\"label\":{label}}}",
            range.start().get(),
            range.end().get()
        );
        comma = ",";
    }
    line.push_str("],\"relations\":[");
    comma = "";
    let placed = |nth: usize| {
        work.annotations
            .get(nth)
            .is_some_and(|annotation| annotation.range().is_some())
    };
    for (nth, (attribution, content, _)) in work.links.iter().enumerate() {
        if placed(*attribution) && placed(*content) {
            let _ = write!(
                line,
                "{comma}{{\"id\":{nth},\"from_id\":{content},\"to_id\":{attribution},\"type\":\"attributed_to\"}}"
            );
            comma = ",";
        }
    }
    line.push_str("],\"comments\":[");
    comma = "";
    for (_, annotation, _) in work.placed() {
        if !annotation.note.is_empty() {
            line.push_str(comma);
            json::quote(&annotation.note, &mut line);
            comma = ",";
        }
    }
    line.push_str("]}\n");
    line
}
