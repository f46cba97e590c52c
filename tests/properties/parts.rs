//! Laws of the guess at an attribution's source and cue: whatever the text, it is a place that could be chosen by hand.

use pressmark::domain::suggest::{Parts, parts};
use pressmark::domain::text::{Offset, Range, Text, graphemes_outward, snap_to_words, trim, words};
use proptest::prelude::*;

/// Sentences that nearly report, among letters that behave badly.
fn reports() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(vec![
            "said", "told", "according to", "Guaido", "Maria", "he", "who", "the", "minister", "that", "On Saturday",
            "was", "quoted as saying", "reportedly", "by", "U.S.", "(SOCOM)", "(", ")", "dijo", "según", "informó", "el",
            "ministro", "que", "ha", "se", "the workers’", "Mr.", "afirmo\u{301}", "claims", "has called for",
        ]).prop_map(String::from),
        3 => prop::sample::select(vec![
            " ", " ", " ", ", ", ". ", "\n", "\"", "”", "’s ", "-", "--", "…", "\u{200b}", "\u{301}", "\u{200d}", "👩\u{200d}👧",
            "🇻🇪", "說", "ประเทศ", "\u{600}", "שלום", "\u{a0}",
        ]).prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.join(""))
}

fn spaced() -> impl Strategy<Value = String> {
    prop_oneof![
        reports(),
        reports().prop_map(|text| text.replace("said", " said ").replace("dijo", " dijo "))
    ]
}

fn placed() -> impl Strategy<Value = (Text, Range)> {
    spaced().prop_flat_map(|string| {
        let length = u32::try_from(string.chars().count()).expect("the text is short");
        (Just(Text::new(string)), 0..=length, 0..=length)
            .prop_map(|(text, a, b)| (text, Range::between(Offset::new(a), Offset::new(b))))
    })
}

fn sound(text: &Text, range: Range, guess: Parts) -> Result<(), TestCaseError> {
    for part in [guess.source, guess.cue].into_iter().flatten() {
        prop_assert!(
            range.covers(part) && !part.is_empty(),
            "{part:?} is not inside of {range:?}"
        );
        prop_assert_eq!(trim(text, part), part, "trimmed");
        prop_assert_eq!(graphemes_outward(text, part), part, "no cluster is cut");
        prop_assert_eq!(snap_to_words(text, part), part, "no word is cut");
    }
    if let (Some(source), Some(cue)) = (guess.source, guess.cue) {
        prop_assert!(!source.overlaps(cue));
    }
    prop_assert!(guess.source.is_none() || guess.cue.is_some(), "no source without a cue");
    Ok(())
}

proptest! {
    #[test]
    fn a_guess_is_inside_and_whole((text, range) in placed(), language in prop::sample::select(vec!["en", "es", ""])) {
        sound(&text, range, parts(&text, range, language))?;
        sound(&text, text.all(), parts(&text, text.all(), language))?;
    }

    #[test]
    fn words_are_apart_and_in_order((text, range) in placed()) {
        let found = words(&text, range);
        for word in &found {
            prop_assert!(range.covers(*word) && !word.is_empty());
        }
        for pair in found.windows(2) {
            prop_assert!(pair[0].end() <= pair[1].start());
        }
        let seen = text.slice(range).unwrap_or_default().chars().any(char::is_alphanumeric);
        prop_assert!(!seen || !found.is_empty(), "what has letters has words");
    }
}
