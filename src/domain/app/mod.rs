//! State, actions and the one place where state changes. Pure: time, ids and what storage answered come in actions.

mod action;
mod acts;
mod draft;
mod edges;
mod edging;
pub mod judge;
mod keys;
mod labels;
mod links;
mod page;
pub mod parts;
mod relations;
pub mod sentences;
mod set;
mod shortcuts;
mod speakers;
mod state;
mod update;
mod views;
pub mod words;

pub use action::{Action, Alert, Offer, Popup, Theme, Trouble};
pub use draft::{Draft, Gesture, finish};
pub use edges::{EdgeStep, Side, led, right_is_onward, stepped, words_at};
pub use edging::{EdgeAct, EdgeKey, Edging};
pub use keys::{Command, Press, Stretch, Stride, Where, meaning};
pub use labels::{LabelText, label_letter, label_name, label_text};
pub use links::{Aim, LinkAct, Linking, Proposed, aim_of, is_linked};
pub use page::{Cards, Page, PageBlock};
pub use relations::{End, Relations, Tie, Ties};
pub use sentences::{Taken, sentence_here, taken};
pub use set::AnnotationSet;
pub use shortcuts::{Asked, Keymap, Refused, Rekey, Row, SHORTCUTS, Shortcut, shown};
pub use speakers::{Speaker, speakers};
pub use state::{Caret, Said, Saving, State, Ui};
pub use update::update;
pub use views::{Direction, covering, place_name, step_from, stretch};
