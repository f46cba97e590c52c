//! The built-in article in several edited versions, with every sentence of it and its short attributions marked.

use pressmark::domain::anchor::{Resolution, Resolver, Revision, describe};
use pressmark::domain::document::Article;
use pressmark::domain::text::{Offset, Range, Text, sentences, words};

const TEXT: &str = include_str!("../../content/guaido-pentagon.txt");

fn article(text: &str) -> Article {
    Article::from_lines("guaido-pentagon", "en", text).expect("it has words")
}

/// Where `words` stand for the `nth` time, from 0.
fn place(text: &Text, words: &str, nth: usize) -> Range {
    let (byte, _) = text
        .as_str()
        .match_indices(words)
        .nth(nth)
        .expect("the words are there");
    let start = text.offset_of_byte(byte);
    Range::between(start, text.offset_of_byte(byte + words.len()))
}

/// Every sentence, and every pair of words within one.
fn marks(article: &Article) -> Vec<Range> {
    let text = article.text();
    let mut marks = Vec::new();
    for block in article.blocks() {
        marks.extend(sentences(text, block.range));
        for pair in words(text, block.range).windows(2) {
            marks.push(pair[0].union(pair[1]));
        }
    }
    marks
}

/// What an edit does to the offsets: the old stretches that are there unchanged, with the place they went to.
fn edited(edits: &[(&str, &str)]) -> (String, impl Fn(Range) -> Option<Range>) {
    let mut new = String::new();
    let mut kept: Vec<(Range, Offset)> = Vec::new();
    let old = Text::new(TEXT);
    let count = |text: &str| u32::try_from(text.chars().count()).expect("it is short");
    let mut rest = TEXT;
    let keep = |part: &str, rest: &str, new: &mut String, kept: &mut Vec<(Range, Offset)>| {
        let start = Offset::new(old.end().get() - count(rest));
        kept.push((Range::between(start, start.plus(count(part))), Offset::new(count(new))));
        new.push_str(part);
    };
    for (from, to) in edits {
        let at = rest
            .find(from)
            .unwrap_or_else(|| panic!("{from} stands behind what was edited before"));
        keep(&rest[..at], rest, &mut new, &mut kept);
        new.push_str(to);
        rest = &rest[at + from.len()..];
    }
    keep(rest, rest, &mut new, &mut kept);
    let went = move |range: Range| {
        let (from, to) = kept.iter().find(|(from, _)| from.covers(range))?;
        let by = |offset: Offset| to.plus(offset.get() - from.start().get());
        Some(Range::between(by(range.start()), by(range.end())))
    };
    (new, went)
}

#[test]
fn every_sentence_and_every_two_words_stay_where_they_are_in_every_edited_version() {
    let versions: &[(&str, &[(&str, &str)])] = &[
        (
            "an agency's note in front",
            &[("Guaido Seeks", "Correction: this article was updated.\nGuaido Seeks")],
        ),
        (
            "corrections",
            &[
                (
                    "called for \"direct relationship”",
                    "called for a \"direct relationship”",
                ),
                ("envoy in Washington", "envoy to Washington"),
                ("More than 100", "More than 120"),
                ("25 renegade", "27 renegade"),
            ],
        ),
        (
            "two paragraphs cut",
            &[
                (
                    "The remarks are regarded as one of Guaido’s strongest public pleas for greater U.S. involvement in the Latin American country’s fast-escalating economic and political crisis.\n",
                    "",
                ),
                (
                    "Most Latin American countries, as well as the European Union, have expressed opposition to a potential military intervention in Venezuela.\n",
                    "",
                ),
            ],
        ),
        (
            "sentences put in",
            &[
                (
                    "for cooperation,\" Guaido said.",
                    "for cooperation,\" Guaido said. He gave no date.",
                ),
                (
                    "that soon petered out.",
                    "that soon petered out. The streets were quiet by night.",
                ),
            ],
        ),
        (
            "paragraphs merged",
            &[
                ("American help.\nGuaido said", "American help. Guaido said"),
                ("\nOn Saturday", " On Saturday"),
            ],
        ),
        (
            "names spelled out",
            &[
                ("Juan Guaido has", "Juan Guaidó has"),
                ("Vladimir Padrino", "Vladimir Padrino López"),
            ],
        ),
    ];
    let old = article(TEXT);
    let mut table = String::new();
    for (name, edits) in versions {
        let (new, went) = edited(edits);
        let new = article(&new);
        let revision = Revision::new(old.text(), new.text());
        let resolver = Resolver::new(new.text());
        let (mut same, mut shown, mut lost, mut by_words) = (0, 0, 0, 0);
        for mark in marks(&old) {
            let right = went(mark);
            let words = old.text().slice(mark).expect("it is in the text");
            match revision.carry(mark) {
                Resolution::Exact(found) | Resolution::Moved(found) => {
                    // Over a line break that became a space the words are the same, and no stretch is unchanged.
                    let there = new.text().slice(found).expect("it is in the text");
                    assert_eq!(there.replace('\n', " "), words.replace('\n', " "), "{name}");
                    assert!(right.is_none_or(|right| right == found), "{name}: {words}");
                    same += 1;
                }
                Resolution::Approximate(found) => {
                    assert_eq!(right, None, "{name}: {words} was not changed: {found:?}");
                    shown += 1;
                }
                Resolution::Orphan(reason) => {
                    assert!(right.is_none(), "{name}: {words} is still there: {reason:?}");
                    lost += 1;
                }
            }
            let quote = describe(old.text(), mark).expect("it is in the text");
            if let Some(found) = resolver.resolve(None, &quote).same_words() {
                assert!(right.is_none_or(|right| right == found), "{name}: {words}");
                by_words += 1;
            }
        }
        table.push_str(&format!(
            "{name}: {same} the same, {shown} shown, {lost} lost; by the words alone {by_words}\n"
        ));
    }
    println!("{table}");
}

#[test]
fn unlike_sentences_are_far_beyond_the_floor() {
    let old = article(TEXT);
    let text = old.text();
    let all: Vec<Range> = old
        .blocks()
        .iter()
        .flat_map(|block| sentences(text, block.range))
        .collect();
    for mark in &all {
        // The article without this sentence: nothing in it may stand for it.
        let without = format!(
            "{}{}",
            text.slice(Range::between(Offset::START, mark.start()))
                .expect("in the text"),
            text.slice(Range::between(mark.end(), text.end())).expect("in the text")
        );
        let (without, quote) = (Text::new(without), describe(text, *mark).expect("in the text"));
        assert_eq!(
            Resolver::new(&without).resolve(None, &quote).range(),
            None,
            "{}",
            quote.exact
        );
        assert_eq!(
            Revision::new(text, &without).carry(*mark).range(),
            None,
            "{}",
            quote.exact
        );
    }
}

#[test]
fn source_and_cue_stay_inside_their_attribution() {
    let (new, _) = edited(&[
        ("Guaido Seeks", "Update.\nGuaido Seeks"),
        ("Guaido said at a Saturday rally", "Guaidó said at a Saturday rally"),
    ]);
    let (old, new) = (article(TEXT), article(&new));
    let revision = Revision::new(old.text(), new.text());
    let parts = |words: &str, nth, source: &str, cue: &str, now: (&str, usize, Option<&str>)| {
        let whole = place(old.text(), words, nth);
        let at = |words: &str| {
            let from = place(&Text::new(old.text().slice(whole).expect("in the text")), words, 0);
            Range::between(
                whole.start().plus(from.start().get()),
                whole.start().plus(from.end().get()),
            )
        };
        let found = revision.carry(whole).range().expect("it is there");
        assert_eq!(new.text().slice(found), Some(now.0));
        let part = |part: Range| {
            revision
                .carry_part(whole, found, part)
                .and_then(|range| new.text().slice(range))
        };
        assert_eq!((part(at(source)), part(at(cue))), (now.2, Some(cue)));
    };
    parts(
        "Guaido said at a Saturday rally",
        0,
        "Guaido",
        "said",
        ("Guaidó said at a Saturday rally", 0, Some("Guaidó")),
    );
    parts(
        "Padrino said that",
        0,
        "Padrino",
        "said",
        ("Padrino said that", 0, Some("Padrino")),
    );
}
