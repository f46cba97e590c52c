//! Places on the screen.

use js_sys::Object;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Node, Range};

use super::Place;
use super::point::{Lean, Piece, Point, block, collapsed_at, dom_range, pieces, place_of, point_of};
use crate::domain::text::Utf16;
use crate::web::{Rect, dom};

// By hand, since Safari before 26.2 lacks the first and others may lose the second.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Document, extends = Node, extends = Object)]
    type PointedDocument;

    #[wasm_bindgen(method, catch, js_name = caretPositionFromPoint)]
    fn caret_position(this: &PointedDocument, x: f64, y: f64) -> Result<Option<CaretPosition>, JsValue>;

    #[wasm_bindgen(method, catch, js_name = caretRangeFromPoint)]
    fn caret_range(this: &PointedDocument, x: f64, y: f64) -> Result<Option<Range>, JsValue>;

    type CaretPosition;

    #[wasm_bindgen(method, getter, js_name = offsetNode)]
    fn offset_node(this: &CaretPosition) -> Option<Node>;

    #[wasm_bindgen(method, getter)]
    fn offset(this: &CaretPosition) -> u32;
}

/// The place nearest to a point of the viewport (CSS pixels), as a click there would have it. `None` when that is
/// not in a block of the article.
#[must_use]
pub fn place_at_point(article: &Element, x: f64, y: f64) -> Option<Place> {
    let point = pointed(x, y)?;
    let element = point
        .node
        .dyn_ref::<Element>()
        .cloned()
        .or_else(|| point.node.parent_element())?;
    article
        .contains(Some(&element))
        .then(|| place_of(article, &point))
        .flatten()
}

fn pointed(x: f64, y: f64) -> Option<Point> {
    let document: PointedDocument = dom::document()?.unchecked_into();
    if let Ok(found) = document.caret_position(x, y) {
        let position = found?;
        return Some(Point {
            node: position.offset_node()?,
            offset: position.offset(),
        });
    }
    let range = document.caret_range(x, y).ok()??;
    Some(Point {
        node: range.start_container().ok()?,
        offset: range.start_offset().ok()?,
    })
}

/// The rectangles of the words from `start` to `end`: one or more a line, in text order. Blocks that are not there, and
/// stretches without text, give none.
#[must_use]
pub fn rects(article: &Element, start: Place, end: Place) -> Vec<Rect> {
    let mut rects = Vec::new();
    for number in start.block..=end.block {
        let Some(block) = block(article, number) else { break };
        let from = if number == start.block { start.offset.get() } else { 0 };
        let to = if number == end.block {
            end.offset.get()
        } else {
            u32::MAX
        };
        // Text node by text node: a range over whole elements would give their boxes besides.
        for piece in pieces(&block)
            .skip_while(|piece| piece.start + piece.length <= from)
            .take_while(|piece| piece.start < to)
        {
            rects.extend(piece_rects(&piece, from, to));
        }
    }
    rects
}

fn piece_rects(piece: &Piece, from: u32, to: u32) -> Vec<Rect> {
    let inside = || {
        let range = dom::document()?.create_range().ok()?;
        range.set_start(&piece.node, from.saturating_sub(piece.start)).ok()?;
        range.set_end(&piece.node, piece.length.min(to - piece.start)).ok()?;
        range.get_client_rects()
    };
    let mut rects = Rect::all(inside());
    rects.retain(|rect| rect.width() > 0.0);
    rects
}

/// Where the caret stands at `place`: a rectangle without width, as high as the line. `None` if there is no such block.
#[must_use]
pub fn caret_rect(article: &Element, place: Place) -> Option<Rect> {
    let point = point_of(article, place, Lean::Back)?;
    let collapsed = Rect::all(collapsed_at(&point)?.get_client_rects());
    if let Some(rect) = collapsed.into_iter().rfind(|rect| rect.height() > 0.0) {
        return Some(rect.caret(rect.left));
    }
    beside(article, place).or_else(|| {
        let block = Rect::of(&block(article, place.block)?.get_bounding_client_rect());
        Some(block.caret(if reads_left(article, place) {
            block.right
        } else {
            block.left
        }))
    })
}

/// The far edge of the letter before, or the near edge of the one after: for places where an empty range has no rectangle.
fn beside(article: &Element, place: Place) -> Option<Rect> {
    let leftward = reads_left(article, place);
    let offset = place.offset.get();
    let stretch = |from: u32, to: u32| {
        let range = dom_range(
            article,
            Place::new(place.block, Utf16::new(from)),
            Place::new(place.block, Utf16::new(to)),
        )?;
        let mut rects = Rect::all(range.get_client_rects());
        rects.retain(|rect| rect.width() > 0.0);
        Some(rects)
    };
    // Two units, so that a letter outside the basic plane is not cut.
    let before = (offset > 0)
        .then(|| stretch(offset.saturating_sub(2), offset))
        .flatten();
    if let Some(rect) = before.and_then(|rects| rects.last().copied()) {
        return Some(rect.caret(if leftward { rect.left } else { rect.right }));
    }
    let rect = stretch(offset, offset.saturating_add(2))?.first().copied()?;
    Some(rect.caret(if leftward { rect.right } else { rect.left }))
}

fn reads_left(article: &Element, place: Place) -> bool {
    let style = || {
        let block = block(article, place.block)?;
        dom::window()?
            .get_computed_style(&block)
            .ok()??
            .get_property_value("direction")
            .ok()
    };
    style().is_some_and(|direction| direction == "rtl")
}
