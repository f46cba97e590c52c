//! Which language a text is in, roughly, and which way it runs.

use super::Piece;
use crate::domain::document::Direction;
use crate::domain::text::lowercase;

/// The languages that can be chosen: tag and own name, by tag.
pub const LANGUAGES: [(&str, &str); 21] = [
    ("ar", "العربية"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("es", "Español"),
    ("fa", "فارسی"),
    ("fr", "Français"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ko", "한국어"),
    ("nl", "Nederlands"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("ru", "Русский"),
    ("th", "ไทย"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("zh", "中文"),
];

/// Small words of languages in Latin letters, which no text of some length can do without.
const SMALL: [(&str, &str); 7] = [
    ("en", " the and of to in that is was for with on said by he it "),
    ("es", " el la de que y los en del las por una con se al para "),
    ("fr", " le la les des et une est dans que pour du au sur il ne "),
    ("de", " der die und das ist den von mit nicht ein im zu auf dem sich "),
    ("pt", " o os de que e do da em não uma com para no na ao "),
    ("it", " il di che e un per del della non è le con sono gli si "),
    ("nl", " de het een van en dat niet is op te zijn voor met die ook "),
];

/// How many code points are looked at.
const LOOKED_AT: usize = 6000;

/// The language that a page names, as a tag that can be stored; `None` if it is none.
pub(super) fn tag(named: &str) -> Option<String> {
    let named = named.trim().replace('_', "-");
    let sound = named.len() <= 35
        && named
            .split('-')
            .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    (sound && named.len() >= 2).then_some(named)
}

/// The language of `pieces`: by their script, and in Latin letters by their small words. `und` where that says nothing.
pub(super) fn guess(pieces: &[Piece]) -> &'static str {
    let letters = || pieces.iter().flat_map(|piece| piece.text.chars()).take(LOOKED_AT);
    let count = |ranges: &[(char, char)]| {
        letters()
            .filter(|c| ranges.iter().any(|(from, to)| from <= c && c <= to))
            .count()
    };
    let all = letters().filter(|c| c.is_alphabetic()).count();
    let kana = count(&[('\u{3040}', '\u{30ff}')]);
    if kana * 10 > all {
        return "ja";
    }
    let scripts = [
        ("zh", count(&[('\u{4e00}', '\u{9fff}'), ('\u{3400}', '\u{4dbf}')])),
        ("ko", count(&[('\u{ac00}', '\u{d7af}')])),
        ("ar", count(&[('\u{600}', '\u{6ff}')])),
        ("he", count(&[('\u{590}', '\u{5ff}')])),
        ("ru", count(&[('\u{400}', '\u{4ff}')])),
        ("el", count(&[('\u{370}', '\u{3ff}')])),
        ("hi", count(&[('\u{900}', '\u{97f}')])),
        ("th", count(&[('\u{e00}', '\u{e7f}')])),
    ];
    let has = |signs: &str| letters().any(|c| signs.contains(c));
    match scripts.into_iter().find(|(_, found)| found * 2 > all) {
        Some(("ar", _)) if has("ٹڈڑےں") => "ur",
        Some(("ar", _)) if has("پچژگ") => "fa",
        Some(("ru", _)) if has("їєґ") => "uk",
        Some((tag, _)) => tag,
        None => latin(pieces),
    }
}

fn latin(pieces: &[Piece]) -> &'static str {
    let mut best = ("und", 2);
    for (tag, small) in SMALL {
        let words = pieces
            .iter()
            .flat_map(|piece| piece.text.split(|c: char| !c.is_alphabetic()));
        let found = words
            .take(LOOKED_AT / 6)
            .filter(|word| !word.is_empty() && small.contains(&format!(" {} ", lowercase(word))))
            .count();
        if found > best.1 {
            best = (tag, found);
        }
    }
    best.0
}

/// Which way a text in `language` runs; where the language is not known, as the first letter that has a direction does.
pub fn direction<'a>(language: &str, mut lines: impl Iterator<Item = &'a str>) -> Direction {
    let main = language.split('-').next().unwrap_or_default();
    let right = if main == "und" || main.is_empty() {
        lines
            .find_map(|line| line.chars().find(|c| c.is_alphabetic()))
            .is_some_and(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'))
    } else {
        " ar arc ckb dv fa he iw ps sd ug ur yi ".contains(&format!(" {} ", main.to_ascii_lowercase()))
    };
    if right {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    }
}
