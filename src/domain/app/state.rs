//! The state of one tab.

use std::rc::Rc;

use super::acts::Ground;
use super::{
    Alert, AnnotationSet, Asked, Chosen, Draft, Edging, Filter, Keymap, LabelsView, Linking, Page, Popup, Proposed,
    Reading, Relations, Theme, Trouble,
};
use crate::domain::annotation::{AnnotationId, Codebook, History, LabelId, Project, ReplicaId};
use crate::domain::document::Article;
use crate::domain::messages::Language;
use crate::domain::text::{Offset, Range};

/// Everything the page shows. What can be derived from [`State::project`] is kept beside it, brought up to date edit by
/// edit. Cloning is cheap: every part is shared.
#[derive(Clone, Debug)]
pub struct State {
    /// The article.
    pub article: Rc<Article>,
    /// The merged facts: what is saved.
    pub project: Project,
    /// The live annotations (from `project`).
    pub annotations: AnnotationSet,
    /// Runs and cards by block (from `annotations`).
    pub page: Page,
    /// As much of it as the filter shows.
    pub shown: Page,
    /// Who said what (from `project` and `annotations`).
    pub relations: Relations,
    /// The labels (from `project`).
    pub codebook: Rc<Codebook>,
    /// The labels as they are drawn: the very same ones until something other than a definition or an example changes.
    pub drawn: Rc<Codebook>,
    /// This tab's acts.
    pub history: History,
    /// What is never saved with the work.
    pub ui: Ui,
    /// As whom this tab writes.
    pub replica: ReplicaId,
    /// As whom it has ever written: their fields are its own to undo.
    pub own: Rc<Vec<ReplicaId>>,
    /// What is not in storage yet: the last word on each field. As cheap to add to as the project, however much there is.
    pub outbox: Project,
    /// Whether storage takes what is written.
    pub saving: Saving,
}

/// Whether storage takes what is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    /// As far as known, it does.
    #[default]
    Works,
    /// The last try failed.
    Fails(Trouble),
}

/// What is never saved with the work and never undone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ui {
    /// The annotation one is on.
    pub focus: Option<AnnotationId>,
    /// Where an annotation was picked from a stack in the text; the others of the stack are offered.
    pub picked: Option<Offset>,
    /// Rises whenever the focused annotation is to be brought into view.
    pub reveal: u32,
    /// The pen in hand.
    pub pen: Option<LabelId>,
    /// The finished selection.
    pub draft: Option<Draft>,
    /// The annotation that a kept touch selection moves.
    pub held: Option<(AnnotationId, Range)>,
    /// The edge that is being moved.
    pub edging: Option<Edging>,
    /// The annotation whose note is open.
    pub note: Option<AnnotationId>,
    /// Where the caret was put last.
    pub caret: Option<Caret>,
    /// Whether highlights are off.
    pub marks_hidden: bool,
    /// Which annotations are shown.
    pub filter: Filter,
    /// Whether the tools for finding are shown.
    pub find_open: bool,
    /// What is selected in the list, while one selects there.
    pub chosen: Option<Rc<Chosen>>,
    /// Whether the list is open as a sheet.
    pub list_open: bool,
    /// What is in front of the page.
    pub popup: Option<Popup>,
    /// Whether whole sentences are taken, by a tap or by steps.
    pub sentences: bool,
    /// The open cards of the labels.
    pub labels: LabelsView,
    /// Whether cut words are left cut.
    pub words_stay_cut: bool,
    /// The colours.
    pub theme: Theme,
    /// The language of the interface.
    pub language: Language,
    /// How the article is set.
    pub reading: Reading,
    /// Whether the main pointer is a finger, so that most likely there are no keys.
    pub coarse: bool,
    /// Which key gives which command.
    pub keymap: Rc<Keymap>,
    /// The command that waits for its new key.
    pub rekeying: Option<Asked>,
    /// Under which name work is exported; empty is allowed.
    pub name: Rc<str>,
    /// Linking mode.
    pub linking: Option<Rc<Linking>>,
    /// The link that is offered.
    pub proposed: Option<Rc<Proposed>>,
    /// Whether the list shows speakers with their words.
    pub speakers: bool,
    /// The last thing said.
    pub said: Said,
    /// Whether the notice that nothing is saved was read.
    pub saving_noted: bool,
    /// The notice of other trouble.
    pub alert: Option<Alert>,
}

/// The caret in the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caret {
    /// Where it is, in code points.
    pub at: Offset,
    /// Rises whenever the browser's selection is to be put there (and not only noted).
    pub order: u32,
}

/// Something said to the reader, and how often something was said: the same words twice are heard twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The words.
    pub text: Rc<str>,
    /// How often something was said.
    pub times: u32,
}

impl State {
    /// The state of a tab that has just opened `article` and read `project` from storage.
    #[must_use]
    pub fn new(article: Rc<Article>, project: Project, replica: ReplicaId) -> Self {
        let annotations = AnnotationSet::of(&article, &project);
        let page = Page::new(&article, &annotations);
        let codebook = Rc::new(project.codebook());
        let relations = Relations::new(Ground {
            article: &article,
            project: &project,
            annotations: &annotations,
            codebook: &codebook,
        });
        Self {
            drawn: codebook.clone(),
            codebook,
            relations,
            article,
            project,
            annotations,
            shown: page.clone(),
            page,
            history: History::default(),
            ui: Ui::default(),
            replica,
            own: Rc::new(vec![replica]),
            outbox: Project::default(),
            saving: Saving::Works,
        }
    }
}
