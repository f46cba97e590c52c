//! How the article is set for its reader. In storage, and in the page's attribute that the style sheets read, it is a few
//! words: `size-125 wide loose spaced line`.

/// The text sizes that are offered, in percent.
pub const SIZES: [u16; 8] = [80, 90, 100, 110, 125, 150, 175, 200];

/// How long lines may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the lengths")]
pub enum Measure {
    Narrow,
    #[default]
    Normal,
    Wide,
}

/// How far lines are apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the distances")]
pub enum Lines {
    #[default]
    Usual,
    Loose,
    Double,
}

/// How the article is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The text's size in percent: one of [`SIZES`].
    pub size: u16,
    /// How long lines may be.
    pub measure: Measure,
    /// How far lines are apart.
    pub lines: Lines,
    /// Letters and words apart from each other, without serifs: for readers with dyslexia.
    pub spaced: bool,
    /// A band on the line that is read.
    pub focus_line: bool,
}

impl Default for Reading {
    fn default() -> Self {
        Self {
            size: 100,
            measure: Measure::Normal,
            lines: Lines::Usual,
            spaced: false,
            focus_line: false,
        }
    }
}

impl Measure {
    /// Every one, from the shortest.
    pub const ALL: [Measure; 3] = [Self::Narrow, Self::Normal, Self::Wide];

    /// Its word; none for the one that is there at first.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Narrow => "narrow",
            Self::Normal => "",
            Self::Wide => "wide",
        }
    }
}

impl Lines {
    /// Every one, from the closest.
    pub const ALL: [Lines; 3] = [Self::Usual, Self::Loose, Self::Double];

    /// Its word; none for the one that is there at first.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Usual => "",
            Self::Loose => "loose",
            Self::Double => "double",
        }
    }
}

impl Reading {
    /// The words that stand for it; empty for what is there at first.
    #[must_use]
    pub fn stored(self) -> String {
        let size = if self.size == Self::default().size {
            String::new()
        } else {
            format!("size-{}", self.size)
        };
        let words = [
            size.as_str(),
            self.measure.name(),
            self.lines.name(),
            if self.spaced { "spaced" } else { "" },
            if self.focus_line { "line" } else { "" },
        ];
        let mut text = String::new();
        for word in words.into_iter().filter(|word| !word.is_empty()) {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        text
    }

    /// What `text` stands for; words that mean nothing are passed over.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut read = Self::default();
        for word in text.split_ascii_whitespace() {
            let size = word.strip_prefix("size-").and_then(|size| size.parse().ok());
            if let Some(size) = size.filter(|size| SIZES.contains(size)) {
                read.size = size;
            } else if let Some(measure) = Measure::ALL.into_iter().find(|one| one.name() == word) {
                read.measure = measure;
            } else if let Some(lines) = Lines::ALL.into_iter().find(|one| one.name() == word) {
                read.lines = lines;
            }
            read.spaced |= word == "spaced";
            read.focus_line |= word == "line";
        }
        read
    }

    /// Which of [`SIZES`] the text has.
    #[must_use]
    pub fn step(self) -> usize {
        SIZES.iter().position(|size| *size == self.size).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_read_again() {
        for size in SIZES {
            for measure in Measure::ALL {
                for lines in Lines::ALL {
                    for (spaced, focus_line) in [(false, false), (true, false), (false, true), (true, true)] {
                        let reading = Reading {
                            size,
                            measure,
                            lines,
                            spaced,
                            focus_line,
                        };
                        assert_eq!(Reading::read(&reading.stored()), reading);
                    }
                }
            }
        }
        assert_eq!(Reading::default().stored(), "");
    }

    #[test]
    fn what_means_nothing_is_passed_over() {
        let cases = [
            ("", ""),
            ("size-", ""),
            ("size-101", ""),
            ("size-99999999 wide", "wide"),
            ("SPACED {} size-80 \u{0} narrow narrow", "size-80 narrow"),
            ("narrow wide", "wide"),
        ];
        for (text, expected) in cases {
            assert_eq!(Reading::read(text).stored(), expected, "{text:?}");
        }
    }
}
