//! What can be wrong with a file, and with one item of it, in words.

use std::fmt;
use std::rc::Rc;

use super::super::json;
use super::read::MAX_BYTES;
use crate::domain::annotation::{Codebook, Quote};
use crate::domain::document::ArticleError;
use crate::domain::messages::{Language, Message, file as msg};

/// Why a file cannot be read at all. [`FileError::text`] says what happened, what is safe and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileError {
    /// It has no bytes, or white space only.
    Empty,
    /// It has more than [`MAX_BYTES`] bytes.
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// It has more labels or more items than are read.
    TooMany {
        /// What is said of labels, or of items: annotations, links and orphans.
        what: Message,
        /// How many it has.
        count: usize,
        /// How many are read at most.
        most: usize,
    },
    /// Its bytes are not UTF-8.
    NotText {
        /// Whether it begins like a UTF-16 text.
        utf16: bool,
    },
    /// Its JSON breaks off.
    Truncated,
    /// It is not JSON.
    NotJson {
        /// The line of the first mistake, from 1.
        line: usize,
        /// Its column in bytes, from 1.
        column: usize,
    },
    /// Its arrays and objects are nested deeper than any reader takes.
    TooDeep,
    /// It is JSON of another kind.
    NotPressmark {
        /// What it seems to be.
        seems: Option<Message>,
    },
    /// A newer Pressmark wrote it.
    Newer {
        /// The version of its format.
        version: u64,
    },
    /// A member that must be there is missing or is of the wrong kind.
    BadMember {
        /// Which one.
        member: &'static str,
    },
    /// Its article is not one.
    BadArticle(ArticleError),
    /// It is an archive, or several files, of which more than one can be imported.
    Several {
        /// How many.
        count: usize,
    },
    /// It is a packed archive, which cannot be unpacked.
    Packed,
    /// It is another tool's, and there are no annotations in it.
    Nothing,
    /// It is another tool's, without its text, and none of its words stand in the article that is open.
    NotHere,
    /// Its article's text is not the one that its fingerprint was made of.
    TextChanged,
}

impl FileError {
    /// What happened, what is safe and what to do, in whole sentences.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        const MEGABYTE: usize = 1_000_000;
        let say = |message: Message, parts: &[&str]| message.fill(language, parts);
        let number = |number: usize| number.to_string();
        let what = match self {
            Self::Empty => say(msg::EMPTY, &[]),
            Self::TooLarge { bytes } => say(
                msg::TOO_LARGE,
                &[&number(bytes.div_ceil(MEGABYTE)), &number(MAX_BYTES / MEGABYTE)],
            ),
            Self::TooMany { what, count, most } => say(*what, &[&number(*count), &number(*most)]),
            Self::NotText { utf16: true } => say(msg::UTF_16, &[]),
            Self::NotText { utf16: false } => say(msg::NOT_UTF_8, &[]),
            Self::Truncated => say(msg::TRUNCATED, &[]),
            Self::NotJson { line, column } => say(msg::NOT_JSON, &[&number(*line), &number(*column)]),
            Self::TooDeep => say(msg::TOO_DEEP, &[]),
            Self::NotPressmark { seems: None } => say(msg::NOT_PRESSMARK, &[]),
            Self::NotPressmark { seems: Some(seems) } => say(msg::LOOKS_LIKE, &[seems.text(language)]),
            Self::Newer { version } => say(msg::NEWER, &[&version.to_string(), &super::VERSION.to_string()]),
            Self::BadMember { member } => say(msg::BAD_MEMBER, &[member]),
            Self::BadArticle(error) => say(
                msg::BAD_ARTICLE,
                &[&match error {
                    ArticleError::Empty => say(msg::NO_TEXT, &[]),
                    ArticleError::BlockCount { lines, blocks } => {
                        say(msg::BLOCK_COUNT, &[&number(*lines), &number(*blocks)])
                    }
                }],
            ),
            Self::Several { count } => say(msg::SEVERAL, &[&number(*count)]),
            Self::Packed => say(msg::PACKED, &[]),
            Self::Nothing => say(msg::NOTHING, &[]),
            Self::NotHere => say(msg::NOT_HERE, &[]),
            Self::TextChanged => say(msg::TEXT_CHANGED, &[]),
        };
        let then = match self {
            Self::Empty | Self::Nothing => msg::CHOOSE_EXPORTED,
            Self::TooLarge { .. } | Self::TooMany { .. } => msg::CHOOSE_SMALLER,
            Self::NotText { utf16: true } => msg::SAVE_AS_UTF_8,
            Self::Truncated => msg::COPY_AGAIN,
            Self::Newer { .. } => msg::OPEN_WITH_NEWER,
            Self::NotHere => msg::OPEN_ITS_ARTICLE,
            Self::Several { .. } => msg::ONE_BY_ONE,
            Self::Packed => msg::UNPACK,
            Self::BadMember { .. } | Self::BadArticle(_) | Self::TextChanged => msg::ASK_AGAIN,
            Self::NotText { utf16: false } | Self::NotJson { .. } | Self::TooDeep | Self::NotPressmark { .. } => {
                msg::CHOOSE_JSON
            }
        };
        say(msg::NOT_READ, &[&what, then.text(language)])
    }
}

/// In English, for logs and tests.
impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::English))
    }
}

impl std::error::Error for FileError {}

/// Why one item cannot be used. [`Fault::text`] is half a sentence, to follow the item's name and a colon.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// It is not an object.
    NotAnObject,
    /// A member is missing.
    Missing(&'static str),
    /// A member is of the wrong kind.
    Wrong {
        /// Which one.
        member: &'static str,
        /// What it must be.
        must: Message,
    },
    /// Its range is empty or runs backwards.
    Backwards {
        /// Where it begins, in code points.
        start: u32,
        /// Where it ends, in code points.
        end: u32,
    },
    /// An earlier item has the same id.
    Twice,
    /// A codebook has no room for another label.
    NoRoom,
    /// Another tool wrote it, and it has neither words nor a place.
    NoWords,
    /// There is no room for its label, which is not known here.
    NoLabelRoom(Rc<str>),
    /// It is about another text.
    OtherText(Rc<str>),
    /// The file's codebook has no such label.
    UnknownLabel(Rc<str>),
    /// An end of a link is not an annotation of the file, or was refused.
    NoEnd(Rc<str>),
    /// An end of a link has a label that cannot stand there.
    WrongEnd {
        /// Which end.
        member: &'static str,
        /// What the label's role must be.
        must: &'static str,
    },
    /// Its words are not in the text, and it does not say which they were.
    Beyond {
        /// The text's length in code points.
        length: u32,
    },
}

impl Fault {
    /// Half a sentence that says so.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let say = |message: Message, parts: &[&str]| message.fill(language, parts);
        match self {
            Self::NotAnObject => say(msg::NOT_AN_OBJECT, &[]),
            Self::Missing(member) => say(msg::MISSING, &[member]),
            Self::Wrong { member, must } => say(msg::WRONG, &[member, must.text(language)]),
            Self::Backwards { start, end } => say(msg::BACKWARDS, &[&start.to_string(), &end.to_string()]),
            Self::Twice => say(msg::TWICE, &[]),
            Self::NoRoom => say(msg::NO_ROOM, &[&Codebook::MOST.to_string()]),
            Self::NoWords => say(msg::NO_WORDS, &[]),
            Self::NoLabelRoom(label) => say(msg::NO_LABEL_ROOM, &[&json::quoted(label), &Codebook::MOST.to_string()]),
            Self::OtherText(name) => say(msg::OTHER_TEXT, &[name]),
            Self::UnknownLabel(label) => say(msg::UNKNOWN_LABEL, &[&json::quoted(label)]),
            Self::NoEnd(id) => say(msg::NO_END, &[&json::quoted(id)]),
            Self::WrongEnd { member, must } => say(msg::WRONG_END, &[member, must]),
            Self::Beyond { length } => say(msg::BEYOND, &[&length.to_string()]),
        }
    }
}

/// What was left out or put right in an item that can be used. [`Remark::text`] is half a sentence, as for [`Fault`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Remark {
    /// Its id has a form that is not allowed; it got another one.
    NewId,
    /// A member was left out: it is not what it must be.
    LeftOut {
        /// Which one.
        member: &'static str,
        /// Why.
        why: Message,
    },
    /// A text was longer than any card shows; its end was left out.
    Cut {
        /// Which one.
        member: &'static str,
        /// How many code points of it were kept.
        most: usize,
    },
    /// It did not say its words, so that nothing checks its offsets.
    Unchecked,
    /// A colour or line that this version does not know was replaced.
    Look {
        /// Which of the two.
        member: &'static str,
        /// What stands for it.
        instead: &'static str,
    },
    /// One of a link's ends was deleted here; it comes back with that end.
    EndDeleted,
    /// The words at its place are not quite these, which it had.
    OtherWords(Quote),
}

impl Remark {
    /// Half a sentence that says so.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let say = |message: Message, parts: &[&str]| message.fill(language, parts);
        match self {
            Self::NewId => say(msg::NEW_ID, &[]),
            Self::LeftOut { member, why } => say(msg::LEFT_OUT, &[member, why.text(language)]),
            Self::Cut { member, most } => say(msg::CUT, &[member, &most.to_string()]),
            Self::Unchecked => say(msg::UNCHECKED, &[]),
            Self::Look { member, instead } => say(msg::LOOK, &[member, instead]),
            Self::EndDeleted => say(msg::END_DELETED, &[]),
            Self::OtherWords(quote) => say(msg::OTHER_WORDS_NOW, &[&quote.exact]),
        }
    }
}
