//! Where in a list the item with a name is. One map for all lists: every other type of map adds kilobytes to the wasm.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::domain::annotation::AnnotationId;

/// Names with the places of what they name.
#[derive(Debug, Default)]
pub(super) struct Index(BTreeMap<Rc<str>, usize>);

impl Index {
    /// The places of `ids`, counted from 0.
    pub(super) fn of<'a>(ids: impl Iterator<Item = &'a AnnotationId>) -> Self {
        Self(ids.enumerate().map(|(nth, id)| (id.shared(), nth)).collect())
    }

    /// The place of `name`.
    pub(super) fn get(&self, name: &str) -> Option<usize> {
        self.0.get(name).copied()
    }

    /// Whether `name` is in it.
    pub(super) fn contains(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// Puts in `name`; `false` if it was there.
    pub(super) fn insert(&mut self, name: Rc<str>) -> bool {
        let nth = self.0.len();
        self.0.insert(name, nth).is_none()
    }
}
