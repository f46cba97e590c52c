//! Between offsets of the article and places in the page.

use crate::domain::app::right_is_onward;
use crate::domain::document::Article;
use crate::domain::text::{Offset, Range};
use crate::web::Element;
use crate::web::Rect;
use crate::web::page;
use crate::web::selection::{self, Place, Selected};

/// The article's element.
pub fn element() -> Option<Element> {
    page::by_id("article")
}

/// Where `offset` is in the page.
pub fn place(article: &Article, offset: Offset) -> Place {
    let (block, units) = article.local(offset);
    Place::new(block, units)
}

/// The offset of a place in the page.
pub fn offset(article: &Article, place: Place) -> Offset {
    article.offset_in(place.block, place.offset)
}

/// What is selected, as it is.
pub fn range(article: &Article, selected: &Selected) -> Range {
    Range::between(offset(article, selected.start), offset(article, selected.end))
}

/// Selects `range` in the page, from its start or, `backward`, from its end.
pub fn select(article: &Article, range: Range, backward: bool) {
    if let Some(element) = element() {
        let (start, end) = (place(article, range.start()), place(article, range.end()));
        let (anchor, focus) = if backward { (end, start) } else { (start, end) };
        selection::select(&element, anchor, focus);
    }
}

/// Puts the caret at `offset`, without a selection.
pub fn collapse(article: &Article, offset: Offset) {
    if let Some(element) = element() {
        selection::collapse(&element, place(article, offset));
    }
}

/// The lines that `range` takes in the page, in the window's coordinates.
pub fn lines(article: &Article, range: Range) -> Vec<Rect> {
    let lines =
        |element: &Element| selection::rects(element, place(article, range.start()), place(article, range.end()));
    element().map(|element| lines(&element)).unwrap_or_default()
}

/// Where the edge of `range` is seen, its end if `at_end`: without width, as high as its line, in the window's
/// coordinates. Within text from right to left, foreign words and numbers run the other way; so two letters tell.
pub fn edge(article: &Article, range: Range, at_end: bool) -> Option<Rect> {
    let all = lines(article, range);
    let nth = |rects: &[Rect]| if at_end { rects.last() } else { rects.first() }.copied();
    let letter = |from: Offset, to: Offset| nth(&lines(article, Range::between(from, to)));
    let (start, end) = (range.start(), range.end());
    let (own, beside) = if at_end {
        (letter(end.minus(1), end), letter(end.minus(2).max(start), end.minus(1)))
    } else {
        (
            letter(start, start.plus(1)),
            letter(start.plus(1), start.plus(2).min(end)),
        )
    };
    let line = own.or_else(|| nth(&all))?;
    let on_line = own
        .and(beside)
        .filter(|other| other.top < line.bottom && other.bottom > line.top);
    let onward = match on_line {
        Some(other) => (other.left < line.left) == at_end,
        None => right_is_onward(article),
    };
    let x = if onward == at_end { line.right } else { line.left };
    Some(Rect {
        left: x,
        right: x,
        ..line
    })
}

/// The part of the window that no bar covers: its top and bottom edge, in the window's coordinates.
pub fn clear_view() -> (f64, f64) {
    let view = page::viewport();
    let edge = |css: &str| {
        page::by_id("app")
            .and_then(|app| page::query(&app, css))
            .map(|bar| page::measure(&bar))
    };
    let top = edge(".bar").map_or(view.top, |bar| bar.bottom.max(view.top));
    let bottom = edge(".pens")
        .filter(|bar| bar.height() > 0.0)
        .map_or(view.bottom, |bar| bar.top.min(view.bottom));
    let over = [".linkbar", ".hand"].into_iter().filter_map(edge);
    let bottom = over
        .filter(|bar| bar.height() > 0.0)
        .fold(bottom, |bottom, bar| bar.top.min(bottom));
    (top, bottom)
}

/// Scrolls the window so far that the first line of `range` is in view; not at all if one of its lines is. Gives where
/// the top of the first line that is seen is then.
pub fn reveal(article: &Article, range: Range, smooth: bool) -> Option<f64> {
    let lines = lines(article, range);
    let (top, bottom) = clear_view();
    if let Some(seen) = lines.iter().find(|line| line.top >= top && line.bottom <= bottom) {
        return Some(seen.top);
    }
    let line = *lines.first()?;
    let view = page::viewport();
    let by = page::reveal(line, top - view.top, view.bottom - bottom, smooth);
    Some(line.top - by)
}
