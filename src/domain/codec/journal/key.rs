//! The keys on the shelf.

use crate::domain::annotation::ReplicaId;
use crate::domain::document::Fingerprint;

/// The version that stands in the keys: that of their scheme and of what is under them.
pub(super) const VERSION: u64 = 1;

/// What a key holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Snapshot,
    /// A segment by its number, from 1.
    Segment(u64),
}

/// What a key of this program says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// A part of a replica's log about the article asked for.
    Ours(ReplicaId, Part),
    /// A part of such a log that this version has no name for.
    Strange(ReplicaId),
    /// A newer scheme, whichever article it is about.
    Newer(u64),
}

/// What `key` says of the article `fingerprint`; `None` if it is about another one or not a log's.
pub(super) fn parse(key: &str, fingerprint: &Fingerprint) -> Option<Key> {
    let (version, rest) = key.strip_prefix("pressmark:")?.split_once(':')?;
    let version = decimal(version)?;
    if version > VERSION {
        return Some(Key::Newer(version));
    }
    if version < VERSION {
        return None;
    }
    let rest = rest.strip_prefix(fingerprint.as_str())?.strip_prefix(':')?;
    let (replica, part) = rest.split_once(':')?;
    let replica = ReplicaId::parse(replica)?;
    Some(match (part, decimal(part)) {
        ("snapshot", _) => Key::Ours(replica, Part::Snapshot),
        (_, Some(number)) if number > 0 => Key::Ours(replica, Part::Segment(number)),
        _ => Key::Strange(replica),
    })
}

/// The key of `part`.
pub(super) fn of(fingerprint: &Fingerprint, replica: ReplicaId, part: Part) -> String {
    match part {
        Part::Snapshot => format!("pressmark:{VERSION}:{fingerprint}:{replica}:snapshot"),
        Part::Segment(number) => format!("pressmark:{VERSION}:{fingerprint}:{replica}:{number}"),
    }
}

/// The number that `text` is in the only way it is written: without a sign or leading zeros.
fn decimal(text: &str) -> Option<u64> {
    text.parse().ok().filter(|number: &u64| number.to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_as_they_are_written() {
        let (article, other) = (Fingerprint::of("a"), Fingerprint::of("b"));
        let replica = ReplicaId::from_random([7; 8]);
        for part in [Part::Snapshot, Part::Segment(1), Part::Segment(u64::MAX)] {
            let key = of(&article, replica, part);
            assert_eq!(parse(&key, &article), Some(Key::Ours(replica, part)));
            assert_eq!(parse(&key, &other), None);
        }
        let cases = [
            (
                format!("pressmark:1:{article}:{replica}:007"),
                Some(Key::Strange(replica)),
            ),
            (
                format!("pressmark:1:{article}:{replica}:0"),
                Some(Key::Strange(replica)),
            ),
            (
                format!("pressmark:1:{article}:{replica}:index"),
                Some(Key::Strange(replica)),
            ),
            (format!("pressmark:2:{other}:whatever"), Some(Key::Newer(2))),
            (format!("pressmark:1:{article}:view"), None),
            ("pressmark:settings".to_owned(), None),
            ("elsewhere".to_owned(), None),
        ];
        for (key, expected) in cases {
            assert_eq!(parse(&key, &article), expected, "{key}");
        }
    }
}
