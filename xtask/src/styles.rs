//! One style sheet instead of many: the page waits for its styles, so they come in one small file.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::Outcome;
use crate::html::tags;

/// Joins the style sheets that `page` links to, in their order, into one file in `dir`, named by what is in it.
/// Returns the page with one link in place of the first.
///
/// # Errors
/// When the page links to none, or a file cannot be read, written or removed.
pub fn join(page: &str, dir: &Path) -> Outcome<String> {
    let sheets: Vec<_> = tags(page, "link")
        .into_iter()
        .filter(|tag| tag.attribute("rel") == Some("stylesheet"))
        .filter_map(|tag| Some((tag, tag.attribute("href")?.trim_start_matches("./"))))
        .collect();
    let Some((first, _)) = sheets.first() else {
        return Err("index.html links to no style sheet".into());
    };
    let mut joined = String::new();
    for (_, name) in &sheets {
        let path = dir.join(name);
        let css = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        joined.push_str(&minify(&css));
    }
    for (_, name) in &sheets {
        let path = dir.join(name);
        fs::remove_file(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    let digest = Sha256::digest(&joined);
    let mark: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let name = format!("pressmark-{mark}.css");
    fs::write(dir.join(&name), &joined).map_err(|e| format!("{name}: {e}"))?;

    let mut finished = page[..first.start].to_owned();
    finished.push_str(&format!(r#"<link rel="stylesheet" href="./{name}">"#));
    let mut from = first.end;
    for (tag, _) in &sheets[1..] {
        finished.push_str(&page[from..tag.start]);
        from = tag.end;
    }
    finished.push_str(&page[from..]);
    Ok(finished)
}

/// Style sheets without comments and idle white space. Strings stay to the letter, and so does a single space
/// wherever it can mean something (`a :hover` is not `a:hover`).
#[must_use]
pub fn minify(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut gap = false;
    let mut rest = css;
    while let Some(c) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, behind)| behind);
            gap = true;
            continue;
        }
        if c.is_ascii_whitespace() {
            rest = &rest[1..];
            gap = true;
            continue;
        }
        let idle = out.is_empty() || out.ends_with(['{', '}', ';', ',']) || "{};,".contains(c);
        if gap && !idle {
            out.push(' ');
        }
        gap = false;
        if c == '}' && out.ends_with(';') {
            out.pop();
        }
        let length = if c == '"' || c == '\'' {
            string_length(rest, c)
        } else {
            c.len_utf8()
        };
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    out
}

/// Bytes of the string that begins `css`, with both its marks; the rest of the file when it never closes.
fn string_length(css: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, c) in css.char_indices().skip(1) {
        if c == mark && !escaped {
            return at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    css.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn idle_space_and_comments_go_and_meaning_stays() {
        for (css, expected) in [
            ("a { color : red ; }\n\n b {}", "a{color : red}b{}"),
            ("a :hover, b > c { margin: 0 1px; }", "a :hover,b > c{margin: 0 1px}"),
            ("/* one */ a { /* two */ top: 0 }", "a{top: 0}"),
            ("a/**/b {}", "a b{}"),
            (
                r#"a::before { content: "  } /* \" */ "; }"#,
                r#"a::before{content: "  } /* \" */ "}"#,
            ),
            ("a { content: 'é  ①' }", "a{content: 'é  ①'}"),
            (
                "@media (a) and (b) { :root { --x: ; } }",
                "@media (a) and (b){:root{--x:}}",
            ),
            ("a { b: calc(1px + 2px) } /* never closed", "a{b: calc(1px + 2px)}"),
        ] {
            assert_eq!(minify(css), expected);
            assert_eq!(minify(expected), expected, "once is enough");
        }
    }

    #[test]
    fn sheets_are_joined_in_the_order_of_their_links() {
        let dir = std::env::temp_dir().join(format!("pressmark-styles-{}", std::process::id()));
        fs::create_dir_all(&dir).expect("a folder of our own can be made");
        fs::write(dir.join("b-1.css"), "b { top: 0 }").expect("it can be written");
        fs::write(dir.join("a-2.css"), "a { top: 0 }").expect("it can be written");
        let page = r#"<head><link rel="icon" href="data:,"><link rel="stylesheet" href="./b-1.css"/>
            <title>t</title><link rel="stylesheet" href="./a-2.css"></head>"#;
        let joined = join(page, &dir).expect("both files are there");
        let names: Vec<_> = fs::read_dir(&dir)
            .expect("the folder is there")
            .map(|entry| entry.expect("it can be listed").file_name())
            .collect();
        let [name] = names.as_slice() else {
            panic!("one file is left: {names:?}")
        };
        let css = fs::read_to_string(dir.join(name)).expect("it can be read");
        fs::remove_dir_all(&dir).expect("our own folder can be removed");
        assert_eq!(css, "b{top: 0}a{top: 0}");
        assert_eq!(joined.matches("stylesheet").count(), 1);
        assert!(joined.contains(&format!("href=\"./{}\"", name.to_string_lossy())));
        assert!(joined.contains("<title>t</title>"));
    }
}
