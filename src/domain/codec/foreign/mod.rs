//! What other tools write, read as work on an article.
//!
//! Each reader fills one shape, [`Foreign`]: marks with words, a place and the name of a label, and ties between them. One
//! function makes of it what a file of one's own says, so that the same plan answers for every item.

mod brat;
mod doccano;
mod label_studio;
mod labels;
mod own;
mod parts;
mod table;
mod web;

use std::rc::Rc;

pub use parts::{Part, parts, read_parts};

use super::file::{self, Fault, FileContents, FileError, MAX_ITEMS, as_text};
use super::json::{self, Members};
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
    /// Whether it gives of sources and cues only the words.
    vague: bool,
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
    /// Where letters were left out of the text as the file has it: the first of each two that end a line.
    breaks: Vec<u32>,
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
    let mut error = match file::read(bytes) {
        Ok(contents) => return Ok(Incoming::Own(contents)),
        Err(error) => error,
    };
    if !matches!(
        error,
        FileError::NotPressmark { .. } | FileError::NotJson { .. } | FileError::Truncated
    ) {
        return Err(error);
    }
    let text = as_text(bytes)?.trim_start();
    let mut found = None;
    if text.starts_with(['{', '[']) {
        for reader in [label_studio::read, doccano::read, web::read] {
            found = match found {
                None => reader(text)?,
                found => found,
            };
        }
    } else {
        found = if brat::seems(text) {
            Some(brat::read(&[("", text, None)]))
        } else {
            table::read(text)?
        };
        error = FileError::NotPressmark { seems: None };
    }
    found.ok_or(error)?.limited()
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

/// How many items are looked at for what they are.
const LOOKED_AT: usize = 50;

/// What may be there once or often.
fn many(json: Option<&str>) -> Vec<&str> {
    json.map_or_else(Vec::new, |json| json::array(json).unwrap_or_else(|| vec![json]))
}

/// The name of a person, however it is written.
fn person(json: &str) -> Rc<str> {
    let person = Members::of(json).unwrap_or_default();
    let names = ["name", "display_name", "nickname", "first_name", "username", "id"];
    let named = names.into_iter().find_map(|member| person.text(member));
    let name = json::text(json).or(named).unwrap_or_default();
    let account = name.strip_prefix("acct:").and_then(|account| account.split('@').next());
    account.map_or(name.clone(), Rc::from)
}

/// Adds a line to a note.
fn line(note: &mut String, words: &str) {
    if !note.is_empty() {
        note.push('\n');
    }
    note.push_str(words);
}

/// The place that is written as `text`, as JSON: what is no number becomes a text, which is refused as such.
fn number(text: &str) -> String {
    match json::number(text) {
        _ if text.is_empty() => String::new(),
        Some(number) => number.to_string(),
        None => json::quoted(text),
    }
}

/// A part as in a file of one's own; nothing if it has no place.
fn range(start: &str, end: &str, words: &str) -> String {
    if start.is_empty() || end.is_empty() {
        return String::new();
    }
    let words = json::quoted(words);
    ["{\"start\":", start, ",\"end\":", end, ",\"exact\":", &words, "}"].concat()
}

/// Adds an answer to judgements as in a file of one's own.
fn judge(judgements: &mut String, judgement: Judgement, answer: &str) {
    let open = match judgements.pop() {
        None => "{\"",
        Some(_) => ",\"",
    };
    for part in [open, judgement.name(), "\":", answer, "}"] {
        judgements.push_str(part);
    }
}

impl Document {
    /// One that has its text.
    fn of(text: &str) -> Self {
        let (mut canonical, mut breaks, mut at) = (String::with_capacity(text.len()), Vec::new(), 0);
        let mut letters = text.trim_end_matches(['\n', '\r']).chars().peekable();
        while let Some(letter) = letters.next() {
            if letter == '\r' && letters.peek() == Some(&'\n') {
                breaks.push(at);
            } else {
                canonical.push(letter);
            }
            at += 1;
        }
        Self {
            text: Some(canonical.into()),
            breaks,
            ..Self::default()
        }
    }

    /// One that cannot be used.
    fn refused(fault: Fault) -> Self {
        Self {
            marks: vec![Mark {
                fault: Some(fault),
                ..Mark::default()
            }],
            ..Self::default()
        }
    }

    /// The place written as `json`, in the text as it is here.
    fn at(&self, json: &str) -> String {
        // Whole numbers as some programs write them.
        let json = json.strip_suffix(".0").unwrap_or(json);
        match json::number32(json) {
            Some(at) if !self.breaks.is_empty() => {
                let before = self.breaks.partition_point(|left_out| *left_out < at);
                at.saturating_sub(u32::try_from(before).unwrap_or(u32::MAX)).to_string()
            }
            _ => json.to_owned(),
        }
    }
}

impl Foreign {
    /// As it is, if it holds something and not too much.
    fn limited(self) -> Result<Incoming, FileError> {
        let mut count = 0;
        for document in &self.documents {
            count += document.marks.len() + document.ties.len();
        }
        few(count)?;
        if count == 0 {
            return Err(FileError::Nothing);
        }
        Ok(Incoming::Foreign(self))
    }

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
