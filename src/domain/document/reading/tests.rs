use super::html::{ATTRIBUTES, Node, Tag};
use super::*;

/// The nodes of a page that is well formed: what the browser's parser gives for it. Attributes are `name="value"`.
fn nodes(page: &str) -> Vec<Node> {
    const EMPTY: &str = " br hr img input meta link wbr ";
    let mut nodes = Vec::new();
    let mut rest = page;
    while let Some((text, behind)) = rest.split_once('<') {
        if !text.is_empty() {
            nodes.push(Node::Text(unescaped(text)));
        }
        let (inside, behind) = behind.split_once('>').expect("the test's tags are closed");
        rest = behind;
        if inside.starts_with('/') {
            nodes.push(Node::Close);
            continue;
        }
        let (name, mut more) = inside.split_once(' ').unwrap_or((inside, ""));
        let mut attributes = Vec::new();
        while let Some((attribute, behind)) = more.split_once("=\"") {
            let (value, behind) = behind.split_once('"').expect("the test's values are closed");
            if let Some(known) = ATTRIBUTES.iter().find(|known| **known == attribute.trim()) {
                attributes.push((*known, value.to_owned()));
            }
            more = behind;
        }
        nodes.push(Node::Open(Tag {
            name: name.to_owned(),
            attributes,
        }));
        if EMPTY.contains(&format!(" {name} ")) {
            nodes.push(Node::Close);
        }
    }
    nodes.push(Node::Text(unescaped(rest)));
    nodes
}

fn unescaped(text: &str) -> String {
    text.replace("&nbsp;", "\u{a0}")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// Each block as a letter for its kind (with the level of a heading) and its words.
fn shown(reading: &Reading) -> Vec<String> {
    let kind = |piece: &Piece| match piece.kind {
        BlockKind::Heading => format!("h{}", piece.level.unwrap_or(0)),
        BlockKind::Paragraph => "p".to_owned(),
        BlockKind::Item => "i".to_owned(),
        BlockKind::Blockquote => "q".to_owned(),
        BlockKind::Byline => "b".to_owned(),
        BlockKind::Caption => "c".to_owned(),
    };
    reading
        .pieces
        .iter()
        .map(|piece| format!("{} {}", kind(piece), piece.text))
        .collect()
}

fn check(read: impl Fn(&str) -> Result<Reading, ReadError>, cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        let reading = read(text).unwrap_or_else(|error| panic!("{text:?}: {error:?}"));
        assert_eq!(shown(&reading), *expected, "{text:?}");
        let article = reading.article().expect("a reading is an article");
        assert_eq!(article.blocks().len(), reading.pieces.len(), "{text:?}");
    }
}

#[test]
fn plain_text() {
    check(
        read_plain,
        &[
            ("One sentence.", &["p One sentence."]),
            ("Rain\n\nIt rained.", &["h1 Rain", "p It rained."]),
            (
                "Rain\nIt rained.\nIt stopped.",
                &["h1 Rain", "p It rained.", "p It stopped."],
            ),
            (
                "Rain\r\n\r\nIt rained\r\nall day.\r\n",
                &["h1 Rain", "p It rained all day."],
            ),
            ("\u{feff}Rain\n \t\nIt  rained.", &["h1 Rain", "p It rained."]),
            (
                "Rain\nBy Ana Ruiz\n\nIt rained.",
                &["h1 Rain", "b By Ana Ruiz", "p It rained."],
            ),
            ("It rained.\n\nIt stopped.", &["p It rained.", "p It stopped."]),
            (
                "Rain\n\n- drops\n- more\nIt stopped.\n",
                &["h1 Rain", "i drops", "i more", "p It stopped."],
            ),
            ("Rain\n\n\u{2022}\tdrops", &["h1 Rain", "i drops"]),
            ("A\u{2028}b\u{85}c\u{b}d\u{0}e", &["p A b c de"]),
            ("\u{a0}A\u{a0}b\u{a0}", &["p A\u{a0}b"]),
            ("雨が降った。\n\n止んだ。", &["p 雨が降った。", "p 止んだ。"]),
            ("مطر\n\nهطل المطر.", &["h1 مطر", "p هطل المطر."]),
            ("<img src=x onerror=alert(1)>", &["p <img src=x onerror=alert(1)>"]),
            ("e\u{301}", &["p e\u{301}"]),
        ],
    );
}

#[test]
fn markdown() {
    check(
        read_markdown,
        &[
            (
                "# Rain\n\nIt *rained* **all** day.",
                &["h1 Rain", "p It rained all day."],
            ),
            (
                "Rain\n====\nIt rained.\n\nMore\n---\nIt stopped.",
                &["h1 Rain", "p It rained.", "h2 More", "p It stopped."],
            ),
            ("## A ##\ntext\nmore", &["h1 A", "p text more"]),
            (
                "# A\n> said\n> he\n>\n> and left\n\nHe did.",
                &["h1 A", "q said he", "q and left", "p He did."],
            ),
            (
                "# A\n- one\n  goes on\n* two\n1. three\n2) four",
                &["h1 A", "i one goes on", "i two", "i three", "i four"],
            ),
            ("1984 was long.", &["p 1984 was long."]),
            ("[words](http://a.b/c_(d) \"t\") here", &["p words here"]),
            ("[words][1] here\n\n[1]: http://a.b", &["p words here"]),
            ("A ![alt](x.png) b", &["p A b"]),
            ("[not a link] and (this)", &["p [not a link] and (this)"]),
            (
                "`code *kept*` and snake_case_word 2 * 3 * 4",
                &["p code *kept* and snake_case_word 2 * 3 * 4"],
            ),
            ("a \\*b\\* c", &["p a *b* c"]),
            ("***both*** ~~gone~~ ~one~", &["p both gone ~one~"]),
            ("a<br>b <b>bold</b> <http://a.b/>", &["p a b bold http://a.b/"]),
            ("AT&amp;T &mdash; &lt;tag&gt; & co", &["p AT&T \u{2014} <tag> & co"]),
            (
                "---\ntitle: \"Rain\"\ndate: x\n---\nIt rained.",
                &["h1 Rain", "p It rained."],
            ),
            ("# A\n\n```\nlet x;\n```\nb", &["h1 A", "p let x;", "p b"]),
            ("# A\n\n***\n\nb\n\n- - -\n", &["h1 A", "p b"]),
            ("# A\n\n| x | y |\n|---|:-:|\n| 1 | 2 |", &["h1 A", "p x y", "p 1 2"]),
            ("- [ ] open\n- [x] done\n\nend.", &["i open", "i done", "p end."]),
            ("<script>alert(1)</script>words", &["p alert(1)words"]),
            (
                "# \u{5d2}\u{5e9}\u{5dd}\n\n_ירד_ גשם",
                &["h1 \u{5d2}\u{5e9}\u{5dd}", "p ירד גשם"],
            ),
        ],
    );
}

#[test]
fn html() {
    check(
        |page| html::read(&nodes(page)),
        &[
            ("<h1>Rain</h1><p>It <b>rained</b>.</p>", &["h1 Rain", "p It rained."]),
            (
                "<p>One\n  two.</p>three<div>four</div>",
                &["p One two.", "p three", "p four"],
            ),
            ("<p>One.<br><br>Two.<br>three</p>", &["p One.", "p Two. three"]),
            ("<h1>Big<br>news</h1><p>It is.</p>", &["h1 Big news", "p It is."]),
            (
                "<p>a&nbsp;b</p><p>&nbsp;</p><p>&lt;b&gt; &amp;amp;</p>",
                &["h1 a\u{a0}b", "p <b> &amp;"],
            ),
            (
                "<ul><li>one<ul><li>two</li></ul></li><li><p>three.</p></li></ul>",
                &["i one", "i two", "i three."],
            ),
            (
                "<p>He said.</p><blockquote><p>One.</p><ul><li>two</li></ul></blockquote>",
                &["p He said.", "q One.", "q two"],
            ),
            (
                "<h1>A</h1><figure><img><figcaption>Rain <i>here</i></figcaption></figure><p>b.</p>",
                &["h1 A", "c Rain here", "p b."],
            ),
            (
                "<h1>A</h1><p class=\"byline\">By Ana</p><p>b.</p>",
                &["h1 A", "b By Ana", "p b."],
            ),
            (
                "<h1>A</h1><p>By <a rel=\"author\">Ana Ruiz</a></p><p>b.</p>",
                &["h1 A", "b By Ana Ruiz", "p b."],
            ),
            (
                "<h1>A</h1><table><tr><th>x</th><th>y</th></tr><tr><td>1</td><td><table><tr><td>2</td></tr></table></td></tr></table>",
                &["h1 A", "p x y", "p 1", "p 2"],
            ),
            (
                "<h1>A</h1><script>alert(1)</script><style>p{}</style><p onclick=\"x()\">b.</p><noscript>n</noscript>",
                &["h1 A", "p b."],
            ),
            (
                "<p>a.</p><img src=\"x\" onerror=\"x()\"><svg onload=\"x()\"><text>s</text></svg><p>b.</p>",
                &["p a.", "p b."],
            ),
            (
                "<p>a.</p><p hidden=\"\">b</p><p data-style=\"DISPLAY : none\">c</p><p aria-hidden=\"true\">d</p><p class=\"x sr-only\">e</p>",
                &["p a."],
            ),
            (
                "<nav>n</nav><article><h1>A</h1><p>b.</p><footer>f</footer></article><aside>s</aside><footer>f</footer>",
                &["h1 A", "p b."],
            ),
            (
                "<main><p>Menu of the page</p><article><p>A long text that is the whole article.</p></article></main>",
                &["p A long text that is the whole article."],
            ),
            (
                "<header><h1>A</h1></header><article><p>b is the text.</p><p>c.</p></article>",
                &["h1 A", "p b is the text.", "p c."],
            ),
            (
                "<html lang=\"es\"><head><title>Llueve mucho hoy | El Sitio</title></head><body><p>Llovió.</p></body></html>",
                &["h1 Llueve mucho hoy", "p Llovió."],
            ),
            ("<p>News</p><h1>A</h1><p>b.</p>", &["h1 A", "p News", "p b."]),
            (
                "<p>A long paragraph with many words in it, so that it is most of what is there.</p><div class=\"share-links\">Share</div>",
                &["p A long paragraph with many words in it, so that it is most of what is there."],
            ),
            (
                "<div class=\"with-sidebar\"><p>All of the words.</p></div>",
                &["p All of the words."],
            ),
            ("<p>He said <q>no</q>.</p>", &["p He said \u{201c}no\u{201d}."]),
            ("<pre>one\ntwo</pre>", &["h1 one", "p two"]),
            ("<p>雨<ruby>降<rt>ふ</rt></ruby>る。</p>", &["p 雨降る。"]),
            ("<h2>A</h2><h4>b</h4><p>c.</p>", &["h1 A", "h4 b", "p c."]),
        ],
    );
}

#[test]
fn what_has_no_words_is_refused() {
    for text in ["", " \n\t", "\u{feff}", "\u{200b}\n\u{a0}", "\0"] {
        assert_eq!(read_plain(text), Err(ReadError::Empty), "{text:?}");
        assert_eq!(read_markdown(text), Err(ReadError::Empty), "{text:?}");
    }
    assert_eq!(read_markdown("---\n\n***"), Err(ReadError::Empty));
    assert_eq!(html::read(&nodes("<p></p><script>x</script>")), Err(ReadError::Empty));
    assert_eq!(html::read(&[]), Err(ReadError::Empty));
    assert_eq!(html::read(&[Node::Close, Node::Close]), Err(ReadError::Empty));
    let long = "a\n".repeat(MAX_LENGTH / 2 + 1);
    assert!(matches!(read_plain(&long), Err(ReadError::TooLong { .. })));
}

#[test]
fn languages_and_directions_are_guessed() {
    for (text, language, right) in [
        ("The rain was in the north of the country, and it stayed.", "en", false),
        (
            "La lluvia cayó en el norte del país y se quedó en los ríos.",
            "es",
            false,
        ),
        (
            "La pluie est tombée dans le nord du pays et les rivières sont pleines.",
            "fr",
            false,
        ),
        (
            "Der Regen ist im Norden gefallen und die Flüsse sind voll von Wasser.",
            "de",
            false,
        ),
        ("A chuva caiu no norte do país e os rios não estão em paz.", "pt", false),
        ("雨が降った。川は一杯です。", "ja", false),
        ("昨天下了大雨。", "zh", false),
        ("비가 내렸다", "ko", false),
        ("هطل المطر في الشمال", "ar", true),
        ("בצפון ירד גשם", "he", true),
        ("باران در شمال بارید، پس همه گفتند", "fa", true),
        ("В северных районах шёл дождь", "ru", false),
        ("xyzzy", "und", false),
    ] {
        let reading = read_plain(text).expect("it has words");
        assert_eq!(reading.language, language, "{text}");
        assert_eq!(reading.direction() == Direction::RightToLeft, right, "{text}");
    }
    assert_eq!(direction("und", ["12 \u{5d0}"].into_iter()), Direction::RightToLeft);
    let named = html::read(&nodes(
        "<html lang=\"en\"><body><article lang=\"pt_BR\"><p>Sim.</p></article></body></html>",
    ));
    assert_eq!(named.map(|reading| reading.language), Ok("pt-BR".to_owned()));
    let bad = html::read(&nodes("<html lang=\"x?\"><body><p>Hm.</p></body></html>"));
    assert_eq!(bad.map(|reading| reading.language), Ok("und".to_owned()));
}

#[test]
fn the_form_is_told_by_the_name_and_the_text() {
    for (name, text, expected) in [
        ("a.html", "x", Form::Html),
        ("a.MD", "x", Form::Markdown),
        ("a.txt", "# x", Form::Plain),
        ("", "# x", Form::Markdown),
        ("", "a [b](http://c)", Form::Markdown),
        ("", "#1 in the charts", Form::Plain),
        ("", " <p>x</p>", Form::Html),
        ("", "<3 it", Form::Plain),
        ("a.txt", "<!doctype html><p>x</p>", Form::Html),
    ] {
        assert_eq!(form(name, text), expected, "{name} {text}");
    }
}

#[test]
fn bytes_are_told_apart() {
    let text = |text: &str| Ok(Bytes::Text(text.to_owned()));
    assert_eq!(decode("a\u{e9}".as_bytes()), text("a\u{e9}"));
    assert_eq!(decode(b"\xef\xbb\xbfa"), text("a"));
    assert_eq!(decode(b"\xff\xfea\0\xe9\0"), text("a\u{e9}"));
    assert_eq!(decode(b"\xfe\xff\0a\xd8\x3d\xde\x00"), text("a\u{1f600}"));
    assert_eq!(decode(b"\xff\xfe\x00\xd8"), text("\u{fffd}"));
    assert_eq!(decode(b"caf\xe9"), Ok(Bytes::Older));
    assert_eq!(decode(b"PK\x03\x04x"), Ok(Bytes::Packed));
    assert_eq!(decode(b""), Err(ReadError::Empty));
    for binary in [
        &b"\x89PNG\r\n\x1a\n\0\0"[..],
        b"%PDF-1.7",
        b"\xd0\xcf\x11\xe0\xa1\xb1",
        b"a\0b",
    ] {
        assert!(matches!(decode(binary), Err(ReadError::Binary { .. })), "{binary:?}");
    }
    let many = vec![b'a'; MAX_BYTES + 1];
    assert_eq!(decode(&many), Err(ReadError::TooLarge { bytes: MAX_BYTES + 1 }));
}

#[test]
fn titles_and_short_names() {
    let read = |text: &str| {
        read_plain(text)
            .ok()
            .and_then(|reading| reading.article())
            .map(|article| article.meta().clone())
    };
    let meta = read("Rain, again\n\nIt rained.").expect("an article");
    assert_eq!((&*meta.title, &*meta.slug), ("Rain, again", "rain-again"));
    let long = format!("{} end.", "word ".repeat(40));
    let meta = read(&long).expect("an article");
    assert!(meta.title.chars().count() <= 61 && meta.title.ends_with('\u{2026}'));
    assert_eq!(&*read("雨。").expect("an article").slug, "article");
}

#[test]
fn what_a_policy_would_complain_of_is_disarmed() {
    for (page, expected) in [
        ("<p style='a'>b style=c</p>", "<p data-style='a'>b style=c</p>"),
        ("<img src=x onerror=alert(1)>", "<img src=x data-onerror=alert(1)>"),
        ("<svg/onload=x/STYLE=y>", "<svg/data-onload=x/STYLE=y>"),
        (
            "<a title=\"style=1 onx=2\" ON=3>on style</a>",
            "<a title=\"style=1 onx=2\" data-ON=3>on style</a>",
        ),
        (
            "<title><p a=\"</title><img x onerror = 1><style>\">",
            "<title><p a=\"</title><img x data-onerror = 1><noframes>\">",
        ),
        ("<base href=x><basefont>", "<param href=x><basefont>"),
        ("<p a='x < y, style of it'>", "<p a='x < y, style of it'>"),
        ("a < b style=c <3 onx", "a < b style=c <3 onx"),
        ("<p onclick>", "<p data-onclick>"),
        ("<STYLE>p{}</Style>a <styled>", "<noframes>p{}</noframes>a <styled>"),
        ("<p a = 'x' style = y", "<p a = 'x' data-style = y"),
        (
            "<\u{e9} style=x>\u{1f600}</p style>",
            "<\u{e9} style=x>\u{1f600}</p style>",
        ),
    ] {
        assert_eq!(html::disarmed(page), expected, "{page}");
    }
}

/// What would be slow if anything looked back over all that was read.
#[test]
fn hostile_texts_cost_little() {
    for piece in ["[", "](", "*", "*a", "_a ", "<", "&", "`", "![", "> ", "# "] {
        let text = piece.repeat(60_000 / piece.len());
        drop(read_markdown(&text));
    }
    let mut deep = vec![
        Node::Open(Tag {
            name: "div".into(),
            ..Tag::default()
        });
        50_000
    ];
    deep.push(Node::Text("x".into()));
    assert_eq!(
        html::read(&deep).map(|reading| shown(&reading)),
        Ok(vec!["p x".to_owned()])
    );
}
