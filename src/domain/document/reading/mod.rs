//! Reading what a person brings as an article: plain text, Markdown, HTML or a Word document become a title and blocks.
//!
//! Words are kept to the letter; only white space is collapsed, so that no block holds a line break. Nothing here can
//! fail halfway: the answer is a [`Reading`] that can be an article, or a reason in words.

mod bytes;
pub mod html;
mod markdown;
mod plain;
mod tongue;
pub mod word;

pub use bytes::{Bytes, MAX_BYTES, decode};
pub use tongue::{LANGUAGES, direction};

use super::{Article, BlockKind, Direction, Meta};
use crate::domain::messages::{Language, Message, library as msg};

/// The most code points that an article may have: what local storage has room for beside the work on it.
pub const MAX_LENGTH: usize = 1_500_000;

/// The longest line, in code points, that can be a headline although nothing says that it is one.
const HEADLINE: usize = 120;

/// One block as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub kind: BlockKind,
    /// The level of a heading, 1 to 6.
    pub level: Option<u8>,
    /// Its words, without a line break.
    pub text: String,
}

impl Piece {
    fn new(kind: BlockKind, text: impl Into<String>) -> Self {
        Self {
            kind,
            level: None,
            text: text.into(),
        }
    }

    fn heading(level: u8, text: impl Into<String>) -> Self {
        Self {
            level: Some(level),
            ..Self::new(BlockKind::Heading, text)
        }
    }
}

/// What was understood, to be confirmed. Invariants: there is a piece, and every piece has words and no line break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The title.
    pub title: String,
    /// A BCP 47 language tag; `und` where it is not known.
    pub language: String,
    /// The blocks in order.
    pub pieces: Vec<Piece>,
}

/// Why nothing could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// There are no words.
    Empty,
    /// There are more bytes than [`MAX_BYTES`].
    TooLarge {
        /// How many.
        bytes: usize,
    },
    /// There are more code points than [`MAX_LENGTH`].
    TooLong {
        /// How many.
        length: usize,
    },
    /// It is no text.
    Binary {
        /// What is to be said of it.
        what: Message,
    },
}

impl ReadError {
    /// What happened and what to do, in whole sentences.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let number = |number: usize| number.to_string();
        match self {
            Self::Empty => msg::NO_WORDS.text(language).to_owned(),
            Self::TooLarge { bytes } => msg::TOO_LARGE.fill(
                language,
                &[&number(bytes.div_ceil(1_000_000)), &number(MAX_BYTES / 1_000_000)],
            ),
            Self::TooLong { length } => msg::TOO_LONG.fill(language, &[&number(*length), &number(MAX_LENGTH)]),
            Self::Binary { what } => what.text(language).to_owned(),
        }
    }
}

/// How a text is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Plain text.
    Plain,
    /// Markdown.
    Markdown,
    /// HTML, which the browser parses.
    Html,
}

/// How a file of this name, or with an empty name a text that was typed or pasted, is to be read.
#[must_use]
pub fn form(name: &str, text: &str) -> Form {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let ends = |known: &[&str]| known.iter().any(|known| ending.eq_ignore_ascii_case(known));
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if ends(&["html", "htm", "xhtml"]) || (start.starts_with('<') && start.contains("</")) {
        return Form::Html;
    }
    if ends(&["md", "markdown", "mdown"]) || (!ends(&["txt", "text"]) && markdown::seems(text)) {
        return Form::Markdown;
    }
    Form::Plain
}

/// Reads plain text: blank lines part paragraphs; where there is none, every line is one.
///
/// # Errors
/// When there are no words, or too many.
pub fn read_plain(text: &str) -> Result<Reading, ReadError> {
    short(text)?;
    finish(plain::pieces(text), "", "")
}

/// Reads Markdown.
///
/// # Errors
/// When there are no words, or too many.
pub fn read_markdown(text: &str) -> Result<Reading, ReadError> {
    short(text)?;
    finish(markdown::pieces(text), "", "")
}

/// The article whose canonical text is `text` to the letter, but for line breaks at its end: places in it are counted. `None`
/// when there are no words, or too many.
#[must_use]
pub fn verbatim(text: &str) -> Option<Article> {
    short(text).ok()?;
    let mut pieces = Vec::new();
    for line in text.trim_end_matches('\n').split('\n') {
        pieces.push(Piece::new(BlockKind::Paragraph, line));
    }
    headline(&mut pieces, "");
    byline(&mut pieces);
    let title = cut(&collapsed(&pieces.first()?.text), HEADLINE);
    let language = tongue::guess(&pieces).to_owned();
    let reading = Reading {
        title,
        language,
        pieces,
    };
    reading.article()
}

fn short(text: &str) -> Result<(), ReadError> {
    let length = text.chars().count();
    if length > MAX_LENGTH {
        return Err(ReadError::TooLong { length });
    }
    Ok(())
}

/// The reading of `pieces`: without empty ones, with a headline where there can be one. `title` and `language` are what
/// the page says, if it does.
fn finish(found: Vec<Piece>, title: &str, language: &str) -> Result<Reading, ReadError> {
    let mut pieces = Vec::with_capacity(found.len());
    let mut length = 0;
    for piece in found {
        let text = collapsed(&piece.text);
        if text.chars().any(is_seen) {
            length += text.chars().count() + 1;
            pieces.push(Piece { text, ..piece });
        }
    }
    if length > MAX_LENGTH {
        return Err(ReadError::TooLong { length });
    }
    headline(&mut pieces, &collapsed(title));
    byline(&mut pieces);
    let Some(first) = pieces.first() else {
        return Err(ReadError::Empty);
    };
    let title = if first.kind == BlockKind::Heading {
        first.text.clone()
    } else {
        cut(&first.text, 60)
    };
    let language = tongue::tag(language).unwrap_or_else(|| tongue::guess(&pieces).to_owned());
    Ok(Reading {
        title,
        language,
        pieces,
    })
}

/// Makes a headline of `title`, or of a short first line.
fn headline(pieces: &mut Vec<Piece>, title: &str) {
    let Some(first) = pieces.first_mut() else { return };
    if first.kind == BlockKind::Heading {
        first.level = Some(1);
    } else if !title.is_empty() {
        pieces.insert(0, Piece::heading(1, title));
    } else if first.kind == BlockKind::Paragraph
        && first.text.chars().count() <= HEADLINE
        && !first
            .text
            .ends_with(['.', ',', ';', ':', '\u{3002}', '\u{ff0c}', '\u{61f}', '\u{60c}'])
        && pieces.len() > 1
    {
        pieces[0] = Piece::heading(1, std::mem::take(&mut pieces[0].text));
    }
}

/// A short line below the headline that begins with "By" names who wrote it.
fn byline(pieces: &mut [Piece]) {
    for piece in pieces.iter_mut().skip(1).take(2) {
        let by = ["By ", "BY ", "Por ", "POR ", "Von ", "Par ", "Di "]
            .iter()
            .any(|by| piece.text.starts_with(by));
        if by && piece.kind == BlockKind::Paragraph && piece.text.chars().count() < 80 && !piece.text.ends_with('.') {
            piece.kind = BlockKind::Byline;
            return;
        }
    }
}

/// `text` with its white space collapsed. A no-break space is kept inside: it is a letter that somebody chose.
fn collapsed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        match c {
            ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => gap = true,
            // What cannot be seen or stored: other controls, and byte order marks.
            _ if c.is_control() || c == '\u{feff}' => {}
            _ => {
                if gap && !out.is_empty() {
                    out.push(' ');
                }
                gap = false;
                out.push(c);
            }
        }
    }
    let trimmed = out.trim();
    if trimmed.len() == out.len() {
        out
    } else {
        trimmed.to_owned()
    }
}

/// Whether something is seen of `c`.
fn is_seen(c: char) -> bool {
    !(c.is_whitespace() || c.is_control() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'))
}

/// The first `most` code points of `text`, cut between words where there are some.
fn cut(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else {
        return text.to_owned();
    };
    let start = text.get(..end).unwrap_or_default();
    let whole = start.rsplit_once(' ').map_or(start, |(whole, _)| whole);
    format!("{whole}\u{2026}")
}

impl Reading {
    /// Which way its script runs.
    #[must_use]
    pub fn direction(&self) -> Direction {
        direction(&self.language, self.pieces.iter().map(|piece| piece.text.as_str()))
    }

    /// The article that this is.
    #[must_use]
    pub fn article(&self) -> Option<Article> {
        let lines: Vec<&str> = self.pieces.iter().map(|piece| piece.text.as_str()).collect();
        let kinds: Vec<_> = self.pieces.iter().map(|piece| (piece.kind, piece.level)).collect();
        let title = collapsed(&self.title);
        let first = self.pieces.first().map_or("", |piece| piece.text.as_str());
        let meta = Meta {
            slug: slug(&title).into(),
            title: if title.is_empty() { cut(first, 60) } else { title }.into(),
            language: self.language.as_str().into(),
            direction: self.direction(),
            ..Meta::default()
        };
        // A reading has words, and one kind for every line.
        Article::new(meta, &lines.join("\n"), &kinds).ok()
    }
}

/// A short name made of `title`: lowercase letters and digits, parted by hyphens. `article` where there are none.
fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.chars() {
        if slug.len() >= 40 {
            break;
        }
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "article" } else { slug }.to_owned()
}

#[cfg(test)]
mod tests;
