//! Several files at once, chosen together or in a zip archive (PKWARE's APPNOTE 6.3): brat's annotations with their text, or one
//! file in its wrapping.

use std::rc::Rc;

use super::super::file::{FileError, MAX_BYTES, as_text};
use super::{Incoming, brat, read};
use crate::domain::document::zip;

/// One file of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name, in an archive with its folders.
    pub name: Rc<str>,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether the bytes are raw DEFLATE and have to be unpacked first.
    pub packed: bool,
}

/// The endings of what may be read.
const ENDINGS: [&str; 7] = [".ann", ".txt", ".json", ".jsonl", ".jsonld", ".csv", ".tsv"];

/// The most files of an archive that are read.
const MOST: usize = 1_000;

/// The files in the archive `bytes` that may be read; `None` if it is no archive.
///
/// # Errors
/// When it is damaged, or there are too many bytes in it, packed or not.
pub fn parts(bytes: &[u8]) -> Result<Option<Vec<Part>>, FileError> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return Ok(None);
    }
    let (mut parts, mut total, mut broken) = (Vec::new(), bytes.len(), false);
    let whole = zip::each(bytes, &mut |name, entry| {
        let name = String::from_utf8_lossy(name);
        let file = name.rsplit('/').next().unwrap_or_default();
        // Names that begin with a full stop are what some systems add.
        if file.starts_with('.') || !ENDINGS.iter().any(|ending| file.ends_with(ending)) {
            return true;
        }
        match zip::taken(bytes, entry) {
            Some(Ok(part)) => {
                total = total.saturating_add(zip::length(entry));
                if total <= MAX_BYTES {
                    parts.push(Part {
                        name: (*name).into(),
                        bytes: part.bytes.to_vec(),
                        packed: part.packed,
                    });
                }
            }
            _ => broken = true,
        }
        parts.len() < MOST
    });
    if total > MAX_BYTES {
        return Err(FileError::TooLarge { bytes: total });
    }
    if broken || whole.is_none() {
        return Err(FileError::Packed);
    }
    Ok(Some(parts))
}

/// Reads several files, none of them packed, as one.
///
/// # Errors
/// As for [`read`]; and when more than one could be read by itself.
pub fn read_parts(parts: &[Part]) -> Result<Incoming, FileError> {
    let mut files = Vec::new();
    for part in parts {
        if let Some(name) = part.name.strip_suffix(".ann").filter(|_| !part.bytes.is_empty()) {
            let beside = parts.iter().find(|other| other.name.strip_suffix(".txt") == Some(name));
            let text = match beside {
                Some(beside) => Some(as_text(&beside.bytes)?),
                None => None,
            };
            files.push((name.rsplit('/').next().unwrap_or(name), as_text(&part.bytes)?, text));
        }
    }
    if !files.is_empty() {
        return brat::read(&files).limited();
    }
    let (mut found, mut count) = (Err(FileError::NotPressmark { seems: None }), 0);
    for part in parts {
        let read = read(&part.bytes);
        count += usize::from(read.is_ok());
        if found.is_err() {
            found = read;
        }
    }
    if count > 1 {
        return Err(FileError::Several { count });
    }
    found
}
