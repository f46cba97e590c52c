//! Articles and their blocks.

use std::fmt;
use std::ops;
use std::rc::Rc;

use super::{Extra, Fingerprint};
use crate::domain::text::{Offset, Range, Text, Utf16};

/// What a block is in the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A headline (level 1) or a heading below it (2 to 6).
    Heading,
    /// Running text.
    Paragraph,
    /// An entry of a list.
    Item,
    /// Words set off as quoted from elsewhere.
    Blockquote,
    /// The line that names the author.
    Byline,
    /// The line under a picture.
    Caption,
}

/// One line of the canonical text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// The level of a heading, 1 to 6; `None` for everything else.
    pub level: Option<u8>,
    /// Where it stands in the canonical text, without the line break behind it.
    pub range: Range,
}

/// Which way the article's script runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    #[default]
    LeftToRight,
    /// Right to left.
    RightToLeft,
}

impl Direction {
    /// Its name in HTML and in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// What is known of an article beside its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// A short local name for people and file names: lowercase letters, digits, hyphens.
    pub slug: Rc<str>,
    /// The title.
    pub title: Rc<str>,
    /// A BCP 47 language tag.
    pub language: Rc<str>,
    /// The direction of its script.
    pub direction: Direction,
    /// Where it was published, if known.
    pub citation: Option<Rc<str>>,
    /// Unknown members of the file it came from.
    pub extra: Extra,
}

/// Why a text cannot be an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArticleError {
    /// It has no words.
    Empty,
    /// The number of blocks is not the number of lines.
    BlockCount {
        /// Lines in the text.
        lines: usize,
        /// Blocks that were described.
        blocks: usize,
    },
}

impl fmt::Display for ArticleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the article has no text"),
            Self::BlockCount { lines, blocks } => {
                write!(
                    f,
                    "the article's text has {lines} lines but {blocks} blocks are described"
                )
            }
        }
    }
}

impl std::error::Error for ArticleError {}

/// An article: immutable once made. Invariants: the blocks tile the canonical text, one a line, in order, joined by
/// single line breaks; there is at least one; the fingerprint is that of the text.
#[derive(Clone, Debug)]
pub struct Article {
    meta: Meta,
    text: Text,
    blocks: Vec<Block>,
    fingerprint: Fingerprint,
    place: Fingerprint,
}

impl PartialEq for Article {
    fn eq(&self, other: &Self) -> bool {
        self.fingerprint == other.fingerprint && self.meta == other.meta && self.blocks == other.blocks
    }
}

impl Eq for Article {}

impl Article {
    /// An article of `text`, whose lines are described by `kinds` in order.
    ///
    /// # Errors
    /// When the text has no words, or when there are not as many kinds as lines.
    pub fn new(meta: Meta, text: &str, kinds: &[(BlockKind, Option<u8>)]) -> Result<Self, ArticleError> {
        if text.trim().is_empty() {
            return Err(ArticleError::Empty);
        }
        let lines = text.split('\n').count();
        if lines != kinds.len() {
            return Err(ArticleError::BlockCount {
                lines,
                blocks: kinds.len(),
            });
        }
        let mut start = Offset::START;
        let mut blocks = Vec::with_capacity(lines);
        for (line, &(kind, level)) in text.split('\n').zip(kinds) {
            let end = start.plus(u32::try_from(line.chars().count()).unwrap_or(u32::MAX));
            let level = (kind == BlockKind::Heading).then(|| level.unwrap_or(2).clamp(1, 6));
            blocks.push(Block {
                kind,
                level,
                range: Range::between(start, end),
            });
            start = end.plus(1);
        }
        let fingerprint = Fingerprint::of(text);
        Ok(Self {
            meta,
            place: fingerprint.clone(),
            fingerprint,
            text: Text::new(text),
            blocks,
        })
    }

    /// An article whose first line is the headline and whose other lines are paragraphs; the title is the headline.
    ///
    /// # Errors
    /// When the text has no words.
    pub fn from_lines(slug: &str, language: &str, text: &str) -> Result<Self, ArticleError> {
        let text = text.trim_end_matches('\n');
        let mut kinds = vec![(BlockKind::Paragraph, None); text.split('\n').count()];
        if let Some(first) = kinds.first_mut() {
            *first = (BlockKind::Heading, Some(1));
        }
        let meta = Meta {
            slug: slug.into(),
            title: text.split('\n').next().unwrap_or_default().into(),
            language: language.into(),
            ..Meta::default()
        };
        Self::new(meta, text, &kinds)
    }

    /// What is known beside the text.
    #[must_use]
    pub const fn meta(&self) -> &Meta {
        &self.meta
    }

    /// The same article under another title. Its text, and so its identity, stays.
    #[must_use]
    pub fn titled(mut self, title: &str) -> Self {
        self.meta.title = title.into();
        self
    }

    /// The same article under the name, title, language and direction of `earlier`, a version of it.
    #[must_use]
    pub fn version_of(mut self, earlier: &Article) -> Self {
        self.meta = earlier.meta.clone();
        self
    }

    /// The same article as what is kept at `place`: itself, or a copy of it. `None` if that is the place of another one.
    #[must_use]
    pub fn at(mut self, place: &str) -> Option<Self> {
        let behind = place.strip_prefix(self.fingerprint.as_str())?;
        if !behind.is_empty() {
            let nth: usize = behind.strip_prefix('-')?.parse().ok()?;
            self.place = self.fingerprint.copy(nth);
        }
        (self.place.as_str() == place).then_some(self)
    }

    /// Where it and the work on it are kept: under its fingerprint, unless it is a copy.
    #[must_use]
    pub const fn place(&self) -> &Fingerprint {
        &self.place
    }

    /// The canonical text.
    #[must_use]
    pub const fn text(&self) -> &Text {
        &self.text
    }

    /// The blocks in order.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The article's identity.
    #[must_use]
    pub const fn fingerprint(&self) -> &Fingerprint {
        &self.fingerprint
    }

    /// The number of the block in which `offset` lies. The line break belongs to the block before it; beyond the text
    /// it is the last block.
    #[must_use]
    pub fn block_at(&self, offset: Offset) -> usize {
        self.blocks
            .partition_point(|block| block.range.start() <= offset)
            .saturating_sub(1)
    }

    /// The numbers of the blocks that share a code point with `range`, or hold it if it is empty.
    #[must_use]
    pub fn blocks_in(&self, range: Range) -> ops::Range<usize> {
        let first = self.block_at(range.start());
        let last = if range.is_empty() {
            first
        } else {
            self.block_at(range.end().minus(1))
        };
        first..last + 1
    }

    /// The place of `offset` as a block's number and UTF-16 code units of that block's own text.
    #[must_use]
    pub fn local(&self, offset: Offset) -> (usize, Utf16) {
        let nth = self.block_at(offset);
        let start = self.blocks.get(nth).map_or(Offset::START, |block| block.range.start());
        let units = |offset: Offset| self.text.utf16(offset.min(self.text.end())).map_or(0, Utf16::get);
        (nth, Utf16::new(units(offset).saturating_sub(units(start))))
    }

    /// The offset of the place `units` UTF-16 code units into block `nth`, held within that block. The article's end
    /// if there is no such block.
    #[must_use]
    pub fn offset_in(&self, nth: usize, units: Utf16) -> Offset {
        let Some(block) = self.blocks.get(nth) else {
            return self.text.end();
        };
        let start = self.text.utf16(block.range.start()).map_or(0, Utf16::get);
        let offset = self.text.offset_of_utf16(Utf16::new(start.saturating_add(units.get())));
        offset.clamp(block.range.start(), block.range.end())
    }

    /// The dateline: place and agency before a dash at the start of the first paragraph, with the dash.
    ///
    /// Only the wire form `PLACE (Agency) -- ` is taken: capitals, a name in brackets, two hyphens or a dash.
    #[must_use]
    pub fn dateline(&self) -> Option<Range> {
        let block = self.blocks.iter().find(|block| block.kind == BlockKind::Paragraph)?;
        let line = self.text.slice(block.range)?;
        let (place, rest) = line.split_once(" (")?;
        let (agency, rest) = rest.split_once(") ")?;
        let dash = ["-- ", "\u{2014} ", "\u{2013} "]
            .into_iter()
            .find(|dash| rest.starts_with(dash))?;
        let spelt = !place.is_empty()
            && place.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
            && place.chars().any(char::is_alphabetic);
        let length = place.chars().count() + agency.chars().count() + dash.chars().count() + " () ".len();
        (spelt && length <= 80).then(|| {
            let start = block.range.start();
            Range::between(start, start.plus(u32::try_from(length).unwrap_or(0)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(text: &str) -> Article {
        Article::from_lines("a", "en", text).expect("the test's text has words")
    }

    #[test]
    fn blocks_tile_the_lines() {
        let article = article("Title\nFirst.\n\nLast.");
        let words: Vec<_> = article
            .blocks()
            .iter()
            .filter_map(|block| article.text().slice(block.range))
            .collect();
        assert_eq!(words, ["Title", "First.", "", "Last."]);
        assert_eq!(
            article.block_at(Offset::new(5)),
            0,
            "the break belongs to the block before it"
        );
        assert_eq!(article.block_at(Offset::new(6)), 1);
        assert_eq!(article.block_at(Offset::new(999)), 3);
        assert_eq!(article.blocks_in(Range::between(Offset::new(2), Offset::new(7))), 0..2);
    }

    #[test]
    fn places_in_blocks_and_offsets_go_both_ways() {
        let article = article("T\u{1f600}\na\u{1f600}b\n\nz");
        for at in (0..=article.text().end().get()).map(Offset::new) {
            let (block, units) = article.local(at);
            assert_eq!(article.offset_in(block, units), at);
        }
        assert_eq!(article.local(Offset::new(5)), (1, Utf16::new(3)));
        assert_eq!(
            article.offset_in(1, Utf16::new(99)),
            Offset::new(6),
            "held within the block"
        );
    }

    #[test]
    fn a_dateline_is_found_only_in_the_wire_form() {
        let wire = article("T\nCARACAS (Dispatches) -- Venezuelan");
        let dateline = wire.dateline().and_then(|range| wire.text().slice(range));
        assert_eq!(dateline, Some("CARACAS (Dispatches) -- "));
        assert_eq!(article("T\nCaracas (Dispatches) -- Venezuelan").dateline(), None);
        assert_eq!(article("T\nNo place at all").dateline(), None);
    }

    #[test]
    fn what_is_not_an_article_is_refused() {
        assert_eq!(Article::from_lines("a", "en", " \n\t").err(), Some(ArticleError::Empty));
        let wrong = Article::new(Meta::default(), "a\nb", &[(BlockKind::Paragraph, None)]);
        assert_eq!(wrong.err(), Some(ArticleError::BlockCount { lines: 2, blocks: 1 }));
    }
}
