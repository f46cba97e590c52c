//! The little that the build must know of HTML: escaping text, and finding scripts in a page it wrote itself.

/// `text` as the content of an element or of a double-quoted attribute.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// One `<name …>` tag of a page and where it stands, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag<'a> {
    /// What stands between the name and `>`.
    pub attributes: &'a str,
    /// Byte offset of `<`.
    pub start: usize,
    /// Byte offset behind `>`.
    pub end: usize,
}

impl<'a> Tag<'a> {
    /// The value of a double-quoted attribute, as written.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        while let Some((before, after)) = rest.split_once('=') {
            let key = before.split_ascii_whitespace().next_back().unwrap_or("");
            let (value, behind) = after.strip_prefix('"')?.split_once('"')?;
            if key == name {
                return Some(value);
            }
            rest = behind;
        }
        None
    }
}

/// The tags called `name` (lower case, as the page writes them), in their order.
///
/// Good for pages whose attributes are double-quoted and hold no `>`; the build refuses others elsewhere.
#[must_use]
pub fn tags<'a>(page: &'a str, name: &str) -> Vec<Tag<'a>> {
    let open = format!("<{name}");
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = page[from..].find(&open) {
        let start = from + at;
        let inner = start + open.len();
        from = inner;
        let whole_name = page[inner..].starts_with(|c: char| c == '>' || c.is_ascii_whitespace());
        if let (true, Some(close)) = (whole_name, page[inner..].find('>')) {
            from = inner + close + 1;
            found.push(Tag {
                attributes: &page[inner..inner + close],
                start,
                end: from,
            });
        }
    }
    found
}

/// The scripts that stand in the page itself and that a browser would run: what lies between their tags, to the byte.
#[must_use]
pub fn inline_scripts(page: &str) -> Vec<&str> {
    tags(page, "script")
        .into_iter()
        .filter(|tag| tag.attribute("src").is_none())
        .filter(|tag| matches!(tag.attribute("type"), None | Some("module" | "text/javascript")))
        .filter_map(|tag| page[tag.end..].split_once("</script").map(|(body, _)| body))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_an_element_or_an_attribute_is_escaped() {
        assert_eq!(escape("a < b & \"c\" > ‘d’"), "a &lt; b &amp; &quot;c&quot; &gt; ‘d’");
    }

    #[test]
    fn a_longer_name_is_another_element() {
        let page = r#"<link rel="a"><linker rel="b"><link rel="c" href="d">"#;
        let rels: Vec<_> = tags(page, "link").iter().map(|t| t.attribute("rel")).collect();
        assert_eq!(rels, [Some("a"), Some("c")]);
    }

    #[test]
    fn attributes_are_told_by_their_whole_name() {
        let page = r#"<script data-src="x" async type="module">"#;
        let tag = tags(page, "script")[0];
        assert_eq!(tag.attribute("src"), None);
        assert_eq!(tag.attribute("type"), Some("module"));
    }

    #[test]
    fn only_scripts_that_run_and_stand_in_the_page_are_inline() {
        let page = "<script src=\"a.js\"></script><script>\n1 < 2\n</script>\
                    <script type=\"module\">b</script><script type=\"text/plain\">c</script>";
        assert_eq!(inline_scripts(page), ["\n1 < 2\n", "b"]);
    }
}
