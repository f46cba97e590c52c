//! Out and in again: what a format keeps comes back, and what it loses is named here.

use pressmark::domain::annotation::{
    Annotation, AnnotationId, Colour, Entity, Fact, Judgement, Judgements, LabelDefinition, Line, Project, Quote, Role,
    Target,
};
use pressmark::domain::codec::formats::{Export, Format};
use pressmark::domain::codec::plan::Choices;
use pressmark::domain::document::{Article, Extra};
use pressmark::domain::messages::{Language, exchange::ALREADY_HERE};
use pressmark::domain::text::Range;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::{annotations, answers, contents, import, marked, planned};
use crate::build::{Desk, article, id, label, now, range};
use crate::sample;

const TEXT: &str =
    "T\u{ed}tulo\nAna \u{1f600} said: \u{201c}cafe\u{301}\u{201d}, =SUM and \"more\" 'so'.\n\u{1d504} end end end";

/// Something that a format does not keep.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Loss {
    Ids,
    /// Unknown members.
    Unknown,
    Parts,
    /// The place of sources and cues: the first place of their words stands for it.
    PlaceOfParts,
    Answers,
    Chains,
    Links,
    Notes,
    /// The line breaks in notes.
    Lines,
    Makers,
    Times,
    Orphans,
    /// Where an orphan was, and what stood around its words.
    Context,
}

use Loss::*;

/// What is read again, and what each loses.
const FORMATS: [(Format, &[Loss]); 7] = [
    (Format::W3c, &[Unknown]),
    (Format::Recogito, &[Unknown, Parts, Answers, Chains, Links, Orphans]),
    (Format::Csv, &[Unknown, PlaceOfParts, Context]),
    (Format::Tsv, &[Unknown, PlaceOfParts, Context, Lines]),
    (Format::Brat, &[Ids, Unknown, Lines, Makers, Times, Orphans]),
    (
        Format::LabelStudio,
        &[Unknown, Parts, Answers, Chains, Makers, Times, Orphans],
    ),
    (
        Format::Doccano,
        &[Ids, Unknown, Parts, Answers, Chains, Notes, Makers, Times, Orphans],
    ),
];

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

/// What is left of `annotation` without what the format loses.
fn kept(mut annotation: Annotation, losses: &[Loss]) -> Annotation {
    let words = |annotation: &Annotation, part: Option<Range>| {
        let start = annotation.range()?.start().get();
        let letters: Vec<char> = annotation.words().chars().collect();
        let part = part?;
        let words = &letters[(part.start().get() - start) as usize..(part.end().get() - start) as usize];
        Some(words.iter().collect::<String>())
    };
    for loss in losses {
        match loss {
            Ids => annotation.id = id(0),
            Unknown => annotation.extra = Extra::default(),
            Parts => (annotation.source, annotation.cue) = (None, None),
            PlaceOfParts => {
                // The words stay.
                let says = [
                    words(&annotation, annotation.source),
                    words(&annotation, annotation.cue),
                ];
                annotation.creator = format!("{} {says:?}", annotation.creator).into();
                (annotation.source, annotation.cue) = (None, None);
            }
            Answers => annotation.judgements = Judgements::default(),
            Chains => annotation.continues = None,
            Notes => annotation.note = "".into(),
            Lines => {
                let words: Vec<&str> = annotation.note.split_whitespace().collect();
                annotation.note = words.join(" ").into();
            }
            Makers => annotation.creator = "".into(),
            Times => (annotation.created, annotation.modified) = (None, None),
            Context => {
                if let Target::Orphan { quote, was } = &mut annotation.target {
                    (quote.prefix, quote.suffix, *was) = ("".into(), "".into(), None);
                }
            }
            Links | Orphans => {}
        }
    }
    if losses.contains(&Ids) {
        annotation.continues = annotation.continues.map(|_| id(0));
    }
    annotation
}

fn check(article: &Article, project: &Project) {
    for (format, losses) in FORMATS {
        let bytes = written(format, article, project);
        let name = format.file().0;
        let placed = annotations(project).iter().any(|one| one.range().is_some());
        // A file of nothing but orphans seems to be about another article, unless it names this one.
        if !placed && format != Format::W3c {
            continue;
        }
        // Where it came from nothing is new.
        let here = planned(&bytes, article, project);
        assert_eq!(here.count(ALREADY_HERE), here.items.len(), "{name}: {:#?}", here.items);
        assert_eq!(here.edits(project, &Choices::new()), [], "{name}");
        // On an empty desk everything is.
        let mut desk = Desk::default();
        import(&bytes, article, &mut desk);
        // Two of one place that have lost their ids may change places.
        let all = |project: &Project, with_orphans: bool| -> Vec<String> {
            let all = annotations(project).into_iter();
            let all = all.filter(|one| with_orphans || one.range().is_some());
            let mut all: Vec<String> = all.map(|one| format!("{:?}", kept(one, losses))).collect();
            pressmark::domain::order::sort_by(&mut all, Ord::cmp);
            all
        };
        let expected = all(project, !losses.contains(&Orphans));
        assert_eq!(all(&desk.project, true), expected, "{name}");
        let links = |project: &Project| -> Vec<_> {
            let place = |id: &AnnotationId| project.annotation(id).and_then(|one| one.range());
            let mut links: Vec<_> = project
                .links()
                .map(|link| (place(&link.attribution), place(&link.content)))
                .filter(|(from, to)| !losses.contains(&Orphans) || (from.is_some() && to.is_some()))
                .collect();
            pressmark::domain::order::sort_by(&mut links, Ord::cmp);
            links
        };
        if !losses.contains(&Links) {
            assert_eq!(links(&desk.project), links(project), "{name}");
        }
        // And then nothing is again.
        let again = planned(&bytes, article, &desk.project);
        assert_eq!(
            again.count(ALREADY_HERE),
            again.items.len(),
            "{name}: {:#?}",
            again.items
        );
        assert_eq!(again.edits(&desk.project, &Choices::new()), [], "{name}");
    }
}

#[test]
fn the_sample_comes_back() {
    check(&sample::article(), &sample::project());
}

#[test]
fn files_without_annotations_say_so() {
    for (format, _) in FORMATS {
        let bytes = written(format, &sample::article(), &Project::default());
        let error = contents(&bytes, &sample::article(), &Project::default()).expect_err("there is nothing");
        let said = error.to_string();
        assert!(
            said.contains("no annotations") || format == Format::Brat,
            "{format:?}: {said}"
        );
    }
}

/// An annotation, its parts and judgements; the number of the earlier one that it continues, or attributes.
type Made = (&'static str, Range, String, Option<(u32, u32)>, Option<bool>, usize);

fn made() -> impl Strategy<Value = Made> {
    let place = (0_u32..58, 1_u32..14).prop_map(|(start, length)| range(start, (start + length).min(59)));
    // What a hand selects is trimmed.
    let trimmed = |range: &Range| {
        let words = article(TEXT).text().slice(*range).unwrap_or_default().to_owned();
        !words.is_empty() && words.trim() == words
    };
    let note = prop_oneof![
        Just(String::new()),
        "\\PC{1,8}",
        Just("two\nlines".to_owned()),
        Just("=1, \"a\";\t'=b".to_owned())
    ];
    (
        select(vec!["claim", "quote", "attribution"]),
        place.prop_filter("trimmed", trimmed),
        note,
        proptest::option::of((0_u32..4, 1_u32..4)),
        any::<Option<bool>>(),
        0_usize..12,
    )
}

fn desk(article: &Article, made: Vec<Made>) -> Desk {
    let mut desk = Desk::default();
    let ids: Vec<AnnotationId> = (1..).take(made.len()).map(id).collect();
    let codebook = Project::default().codebook();
    let role = |slug: &str| codebook.role(&label(slug));
    for (nth, (slug, range, note, part, says, other)) in made.iter().enumerate() {
        let mut facts = vec![Fact::Note(note.as_str().into())];
        let part = part.and_then(|(start, length)| {
            let start = range.start().plus(start);
            Range::between(start, start.plus(length)).intersection(*range)
        });
        let part = part.filter(|part| {
            let words = article.text().slice(*part).unwrap_or_default();
            !words.is_empty() && words.trim() == words
        });
        let orphan = *other == nth + 1;
        if *slug == "attribution" {
            // A table has no place for an orphan's parts.
            facts.extend([
                Fact::Source(part.filter(|_| !orphan)),
                Fact::Judgement(Judgement::Named, *says),
            ]);
        }
        if *other < nth && made[*other].0 == *slug && made[*other].5 != other + 1 && !orphan {
            facts.push(Fact::Continues(Some(ids[*other].clone())));
        }
        if orphan {
            let quote = Quote {
                exact: "gone words".into(),
                prefix: "the ".into(),
                suffix: " are".into(),
            };
            let was = Some(*range);
            facts.push(Fact::Target(Target::Orphan { quote, was }));
        }
        desk.mark(article, &ids[nth], slug, *range, facts);
    }
    for (nth, (slug, .., other)) in made.iter().enumerate() {
        let Some((content, ..)) = made.get(*other) else {
            continue;
        };
        if role(slug) == Role::Attribution && role(content) == Role::Content {
            desk.link(&ids[nth], &ids[*other]);
        }
    }
    desk
}

proptest! {
    // Each is written and read seven times, and compared three times.
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_is_written_comes_back(made in vec(made(), 1..8)) {
        let article = article(TEXT);
        let desk = desk(&article, made);
        check(&article, &desk.project);
    }
}

/// A label of one's own is known again by its name, and its part in links by what it is linked to.
#[test]
fn labels_of_ones_own_come_along() {
    let article = article(TEXT);
    let mut desk = Desk::default();
    let own = |slug: &str, name: &str, role| {
        let definition = LabelDefinition {
            id: label(slug),
            role,
            name: name.into(),
            definition: "".into(),
            example: "".into(),
            nonexample: "".into(),
            key: "".into(),
            color: Colour::Green,
            line: Line::Solid,
            extra: Extra::default(),
        };
        [
            (Entity::Label(label(slug)), Fact::Definition(definition.into())),
            (Entity::Label(label(slug)), Fact::Deleted(false)),
        ]
    };
    desk.act(own("x1", "Who said_it?", Role::Attribution));
    desk.act(own("x2", "Figure", Role::Content));
    desk.mark(&article, &id(1), "x1", range(7, 10), vec![]);
    desk.mark(&article, &id(2), "x2", range(20, 26), vec![]);
    desk.link(&id(1), &id(2));
    for (format, losses) in FORMATS {
        let bytes = written(format, &article, &desk.project);
        let mut copy = Desk::default();
        import(&bytes, &article, &mut copy);
        let labels: Vec<String> = marked(&copy.project).into_iter().map(|(_, label)| label).collect();
        let expected = match format {
            // Brat's names are letters, digits and low lines; tables have ids.
            Format::Brat => ["Who_said_itu3f", "Figure"],
            Format::Csv | Format::Tsv => ["x1", "x2"],
            _ => ["Who said_it?", "Figure"],
        };
        assert_eq!(labels, expected, "{format:?}");
        // Tables do not say which end is which; where both labels are new, nothing does.
        let says = !losses.contains(&Links) && !matches!(format, Format::Csv | Format::Tsv);
        assert_eq!(copy.project.links().count(), usize::from(says), "{format:?}");
        // Where they came from they are known.
        let here = planned(&bytes, &article, &desk.project);
        assert_eq!(
            here.count(ALREADY_HERE),
            here.items.len(),
            "{format:?}: {:#?}",
            here.items
        );
    }
}

#[test]
fn a_file_without_its_text_is_refused_elsewhere_and_one_with_it_brings_it() {
    let other = article("Nothing of this stands there.\nNot a word.");
    for (format, _) in FORMATS {
        let bytes = written(format, &sample::article(), &sample::project());
        let contents = contents(&bytes, &other, &Project::default());
        match format {
            Format::W3c | Format::Recogito | Format::Csv | Format::Tsv => {
                let error = contents.expect_err("none of its words are here");
                assert!(error.to_string().contains("None of the words"), "{error}");
            }
            _ => {
                let contents = contents.expect("it brings its text");
                assert_eq!(
                    contents.article.fingerprint(),
                    sample::article().fingerprint(),
                    "{format:?}"
                );
                assert_eq!(&*contents.article.meta().language, "en");
                assert!(contents.items.iter().all(|item| item.content.is_ok()), "{format:?}");
            }
        }
    }
}

/// A text with other line breaks is the same text.
#[test]
fn line_breaks_of_other_systems_make_no_difference() {
    let bytes = written(Format::Doccano, &sample::article(), &sample::project());
    let json: serde_json::Value = serde_json::from_slice(&bytes).expect("it is JSON");
    let text = json["text"].as_str().expect("it has a text");
    let mut windows = json.clone();
    windows["text"] = format!("{}\r\n", text.replace('\n', "\r\n")).into();
    for entity in windows["entities"].as_array_mut().expect("entities") {
        for member in ["start_offset", "end_offset"] {
            let at = entity[member].as_u64().expect("a number") as usize;
            let before: String = text.chars().take(at).collect();
            entity[member] = (at + before.matches('\n').count()).into();
        }
    }
    let plan = planned(windows.to_string().as_bytes(), &sample::article(), &sample::project());
    assert!(
        answers(&plan).iter().all(|answer| answer == "already here"),
        "{:?}",
        answers(&plan)
    );
}
