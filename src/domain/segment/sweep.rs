//! The sweep over a block that makes its runs.

use std::cmp::Ordering;
use std::rc::Rc;

use super::Run;
use crate::domain::annotation::Span;
use crate::domain::order;
use crate::domain::text::{Offset, Range};

/// The runs of `block`: it is split at every edge of a span and at every one of `cuts` (where the drawing changes for
/// another reason, such as the end of a dateline).
///
/// Spans and cuts may come in any order. Spans are clipped to the block; those that share nothing with it, and empty
/// ones, are ignored, as are cuts outside it. An empty block has no runs. Cost: sorting the spans that touch the block,
/// then the number of runs times the size of their covers.
#[must_use]
pub fn runs(block: Range, cuts: &[Offset], spans: &[Span]) -> Vec<Run> {
    let mut inside: Vec<&Span> = spans.iter().filter(|span| span.range.overlaps(block)).collect();
    order::sort_by(&mut inside, |a, b| text_order(a, b));
    let edges = edges(block, cuts, &inside);
    let mut waiting = inside.into_iter().peekable();
    let mut active: Vec<&Span> = Vec::new();
    let mut cover: Rc<[Span]> = Rc::new([]);
    let mut runs = Vec::with_capacity(edges.len().saturating_sub(1));
    for (&start, &end) in edges.iter().zip(edges.iter().skip(1)) {
        let before = active.len();
        active.retain(|span| start < span.range.end());
        let mut changed = active.len() < before;
        // Those waiting are in text order, so `active` is too without being sorted again.
        while let Some(span) = waiting.next_if(|span| span.range.start() <= start) {
            active.push(span);
            changed = true;
        }
        if changed {
            cover = active.iter().copied().cloned().collect();
        }
        runs.push(Run {
            range: Range::between(start, end),
            cover: cover.clone(),
        });
    }
    runs
}

/// Every place where a run begins or ends, in order.
fn edges(block: Range, cuts: &[Offset], inside: &[&Span]) -> Vec<Offset> {
    let mut edges: Vec<Offset> = vec![block.start(), block.end()];
    edges.extend(inside.iter().flat_map(|span| [span.range.start(), span.range.end()]));
    edges.extend(cuts);
    edges.retain(|edge| (block.start()..=block.end()).contains(edge));
    order::sort_by(&mut edges, Ord::cmp);
    edges.dedup();
    edges
}

fn text_order(a: &Span, b: &Span) -> Ordering {
    (a.range, &a.id).cmp(&(b.range, &b.id))
}
