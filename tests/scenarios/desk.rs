//! A reader at a page without a browser: words instead of positions, acts instead of events.

use std::rc::Rc;

use pressmark::domain::annotation::{
    Annotation, AnnotationId, Entity, Entry, Fact, LabelId, Link, Project, ReplicaId, Stamp, Timestamp,
};
use pressmark::domain::app::{Action, Draft, Gesture, State, finish, update};
use pressmark::domain::document::Article;
use pressmark::domain::text::Range;

pub const BUILT_IN: &str = include_str!("../../content/guaido-pentagon.txt");

pub struct Desk {
    pub state: State,
    made: u8,
}

impl Desk {
    /// The built-in article, nothing marked.
    pub fn lesson() -> Self {
        Self::over("guaido-pentagon", BUILT_IN)
    }

    pub fn of(text: &str) -> Self {
        Self::over("small", text)
    }

    fn over(slug: &str, text: &str) -> Self {
        let article = Article::from_lines(slug, "en", text).expect("the text has words");
        Self::opened(Rc::new(article), Project::default(), 1)
    }

    /// A tab that has just read `project` from storage.
    pub fn opened(article: Rc<Article>, project: Project, replica: u8) -> Self {
        Self {
            state: State::new(article, project, ReplicaId::from_random([replica; 8])),
            made: replica.wrapping_mul(50),
        }
    }

    /// What is not in storage yet.
    pub fn outbox(&self) -> Vec<Entry> {
        self.state.outbox.entries().collect()
    }

    /// Does `action`; says whether anything changed.
    pub fn act(&mut self, action: Action) -> bool {
        let next = update(&self.state, action);
        let changed = next.is_some();
        if let Some(next) = next {
            self.state = next;
        }
        changed
    }

    /// Where `words` stand; where several such words do, the first.
    pub fn find(&self, words: &str) -> Range {
        let text = self.state.article.text();
        let byte = text
            .as_str()
            .find(words)
            .unwrap_or_else(|| panic!("{words:?} is not in the text"));
        Range::between(text.offset_of_byte(byte), text.offset_of_byte(byte + words.len()))
    }

    /// Selects `words` with the mouse, as if the hand had been there.
    pub fn select(&mut self, words: &str) {
        let range = finish(&self.state.article, self.find(words), Gesture::Mouse, true).expect("words are selected");
        self.draft(range, Gesture::Mouse);
    }

    pub fn draft(&mut self, range: Range, gesture: Gesture) {
        let words = self
            .state
            .article
            .text()
            .slice(range)
            .expect("the range is in the text")
            .into();
        self.act(Action::Drafted(Some(Draft {
            range,
            gesture,
            backward: false,
            words,
        })));
    }

    /// Selects `words` and marks them; gives the annotation that is focused then.
    pub fn mark(&mut self, words: &str, slug: &str) -> AnnotationId {
        self.select(words);
        self.made += 1;
        let id = AnnotationId::from_random([self.made; 16]);
        let (label, now) = (label(slug), now());
        self.act(Action::Mark {
            label,
            id,
            now,
            keep: false,
        });
        self.state.ui.focus.clone().expect("what was marked is focused")
    }

    pub fn note(&mut self, id: &AnnotationId, text: &str) {
        self.act(Action::OpenNote(id.clone()));
        // Letter by letter, as it is typed.
        for (end, letter) in text.char_indices() {
            self.act(Action::SetNote {
                id: id.clone(),
                text: text[..end + letter.len_utf8()].into(),
                now: now(),
            });
        }
        self.act(Action::CloseNote);
    }

    pub fn relabel(&mut self, id: &AnnotationId, slug: &str) -> bool {
        self.act(Action::Relabel {
            id: id.clone(),
            label: label(slug),
            now: now(),
        })
    }

    pub fn delete(&mut self, id: &AnnotationId) -> bool {
        self.act(Action::Delete(id.clone()))
    }

    /// Presses Undo; gives what was said.
    pub fn undo(&mut self) -> String {
        self.act(Action::Undo(now()));
        self.state.ui.said.text.to_string()
    }

    /// Presses Redo; gives what was said.
    pub fn redo(&mut self) -> String {
        self.act(Action::Redo(now()));
        self.state.ui.said.text.to_string()
    }

    /// What the Undo button would say it does.
    pub fn next_undo(&self) -> Option<String> {
        self.state.history.next_undo().map(|step| step.words.to_string())
    }

    /// Writes facts that no act of this version writes by itself, as one import.
    pub fn write(&mut self, facts: Vec<(Entity, Fact)>) {
        self.act(Action::Import {
            facts,
            words: "preparation".into(),
        });
    }

    pub fn link(&mut self, attribution: &AnnotationId, content: &AnnotationId) -> Link {
        let link = Link {
            attribution: attribution.clone(),
            content: content.clone(),
        };
        self.write(vec![(Entity::Link(link.clone()), Fact::Deleted(false))]);
        link
    }

    pub fn get(&self, id: &AnnotationId) -> &Annotation {
        self.state.annotations.get(id).expect("the annotation is there")
    }

    pub fn links(&self) -> Vec<Link> {
        self.state.project.links().cloned().collect()
    }

    /// The annotations in text order, as (label, words).
    pub fn listed(&self) -> Vec<(String, String)> {
        let told = |one: &Rc<Annotation>| (one.label.to_string(), one.words().to_string());
        self.state.page.annotations().map(told).collect()
    }

    /// Facts that another replica writes now, knowing all that this one knows.
    pub fn elsewhere(&self, id: &AnnotationId, facts: impl IntoIterator<Item = Fact>) -> Vec<Entry> {
        let stamp = Stamp {
            counter: self.state.project.clock() + 1,
            replica: ReplicaId::from_random([9; 8]),
        };
        let entity = Entity::Annotation(id.clone());
        let entry = |fact| Entry {
            entity: entity.clone(),
            stamp,
            fact,
        };
        facts.into_iter().map(entry).collect()
    }

    pub fn receive(&mut self, entries: Vec<Entry>) -> bool {
        self.act(Action::Received(Rc::new(entries)))
    }
}

pub fn label(slug: &str) -> LabelId {
    LabelId::parse(slug).expect("the test's label is well formed")
}

pub fn now() -> Timestamp {
    Timestamp::parse("2026-11-23T18:00:00Z").expect("the test's time is well formed")
}
