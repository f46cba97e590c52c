//! The article's static markup: what the app draws before anything is marked, for the page to carry until the app is there.
//!
//! It is made from the lines of the file alone, so that the build does not wait for the app's own modules;
//! a test of the app compares the two, block by block.

use crate::html::escape;
use crate::{Outcome, page};

/// Where the blocks go in the page.
pub const PLACE: &str = "<!-- article -->";
/// Where the headline goes, in the title and in the top bar.
pub const HEADLINE: &str = "<!-- headline -->";

/// The blocks of `text` as elements: line 0 is the headline, each other line a paragraph, no white space between.
#[must_use]
pub fn blocks(text: &str) -> String {
    let mut markup = String::new();
    for (number, line) in text.split('\n').enumerate() {
        let name = if number == 0 { "h1" } else { "p" };
        let dateline = if number == 1 { dateline_length(line) } else { 0 };
        let (dateline, rest) = line.split_at(dateline);
        markup.push_str(&format!(r#"<{name} data-block="{number}">"#));
        if !dateline.is_empty() {
            markup.push_str(&format!(r#"<span class="dateline">{}</span>"#, escape(dateline)));
        }
        markup.push_str(&format!("<span>{}</span></{name}>", escape(rest)));
    }
    markup
}

/// Bytes of the dateline at the start of a paragraph, `PLACE (Agency) -- ` with its last space; 0 when there is none.
fn dateline_length(line: &str) -> usize {
    let Some((dateline, _)) = line.split_once(") -- ") else {
        return 0;
    };
    let Some((place, _)) = dateline.split_once(" (") else {
        return 0;
    };
    let capitals = place.chars().any(char::is_uppercase) && !place.chars().any(char::is_lowercase);
    if capitals { dateline.len() + ") -- ".len() } else { 0 }
}

/// Puts the article and its headline into their places in the page.
///
/// # Errors
/// When a place is missing, or the article has no line.
pub fn insert(page: &str, text: &str) -> Outcome<String> {
    let headline = text.split('\n').next().unwrap_or("").trim();
    if headline.is_empty() {
        return Err("the article has no headline".into());
    }
    if !page.contains(HEADLINE) {
        return Err(format!("index.html lacks {HEADLINE}"));
    }
    let page = page.replace(HEADLINE, &escape(headline));
    page::put(&page, PLACE, &blocks(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_a_block_to_the_letter() {
        assert_eq!(
            blocks("A ‘B’ & C\nROME (Wire) -- \"d” <e>\nF (g) -- h"),
            "<h1 data-block=\"0\"><span>A ‘B’ &amp; C</span></h1>\
             <p data-block=\"1\"><span class=\"dateline\">ROME (Wire) -- </span><span>&quot;d” &lt;e&gt;</span></p>\
             <p data-block=\"2\"><span>F (g) -- h</span></p>"
        );
    }

    #[test]
    fn a_sentence_with_brackets_and_dashes_is_no_dateline() {
        assert_eq!(dateline_length("He (or she) -- said"), 0);
        assert_eq!(dateline_length("ROME -- said"), 0);
        assert_eq!(dateline_length("NEW YORK (Wire) -- Said"), "NEW YORK (Wire) -- ".len());
    }

    #[test]
    fn the_headline_goes_wherever_it_is_asked_for() {
        let page = format!("<title>{HEADLINE}</title><i title=\"{HEADLINE}\">{PLACE}");
        let filled = insert(&page, "\"A\"\nb").expect("both places are there");
        assert!(filled.starts_with("<title>&quot;A&quot;</title><i title=\"&quot;A&quot;\"><h1"));
        assert!(insert(PLACE, "A").is_err());
        assert!(insert(HEADLINE, "A").is_err());
        assert!(insert(&page, "\nb").is_err());
    }
}
