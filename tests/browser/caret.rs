//! Places on the screen, and highlights.

use js_sys::Reflect;
use pressmark::web::selection::{caret_rect, place_at_point, rects};
use pressmark::web::{Rect, highlight};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, at};

#[wasm_bindgen_test]
fn there_is_a_caret_at_every_place_and_it_never_goes_back() {
    let stage = Stage::usual();
    let mut last: Option<(usize, Rect)> = None;
    for place in stage.places() {
        let rect = caret_rect(&stage.article, place).expect("a caret everywhere");
        assert!(rect.width() == 0.0, "{place:?}: {rect:?}");
        if let Some((block, before)) = last
            && block == place.block
        {
            assert!(
                rect.left >= before.left && rect.height() > 0.0,
                "{place:?}: {rect:?} after {before:?}"
            );
        }
        last = Some((place.block, rect));
    }
    assert_eq!(caret_rect(&stage.article, at(4, 0)), None);
}

#[wasm_bindgen_test]
fn a_caret_stands_where_the_words_begin_and_end() {
    let stage = Stage::usual();
    let words = rects(&stage.article, at(1, 0), at(1, 31))
        .into_iter()
        .reduce(Rect::union)
        .expect("there are words");
    let start = caret_rect(&stage.article, at(1, 0)).expect("a caret");
    let end = caret_rect(&stage.article, at(1, 31)).expect("a caret");
    assert!(
        (start.left - words.left).abs() < 1.0 && (end.left - words.right).abs() < 1.0,
        "{start:?} {end:?} {words:?}"
    );
}

#[wasm_bindgen_test]
fn over_several_lines_a_caret_goes_right_and_then_down() {
    let words = "one two three four five six seven eight nine ten";
    let stage = Stage::new(&format!(
        "<p data-block=\"0\"><span>{}</span><mark>{}</mark></p>",
        &words[..20],
        &words[20..]
    ));
    stage
        .article
        .set_attribute("style", "width: 90px")
        .expect("attributes can be set");
    let carets: Vec<_> = (0..=48)
        .filter_map(|offset| caret_rect(&stage.article, at(0, offset)))
        .collect();
    assert_eq!(carets.len(), 49);
    for pair in carets.windows(2) {
        let [before, after] = pair else { continue };
        assert!(
            after.top > before.top || after.top == before.top && after.left >= before.left,
            "{before:?} then {after:?}"
        );
    }
    let lines = carets.windows(2).filter(|pair| pair[1].top > pair[0].top).count() + 1;
    assert!((3..=12).contains(&lines), "{lines}");
    assert_eq!(
        rects(&stage.article, at(0, 0), at(0, 48)).len(),
        lines + 1,
        "one a line, and one more where the run ends"
    );
}

#[wasm_bindgen_test]
fn right_to_left_a_caret_begins_at_the_right() {
    let stage = Stage::new(
        "<p dir=\"rtl\" data-block=\"0\"><span>\u{5E9}\u{5DC}\u{5D5}\u{5DD}</span></p><p dir=\"rtl\" data-block=\"1\"></p>",
    );
    let start = caret_rect(&stage.article, at(0, 0)).expect("a caret");
    let end = caret_rect(&stage.article, at(0, 4)).expect("a caret");
    assert!(start.left > end.left, "{start:?} {end:?}");
    let empty = caret_rect(&stage.article, at(1, 0)).expect("a caret");
    assert!((empty.left - start.left).abs() < 2.0, "{empty:?} {start:?}");
}

#[wasm_bindgen_test]
fn a_point_and_its_place_agree() {
    let stage = Stage::new("<p data-block=\"0\"><span>abc </span><mark>def</mark></p><p data-block=\"1\">ghi</p>");
    stage.article.scroll_into_view();
    for place in (0..=7)
        .map(|offset| at(0, offset))
        .chain((0..=3).map(|offset| at(1, offset)))
    {
        let rect = caret_rect(&stage.article, place).expect("a caret");
        let found = place_at_point(&stage.article, rect.left, rect.top + rect.height() / 2.0);
        assert_eq!(found, Some(place));
    }
    let outside = stage.find("#before").get_bounding_client_rect();
    assert_eq!(
        place_at_point(&stage.article, outside.left() + 2.0, outside.top() + 2.0),
        None
    );
}

#[wasm_bindgen_test]
fn the_rectangles_of_a_stretch_are_those_of_its_words() {
    let stage = Stage::usual();
    let one = rects(&stage.article, at(1, 3), at(1, 10));
    assert_eq!(one.len(), 2, "one run, and a part of the next: {one:?}");
    let many = rects(&stage.article, at(0, 6), at(3, 2));
    let wide = stage.article.get_bounding_client_rect().width();
    assert!(
        many.iter().all(|rect| rect.width() < wide),
        "no boxes of whole blocks: {many:?}"
    );
    assert_eq!(many.len(), 1 + 4 + 1, "{many:?}");
    assert_eq!(rects(&stage.article, at(2, 0), at(2, 0)), []);
    assert_eq!(rects(&stage.article, at(1, 4), at(1, 4)), []);
    assert_eq!(rects(&stage.article, at(7, 0), at(9, 0)), []);
}

#[wasm_bindgen_test]
fn a_highlight_is_shown_and_hidden() {
    let stage = Stage::usual();
    assert!(highlight::supported());
    highlight::show("draft", &stage.article, at(0, 2), at(1, 3));
    assert_eq!(highlighted().as_deref(), Some("tle of itHe "));
    highlight::show("draft", &stage.article, at(3, 0), at(3, 4));
    assert_eq!(highlighted().as_deref(), Some("Last"), "in place of the first");
    highlight::hide("draft");
    assert_eq!(highlighted(), None);
    highlight::hide("draft");
}

/// The words of the highlight called `draft`.
fn highlighted() -> Option<String> {
    let script = "const h = CSS.highlights.get('draft'); return h && [...h].map(String).join('|')";
    let value = js_sys::Function::new_no_args(script)
        .call0(&JsValue::UNDEFINED)
        .expect("highlights can be read");
    assert!(Reflect::has(&js_sys::global(), &"Highlight".into()).is_ok());
    value.as_string()
}
