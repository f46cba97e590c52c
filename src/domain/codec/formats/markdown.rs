//! A report to read, hand in or print: the annotations by paragraph, with notes and links. Markdown (CommonMark).

use super::super::work::Work;
use super::{Export, one_line};
use crate::domain::annotation::Annotation;
use crate::domain::messages::report as msg;

/// The report.
pub(super) fn write(export: &Export, work: &Work) -> String {
    let language = export.language;
    let mut out = format!("# {}\n\n", escaped(&export.article.meta().title));
    out.push_str(&escaped(&headline(export, work)));
    out.push('\n');
    let mut last = None;
    for (nth, annotation) in work.annotations.iter().enumerate() {
        let place = annotation.range().map(|range| export.article.block_at(range.start()));
        if nth == 0 || place != last {
            out.push_str(&format!("\n## {}\n", escaped(&place_name(export, place))));
            last = place;
        }
        out.push_str(&format!("\n**{}**\n\n", escaped(work.label_name(annotation))));
        for line in annotation.words().split('\n') {
            out.push_str(&format!("> {}\n", escaped(line)));
        }
        for line in facts(export, work, nth, annotation) {
            out.push_str(&format!("\n{}\n", escaped(&line)));
        }
    }
    if work.annotations.is_empty() {
        out.push_str(&format!("\n{}\n", msg::EMPTY.text(language)));
    }
    out
}

/// Whose work it is, from which day, and how much.
pub(super) fn headline(export: &Export, work: &Work) -> String {
    let count = msg::ANNOTATIONS.count(export.language, work.annotations.len(), &[]);
    let date = export.now.date();
    if export.author.is_empty() {
        format!("{count} · {date}")
    } else {
        format!("{} · {count} · {date}", one_line(export.author))
    }
}

/// The name of a block as a heading; of none: orphans.
pub(super) fn place_name(export: &Export, place: Option<usize>) -> String {
    match place {
        None => msg::ORPHANS.text(export.language).to_owned(),
        Some(0) => msg::HEADLINE.text(export.language).to_owned(),
        Some(nth) => msg::PARAGRAPH.fill(export.language, &[&nth.to_string()]),
    }
}

/// What else is known of an annotation, a line each: its links, source and cue, note, and who made it.
pub(super) fn facts(export: &Export, work: &Work, nth: usize, annotation: &Annotation) -> Vec<String> {
    let (language, text) = (export.language, export.article.text());
    let mut lines = Vec::new();
    for other in work.linked(nth) {
        let message = if work.links.iter().any(|(attribution, ..)| *attribution == nth) {
            msg::ATTRIBUTES
        } else {
            msg::SAID_BY
        };
        if let Some(other) = work.annotations.get(other) {
            lines.push(message.fill(language, &[&one_line(other.words())]));
        }
    }
    for (message, part) in [(msg::SOURCE, annotation.source), (msg::CUE, annotation.cue)] {
        if let Some(words) = part.and_then(|part| text.slice(part)) {
            lines.push(message.fill(language, &[&one_line(words)]));
        }
    }
    if !annotation.note.is_empty() {
        lines.push(msg::NOTE.fill(language, &[&one_line(&annotation.note)]));
    }
    if !annotation.creator.is_empty() {
        lines.push(msg::MADE_BY.fill(language, &[&one_line(&annotation.creator)]));
    }
    lines
}

/// `text` so that Markdown shows it as it is.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    // What begins a list or a line under a heading only does so in front.
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, c) in text.char_indices() {
        let special = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '|' | '~'
        );
        let front = at == 0 && matches!(c, '+' | '-' | '=') || at == digits && at > 0 && matches!(c, '.' | ')');
        if special || front {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
