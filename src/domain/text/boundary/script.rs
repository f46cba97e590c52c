//! What a letter is to a word: the `Word_Break` of UAX 29 as far as words of letters and digits need it.

use super::cluster::Class;

/// What a code point is to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A letter of a script that parts its words.
    Letter,
    Hebrew,
    Digit,
    /// Katakana: its runs are words.
    Katakana,
    /// A low line and its like, which joins whatever is beside it.
    Connector,
    /// A letter of a script that does not part its words: a word of its own.
    Alone,
    /// It continues what stands before it, and is not seen.
    Mark,
    /// Joins letters: the middle dot.
    JoinsLetters,
    /// Joins digits: the comma.
    JoinsDigits,
    /// Joins both: the full stop, the apostrophe.
    JoinsBoth,
    /// Joins Hebrew letters into an acronym: the straight quotation mark.
    JoinsHebrew,
    /// All else parts words.
    None,
}

impl Part {
    pub(super) fn of(c: char) -> Part {
        match c {
            'a'..='z' | 'A'..='Z' => Part::Letter,
            '0'..='9' => Part::Digit,
            '_'
            | '\u{203f}'
            | '\u{2040}'
            | '\u{2054}'
            | '\u{fe33}'
            | '\u{fe34}'
            | '\u{fe4d}'..='\u{fe4f}'
            | '\u{ff3f}' => Part::Connector,
            '.' | '\'' | '\u{2018}' | '\u{2019}' | '\u{2024}' | '\u{fe52}' | '\u{ff07}' | '\u{ff0e}' => Part::JoinsBoth,
            '\u{b7}' | '\u{387}' | '\u{55f}' | '\u{5f4}' | '\u{2027}' => Part::JoinsLetters,
            ',' | ';' | '\u{37e}' | '\u{589}' | '\u{60c}' | '\u{60d}' | '\u{66c}' | '\u{2044}' | '\u{ff0c}'
            | '\u{ff1b}' => Part::JoinsDigits,
            '"' => Part::JoinsHebrew,
            '\u{66b}' => Part::Digit,
            '\u{2c2}'..='\u{2ff}' | '\u{559}'..='\u{55c}' | '\u{55e}' | '\u{5f3}' => Part::Letter,
            _ if c.is_ascii() => Part::None,
            // Unseen marks of direction and hyphenation; the zero-width space parts.
            '\u{ad}'
            | '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}' => Part::Mark,
            _ if Class::of(c).is_mark() => Part::Mark,
            // A sign that stands before digits or letters and is one cluster with them.
            _ if Class::of(c) == Class::Prepend => Part::Letter,
            // Numbers of footnotes and fractions belong to no word.
            '\u{b2}'
            | '\u{b3}'
            | '\u{b9}'
            | '\u{bc}'..='\u{be}'
            | '\u{2070}'..='\u{2089}'
            | '\u{2150}'..='\u{215f}'
            | '\u{2189}'
            | '\u{2460}'..='\u{249b}'
            | '\u{24ea}'..='\u{24ff}'
            | '\u{2776}'..='\u{2793}' => Part::None,
            '\u{5d0}'..='\u{5f2}' | '\u{fb1d}'..='\u{fb4f}' => Part::Hebrew,
            '\u{3031}'..='\u{3035}'
            | '\u{309b}'
            | '\u{309c}'
            | '\u{30a0}'..='\u{30fa}'
            | '\u{30fc}'..='\u{30ff}'
            | '\u{31f0}'..='\u{31ff}'
            | '\u{32d0}'..='\u{32fe}'
            | '\u{3300}'..='\u{3357}'
            | '\u{ff66}'..='\u{ff9d}' => Part::Katakana,
            _ if !c.is_alphanumeric() => Part::None,
            _ if is_unparted(c) => Part::Alone,
            _ if c.is_alphabetic() => Part::Letter,
            _ => Part::Digit,
        }
    }

    /// Whether it is a letter or a digit, whatever the script.
    pub(super) fn is_word(self) -> bool {
        matches!(
            self,
            Part::Letter | Part::Hebrew | Part::Digit | Part::Katakana | Part::Alone
        )
    }
}

/// What `c` is to a word: `Some(true)`, a letter or digit that joins others; `Some(false)`, a mark that belongs to whatever
/// it stands behind; `None`, all else, and letters of scripts that do not part their words.
pub(crate) fn joins(c: char) -> Option<bool> {
    match Part::of(c) {
        Part::Letter | Part::Hebrew | Part::Digit | Part::Katakana => Some(true),
        Part::Mark => Some(false),
        _ => None,
    }
}

/// Whether `c`, a letter or digit, is of a script that does not part its words: Han and Hiragana, Thai, Lao, Burmese,
/// Khmer and their neighbours. The digits of the latter are parted like all digits.
fn is_unparted(c: char) -> bool {
    match c {
        '\u{2e80}'..='\u{309f}' | '\u{3190}'..='\u{319f}' | '\u{31c0}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => true,
        '\u{1b000}'..='\u{1b16f}' | '\u{20000}'..='\u{3ffff}' => true,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{1950}'..='\u{19df}' => {
            !c.is_numeric()
        }
        '\u{1a20}'..='\u{1aaf}' | '\u{a9e0}'..='\u{a9ff}' | '\u{aa60}'..='\u{aadf}' | '\u{11700}'..='\u{1174f}' => {
            !c.is_numeric()
        }
        _ => false,
    }
}
