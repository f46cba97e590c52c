use unicode_segmentation::UnicodeSegmentation;

use super::*;

fn is_one(before: &str, c: &str, behind: &str) -> bool {
    [before, c, behind].concat().graphemes(true).count() == 1
}

/// The class of `c` as the crate shows it, by what becomes one cluster with it.
fn probed(c: char) -> Class {
    let c = c.encode_utf8(&mut [0; 4]).to_string();
    if !is_one(&c, "\u{301}", "") {
        return Class::Control;
    }
    if is_one("a", &c, "") {
        return if is_one("क", &c, "क") {
            Class::Linker
        } else if is_one("👩", &c, "👩") {
            Class::Zwj
        } else if is_one("क", &c, "\u{94d}क") {
            Class::Extend
        } else if is_one("👩", &c, "\u{200d}👩") {
            Class::NonJoiner
        } else {
            Class::SpacingMark
        };
    }
    let tries: [(Class, &str, &str); 9] = [
        (Class::Prepend, "", "a"),
        (Class::Pictographic, "", "\u{200d}👩"),
        (Class::Regional, "", "🇺"),
        (Class::Consonant, "क\u{94d}", ""),
        (Class::HangulL, "", "\u{1100}"),
        (Class::HangulV, "\u{1160}", "\u{1160}"),
        (Class::HangulT, "\u{11a8}", ""),
        (Class::HangulLv, "\u{1100}", "\u{1160}"),
        (Class::HangulLvt, "\u{1100}", ""),
    ];
    let found = tries.iter().find(|(_, before, behind)| is_one(before, &c, behind));
    found.map_or(Class::Other, |(class, ..)| *class)
}

/// The table that the classes of `of` make, as it stands in the source.
fn table(of: impl Fn(char) -> Class) -> Vec<u16> {
    let mut runs: Vec<(u32, u16)> = Vec::new();
    for code in 0..0x2_0000 {
        let class = char::from_u32(code).map_or(Class::Other, &of);
        let class = if class == Class::HangulLvt {
            Class::HangulLv
        } else {
            class
        };
        let number = CLASSES
            .iter()
            .position(|&listed| listed == class)
            .expect("every class is listed");
        let number = u16::try_from(number).expect("16 classes");
        match runs.last_mut() {
            Some((length, last)) if *last == number && *length < 0xfff => *length += 1,
            _ => runs.push((1, number)),
        }
    }
    while runs.last().is_some_and(|&(_, class)| class == 0) {
        runs.pop();
    }
    let packed = |(length, class): (u32, u16)| u16::try_from(length).expect("12 bits") << 4 | class;
    runs.into_iter().map(packed).collect()
}

/// When the crate comes with a newer Unicode, this fails and prints what belongs in `table.rs`.
#[test]
fn the_table_is_that_of_the_crate() {
    let expected = table(probed);
    assert!(expected == RUNS, "the table should be {expected:?}");
}

#[test]
fn every_code_point_has_the_class_that_the_crate_shows() {
    for code in (0..0x2_0000)
        .step_by(7)
        .chain((0x2_0000..0x11_0000).step_by(251))
        .chain(0xe_0000..0xe_1100)
    {
        if let Some(c) = char::from_u32(code) {
            assert_eq!(Class::of(c), probed(c), "{code:x}");
        }
    }
}

/// Every text of four code points out of those that behave differently.
#[test]
fn clusters_are_those_of_the_crate() {
    let letters = [
        'a',
        '\u{301}',
        '\u{94d}',
        '\u{903}',
        '\u{600}',
        '👩',
        '🇺',
        'क',
        '\u{200d}',
        '\u{200c}',
        'ᄀ',
        'ᅠ',
        'ᆨ',
        '가',
        '각',
        '\u{ad}',
        '\u{e0020}',
    ];
    let count = letters.len();
    for nth in 0..count.pow(4) {
        let text: String = (0..4_u32)
            .map(|place| letters[nth / count.pow(place) % count])
            .collect();
        let mut clusters = Clusters::default();
        let begins = text
            .char_indices()
            .filter(|&(_, c)| clusters.begins(c))
            .map(|(at, _)| at);
        let expected = text.grapheme_indices(true).map(|(at, _)| at);
        assert!(begins.eq(expected), "{}", text.escape_unicode());
    }
}
