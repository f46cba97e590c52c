//! Projects made of plain values, for all tests of this folder.

use pressmark::domain::annotation::{
    AnnotationId, Entity, Entry, Fact, LabelId, Link, Project, ReplicaId, Stamp, Target, Timestamp,
};
use pressmark::domain::document::Article;
use pressmark::domain::text::{Offset, Range};

/// Writes acts into a project, each under the next counter, and remembers them as entries.
#[derive(Clone, Default)]
pub struct Desk {
    pub project: Project,
    pub entries: Vec<Entry>,
    pub replica: ReplicaId,
}

impl Desk {
    pub fn act(&mut self, facts: impl IntoIterator<Item = (Entity, Fact)>) -> Vec<Entry> {
        let stamp = Stamp {
            counter: self.project.clock() + 1,
            replica: self.replica,
        };
        let act: Vec<Entry> = facts
            .into_iter()
            .map(|(entity, fact)| Entry { entity, stamp, fact })
            .collect();
        for entry in &act {
            self.project.take(entry.clone());
        }
        self.entries.extend(act.iter().cloned());
        act
    }

    /// Makes an annotation of `range`, and says more of it.
    pub fn mark(&mut self, article: &Article, id: &AnnotationId, slug: &str, range: Range, more: Vec<Fact>) {
        let exact = article.text().slice(range).expect("the test's range lies in the text");
        let mut facts = vec![
            Fact::Label(label(slug)),
            Fact::Target(Target::Placed {
                range,
                exact: exact.into(),
            }),
            Fact::Created(time("2026-11-23T18:00:00Z")),
            Fact::Modified(time("2026-11-23T18:00:00Z")),
            Fact::Deleted(false),
        ];
        facts.extend(more);
        self.act(facts.into_iter().map(|fact| (Entity::Annotation(id.clone()), fact)));
    }

    pub fn link(&mut self, attribution: &AnnotationId, content: &AnnotationId) {
        self.act([(Entity::Link(link(attribution, content)), Fact::Deleted(false))]);
    }

    pub fn say(&mut self, id: &AnnotationId, facts: impl IntoIterator<Item = Fact>) {
        self.act(facts.into_iter().map(|fact| (Entity::Annotation(id.clone()), fact)));
    }
}

pub fn link(attribution: &AnnotationId, content: &AnnotationId) -> Link {
    Link {
        attribution: attribution.clone(),
        content: content.clone(),
    }
}

pub fn id(nth: u8) -> AnnotationId {
    AnnotationId::from_random([nth; 16])
}

pub fn label(slug: &str) -> LabelId {
    LabelId::parse(slug).expect("the test's label is well formed")
}

pub fn time(text: &str) -> Timestamp {
    Timestamp::parse(text).expect("the test's time is well formed")
}

pub fn now() -> Timestamp {
    time("2026-11-23T19:00:00.000Z")
}

pub fn range(start: u32, end: u32) -> Range {
    Range::between(Offset::new(start), Offset::new(end))
}

/// The only place of `words` in the article, or the first one.
pub fn find(article: &Article, words: &str) -> Range {
    let text = article.text();
    let byte = text
        .as_str()
        .find(words)
        .unwrap_or_else(|| panic!("{words:?} is not in the text"));
    Range::between(text.offset_of_byte(byte), text.offset_of_byte(byte + words.len()))
}

pub fn article(text: &str) -> Article {
    Article::from_lines("test", "en", text).expect("the test's text has words")
}

/// The folder of the package, where `docs` is.
pub fn root() -> std::path::PathBuf {
    env!("CARGO_MANIFEST_DIR").into()
}

/// Compares with a frozen file; `PRESSMARK_BLESS=1` writes it instead.
pub fn check_frozen(path: &str, actual: &str) {
    let path = root().join(path);
    if std::env::var_os("PRESSMARK_BLESS").is_some() {
        std::fs::write(&path, actual).expect("the frozen file can be written");
    }
    let frozen = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        frozen == actual,
        "{} differs from what is written now; look, then PRESSMARK_BLESS=1",
        path.display()
    );
}
