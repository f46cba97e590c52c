//! What an article is known by.

use std::fmt;
use std::rc::Rc;

use sha2::{Digest, Sha256};

/// The SHA-256 of a canonical text's UTF-8 bytes, in lowercase hexadecimal (64 letters); or where a copy of the article is
/// kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(Rc<str>);

impl Fingerprint {
    /// The fingerprint of `text`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let digest = Sha256::digest(text.as_bytes());
        let hex: String = digest
            .iter()
            .flat_map(|byte| [byte >> 4, byte & 15])
            .map(digit)
            .collect();
        Self(hex.into())
    }

    /// The name under which the `nth` copy of what this names is kept: the second is the first copy.
    #[must_use]
    pub fn copy(&self, nth: usize) -> Self {
        Self([self.as_str(), "-", &nth.to_string()].concat().into())
    }

    /// The 64 hexadecimal letters; behind them, in the name of a copy, a hyphen and its number.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn digit(value: u8) -> char {
    char::from_digit(u32::from(value), 16).unwrap_or('0')
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_the_sha256_of_the_bytes() {
        // The published example of FIPS 180-2, appendix B.1.
        assert_eq!(
            Fingerprint::of("abc").as_str(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
