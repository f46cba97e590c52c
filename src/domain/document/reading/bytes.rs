//! What the bytes of a file are.

use super::ReadError;
use crate::domain::messages::library as msg;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 20_000_000;

/// The bytes of a file as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bytes {
    /// They are this text.
    Text(String),
    /// They are in an older encoding of one byte a letter; most often windows-1252, which the browser can read.
    Older,
    /// They are a zip file: a Word document, or something else.
    Packed,
}

/// The text that `bytes` are: UTF-8, or UTF-16 with its mark in front.
///
/// # Errors
/// When they are too many, none, or no text.
pub fn decode(bytes: &[u8]) -> Result<Bytes, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge { bytes: bytes.len() });
    }
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    let wide = |unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).skip(1).map(|pair| unit([pair[0], pair[1]]));
        let text = char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER));
        Ok(Bytes::Text(text.collect()))
    };
    if bytes.starts_with(&[0xff, 0xfe]) {
        return wide(u16::from_le_bytes);
    }
    if bytes.starts_with(&[0xfe, 0xff]) {
        return wide(u16::from_be_bytes);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(Bytes::Packed);
    }
    for (start, what) in [(&b"%PDF"[..], msg::A_PDF), (b"\xd0\xcf\x11\xe0", msg::A_WORD_FILE)] {
        if bytes.starts_with(start) {
            return Err(ReadError::Binary { what });
        }
    }
    let controls = bytes
        .iter()
        .filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31))
        .count();
    if bytes.contains(&0) || controls * 50 > bytes.len() {
        return Err(ReadError::Binary { what: msg::NO_TEXT });
    }
    Ok(match std::str::from_utf8(bytes) {
        Ok(text) => Bytes::Text(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned()),
        Err(_) => Bytes::Older,
    })
}
