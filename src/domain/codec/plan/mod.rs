//! The plan of an import: an answer for each item before anything is written.
//!
//! A file has no stamps, so what is newer cannot be known for certain. The rule: an item that is here with all its
//! fields equal is *already here*. If fields differ, the file's is *newer there* when nothing was ever said here in any of
//! them, or when its `modified` is later than the one here; else it is *changed here too*. Times only choose the default:
//! both are shown, both can be chosen, and an import is one step that can be undone. A field that the file leaves out because it
//! is not known (creator, times) never counts as different.

mod compare;
mod edits;
mod labels;

use std::fmt;
use std::rc::Rc;

use super::file::{Content, Fault, FileContents, Found, Item, ItemKind, Remark};
use super::index::Index;
use crate::domain::annotation::{Annotation, AnnotationId, Entity, Fact, Field, Link, Project};
use crate::domain::document::{Article, Extra};
use crate::domain::messages::{self, Language, Plural, exchange as msg};

/// Which items are taken, where that is not their default: `true` takes what the file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices(Vec<(Entity, bool)>);

impl Choices {
    /// Nothing is chosen: every item's default.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// What was chosen for `entity`, if anything was.
    #[must_use]
    pub fn get(&self, entity: &Entity) -> Option<&bool> {
        let (_, choice) = self.0.get(self.place(entity).ok()?)?;
        Some(choice)
    }

    /// Chooses for `entity`, in place of what was chosen before.
    pub fn insert(&mut self, entity: Entity, takes: bool) {
        match self.place(&entity) {
            Ok(place) => self.0[place] = (entity, takes),
            Err(place) => self.0.insert(place, (entity, takes)),
        }
    }

    fn place(&self, entity: &Entity) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.cmp(entity))
    }
}

impl FromIterator<(Entity, bool)> for Choices {
    fn from_iter<I: IntoIterator<Item = (Entity, bool)>>(chosen: I) -> Self {
        let mut choices = Self::new();
        for (entity, takes) in chosen {
            choices.insert(entity, takes);
        }
        choices
    }
}

impl<const N: usize> From<[(Entity, bool); N]> for Choices {
    fn from(chosen: [(Entity, bool); N]) -> Self {
        chosen.into_iter().collect()
    }
}

/// The file is about another article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherArticle {
    /// The title of the file's article.
    pub title: Rc<str>,
}

impl OtherArticle {
    /// What happened, what is safe and what to do, in whole sentences.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        messages::file::OTHER_ARTICLE.fill(language, &[&self.title])
    }
}

/// In English, for logs and tests.
impl fmt::Display for OtherArticle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::English))
    }
}

impl std::error::Error for OtherArticle {}

/// The answer for one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is not here yet.
    Added,
    /// It is here, and nothing differs.
    AlreadyHere,
    /// It is here and was changed later there: taken.
    Newer,
    /// It is here and was changed here: kept, unless chosen.
    Changed,
    /// It was deleted here: not revived, unless chosen.
    Deleted,
    /// It is not here yet; its words were found elsewhere than at its offsets.
    ReAnchored,
    /// It is not here yet; the words at its place are not quite the same. Not taken, it becomes an orphan.
    Approximate,
    /// It is not here yet; its words were not found: it becomes an orphan.
    Lost,
    /// It cannot be used.
    Refused(Fault),
}

impl Answer {
    /// The answer in words.
    #[must_use]
    pub const fn words(&self) -> Plural {
        match self {
            Self::Added => msg::ADDED,
            Self::AlreadyHere => msg::ALREADY_HERE,
            Self::Newer => msg::NEWER,
            Self::Changed => msg::CHANGED,
            Self::Deleted => msg::DELETED,
            Self::ReAnchored => msg::RE_ANCHORED,
            Self::Approximate => msg::APPROXIMATE,
            Self::Lost => msg::LOST,
            Self::Refused(_) => msg::REFUSED,
        }
    }
}

/// One item with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanItem {
    /// Which array of the file it stands in.
    pub kind: ItemKind,
    /// Its place in that array, from 0.
    pub index: usize,
    /// Its id as written, if it has one.
    pub id: Option<Rc<str>>,
    /// What it is about; `None` if it was refused.
    pub entity: Option<Entity>,
    /// The answer.
    pub answer: Answer,
    /// Whether it is taken when nothing is chosen.
    pub takes: bool,
    /// The annotation as it is here.
    pub ours: Option<Rc<Annotation>>,
    /// The annotation as the file has it.
    pub theirs: Option<Rc<Annotation>>,
    /// The fields that differ.
    pub changed: Vec<Field>,
    /// What was left out or put right in it.
    pub remarks: Vec<Remark>,
    /// What the file says of it, field by field, as far as it would have to be written.
    facts: Vec<Fact>,
}

impl PlanItem {
    /// Whether there is something to choose: to take what the file says or to keep what is here.
    #[must_use]
    pub const fn choosable(&self) -> bool {
        matches!(
            self.answer,
            Answer::Newer | Answer::Changed | Answer::Deleted | Answer::Approximate
        )
    }

    fn of(item: &Item, entity: Option<Entity>, answer: Answer) -> Self {
        let takes = matches!(
            answer,
            Answer::Added | Answer::Newer | Answer::ReAnchored | Answer::Approximate | Answer::Lost
        );
        Self {
            kind: item.kind,
            index: item.index,
            id: item.id.clone(),
            entity,
            answer,
            takes,
            ours: None,
            theirs: None,
            changed: Vec::new(),
            remarks: item.remarks.clone(),
            facts: Vec::new(),
        }
    }
}

/// What an import would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Annotations, links and orphans, in input order.
    pub items: Vec<PlanItem>,
    /// The codebook's labels, in input order. One that is missing here always comes with the annotations that use it.
    pub labels: Vec<PlanItem>,
    /// Whose file it is; empty if it does not say.
    pub author: Rc<str>,
    /// Whether it is somebody else's: it has a name that is not the one here, and there is a name or work here.
    pub foreign: bool,
    /// What the file as a whole says that is not here: its codebook's id and version, unknown members, and, where nothing
    /// was ever written here, the built-in labels that it does not have.
    whole: Vec<(Entity, Fact)>,
}

impl Plan {
    /// How many items (labels aside) have the answer that is said with `words`.
    #[must_use]
    pub fn count(&self, words: Plural) -> usize {
        self.items.iter().filter(|item| item.answer.words() == words).count()
    }
}

/// Compares `file` with the work on `article` in `project`. `me` is the name of whoever imports, empty if unknown.
///
/// Where the file is somebody else's, annotations without a creator get the file's author as theirs.
///
/// # Errors
/// When the file is about another article.
pub fn plan(article: &Article, project: &Project, file: &FileContents, me: &str) -> Result<Plan, OtherArticle> {
    if article.fingerprint() != file.article.fingerprint() {
        return Err(OtherArticle {
            title: file.article.meta().title.clone(),
        });
    }
    // Without a name here, a file that comes to an empty desk may well be one's own, brought back.
    let mine = *me == *file.author || (me.is_empty() && project.is_empty());
    let foreign = !file.author.is_empty() && !mine;
    let mut items = Vec::new();
    for item in &file.items {
        items.push(plan_item(project, item, foreign.then_some(&file.author), &file.lacks));
    }
    Ok(Plan {
        items: with_deleted_ends(items),
        labels: labels::plan(project, file),
        author: file.author.clone(),
        foreign,
        whole: labels::whole(project, file, foreign),
    })
}

fn plan_item(project: &Project, item: &Item, maker: Option<&Rc<str>>, lacks: &[Field]) -> PlanItem {
    match &item.content {
        Err(fault) => PlanItem::of(item, None, Answer::Refused(fault.clone())),
        Ok(Content::Link { link, extra }) => plan_link(project, item, link, extra),
        Ok(Content::Annotation { annotation, found }) => {
            let mut theirs = annotation.clone();
            if let Some(maker) = maker.filter(|_| theirs.creator.is_empty()) {
                Rc::make_mut(&mut theirs).creator = maker.clone();
            }
            plan_annotation(project, item, theirs, *found, lacks)
        }
        // Labels stand in an array of their own.
        Ok(Content::Label(_)) => PlanItem::of(item, None, Answer::AlreadyHere),
    }
}

fn plan_annotation(project: &Project, item: &Item, theirs: Rc<Annotation>, found: Found, lacks: &[Field]) -> PlanItem {
    let entity = Entity::Annotation(theirs.id.clone());
    let ours = project.annotation(&theirs.id).map(Rc::new);
    let deleted = project.record(&entity).is_some_and(|record| !record.is_live());
    let facts = compare::facts(project, &entity, ours.as_deref(), &theirs, lacks);
    let mut changed = Vec::new();
    // What was never written here can be taken without writing over anything.
    let mut only_new = true;
    for fact in &facts {
        let field = fact.field();
        if !compare::beside(field) {
            changed.push(field);
            only_new &= project.stamped(&entity, field).is_none();
        }
    }
    let answer = match (&ours, found) {
        (Some(_), _) if changed.is_empty() => Answer::AlreadyHere,
        (Some(_), _) if only_new => Answer::Newer,
        (Some(ours), _) if ours.modified.is_some() && theirs.modified > ours.modified => Answer::Newer,
        (Some(_), _) => Answer::Changed,
        (None, _) if deleted => Answer::Deleted,
        (None, Found::AsWritten) => Answer::Added,
        (None, Found::Moved) => Answer::ReAnchored,
        (None, Found::Approximate) => Answer::Approximate,
        (None, Found::Lost) => Answer::Lost,
    };
    PlanItem {
        ours,
        theirs: Some(theirs),
        changed,
        facts,
        ..PlanItem::of(item, Some(entity), answer)
    }
}

fn plan_link(project: &Project, item: &Item, link: &Link, extra: &Extra) -> PlanItem {
    let entity = Entity::Link(link.clone());
    let mut facts = Vec::new();
    let known = match project.stamped(&entity, Field::Extra) {
        Some((_, Fact::Extra(known))) => known.clone(),
        _ => Extra::default(),
    };
    if known != *extra {
        facts.push(Fact::Extra(extra.clone()));
    }
    let answer = match project.record(&entity) {
        None => Answer::Added,
        Some(record) if !record.is_live() => Answer::Deleted,
        Some(_) if facts.is_empty() => Answer::AlreadyHere,
        Some(_) => Answer::Changed,
    };
    if matches!(answer, Answer::Added | Answer::Deleted) {
        facts.push(Fact::Deleted(false));
    }
    let changed = if answer == Answer::Changed {
        vec![Field::Extra]
    } else {
        Vec::new()
    };
    PlanItem {
        changed,
        facts,
        ..PlanItem::of(item, Some(entity), answer)
    }
}

/// A new link between annotations of which one was deleted here says so. It is taken if both are there in the end.
fn with_deleted_ends(mut items: Vec<PlanItem>) -> Vec<PlanItem> {
    let mut gone = Vec::new();
    for item in &items {
        if let (Answer::Deleted, Some(theirs)) = (&item.answer, &item.theirs) {
            gone.push(theirs.id.shared());
        }
    }
    let gone = Index::new(gone);
    let is_gone = |id: &AnnotationId| gone.get(id.as_str()).is_some();
    for item in &mut items {
        if let (Answer::Added, Some(Entity::Link(link))) = (&item.answer, &item.entity)
            && (is_gone(&link.attribution) || is_gone(&link.content))
        {
            item.answer = Answer::Deleted;
            item.remarks.push(Remark::EndDeleted);
        }
    }
    items
}
