//! The page carries the article before the app is there. It must be the same article, cut at the same places.

use pressmark::domain::document::{Article, BlockKind};

const TEXT: &str = include_str!("../content/guaido-pentagon.txt");

/// What `xtask` puts into the page, as (element, runs); a run is its class and its text.
fn static_blocks(markup: &str) -> Vec<(String, Vec<(bool, String)>)> {
    let unescape = |text: &str| {
        text.replace("&quot;", "\"")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&")
    };
    markup
        .split(" data-block=\"")
        .skip(1)
        .zip(
            markup
                .split(" data-block=\"")
                .map(|before| before.rsplit('<').next().unwrap_or("")),
        )
        .map(|(block, name)| {
            let runs = block
                .split("<span")
                .skip(1)
                .filter_map(|run| run.split_once('>'))
                .map(|(attributes, rest)| {
                    let text = rest.split("</span>").next().unwrap_or("");
                    (attributes.contains("class=\"dateline\""), unescape(text))
                })
                .collect();
            (name.to_owned(), runs)
        })
        .collect()
}

#[test]
fn the_page_and_the_app_cut_the_article_alike() {
    let article = Article::from_lines("guaido-pentagon", "en", TEXT).expect("the built-in article has words");
    let dateline = article.dateline();
    let expected: Vec<_> = article
        .blocks()
        .iter()
        .map(|block| {
            let words = article.text().slice(block.range).expect("a block lies in its text");
            let name = if block.kind == BlockKind::Paragraph { "p" } else { "h1" };
            let head = dateline
                .filter(|range| range.start() == block.range.start())
                .and_then(|range| article.text().slice(range));
            let runs = match head {
                Some(head) => vec![(true, head.to_owned()), (false, words[head.len()..].to_owned())],
                None => vec![(false, words.to_owned())],
            };
            (name.to_owned(), runs)
        })
        .collect();
    assert_eq!(expected.len(), 15);
    assert_eq!(static_blocks(&xtask::article::blocks(TEXT)), expected);
}
