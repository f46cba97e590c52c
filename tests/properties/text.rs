//! Laws of positions, boundaries, runs and places: against plain references that are slow and plainly right.

use pressmark::domain::anchor::{Resolution, Resolver, describe, resolve};
use pressmark::domain::annotation::{AnnotationId, LabelId, Span};
use pressmark::domain::segment::runs;
use pressmark::domain::text::{
    Offset, Range, Text, Utf16, grapheme_floor, graphemes_outward, sentence_at, sentences, snap_to_words, trim,
};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

/// Letters that behave badly: joiners, marks, flags, surrogate pairs, breaks, marks of sentences and abbreviations.
pub fn tricky() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Z]{1,4}",
        3 => prop::sample::select(vec![
            " ", "  ", "\n", "\r\n", "\t", "\u{a0}", "\u{200b}", "\u{feff}", ".", "…", "? ", "!", "\"", "”", "’s", "'",
            "U.S.", " Mr. ", "No. 5", ". The ", "1,000.5", "-", "_", ":", "[1]", "(", ")", "»", "。",
        ]).prop_map(String::from),
        2 => prop::sample::select(vec![
            "e\u{301}", "\u{301}", "\u{200d}", "👩\u{200d}👧", "👍🏽", "🇻🇪", "🇻", "說", "ประเทศ", "한국", "\u{11a8}",
            "नमस्ते", "\u{600}", "\u{ad}", "שלום", "カラ", "𝔸",
        ]).prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

/// A text and a range in it.
fn placed() -> impl Strategy<Value = (Text, Range)> {
    tricky().prop_flat_map(|string| {
        let length = u32::try_from(string.chars().count()).expect("the text is short");
        (Just(Text::new(string)), 0..=length, 0..=length)
            .prop_map(|(text, a, b)| (text, Range::between(Offset::new(a), Offset::new(b))))
    })
}

/// The offsets at which a line of `text` begins or ends, or two grapheme clusters meet.
fn boundaries(text: &Text) -> Vec<Offset> {
    let mut found = vec![Offset::START];
    let mut at = Offset::START;
    for (nth, line) in text.as_str().split('\n').enumerate() {
        if nth > 0 {
            at = at.plus(1);
            found.push(at);
        }
        for cluster in line.graphemes(true) {
            at = at.plus(u32::try_from(cluster.chars().count()).expect("the text is short"));
            found.push(at);
        }
    }
    found
}

fn line_breaks(text: &Text, range: Range) -> usize {
    text.slice(range)
        .expect("the range is in the text")
        .matches('\n')
        .count()
}

fn span((nth, label, a, b): (u8, bool, u32, u32)) -> Span {
    Span {
        id: AnnotationId::parse(&format!("s{nth}")).expect("the id is well formed"),
        label: LabelId::parse(if label { "claim" } else { "quote" }).expect("the label is well formed"),
        range: Range::between(Offset::new(a), Offset::new(b)),
    }
}

fn spans() -> impl Strategy<Value = Vec<Span>> {
    prop::collection::vec((any::<u8>(), any::<bool>(), 0..60_u32, 0..60_u32).prop_map(span), 0..20)
}

proptest! {
    #[test]
    fn offsets_go_to_other_units_and_back(string in tricky()) {
        let text = Text::new(string.clone());
        let (mut bytes, mut units) = (0, 0);
        let mut at = Offset::START;
        for c in string.chars() {
            prop_assert_eq!(text.byte(at), Some(bytes));
            prop_assert_eq!(text.utf16(at), Some(Utf16::new(units)));
            for inner in 0..c.len_utf8() {
                prop_assert_eq!(text.offset_of_byte(bytes + inner), at);
            }
            for inner in 0..c.len_utf16() {
                let unit = Utf16::new(units + u32::try_from(inner).expect("at most 1"));
                prop_assert_eq!(text.offset_of_utf16(unit), at);
            }
            bytes += c.len_utf8();
            units += u32::try_from(c.len_utf16()).expect("at most 2");
            at = at.plus(1);
        }
        prop_assert_eq!(text.end(), at);
        prop_assert_eq!((text.byte(at), text.utf16(at)), (Some(bytes), Some(Utf16::new(units))));
        prop_assert_eq!((text.byte(at.plus(1)), text.utf16(at.plus(1))), (None, None));
        prop_assert_eq!(text.offset_of_byte(bytes + 1), at);
        prop_assert_eq!(text.offset_of_utf16(Utf16::new(units + 1)), at);
    }

    #[test]
    fn the_floor_is_the_last_boundary((text, range) in placed()) {
        let expected = boundaries(&text).into_iter().filter(|&at| at <= range.start()).max();
        prop_assert_eq!(Some(grapheme_floor(&text, range.start())), expected);
    }

    #[test]
    fn growing_to_clusters_takes_the_nearest_boundaries((text, range) in placed()) {
        let grown = graphemes_outward(&text, range);
        let boundaries = boundaries(&text);
        let start = boundaries.iter().copied().filter(|&at| at <= range.start()).max();
        let end = boundaries.iter().copied().find(|&at| range.end() <= at);
        let end = if range.is_empty() { start } else { end };
        prop_assert_eq!((Some(grown.start()), Some(grown.end())), (start, end));
    }

    #[test]
    fn snapping_grows_once_and_stays_in_its_lines((text, range) in placed()) {
        let snapped = snap_to_words(&text, range);
        prop_assert_eq!(snapped.is_empty(), range.is_empty());
        prop_assert!(range.is_empty() || snapped.covers(range));
        prop_assert_eq!(snap_to_words(&text, snapped), snapped);
        prop_assert_eq!(line_breaks(&text, snapped), line_breaks(&text, range));
        let boundaries = boundaries(&text);
        prop_assert!(boundaries.contains(&snapped.start()) && boundaries.contains(&snapped.end()));
        // What was added is a part of a word: no white space.
        let added = [Range::between(snapped.start(), range.start()), Range::between(range.end(), snapped.end())];
        for added in added.into_iter().filter(|_| !range.is_empty()) {
            let words = graphemes_outward(&text, added);
            let words = text.slice(words).expect("the words are in the text");
            prop_assert!(words.graphemes(true).all(|cluster| !cluster.trim().is_empty()), "{words:?}");
        }
    }

    #[test]
    fn trimming_takes_white_space_alone_and_only_once((text, range) in placed()) {
        let trimmed = trim(&text, range);
        prop_assert!(range.covers(trimmed));
        prop_assert_eq!(trim(&text, trimmed), trimmed);
        let blank = |c: char| c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}';
        for cut in [Range::between(range.start(), trimmed.start()), Range::between(trimmed.end(), range.end())] {
            prop_assert!(text.slice(cut).expect("the cut is in the text").chars().all(blank));
        }
        let whole = graphemes_outward(&text, range) == range;
        prop_assert!(!whole || graphemes_outward(&text, trimmed) == trimmed);
    }

    #[test]
    fn sentences_hold_all_but_the_white_space((text, block) in placed()) {
        let block = graphemes_outward(&text, block);
        let found = sentences(&text, block);
        let mut at = block.start();
        for &sentence in &found {
            let gap = text.slice(Range::new(at, sentence.start()).expect("in order")).expect("in the text");
            prop_assert!(gap.chars().all(|c| c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}'), "{gap:?}");
            prop_assert!(!sentence.is_empty());
            prop_assert_eq!(trim(&text, sentence), sentence);
            prop_assert_eq!(line_breaks(&text, sentence), 0);
            prop_assert_eq!(graphemes_outward(&text, sentence), sentence);
            prop_assert_eq!(sentence_at(&text, block, sentence.start()), Some(sentence));
            at = sentence.end();
        }
        prop_assert!(trim(&text, Range::new(at, block.end()).expect("in order")).is_empty());
    }

    #[test]
    fn runs_tile_the_block_under_the_naive_cover(
        a in 0..60_u32, b in 0..60_u32, cuts in prop::collection::vec((0..60_u32).prop_map(Offset::new), 0..4), spans in spans(),
    ) {
        let block = Range::between(Offset::new(a), Offset::new(b));
        let found = runs(block, &cuts, &spans);
        let mut at = block.start();
        for run in &found {
            prop_assert_eq!(run.range.start(), at);
            prop_assert!(!run.range.is_empty());
            let mut cover: Vec<Span> = spans.iter().filter(|span| span.range.overlaps(run.range)).cloned().collect();
            cover.sort_by_key(|span| (span.range, span.id.clone()));
            let ranges = |spans: &[Span]| spans.iter().map(|span| (span.range, span.id.clone())).collect::<Vec<_>>();
            prop_assert_eq!(ranges(&run.cover), ranges(&cover));
            prop_assert!(run.cover.iter().all(|span| span.range.covers(run.range)));
            prop_assert!(!cuts.iter().any(|&cut| run.range.start() < cut && cut < run.range.end()));
            at = run.range.end();
        }
        prop_assert_eq!(at, block.end());
        // Two neighbours differ, unless a cut parts them.
        for pair in found.windows(2) {
            prop_assert!(pair[0].cover != pair[1].cover || cuts.contains(&pair[1].range.start()));
        }
    }

    #[test]
    fn what_is_described_is_found((text, range) in placed()) {
        let quote = describe(&text, range);
        prop_assert_eq!(quote.is_none(), range.is_empty());
        if let Some(quote) = quote {
            prop_assert_eq!(resolve(&text, Some(range), &quote), Resolution::Exact(range));
            prop_assert!(quote.prefix.chars().count() <= 32 && quote.suffix.chars().count() <= 32);
            let around = format!("{}{}{}", quote.prefix, quote.exact, quote.suffix);
            prop_assert!(text.as_str().contains(&around));
        }
    }

    #[test]
    fn what_is_found_elsewhere_has_the_same_words((text, range) in placed(), (other, position) in placed()) {
        if let Some(quote) = describe(&text, range) {
            let resolver = Resolver::new(&other);
            let found = resolver.resolve(Some(position), &quote);
            prop_assert_eq!(found, resolver.resolve(Some(position), &quote));
            if let Some(range) = found.same_words() {
                // A quote and itself, taken from either text, resolve alike: the words are equal as they are compared.
                let words = Text::new(other.slice(range).expect("in the text"));
                prop_assert_eq!(resolve(&words, Some(words.all()), &quote), Resolution::Exact(words.all()));
            }
        }
    }

    #[test]
    fn a_place_that_moved_with_all_its_text_is_never_mistaken((text, range) in placed(), before in tricky()) {
        let range = trim(&text, graphemes_outward(&text, range));
        if let Some(quote) = describe(&text, range) {
            let moved = Text::new(format!("{before}\n{}", text.as_str()));
            let by = u32::try_from(before.chars().count()).expect("the text is short") + 1;
            let expected = Range::between(range.start().plus(by), range.end().plus(by));
            // Another place is possible only where it fits as well: then none is given.
            if let Resolution::Moved(found) = resolve(&moved, None, &quote) {
                // Signs that are not seen at its edges are not taken along.
                prop_assert!(expected.covers(found), "{found:?} {expected:?}");
            }
        }
    }
}
