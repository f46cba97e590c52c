//! Signs of life, for browsers and pages without locks: there a tab says now and then that it lives, under a key of its
//! own, and a replica without a sign for a day is adopted.
//!
//! It is a guess: a tab may have slept for longer. Nothing hangs on it. What is adopted was copied first, and a tab that
//! wakes finds its keys gone ([`super::Writer::is_gone`]) and goes on as a new replica, with all that it remembers.
//!
//! Keys: `pressmark:alive:<sha256 of the article>:<replica>`, the value the milliseconds since 1970 in decimals.

use super::load::ReplicaInfo;
use super::{Shelf, ShelfError};
use crate::domain::annotation::ReplicaId;
use crate::domain::document::Fingerprint;

/// After how long without a sign a replica is taken for dead, in milliseconds: a day. A tab gives one every few minutes.
pub const OLD: u64 = 24 * 60 * 60 * 1000;

/// What a sign of life says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// Its tab may be there.
    Alive,
    /// There has been no sign for so long that its tab is taken for gone.
    Gone,
    /// There is no sign, or one that cannot be true: one has to be set, to count from.
    Unknown,
}

/// What `sign`, the stored text, says at the time `now`, in milliseconds since 1970.
#[must_use]
pub fn life(sign: Option<&str>, now: u64) -> Life {
    match sign.and_then(|sign| sign.parse::<u64>().ok()) {
        None => Life::Unknown,
        // A clock that was wrong once must not keep a replica alive for ever.
        Some(then) if then > now.saturating_add(OLD) => Life::Unknown,
        Some(then) if then.saturating_add(OLD) < now => Life::Gone,
        Some(_) => Life::Alive,
    }
}

/// What the keys of all signs on the article `fingerprint` begin with.
pub(in crate::domain::codec) fn prefix(fingerprint: &str) -> String {
    ["pressmark:alive:", fingerprint, ":"].concat()
}

fn key(fingerprint: &Fingerprint, replica: ReplicaId) -> String {
    [prefix(fingerprint.as_str()), replica.to_string()].concat()
}

/// Says that the tab of `replica` lives.
///
/// # Errors
/// When the shelf fails.
pub fn live(shelf: &dyn Shelf, fingerprint: &Fingerprint, replica: ReplicaId, now: u64) -> Result<(), ShelfError> {
    shelf.set(&key(fingerprint, replica), &now.to_string())
}

/// Those of `others` that can be adopted. One without a sign gets one.
#[must_use]
pub fn gone(shelf: &dyn Shelf, fingerprint: &Fingerprint, others: &[ReplicaInfo], now: u64) -> Vec<ReplicaId> {
    let mut found = Vec::new();
    for other in others.iter().filter(|other| other.readable) {
        let Ok(sign) = shelf.get(&key(fingerprint, other.id)) else {
            continue;
        };
        match life(sign.as_deref(), now) {
            Life::Alive => {}
            Life::Gone => found.push(other.id),
            // Without room for it, it is looked at again next time.
            Life::Unknown => drop(live(shelf, fingerprint, other.id, now)),
        }
    }
    found
}

/// Takes away the sign of `replica`, which has been adopted.
pub(super) fn forget(shelf: &dyn Shelf, fingerprint: &Fingerprint, replica: ReplicaId) {
    let key = key(fingerprint, replica);
    if let Ok(Some(_)) = shelf.get(&key) {
        // A sign that stays says nothing of anybody.
        drop(shelf.remove(&key));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_without_a_sign_is_the_end() {
        let now = 1_000 * OLD;
        let cases = [
            (None, Life::Unknown),
            (Some("soon".to_owned()), Life::Unknown),
            (Some(String::new()), Life::Unknown),
            (Some("-1".to_owned()), Life::Unknown),
            (Some(now.to_string()), Life::Alive),
            (Some((now - OLD).to_string()), Life::Alive),
            (Some((now - OLD - 1).to_string()), Life::Gone),
            (Some("0".to_owned()), Life::Gone),
            (Some((now + OLD).to_string()), Life::Alive),
            (Some((now + OLD + 1).to_string()), Life::Unknown),
            (Some(u64::MAX.to_string()), Life::Unknown),
        ];
        for (sign, expected) in cases {
            assert_eq!(life(sign.as_deref(), now), expected, "{sign:?}");
        }
        assert_eq!(life(Some("0"), 0), Life::Alive, "a clock that stands at the beginning");
    }
}
