//! Text from right to left, with foreign words in it, and text without spaces.

use pressmark::web::selection::{
    Granularity, caret_rect, collapse, move_visually, place_at_point, read, rects, select,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{Stage, at};

/// Hebrew with Latin letters and a number in it, and two runs.
fn hebrew() -> Stage {
    Stage::new("<p dir=\"rtl\" data-block=\"0\"><span>שלום Rail 18 </span><mark>עולם טוב</mark></p>")
}

fn focus(stage: &Stage) -> u32 {
    read(&stage.article).expect("a caret in the article").focus.offset.get()
}

#[wasm_bindgen_test]
fn every_pair_of_places_survives_whatever_the_direction() {
    let chinese =
        Stage::new("<p data-block=\"0\"><span>大雨淹</span><mark>没了\u{20000}北</mark><span>部。</span></p>");
    for (stage, places) in [
        (hebrew(), (0..=21).collect::<Vec<_>>()),
        (chinese, vec![0, 1, 2, 3, 4, 5, 7, 8, 9, 10]),
    ] {
        for &anchor in &places {
            for &end in &places {
                assert!(select(&stage.article, at(0, anchor), at(0, end)));
                let read = read(&stage.article).expect("a selection in the article");
                assert_eq!((read.anchor, read.focus), (at(0, anchor), at(0, end)));
                assert_eq!(
                    read.backward,
                    end < anchor,
                    "backward is in the text, not on the screen"
                );
            }
        }
    }
}

#[wasm_bindgen_test]
fn arrows_go_as_they_are_seen() {
    let stage = hebrew();
    assert!(collapse(&stage.article, at(0, 1)));
    let left = |stage: &Stage| caret_rect(&stage.article, at(0, focus(stage))).expect("a caret").left;
    let before = left(&stage);
    move_visually(false, false, Granularity::Character);
    assert_eq!(focus(&stage), 2, "Left is onward");
    assert!(left(&stage) < before);
    move_visually(false, true, Granularity::Character);
    assert_eq!((focus(&stage), left(&stage)), (1, before));
    move_visually(true, false, Granularity::Word);
    let selected = read(&stage.article).expect("a selection");
    assert_eq!(selected.anchor, at(0, 1));
    assert!(selected.focus > selected.anchor && !selected.backward, "{selected:?}");
}

#[wasm_bindgen_test]
fn from_right_to_left_a_point_and_its_place_agree() {
    let stage = hebrew();
    stage.article.scroll_into_view();
    // Within words of one direction: where two directions meet, one place is seen at two points.
    for offset in [1, 2, 3, 6, 7, 8, 14, 15, 16, 18, 19, 20] {
        let rect = caret_rect(&stage.article, at(0, offset)).expect("a caret");
        let found = place_at_point(&stage.article, rect.left, rect.top + rect.height() / 2.0);
        assert_eq!(found, Some(at(0, offset)));
    }
}

#[wasm_bindgen_test]
fn foreign_words_run_the_other_way() {
    let stage = hebrew();
    let x = |offset| rects(&stage.article, at(0, offset), at(0, offset + 1))[0].left;
    assert!(x(0) > x(1), "Hebrew");
    assert!(x(5) < x(6), "Latin");
    assert!(x(10) < x(11), "digits");
    assert!(
        x(0) > x(5) && x(5) > x(13),
        "but they stand in their order from right to left"
    );
}

#[wasm_bindgen_test]
fn without_spaces_a_step_is_a_letter() {
    let stage = Stage::new("<p data-block=\"0\"><span>大\u{20000}雨\u{1F1FA}\u{1F1E6}。</span></p>");
    assert!(collapse(&stage.article, at(0, 0)));
    let mut seen = Vec::new();
    for _ in 0..5 {
        move_visually(false, true, Granularity::Character);
        seen.push(focus(&stage));
    }
    assert_eq!(seen, [1, 3, 4, 8, 9], "a rare letter and a flag are one step each");
}
