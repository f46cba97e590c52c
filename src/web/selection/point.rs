//! Places and DOM points.

use wasm_bindgen::JsCast;
use web_sys::{CharacterData, Element, Node, Range};

use super::Place;
use crate::domain::text::Utf16;
use crate::web::dom;

/// `NodeFilter.SHOW_TEXT`.
const TEXT_NODES: u32 = 4;

/// A boundary point of the DOM: a text node and UTF-16 units into it, or an element and a number of children.
#[derive(Clone, Debug)]
pub(super) struct Point {
    pub node: Node,
    pub offset: u32,
}

/// On which side of an element boundary a place between two text nodes is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    /// At the end of the earlier node.
    Back,
    /// At the start of the later node.
    Ahead,
}

/// A text node with the offset of its start in the block's text and its length, in UTF-16 units.
pub(super) struct Piece {
    pub node: Node,
    pub start: u32,
    pub length: u32,
}

/// The element of a block.
pub(super) fn block(article: &Element, number: usize) -> Option<Element> {
    article.query_selector(&format!("[data-block=\"{number}\"]")).ok()?
}

/// The text nodes of a block in order.
pub(super) fn pieces(block: &Element) -> impl Iterator<Item = Piece> {
    let walker =
        dom::document().and_then(|document| document.create_tree_walker_with_what_to_show(block, TEXT_NODES).ok());
    let mut start = 0;
    std::iter::from_fn(move || {
        let node = walker.as_ref()?.next_node().ok()??;
        let length = node.dyn_ref::<CharacterData>().map_or(0, CharacterData::length);
        let piece = Piece { node, start, length };
        start += length;
        Some(piece)
    })
}

/// The DOM point of `place`; an offset beyond the block's text is its end. `None` if there is no such block.
pub(super) fn point_of(article: &Element, place: Place, lean: Lean) -> Option<Point> {
    let block = block(article, place.block)?;
    let offset = place.offset.get();
    let mut last = None;
    for Piece { node, start, length } in pieces(&block) {
        let end = start + length;
        if offset < end || (offset == end && length > 0 && lean == Lean::Back) {
            return Some(Point {
                node,
                offset: offset.saturating_sub(start),
            });
        }
        if length > 0 {
            last = Some(Point { node, offset: length });
        }
    }
    Some(last.unwrap_or_else(|| Point {
        node: block.into(),
        offset: 0,
    }))
}

/// The place of a DOM point that lies in the article. A point between blocks is the start of the next one, or the end of
/// the last. `None` if the article has no block.
pub(super) fn place_of(article: &Element, point: &Point) -> Option<Place> {
    if let Some((block, number)) = block_around(article, &point.node) {
        return Some(Place::new(number, Utf16::new(length_to(&block, point)?)));
    }
    let blocks: Vec<Element> = dom::nodes(&article.query_selector_all("[data-block]").ok()?);
    let here = collapsed_at(point)?;
    let next = blocks.partition_point(|block| here.compare_point(block, 0).is_ok_and(|order| order < 0));
    let block = blocks.get(next).or_else(|| blocks.last())?;
    let offset = if next < blocks.len() {
        0
    } else {
        pieces(block).map(|piece| piece.length).sum()
    };
    Some(Place::new(number_of(block)?, Utf16::new(offset)))
}

fn number_of(block: &Element) -> Option<usize> {
    block.get_attribute("data-block")?.parse().ok()
}

fn block_around(article: &Element, node: &Node) -> Option<(Element, usize)> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    let block = element.closest("[data-block]").ok()??;
    let number = number_of(&block)?;
    article.contains(Some(&block)).then_some((block, number))
}

/// UTF-16 units of text from the block's start to the point.
fn length_to(block: &Element, point: &Point) -> Option<u32> {
    let range = dom::document()?.create_range().ok()?;
    range.set_start(block, 0).ok()?;
    range.set_end(&point.node, point.offset).ok()?;
    Some(range.to_string().length())
}

/// An empty DOM range at the point.
pub(super) fn collapsed_at(point: &Point) -> Option<Range> {
    let range = dom::document()?.create_range().ok()?;
    range.set_start(&point.node, point.offset).ok()?;
    range.collapse_with_to_start(true);
    Some(range)
}

/// The DOM range from `start` to `end`, inside the outermost text nodes. `None` if a block is not there.
pub(crate) fn dom_range(article: &Element, start: Place, end: Place) -> Option<Range> {
    let from = point_of(article, start, Lean::Ahead)?;
    let to = point_of(article, end, Lean::Back)?;
    let range = dom::document()?.create_range().ok()?;
    range.set_start(&from.node, from.offset).ok()?;
    range.set_end(&to.node, to.offset).ok()?;
    Some(range)
}
