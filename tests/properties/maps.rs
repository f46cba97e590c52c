//! The shared map does what a plain map does.

use std::collections::BTreeMap;

use pressmark::domain::shared_map::SharedMap;
use proptest::collection::vec;
use proptest::prelude::*;

/// Keys in a row get a value, or are taken out. Rows fill chunks until they are split, and empty them again.
#[derive(Clone, Debug)]
struct Row {
    first: u16,
    count: u16,
    value: Option<u8>,
}

impl Row {
    fn steps(&self) -> impl Iterator<Item = (u16, Option<u8>)> {
        let value = self.value;
        (self.first..self.first + self.count).map(move |key| (key, value))
    }
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let count = prop_oneof![Just(1_u16), 1_u16..300];
    let row = (0_u16..400, count, any::<Option<u8>>()).prop_map(|(first, count, value)| Row { first, count, value });
    vec(row, 0..30)
}

proptest! {
    #[test]
    fn a_shared_map_is_a_map(rows in rows()) {
        let (mut map, mut plain) = (SharedMap::default(), BTreeMap::new());
        let mut earlier = (map.clone(), plain.clone());
        let steps: Vec<_> = rows.iter().flat_map(Row::steps).collect();
        let middle = steps.len() / 2;
        for (nth, (key, value)) in steps.into_iter().enumerate() {
            match value {
                Some(value) => prop_assert_eq!(map.insert(key, value), plain.insert(key, value)),
                None => prop_assert_eq!(map.remove(&key), plain.remove(&key)),
            }
            prop_assert_eq!(map.get(&key), plain.get(&key));
            prop_assert_eq!(map.len(), plain.len());
            if nth == middle {
                earlier = (map.clone(), plain.clone());
            }
        }
        prop_assert!(map.iter().eq(plain.iter()));
        prop_assert!(map.iter().rev().eq(plain.iter().rev()));
        prop_assert_eq!(map.is_empty(), plain.is_empty());
        prop_assert!(earlier.0.iter().eq(earlier.1.iter()), "a clone was changed with the original");
    }

    #[test]
    fn two_shared_maps_are_equal_if_their_entries_are(rows in rows(), odd in any::<bool>()) {
        let (mut map, mut plain) = (SharedMap::default(), BTreeMap::new());
        for (key, value) in rows.iter().flat_map(Row::steps) {
            match value {
                Some(value) => drop((map.insert(key, value), plain.insert(key, value))),
                None => drop((map.remove(&key), plain.remove(&key))),
            }
        }
        let mut filled = SharedMap::default();
        for (key, value) in plain.iter().rev() {
            filled.insert(*key, *value);
        }
        prop_assert!(map == filled, "filled in another order");
        if odd {
            filled.insert(999, 0);
        } else if let Some((key, value)) = plain.iter().next() {
            filled.insert(*key, value.wrapping_add(1));
        }
        prop_assert!((map == filled) == map.iter().eq(filled.iter()));
    }
}
