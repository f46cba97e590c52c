//! The other formats: the sample in each, and what must hold for any work.

use pressmark::domain::annotation::{Fact, Project};
use pressmark::domain::codec::formats::{Export, Format};
use pressmark::domain::document::{Article, BlockKind, Direction, Meta};
use pressmark::domain::messages::Language;
use serde_json::Value;

use crate::build::{Desk, check_frozen, id, now, range, root};
use crate::sample;

fn written(format: Format, article: &Article, project: &Project) -> Vec<u8> {
    let export = Export {
        article,
        project,
        author: "Ada",
        now: &now(),
        language: Language::English,
    };
    format.write(&export).1
}

fn text(format: Format, article: &Article, project: &Project) -> String {
    String::from_utf8(written(format, article, project)).expect("the format is text")
}

/// A text that every format must get past: astral letters, an empty line's neighbour, signs that mean something somewhere.
fn hard() -> (Article, Project) {
    let words = "=SUM(1) <b>\u{1F600}</b> | * _x_ [y] \\\nHe said, \"no\tway\", -> 'so'.\n#3 end";
    let article = Article::from_lines("hard", "en", words).expect("there are words");
    let mut desk = Desk::default();
    let note = "=cmd|' /C calc'!A0\n<script>alert(1)</script>, \"x\"; _*|\\";
    desk.mark(&article, &id(1), "quote", range(0, 11), vec![Fact::Note(note.into())]);
    desk.mark(
        &article,
        &id(2),
        "claim",
        range(8, 40),
        vec![Fact::Creator("@Bea".into())],
    );
    desk.mark(
        &article,
        &id(3),
        "attribution",
        range(32, 39),
        vec![Fact::Source(Some(range(32, 34)))],
    );
    desk.link(&id(3), &id(1));
    (article, desk.project)
}

#[test]
fn the_samples_are_what_is_written() {
    for format in Format::ALL.into_iter().filter(|format| *format != Format::Brat) {
        let path = format!("docs/samples/formats/guaido-pentagon.{}", format.file().0);
        check_frozen(&path, &text(format, &sample::article(), &sample::project()));
    }
    let path = root().join("docs/samples/formats/guaido-pentagon.brat.zip");
    let zip = written(Format::Brat, &sample::article(), &sample::project());
    if std::env::var_os("PRESSMARK_BLESS").is_some() {
        std::fs::write(&path, &zip).expect("the frozen file can be written");
    }
    assert!(std::fs::read(path).expect("it is there") == zip, "the zip differs");
}

#[test]
fn json_formats_are_json_and_their_offsets_name_the_words() {
    for (article, project) in [(sample::article(), sample::project()), hard()] {
        let letters: Vec<char> = article.text().as_str().chars().collect();
        let units: Vec<u16> = article.text().as_str().encode_utf16().collect();
        let slice = |start: &Value, end: &Value| -> String {
            let (start, end) = (start.as_u64().expect("a number"), end.as_u64().expect("a number"));
            letters[start as usize..end as usize].iter().collect()
        };
        let json = |format| serde_json::from_str::<Value>(&text(format, &article, &project)).expect("it is JSON");
        let w3c = json(Format::W3c);
        let items = w3c["first"]["items"].as_array().expect("items");
        assert_eq!(w3c["total"], items.len());
        let mut seen = 0;
        for item in items.iter().filter(|item| item["motivation"] != "linking") {
            let selectors = &item["target"]["selector"];
            assert_eq!(
                slice(&selectors[1]["start"], &selectors[1]["end"]),
                selectors[0]["exact"]
            );
            seen += 1;
        }
        for item in json(Format::Recogito).as_array().expect("a list") {
            let selectors = &item["target"]["selector"];
            let at = |name: &str| selectors[1][name].as_u64().expect("a number") as usize;
            let words = String::from_utf16(&units[at("start")..at("end")]).expect("no half of a pair");
            assert_eq!(words, selectors[0]["exact"]);
            seen += 1;
        }
        let doccano = json(Format::Doccano);
        for entity in doccano["entities"].as_array().expect("entities") {
            assert!(!slice(&entity["start_offset"], &entity["end_offset"]).is_empty());
            seen += 1;
        }
        for region in json(Format::LabelStudio)[0]["annotations"][0]["result"]
            .as_array()
            .expect("regions")
        {
            if region["type"] == "labels" {
                let value = &region["value"];
                assert_eq!(slice(&value["start"], &value["end"]), value["text"]);
                seen += 1;
            }
        }
        assert_eq!(seen % 4, 0, "each of the four has every annotation");
    }
}

#[test]
fn spreadsheets_find_no_formula() {
    let (article, project) = hard();
    for (format, between) in [(Format::Csv, ','), (Format::Tsv, '\t')] {
        let rows = text(format, &article, &project);
        assert!(
            rows.contains("'=SUM(1)") && rows.contains("'=cmd") && rows.contains("'@Bea"),
            "{rows}"
        );
        for line in rows.lines() {
            for cell in line.split(between) {
                let bare = cell.trim_start_matches('"');
                assert!(!bare.starts_with(['=', '+', '@']), "{cell:?} is a formula");
            }
        }
    }
    let tsv = text(Format::Tsv, &article, &project);
    assert!(tsv.lines().all(|line| line.matches('\t').count() == 18), "{tsv}");
}

#[test]
fn reports_show_foreign_text_as_text() {
    let (article, project) = hard();
    let html = text(Format::Html, &article, &project);
    assert!(
        !html.contains("<script") && !html.contains("<b>") && html.contains("&lt;script&gt;"),
        "{html}"
    );
    let markdown = text(Format::Markdown, &article, &project);
    assert!(
        markdown.contains("\\<script\\>") && markdown.contains("\\[y\\]"),
        "{markdown}"
    );
}

#[test]
fn from_right_to_left_the_report_says_so_and_every_format_has_the_words() {
    let meta = Meta {
        slug: "rain".into(),
        language: "he".into(),
        direction: Direction::RightToLeft,
        ..Meta::default()
    };
    let words = "הגשם ירד, אמרה Rail North (RN).";
    let article = Article::new(meta, words, &[(BlockKind::Paragraph, None)]).expect("there are words");
    let mut desk = Desk::default();
    desk.mark(&article, &id(1), "claim", range(0, 8), vec![]);
    let report = text(Format::Html, &article, &desk.project);
    for part in [
        "<article lang=\"he\" dir=\"rtl\">",
        "<blockquote lang=\"he\" dir=\"rtl\">הגשם ירד</blockquote>",
    ] {
        assert!(report.contains(part), "{part} in {report}");
    }
    for format in Format::ALL.into_iter().filter(|format| *format != Format::Brat) {
        let text = text(format, &article, &desk.project);
        assert!(text.contains("הגשם"), "{}: {text}", format.file().0);
    }
}

#[test]
fn brat_counts_code_points_and_crosses_no_line() {
    let (article, project) = hard();
    let zip = String::from_utf8_lossy(&written(Format::Brat, &article, &project)).replace("hard.ann", "\n");
    let letters: Vec<char> = article.text().as_str().chars().collect();
    let lines: Vec<&str> = zip
        .lines()
        .filter(|line| line.starts_with('T') && line.contains('\t'))
        .collect();
    assert!(lines.len() >= 4, "{zip}");
    for line in lines {
        let mut parts = line.split('\t');
        let (_, place, words) = (
            parts.next(),
            parts.next().expect("a place"),
            parts.collect::<Vec<_>>().join("\t"),
        );
        let pieces: Vec<String> = place
            .split_once(' ')
            .expect("a kind")
            .1
            .split(';')
            .map(|piece| {
                let (start, end) = piece.split_once(' ').expect("two offsets");
                let at = |text: &str| text.parse::<usize>().expect("a number");
                letters[at(start)..at(end)].iter().collect()
            })
            .collect();
        assert_eq!(pieces.join(" "), words);
    }
}

#[test]
fn conll_and_webanno_lose_no_word() {
    for (article, project) in [(sample::article(), sample::project()), hard()] {
        let all: String = article.text().as_str().split_whitespace().collect();
        let conll = text(Format::Conll, &article, &project);
        let tokens: String = conll
            .lines()
            .filter(|line| !line.is_empty())
            .map(|line| line.rsplit_once(' ').expect("a token and a tag").0)
            .collect();
        assert_eq!(tokens, all);
        let webanno = text(Format::WebAnno, &article, &project);
        let rows: Vec<Vec<&str>> = webanno
            .lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_digit()))
            .map(|line| line.split('\t').collect())
            .collect();
        let units: Vec<u16> = article.text().as_str().encode_utf16().collect();
        let mut found = String::new();
        for row in &rows {
            assert_eq!(row.len(), 6, "{row:?}");
            let (start, end) = row[1].split_once('-').expect("two offsets");
            let at = |text: &str| text.parse::<usize>().expect("a number");
            found += &String::from_utf16(&units[at(start)..at(end)]).expect("no half of a pair");
        }
        assert_eq!(found, all);
    }
}

#[test]
fn work_without_annotations_can_be_written_too() {
    let article = sample::article();
    for format in Format::ALL {
        assert!(!written(format, &article, &Project::default()).is_empty(), "{format:?}");
    }
}
