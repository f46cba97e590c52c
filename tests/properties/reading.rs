//! Laws of reading what people bring: whatever it is, there is an answer, and what is understood is an article.

use pressmark::domain::annotation::{Project, Timestamp};
use pressmark::domain::codec::file::{export, read};
use pressmark::domain::codec::formats::archive;
use pressmark::domain::codec::share;
use pressmark::domain::document::reading::html::{Node, Tag};
use pressmark::domain::document::reading::{
    Bytes, ReadError, Reading, decode, form, html, read_markdown, read_plain, word,
};
use proptest::prelude::*;

/// Texts of signs that mean something somewhere, and of anything.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "\n", "\n\n", "\r\n", "\r", "\u{2028}", "\u{85}", "\t", " ", "\u{a0}", "\u{200b}", "\u{feff}", "\0", "# ", "## ", "> ",
            "- ", "1. ", "---", "===", "```", "`", "**", "*", "_", "~~", "[", "](", ")", "![", "<", ">", "&amp;", "&", "\\", "|",
            "title: ", "By ", "\u{2022} ",
        ]).prop_map(String::from),
        3 => "[a-zA-Zé雨مطר \\.]{0,8}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn nodes() -> impl Strategy<Value = Vec<Node>> {
    let tag = (
        prop::sample::select(vec![
            "html",
            "body",
            "head",
            "title",
            "article",
            "main",
            "div",
            "p",
            "h1",
            "h2",
            "h9",
            "li",
            "blockquote",
            "figcaption",
            "table",
            "tr",
            "td",
            "br",
            "q",
            "pre",
            "span",
            "script",
            "nav",
            "header",
            "address",
            "x-y",
        ]),
        prop::collection::vec(
            (
                prop::sample::select(vec!["class", "lang", "hidden", "style", "role", "rel"]),
                prop::sample::select(vec![
                    "",
                    "byline",
                    "ads",
                    "sr-only",
                    "display:none",
                    "author",
                    "main",
                    "en",
                    "???",
                ]),
            ),
            0..2,
        ),
    )
        .prop_map(|(name, attributes)| {
            let attributes = attributes
                .into_iter()
                .map(|(name, value)| (name, value.to_owned()))
                .collect();
            Node::Open(Tag {
                name: name.to_owned(),
                attributes,
            })
        });
    let node = prop_oneof![3 => tag, 3 => texts().prop_map(Node::Text), 3 => Just(Node::Close)];
    prop::collection::vec(node, 0..40)
}

/// What holds of everything that was understood.
fn assert_article(read_as: Result<Reading, ReadError>) -> Result<(), TestCaseError> {
    let Ok(reading) = read_as else {
        prop_assert_eq!(read_as, Err(ReadError::Empty));
        return Ok(());
    };
    for piece in &reading.pieces {
        prop_assert!(
            !piece
                .text
                .contains(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}', '\0']),
            "{:?}",
            piece
        );
        prop_assert!(!piece.text.trim().is_empty());
        prop_assert_eq!(piece.text.trim(), &piece.text);
        prop_assert!(!piece.text.contains("  "));
    }
    prop_assert!(!reading.title.is_empty());
    let article = reading.article().expect("a reading is an article");
    prop_assert!(!article.text().as_str().is_empty());
    prop_assert_eq!(article.blocks().len(), reading.pieces.len());
    // And its file is read again.
    let now = Timestamp::parse("2026-11-23T18:00:00.000Z").expect("the test's time is well formed");
    let file = export(&article, &Project::default(), "", &now);
    let again = read(file.as_bytes()).expect("what is exported is read");
    prop_assert_eq!(&*again.article, &article);
    Ok(())
}

/// XML of tags that mean something in a Word document, nested anyhow, and now and then not XML at all.
fn documents() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(vec![
            "<w:p>", "</w:p>", "<w:p/>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:t/>", "<w:pPr>", "</w:pPr>", "<w:rPr>", "</w:rPr>",
            "<w:pStyle w:val=\"Heading1\"/>", "<w:pStyle w:val='Title'/>", "<w:outlineLvl w:val=\"255\"/>", "<w:numId w:val=\"1\"/>",
            "<w:del>", "</w:del>", "<w:del/>", "<mc:AlternateContent>", "</mc:AlternateContent>", "<mc:Choice>", "</mc:Choice>",
            "<mc:Fallback>", "</mc:Fallback>", "<w:vanish/>", "<w:br/>", "<w:tab/>", "<w:style w:styleId=\"Heading1\">", "</w:style>",
            "<w:name w:val=\"heading 255\"/>", "<w:basedOn w:val=\"Heading1\"/>", "<w:pPrChange>", "</w:pPrChange>",
        ]).prop_map(String::from),
        4 => "[a-zé雨 \\.]{1,6}",
        1 => prop::sample::select(vec!["&amp;", "&#65;", "&#xD800;", "&", "<", ">", "<!--", "-->", "<?x", "?>", "<!DOCTYPE", "=\"", "\0"]).prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    /// Whatever stands in a Word document, in the words or in the styles, there is an article or a reason.
    #[test]
    fn every_word_document_has_an_answer(words in documents(), styles in documents()) {
        match word::read(&words, &styles) {
            Err(ReadError::Binary { .. }) => {}
            read => assert_article(read)?,
        }
    }

    /// A zip file that was changed anywhere, or is none, gives no more than it has.
    #[test]
    fn a_zip_has_an_answer(at in any::<prop::sample::Index>(), byte: u8, cut in any::<prop::sample::Index>(), noise in prop::collection::vec(any::<u8>(), 0..80)) {
        let mut zip = archive(&[("word/document.xml", "<w:p/>"), ("word/styles.xml", "<w:styles/>")]);
        let _ = word::parts(&noise);
        let _ = word::parts(&[zip.as_slice(), &noise].concat());
        let length = zip.len();
        zip[at.index(length)] = byte;
        for bytes in [&zip[..], &zip[..cut.index(length)]] {
            if let Ok((words, _)) = word::parts(bytes) {
                prop_assert!(words.bytes.len() < length);
            }
        }
    }

    /// What goes into a link comes out of it, and any other fragment has an answer.
    #[test]
    fn links_carry_bytes(bytes in prop::collection::vec(any::<u8>(), 1..200), other in "(#?pressmark=)?[0-9]{0,22}\\.?[A-Za-z0-9_%=é-]{0,20}") {
        prop_assert_eq!(share::read(&share::write(&bytes)), Ok(bytes));
        if let Ok(bytes) = share::read(&other) {
            prop_assert!(bytes.len() <= other.len());
        }
    }

    #[test]
    fn every_text_is_an_article_or_empty(text in texts()) {
        let _ = form("", &text);
        assert_article(read_plain(&text))?;
        assert_article(read_markdown(&text))?;
    }

    #[test]
    fn every_page_is_an_article_or_empty(nodes in nodes()) {
        assert_article(html::read(&nodes))?;
    }

    #[test]
    fn bytes_have_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(Bytes::Text(text)) = decode(&bytes) {
            assert_article(read_plain(&text))?;
        }
    }

    /// The words of plain text are all there, in order.
    #[test]
    fn no_word_of_plain_text_is_lost(text in "[a-zé雨 \n\\.]{0,80}") {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let read = read_plain(&text).map(|reading| {
            words(&reading.pieces.iter().map(|piece| piece.text.clone()).collect::<Vec<_>>().join(" "))
        });
        prop_assert_eq!(read.unwrap_or_default(), words(&text));
    }
}
