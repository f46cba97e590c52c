//! JSON in two directions: members that stay raw until somebody asks for them, and a writer that fixes the layout.
//!
//! Values are kept as raw text so that unknown members are written again to the letter (numbers of any size too), and
//! so that one bad item never spoils the file around it.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::domain::document::Extra;

/// The members of one object in the order written.
#[derive(Debug, Default)]
pub(super) struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry::<String, &'de RawValue>()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

impl<'a> Members<'a> {
    /// The members of the object `json`; `None` if it is anything else.
    pub(super) fn of(json: &'a str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    /// The raw value of `name`; the last one if it was written twice, as most readers take it. `null` counts as absent.
    pub(super) fn get(&self, name: &str) -> Option<&'a str> {
        let (_, raw) = self.0.iter().rev().find(|(known, _)| known == name)?;
        Some(raw.get()).filter(|raw| *raw != "null")
    }

    /// Adds the members that `known` does not name to `extra`.
    pub(super) fn unknown(&self, known: &[&str], extra: &mut BTreeMap<String, String>) {
        for (name, raw) in &self.0 {
            if !known.contains(&name.as_str()) {
                extra.insert(name.clone(), raw.get().to_owned());
            }
        }
    }
}

/// The unknown members of a part, as one object; `None` if there are none. It is kept in the whole's [`Extra`] under the
/// part's own, known name, where no unknown member can be.
pub(super) fn unknown_of_part(members: &Members<'_>, known: &[&str]) -> Option<String> {
    let mut extra = BTreeMap::new();
    members.unknown(known, &mut extra);
    (!extra.is_empty()).then(|| {
        let members: Vec<String> = extra
            .iter()
            .map(|(name, raw)| format!("{}:{raw}", quoted(name)))
            .collect();
        format!("{{{}}}", members.join(","))
    })
}

/// The raw values of the array `json`; `None` if it is anything else.
pub(super) fn array(json: &str) -> Option<Vec<&RawValue>> {
    serde_json::from_str(json).ok()
}

/// The text that `json` is; `None` if it is anything else, or holds half a surrogate pair.
pub(super) fn text(json: &str) -> Option<String> {
    serde_json::from_str(json).ok()
}

/// The truth value that `json` is.
pub(super) fn truth(json: &str) -> Option<bool> {
    serde_json::from_str(json).ok()
}

/// The whole number from 0 that `json` is. `1.0` and `1e3` are not: other readers disagree about them.
pub(super) fn number(json: &str) -> Option<u64> {
    serde_json::from_str(json).ok()
}

/// `text` as a JSON string.
pub(super) fn quoted(text: &str) -> String {
    // A str is always writable as JSON; the empty string would only stand for an error that cannot happen.
    serde_json::to_string(text).unwrap_or_else(|_| "\"\"".to_owned())
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

/// Writes JSON with two spaces a level, one member a line.
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

    /// Opens an object (as the next item of an array, or as the whole).
    pub(super) fn item(&mut self, body: impl FnOnce(&mut Self)) {
        if self.level > 0 {
            self.separate();
        }
        self.enclose('{', '}', body);
    }

    /// A member that is an object.
    pub(super) fn object(&mut self, name: &str, body: impl FnOnce(&mut Self)) {
        self.name(name);
        self.enclose('{', '}', body);
    }

    /// A member that is an array.
    pub(super) fn array(&mut self, name: &str, body: impl FnOnce(&mut Self)) {
        self.name(name);
        self.enclose('[', ']', body);
    }

    /// A member that is text.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.raw(name, &quoted(value));
    }

    /// A member that is a number.
    pub(super) fn number(&mut self, name: &str, value: u32) {
        self.raw(name, &value.to_string());
    }

    /// A member whose JSON is given.
    pub(super) fn raw(&mut self, name: &str, json: &str) {
        self.name(name);
        self.out.push_str(json);
    }

    /// The unknown members, but for those of the parts that `parts` names.
    pub(super) fn extra(&mut self, extra: &Extra, parts: &[&str]) {
        for (name, json) in extra.iter().filter(|(name, _)| !parts.contains(name)) {
            self.raw(name, json);
        }
    }

    /// The unknown members of the part `part`, kept by [`unknown_of_part`].
    pub(super) fn part_extra(&mut self, extra: &Extra, part: &str) {
        let kept = extra
            .iter()
            .find(|(name, _)| *name == part)
            .and_then(|(_, json)| Members::of(json));
        for (name, raw) in kept.unwrap_or_default().0 {
            self.raw(&name, raw.get());
        }
    }

    fn name(&mut self, name: &str) {
        self.separate();
        self.out.push_str(&quoted(name));
        self.out.push_str(": ");
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

    fn enclose(&mut self, open: char, close: char, body: impl FnOnce(&mut Self)) {
        self.out.push(open);
        self.level += 1;
        self.fresh = true;
        body(self);
        self.level -= 1;
        if !self.fresh {
            self.line();
        }
        self.fresh = false;
        self.out.push(close);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_stay_as_written() {
        let members = Members::of(r#"{"a":1e400,"b":"\ud800","a":null,"__proto__":{"x":[]}}"#).expect("an object");
        assert_eq!(members.get("a"), None, "the last one counts, and null is absent");
        assert_eq!(members.get("b").and_then(text), None, "half a pair is no text");
        let mut extra = BTreeMap::new();
        members.unknown(&["a", "b"], &mut extra);
        assert_eq!(extra.get("__proto__").map(String::as_str), Some(r#"{"x":[]}"#));
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
        writer.item(|w| {
            w.text("a", "x\n");
            w.array("b", |w| w.item(|w| w.number("n", 1)));
            w.object("c", |_| {});
        });
        let expected = "{\n  \"a\": \"x\\n\",\n  \"b\": [\n    {\n      \"n\": 1\n    }\n  ],\n  \"c\": {}\n}\n";
        assert_eq!(writer.finish(), expected);
    }
}
