//! What takes the room of local storage, worked out from the keys and the lengths of their values alone.

use std::rc::Rc;

use crate::domain::order;

/// What browsers give a page, in UTF-16 code units of keys and values: 5 MB.
pub const ROOM: usize = 5 * 1024 * 1024;

/// From how many hundredths of [`ROOM`] on it is time to make room.
pub const HIGH: usize = 80;

/// What takes room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taker {
    /// The article with this fingerprint, and all work on it.
    Article(Rc<str>),
    /// The settings.
    Settings,
    /// What cannot be read.
    Unreadable,
    /// What is not the program's.
    Other,
}

/// How much of the room is taken, and by what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// All of it, in UTF-16 code units, which browsers count.
    pub total: usize,
    /// Its parts, the largest first; none is empty.
    pub parts: Vec<(Taker, usize)>,
}

impl Usage {
    /// How full it is, in hundredths.
    #[must_use]
    pub const fn percent(&self) -> usize {
        self.total * 100 / ROOM
    }

    /// What the article `fingerprint` takes with the work on it.
    #[must_use]
    pub fn of(&self, fingerprint: &str) -> usize {
        let own = |taker: &Taker| matches!(taker, Taker::Article(known) if **known == *fingerprint);
        self.parts.iter().find(|(taker, _)| own(taker)).map_or(0, |part| part.1)
    }
}

/// Adds up `stored`: keys with the lengths of their values in UTF-16 code units. `unreadable` are the keys whose values
/// cannot be read.
#[must_use]
pub fn usage(stored: &[(String, usize)], unreadable: &[String]) -> Usage {
    let mut usage = Usage::default();
    for (key, length) in stored {
        let units = key.encode_utf16().count() + length;
        let taker = taker(key, unreadable);
        usage.total += units;
        match usage.parts.iter_mut().find(|(known, _)| *known == taker) {
            Some((_, sum)) => *sum += units,
            None => usage.parts.push((taker, units)),
        }
    }
    order::sort_by(&mut usage.parts, |a, b| b.1.cmp(&a.1));
    usage
}

/// Whether it is time to ask the browser to keep what is stored: there is work from an `earlier` visit, or a few
/// `annotations`, and it was not `asked` in this month. `asked` and `now` are times as text, `asked` empty if never.
#[must_use]
pub fn is_time_to_ask(asked: &str, now: &str, earlier: bool, annotations: usize) -> bool {
    // Year and month: some browsers ask the person, who may have put it off.
    (earlier || annotations >= 3) && asked.get(..7) != now.get(..7)
}

fn taker(key: &str, unreadable: &[String]) -> Taker {
    let Some(own) = key.strip_prefix("pressmark:") else {
        return Taker::Other;
    };
    if unreadable.iter().any(|known| known == key) {
        return Taker::Unreadable;
    }
    // Behind what kind of key it is stands the article it is about, if it is about one.
    let about = own.split(':').nth(1).filter(|part| part.len() >= 64);
    about.map_or(Taker::Settings, |fingerprint| Taker::Article(fingerprint.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_is_asked_once_there_is_work_and_once_a_month() {
        let now = "2026-11-24T18:00:00.000Z";
        let cases = [
            ("", false, 1, false),
            ("", false, 3, true),
            ("", true, 1, true),
            ("2026-10-31T18:00:00.000Z", true, 1, true),
            ("2026-11-01T18:00:00.000Z", true, 9, false),
            ("what?", true, 1, true),
        ];
        for (asked, earlier, annotations, expected) in cases {
            assert_eq!(is_time_to_ask(asked, now, earlier, annotations), expected, "{asked:?}");
        }
    }

    #[test]
    fn every_unit_is_somebodys() {
        let (one, other) = ("a".repeat(64), "b".repeat(64));
        let stored = [
            (format!("pressmark:1:{one}:0101010101010101:1"), 100),
            (format!("pressmark:1:{one}:0101010101010101:2"), 1_000),
            (format!("pressmark:article:{one}"), 10_000),
            (format!("pressmark:article:{one}:title"), 7),
            (format!("pressmark:alive:{one}:0101010101010101"), 13),
            (format!("pressmark:1:{other}:0101010101010101:snapshot"), 3),
            (format!("pressmark:1:{other}:0101010101010101:4"), 5),
            ("pressmark:theme".to_owned(), 4),
            ("pressmark:7:whatever".to_owned(), 6),
            ("else\u{1f600}where".to_owned(), 50_000),
            ("pressmark".to_owned(), 0),
        ];
        let unreadable = [stored[6].0.clone(), "pressmark:7:whatever".to_owned()];
        let usage = usage(&stored, &unreadable);
        let total: usize = stored
            .iter()
            .map(|(key, length)| key.encode_utf16().count() + length)
            .sum();
        assert_eq!(usage.total, total);
        assert_eq!(usage.parts.iter().map(|part| part.1).sum::<usize>(), total);
        let names: Vec<&Taker> = usage.parts.iter().map(|part| &part.0).collect();
        let expected = [
            Taker::Other,
            Taker::Article(one.as_str().into()),
            Taker::Unreadable,
            Taker::Article(other.as_str().into()),
            Taker::Settings,
        ];
        assert_eq!(names, expected.iter().collect::<Vec<_>>());
        assert_eq!(
            usage.parts[0].1,
            50_000 + 11 + 9,
            "what a pair of surrogates takes is two"
        );
        assert_eq!((usage.of(&one), usage.of("nobody")), (usage.parts[1].1, 0));
        assert_eq!(usage.percent(), 1);
    }
}
