//! Out and in again: what a format keeps comes back, and what it loses is named here.

use pressmark::domain::annotation::{
    Annotation, AnnotationId, Fact, Field, Judgement, Judgements, Project, Quote, Role, Target,
};
use pressmark::domain::codec::formats::{Export, Format};
use pressmark::domain::codec::plan::Choices;
use pressmark::domain::document::{Article, Extra};
use pressmark::domain::messages::{Language, exchange::ALREADY_HERE};
use pressmark::domain::text::Range;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::{annotations, import, planned};
use crate::build::{Desk, article, id, now, range};
use crate::sample;

const TEXT: &str =
    "T\u{ed}tulo\nAna \u{1f600} said: \u{201c}cafe\u{301}\u{201d}, =SUM and \"more\" 'so'.\n\u{1d504} end end end";

/// What is read again, and what of an annotation it loses.
const FORMATS: [(Format, &[Field]); 2] = [
    (Format::W3c, &[Field::Extra]),
    (
        Format::Recogito,
        &[
            Field::Extra,
            Field::Source,
            Field::Cue,
            Field::Continues,
            Field::Deleted,
        ],
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
fn kept(mut annotation: Annotation, loses: &[Field]) -> Annotation {
    for field in loses {
        match field {
            Field::Extra => annotation.extra = Extra::default(),
            Field::Source => annotation.source = None,
            Field::Cue => annotation.cue = None,
            Field::Continues => {
                annotation.continues = None;
                annotation.judgements = Judgements::default();
            }
            Field::Note => annotation.note = "".into(),
            Field::Created => (annotation.created, annotation.modified) = (None, None),
            Field::Creator => annotation.creator = "".into(),
            _ => {}
        }
    }
    annotation
}

fn check(article: &Article, project: &Project) {
    for (format, loses) in FORMATS {
        let bytes = written(format, article, project);
        let name = format.file().0;
        // Where it came from nothing is new.
        let here = planned(&bytes, article, project);
        assert_eq!(here.count(ALREADY_HERE), here.items.len(), "{name}: {:?}", here.items);
        assert_eq!(here.edits(project, &Choices::new()), [], "{name}");
        // On an empty desk everything is.
        let mut desk = Desk::default();
        import(&bytes, article, &mut desk);
        let orphans = !loses.contains(&Field::Deleted);
        let expected: Vec<Annotation> = annotations(project)
            .into_iter()
            .filter(|one| orphans || one.range().is_some())
            .map(|one| kept(one, loses))
            .collect();
        let found: Vec<Annotation> = annotations(&desk.project)
            .into_iter()
            .map(|one| kept(one, loses))
            .collect();
        assert_eq!(found, expected, "{name}");
        let links = |project: &Project| project.links().cloned().collect::<Vec<_>>();
        if orphans {
            assert_eq!(links(&desk.project), links(project), "{name}");
        }
        // And then nothing is again.
        let again = planned(&bytes, article, &desk.project);
        assert_eq!(
            again.count(ALREADY_HERE),
            again.items.len(),
            "{name}: {:?}",
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
        let error = super::contents(&bytes, &sample::article(), &Project::default()).expect_err("there is nothing");
        assert!(error.to_string().contains("no annotations"), "{error}");
    }
}

/// An annotation, its parts and judgements; the number of the earlier one that it continues, or attributes.
type Made = (&'static str, Range, String, Option<(u32, u32)>, Option<bool>, usize);

fn made() -> impl Strategy<Value = Made> {
    let place = (0_u32..58, 1_u32..14).prop_map(|(start, length)| range(start, (start + length).min(59)));
    let note = prop_oneof![Just(String::new()), ".{1,8}", Just("two\nlines".to_owned())];
    (
        select(vec!["claim", "quote", "attribution"]),
        place,
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
    let role = |slug: &str| codebook.role(&crate::build::label(slug));
    for (nth, (slug, range, note, part, says, other)) in made.iter().enumerate() {
        let mut facts = vec![Fact::Note(note.as_str().into())];
        let part = part.and_then(|(start, length)| {
            let start = range.start().plus(start);
            Range::between(start, start.plus(length)).intersection(*range)
        });
        if *slug == "attribution" {
            facts.extend([
                Fact::Source(part.filter(|part| !part.is_empty())),
                Fact::Judgement(Judgement::Named, *says),
            ]);
        }
        if *other < nth && made[*other].0 == *slug {
            facts.push(Fact::Continues(Some(ids[*other].clone())));
        }
        if *other == nth + 1 {
            let quote = Quote {
                exact: "gone words".into(),
                ..Quote::default()
            };
            facts.push(Fact::Target(Target::Orphan {
                quote,
                was: Some(*range),
            }));
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
    #[test]
    fn whatever_is_written_comes_back(made in vec(made(), 0..8)) {
        let article = article(TEXT);
        prop_assume!(made.iter().enumerate().any(|(nth, made)| made.5 != nth + 1));
        let desk = desk(&article, made);
        check(&article, &desk.project);
    }
}

#[test]
fn a_file_about_another_text_brings_it_along_only_if_it_has_it() {
    let bytes = written(Format::W3c, &sample::article(), &sample::project());
    let other = article("Nothing of this stands there.\nNot a word.");
    let refused = super::contents(&bytes, &other, &Project::default());
    let error = refused.expect_err("none of its words are here");
    assert!(error.to_string().contains("None of the words"), "{error}");
}
