//! Times of the pure part at a size far above a lesson's: 10,000 annotations over 100,000 words.

use std::rc::Rc;

use divan::{Bencher, black_box};
use pressmark::domain::anchor::{Resolution, Revision, describe, resolve};
use pressmark::domain::annotation::{
    AnnotationId, Codebook, Entity, Entry, Fact, LabelDefinition, LabelId, Link, Project, ReplicaId, Span, Stamp,
    Target, Timestamp,
};
use pressmark::domain::app::{
    Action, Aim, Choice, Coverage, Draft, EdgeAct, EdgeStep, Filter, Gesture, LinkAct, Side, State, sentence_here,
    tally, update,
};
use pressmark::domain::codec::{file, log};
use pressmark::domain::document::Article;
use pressmark::domain::segment::runs;
use pressmark::domain::text::{Offset, Range, Text, sentences, snap_to_words};

fn main() {
    divan::main();
}

/// The built-in article's words, over and over: 1,000 paragraphs of 100 words under a headline.
fn long_article() -> Article {
    let words: Vec<&str> = include_str!("../content/guaido-pentagon.txt")
        .split_whitespace()
        .collect();
    let mut text = String::from("A long article");
    let mut next = words.iter().cycle();
    for _ in 0..1_000 {
        text.push('\n');
        let paragraph: Vec<&str> = next.by_ref().take(100).copied().collect();
        text.push_str(&paragraph.join(" "));
    }
    Article::from_lines("long", "en", &text).expect("the article has words")
}

/// 10,000 spans spread over the article: every tenth crosses into the next paragraph or further.
fn many_spans(article: &Article) -> Vec<Span> {
    let end = article.text().end().get();
    let labels = ["claim", "quote", "attribution"].map(|slug| LabelId::parse(slug).expect("a slug"));
    (0..10_000_u32)
        .map(|nth| {
            let start = nth * (end / 10_000);
            let length = if nth % 10 == 0 { 900 } else { 10 + nth * 37 % 160 };
            Span {
                id: AnnotationId::parse(&format!("annotation-{nth}")).expect("a well formed id"),
                label: labels[nth as usize % 3].clone(),
                range: Range::between(Offset::new(start), Offset::new((start + length).min(end))),
            }
        })
        .collect()
}

/// The spans of each block, as a query by overlap gives them.
fn by_block(article: &Article, spans: &[Span]) -> Vec<Vec<Span>> {
    let mut blocks = vec![Vec::new(); article.blocks().len()];
    for span in spans {
        for block in article.blocks_in(span.range) {
            blocks[block].push(span.clone());
        }
    }
    blocks
}

#[divan::bench]
fn runs_of_all_blocks(bencher: Bencher) {
    let article = long_article();
    let spans = many_spans(&article);
    bencher.bench_local(|| {
        let parts = by_block(&article, &spans);
        let all = article.blocks().iter().zip(&parts);
        all.map(|(block, spans)| runs(block.range, &[], spans).len())
            .sum::<usize>()
    });
}

#[divan::bench]
fn runs_of_one_block(bencher: Bencher) {
    let article = long_article();
    let parts = by_block(&article, &many_spans(&article));
    let block = article.blocks()[500].range;
    bencher.bench_local(|| runs(black_box(block), &[], black_box(&parts[500])));
}

#[divan::bench]
fn runs_of_one_block_out_of_all_spans(bencher: Bencher) {
    let article = long_article();
    let spans = many_spans(&article);
    let block = article.blocks()[500].range;
    bencher.bench_local(|| runs(black_box(block), &[], black_box(&spans)));
}

#[divan::bench]
fn indexing_the_text(bencher: Bencher) {
    let article = long_article();
    bencher.bench_local(|| Text::new(black_box(article.text().as_str())));
}

#[divan::bench]
fn snapping_a_selection(bencher: Bencher) {
    let article = long_article();
    let range = Range::between(Offset::new(300_003), Offset::new(300_041));
    bencher.bench_local(|| snap_to_words(article.text(), black_box(range)));
}

#[divan::bench]
fn sentences_of_one_block(bencher: Bencher) {
    let article = long_article();
    let block = article.blocks()[500].range;
    bencher.bench_local(|| sentences(article.text(), black_box(block)));
}

/// Ten thousand places after an insertion in front, a cut paragraph and a corrected word in every fiftieth one.
#[divan::bench]
fn carrying_all_places_to_an_edited_version(bencher: Bencher) {
    let article = long_article();
    let spans = many_spans(&article);
    let mut lines: Vec<String> = article.text().as_str().lines().map(str::to_owned).collect();
    for line in lines.iter_mut().step_by(50) {
        *line = line.replacen("Guaido", "Guaidó", 1);
    }
    lines.remove(500);
    lines.insert(0, "This article was corrected.".to_owned());
    let new = Text::new(lines.join("\n"));
    bencher.bench_local(|| {
        let revision = Revision::new(article.text(), black_box(&new));
        let lost = spans
            .iter()
            .filter(|span| matches!(revision.carry(span.range), Resolution::Orphan(_)));
        lost.count()
    });
}

/// The same to a text that has nothing in common with the old one.
#[divan::bench]
fn carrying_all_places_to_another_article(bencher: Bencher) {
    let article = long_article();
    let spans = many_spans(&article);
    let other = Text::new(article.text().as_str().chars().rev().collect::<String>());
    bencher.bench_local(|| {
        let revision = Revision::new(article.text(), black_box(&other));
        spans
            .iter()
            .filter(|span| revision.carry(span.range).range().is_some())
            .count()
    });
}

#[divan::bench]
fn finding_words_that_moved(bencher: Bencher) {
    let article = long_article();
    let range = Range::between(Offset::new(300_003), Offset::new(300_041));
    let quote = describe(article.text(), range).expect("the range is in the text");
    bencher.bench_local(|| resolve(article.text(), None, black_box(&quote)));
}

/// The many spans as a project: what a tab has read from storage.
fn project(article: &Article) -> Project {
    let mut project = Project::default();
    for (counter, span) in (1..).zip(many_spans(article)) {
        let stamp = Stamp {
            counter,
            replica: ReplicaId::default(),
        };
        let exact = article.text().slice(span.range).unwrap_or_default().into();
        let facts = [
            Fact::Label(span.label),
            Fact::Target(Target::Placed {
                range: span.range,
                exact,
            }),
            Fact::Note("why".into()),
            Fact::Created(Timestamp::default()),
            Fact::Modified(Timestamp::default()),
            Fact::Deleted(false),
        ];
        for fact in facts {
            let entity = Entity::Annotation(span.id.clone());
            project.take(Entry { entity, stamp, fact });
        }
    }
    project
}

/// The same, with every attribution but the first linked to the quote before it: 3,332 links.
fn linked_project(article: &Article) -> Project {
    let mut project = project(article);
    for nth in (5..10_000).step_by(3) {
        let stamp = Stamp {
            counter: 20_000,
            replica: ReplicaId::default(),
        };
        let (attribution, content) = (nth_id(nth), nth_id(nth - 1));
        let entity = Entity::Link(Link { attribution, content });
        let fact = Fact::Deleted(false);
        project.take(Entry { entity, stamp, fact });
    }
    project
}

/// A tab with the long article and the many annotations, in which words are selected.
fn opened() -> State {
    with_words(project)
}

/// The same with links.
fn linked() -> State {
    with_words(linked_project)
}

fn with_words(project: fn(&Article) -> Project) -> State {
    let article = long_article();
    let project = project(&article);
    let state = State::new(Rc::new(article), project, ReplicaId::from_random([1; 8]));
    let range = Range::between(Offset::new(300_003), Offset::new(300_041));
    let draft = Draft {
        range,
        gesture: Gesture::Mouse,
        backward: false,
        words: state.article.text().slice(range).unwrap_or_default().into(),
    };
    done(&state, Action::Drafted(Some(draft)))
}

fn done(state: &State, action: Action) -> State {
    update(state, action).expect("the act changes something")
}

fn marking() -> Action {
    Action::Mark {
        label: LabelId::parse("claim").expect("a slug"),
        id: AnnotationId::from_random([7; 16]),
        now: Timestamp::default(),
        keep: false,
    }
}

fn some_id() -> AnnotationId {
    nth_id(5_000)
}

fn nth_id(nth: u32) -> AnnotationId {
    AnnotationId::parse(&format!("annotation-{nth}")).expect("a well formed id")
}

fn looking_for(words: &str) -> Action {
    Action::Find(Filter {
        words: words.into(),
        ..Filter::default()
    })
}

/// Links, and 1,000 annotations in a row selected in the list.
fn chosen() -> State {
    let state = done(&linked(), Action::Choose(Choice::Begin));
    let state = done(&state, Action::Choose(Choice::One(nth_id(4_000))));
    done(&state, Action::Choose(Choice::UpTo(nth_id(4_999))))
}

fn relabelling() -> Action {
    Action::RelabelChosen {
        label: LabelId::parse("claim").expect("a slug"),
        now: Timestamp::default(),
    }
}

/// One act on the state, with dropping what was there before: what a reader waits for, but for drawing.
fn act(bencher: Bencher, state: &State, action: impl Fn() -> Action) {
    bencher
        .with_inputs(|| (state.clone(), action()))
        .bench_local_values(|(mut state, action)| {
            state = update(&state, action).expect("the act changes something");
            drop(black_box(state));
        });
}

#[divan::bench]
fn act_one_more_annotation(bencher: Bencher) {
    act(bencher, &opened(), marking);
}

#[divan::bench]
fn act_a_letter_in_a_note(bencher: Bencher) {
    let first = opened();
    let state = done(&first, Action::OpenNote(some_id()));
    act(bencher, &state, || Action::SetNote {
        id: some_id(),
        text: "why not".into(),
        now: Timestamp::default(),
    });
}

#[divan::bench]
fn act_a_deletion(bencher: Bencher) {
    act(bencher, &opened(), || Action::Delete(some_id()));
}

#[divan::bench]
fn act_another_label(bencher: Bencher) {
    act(bencher, &opened(), || Action::Relabel {
        id: some_id(),
        label: LabelId::parse("claim").expect("a slug"),
        now: Timestamp::default(),
    });
}

#[divan::bench]
fn act_an_undo(bencher: Bencher) {
    let state = done(&opened(), marking());
    act(bencher, &state, || Action::Undo(Timestamp::default()));
}

#[divan::bench]
fn act_a_focus(bencher: Bencher) {
    act(bencher, &opened(), || Action::Focus(Some(some_id())));
}

#[divan::bench]
fn act_one_more_annotation_among_links(bencher: Bencher) {
    act(bencher, &linked(), marking);
}

#[divan::bench]
fn act_one_more_annotation_while_looking_for_words(bencher: Bencher) {
    act(bencher, &done(&linked(), looking_for("pres")), marking);
}

#[divan::bench]
fn act_a_deletion_among_links(bencher: Bencher) {
    act(bencher, &linked(), || Action::Delete(some_id()));
}

#[divan::bench]
fn act_one_more_link(bencher: Bencher) {
    let begun = Action::Links {
        act: LinkAct::Begin(nth_id(9_998), Aim::Contents),
        now: Timestamp::default(),
    };
    act(bencher, &done(&linked(), begun), || Action::Links {
        act: LinkAct::Choose(nth_id(9_996)),
        now: Timestamp::default(),
    });
}

#[divan::bench]
fn act_a_link_before_all_others(bencher: Bencher) {
    let begun = Action::Links {
        act: LinkAct::Begin(nth_id(2), Aim::Contents),
        now: Timestamp::default(),
    };
    act(bencher, &done(&linked(), begun), || Action::Links {
        act: LinkAct::Choose(nth_id(0)),
        now: Timestamp::default(),
    });
}

#[divan::bench]
fn act_a_letter_in_the_find_field(bencher: Bencher) {
    act(bencher, &done(&linked(), looking_for("pre")), || looking_for("pres"));
}

#[divan::bench]
fn act_an_edge_moved_by_a_word(bencher: Bencher) {
    let state = done(&linked(), Action::Focus(Some(some_id())));
    let state = done(&state, Action::Edge(EdgeAct::Begin(some_id(), Side::End)));
    let step = EdgeAct::Step {
        onward: true,
        step: EdgeStep::Word,
    };
    act(bencher, &done(&state, Action::Edge(step)), || {
        Action::Edge(EdgeAct::Keep(Timestamp::default()))
    });
}

#[divan::bench]
fn act_a_letter_in_a_definition(bencher: Bencher) {
    let defined = |counter, definition: &str| {
        let built_in = Codebook::built_in();
        let label = built_in.labels.first().expect("it has labels");
        let label = LabelDefinition {
            definition: definition.into(),
            ..LabelDefinition::clone(label)
        };
        let replica = ReplicaId::default();
        Action::Received(Rc::new(vec![Entry {
            entity: Entity::Label(label.id.clone()),
            stamp: Stamp { counter, replica },
            fact: Fact::Definition(Rc::new(label)),
        }]))
    };
    let state = done(&linked(), defined(30_000, "S"));
    act(bencher, &state, || defined(30_001, "So"));
}

#[divan::bench]
fn act_another_label_for_a_thousand(bencher: Bencher) {
    act(bencher, &chosen(), relabelling);
}

#[divan::bench]
fn act_a_deletion_of_a_thousand(bencher: Bencher) {
    act(bencher, &chosen(), || Action::DeleteChosen);
}

#[divan::bench]
fn act_an_undo_of_a_thousand_labels(bencher: Bencher) {
    let state = done(&chosen(), relabelling());
    act(bencher, &state, || Action::Undo(Timestamp::default()));
}

#[divan::bench]
fn adding_up_the_coverage(bencher: Bencher) {
    let state = opened();
    bencher.bench_local(|| Coverage::of(black_box(&state.page)));
}

#[divan::bench]
fn counting_what_each_choice_would_find(bencher: Bencher) {
    let state = linked();
    bencher.bench_local(|| tally(black_box(&state)));
}

#[divan::bench]
fn finding_the_sentence_at_the_caret(bencher: Bencher) {
    let state = done(&opened(), Action::SentenceMode(true));
    bencher.bench_local(|| sentence_here(black_box(&state)));
}

#[divan::bench]
fn opening_the_state(bencher: Bencher) {
    let article = Rc::new(long_article());
    let project = project(&article);
    bencher.bench_local(|| State::new(article.clone(), black_box(project.clone()), ReplicaId::default()));
}

#[divan::bench]
fn exporting_the_file(bencher: Bencher) {
    let state = opened();
    bencher.bench_local(|| file::export(&state.article, black_box(&state.project), "Ada", &Timestamp::default()));
}

#[divan::bench]
fn encoding_the_log(bencher: Bencher) {
    let entries: Vec<Entry> = opened().project.entries().collect();
    bencher.bench_local(|| log::encode(black_box(&entries)));
}
