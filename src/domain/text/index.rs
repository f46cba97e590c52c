//! A text with a way from code points to UTF-16 and bytes and back.

use std::rc::Rc;

use super::{Offset, Range};

/// An offset in UTF-16 code units: the browser's unit. It lives in `web` and dies there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Utf16(u32);

impl Utf16 {
    /// An offset of `units` UTF-16 code units from the start of a text.
    #[must_use]
    pub const fn new(units: u32) -> Self {
        Self(units)
    }

    /// The distance from the start, in UTF-16 code units.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }
}

/// One remembered place of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    byte: usize,
    utf16: u32,
}

/// Code points between two remembered places. 64 keeps a lookup to a short scan and the table to 2 % of the text.
const STRIDE: u32 = 64;

/// A text and its index. Cheap to clone. Texts over `u32::MAX` code points are cut there by no reader: none takes them.
#[derive(Clone, Debug)]
pub struct Text {
    string: Rc<str>,
    marks: Rc<[Mark]>,
    code_points: u32,
    utf16: u32,
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.string, &other.string) || self.string == other.string
    }
}

impl Eq for Text {}

impl Text {
    /// Indexes `string`: one pass over it.
    #[must_use]
    pub fn new(string: impl Into<Rc<str>>) -> Self {
        let string = string.into();
        let mut marks = Vec::new();
        let (mut code_points, mut utf16) = (0_u32, 0_u32);
        for (byte, c) in string.char_indices() {
            if code_points.is_multiple_of(STRIDE) {
                marks.push(Mark { byte, utf16 });
            }
            code_points += 1;
            utf16 += u32::from(c.len_utf16() == 2) + 1;
        }
        if code_points.is_multiple_of(STRIDE) {
            marks.push(Mark {
                byte: string.len(),
                utf16,
            });
        }
        Self {
            string,
            marks: marks.into(),
            code_points,
            utf16,
        }
    }

    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.string
    }

    /// The offset behind the last code point.
    #[must_use]
    pub const fn end(&self) -> Offset {
        Offset::new(self.code_points)
    }

    /// The whole text as a range.
    #[must_use]
    pub fn all(&self) -> Range {
        Range::between(Offset::START, self.end())
    }

    /// The words in `range`, or `None` if it reaches beyond the text.
    #[must_use]
    pub fn slice(&self, range: Range) -> Option<&str> {
        self.string.get(self.byte(range.start())?..self.byte(range.end())?)
    }

    /// The byte position of `offset`, or `None` beyond the text.
    #[must_use]
    pub fn byte(&self, offset: Offset) -> Option<usize> {
        Some(self.locate(offset)?.byte)
    }

    /// The code point offset of the byte position `byte`, rounded down to a code point, or the text's end beyond it.
    #[must_use]
    pub fn offset_of_byte(&self, byte: usize) -> Offset {
        if byte >= self.string.len() {
            return self.end();
        }
        let nth = self.marks.partition_point(|mark| mark.byte <= byte).saturating_sub(1);
        self.scan(nth, |mark| mark.byte > byte)
    }

    /// `offset` in UTF-16 code units, or `None` beyond the text.
    #[must_use]
    pub fn utf16(&self, offset: Offset) -> Option<Utf16> {
        Some(Utf16(self.locate(offset)?.utf16))
    }

    /// The code point offset of `utf16`. The middle of a surrogate pair counts as the place before it; beyond the
    /// text it is the text's end.
    #[must_use]
    pub fn offset_of_utf16(&self, utf16: Utf16) -> Offset {
        if utf16.0 >= self.utf16 {
            return self.end();
        }
        let nth = self
            .marks
            .partition_point(|mark| mark.utf16 <= utf16.0)
            .saturating_sub(1);
        self.scan(nth, |mark| mark.utf16 > utf16.0)
    }

    fn locate(&self, offset: Offset) -> Option<Mark> {
        if offset.get() > self.code_points {
            return None;
        }
        let mut mark = *self.marks.get((offset.get() / STRIDE) as usize)?;
        let rest = self.string.get(mark.byte..)?;
        for c in rest.chars().take((offset.get() % STRIDE) as usize) {
            mark.byte += c.len_utf8();
            mark.utf16 += u32::from(c.len_utf16() == 2) + 1;
        }
        Some(mark)
    }

    /// Walks from the `nth` remembered place up to the last code point boundary that is not `beyond`.
    fn scan(&self, nth: usize, beyond: impl Fn(Mark) -> bool) -> Offset {
        let Some(mut mark) = self.marks.get(nth).copied() else {
            return self.end();
        };
        let mut code_points = u32::try_from(nth).unwrap_or(u32::MAX).saturating_mul(STRIDE);
        for c in self.string.get(mark.byte..).unwrap_or_default().chars() {
            mark.byte += c.len_utf8();
            mark.utf16 += u32::from(c.len_utf16() == 2) + 1;
            if beyond(mark) {
                break;
            }
            code_points += 1;
        }
        Offset::new(code_points)
    }
}
