//! HTML: from the nodes of a page that the browser has parsed to the blocks of its article.
//!
//! The nodes are plain data in document order. What is no article goes: scripts, navigation, forms, what is hidden, what
//! calls itself an advert. What is left is cut at block elements and at double line breaks.

use super::{Piece, ReadError, Reading, finish};
use crate::domain::document::BlockKind;

/// The attributes that are looked at.
pub const ATTRIBUTES: [&str; 10] = [
    "class",
    "id",
    "rel",
    "itemprop",
    "role",
    "hidden",
    "aria-hidden",
    "data-style",
    "lang",
    "property",
];

/// An element's name in lowercase and those of its attributes that [`ATTRIBUTES`] names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tag {
    /// The name.
    pub name: String,
    /// Attributes and their values.
    pub attributes: Vec<(&'static str, String)>,
}

/// A node of a page, in document order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element begins.
    Open(Tag),
    /// Text.
    Text(String),
    /// The element that was opened last ends.
    Close,
}

impl Tag {
    fn value(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, value)| value)
    }

    fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(known, _)| *known == name)
    }

    fn is(&self, names: &str) -> bool {
        among(names, &self.name)
    }

    /// Whether nothing of it is an article's words, whatever the page is.
    fn is_skipped(&self) -> bool {
        let style: String = self
            .value("data-style")
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect();
        let style = style.to_ascii_lowercase();
        let class = self.value("class");
        self.is(SKIPPED)
            || self.has("hidden")
            || self.value("aria-hidden") == "true"
            || style.contains("display:none")
            || style.contains("visibility:hidden")
            || among(ROLES, self.value("role"))
            || class.split_whitespace().any(|word| among(UNSEEN, word))
    }

    /// Whether it calls itself something beside the article.
    fn is_beside(&self) -> bool {
        let words = self.value("class").to_ascii_lowercase() + " " + &self.value("id").to_ascii_lowercase();
        words
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| among(BESIDE, word))
    }

    fn is_byline(&self) -> bool {
        let class = self.value("class").to_ascii_lowercase();
        self.name == "address"
            || self.value("rel") == "author"
            || self.value("itemprop") == "author"
            || class.split(|c: char| !c.is_alphanumeric()).any(|word| word == "byline")
    }
}

const SKIPPED: &str = " script style noscript template nav aside footer form button select option textarea input iframe object \
    embed svg math canvas video audio dialog menu head title rt rp map picture noframes ";
const ROLES: &str =
    " navigation complementary contentinfo search dialog alert alertdialog button menu menubar toolbar ";
const UNSEEN: &str = " sr-only visually-hidden visuallyhidden screen-reader-text noprint mw-editsection hidden ";
const BESIDE: &str = " share sharing social newsletter related promo promoted advert advertisement ad ads sponsored comments cookie \
    cookies consent breadcrumb breadcrumbs sidebar subscribe subscription navbox recommended trending ";
const BLOCKS: &str = " address article blockquote body center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 header \
    hgroup hr html li main ol p pre section summary table tbody td tfoot th thead tr ul caption ";

fn among(names: &str, name: &str) -> bool {
    !name.is_empty() && names.split(' ').any(|known| known == name)
}

/// `page` with its inline styles and handlers under names that mean nothing: `data-style`, `data-onclick`, `noframes` (which
/// holds text alone, as `style` does), `param` (which holds nothing, as `base` does). In a parsed page that is never shown they do nothing; but the browser holds them to the
/// policy of the page that asks, and complains.
#[must_use]
pub fn disarmed(page: &str) -> String {
    /// Where in the page the next letter stands.
    enum At {
        Text,
        /// In a tag's name, which a slash may end.
        Tag,
        /// In a value without marks, to which a slash belongs.
        Word,
        /// Before the name of an attribute.
        Gap,
        Name,
        /// Behind the sign of equality.
        Value,
        /// Until this mark; and whether a tag stands in it.
        Quoted(char, bool),
    }
    let mut out = String::with_capacity(page.len());
    let mut here = At::Text;
    let mut left_out = 0;
    for (at, c) in page.char_indices() {
        if left_out > 0 {
            left_out -= 1;
            continue;
        }
        let rest = page.get(at..).unwrap_or_default();
        if let (At::Text | At::Quoted(..), Some((sign, length))) = (&here, sheet(rest)) {
            out.push_str(sign);
            left_out = length - 1;
            if let At::Text = here {
                here = At::Gap;
            }
            continue;
        }
        here = match here {
            At::Text
                if c == '<'
                    && rest
                        .get(1..)
                        .is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic())) =>
            {
                At::Tag
            }
            At::Text => At::Text,
            At::Quoted(mark, _) if c == mark => At::Gap,
            At::Quoted(mark, tag) => {
                // Where a browser takes what was before for text, as in a title, this may be a tag and no value.
                let begins = |c: char| c.is_whitespace() || matches!(c, '/' | '"' | '\'');
                if tag && is_handler(rest) && out.ends_with(begins) {
                    out.push_str("data-");
                }
                At::Quoted(mark, tag || c == '<')
            }
            At::Value if matches!(c, '"' | '\'') => At::Quoted(c, false),
            At::Value if c.is_whitespace() => At::Value,
            _ if c == '>' => At::Text,
            At::Value => At::Word,
            At::Gap | At::Name if c == '=' => At::Value,
            At::Tag | At::Word | At::Name | At::Gap if c.is_whitespace() => At::Gap,
            At::Word => At::Word,
            At::Tag | At::Gap | At::Name if c == '/' => At::Gap,
            At::Tag => At::Tag,
            At::Name => At::Name,
            At::Gap => {
                let starts = |word: &str| {
                    rest.get(..word.len())
                        .is_some_and(|start| start.eq_ignore_ascii_case(word))
                };
                if starts("on") || starts("style") {
                    out.push_str("data-");
                }
                At::Name
            }
        };
        out.push(c);
    }
    out
}

/// Whether `rest` begins as an attribute does that is a handler or a style.
fn is_handler(rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
    let (name, behind) = rest.split_at_checked(end).unwrap_or_default();
    let on = name
        .split_at_checked(2)
        .is_some_and(|(on, _)| on.eq_ignore_ascii_case("on"));
    (on || name.eq_ignore_ascii_case("style")) && behind.trim_start().starts_with('=')
}

/// What stands for the tag of a style sheet, or of another address to go out from, at the start of `rest`, without its
/// attributes, and how long that tag is.
fn sheet(rest: &str) -> Option<(&'static str, usize)> {
    let tag = |from: &str| {
        let (start, behind) = rest.split_at_checked(from.len()).unwrap_or_default();
        start.eq_ignore_ascii_case(from) && !behind.starts_with(|c: char| c.is_alphanumeric() || c == '-')
    };
    match () {
        () if tag("<style") => Some(("<noframes", 6)),
        () if tag("</style") => Some(("</noframes", 7)),
        () if tag("<base") => Some(("<param", 5)),
        () => None,
    }
}

/// Reads the page that `nodes` are.
///
/// # Errors
/// When there are no words, or too many.
pub fn read(nodes: &[Node]) -> Result<Reading, ReadError> {
    let page = Page::of(nodes);
    let root = page.root();
    let mut pieces = page.pieces(root);
    let headline = pieces.iter().position(|piece| piece.level == Some(1));
    // A kicker may stand above the headline, not half of the text.
    match headline {
        Some(at) if at <= 5 => {
            let headline = pieces.remove(at);
            pieces.insert(0, headline);
        }
        _ => {}
    }
    let title = if headline.is_some() {
        String::new()
    } else {
        page.title(root)
    };
    finish(pieces, &title, page.language(root))
}

/// A page with, for each node, the place behind its end and the length of the words in it.
struct Page<'a> {
    nodes: &'a [Node],
    ends: Vec<usize>,
    lengths: Vec<usize>,
}

impl<'a> Page<'a> {
    fn of(nodes: &'a [Node]) -> Self {
        let mut ends: Vec<usize> = (1..=nodes.len()).collect();
        let mut lengths = vec![0; nodes.len()];
        let mut open: Vec<usize> = Vec::new();
        let mut skipped = 0_usize;
        for (at, node) in nodes.iter().enumerate() {
            match node {
                Node::Open(tag) => {
                    open.push(at);
                    // What the browser did not close ends with the page.
                    ends[at] = nodes.len();
                    skipped += usize::from(skipped > 0 || tag.is_skipped());
                }
                Node::Text(text) if skipped == 0 => {
                    lengths[at] = text.chars().filter(|c| !c.is_whitespace()).count();
                    if let Some(parent) = open.last() {
                        lengths[*parent] += lengths[at];
                    }
                }
                Node::Text(_) => {}
                Node::Close => {
                    skipped = skipped.saturating_sub(1);
                    if let Some(closed) = open.pop() {
                        ends[closed] = at + 1;
                        if let Some(parent) = open.last() {
                            lengths[*parent] += lengths[closed];
                        }
                    }
                }
            }
        }
        Self { nodes, ends, lengths }
    }

    fn tags(&self) -> impl Iterator<Item = (usize, &'a Tag)> {
        self.nodes.iter().enumerate().filter_map(|(at, node)| match node {
            Node::Open(tag) => Some((at, tag)),
            _ => None,
        })
    }

    /// Where the article begins: the element that says so and holds the most words; else the whole page.
    fn root(&self) -> usize {
        let mut best = (0, 0);
        for (at, tag) in self.tags() {
            let weight = match () {
                () if tag.value("itemprop") == "articleBody" => 1,
                () if tag.name == "article" => 3,
                () if tag.name == "main" || tag.value("role") == "main" => 2,
                () => 0,
            };
            if self.lengths[at] * weight > best.1 {
                best = (at, self.lengths[at] * weight);
            }
        }
        best.0
    }

    /// What the page calls its article, if no headline stands in it.
    fn title(&self, root: usize) -> String {
        let words = |at: usize| -> String {
            let inside = self.nodes.get(at..self.ends[at]).unwrap_or_default();
            let texts = inside.iter().map(|node| match node {
                Node::Text(text) => text.as_str(),
                _ => "",
            });
            texts.collect()
        };
        let first = |name: &str| self.tags().find(|(_, tag)| tag.name == name).map(|(at, _)| words(at));
        if root > 0
            && let Some(headline) = first("h1")
        {
            return headline;
        }
        let title = first("title").unwrap_or_default();
        // Behind the last sign that parts stands the name of the site.
        let parted = [" | ", " \u{2013} ", " \u{2014} ", " - ", " :: "]
            .iter()
            .find_map(|sign| title.rsplit_once(sign))
            .filter(|(title, site)| title.len() > site.len());
        parted.map_or_else(|| title.clone(), |(title, _)| title.to_owned())
    }

    /// The language of the article: the innermost that is named around or at its beginning.
    fn language(&self, root: usize) -> &'a str {
        self.tags()
            .filter(|(at, tag)| *at <= root && self.ends[*at] >= self.ends[root] && !tag.value("lang").is_empty())
            .last()
            .or_else(|| self.tags().find(|(_, tag)| tag.name == "html"))
            .map_or("", |(_, tag)| tag.value("lang"))
    }

    fn pieces(&self, root: usize) -> Vec<Piece> {
        let mut cutter = Cutter::default();
        let Some(end) = self.ends.get(root).copied() else {
            return cutter.pieces;
        };
        // A list of nodes has no element around it.
        let end = if root == 0 { self.nodes.len() } else { end };
        let whole: usize = if root == 0 {
            self.lengths.iter().max().copied().unwrap_or(0)
        } else {
            self.lengths[root]
        };
        let mut at = root;
        while at < end {
            match &self.nodes[at] {
                Node::Open(tag) => {
                    let beside = at != root && tag.is_beside() && self.lengths[at] * 4 < whole;
                    if (at != root || tag.is(SKIPPED)) && tag.is_skipped() || beside {
                        at = self.ends[at];
                        continue;
                    }
                    cutter.open(tag);
                }
                Node::Text(text) => cutter.text(text),
                Node::Close => cutter.close(),
            }
            at += 1;
        }
        cutter.flush();
        cutter.pieces
    }
}

/// What an open element means for the words in it.
struct Inside {
    kind: BlockKind,
    level: Option<u8>,
    block: bool,
    lines: bool,
    quotes: bool,
}

#[derive(Default)]
struct Cutter {
    pieces: Vec<Piece>,
    words: String,
    /// Line breaks since the last words.
    breaks: u8,
    open: Vec<Inside>,
}

impl Cutter {
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.words);
        self.breaks = 0;
        let (kind, level) = self
            .open
            .last()
            .map_or((BlockKind::Paragraph, None), |inside| (inside.kind, inside.level));
        // Who wrote it is a line; a whole paragraph only names itself so.
        let kind = if kind == BlockKind::Byline && text.chars().count() > super::HEADLINE {
            BlockKind::Paragraph
        } else {
            kind
        };
        self.pieces.push(Piece { kind, level, text });
    }

    fn open(&mut self, tag: &Tag) {
        let (outer, outer_level, lines) = self.open.last().map_or((BlockKind::Paragraph, None, false), |inside| {
            (inside.kind, inside.level, inside.lines)
        });
        let level = tag.name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok());
        let level = level.filter(|level| (1..=6).contains(level));
        let kind = match tag.name.as_str() {
            _ if level.is_some() => BlockKind::Heading,
            "blockquote" => BlockKind::Blockquote,
            "li" | "dt" | "dd" if outer != BlockKind::Blockquote => BlockKind::Item,
            "figcaption" | "caption" => BlockKind::Caption,
            _ if tag.is_byline() && outer == BlockKind::Paragraph => BlockKind::Byline,
            _ => outer,
        };
        let cell = tag.is(" td th ");
        let block = (tag.is(BLOCKS) && !cell) || (kind != outer && kind != BlockKind::Byline);
        if block {
            self.flush();
        } else if cell {
            self.words.push(' ');
        } else if tag.name == "br" {
            self.breaks = self.breaks.saturating_add(1);
            self.words.push(' ');
        } else if tag.name == "q" {
            self.text("\u{201c}");
        }
        self.open.push(Inside {
            kind: if block { kind } else { outer },
            level: if kind == BlockKind::Heading {
                level.or(outer_level)
            } else {
                None
            },
            block,
            lines: lines || tag.name == "pre",
            quotes: tag.name == "q",
        });
    }

    fn close(&mut self) {
        if self.open.last().is_some_and(|inside| inside.quotes) {
            self.text("\u{201d}");
        }
        if self.open.last().is_some_and(|inside| inside.block) {
            self.flush();
        }
        self.open.pop();
    }

    fn text(&mut self, text: &str) {
        if self.open.last().is_some_and(|inside| inside.lines) {
            for (nth, line) in text.split('\n').enumerate() {
                if nth > 0 {
                    self.flush();
                }
                self.words.push_str(line);
            }
            return;
        }
        if text.chars().any(super::is_seen) {
            if self.breaks > 1 {
                self.flush();
            }
            self.breaks = 0;
        }
        self.words.push_str(text);
    }
}
