//! A link that carries the work: what stands behind the `#` of an address, which browsers send nowhere.
//!
//! `pressmark=1.` and then the file, compressed as raw DEFLATE, in base64url without padding (RFC 4648, section 5).

use super::file::{FileContents, FileError, MAX_BYTES, read as read_file};
use crate::domain::messages::{Language, share as msg};

/// The longest fragment that is written, in letters: what mail, chats and learning platforms still take.
pub const LONGEST: usize = 30_000;

/// The longest fragment that is read, in letters.
pub const LONGEST_READ: usize = 1_000_000;

const NAME: &str = "pressmark=";
const VERSION: u64 = 1;
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Why the work in a link cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// A part of it is missing, or it was changed on the way.
    Broken,
    /// It has more than [`LONGEST_READ`] letters.
    TooLong {
        /// How many.
        letters: usize,
    },
    /// It unpacks to more bytes than a file may have.
    TooLarge,
    /// A newer Pressmark made it.
    Newer {
        /// The version of its form.
        version: u64,
    },
    /// This browser cannot unpack it.
    Unsupported,
    /// The file in it cannot be used.
    File(FileError),
}

impl LinkError {
    /// What happened, what is safe and what to do, in whole sentences.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let number = |number: usize| number.to_string();
        match self {
            Self::Broken => msg::BROKEN.text(language).to_owned(),
            Self::TooLong { letters } => {
                msg::TOO_LONG.fill(language, &[&kilobytes(*letters), &kilobytes(LONGEST_READ)])
            }
            Self::TooLarge => msg::TOO_LARGE.fill(language, &[&number(MAX_BYTES / 1_000_000)]),
            Self::Newer { version } => msg::NEWER.fill(language, &[&version.to_string(), &VERSION.to_string()]),
            Self::Unsupported => msg::NOT_UNPACKED.text(language).to_owned(),
            Self::File(error) => error.text(language),
        }
    }
}

/// So many letters in KB, rounded up.
#[must_use]
pub fn kilobytes(letters: usize) -> String {
    letters.div_ceil(1000).to_string()
}

/// `file` with nothing between its members: the same file, smaller. No string of it holds a line break.
#[must_use]
pub fn slim(file: &str) -> String {
    file.lines().map(str::trim_start).collect()
}

/// Whether `fragment`, which may begin with its `#`, carries work.
#[must_use]
pub fn is_link(fragment: &str) -> bool {
    behind(fragment).is_some()
}

fn behind(fragment: &str) -> Option<&str> {
    fragment.strip_prefix('#').unwrap_or(fragment).strip_prefix(NAME)
}

/// The fragment, without `#`, that carries `packed`.
#[must_use]
pub fn write(packed: &[u8]) -> String {
    let mut out = [NAME, &VERSION.to_string(), "."].concat();
    for part in packed.chunks(3) {
        let bits = part.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - part.len()));
        for nth in 0..=part.len() {
            out.push(LETTERS[(bits >> (18 - 6 * nth) & 63) as usize].into());
        }
    }
    out
}

/// What `fragment` carries, still compressed.
///
/// # Errors
/// When it is too long, newer, or broken.
pub fn read(fragment: &str) -> Result<Vec<u8>, LinkError> {
    if fragment.len() > LONGEST_READ {
        return Err(LinkError::TooLong {
            letters: fragment.len(),
        });
    }
    let (version, letters) = behind(fragment)
        .and_then(|rest| rest.split_once('.'))
        .ok_or(LinkError::Broken)?;
    match version.parse() {
        Ok(VERSION) => {}
        Ok(version) if version > VERSION => return Err(LinkError::Newer { version }),
        _ => return Err(LinkError::Broken),
    }
    let mut out = Vec::with_capacity(letters.len() / 4 * 3 + 2);
    for part in letters.as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for letter in part {
            let value = LETTERS
                .iter()
                .position(|known| known == letter)
                .ok_or(LinkError::Broken)?;
            bits = bits << 6 | value as u32;
        }
        let bytes = (bits << (6 * (4 - part.len())) << 8).to_be_bytes();
        // A letter alone is less than a byte: the end is missing.
        let whole = bytes.get(..part.len() - 1).filter(|whole| !whole.is_empty());
        out.extend_from_slice(whole.ok_or(LinkError::Broken)?);
    }
    if out.is_empty() {
        Err(LinkError::Broken)
    } else {
        Ok(out)
    }
}

/// Reads the file that was unpacked from a link.
///
/// # Errors
/// When it is not a whole file, or one of a newer version.
pub fn contents(unpacked: &[u8]) -> Result<FileContents, LinkError> {
    read_file(unpacked).map_err(|error| match error {
        FileError::Newer { .. } | FileError::TooMany { .. } => LinkError::File(error),
        _ => LinkError::Broken,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_as_they_were() {
        for length in 0_u8..=40 {
            let bytes: Vec<u8> = (0..length).map(|nth| nth.wrapping_mul(37).wrapping_add(200)).collect();
            let fragment = write(&bytes);
            let expected = if bytes.is_empty() {
                Err(LinkError::Broken)
            } else {
                Ok(bytes)
            };
            assert_eq!(read(&fragment), expected, "{fragment}");
            assert_eq!(read(&format!("#{fragment}")), expected, "{fragment}");
        }
    }

    /// The test vectors of RFC 4648, section 10, and the two letters of its section 5.
    #[test]
    fn it_is_the_base64_that_everybody_reads() {
        for (bytes, letters) in [
            (&b"f"[..], "Zg"),
            (b"fo", "Zm8"),
            (b"foo", "Zm9v"),
            (b"foobar", "Zm9vYmFy"),
            (b"\xfb\xff\xbf", "-_-_"),
        ] {
            assert_eq!(write(bytes), format!("pressmark=1.{letters}"));
        }
    }

    #[test]
    fn what_is_no_link_is_refused_for_its_reason() {
        let broken = Err(LinkError::Broken);
        for (fragment, expected) in [
            ("", broken.clone()),
            ("#", broken.clone()),
            ("#pressmark=", broken.clone()),
            ("#pressmark=1", broken.clone()),
            ("#pressmark=1.", broken.clone()),
            ("#pressmark=.Zg", broken.clone()),
            ("#pressmark=0.Zg", broken.clone()),
            ("#pressmark=-1.Zg", broken.clone()),
            ("#pressmark=one.Zg", broken.clone()),
            ("#pressmark=1.Z", broken.clone()),
            ("#pressmark=1.Zm9vY", broken.clone()),
            ("#pressmark=1.Zg==", broken.clone()),
            ("#pressmark=1.Zm+v", broken.clone()),
            ("#pressmark=1.Zm 9v", broken.clone()),
            ("#pressmark=1.Zm\u{e9}v", broken.clone()),
            ("#pressmark=99999999999999999999999.Zg", broken),
            ("#pressmark=2.anything", Err(LinkError::Newer { version: 2 })),
        ] {
            assert_eq!(read(fragment), expected, "{fragment}");
        }
        let long = format!("#pressmark=1.{}", "A".repeat(5_000_000));
        assert_eq!(read(&long), Err(LinkError::TooLong { letters: 5_000_013 }));
        assert!(is_link("#pressmark=7.x") && is_link("pressmark="));
        assert!(!is_link("#pressmark") && !is_link("#block-3") && !is_link(""));
    }

    #[test]
    fn only_a_whole_file_comes_out() {
        assert_eq!(contents(b""), Err(LinkError::Broken));
        assert_eq!(contents(b"[1]"), Err(LinkError::Broken));
        assert_eq!(contents(b"{\"format\": \"pressm"), Err(LinkError::Broken));
        assert_eq!(
            contents(b"{\"format\": \"pressmark\", \"version\": 9}"),
            Err(LinkError::File(FileError::Newer { version: 9 }))
        );
    }
}
