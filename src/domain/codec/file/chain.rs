//! Fragments of interrupted quotations: which `continues` can stand.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::annotation::{AnnotationId, LabelId};

/// An annotation as far as chains go: its label, and which one it continues.
pub(super) type Fragment<'a> = (&'a LabelId, Option<&'a AnnotationId>);

/// Why a `continues` cannot stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// It names no annotation there is.
    Nobody,
    /// It names one with another label.
    OtherLabel,
    /// Following it leads back.
    Cycle,
}

impl Broken {
    /// Why, in words.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Nobody => "it names no annotation of the file",
            Self::OtherLabel => "it names an annotation with another label",
            Self::Cycle => "following it leads back to where it began",
        }
    }
}

/// The annotations whose `continues` cannot stand. Those that lead into a cycle without being on it may keep theirs.
pub(super) fn broken(fragments: &BTreeMap<&AnnotationId, Fragment<'_>>) -> BTreeMap<AnnotationId, Broken> {
    let mut broken = BTreeMap::new();
    let mut earlier: BTreeMap<&AnnotationId, &AnnotationId> = BTreeMap::new();
    for (id, (label, continues)) in fragments {
        let Some(continues) = continues else { continue };
        match fragments.get(continues) {
            None => drop(broken.insert((*id).clone(), Broken::Nobody)),
            Some((other, _)) if other != label => drop(broken.insert((*id).clone(), Broken::OtherLabel)),
            Some(_) => drop(earlier.insert(id, continues)),
        }
    }
    // Each is walked over once: what an earlier walk has seen is known to end there or to be a cycle already named.
    let mut seen: BTreeSet<&AnnotationId> = BTreeSet::new();
    for first in earlier.keys() {
        let (mut walk, mut on_walk, mut at) = (Vec::new(), BTreeSet::new(), *first);
        while seen.insert(at) {
            walk.push(at);
            on_walk.insert(at);
            match earlier.get(at) {
                Some(next) => at = next,
                None => break,
            }
        }
        if on_walk.contains(at) && earlier.contains_key(at) {
            let cycle = walk.iter().skip_while(|id| **id != at);
            broken.extend(cycle.map(|id| ((*id).clone(), Broken::Cycle)));
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(chain: &[(&str, &str, &str)], expected: &[(&str, Broken)]) {
        let id = |text: &str| AnnotationId::parse(text).expect("the test's ids are well formed");
        let label = |text: &str| LabelId::parse(text).expect("the test's labels are well formed");
        let owned: Vec<_> = chain
            .iter()
            .map(|(one, kind, next)| (id(one), label(kind), (!next.is_empty()).then(|| id(next))))
            .collect();
        let fragments = owned
            .iter()
            .map(|(one, kind, next)| (one, (kind, next.as_ref())))
            .collect();
        let expected: BTreeMap<_, _> = expected.iter().map(|(one, why)| (id(one), *why)).collect();
        assert_eq!(broken(&fragments), expected, "{chain:?}");
    }

    #[test]
    fn chains_end_somewhere() {
        check(&[("a", "q", ""), ("b", "q", "a"), ("c", "q", "b")], &[]);
        check(&[("a", "q", "x")], &[("a", Broken::Nobody)]);
        check(&[("a", "q", ""), ("b", "c", "a")], &[("b", Broken::OtherLabel)]);
        check(&[("a", "q", "a")], &[("a", Broken::Cycle)]);
        let cycle = [("b", Broken::Cycle), ("c", Broken::Cycle)];
        check(
            &[("a", "q", "b"), ("b", "q", "c"), ("c", "q", "b"), ("d", "q", "a")],
            &cycle,
        );
    }
}
