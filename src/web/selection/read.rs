//! What is selected.

use web_sys::{Element, Range, Selection};

use super::point::{Point, collapsed_at, place_of};
use super::{Place, Selected};
use crate::web::dom;

/// What is selected of the article, at this moment: clipped to it where the selection begins or ends outside, and from
/// the first to the last where there are several ranges (Firefox). `None` when there is no selection, or none of it is
/// in the article. A triple click ends at the start of the next block, and is told so.
#[must_use]
pub fn read(article: &Element) -> Option<Selected> {
    let selection = dom::document()?.get_selection().ok()??;
    // Without an anchor there is no selection, whatever the ranges say (a tapped button on iOS).
    let anchor = Point {
        node: selection.anchor_node()?,
        offset: selection.anchor_offset(),
    };
    let (start, end) = extent(article, &selection)?;
    let backward = leads_back(&selection, &anchor);
    let (anchor, focus) = if backward { (end, start) } else { (start, end) };
    Some(Selected {
        anchor,
        focus,
        start,
        end,
        backward: backward && start != end,
        // Not `isCollapsed`, which can be stale after a click.
        collapsed: start == end,
    })
}

fn extent(article: &Element, selection: &Selection) -> Option<(Place, Place)> {
    let whole = dom::document()?.create_range().ok()?;
    whole.select_node_contents(article).ok()?;
    (0..selection.range_count())
        .filter_map(|index| clipped(article, &whole, &selection.get_range_at(index).ok()?))
        .reduce(|(start, end), (from, to)| (start.min(from), end.max(to)))
}

/// The part of `range` that lies in the article; `None` if nothing does.
fn clipped(article: &Element, whole: &Range, range: &Range) -> Option<(Place, Place)> {
    let start = Point {
        node: range.start_container().ok()?,
        offset: range.start_offset().ok()?,
    };
    let end = Point {
        node: range.end_container().ok()?,
        offset: range.end_offset().ok()?,
    };
    let before = whole.compare_point(&start.node, start.offset).ok()?;
    let after = whole.compare_point(&end.node, end.offset).ok()?;
    if before > 0 || after < 0 {
        return None;
    }
    let first = Point {
        node: article.clone().into(),
        offset: 0,
    };
    let last = Point {
        node: article.clone().into(),
        offset: article.child_nodes().length(),
    };
    let from = place_of(article, if before < 0 { &first } else { &start })?;
    let to = place_of(article, if after > 0 { &last } else { &end })?;
    // A selection that only touches the article's edge from outside selects nothing of it.
    let touches_only = from == to && (before < 0 || after > 0);
    (from <= to && !touches_only).then_some((from, to))
}

fn leads_back(selection: &Selection, anchor: &Point) -> bool {
    let focus = selection.focus_node();
    let order = focus.and_then(|focus| {
        collapsed_at(anchor)?
            .compare_point(&focus, selection.focus_offset())
            .ok()
    });
    order.is_some_and(|order| order < 0)
}
