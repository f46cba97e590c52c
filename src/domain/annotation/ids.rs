//! Names of things, and the stamps that decide between two versions of one field.

use std::fmt;
use std::rc::Rc;

/// An annotation's identity: a lowercase UUIDv4, or a foreign id of `[A-Za-z0-9_-]{1,64}`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnnotationId(Rc<str>);

impl AnnotationId {
    /// A UUIDv4 from 16 random bytes (RFC 9562, section 5.4).
    #[must_use]
    pub fn from_random(mut bytes: [u8; 16]) -> Self {
        bytes[6] = (bytes[6] & 0x0f) | 0x40;
        bytes[8] = (bytes[8] & 0x3f) | 0x80;
        let mut id = String::with_capacity(36);
        for (nth, byte) in bytes.iter().enumerate() {
            if matches!(nth, 4 | 6 | 8 | 10) {
                id.push('-');
            }
            push_hex(&mut id, *byte);
        }
        Self(id.into())
    }

    /// `id` if it has the allowed form, else `None`.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        let allowed = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        ((1..=64).contains(&id.len()) && id.chars().all(allowed)).then(|| Self(id.into()))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id as shared text.
    #[must_use]
    pub fn shared(&self) -> Rc<str> {
        self.0.clone()
    }
}

impl fmt::Display for AnnotationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A label's identity: an immutable slug of lowercase letters, digits and hyphens, at most 64 of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LabelId(Rc<str>);

impl LabelId {
    /// `slug` if it has the allowed form, else `None`.
    #[must_use]
    pub fn parse(slug: &str) -> Option<Self> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        ((1..=64).contains(&slug.len()) && slug.chars().all(allowed)).then(|| Self(slug.into()))
    }

    /// The slug.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LabelId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A replica: one writer of the merged state, usually one tab. 16 lowercase hexadecimal letters as text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReplicaId(u64);

impl ReplicaId {
    /// A replica from 8 random bytes.
    #[must_use]
    pub const fn from_random(bytes: [u8; 8]) -> Self {
        Self(u64::from_be_bytes(bytes))
    }

    /// A number below 2^32 that is hardly ever that of another replica.
    #[must_use]
    pub const fn spread(self) -> u64 {
        self.0 & 0xffff_ffff
    }

    /// The replica written as `text`, or `None` if it is not 16 lowercase hexadecimal letters.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let hex = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
        (text.len() == 16 && text.chars().all(hex)).then(|| u64::from_str_radix(text, 16).ok().map(Self))?
    }
}

impl fmt::Display for ReplicaId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// When a field was written, in the order that all replicas agree on: a Lamport counter, then the replica. The higher
/// stamp wins. No clock takes part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// The Lamport counter: above every counter that the writer had seen.
    pub counter: u64,
    /// The writer.
    pub replica: ReplicaId,
}

impl Stamp {
    /// The highest counter that is believed: nobody acts so often. Stored bytes with a higher one are damaged.
    pub const MOST: u64 = 1 << 53;

    /// The next stamp of `replica`, which has seen counters up to `clock`.
    #[must_use]
    pub fn next(clock: u64, replica: ReplicaId) -> Self {
        let counter = clock.saturating_add(1).min(Self::MOST);
        Self { counter, replica }
    }
}

/// A time for people: UTC with milliseconds, `2026-11-23T18:00:00.000Z`. It decides nothing. Text order is time order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(Rc<str>);

impl Default for Timestamp {
    /// The start of the count of Unix time: what stands where no clock answers.
    fn default() -> Self {
        Self("1970-01-01T00:00:00.000Z".into())
    }
}

impl Timestamp {
    /// `text` if it is an RFC 3339 time in UTC; a fraction is brought to three digits. `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_suffix('Z')?;
        let (seconds, fraction) = rest.split_once('.').unwrap_or((rest, ""));
        let shape = b"dddd-dd-ddTdd:dd:dd";
        let fits = |(&byte, &kind): (&u8, &u8)| {
            if kind == b'd' {
                byte.is_ascii_digit()
            } else {
                byte == kind
            }
        };
        let well_formed = seconds.len() == shape.len()
            && seconds.as_bytes().iter().zip(shape).all(fits)
            && fraction.len() <= 9
            && fraction.bytes().all(|byte| byte.is_ascii_digit());
        well_formed.then(|| {
            let millis = fraction.get(..3).unwrap_or(fraction);
            Self(format!("{seconds}.{millis:0<3}Z").into())
        })
    }

    /// The time as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The day, `2026-11-23`.
    #[must_use]
    pub fn date(&self) -> &str {
        self.0.get(..10).unwrap_or_default()
    }
}

fn push_hex(out: &mut String, byte: u8) {
    for half in [byte >> 4, byte & 15] {
        out.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_bytes_become_a_version_4_uuid() {
        assert_eq!(
            AnnotationId::from_random([0xff; 16]).as_str(),
            "ffffffff-ffff-4fff-bfff-ffffffffffff"
        );
        assert_eq!(
            AnnotationId::from_random([0; 16]).as_str(),
            "00000000-0000-4000-8000-000000000000"
        );
    }

    #[test]
    fn ids_of_another_form_are_refused() {
        for id in ["", "a b", "é", "<script>", &"x".repeat(65)] {
            assert_eq!(AnnotationId::parse(id), None, "{id}");
        }
        assert!(AnnotationId::parse("T1_a-B").is_some());
        assert_eq!(LabelId::parse("Claim"), None);
        assert_eq!(ReplicaId::parse("00000000000000F1"), None);
    }

    #[test]
    fn times_are_brought_to_milliseconds() {
        let cases = [
            ("2026-11-23T18:00:00Z", Some("2026-11-23T18:00:00.000Z")),
            ("2026-11-23T18:00:00.5Z", Some("2026-11-23T18:00:00.500Z")),
            ("2026-11-23T18:00:00.123456Z", Some("2026-11-23T18:00:00.123Z")),
            ("2026-11-23T18:00:00+01:00", None),
            ("yesterday", None),
        ];
        for (text, expected) in cases {
            assert_eq!(
                Timestamp::parse(text).as_ref().map(Timestamp::as_str),
                expected,
                "{text}"
            );
        }
    }
}
