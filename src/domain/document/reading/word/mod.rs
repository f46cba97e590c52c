//! Word documents (`.docx`, ISO/IEC 29500): a zip file, in which `word/document.xml` has the words and `word/styles.xml`
//! says which of them are headings.
//!
//! What was deleted, what is hidden, and the marks of footnotes are left out; what was inserted, the words of links and of
//! text boxes stay. Cells of tables are paragraphs.

mod styles;
mod xml;

use super::{Piece, ReadError, Reading, finish};
use crate::domain::document::BlockKind;
use crate::domain::document::zip::{self, Trouble};
use crate::domain::messages::library as msg;
use styles::{Styles, TITLE};
use xml::{Broken, Event, Scanner, Tag, resolve};

pub use crate::domain::document::zip::Part;

/// The largest part that is unpacked, in bytes: as many words as an article may have, with a lot of XML around each.
pub const MOST_UNPACKED: usize = 40_000_000;

/// What is said of a document that is not whole.
pub const DAMAGED: ReadError = ReadError::Binary {
    what: msg::DAMAGED_WORD,
};

impl From<Broken> for ReadError {
    fn from(_: Broken) -> Self {
        DAMAGED
    }
}

/// The part with the words, and the one with the styles if there is one.
///
/// # Errors
/// When `bytes` are no Word document that can be read.
pub fn parts(bytes: &[u8]) -> Result<(Part<'_>, Option<Part<'_>>), ReadError> {
    let words = zip::find(bytes, |name| {
        name.strip_prefix(b"word/document")
            .and_then(|rest| rest.strip_suffix(b".xml"))
            // Some programs number it.
            .is_some_and(|rest| rest.iter().all(u8::is_ascii_digit))
    });
    let words = words.map_err(|trouble| match trouble {
        Trouble::Broken => DAMAGED,
        Trouble::Absent => ReadError::Binary { what: msg::AN_ARCHIVE },
        Trouble::Locked => ReadError::Binary { what: msg::A_WORD_FILE },
    })?;
    Ok((words, zip::find(bytes, |name| name == b"word/styles.xml").ok()))
}

/// A paragraph that has begun.
#[derive(Default)]
struct Paragraph {
    text: String,
    style: String,
    /// Its own level of outline, from 0.
    outline: Option<u8>,
    /// Whether it is in a list, if it says so itself.
    listed: Option<bool>,
    /// Whether its end was deleted, so that it goes on in the next one.
    goes_on: bool,
}

#[derive(Default)]
struct Body {
    pieces: Vec<Piece>,
    /// Those that have begun; a text box stands inside of another paragraph.
    open: Vec<Paragraph>,
    /// What stands in text boxes of the paragraph that is open: it follows it.
    boxes: Vec<Piece>,
    /// Words whose paragraph's end was deleted.
    kept: String,
    /// Whether what follows is text, and whether it is seen.
    in_text: bool,
    hidden: bool,
    /// Whether the properties of a paragraph are being told.
    in_properties: bool,
}

/// Reads the parts of a document, unpacked. `styles` may be empty.
///
/// # Errors
/// When it is damaged, or has no words or too many.
pub fn read(words: &str, styles: &str) -> Result<Reading, ReadError> {
    let styles = Styles::read(styles);
    let mut body = Body::default();
    let mut scanner = Scanner::new(words);
    let mut depth = 0_usize;
    // The depth of the element nothing of which counts.
    let mut skipped = None;
    while let Some(event) = scanner.next()? {
        match event {
            Event::Open(tag) => {
                if skipped.is_none() {
                    if !tag.empty && is_skipped(tag.name) {
                        skipped = Some(depth);
                    } else {
                        body.enter(&tag);
                    }
                }
                depth += usize::from(!tag.empty);
            }
            Event::Close(name) => {
                depth = depth.checked_sub(1).ok_or(DAMAGED)?;
                match skipped {
                    Some(start) if start == depth => skipped = None,
                    Some(_) => {}
                    // The same once more, for other programs.
                    None if name == "Choice" => skipped = depth.checked_sub(1),
                    None => body.leave(name, &styles),
                }
            }
            Event::Text(text) => {
                if skipped.is_none() && body.in_text && !body.hidden {
                    body.write(|out| resolve(text, out));
                }
            }
        }
    }
    if depth > 0 {
        return Err(DAMAGED);
    }
    body.end()
}

/// Whether nothing in an element of this name is the document's words.
fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "del"
            | "moveFrom"
            | "instrText"
            | "delText"
            | "delInstrText"
            | "rt"
            | "sdtPr"
            | "sectPr"
            | "tblPr"
            | "trPr"
            | "tcPr"
    ) || name.ends_with("Change")
}

impl Body {
    fn write(&mut self, words: impl FnOnce(&mut String)) {
        if let Some(paragraph) = self.open.last_mut() {
            words(&mut paragraph.text);
        }
    }

    fn enter(&mut self, tag: &Tag<'_>) {
        if self.in_properties {
            if let Some(paragraph) = self.open.last_mut() {
                match tag.name {
                    "pStyle" => paragraph.style = tag.value("val"),
                    "outlineLvl" => paragraph.outline = tag.value("val").parse().ok(),
                    "numId" => paragraph.listed = Some(tag.value("val") != "0"),
                    "del" | "moveFrom" => paragraph.goes_on = true,
                    _ => {}
                }
            }
            return;
        }
        let sign = match tag.name {
            "p" if !tag.empty => {
                self.open.push(Paragraph::default());
                return;
            }
            "pPr" => {
                self.in_properties = !tag.empty;
                return;
            }
            "r" => {
                self.hidden = false;
                return;
            }
            "vanish" | "webHidden" => {
                self.hidden = tag.is_on();
                return;
            }
            "t" => {
                self.in_text = !tag.empty;
                return;
            }
            "br" | "cr" => '\n',
            "tab" | "ptab" => ' ',
            "noBreakHyphen" => '\u{2011}',
            _ => return,
        };
        if !self.hidden {
            self.write(|out| out.push(sign));
        }
    }

    fn leave(&mut self, name: &str, styles: &Styles) {
        match name {
            "t" => self.in_text = false,
            "r" => self.hidden = false,
            "pPr" => self.in_properties = false,
            "p" => self.close(styles),
            _ => {}
        }
    }

    fn close(&mut self, styles: &Styles) {
        let Some(paragraph) = self.open.pop() else { return };
        let inside = !self.open.is_empty();
        if paragraph.goes_on && !inside {
            self.kept.push_str(&paragraph.text);
            return;
        }
        let look = styles.look(&paragraph.style);
        let outline = paragraph.outline.filter(|level| *level < 9);
        let (kind, level) = match (look.kind, outline) {
            (Some((BlockKind::Heading, TITLE)), _) => (BlockKind::Heading, Some(TITLE)),
            (_, Some(level)) => (BlockKind::Heading, Some(level + 1)),
            (Some((kind, level)), None) => (kind, (kind == BlockKind::Heading).then_some(level)),
            (None, None) if paragraph.listed.unwrap_or(look.listed) => (BlockKind::Item, None),
            (None, None) => (BlockKind::Paragraph, None),
        };
        let text = if inside {
            paragraph.text
        } else {
            std::mem::take(&mut self.kept) + &paragraph.text
        };
        // Two line breaks look like the end of a paragraph, and are meant so.
        for text in text.split("\n\n") {
            let piece = Piece {
                kind,
                level,
                text: text.to_owned(),
            };
            if inside {
                self.boxes.push(piece);
            } else {
                self.pieces.push(piece);
            }
        }
        if !inside {
            self.pieces.append(&mut self.boxes);
        }
    }

    fn end(mut self) -> Result<Reading, ReadError> {
        self.pieces.push(Piece::new(BlockKind::Paragraph, self.kept));
        // Below a title the first headings are second ones.
        let titled = self.pieces.iter().any(|piece| piece.level == Some(TITLE));
        for piece in &mut self.pieces {
            piece.level = piece.level.map(|level| (level + u8::from(titled)).clamp(1, 6));
        }
        finish(self.pieces, "", "")
    }
}

#[cfg(test)]
mod tests;
