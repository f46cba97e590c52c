//! The selection as places and back.

use pressmark::web::selection::{Granularity, Selected, clear, collapse, modify, read, select};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Node;

use crate::stage::{Stage, at, selection};

fn dom(anchor: &Node, from: u32, focus: &Node, to: u32) {
    selection()
        .set_base_and_extent(anchor, from, focus, to)
        .expect("both points are in the page");
}

fn ends(stage: &Stage) -> Option<((usize, u32), (usize, u32))> {
    let Selected { start, end, .. } = read(&stage.article)?;
    Some(((start.block, start.offset.get()), (end.block, end.offset.get())))
}

#[wasm_bindgen_test]
fn every_place_survives_the_round_trip_as_a_caret() {
    let stage = Stage::usual();
    for place in stage.places() {
        assert!(collapse(&stage.article, place));
        let read = read(&stage.article).expect("a caret in the article");
        assert_eq!((read.anchor, read.focus), (place, place));
        assert!(read.collapsed && !read.backward);
    }
}

#[wasm_bindgen_test]
fn every_pair_of_places_survives_the_round_trip() {
    let stage = Stage::usual();
    let places = stage.places();
    for &anchor in &places {
        for &focus in &places {
            assert!(select(&stage.article, anchor, focus));
            let read = read(&stage.article).expect("a selection in the article");
            assert_eq!((read.anchor, read.focus), (anchor, focus));
            assert_eq!((read.start, read.end), (anchor.min(focus), anchor.max(focus)));
            assert_eq!(read.backward, focus < anchor);
            assert_eq!(read.collapsed, anchor == focus);
        }
    }
}

#[wasm_bindgen_test]
fn marks_and_elements_around_the_words_do_not_count() {
    // The same words three times: plain, cut by marks, and with an element that has no text at all.
    let shapes = [
        "<p data-block=\"0\">a\u{1F600}bcd</p>",
        "<p data-block=\"0\"><span>a</span><mark>\u{1F600}b</mark><mark>c</mark><span>d</span></p>",
        "<p data-block=\"0\"><mark><mark>a\u{1F600}</mark></mark><i></i><span>bcd</span></p>",
    ];
    for shape in shapes {
        let stage = Stage::new(shape);
        assert!(select(&stage.article, at(0, 3), at(0, 4)));
        assert_eq!(selection().to_string(), "b", "{shape}");
        assert_eq!(ends(&stage), Some(((0, 3), (0, 4))), "{shape}");
    }
}

#[wasm_bindgen_test]
fn both_ends_are_put_inside_the_selected_words() {
    let stage = Stage::usual();
    for (anchor, focus) in [(8, 12), (12, 8)] {
        assert!(select(&stage.article, at(1, anchor), at(1, focus)));
        let text = |node: Option<Node>| node.and_then(|node| node.text_content());
        assert_eq!(text(selection().anchor_node()).as_deref(), Some("\u{201C}no\u{201D}"));
        assert_eq!(text(selection().focus_node()).as_deref(), Some("\u{201C}no\u{201D}"));
    }
}

#[wasm_bindgen_test]
fn a_point_given_as_an_element_and_children_is_a_place_too() {
    let stage = Stage::usual();
    let block: Node = stage.find("[data-block=\"1\"]").into();
    // After the second of four runs: "He said " and “no”.
    dom(&block, 2, &block, 4);
    assert_eq!(ends(&stage), Some(((1, 12), (1, 31))));
    let article: Node = stage.article.clone().into();
    dom(&article, 1, &article, 3);
    assert_eq!(
        ends(&stage),
        Some(((1, 0), (3, 0))),
        "between blocks: the start of the next"
    );
    dom(&article, 3, &article, 4);
    assert_eq!(ends(&stage), Some(((3, 0), (3, 9))), "after the last: its end");
}

#[wasm_bindgen_test]
fn two_points_at_one_place_are_a_caret() {
    let stage = Stage::usual();
    let words: Node = stage
        .find("[data-block=\"1\"] mark")
        .first_child()
        .expect("it has text");
    let next: Node = stage
        .find("[data-block=\"1\"] mark + mark")
        .first_child()
        .expect("it has text");
    dom(&next, 0, &words, 4);
    let read = read(&stage.article).expect("a caret in the article");
    assert_eq!((read.anchor, read.focus), (at(1, 12), at(1, 12)));
    assert!(read.collapsed && !read.backward);
}

#[wasm_bindgen_test]
fn a_triple_click_is_told_as_it_is() {
    let stage = Stage::usual();
    let first = stage
        .find("[data-block=\"0\"] span")
        .first_child()
        .expect("it has text");
    dom(&first, 0, &stage.find("[data-block=\"1\"]").into(), 0);
    assert_eq!(ends(&stage), Some(((0, 0), (1, 0))));
    let last = stage
        .find("[data-block=\"3\"] mark")
        .first_child()
        .expect("it has text");
    dom(&last, 0, &stage.find("#after").into(), 0);
    assert_eq!(
        ends(&stage),
        Some(((3, 0), (3, 9))),
        "in the last block it ends behind the article"
    );
}

#[wasm_bindgen_test]
fn what_is_outside_is_cut_off() {
    let stage = Stage::usual();
    let before = stage.find("#before").first_child().expect("it has text");
    let after = stage.find("#after").first_child().expect("it has text");
    let title = stage
        .find("[data-block=\"0\"] span")
        .first_child()
        .expect("it has text");
    dom(&before, 3, &title, 5);
    assert_eq!(ends(&stage), Some(((0, 0), (0, 5))));
    dom(&after, 3, &title, 5);
    assert_eq!(ends(&stage), Some(((0, 5), (3, 9))));
    assert_eq!(
        read(&stage.article).map(|read| (read.backward, read.focus)),
        Some((true, at(0, 5)))
    );
    dom(&before, 0, &after, 1);
    assert_eq!(ends(&stage), Some(((0, 0), (3, 9))));
    let body = before
        .owner_document()
        .and_then(|document| document.body())
        .expect("there is a body");
    selection().select_all_children(&body).expect("the body is in the page");
    assert_eq!(ends(&stage), Some(((0, 0), (3, 9))), "select all");
}

#[wasm_bindgen_test]
fn what_does_not_touch_the_article_is_nothing() {
    let stage = Stage::usual();
    let before: Node = stage.find("#before").first_child().expect("it has text");
    let after: Node = stage.find("#after").first_child().expect("it has text");
    let title = stage
        .find("[data-block=\"0\"] span")
        .first_child()
        .expect("it has text");
    clear();
    assert_eq!(read(&stage.article), None, "no selection");
    dom(&before, 1, &before, 4);
    assert_eq!(read(&stage.article), None, "before it");
    dom(&after, 4, &after, 1);
    assert_eq!(read(&stage.article), None, "behind it");
    dom(&before, 1, &title, 0);
    assert_eq!(read(&stage.article), None, "up to its edge");
}

#[wasm_bindgen_test]
fn places_that_are_not_there() {
    let stage = Stage::usual();
    assert!(
        select(&stage.article, at(3, 0), at(3, 999)),
        "beyond the end is the end"
    );
    assert_eq!(ends(&stage), Some(((3, 0), (3, 9))));
    assert!(!select(&stage.article, at(0, 0), at(4, 0)), "no such block");
    assert_eq!(ends(&stage), Some(((3, 0), (3, 9))), "and nothing changed");
    let empty = Stage::new("");
    assert!(!collapse(&empty.article, at(0, 0)));
    let article: Node = empty.article.clone().into();
    dom(&article, 0, &article, 0);
    assert_eq!(read(&empty.article), None);
}

#[wasm_bindgen_test]
fn keys_move_the_caret_and_extend_the_selection() {
    let stage = Stage::usual();
    assert!(collapse(&stage.article, at(1, 3)));
    modify(true, true, Granularity::Word);
    assert_eq!(ends(&stage).map(|(start, _)| start), Some((1, 3)));
    assert_eq!(selection().to_string().map_to_trimmed(), "said");
    assert!(collapse(&stage.article, at(1, 17)));
    modify(false, true, Granularity::Character);
    assert_eq!(
        ends(&stage),
        Some(((1, 19), (1, 19))),
        "a letter outside the basic plane is one step"
    );
    assert!(collapse(&stage.article, at(1, 14)));
    modify(false, true, Granularity::Character);
    assert_eq!(
        ends(&stage),
        Some(((1, 16), (1, 16))),
        "a letter and its accent are one step"
    );
}

trait Trimmed {
    fn map_to_trimmed(self) -> String;
}

impl Trimmed for js_sys::JsString {
    fn map_to_trimmed(self) -> String {
        String::from(self).trim().to_owned()
    }
}
