//! A report that needs nothing but itself: the article with its highlights, and the annotations below. HTML.
//!
//! Nothing in it runs or loads: its own content security policy says so, and every text is escaped.

use super::super::work::Work;
use super::{Export, markdown};
use crate::domain::annotation::{Annotation, LabelDefinition, Span};
use crate::domain::document::BlockKind;
use crate::domain::messages::report as msg;
use crate::domain::segment::runs;

/// The style sheet: colours of the palette that keep 4.5:1 with the words, in light and dark.
const STYLE: &str = "\
:root{color-scheme:light dark;--ink:#1d1b18;--paper:#fdfcf9;--soft:#5d574d}\
@media (prefers-color-scheme:dark){:root{--ink:#e9e4da;--paper:#191715;--soft:#b3aa9b}}\
body{margin:0 auto;max-width:42rem;padding:2rem 1rem;background:var(--paper);color:var(--ink);\
font:1.1rem/1.7 ui-serif,Charter,Georgia,serif}\
h1{line-height:1.2}header,.facts,h2{color:var(--soft);font:0.9rem/1.5 system-ui,sans-serif}h2{margin-top:2rem;font-weight:700}\
mark{background:none;color:inherit;text-decoration:underline 2px;text-underline-offset:3px}\
mark mark{text-underline-offset:7px}mark mark mark{text-underline-offset:11px}\
sup{font:700 0.65rem/0 system-ui,sans-serif}blockquote{margin:0.25rem 0;padding-inline-start:0.75rem;border-inline-start:3px solid}\
ol.annotations{padding-inline-start:2.5rem}ol.annotations>li{margin-block:1rem}.label{font:700 0.9rem/1.5 system-ui,sans-serif}\
a{color:inherit}";

/// The report.
pub(super) fn write(export: &Export, work: &Work) -> String {
    let (article, language) = (export.article, export.language);
    let meta = article.meta();
    let direction = meta.direction.name();
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>{STYLE}{}</style>\n</head>\n<body>\n\
         <header><p>{}</p></header>\n<main>\n<article lang=\"{}\" dir=\"{direction}\">\n",
        language.tag(),
        escaped(&meta.title),
        label_styles(work),
        escaped(&markdown::headline(export, work)),
        escaped(&meta.language),
    );
    let index = work.index();
    let spans: Vec<Span> = work.annotations.iter().filter_map(Annotation::span).collect();
    for block in article.blocks() {
        let tag = match (block.kind, block.level) {
            (BlockKind::Heading, Some(1)) => "h1",
            (BlockKind::Heading, _) => "h3",
            (BlockKind::Blockquote, _) => "blockquote",
            _ => "p",
        };
        out.push_str(&format!("<{tag}>"));
        let inside: Vec<Span> = spans
            .iter()
            .filter(|span| span.range.overlaps(block.range))
            .cloned()
            .collect();
        for run in runs(block.range, &[], &inside) {
            for span in run.cover.iter() {
                out.push_str(&format!("<mark class=\"l-{}\">", span.label));
            }
            out.push_str(&escaped(article.text().slice(run.range).unwrap_or_default()));
            for _ in run.cover.iter() {
                out.push_str("</mark>");
            }
            for span in run.ends() {
                if let Some(nth) = index.get(span.id.as_str()) {
                    out.push_str(&format!("<sup><a id=\"t{0}\" href=\"#a{0}\">{0}</a></sup>", nth + 1));
                }
            }
        }
        out.push_str(&format!("</{tag}>\n"));
    }
    out.push_str(&format!(
        "</article>\n<h2>{}</h2>\n<ol class=\"annotations\">\n",
        msg::LIST.text(language)
    ));
    for (nth, annotation) in work.annotations.iter().enumerate() {
        let place = annotation.range().map(|range| article.block_at(range.start()));
        out.push_str(&format!(
            "<li id=\"a{0}\"><span class=\"label l-{1}\">{2}</span> <a href=\"#t{0}\">{3}</a>\n<blockquote lang=\"{4}\" \
             dir=\"{direction}\">{5}</blockquote>\n",
            nth + 1,
            annotation.label,
            escaped(work.label_name(annotation)),
            escaped(&markdown::place_name(export, place)),
            escaped(&meta.language),
            escaped(annotation.words()).replace('\n', "<br>"),
        ));
        for fact in markdown::facts(export, work, nth, annotation) {
            out.push_str(&format!("<p class=\"facts\">{}</p>\n", escaped(&fact)));
        }
        out.push_str("</li>\n");
    }
    if work.annotations.is_empty() {
        out.push_str(&format!("<li>{}</li>\n", msg::EMPTY.text(language)));
    }
    out.push_str("</ol>\n</main>\n</body>\n</html>\n");
    out
}

/// Each label's line in its colour.
fn label_styles(work: &Work) -> String {
    let style = |label: &LabelDefinition| {
        format!(
            "mark.l-{0}{{text-decoration-style:{1};text-decoration-color:{2}}}.label.l-{0}{{border-bottom:3px {3} {2}}}",
            label.id,
            label.line.name(),
            colour(label),
            // Borders know no waves.
            if label.line.name() == "wavy" {
                "dashed"
            } else {
                label.line.name()
            },
        )
    };
    work.codebook.labels.iter().map(|label| style(label)).collect()
}

/// A tone of the colour that is told from paper and from night by 3:1.
fn colour(label: &LabelDefinition) -> &'static str {
    match label.color.name() {
        "yellow" => "#b58900",
        "sky" => "#2f8fc4",
        "purple" => "#b4499a",
        "orange" => "#d06b00",
        "green" => "#2a9163",
        "blue" => "#3f7fd0",
        "vermilion" => "#d9542b",
        _ => "#84807a",
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Not allowed in HTML, not even written as a number.
            '\0' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
    out
}
