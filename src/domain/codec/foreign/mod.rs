//! What other tools write, read as work on an article.
//!
//! Each reader fills one shape, [`Foreign`]: marks with words, a place and the name of a label, and ties between them. One
//! function makes of it what a file of one's own says, so that the same plan answers for every item.

mod labels;
mod own;
mod web;

use std::rc::Rc;

use super::file::{self, Fault, FileContents, FileError, MAX_ITEMS, as_text};
use crate::domain::annotation::{Field, Judgement, Quote, Timestamp};
use crate::domain::document::{Article, reading};
use crate::domain::messages::file as msg;

/// A file that was read.
#[derive(Clone, Debug)]
pub enum Incoming {
    /// One of Pressmark's own.
    Own(FileContents),
    /// One of another tool.
    Foreign(Foreign),
}

/// What a file of another tool says, before it is known which article it is about.
#[derive(Clone, Debug, Default)]
pub struct Foreign {
    documents: Vec<Document>,
    /// What the format, or this file of it, cannot say: its silence is no difference.
    lacks: Vec<Field>,
    /// Whether its ids mean the same in every file.
    lasting: bool,
    author: Rc<str>,
    exported: Option<Timestamp>,
}

/// One text with what was marked in it.
#[derive(Clone, Debug, Default)]
struct Document {
    /// The text, where the file has it.
    text: Option<Rc<str>>,
    /// What the file calls the text: a fingerprint, an address, a name. Empty if it does not say.
    source: Rc<str>,
    /// Its title for people.
    title: Rc<str>,
    marks: Vec<Mark>,
    ties: Vec<Tie>,
}

/// One annotation, as far as its file says.
#[derive(Clone, Debug, Default)]
struct Mark {
    /// Its id as written: what ties name it by.
    id: Rc<str>,
    /// Names of its label: the first that is known here counts, else the first.
    labels: Vec<Rc<str>>,
    /// Whether a name that is not known here is no label but part of the note.
    tagged: bool,
    /// Where it begins and ends, as JSON; empty if it does not say.
    start: String,
    end: String,
    quote: Quote,
    note: String,
    creator: Rc<str>,
    created: Rc<str>,
    modified: Rc<str>,
    /// Source, cue and judgements as JSON, as in a file of one's own; empty if there is none.
    source: String,
    cue: String,
    judgements: String,
    /// The id of the mark that it continues; empty if there is none.
    continues: Rc<str>,
    /// Why it cannot be used.
    fault: Option<Fault>,
}

/// Two marks by their ids, of which one attributes the other.
#[derive(Clone, Debug)]
struct Tie {
    content: Rc<str>,
    attribution: Rc<str>,
    /// Whether the file says which is which.
    sure: bool,
}

/// What only Pressmark says.
fn rare() -> Vec<Field> {
    let mut fields = vec![Field::Extra, Field::Source, Field::Cue, Field::Continues];
    fields.extend(Judgement::ALL.map(Field::Judgement));
    fields
}

/// Reads a file of any kind that is known, whatever its name.
///
/// # Errors
/// When it is none, is damaged as a whole, or holds too much. A single item that is wrong is no error but an answer.
pub fn read(bytes: &[u8]) -> Result<Incoming, FileError> {
    let error = match file::read(bytes) {
        Ok(contents) => return Ok(Incoming::Own(contents)),
        Err(error) => error,
    };
    if !matches!(
        error,
        FileError::NotPressmark { .. } | FileError::NotJson { .. } | FileError::Truncated
    ) {
        return Err(error);
    }
    let text = as_text(bytes)?;
    let foreign = web::read(text)?.ok_or(error)?;
    let mut count = 0;
    for document in &foreign.documents {
        count += document.marks.len() + document.ties.len();
    }
    few(count)?;
    if count == 0 {
        return Err(FileError::Nothing);
    }
    Ok(Incoming::Foreign(foreign))
}

/// Refuses more items than are read, before each is looked at.
const fn few(count: usize) -> Result<(), FileError> {
    if count > MAX_ITEMS {
        return Err(FileError::TooMany {
            what: msg::TOO_MANY_ITEMS,
            count,
            most: MAX_ITEMS,
        });
    }
    Ok(())
}

impl Foreign {
    /// The article that the file is about, where it brings one that is not `open`.
    #[must_use]
    pub fn article(&self, open: &Article) -> Option<Rc<Article>> {
        let mut brought = None;
        for document in &self.documents {
            match &document.text {
                Some(text) if **text == *open.text().as_str() => return None,
                Some(text) if brought.is_none() => brought = Some(text),
                _ => {}
            }
        }
        reading::verbatim(brought?).map(Rc::new)
    }

    /// The fingerprint of the article that the file is about, where it has one instead of a text.
    #[must_use]
    pub fn fingerprint(&self) -> Option<&str> {
        let first = self.documents.first().filter(|document| document.text.is_none())?;
        let hex = first.source.len() == 64 && first.source.bytes().all(|byte| byte.is_ascii_hexdigit());
        hex.then_some(&*first.source)
    }
}
