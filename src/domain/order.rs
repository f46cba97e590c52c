//! Sorting, once.
//!
//! Every type that the standard sort is used with adds about 7 KB to the wasm. Here it runs on numbers alone, whatever
//! is compared; a lint keeps the standard one out of the rest of the program (`clippy.toml`).

use std::cmp::Ordering;

/// Sorts `items` by `compare`; equal ones keep their order.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut places = places(items.len(), &|a, b| compare(&items[a], &items[b]));
    settle(&mut places, &mut |a, b| items.swap(a, b));
}

/// Where each of the numbers below `len` belongs, as `compare` orders what they stand for.
#[expect(clippy::disallowed_methods, reason = "the one place where the standard sort is used")]
fn places(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    order.sort_by(|a, b| compare(*a, *b));
    let mut places = vec![0; len];
    for (place, nth) in order.into_iter().enumerate() {
        places[nth] = place;
    }
    places
}

/// Swaps until everything is where `places` says; each swap puts one at its place for good.
fn settle(places: &mut [usize], swap: &mut dyn FnMut(usize, usize)) {
    for nth in 0..places.len() {
        while places[nth] != nth {
            let place = places[nth];
            swap(nth, place);
            places.swap(nth, place);
        }
    }
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

    #[test]
    fn sorts_many_that_stand_anywhere() {
        let mut numbers: Vec<u32> = (0..1_000).map(|nth| nth * 7_919 % 1_000).collect();
        sort_by(&mut numbers, Ord::cmp);
        assert!(numbers.iter().copied().eq(0..1_000));
        sort_by(&mut numbers, |a, b| b.cmp(a));
        assert!(numbers.iter().copied().eq((0..1_000).rev()));
    }
}
