//! Texts written with marks, for the tables of cases: `"He [sa]id"` is the text `He said` with a range in it.

use super::super::{Offset, Range, Text};

/// The text without its marks, and the ranges that they set, in order. `{` and `}` are the marks, since news has
/// square brackets of its own.
pub(super) fn parse(marked: &str) -> (Text, Vec<Range>) {
    let (mut plain, mut ranges, mut at, mut open) = (String::new(), Vec::new(), 0, 0);
    for c in marked.chars() {
        match c {
            '{' => open = at,
            '}' => ranges.push(Range::between(Offset::new(open), Offset::new(at))),
            _ => {
                plain.push(c);
                at += 1;
            }
        }
    }
    (Text::new(plain), ranges)
}

/// The text of `text` with `ranges` marked in it: the other way round.
pub(super) fn show(text: &Text, ranges: &[Range]) -> String {
    let mut marked = String::new();
    for (at, c) in text.as_str().chars().map(Some).chain([None]).enumerate() {
        let at = Offset::new(u32::try_from(at).expect("a test's text is short"));
        let ends = ranges.iter().filter(|range| range.end() == at && !range.is_empty());
        marked.extend(ends.map(|_| '}'));
        for range in ranges.iter().filter(|range| range.start() == at) {
            marked.push_str(if range.is_empty() { "{}" } else { "{" });
        }
        marked.extend(c);
    }
    marked
}

/// Checks a function from one range to another over cases of marked text, before and after.
pub(super) fn check(function: impl Fn(&Text, Range) -> Range, cases: &[(&str, &str)]) {
    for (before, after) in cases {
        let (text, ranges) = parse(before);
        assert_eq!(show(&text, &[function(&text, ranges[0])]), *after, "{before}");
    }
}
