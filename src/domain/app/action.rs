//! What can happen.

use std::rc::Rc;

use super::parts::Part;
use super::{Choice, Draft, EdgeAct, Filter, LabelAct, LinkAct, Reading, Rekey};
use crate::domain::annotation::{AnnotationId, Entity, Entry, Fact, Judgement, LabelId, Project, ReplicaId, Timestamp};
use crate::domain::messages::Language;
use crate::domain::text::{Offset, Range};

/// Everything that changes the state. Times and new ids come from outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A selection was finished (or, with `None`, is gone).
    Drafted(Option<Draft>),
    /// Mark the draft with a label; with `keep`, a touch selection stays and goes on moving the new annotation.
    Mark {
        /// The label.
        label: LabelId,
        /// The new annotation's id.
        id: AnnotationId,
        /// Now.
        now: Timestamp,
        /// Whether the selection stays.
        keep: bool,
    },
    /// The handles of a selection that was marked and kept have moved.
    Reshape {
        /// What is selected now.
        range: Range,
        /// Now.
        now: Timestamp,
    },
    /// Something is done to an edge of an annotation.
    Edge(EdgeAct),
    /// The kept selection is over.
    Release,
    /// Take the pen of a label, or put it down if it is the one in hand.
    TogglePen(LabelId),
    /// Put the pen down.
    PenDown,
    /// Give an annotation another label.
    Relabel {
        /// Which annotation.
        id: AnnotationId,
        /// The label.
        label: LabelId,
        /// Now.
        now: Timestamp,
    },
    /// The text in a note's field is now this.
    SetNote {
        /// Which annotation.
        id: AnnotationId,
        /// The whole note.
        text: Rc<str>,
        /// Now.
        now: Timestamp,
    },
    /// Say which words of an attribution are its source or its cue.
    SetPart {
        /// Which annotation.
        id: AnnotationId,
        /// Which part.
        part: Part,
        /// The words, in code points of the article; `None`: none.
        range: Option<Range>,
        /// Whether this goes on with the choice that was made last: both are one step.
        more: bool,
        /// Now.
        now: Timestamp,
    },
    /// Answer a question about an attribution's source, or take the answer back.
    Judge {
        /// Which annotation.
        id: AnnotationId,
        /// The question.
        what: Judgement,
        /// The answer; `None`: not answered.
        answer: Option<bool>,
        /// Now.
        now: Timestamp,
    },
    /// Give an annotation that has no place the selected words as its place.
    PlaceAgain {
        /// Which annotation.
        id: AnnotationId,
        /// Now.
        now: Timestamp,
    },
    /// Open an annotation's note.
    OpenNote(AnnotationId),
    /// Close the open note, keeping its text.
    CloseNote,
    /// Delete an annotation.
    Delete(AnnotationId),
    /// Take the last act back.
    Undo(Timestamp),
    /// Do the last act taken back again.
    Redo(Timestamp),
    /// Focus an annotation and bring its words and its card into view, or focus none.
    Focus(Option<AnnotationId>),
    /// The keyboard has come to an annotation's card.
    Attend(AnnotationId),
    /// Open the smallest annotation at a place; at the same stack again, the next one. Where there is none, focus none.
    Pick(Offset),
    /// Do something about links.
    Links {
        /// What.
        act: LinkAct,
        /// Now.
        now: Timestamp,
    },
    /// The list shows speakers with their words, or all annotations.
    ShowSpeakers(bool),
    /// The caret in the article is here.
    CaretAt(Offset),
    /// Highlights off or on.
    HideMarks(bool),
    /// Show what a filter finds, and nothing else.
    Find(Filter),
    /// The tools for finding: shown or not.
    OpenFind(bool),
    /// Change what is selected in the list.
    Choose(Choice),
    /// Give everything selected in the list another label.
    RelabelChosen {
        /// The label.
        label: LabelId,
        /// Now.
        now: Timestamp,
    },
    /// Delete everything selected in the list.
    DeleteChosen,
    /// The list of annotations as a sheet (on a phone): open or not.
    ShowList(bool),
    /// Open a popup, or close the one that is open.
    Show(Option<Popup>),
    /// Sentence mode on or off.
    SentenceMode(bool),
    /// Show the labels, or change them.
    Labels(LabelAct),
    /// Whether words that were cut are completed.
    CompleteWords(bool),
    /// Change which key gives which command.
    Keys(Rekey),
    /// How the article is set.
    Reading(Reading),
    /// Light, dark, or as the system has it.
    Theme(Theme),
    /// The language of the interface.
    Language(Language),
    /// The name or code under which work is exported.
    Name(Rc<str>),
    /// Facts of an import that was agreed to, with what to call it.
    Import {
        /// What to write.
        facts: Vec<(Entity, Fact)>,
        /// The act in words: "import of 12 annotations".
        words: Rc<str>,
    },
    /// Entries of other replicas have arrived.
    Received(Rc<Vec<Entry>>),
    /// This tab writes as another replica from now on.
    Become(ReplicaId),
    /// This is in storage now.
    Written(Project),
    /// Storage was cleared by somebody else: this, which is not there any more, is to be written again.
    WriteAgain(Project),
    /// Writing failed.
    NotWritten(Trouble),
    /// The notice that nothing is saved was read: it becomes small, and stays until saving works.
    NoteSaving,
    /// The article was given another title.
    Titled(Rc<str>),
    /// Say something that was done.
    Say(Rc<str>),
    /// Say something that is wrong; `None` puts the notice away.
    Alert(Option<Alert>),
}

/// What is in front of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Popup {
    /// The export menu.
    Export,
    /// The settings.
    Settings,
    /// What did not fit into the bar of a phone.
    More,
    /// The sheet of keys.
    Keys,
    /// The cards of the labels.
    Labels,
    /// The articles.
    Articles,
}

/// Which colours the page has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
    /// Dark words on warm paper.
    Sepia,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Theme; 4] = [Self::System, Self::Light, Self::Dark, Self::Sepia];

    /// Its name in storage and in the page's attribute.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Sepia => "sepia",
        }
    }
}

/// Why nothing can be written into the browser's storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is no room.
    Full,
    /// The browser does not allow it.
    Blocked,
    /// Something else, in the browser's words.
    Failed(Rc<str>),
}

/// A notice of trouble.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    /// What happened, what is safe, what to do.
    pub text: Rc<str>,
    /// What can be done about it at once.
    pub offer: Offer,
}

/// The button in a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// None but to put it away.
    Nothing,
    /// Save the work to a file.
    File,
    /// Take the replacing of the text back: the place of the version before.
    Back(Rc<str>),
    /// A link that the person may copy.
    Link(Rc<str>),
    /// Save what could not be read, as it is, to a file: the storage keys concerned.
    Raw(Rc<Vec<Rc<str>>>),
}
