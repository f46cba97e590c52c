//! What holds for any text and any edit.

use pressmark::domain::anchor::{Piece, Resolution, Revision};
use pressmark::domain::text::{Offset, Range, Text, graphemes_outward, trim};
use proptest::prelude::*;

/// News-like text with repeated words, signs of many kinds, and clusters that are not to be cut.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[a-e]{1,3} ",
        2 => prop::sample::select(vec!["said ", "the ", "Guaido ", "no. ", "“yes,” ", "1,000 ", "not "]).prop_map(str::to_owned),
        1 => prop::sample::select(vec!["e\u{301}a ", "👩\u{200d}👧 ", "🇻🇪🇺🇸", "日本語", "שלום ", "…", " — ", "\u{a0}", "\n"]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 1..80).prop_map(|pieces| pieces.concat())
}

/// Words of `text` that could have been marked.
fn marked(text: &Text, (a, b): (prop::sample::Index, prop::sample::Index)) -> Option<Range> {
    let size = text.end().get() as usize + 1;
    let offset = |index: prop::sample::Index| Offset::new(u32::try_from(index.index(size)).expect("it is short"));
    let range = graphemes_outward(text, trim(text, Range::between(offset(a), offset(b))));
    (!range.is_empty()).then_some(range)
}

fn any_range() -> impl Strategy<Value = (prop::sample::Index, prop::sample::Index)> {
    (any::<prop::sample::Index>(), any::<prop::sample::Index>())
}

proptest! {
    #[test]
    fn nothing_moves_in_a_text_that_is_the_same(text in text(), at in any_range()) {
        let text = Text::new(text);
        if let Some(range) = marked(&text, at) {
            prop_assert_eq!(Revision::new(&text, &text).carry(range), Resolution::Exact(range));
        }
    }

    #[test]
    fn what_stands_behind_something_new_moves_by_its_length(text in text(), at in any_range()) {
        // Words that stand nowhere in the text, so that there is nothing to mistake them for.
        let front = "Zzyzx was quoted verbatim.\n";
        let (old, new) = (Text::new(text.clone()), Text::new([front, &text].concat()));
        if let Some(range) = marked(&old, at) {
            let by = u32::try_from(front.chars().count()).expect("it is short");
            let right = Range::between(range.start().plus(by), range.end().plus(by));
            prop_assert_eq!(Revision::new(&old, &new).carry(range), Resolution::Moved(right));
        }
    }

    #[test]
    fn what_stands_before_something_new_stays(text in text(), at in any_range()) {
        let (old, new) = (Text::new(text.clone()), Text::new([&text, "\nZzyzx was quoted verbatim."].concat()));
        if let Some(range) = marked(&old, at) {
            prop_assert_eq!(Revision::new(&old, &new).carry(range), Resolution::Exact(range));
        }
    }

    #[test]
    fn any_other_text_cuts_no_cluster_and_gives_the_same_answer_again(old in text(), new in text(), at in any_range()) {
        let (old, new) = (Text::new(old), Text::new(new));
        if let Some(range) = marked(&old, at) {
            let found = Revision::new(&old, &new).carry(range);
            prop_assert_eq!(found, Revision::new(&old, &new).carry(range));
            if let Some(place) = found.range() {
                prop_assert!(!place.is_empty() && new.slice(place).is_some());
                prop_assert_eq!(graphemes_outward(&new, place), place);
            }
            if let Resolution::Approximate(near) = found {
                prop_assert!(near.changed > 0 && near.changed <= near.of);
            }
        }
    }

    #[test]
    fn the_pieces_make_both_versions(old in text(), new in text()) {
        let (old, new) = (Text::new(old), Text::new(new));
        let pieces = Revision::new(&old, &new).pieces();
        let mut now = String::new();
        for piece in &pieces {
            if let Piece::Same(words) | Piece::New(words) = piece {
                now.push_str(words);
            }
        }
        if !pieces.is_empty() && new.as_str().chars().any(|c| !c.is_whitespace()) {
            prop_assert_eq!(now, new.as_str());
        }
    }
}
