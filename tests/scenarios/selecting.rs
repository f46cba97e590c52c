//! What a selection would mark, written as texts: `[` and `]` stand where it begins and ends.

use pressmark::domain::app::{Gesture, finish};
use pressmark::domain::document::Article;
use pressmark::domain::text::{Offset, Range};

/// The article without its marks, and where they stood.
fn marked(text: &str) -> (Article, Range) {
    let at = |mark: &str| text.find(mark).unwrap_or_else(|| panic!("{text:?} has no {mark}"));
    let count = |part: &str| u32::try_from(part.chars().count()).expect("the text is short");
    let (open, close) = (at("["), at("]"));
    let start = count(&text[..open.min(close)]);
    let end = start + count(&text[open.min(close) + 1..open.max(close)]);
    let article = Article::from_lines("small", "en", &text.replace(['[', ']'], "")).expect("the text has words");
    (article, Range::between(Offset::new(start), Offset::new(end)))
}

fn check(gesture: Gesture, complete: bool, cases: &[(&str, Option<&str>)]) {
    for (text, expected) in cases {
        let (article, raw) = marked(text);
        let range = finish(&article, raw, gesture, complete);
        let words = range.and_then(|range| article.text().slice(range));
        assert_eq!(words, *expected, "{text:?} with {gesture:?}, completing: {complete}");
    }
}

#[test]
fn with_a_mouse_cut_words_are_completed_and_edges_trimmed() {
    let cases = [
        // 5: white space at the edges goes; white space alone is nothing.
        ("One[ two ]three", Some("two")),
        ("One[ \u{a0}\t]two", None),
        ("One[\n]two", None),
        // 6: a click is nothing.
        ("One t[]wo", None),
        // 8: a triple click ends at the start of the next block.
        ("Title\n[One two.\n]Three", Some("One two.")),
        // A break inside stays.
        ("Title\n[One.\nTwo.]", Some("One.\nTwo.")),
        // 12: no cluster is cut.
        ("caf[e\u{301}] x", Some("cafe\u{301}")),
        ("a \u{1f469}[\u{200d}\u{1f33e}] b", Some("\u{1f469}\u{200d}\u{1f33e}")),
        // 20: cut words are completed, nothing is added or taken away besides.
        ("the presi[dent spo]ke.", Some("president spoke")),
        ("a \"coop[eration.\u{201d}] b", Some("cooperation.\u{201d}")),
        ("a [\"cooperation.\u{201d}] b", Some("\"cooperation.\u{201d}")),
        ("a [cooperation] b.", Some("cooperation")),
        ("said[.]", Some(".")),
        // 21: of two equal words each is its own place.
        ("no and n[o]", Some("no")),
        // From the end to the start.
        ("one t]wo thr[ee", Some("two three")),
    ];
    check(Gesture::Mouse, true, &cases);
    check(Gesture::Touch, true, &cases);
    check(Gesture::Other, true, &cases);
}

#[test]
fn with_keys_or_switched_off_words_stay_as_they_were_cut() {
    let cases = [
        ("the presi[dent spo]ke.", Some("dent spo")),
        ("One[ two ]three", Some("two")),
        ("One[  ]two", None),
        ("caf[e]\u{301} x", Some("e\u{301}")),
    ];
    check(Gesture::Keyboard, true, &cases);
    check(Gesture::Mouse, false, &cases);
}

#[test]
fn equal_words_are_told_apart_by_where_they_are() {
    let (article, second) = marked("no and [no]");
    let (_, first) = marked("[no] and no");
    let found = |raw| finish(&article, raw, Gesture::Mouse, true);
    assert_eq!((found(first), found(second)), (Some(first), Some(second)));
    assert_ne!(first, second);
}

#[test]
fn what_is_finished_is_finished() {
    let text = "Title\nThe presi\u{301}dent said: \u{201c}yes \u{1f1fb}\u{1f1ea}\u{201d}.\n\nMore.";
    let (article, _) = marked(&format!("[]{text}"));
    let end = article.text().end().get();
    for (start, stop) in (0..=end).flat_map(|start| (start..=end).map(move |stop| (start, stop))) {
        let raw = Range::between(Offset::new(start), Offset::new(stop));
        let Some(once) = finish(&article, raw, Gesture::Mouse, true) else {
            continue;
        };
        assert_eq!(
            finish(&article, once, Gesture::Mouse, true),
            Some(once),
            "{start}..{stop}"
        );
    }
}
