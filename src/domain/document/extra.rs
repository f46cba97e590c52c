//! Members of a file that this version does not know, kept so that they can be exported again.

use std::collections::BTreeMap;
use std::rc::Rc;

/// Unknown members by name; each value is one JSON text, which only `codec` reads or writes. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Extra(Option<Rc<BTreeMap<String, String>>>);

impl Extra {
    /// Keeps `members` (name to JSON text).
    #[must_use]
    pub fn new(members: BTreeMap<String, String>) -> Self {
        Self((!members.is_empty()).then(|| Rc::new(members)))
    }

    /// Whether nothing is kept.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// The kept members in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .flat_map(|members| members.iter().map(|(name, json)| (name.as_str(), json.as_str())))
    }
}
