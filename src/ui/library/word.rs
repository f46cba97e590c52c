//! Word documents: unpacked by the browser, read by what is pure.

use crate::domain::document::reading::word::{self, MOST_UNPACKED, Part};
use crate::domain::document::reading::{ReadError, Reading};
use crate::domain::messages::library as msg;
use crate::web::pack::{self, PackError};

/// Reads the document that `bytes` are. `done` is called once, perhaps later.
pub fn read(bytes: &[u8], done: impl FnOnce(Result<Reading, ReadError>) + 'static) {
    let (words, styles) = match word::parts(bytes) {
        Ok(parts) => parts,
        Err(error) => return done(Err(error)),
    };
    let styles = styles.map(|styles| (styles.packed, styles.bytes.to_vec()));
    unpack(words, move |words| {
        let words = match words {
            Ok(words) => words,
            Err(error) => return done(Err(error)),
        };
        let Some((packed, bytes)) = styles else {
            return done(word::read(&words, ""));
        };
        let bytes = bytes.as_slice();
        unpack(Part { bytes, packed }, move |styles| {
            // Without its styles it still has its words.
            done(word::read(&words, &styles.unwrap_or_default()));
        });
    });
}

fn unpack(part: Part<'_>, done: impl FnOnce(Result<String, ReadError>) + 'static) {
    let text = |unpacked: Result<Vec<u8>, PackError>| {
        let what = match unpacked {
            // Every program writes UTF-8 here.
            Ok(bytes) => return String::from_utf8(bytes).map_err(|_| word::DAMAGED),
            Err(PackError::Unsupported) => msg::NOT_UNPACKED,
            Err(PackError::Broken) => return Err(word::DAMAGED),
            Err(PackError::TooLarge) => msg::UNPACKS_TO_TOO_MUCH,
        };
        Err(ReadError::Binary { what })
    };
    if part.packed {
        pack::unpack(part.bytes, MOST_UNPACKED, move |unpacked| done(text(unpacked)));
    } else {
        done(text(Ok(part.bytes.to_vec())));
    }
}
