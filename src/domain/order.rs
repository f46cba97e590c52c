//! Sorting, once.
//!
//! Every type that the standard sort is used with adds about 7 KB to the wasm. Here it runs on numbers alone, whatever
//! is compared; a lint keeps the standard one out of the rest of the program (`clippy.toml`).

use std::cmp::Ordering;

/// Sorts `items` by `compare`; equal ones keep their order.
pub fn sort_by<T: Clone>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let sorted = order.into_iter().filter_map(|nth| items.get(nth).cloned()).collect();
    *items = sorted;
}

/// The numbers below `len` as `compare` orders what they stand for.
#[expect(clippy::disallowed_methods, reason = "the one place where the standard sort is used")]
fn order(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_and_keeps_equal_ones_in_order() {
        let mut words = vec!["pear", "fig", "kiwi", "nut", "apple"];
        sort_by(&mut words, |a, b| a.len().cmp(&b.len()));
        assert_eq!(words, ["fig", "nut", "pear", "kiwi", "apple"]);
    }
}
