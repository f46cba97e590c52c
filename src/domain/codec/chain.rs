//! Fragments of interrupted quotations: which `continues` can stand.

use super::index::Index;
use crate::domain::annotation::{Annotation, AnnotationId, LabelId};
use crate::domain::messages::{Message, file as msg};

/// An annotation as far as chains go: its id, its label, and which one it continues.
pub(super) type Fragment<'a> = (&'a AnnotationId, &'a LabelId, Option<&'a AnnotationId>);

/// What of `annotation` matters here.
pub(super) const fn fragment(annotation: &Annotation) -> Fragment<'_> {
    (&annotation.id, &annotation.label, annotation.continues.as_ref())
}

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
    pub(super) const fn words(self) -> Message {
        match self {
            Self::Nobody => msg::NOBODY,
            Self::OtherLabel => msg::OTHER_LABEL,
            Self::Cycle => msg::CYCLE,
        }
    }
}

/// For each fragment why its `continues` cannot stand; `None` where it can or there is none. Those that lead into a cycle
/// without being on it may keep theirs.
pub(super) fn broken(fragments: &[Fragment<'_>]) -> Vec<Option<Broken>> {
    let mut ids = Vec::new();
    for (id, ..) in fragments {
        ids.push(id.shared());
    }
    let index = Index::new(ids);
    let mut broken = vec![None; fragments.len()];
    // The place of the fragment that each continues, where that is not broken already.
    let mut earlier = vec![None; fragments.len()];
    for (nth, (_, label, continues)) in fragments.iter().enumerate() {
        let Some(continues) = continues else { continue };
        match index.get(continues.as_str()) {
            None => broken[nth] = Some(Broken::Nobody),
            Some(other) if fragments[other].1 != *label => broken[nth] = Some(Broken::OtherLabel),
            Some(other) => earlier[nth] = Some(other),
        }
    }
    // Each is walked over once: what an earlier walk has seen is known to end, or to be a cycle already named.
    let mut seen_by = vec![None; fragments.len()];
    for walk in 0..fragments.len() {
        let mut at = walk;
        while seen_by[at].is_none() {
            seen_by[at] = Some(walk);
            at = earlier[at].unwrap_or(at);
        }
        // A chain's first fragment stays where it is: it leads nowhere, and is no cycle.
        let mut on_cycle = earlier[at].filter(|_| seen_by[at] == Some(walk));
        while let Some(next) = on_cycle.filter(|next| broken[*next].is_none()) {
            broken[next] = Some(Broken::Cycle);
            on_cycle = earlier[next];
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
        let fragments: Vec<_> = owned
            .iter()
            .map(|(one, kind, next)| (one, kind, next.as_ref()))
            .collect();
        let named = chain
            .iter()
            .zip(broken(&fragments))
            .filter_map(|((one, ..), why)| Some((*one, why?)));
        assert_eq!(named.collect::<Vec<_>>(), expected, "{chain:?}");
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
        let cycle = [("c", Broken::Cycle), ("b", Broken::Cycle)];
        check(&[("d", "q", "b"), ("c", "q", "b"), ("b", "q", "c")], &cycle);
    }
}
