use super::*;

fn quote(exact: &str, prefix: &str, suffix: &str) -> Quote {
    Quote {
        exact: exact.into(),
        prefix: prefix.into(),
        suffix: suffix.into(),
    }
}

/// The text without its marks `{` and `}`, and the range between them.
fn marked(marked: &str) -> (Text, Option<Range>) {
    let at = |mark| marked.chars().take_while(|&c| c != mark).count();
    let range = marked.contains('{').then(|| {
        let offset = |at: usize| Offset::new(u32::try_from(at).expect("a test's text is short"));
        Range::between(offset(at('{')), offset(at('}') - 1))
    });
    (Text::new(marked.replace(['{', '}'], "")), range)
}

#[test]
fn words_are_described_with_their_context() {
    let cases = [
        ("He {said} no.", "He ", " no."),
        ("{One}\nTwo", "", "\nTwo"),
        (
            "0123456789012345678901234567890123456789{a}b",
            "89012345678901234567890123456789",
            "b",
        ),
        (
            "{a}👩\u{200d}👩\u{200d}👧 123456789012345678901234567890",
            "",
            "👩\u{200d}👩\u{200d}👧 12345678901234567890123456",
        ),
        (
            "xe\u{301}1234567890123456789012345678901{a}",
            "1234567890123456789012345678901",
            "",
        ),
    ];
    for (case, prefix, suffix) in cases {
        let (text, range) = marked(case);
        let range = range.expect("the case has marks");
        let found = describe(&text, range).expect("the range is in the text");
        assert_eq!((&*found.prefix, &*found.suffix), (prefix, suffix), "{case}");
        assert_eq!(Some(&*found.exact), text.slice(range));
        assert_eq!(resolve(&text, Some(range), &found), Resolution::Exact(range), "{case}");
    }
}

#[test]
fn nothing_and_beyond_are_not_described() {
    let text = Text::new("abc");
    assert_eq!(describe(&text, Range::at(Offset::new(1))), None);
    assert_eq!(describe(&text, Range::between(Offset::new(2), Offset::new(4))), None);
}

/// What was marked in an old text, and where it is in a new one: marked there, or lost for a reason.
#[test]
fn places_are_found_again_in_a_changed_text() {
    use OrphanReason::{Ambiguous, NotFound};
    let long = "More than 100 people were reportedly injured";
    let cases: &[(&str, &str, Option<OrphanReason>)] = &[
        ("He {said} no.", "He {said} no.", None),
        ("He {said} no.", "Then: He {said} no.", None),
        ("He {said} no.", "He {said}\u{a0}no. He \u{a0}", None),
        ("He {said} no.", "He denied it.", Some(NotFound)),
        (
            "A word {gone}. Another.",
            "Quite different things have gone on here",
            Some(NotFound),
        ),
        ("He {said no}.", "New. He {said\u{a0}no}.", None),
        ("He {said\u{a0}no}.", "New. He {said no}.", None),
        ("He {said no}.", "New. He {said\nno}.", None),
        ("He {said “no}” to it.", "New. He {said \"no}\" to it.", None),
        ("He {waited… and left}.", "New. He {waited... and left}.", None),
        ("He {left — at last}.", "New. He {left  -- at last}.", None),
        ("He {said no}.", "New. He Said no.", Some(NotFound)),
        (
            "Maduro {said} no. Guaido said yes.",
            "First Guaido said yes. Then Maduro {said} no.",
            None,
        ),
        (
            "Maduro {said} no.",
            "New. Maduro said no. Maduro said no.",
            Some(Ambiguous),
        ),
        (
            "In May he {said} it.",
            "When asked he said so. Why has she said that?",
            Some(Ambiguous),
        ),
        ("Here e\u{301} {e} f", "New here e\u{301} {e} f", None),
        ("One 🇺 {🇸} two", "New one 🇺🇸 two", Some(NotFound)),
        ("a{a}a", "--aaaa-", Some(Ambiguous)),
    ];
    for (old, new, lost) in cases {
        let (old_text, was) = marked(old);
        let taken = describe(&old_text, was.expect("the case has marks")).expect("the marks are in the text");
        let (new_text, now) = marked(new);
        let found = resolve(&new_text, was, &taken);
        match lost {
            Some(reason) => assert_eq!(found, Resolution::Orphan(*reason), "{old} -> {new}"),
            None => assert_eq!(found.range(), now, "{old} -> {new}: {found:?}"),
        }
    }
    let old = Text::new(format!(
        "An attempted coup. {long}, it said. Then all was quiet in the streets."
    ));
    let was = Range::between(Offset::new(19), Offset::new(19 + 44));
    let (text, now) = marked("Elsewhere. {More than 100 people were reportedly injured}; so say the papers.");
    assert_eq!(
        Revision::new(&old, &text).carry(was).range(),
        now,
        "long words speak for themselves if they stood once"
    );
    let taken = describe(&old, was).expect("it is in the text");
    assert_eq!(
        resolve(&text, None, &taken),
        Resolution::Orphan(NotFound),
        "they may have stood twice in a text that is not known"
    );
}

#[test]
fn foreign_quotes_have_little_context_or_much() {
    use OrphanReason::{Ambiguous, NotFound};
    let (text, now) = marked("Maduro said yes. Then Guaido {said} no.");
    let cases = [
        (quote("said", "", ""), None, Resolution::Orphan(Ambiguous)),
        (
            quote("Guaido", "", ""),
            None,
            Resolution::Moved(Range::between(Offset::new(22), Offset::new(28))),
        ),
        (
            quote("said", "Guaido ", ""),
            None,
            Resolution::Moved(now.expect("the case has marks")),
        ),
        (
            quote("said", "", " no."),
            now,
            Resolution::Exact(now.expect("the case has marks")),
        ),
        (quote("", "Then ", "Guaido"), now, Resolution::Orphan(NotFound)),
        (
            quote("said", &format!("{}Guaido ", "x".repeat(999)), ""),
            None,
            Resolution::Orphan(Ambiguous),
        ),
        (
            quote("Guaido", "Then ", " "),
            Some(Range::between(Offset::new(90), Offset::new(99))),
            { Resolution::Moved(Range::between(Offset::new(22), Offset::new(28))) },
        ),
    ];
    for (taken, position, expected) in cases {
        assert_eq!(resolve(&text, position, &taken), expected, "{taken:?}");
    }
}

#[test]
fn equal_words_at_the_position_are_taken_unless_they_are_short_and_stand_there_by_chance() {
    let text = Text::new("one said two. Guaido said no.");
    let at = |start: u32, end: u32| Range::between(Offset::new(start), Offset::new(end));
    for (context, position, expected) in [
        (("one ", " two."), at(4, 8), Resolution::Exact(at(4, 8))),
        (("", ""), at(4, 8), Resolution::Exact(at(4, 8))),
        (("Guaido ", " no."), at(4, 8), Resolution::Moved(at(21, 25))),
        (
            ("Vecchio had ", " before"),
            at(4, 8),
            Resolution::Orphan(OrphanReason::Ambiguous),
        ),
    ] {
        let (prefix, suffix) = context;
        assert_eq!(resolve(&text, Some(position), &quote("said", prefix, suffix)), expected);
    }
}

/// Quadratic work would take hours here: the test would not end.
#[test]
fn hostile_texts_cost_no_more_than_others() {
    let n = 200_000;
    let cases = [
        ("a".repeat(n), quote("a", &"a".repeat(32), &"a".repeat(32))),
        ("a".repeat(n), quote(&"a".repeat(n / 2), "b", "b")),
        ("🇺".repeat(n / 4), quote("🇺", "", "")),
        ("\u{301}".repeat(n / 2), quote("\u{301}", "\u{301}", "")),
        ("ab".repeat(n / 2), quote(&format!("{}b", "ab".repeat(n / 4)), "a", "a")),
    ];
    for (text, taken) in cases {
        let text = Text::new(text);
        assert_eq!(resolve(&text, None, &taken).range(), None);
    }
}
