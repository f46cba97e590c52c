use super::*;

const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:docDefaults><w:pPrDefault/></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/><w:basedOn w:val="Standard"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Kasten"><w:name w:val="My box"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Ebene"><w:name w:val="My level"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Intense Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Punkt"><w:name w:val="My bullet"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Unter"><w:name w:val="Sub"/><w:basedOn w:val="Punkt"/></w:style>
<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Kreis"><w:name w:val="Round"/><w:basedOn w:val="Rund"/></w:style>
<w:style w:type="paragraph" w:styleId="Rund"><w:name w:val="About"/><w:basedOn w:val="Kreis"/></w:style>
</w:styles>"#;

fn document(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><!-- x > y --><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}<w:sectPr><w:t>no</w:t></w:sectPr></w:body></w:document>"
    )
}

/// A paragraph in `style` with the run `words`.
fn paragraph(style: &str, words: &str) -> String {
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>"
    )
}

fn shown(reading: &Reading) -> Vec<String> {
    let kind = |piece: &Piece| match piece.kind {
        BlockKind::Heading => format!("h{}", piece.level.unwrap_or(0)),
        BlockKind::Paragraph => "p".to_owned(),
        BlockKind::Item => "i".to_owned(),
        BlockKind::Blockquote => "q".to_owned(),
        BlockKind::Byline => "b".to_owned(),
        BlockKind::Caption => "c".to_owned(),
    };
    let pieces = reading.pieces.iter();
    pieces.map(|piece| format!("{} {}", kind(piece), piece.text)).collect()
}

/// The paragraphs of `body` behind a headline and a paragraph, which are not shown.
#[track_caller]
fn blocks(body: &str) -> Vec<String> {
    let body = paragraph("berschrift1", "Headline") + &paragraph("", "First.") + body;
    let reading = read(&document(&body), STYLES).expect("it is a document");
    shown(&reading).split_off(2)
}

#[test]
fn styles_make_blocks_by_their_names_in_any_language() {
    let styles = [
        "Titel",
        "berschrift1",
        "Kasten",
        "Ebene",
        "Zitat",
        "Punkt",
        "Unter",
        "Beschriftung",
        "Kreis",
        "Heading2",
        "Quote",
    ];
    let body: String = styles.iter().map(|style| paragraph(style, style)).collect();
    let reading = read(&document(&body), STYLES).expect("it is a document");
    assert_eq!(
        shown(&reading),
        [
            "h1 Titel",
            "h2 berschrift1",
            "h2 Kasten",
            "h4 Ebene",
            "q Zitat",
            "i Punkt",
            "i Unter",
            "c Beschriftung",
            "p Kreis",
            "h3 Heading2",
            "q Quote"
        ]
    );
    assert_eq!(reading.title, "Titel");
    // Without a title, the first headings are the first ones; without styles, their English ids do.
    let reading = read(
        &document(&(paragraph("Heading1", "A") + &paragraph("Heading2", "B"))),
        "",
    );
    assert_eq!(
        reading.as_ref().map(shown),
        Ok(vec!["h1 A".to_owned(), "h2 B".to_owned()])
    );
}

#[test]
fn what_a_paragraph_says_itself_counts_more_than_its_style() {
    let with = |properties: &str| format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>");
    let list = |id: u8| format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{id}\"/></w:numPr>");
    let body = with(&list(1))
        + &with(&format!("<w:pStyle w:val=\"Punkt\"/>{}", list(0)))
        + &with("<w:outlineLvl w:val=\"1\"/>")
        + &with("<w:outlineLvl w:val=\"9\"/>")
        + &with(&format!("<w:pStyle w:val=\"berschrift1\"/>{}", list(1)))
        + &with("<w:tabs><w:tab w:val=\"left\" w:pos=\"1\"/></w:tabs><w:rPr><w:vanish/></w:rPr>")
        + &with("<w:pPrChange w:id=\"1\"><w:pPr><w:pStyle w:val=\"Titel\"/></w:pPr></w:pPrChange>");
    assert_eq!(blocks(&body), ["i x", "p x", "h2 x", "p x", "h1 x", "p x", "p x"]);
}

#[test]
fn runs_are_joined_and_what_is_not_read_is_left_out() {
    let body = r#"<w:p>
      <w:r><w:t>He </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>said</w:t><w:footnoteReference w:id="2"/></w:r>
      <w:r><w:tab/><w:t>&#8220;no&#x201D; &amp; &lt;left&gt; &unknown;</w:t><w:br/><w:t>at 5</w:t><w:noBreakHyphen/><w:t>6.</w:t></w:r>
      <w:del w:id="1"><w:r><w:delText> deleted</w:delText><w:t> too</w:t></w:r></w:del>
      <w:ins w:id="2"><w:r><w:t xml:space="preserve"> In</w:t></w:r><w:r><w:t>serted</w:t></w:r></w:ins>
      <w:moveFrom w:id="3"><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:moveTo w:id="4"><w:r><w:t xml:space="preserve"> here</w:t></w:r></w:moveTo>
      <w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t><w:tab/></w:r>
      <w:r><w:rPr><w:vanish w:val="0"/><w:rPrChange w:id="9"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t xml:space="preserve"> seen</w:t></w:r>
      <w:hyperlink r:id="rId1" w:tooltip="a > b"><w:r><w:t xml:space="preserve"> a link</w:t></w:r></w:hyperlink>
      <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:t xml:space="preserve"> 7</w:t></w:r>
      <w:r><w:ruby><w:rt><w:r><w:t>ni</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>日</w:t></w:r></w:rubyBase></w:ruby></w:r>
      <w:r><w:drawing><wp:posOffset>123</wp:posOffset></w:drawing><w:t/></w:r>
    </w:p>"#;
    assert_eq!(
        blocks(body),
        ["p He said “no” & <left> &unknown; at 5\u{2011}6. Inserted here seen a link 7日"]
    );
}

#[test]
fn cells_boxes_and_breaks_are_paragraphs_once() {
    let table = "<w:tbl><w:tblPr><w:tblCaption w:val=\"x\"/></w:tblPr><w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>A1</w:t></w:r></w:p></w:tc>\
        <w:tc><w:p><w:r><w:t>B1</w:t></w:r></w:p><w:p/></w:tc></w:tr></w:tbl>";
    assert_eq!(blocks(table), ["p A1", "p B1"]);
    let text_box = "<w:p><w:r><w:t>Before, </w:t></w:r><w:r><mc:AlternateContent>\
        <mc:Choice Requires=\"wps\"><w:drawing><w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>\
        <mc:Choice Requires=\"other\"><w:t>twice</w:t></mc:Choice>\
        <mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>\
        </mc:AlternateContent></w:r><w:r><w:t>behind.</w:t></w:r></w:p>";
    assert_eq!(blocks(text_box), ["p Before, behind.", "p In the box."]);
    let breaks = "<w:p><w:r><w:t>One.</w:t><w:br/><w:br/><w:t>Two</w:t><w:br/><w:t>lines.</w:t></w:r></w:p>";
    assert_eq!(blocks(breaks), ["p One.", "p Two lines."]);
    let joined = "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">One </w:t></w:r></w:p>\
        <w:p><w:r><w:t>sentence.</w:t></w:r></w:p>";
    assert_eq!(blocks(joined), ["p One sentence."]);
}

#[test]
fn what_is_damaged_is_refused() {
    let whole = document(&paragraph("", "Some words."));
    for (length, _) in whole.char_indices().skip(60) {
        let cut = read(&whole[..length], STYLES);
        assert_eq!(cut, Err(DAMAGED), "cut at {length}");
    }
    for damaged in [
        "<!DOCTYPE x [<!ENTITY a \"b\">]><w:p><w:r><w:t>&a;</w:t></w:r></w:p>",
        "<w:p><![CDATA[x]]></w:p>",
        "</w:p>",
        "<w:p",
        "<w:p w:a='",
    ] {
        assert_eq!(read(damaged, ""), Err(DAMAGED), "{damaged}");
    }
    assert_eq!(read("", ""), Err(ReadError::Empty));
    assert_eq!(read(&document("<w:p/>"), "<w:style"), Err(ReadError::Empty));
    assert_eq!(read("no XML at all", ""), Err(ReadError::Empty));
    // As deep as somebody likes, without recursion.
    let deep = "<w:p><w:r>".repeat(100_000) + "<w:t>deep</w:t>" + &"</w:r></w:p>".repeat(100_000);
    let reading = read(&document(&deep), "").expect("it is well formed");
    assert_eq!(shown(&reading), ["p deep"]);
}

/// A zip of these parts: names, bytes, methods and flags.
fn zipped(parts: &[(&str, &[u8], u16, u16)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes, method, flags) in parts {
        let length = u32::try_from(bytes.len()).expect("it is small").to_le_bytes();
        let name_length = u16::try_from(name.len()).expect("it is short").to_le_bytes();
        let at = u32::try_from(out.len()).expect("it is small").to_le_bytes();
        let header = [
            &[20, 0][..],
            &flags.to_le_bytes(),
            &method.to_le_bytes(),
            &[0; 8],
            &length,
            &length,
            &name_length,
        ]
        .concat();
        // The local header has an extra field that the directory does not have.
        out.extend([&b"PK\x03\x04"[..], &header, &[4, 0], name.as_bytes(), b"abcd", bytes].concat());
        directory.extend([&b"PK\x01\x02\x14\x00"[..], &header, &[0; 12], &at, name.as_bytes()].concat());
    }
    let count = u16::try_from(parts.len()).expect("they are few").to_le_bytes();
    let size = u32::try_from(directory.len()).expect("it is small").to_le_bytes();
    let at = u32::try_from(out.len()).expect("it is small").to_le_bytes();
    let end = [&b"PK\x05\x06"[..], &[0; 4], &count, &count, &size, &at, &[0; 2]].concat();
    [out, directory, end].concat()
}

#[test]
fn the_parts_are_found_and_nothing_that_is_said_is_believed() {
    let names: [(&str, &[u8], u16, u16); 4] = [
        ("[Content_Types].xml", b"x", 0, 0),
        ("word/documents/odd.xml", b"odd", 0, 0),
        ("word/document.xml", b"words", 8, 0),
        ("word/styles.xml", b"styles", 0, 0),
    ];
    let zip = zipped(&names);
    let (words, styles) = parts(&zip).expect("it has both");
    assert_eq!((words.bytes, words.packed), (&b"words"[..], true));
    assert_eq!(
        styles.map(|part| (part.bytes, part.packed)),
        Some((&b"styles"[..], false))
    );
    for length in 0..zip.len() - 2 {
        assert_eq!(parts(&zip[..length]), Err(DAMAGED), "cut at {length}");
    }
    for at in 0..zip.len() {
        for byte in [0, 0xff] {
            let mut changed = zip.clone();
            changed[at] = byte;
            // Whatever it says: no panic, and never more than there is.
            if let Ok((words, _)) = parts(&changed) {
                assert!(words.bytes.len() <= zip.len());
            }
        }
    }
    let refused = |name: &str, method: u16, flags: u16| match parts(&zipped(&[(name, b"x", method, flags)])) {
        Err(ReadError::Binary { what }) => Some(what),
        _ => None,
    };
    assert_eq!(refused("xl/workbook.xml", 0, 0), Some(msg::AN_ARCHIVE));
    assert_eq!(refused("word/document.xml", 8, 1), Some(msg::A_WORD_FILE), "encrypted");
    assert_eq!(
        refused("word/document.xml", 99, 0),
        Some(msg::A_WORD_FILE),
        "packed in an unknown way"
    );
}
