//! Members of a file that this version does not know, kept so that they can be exported again.

use std::rc::Rc;

use crate::domain::order;

/// Unknown members by name; each value is one JSON text, which only `codec` reads or writes. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Extra(Option<Rc<Vec<(String, String)>>>);

impl Extra {
    /// Keeps `members` (name to JSON text); of several with one name the last.
    #[must_use]
    pub fn new(members: impl IntoIterator<Item = (String, String)>) -> Self {
        Self::sorted(members.into_iter().collect())
    }

    fn sorted(mut members: Vec<(String, String)>) -> Self {
        if members.is_empty() {
            return Self(None);
        }
        // Sorting keeps equal ones in order, so that the last to come is the first from behind.
        members.reverse();
        order::sort_by(&mut members, |(a, _), (b, _)| a.cmp(b));
        members.dedup_by(|(a, _), (b, _)| a == b);
        Self(Some(Rc::new(members)))
    }

    /// Whether nothing is kept.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// The kept members in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let members = self.0.as_ref().map_or(&[][..], |members| members.as_slice());
        members.iter().map(|(name, json)| (name.as_str(), json.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_sorted_and_the_last_of_one_name_counts() {
        let member = |name: &str, json: &str| (name.to_owned(), json.to_owned());
        let extra = Extra::new([member("b", "1"), member("a", "2"), member("b", "3")]);
        assert_eq!(extra.iter().collect::<Vec<_>>(), [("a", "2"), ("b", "3")]);
        assert!(Extra::new([]).is_empty());
    }
}
