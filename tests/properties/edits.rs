//! Acts in any order: what is kept beside the project is always what the project says, and undo gives back what was.

use std::collections::BTreeMap;
use std::rc::Rc;

use pressmark::domain::annotation::{
    Annotation, AnnotationId, Codebook, Entity, Entry, Fact, Field, LabelId, Link, Project, Stamp, Target,
};
use pressmark::domain::app::{Action, Choice, Coverage, Draft, Filter, Gesture, Lack, State, update};
use pressmark::domain::text::{Offset, Range};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;

use crate::build::{article, facts, id, label, labels, link, ranges, replica, time};

/// How many annotations there are at first.
const FIRST: u8 = 5;
/// As whom the tab under test writes, and as whom everybody else does.
const OWN: u8 = 5;

/// Something done, with the annotations by number, so that a failing sequence can be read.
#[derive(Clone, Debug)]
enum Step {
    Mark(LabelId, Range, bool),
    Reshape(Range),
    Release,
    Relabel(u8, LabelId),
    SetNote(u8, &'static str),
    OpenNote(u8),
    CloseNote,
    Delete(u8),
    Undo,
    Redo,
    Focus(Option<u8>),
    Attend(u8),
    Pick(Offset),
    Name(&'static str),
    Find(Filter),
    Choose(u8),
    ChooseAll,
    RelabelChosen(LabelId),
    DeleteChosen,
    /// As an import writes it: whole annotations, each once.
    Import(BTreeMap<u8, (LabelId, Range, &'static str)>),
    /// From another replica; the counter is so far above (or below) the clock.
    Received(Vec<(Entity, Fact)>, i8),
    Become(u8),
    Written(u8),
    WriteAgain,
}

/// What this tab does by itself.
fn own_steps() -> impl Strategy<Value = Step> {
    let notes = || select(vec!["", "a", "ab", "no"]);
    // The ids of what is made on the way follow those that were there.
    let known = || 0..FIRST + 6;
    let whole = (labels(), ranges(), notes());
    prop_oneof![
        5 => (labels(), ranges(), any::<bool>()).prop_map(|(label, range, keep)| Step::Mark(label, range, keep)),
        3 => ranges().prop_map(Step::Reshape),
        1 => Just(Step::Release),
        4 => (known(), labels()).prop_map(|(nth, label)| Step::Relabel(nth, label)),
        4 => (known(), notes()).prop_map(|(nth, text)| Step::SetNote(nth, text)),
        1 => known().prop_map(Step::OpenNote),
        1 => Just(Step::CloseNote),
        4 => known().prop_map(Step::Delete),
        4 => Just(Step::Undo),
        2 => Just(Step::Redo),
        1 => proptest::option::of(known()).prop_map(Step::Focus),
        1 => known().prop_map(Step::Attend),
        1 => (0_u32..90).prop_map(|at| Step::Pick(Offset::new(at))),
        1 => select(vec!["", "Ada"]).prop_map(Step::Name),
        2 => filters().prop_map(Step::Find),
        3 => known().prop_map(Step::Choose),
        1 => Just(Step::ChooseAll),
        2 => labels().prop_map(Step::RelabelChosen),
        2 => Just(Step::DeleteChosen),
        2 => btree_map(0..FIRST + 10, whole, 1..4).prop_map(Step::Import),
    ]
}

fn filters() -> impl Strategy<Value = Filter> {
    let words = select(vec!["", "", "no", "ANN", "said why"]);
    let lacks = proptest::option::of(select(Lack::ALL.to_vec()));
    (words, proptest::option::of(labels()), lacks).prop_map(|(words, label, lack)| Filter {
        words: words.into(),
        labels: label.into_iter().collect(),
        lacks: lack.into_iter().collect(),
    })
}

/// Those, and what happens to it from outside.
fn all_steps() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => own_steps(),
        2 => (vec(facts(FIRST + 6), 1..6), -3_i8..4).prop_map(|(facts, ahead)| Step::Received(facts, ahead)),
        1 => (OWN..OWN + 2).prop_map(Step::Become),
        1 => (0_u8..8).prop_map(Step::Written),
        1 => Just(Step::WriteAgain),
    ]
}

/// A tab, and everything that anybody ever wrote.
struct Tab {
    state: State,
    written: Vec<Entry>,
    made: u8,
    seconds: u32,
}

impl Tab {
    /// With a claim, an attribution with source and cue linked to it and to a quotation in three fragments.
    fn new() -> Self {
        let article = article();
        let find = |words: &str| {
            let byte = article.text().as_str().find(words).expect("the words are in the text");
            let at = |byte| article.text().offset_of_byte(byte);
            Range::between(at(byte), at(byte + words.len()))
        };
        let parts = [
            ("claim", "TALKS"),
            ("quote", "\u{201c}yes\u{201d}"),
            ("attribution", "Ann said"),
            ("quote", "Bob"),
            ("quote", "no."),
        ];
        let mut entries: Vec<(Entity, Fact)> = Vec::new();
        for (nth, (slug, words)) in (0..).zip(parts) {
            let (entity, range) = (Entity::Annotation(id(nth)), find(words));
            let exact = article.text().slice(range).unwrap_or_default().into();
            entries.extend(
                [
                    Fact::Label(label(slug)),
                    Fact::Target(Target::Placed { range, exact }),
                    Fact::Created(time(0)),
                    Fact::Modified(time(0)),
                    Fact::Deleted(false),
                ]
                .map(|fact| (entity.clone(), fact)),
            );
        }
        let attribution = Entity::Annotation(id(2));
        entries.push((attribution.clone(), Fact::Source(Some(find("Ann")))));
        entries.push((attribution, Fact::Cue(Some(find("said")))));
        entries.push((Entity::Annotation(id(3)), Fact::Continues(Some(id(1)))));
        entries.push((Entity::Annotation(id(4)), Fact::Continues(Some(id(3)))));
        entries.push((Entity::Link(link(2, 0)), Fact::Deleted(false)));
        entries.push((Entity::Link(link(2, 1)), Fact::Deleted(false)));
        let stamp = Stamp {
            counter: 1,
            replica: replica(OWN),
        };
        let written: Vec<Entry> = entries
            .into_iter()
            .map(|(entity, fact)| Entry { entity, stamp, fact })
            .collect();
        let state = State::new(article, fold(&written), replica(OWN));
        Self {
            state,
            written,
            made: FIRST,
            seconds: 0,
        }
    }

    fn act(&mut self, action: Action) {
        if let Some(next) = update(&self.state, action) {
            self.state = next;
        }
    }

    fn step(&mut self, step: &Step) {
        self.seconds += 1;
        let now = time(self.seconds);
        match step.clone() {
            Step::Mark(label, range, keep) => {
                self.act(Action::Drafted(Some(self.draft(range))));
                let id = id(self.made);
                self.made += 1;
                self.act(Action::Mark { label, id, now, keep });
            }
            Step::Reshape(range) => self.act(Action::Reshape { range, now }),
            Step::Release => self.act(Action::Release),
            Step::Relabel(nth, label) => self.act(Action::Relabel {
                id: id(nth),
                label,
                now,
            }),
            Step::SetNote(nth, text) => self.act(Action::SetNote {
                id: id(nth),
                text: text.into(),
                now,
            }),
            Step::OpenNote(nth) => self.act(Action::OpenNote(id(nth))),
            Step::CloseNote => self.act(Action::CloseNote),
            Step::Delete(nth) => self.act(Action::Delete(id(nth))),
            Step::Undo => self.act(Action::Undo(now)),
            Step::Redo => self.act(Action::Redo(now)),
            Step::Focus(nth) => self.act(Action::Focus(nth.map(id))),
            Step::Attend(nth) => self.act(Action::Attend(id(nth))),
            Step::Pick(at) => self.act(Action::Pick(at)),
            Step::Find(filter) => self.act(Action::Find(filter)),
            Step::Choose(nth) => self.act(Action::Choose(Choice::One(id(nth)))),
            Step::ChooseAll => self.act(Action::Choose(Choice::AllShown)),
            Step::RelabelChosen(label) => self.act(Action::RelabelChosen { label, now }),
            Step::DeleteChosen => self.act(Action::DeleteChosen),
            Step::Name(name) => self.act(Action::Name(name.into())),
            Step::Import(items) => {
                let facts = items.into_iter().flat_map(|(nth, (label, range, note))| {
                    let exact = self.state.article.text().slice(range).unwrap_or_default().into();
                    [
                        Fact::Label(label),
                        Fact::Target(Target::Placed { range, exact }),
                        Fact::Note(note.into()),
                        Fact::Deleted(false),
                    ]
                    // Apart from those that marking makes.
                    .map(|fact| (Entity::Annotation(id(if nth < FIRST { nth } else { nth + 100 })), fact))
                });
                let facts = facts.collect();
                self.act(Action::Import {
                    facts,
                    words: "import".into(),
                });
            }
            Step::Received(facts, ahead) => {
                let counter = self.state.project.clock().saturating_add_signed(ahead.into());
                let stamp = Stamp {
                    counter,
                    replica: replica(OWN + 4),
                };
                let entries = facts.into_iter().map(|(entity, fact)| Entry { entity, stamp, fact });
                let entries: Vec<Entry> = entries.collect();
                self.written.extend(entries.iter().cloned());
                self.act(Action::Received(Rc::new(entries)));
            }
            Step::Become(nth) => self.act(Action::Become(replica(nth))),
            Step::Written(count) => {
                let kept = self.state.outbox.first(count.into());
                self.written.extend(kept.entries());
                self.act(Action::Written(kept));
            }
            Step::WriteAgain => {
                self.written.extend(self.state.outbox.entries());
                self.act(Action::WriteAgain(self.state.project.clone()));
            }
        }
    }

    fn draft(&self, range: Range) -> Draft {
        Draft {
            range,
            gesture: Gesture::Mouse,
            backward: false,
            words: self.state.article.text().slice(range).unwrap_or_default().into(),
        }
    }

    /// What is seen, but for the times of the last change.
    fn view(&self) -> View {
        let timeless = |annotation: &Rc<Annotation>| Annotation {
            modified: None,
            ..Annotation::clone(annotation)
        };
        let there = |link: &&Link| {
            let is = |id: &AnnotationId| self.state.annotations.get(id).is_some();
            is(&link.attribution) && is(&link.content)
        };
        View {
            annotations: self.state.annotations.iter().map(timeless).collect(),
            links: self.state.project.links().filter(there).cloned().collect(),
            codebook: Codebook::clone(&self.state.codebook),
        }
    }

    fn undo_all(&mut self) {
        while self.state.history.next_undo().is_some() {
            self.step(&Step::Undo);
            assert_eq!(self.state.ui.alert, None, "nobody else has written");
        }
    }

    fn redo_all(&mut self) {
        while self.state.history.next_redo().is_some() {
            self.step(&Step::Redo);
            assert_eq!(self.state.ui.alert, None, "nobody else has written");
        }
    }
}

/// What is shown under a filter is part of the whole, drawn as such; and all that the filter finds is shown.
fn check_shown(state: &State, anew: State) {
    let filter = &state.ui.filter;
    let shown: Vec<_> = state.shown.annotations().chain(state.shown.orphans().iter()).collect();
    let whole = state.page.annotations().chain(state.page.orphans().iter());
    assert!(
        shown
            .iter()
            .copied()
            .eq(whole.filter(|one| state.shown.shows(&state.article, one)))
    );
    for (block, of) in state.shown.blocks().iter().zip(state.page.blocks().iter()) {
        let spans = of.spans.iter().filter(|span| shown.iter().any(|one| one.id == span.id));
        assert!(block.spans.iter().eq(spans), "spans of block {}", of.index);
        let tiled: String = block.runs.iter().map(|(_, words)| &**words).collect();
        assert_eq!(Some(&*tiled), state.article.text().slice(of.block.range));
        let covered = block.runs.iter().flat_map(|(run, _)| run.cover.iter());
        assert!(covered.into_iter().all(|span| block.spans.contains(span)));
    }
    // Who has said what, and what a label is, may change elsewhere without the annotation's being touched.
    if !filter.lacks.contains(&Lack::Source) {
        let found = update(&anew, Action::Find(filter.clone())).unwrap_or(anew);
        let found: Vec<_> = found.shown.annotations().chain(found.shown.orphans().iter()).collect();
        assert!(found.iter().all(|one| shown.contains(one)), "{found:?} of {filter:?}");
    }
    let chosen = state.ui.chosen.as_deref().map_or(0, |chosen| chosen.len());
    assert_eq!(
        chosen,
        shown
            .iter()
            .filter(|one| state.ui.chosen.as_deref().is_some_and(|chosen| chosen.has(&one.id)))
            .count()
    );
}

/// How much is marked, counted code point by code point.
fn counted(state: &State) -> Coverage {
    let mut coverage = Coverage::default();
    for (at, c) in (0..).zip(state.article.text().as_str().chars()) {
        let over = |one: &Rc<Annotation>| one.range().is_some_and(|range| range.contains(Offset::new(at)));
        if !c.is_whitespace() {
            coverage.all += 1;
            coverage.marked += u32::from(state.annotations.iter().any(over));
        }
    }
    coverage
}

#[derive(Debug, PartialEq)]
struct View {
    annotations: Vec<Annotation>,
    links: Vec<Link>,
    codebook: Codebook,
}

fn fold<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Project {
    let mut project = Project::default();
    for entry in entries {
        project.take(entry.clone());
    }
    project
}

proptest! {
    #[test]
    fn what_is_derived_edit_by_edit_is_what_is_derived_at_once(steps in vec(all_steps(), 0..40)) {
        let mut tab = Tab::new();
        for step in &steps {
            tab.step(step);
            let state = &tab.state;
            let anew = State::new(state.article.clone(), state.project.clone(), state.replica);
            prop_assert!(state.annotations.iter().eq(anew.annotations.iter()), "annotations after {:?}", step);
            prop_assert_eq!(state.page.blocks(), anew.page.blocks(), "blocks after {:?}", step);
            prop_assert_eq!(state.page.cards(), anew.page.cards(), "cards after {:?}", step);
            prop_assert_eq!(&state.codebook, &anew.codebook, "codebook after {:?}", step);
            prop_assert_eq!(state.page.orphans(), anew.page.orphans(), "orphans after {:?}", step);
            prop_assert_eq!(state.relations.cards(), anew.relations.cards(), "relations after {:?}", step);
            prop_assert_eq!(state.relations.badges(), anew.relations.badges(), "badges after {:?}", step);
            prop_assert_eq!(Coverage::of(&state.page), counted(state), "coverage after {:?}", step);
            check_shown(state, anew);
            let there = |id: &Option<AnnotationId>| id.as_ref().is_none_or(|id| state.annotations.get(id).is_some());
            prop_assert!(there(&state.ui.focus) && there(&state.ui.note), "what is gone is on the page: {:?}", step);
        }
        let outbox: Vec<Entry> = tab.state.outbox.entries().collect();
        let everything = tab.written.iter().chain(&outbox);
        prop_assert_eq!(fold(everything), tab.state.project, "something in the state was never to be stored");
    }

    #[test]
    fn undo_of_everything_gives_the_first_view_and_redo_the_last(steps in vec(own_steps(), 0..30)) {
        let mut tab = Tab::new();
        let first = tab.view();
        for step in &steps {
            tab.step(step);
        }
        tab.redo_all();
        let last = tab.view();
        tab.undo_all();
        prop_assert_eq!(tab.view(), first);
        tab.redo_all();
        prop_assert_eq!(tab.view(), last);
    }

    /// Whatever is changed together, every fragment continues a living one of its label, and links join what they may.
    #[test]
    fn nothing_dangles(steps in vec(own_steps(), 0..30)) {
        let mut tab = Tab::new();
        // What is written elsewhere may dangle, and so may what is imported.
        for step in steps.iter().filter(|step| !matches!(step, Step::Import(_))) {
            tab.step(step);
            for one in tab.state.annotations.iter() {
                let head = one.continues.as_ref().map(|id| tab.state.annotations.get(id));
                prop_assert!(head.is_none_or(|head| head.is_some_and(|head| head.label == one.label)), "{:?}", step);
            }
            for link in tab.view().links {
                let slug = |id| tab.state.annotations.get(id).map(|one| one.label.to_string()).unwrap_or_default();
                let (who, what) = (slug(&link.attribution), slug(&link.content));
                prop_assert!(who == "attribution" && what != "attribution", "{} said {} after {:?}", who, what, step);
            }
        }
    }

    /// One act is one step: a single undo gives back what was there before the act, with all that depended on it.
    #[test]
    fn one_undo_takes_one_act_back(before in vec(own_steps(), 0..12), step in own_steps()) {
        let mut tab = Tab::new();
        for step in &before {
            tab.step(step);
        }
        // Acts of one kind on one annotation may join the step before; a sealed history begins a new one.
        tab.step(&Step::OpenNote(0));
        tab.step(&Step::CloseNote);
        prop_assume!(!matches!(step, Step::Undo | Step::Redo));
        let (view, depth) = (tab.view(), tab.state.history.next_undo().cloned());
        tab.step(&step);
        if tab.state.history.next_undo() != depth.as_ref() {
            tab.step(&Step::Undo);
            prop_assert_eq!(tab.state.history.next_undo(), depth.as_ref());
        }
        prop_assert_eq!(tab.view(), view);
    }

    #[test]
    fn undo_is_refused_where_another_replica_has_written(
        steps in vec(own_steps(), 1..12),
        news in vec(facts(FIRST + 6), 1..8),
    ) {
        let mut tab = Tab::new();
        for step in &steps {
            tab.step(step);
        }
        tab.step(&Step::Received(news, 1));
        let before = tab.state.clone();
        let Some(next) = before.history.next_undo().cloned() else { return Ok(()) };
        tab.step(&Step::Undo);
        let foreign = |entity: &Entity, field: Field| {
            before.project.stamped(entity, field).is_some_and(|(stamp, _)| stamp.replica != replica(OWN))
        };
        if next.changes.iter().any(|change| foreign(&change.entity, change.after.field())) {
            prop_assert!(tab.state.ui.alert.is_some(), "{:?} was taken back over somebody's head", next);
        }
        if tab.state.ui.alert.is_some() {
            prop_assert_eq!(&tab.state.project, &before.project);
            prop_assert_eq!(tab.state.history.next_redo(), before.history.next_redo());
            let aside = tab.state.history.next_undo().is_none_or(|left| !Rc::ptr_eq(left, &next));
            prop_assert!(aside, "what is refused is set aside");
            prop_assert_eq!(&tab.state.outbox, &before.outbox);
        } else {
            for entry in before.project.entries().filter(|entry| entry.fact.field() != Field::Modified) {
                if foreign(&entry.entity, entry.fact.field()) {
                    let now = tab.state.project.stamped(&entry.entity, entry.fact.field());
                    prop_assert_eq!(now, Some((entry.stamp, &entry.fact)));
                }
            }
        }
    }
}
