//! JSON in two directions: members that stay raw until somebody asks for them, and a writer that fixes the layout.
//!
//! Values are kept as raw text so that unknown members are written again to the letter (numbers of any size too), and
//! so that one bad item never spoils the file around it.

use std::rc::Rc;

use serde::de::IgnoredAny;
use serde_json::Deserializer;

use crate::domain::document::Extra;

/// The members of one object in the order written.
#[derive(Debug, Default)]
pub(super) struct Members<'a>(Vec<(Rc<str>, &'a str)>);

impl<'a> Members<'a> {
    /// The members of the object `json`; `None` if it is anything else, or if a name holds half a surrogate pair.
    pub(super) fn of(json: &'a str) -> Option<Self> {
        let parts = split(json, b'{', b'}')?;
        let mut members = Vec::with_capacity(parts.len() / 2);
        for member in parts.chunks_exact(2) {
            members.push((text(member[0])?, member[1]));
        }
        Some(Self(members))
    }

    /// The raw value of `name`; the last one if it was written twice, as most readers take it. `null` counts as absent.
    pub(super) fn get(&self, name: &str) -> Option<&'a str> {
        for (known, raw) in self.0.iter().rev() {
            if **known == *name {
                return Some(*raw).filter(|raw| *raw != "null");
            }
        }
        None
    }

    /// The text that the value of `name` is, if it is one.
    pub(super) fn text(&self, name: &str) -> Option<Rc<str>> {
        text(self.get(name)?)
    }

    /// The members that `known` does not name.
    pub(super) fn unknown(&self, known: &[&str]) -> Vec<(String, String)> {
        let mut unknown = Vec::new();
        for (name, raw) in &self.0 {
            if !known.contains(&&**name) {
                unknown.push(((**name).to_owned(), (*raw).to_owned()));
            }
        }
        unknown
    }

    /// Adds the members of the part `name` that `known` does not name to `extra`, as one object under the part's own,
    /// known name, where no unknown member can be.
    pub(super) fn unknown_of_part(&self, name: &str, known: &[&str], extra: &mut Vec<(String, String)>) {
        let Some(part) = self.get(name).and_then(Members::of) else {
            return;
        };
        let unknown = Extra::new(part.unknown(known));
        if !unknown.is_empty() {
            extra.push((name.to_owned(), object(&unknown, |json, out| out.push_str(json))));
        }
    }
}

/// `extra` as one compact object; `value` writes each value.
pub(super) fn object(extra: &Extra, value: fn(&str, &mut String)) -> String {
    let mut out = "{".to_owned();
    for (name, json) in extra.iter() {
        if out.len() > 1 {
            out.push(',');
        }
        quote(name, &mut out);
        out.push(':');
        value(json, &mut out);
    }
    out.push('}');
    out
}

/// The raw values of the array `json`; `None` if it is anything else.
pub(super) fn array(json: &str) -> Option<Vec<&str>> {
    split(json, b'[', b']')
}

/// The values of the array or object `json`, in an object each behind its name. Only what separates them is read here:
/// what a value is, `serde_json` says.
fn split(json: &str, open: u8, close: u8) -> Option<Vec<&str>> {
    let object = open == b'{';
    let mut parts = Vec::new();
    let mut rest = behind(json, open)?;
    if let Some(rest) = behind(rest, close) {
        return skip(rest).is_empty().then_some(parts);
    }
    loop {
        let mut values = Deserializer::from_str(rest).into_iter::<IgnoredAny>();
        values.next()?.ok()?;
        let (value, more) = rest.split_at_checked(values.byte_offset())?;
        parts.push(skip(value));
        if object && parts.len() % 2 == 1 {
            rest = behind(more, b':')?;
        } else if let Some(more) = behind(more, b',') {
            rest = more;
        } else {
            return skip(behind(more, close)?).is_empty().then_some(parts);
        }
    }
}

/// `json` without white space in front.
fn skip(json: &str) -> &str {
    json.trim_start_matches([' ', '\n', '\t', '\r'])
}

/// What stands behind `sign`, if that comes next.
fn behind(json: &str, sign: u8) -> Option<&str> {
    let json = skip(json);
    if json.as_bytes().first() == Some(&sign) {
        json.get(1..)
    } else {
        None
    }
}

/// The text that `json` is; `None` if it is anything else, or holds half a surrogate pair. Written here, because each
/// other way to it through `serde_json` brings along all that reads and prints numbers.
pub(super) fn text(json: &str) -> Option<Rc<str>> {
    let mut rest = json.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::with_capacity(rest.len());
    while let Some((plain, escape)) = rest.split_once('\\') {
        text.push_str(plain);
        let (letter, more) = escape.split_at_checked(1)?;
        rest = more;
        text.push(match letter {
            "b" => '\u{8}',
            "f" => '\u{c}',
            "n" => '\n',
            "r" => '\r',
            "t" => '\t',
            "u" => {
                let mut code = unit(&mut rest)?;
                if code & 0xfc00 == 0xd800 {
                    rest = rest.strip_prefix("\\u")?;
                    let low = unit(&mut rest)?;
                    if low & 0xfc00 != 0xdc00 {
                        return None;
                    }
                    code = 0x1_0000 + ((code & 0x3ff) << 10 | low & 0x3ff);
                }
                char::from_u32(code)?
            }
            // Quotation marks, slashes and backslashes stand for themselves.
            _ => letter.chars().next()?,
        });
    }
    text.push_str(rest);
    Some(text.into())
}

/// The UTF-16 code unit that four hexadecimal letters in front of `rest` name; takes them off.
fn unit(rest: &mut &str) -> Option<u32> {
    let (letters, more) = rest.split_at_checked(4)?;
    *rest = more;
    u64::from_str_radix(letters, 16).ok()?.try_into().ok()
}

/// The truth value that `json` is.
pub(super) fn truth(json: &str) -> Option<bool> {
    match json {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

/// The whole number from 0 that `json` is. `1.0` and `1e3` are not: other readers disagree about them.
pub(super) fn number(json: &str) -> Option<u64> {
    json.parse().ok()
}

/// As [`number`], below 2 to the power of 32.
pub(super) fn number32(json: &str) -> Option<u32> {
    number(json)?.try_into().ok()
}

/// `text` as a JSON string.
pub(super) fn quoted(text: &str) -> String {
    // A str is always writable as JSON; the empty string would only stand for an error that cannot happen.
    serde_json::to_string(text).unwrap_or_else(|_| "\"\"".to_owned())
}

/// Writes `text` as a JSON string behind `out`.
pub(super) fn quote(text: &str, out: &mut String) {
    out.push_str(&quoted(text));
}

/// The deepest nesting of arrays and objects in `json`, whether or not the rest of it is well formed.
pub(super) fn depth(json: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let mut bytes = json.bytes();
    let mut in_string = false;
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' if in_string => {
                bytes.next();
            }
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// Writes JSON with two spaces a level, one member a line. Every object and array that is opened must be closed.
#[derive(Debug, Default)]
pub(super) struct Writer {
    out: String,
    level: usize,
    /// Whether the open array or object has nothing in it yet.
    fresh: bool,
}

impl Writer {
    /// What was written, ended by a line break.
    pub(super) fn finish(mut self) -> String {
        self.out.push('\n');
        self.out
    }

    /// Opens an object as the next item of an array, or as the whole.
    pub(super) fn item(&mut self) {
        if self.level > 0 {
            self.separate();
        }
        self.open('{');
    }

    /// Opens an array as the whole.
    pub(super) fn list(&mut self) {
        self.open('[');
    }

    /// Text as the next item of an array.
    pub(super) fn value(&mut self, value: &str) {
        self.separate();
        quote(value, &mut self.out);
    }

    /// Opens an object that is a member.
    pub(super) fn object(&mut self, name: &str) {
        self.raw(name, "");
        self.open('{');
    }

    /// Opens an array that is a member.
    pub(super) fn array(&mut self, name: &str) {
        self.raw(name, "");
        self.open('[');
    }

    /// Closes the object or array that was opened last; `sign` is its closing bracket.
    pub(super) fn close(&mut self, sign: char) {
        self.level = self.level.saturating_sub(1);
        if !self.fresh {
            self.line();
        }
        self.fresh = false;
        self.out.push(sign);
    }

    /// A member that is text.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.raw(name, "");
        quote(value, &mut self.out);
    }

    /// A member that is text, unless it is empty.
    pub(super) fn some_text(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.text(name, value);
        }
    }

    /// A member that is a number.
    pub(super) fn number(&mut self, name: &str, value: u32) {
        self.raw(name, &value.to_string());
    }

    /// A member whose JSON is given.
    pub(super) fn raw(&mut self, name: &str, json: &str) {
        self.separate();
        quote(name, &mut self.out);
        self.out.push_str(": ");
        self.out.push_str(json);
    }

    /// The unknown members, but for those of the parts that `parts` names.
    pub(super) fn extra(&mut self, extra: &Extra, parts: &[&str]) {
        for (name, json) in extra.iter() {
            if !parts.contains(&name) {
                self.raw(name, json);
            }
        }
    }

    /// The unknown members of the part `part`, kept by [`Members::unknown_of_part`].
    pub(super) fn part_extra(&mut self, extra: &Extra, part: &str) {
        for (name, json) in extra.iter() {
            if name == part {
                for (name, json) in Members::of(json).unwrap_or_default().0 {
                    self.raw(&name, json);
                }
            }
        }
    }

    fn separate(&mut self) {
        if !self.fresh {
            self.out.push(',');
        }
        self.fresh = false;
        self.line();
    }

    fn line(&mut self) {
        self.out.push('\n');
        for _ in 0..self.level {
            self.out.push_str("  ");
        }
    }

    fn open(&mut self, sign: char) {
        self.out.push(sign);
        self.level += 1;
        self.fresh = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_stay_as_written() {
        let members = Members::of(r#"{"a":1e400,"b":"\ud800","a":null,"__proto__":{"x":[]}}"#).expect("an object");
        assert_eq!(members.get("a"), None, "the last one counts, and null is absent");
        assert_eq!(members.text("b"), None, "half a pair is no text");
        assert_eq!(
            members.unknown(&["a", "b"]),
            [("__proto__".to_owned(), r#"{"x":[]}"#.to_owned())]
        );
    }

    /// `serde_json` is the judge of every text of up to three of these pieces.
    #[test]
    fn texts_are_read_as_serde_json_reads_them() {
        let pieces = [
            "",
            "a",
            "\u{e9}\u{1f600}",
            "/",
            r#"\""#,
            r"\\",
            r"\/",
            r"\b",
            r"\f",
            r"\n",
            r"\r",
            r"\t",
            r"\u0000",
            r"\u00E9",
            r"\ud83d",
            r"\ude00",
            r"\uD83D\uDE00",
            r"\udbff\udfff",
            r"\ufffe",
            "d83d",
            r"\ud83d\n",
            r"\u",
            r"\x",
            "\"",
        ];
        for first in pieces {
            for second in pieces {
                for third in pieces {
                    let json = format!("\"{first}{second}{third}\"");
                    // What is no JSON at all is never asked for.
                    if serde_json::from_str::<IgnoredAny>(&json).is_ok() {
                        let expected = serde_json::from_str::<String>(&json).ok();
                        assert_eq!(text(&json).as_deref(), expected.as_deref(), "{json}");
                    }
                }
            }
        }
        for json in ["", "\"", "1", "null", "[\"a\"]"] {
            assert_eq!(text(json), None, "{json}");
        }
    }

    #[test]
    fn parts_are_split_as_serde_json_splits_them() {
        for json in ["[]", " [ ] ", "[1]", "[1 , \"a,]\",[[],{}],-1.5e+3\n,null]"] {
            let expected: Vec<serde_json::Value> =
                serde_json::from_str(json).expect("the test's arrays are well formed");
            let read = array(json).expect("an array");
            let read: Vec<serde_json::Value> = read.iter().filter_map(|part| serde_json::from_str(part).ok()).collect();
            assert_eq!(read, expected, "{json}");
        }
        for json in [
            "", "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1:2]", "[1]]", "[01]", "[tru]", "{}", "1",
        ] {
            assert_eq!(array(json), None, "{json}");
        }
        for json in [
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{\"a\",1}",
            "{1:1}",
            "{\"a\":1:2}",
            "{\"a\":1}1",
            "[]",
            "{\"\\ud800\":1}",
        ] {
            assert!(Members::of(json).is_none(), "{json}");
        }
        assert_eq!(
            Members::of(" { \"a\" : 1 , \"b\":[2] } ").and_then(|members| members.get("b")),
            Some("[2]")
        );
    }

    #[test]
    fn only_whole_numbers_are_numbers() {
        for json in ["-1", "1.0", "1e3", "\"1\"", "18446744073709551616", "true"] {
            assert_eq!(number(json), None, "{json}");
        }
        assert_eq!(number("42"), Some(42));
    }

    #[test]
    fn depth_looks_past_strings() {
        assert_eq!(depth(r#"{"a":["]\"[[[["]}"#), 2);
        assert_eq!(depth(&"[".repeat(1000)), 1000);
    }

    #[test]
    fn the_writer_lays_out_one_member_a_line() {
        let mut writer = Writer::default();
        writer.item();
        writer.text("a", "x\n");
        writer.array("b");
        writer.item();
        writer.number("n", 1);
        writer.close('}');
        writer.close(']');
        writer.object("c");
        writer.close('}');
        writer.close('}');
        let expected = "{\n  \"a\": \"x\\n\",\n  \"b\": [\n    {\n      \"n\": 1\n    }\n  ],\n  \"c\": {}\n}\n";
        assert_eq!(writer.finish(), expected);
    }
}
