//! Markdown: headings, paragraphs, lists and block quotes; emphasis and links are reduced to their words.

use super::Piece;
use crate::domain::document::BlockKind;

/// How far the address of a link is looked for, in code points: a bracket that is never closed must not cost much.
const ADDRESS: usize = 1000;

/// Whether a text without a name looks like Markdown.
pub(super) fn seems(text: &str) -> bool {
    text.lines()
        .take(400)
        .any(|line| heading(line).is_some() || line.contains("](http") || line.starts_with("> "))
}

/// The blocks of `text`.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut reader = Reader::default();
    let mut lines = text.trim_start_matches('\u{feff}').split('\n');
    // What some programs write above the text about it.
    if let Some(rest) = text.trim_start_matches('\u{feff}').strip_prefix("---\n")
        && let Some((about, behind)) = rest.split_once("\n---")
    {
        lines = behind.split('\n');
        let title = about.lines().find_map(|line| line.strip_prefix("title:"));
        if let Some(title) = title {
            reader
                .pieces
                .push(Piece::heading(1, title.trim().trim_matches(['"', '\''])));
        }
    }
    for line in lines {
        reader.line(line);
    }
    reader.close();
    reader.pieces
}

#[derive(Default)]
struct Reader {
    pieces: Vec<Piece>,
    kind: Option<BlockKind>,
    open: String,
    fenced: bool,
}

impl Reader {
    fn close(&mut self) {
        if let Some(kind) = self.kind.take() {
            self.pieces.push(Piece::new(kind, inline(&self.open)));
        }
        self.open.clear();
    }

    fn begin(&mut self, kind: BlockKind, words: &str) {
        self.close();
        self.kind = Some(kind);
        self.open.push_str(words);
    }

    fn line(&mut self, raw: &str) {
        let line = raw.trim();
        if line.starts_with("```") || line.starts_with("~~~") {
            self.close();
            self.fenced = !self.fenced;
        } else if self.fenced {
            self.pieces.push(Piece::new(BlockKind::Paragraph, line));
        } else if line.is_empty() || line.starts_with("<!--") || (line.starts_with('[') && line.contains("]: ")) {
            self.close();
        } else if let Some((level, words)) = heading(line) {
            self.close();
            self.pieces.push(Piece::heading(level, inline(words)));
        } else if let Some(level) = self.underlined(line) {
            let words = inline(&std::mem::take(&mut self.open));
            self.kind = None;
            self.pieces.push(Piece::heading(level, words));
        } else if rule(line) {
            self.close();
        } else if line.starts_with('>') {
            self.quote(line);
        } else if let Some(words) = item(line) {
            self.begin(BlockKind::Item, words);
        } else if let Some(row) = line.strip_prefix('|') {
            self.close();
            if row.chars().any(|c| !matches!(c, '|' | '-' | ':' | ' ')) {
                let words = row.trim_end_matches('|').replace('|', " ");
                self.pieces.push(Piece::new(BlockKind::Paragraph, inline(&words)));
            }
        } else if self.kind.is_some() {
            self.open.push('\n');
            self.open.push_str(line);
        } else {
            self.begin(BlockKind::Paragraph, line);
        }
    }

    /// A line of a block quote, whose own paragraphs, lists and headings are all words set off.
    fn quote(&mut self, line: &str) {
        let words = line.trim_start_matches(['>', ' ']);
        let words = heading(words).map_or(words, |(_, words)| words);
        match item(words) {
            Some(words) => self.begin(BlockKind::Blockquote, words),
            None if words.is_empty() => self.close(),
            None if self.kind == Some(BlockKind::Blockquote) => {
                self.open.push('\n');
                self.open.push_str(words);
            }
            None => self.begin(BlockKind::Blockquote, words),
        }
    }

    /// The level of the heading that `line` makes of the paragraph above it.
    fn underlined(&self, line: &str) -> Option<u8> {
        let all = |sign: char| line.len() >= 2 && line.chars().all(|c| c == sign);
        match self.kind {
            Some(BlockKind::Paragraph) if all('=') => Some(1),
            Some(BlockKind::Paragraph) if all('-') => Some(2),
            _ => None,
        }
    }
}

fn heading(line: &str) -> Option<(u8, &str)> {
    let words = line.trim_start_matches('#');
    let level = u8::try_from(line.len() - words.len()).ok()?;
    ((1..=6).contains(&level) && words.starts_with(' ')).then(|| (level, words.trim().trim_end_matches('#')))
}

fn rule(line: &str) -> bool {
    let signs = line.chars().filter(|c| !c.is_whitespace());
    let first = line.chars().next().unwrap_or_default();
    "-*_".contains(first) && signs.clone().count() >= 3 && signs.clone().all(|c| c == first)
}

/// What stands behind the sign or number of an entry of a list.
fn item(line: &str) -> Option<&str> {
    if let Some(words) = ["- ", "* ", "+ "].iter().find_map(|sign| line.strip_prefix(sign)) {
        let words = words.trim_start();
        let boxes = ["[ ] ", "[x] ", "[X] "];
        return Some(boxes.iter().find_map(|done| words.strip_prefix(done)).unwrap_or(words));
    }
    let words = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - words.len();
    let words = words.strip_prefix(['.', ')'])?.strip_prefix(' ')?;
    // A year at the start of a line is no number of a list.
    (1..=3).contains(&digits).then_some(words)
}

/// The words of `text` without its signs.
fn inline(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut words = Words::default();
    let mut at = 0;
    while let Some(&c) = letters.get(at) {
        let rest = &letters[at..];
        at += match c {
            '\\' => words.escaped(rest),
            '`' => words.code(rest),
            '!' if rest.get(1) == Some(&'[') => words.bracket(2),
            '[' => words.bracket(1),
            ']' => words.link(rest),
            '<' => words.tag(rest),
            '&' => words.entity(rest),
            '*' | '_' | '~' => words.emphasis(rest),
            _ => words.keep(c),
        };
    }
    // Signs that meant something were written over.
    words.out.into_iter().filter(|c| *c != GONE).collect()
}

/// Stands for what is taken away.
const GONE: char = '\0';

#[derive(Default)]
struct Words {
    out: Vec<char>,
    /// Opening brackets: where they are in `out`, and how long.
    brackets: Vec<(usize, usize)>,
    /// Signs that may open emphasis: which, how many, where they are in `out`.
    signs: Vec<(char, usize, usize)>,
}

impl Words {
    /// Each takes what is in front of `rest` and says how long it was.
    fn keep(&mut self, c: char) -> usize {
        self.out.push(c);
        1
    }

    fn escaped(&mut self, rest: &[char]) -> usize {
        match rest.get(1) {
            Some(c) if c.is_ascii_punctuation() => {
                self.out.push(*c);
                2
            }
            // A line that is broken on purpose.
            Some('\n') => 1,
            _ => self.keep('\\'),
        }
    }

    fn code(&mut self, rest: &[char]) -> usize {
        let fence = rest.iter().take_while(|c| **c == '`').count();
        let inside = &rest[fence..];
        let close = inside.iter().take(ADDRESS).position(|c| *c == '`');
        match close {
            Some(length) if fence <= 2 => {
                self.out.extend(inside.iter().take(length));
                let end = inside[length..].iter().take_while(|c| **c == '`').count();
                fence + length + end
            }
            _ => {
                self.out.extend(rest.iter().take(fence));
                fence
            }
        }
    }

    fn bracket(&mut self, length: usize) -> usize {
        self.brackets.push((self.out.len(), length));
        if length == 2 {
            self.out.push('!');
        }
        self.out.push('[');
        length
    }

    fn link(&mut self, rest: &[char]) -> usize {
        let open = self.brackets.pop();
        let (end, address) = match rest.get(1) {
            Some('(') => (')', &rest[2..]),
            Some('[') => (']', &rest[2..]),
            _ => return self.keep(']'),
        };
        let mut depth = 0_usize;
        let length = address.iter().take(ADDRESS).position(|c| {
            match c {
                '(' if end == ')' => depth += 1,
                c if *c == end && depth == 0 => return true,
                ')' if end == ')' => depth -= 1,
                _ => {}
            }
            false
        });
        match (open, length) {
            (Some((from, signs)), Some(length)) => {
                if signs == 2 {
                    // A picture is no words.
                    self.out.truncate(from);
                    self.signs.retain(|sign| sign.2 < from);
                } else if let Some(sign) = self.out.get_mut(from) {
                    *sign = GONE;
                }
                3 + length
            }
            _ => self.keep(']'),
        }
    }

    fn tag(&mut self, rest: &[char]) -> usize {
        let named = rest
            .get(1)
            .is_some_and(|c| c.is_ascii_alphabetic() || *c == '/' || *c == '!');
        let close = rest.iter().take(ADDRESS).position(|c| *c == '>');
        let Some(end) = close.filter(|_| named) else {
            return self.keep('<');
        };
        let inside: String = rest[1..end].iter().collect();
        if inside.contains("://") && !inside.contains(' ') {
            self.out.extend(inside.chars());
        } else if inside.starts_with("br") {
            self.out.push(' ');
        }
        end + 1
    }

    fn entity(&mut self, rest: &[char]) -> usize {
        let name: String = rest.iter().skip(1).take(8).take_while(|c| **c != ';').collect();
        let c = match name.as_str() {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" | "#39" => '\'',
            "nbsp" => '\u{a0}',
            "mdash" => '\u{2014}',
            "ndash" => '\u{2013}',
            "hellip" => '\u{2026}',
            "ldquo" => '\u{201c}',
            "rdquo" => '\u{201d}',
            "lsquo" => '\u{2018}',
            "rsquo" => '\u{2019}',
            _ => return self.keep('&'),
        };
        self.out.push(c);
        (name.chars().count() + 2).min(rest.len())
    }

    fn emphasis(&mut self, rest: &[char]) -> usize {
        let sign = rest[0];
        let count = rest.iter().take_while(|c| **c == sign).count();
        let before = self.out.iter().rev().find(|c| **c != GONE).copied().unwrap_or(' ');
        let behind = rest.get(count).copied().unwrap_or(' ');
        let word = |c: char| sign == '_' && c.is_alphanumeric();
        let closes = !before.is_whitespace() && !word(behind);
        let opens = !behind.is_whitespace() && !word(before);
        let from = self.out.len();
        self.out.extend(rest.iter().take(count));
        if sign == '~' && count != 2 {
            return count;
        }
        // Only the latest signs are looked through, so that a text of nothing but signs stays cheap.
        let near = self
            .signs
            .iter()
            .rev()
            .take(32)
            .position(|open| (open.0, open.1) == (sign, count));
        if let (true, Some(near)) = (closes, near) {
            let at = self.signs.len() - 1 - near;
            let open = self.signs[at].2;
            self.signs.truncate(at);
            for from in [open, from] {
                for gone in self.out.iter_mut().skip(from).take(count) {
                    *gone = GONE;
                }
            }
        } else if opens {
            self.signs.push((sign, count, from));
        }
        count
    }
}
