//! CoNLL 2002: a token and its IOB2 tag a line, an empty line between sentences.
//!
//! A token has one tag, so of annotations that overlap only the one that begins first (of those the longest) is
//! written. Notes, links and fragments have no place here.

use super::super::work::Work;
use super::Export;
use super::tokens::tokens;
use crate::domain::order;
use crate::domain::text::{Offset, Range, sentences};

/// The article, token by token.
pub(super) fn write(export: &Export, work: &Work) -> String {
    let text = export.article.text();
    let mut spans: Vec<(Range, &str)> = work
        .placed()
        .map(|(_, annotation, range)| (range, annotation.label.as_str()))
        .collect();
    order::sort_by(&mut spans, |a, b| {
        (a.0.start(), b.0.end(), a.1).cmp(&(b.0.start(), a.0.end(), b.1))
    });
    let mut kept: Vec<(Range, &str)> = Vec::new();
    for span in spans {
        if kept.last().is_none_or(|last| last.0.end() <= span.0.start()) {
            kept.push(span);
        }
    }
    let mut edges: Vec<Offset> = Vec::new();
    for (range, _) in &kept {
        edges.extend([range.start(), range.end()]);
    }
    edges.dedup();
    let mut out = String::new();
    for block in export.article.blocks() {
        for sentence in sentences(text, block.range) {
            for token in tokens(text, sentence, &edges) {
                let nth = kept.partition_point(|(range, _)| range.end() <= token.start());
                let tag = kept.get(nth).filter(|(range, _)| range.overlaps(token));
                out.push_str(text.slice(token).unwrap_or_default());
                match tag {
                    Some((range, label)) => {
                        let first = text
                            .slice(Range::between(range.start(), token.start()))
                            .is_none_or(|before| before.trim().is_empty());
                        out.push_str(if first { " B-" } else { " I-" });
                        out.push_str(label);
                    }
                    None => out.push_str(" O"),
                }
                out.push('\n');
            }
            out.push('\n');
        }
    }
    out
}
