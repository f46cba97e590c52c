use super::*;
use crate::domain::annotation::{AnnotationId, LabelId};
use crate::domain::text::Offset;

fn range(start: u32, end: u32) -> Range {
    Range::between(Offset::new(start), Offset::new(end))
}

fn span(id: &str, start: u32, end: u32) -> Span {
    Span {
        id: AnnotationId::parse(id).expect("the test's id is well formed"),
        label: LabelId::parse("claim").expect("the label is well formed"),
        range: range(start, end),
    }
}

/// The runs of the block 10..20 as text: `10-12 a b` is a run under the spans `a` and `b`.
fn shown(cuts: &[u32], spans: &[(&str, u32, u32)]) -> Vec<String> {
    let cuts: Vec<Offset> = cuts.iter().copied().map(Offset::new).collect();
    let spans: Vec<Span> = spans.iter().map(|&(id, start, end)| span(id, start, end)).collect();
    runs(range(10, 20), &cuts, &spans)
        .iter()
        .map(|run| {
            let cover: String = run.cover.iter().map(|span| format!(" {}", span.id)).collect();
            format!("{}-{}{cover}", run.range.start(), run.range.end())
        })
        .collect()
}

#[test]
fn runs_are_split_where_the_cover_changes() {
    type Case<'a> = (&'a str, &'a [u32], &'a [(&'a str, u32, u32)], &'a [&'a str]);
    let cases: &[Case] = &[
        ("nothing", &[], &[], &["10-20"]),
        ("one", &[], &[("a", 12, 15)], &["10-12", "12-15 a", "15-20"]),
        (
            "nested",
            &[],
            &[("b", 12, 13), ("a", 11, 15)],
            &["10-11", "11-12 a", "12-13 a b", "13-15 a", "15-20"],
        ),
        (
            "crossing",
            &[],
            &[("b", 13, 20), ("a", 10, 15)],
            &["10-13 a", "13-15 a b", "15-20 b"],
        ),
        (
            "touching",
            &[],
            &[("b", 15, 20), ("a", 10, 15)],
            &["10-15 a", "15-20 b"],
        ),
        ("equal: by id", &[], &[("b", 10, 20), ("a", 10, 20)], &["10-20 a b"]),
        (
            "same start: by end",
            &[],
            &[("a", 10, 20), ("b", 10, 15)],
            &["10-15 b a", "15-20 a"],
        ),
        (
            "clipped",
            &[],
            &[("a", 2, 12), ("b", 18, 40)],
            &["10-12 a", "12-18", "18-20 b"],
        ),
        ("over all", &[], &[("a", 2, 40)], &["10-20 a"]),
        ("outside, touching", &[], &[("a", 2, 10), ("b", 20, 40)], &["10-20"]),
        ("empty", &[], &[("a", 12, 12)], &["10-20"]),
        (
            "cuts",
            &[10, 14, 14, 20, 31, 2],
            &[("a", 12, 16)],
            &["10-12", "12-14 a", "14-16 a", "16-20"],
        ),
    ];
    for (name, cuts, spans, expected) in cases {
        assert_eq!(shown(cuts, spans), *expected, "{name}");
    }
}

#[test]
fn an_empty_block_has_no_runs() {
    assert_eq!(runs(range(5, 5), &[Offset::new(5)], &[span("a", 0, 9)]), []);
}

#[test]
fn a_cut_alone_shares_the_cover() {
    let found = runs(range(0, 9), &[Offset::new(4)], &[span("a", 0, 9)]);
    assert!(Rc::ptr_eq(&found[0].cover, &found[1].cover));
}

#[test]
fn the_smallest_span_is_the_one_that_a_click_opens() {
    type Case<'a> = (&'a [(&'a str, u32, u32)], Option<&'a str>);
    let cases: &[Case] = &[
        (&[], None),
        (&[("a", 0, 9), ("b", 4, 6)], Some("b")),
        (&[("b", 3, 6), ("a", 4, 7)], Some("a")),
        (&[("a", 4, 7), ("b", 3, 6)], Some("a")),
        (&[("b", 4, 6), ("a", 4, 6)], Some("a")),
    ];
    for (spans, expected) in cases {
        let spans: Vec<Span> = spans.iter().map(|&(id, start, end)| span(id, start, end)).collect();
        let found = runs(range(0, 9), &[], &spans);
        let run = found
            .iter()
            .find(|run| run.range.contains(Offset::new(5)))
            .expect("the runs tile the block");
        assert_eq!(run.smallest().map(|span| span.id.as_str()), *expected);
    }
}

#[test]
fn edges_in_their_own_right_are_not_those_of_the_block() {
    let spans = [
        span("a", 0, 15),
        span("b", 10, 40),
        span("c", 12, 15),
        span("d", 10, 20),
    ];
    let ids = |spans: Vec<&Span>| spans.iter().map(|span| span.id.as_str()).collect::<Vec<_>>().join(" ");
    let edges: Vec<(String, String)> = runs(range(10, 20), &[], &spans)
        .iter()
        .map(|run| (ids(run.begins().collect()), ids(run.ends().collect())))
        .collect();
    let expected = [("d b", ""), ("c", "a c"), ("", "d")];
    assert_eq!(edges, expected.map(|(begin, end)| (begin.to_owned(), end.to_owned())));
}
