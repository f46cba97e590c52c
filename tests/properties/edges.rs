//! Laws of edges that are moved: whatever is done, what comes out could have been selected.

use pressmark::domain::app::Gesture;
use pressmark::domain::app::{EdgeStep, Side, finish, led, stepped, words_at};
use pressmark::domain::document::Article;
use pressmark::domain::text::{Offset, Range, graphemes_outward, trim};
use proptest::prelude::*;
use proptest::sample::select;

use super::text::tricky;

const STEPS: [EdgeStep; 4] = [
    EdgeStep::Letter,
    EdgeStep::Word,
    EdgeStep::Sentence,
    EdgeStep::Paragraph,
];

/// An article and a range in it that could have been selected.
fn marked() -> impl Strategy<Value = (Article, Range)> {
    (tricky(), any::<(u32, u32)>()).prop_filter_map("nothing is selected", |(string, (a, b))| {
        let article = Article::from_lines("tricky", "en", &format!("T{string}")).ok()?;
        let end = article.text().end().get() + 1;
        let raw = Range::between(Offset::new(a % end), Offset::new(b % end));
        let range = finish(&article, raw, Gesture::Keyboard, false)?;
        Some((article, range))
    })
}

/// What is wrong with `moved` as another form of `range` after an act on `side`.
fn fault(article: &Article, range: Range, side: Side, moved: Range) -> Option<&'static str> {
    let text = article.text();
    let other = side.other();
    if text.slice(moved).is_none() {
        Some("it is not in the article")
    } else if moved.is_empty() {
        Some("it is empty")
    } else if other.of(moved) != other.of(range) {
        Some("the other edge moved")
    } else if graphemes_outward(text, moved) != moved {
        Some("a cluster is cut")
    } else if side.of(trim(text, moved)) != side.of(moved) {
        Some("there is white space at the edge")
    } else {
        None
    }
}

proptest! {
    #[test]
    fn a_step_leaves_what_could_be_selected(
        (article, range) in marked(),
        side in select(&Side::ALL[..]),
        step in select(&STEPS[..]),
        onward in any::<bool>(),
    ) {
        let moved = stepped(&article, range, side, onward, step);
        prop_assert_eq!(fault(&article, range, side, moved), None, "{:?}", moved);
        // It goes the way that was asked for, or stays.
        let (before, now) = (side.of(range), side.of(moved));
        prop_assert!(now == before || (now > before) == onward);
        // A wide step goes at least as far as a letter's, unless it would leave nothing.
        let letter = side.of(stepped(&article, range, side, onward, EdgeStep::Letter));
        let as_far = if onward { now >= letter } else { now <= letter };
        prop_assert!(now == before || as_far);
    }

    #[test]
    fn outward_steps_reach_both_ends_of_the_article((article, range) in marked(), step in select(&STEPS[..])) {
        let all = trim(article.text(), article.text().all());
        for (side, onward) in [(Side::Start, false), (Side::End, true)] {
            let mut at = range;
            let mut count = 0;
            loop {
                let next = stepped(&article, at, side, onward, step);
                if next == at {
                    break;
                }
                at = next;
                count += 1;
                prop_assert!(count <= article.text().end().get(), "every step goes on");
            }
            prop_assert_eq!(side.of(at), side.of(all));
        }
    }

    #[test]
    fn a_hand_leaves_what_could_be_selected(
        (article, range) in marked(),
        side in select(&Side::ALL[..]),
        at in any::<u32>(),
        whole_words in any::<bool>(),
    ) {
        let at = Offset::new(at % (article.text().end().get() + 3));
        let moved = led(&article, range, side, at, whole_words);
        prop_assert_eq!(fault(&article, range, side, moved), None, "{:?}", moved);
    }

    #[test]
    fn the_words_at_an_edge_are_short_and_the_annotations((article, range) in marked(), side in select(&Side::ALL[..])) {
        let told = words_at(&article, range, side);
        let inner = article.text().slice(range).unwrap_or_default().replace('\n', " ");
        prop_assert!(inner.contains(told.trim_matches('…')));
        prop_assert!(told.chars().count() < 80 || inner.chars().count() < 80, "{}", told);
    }
}
