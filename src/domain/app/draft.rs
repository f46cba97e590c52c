//! From a finished selection to what would be marked.

use std::rc::Rc;

use crate::domain::document::Article;
use crate::domain::text::{Range, graphemes_outward, snap_to_words, trim};

/// How a selection was made. It decides where the toolbar stands and what an armed pen does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// With a mouse or a pen tablet.
    Mouse,
    /// With a finger and the system's handles.
    Touch,
    /// With keys, letter by letter: what was selected is meant.
    Keyboard,
    /// By assistive technology or a script.
    Other,
    /// As whole sentences, in sentence mode: the browser has nothing selected.
    Sentence,
}

/// A finished selection, not yet an annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What would be marked: trimmed, whole grapheme clusters, cut words completed. Not empty.
    pub range: Range,
    /// How it was made.
    pub gesture: Gesture,
    /// Whether it was made from its end to its start.
    pub backward: bool,
    /// The words in it.
    pub words: Rc<str>,
}

/// What a selection of `raw` would mark, or `None` if that is nothing: white space alone, or no text.
///
/// White space at the edges goes; no grapheme cluster is cut; with `complete_words`, words that were cut are completed,
/// unless the selection was made with keys.
#[must_use]
pub fn finish(article: &Article, raw: Range, gesture: Gesture, complete_words: bool) -> Option<Range> {
    let text = article.text();
    let trimmed = trim(text, raw);
    if trimmed.is_empty() {
        return None;
    }
    let whole = graphemes_outward(text, trimmed);
    let range = if complete_words && gesture != Gesture::Keyboard {
        snap_to_words(text, whole)
    } else {
        whole
    };
    (!range.is_empty()).then_some(range)
}
