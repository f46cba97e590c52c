//! A sorted map that is cheap to clone and to change a little.
//!
//! The state is cloned at every act, with up to tens of thousands of entries. Entries live in chunks that clones
//! share; a change copies one chunk and the list of chunks. A persistent B-tree does the same in 30 KB of wasm more
//! (`imbl`, measured), and the first visit has a budget.

use std::rc::Rc;

/// How many entries a chunk has at most. A change copies one chunk and one pointer for each chunk, so this is near the
/// square root of the largest maps expected.
const CHUNK: usize = 128;

/// Some entries in a row, shared by the clones that have them.
type Chunk<K, V> = Rc<Vec<(K, V)>>;

/// A map from `K` to `V` in the order of the keys. Invariants: no chunk is empty; keys rise strictly through all chunks.
#[derive(Clone, Debug)]
pub struct SharedMap<K, V> {
    chunks: Rc<Vec<Chunk<K, V>>>,
    len: usize,
}

impl<K: PartialEq, V: PartialEq> PartialEq for SharedMap<K, V> {
    /// The same entries, however they came to lie in chunks.
    fn eq(&self, other: &Self) -> bool {
        fn entries<K, V>(map: &SharedMap<K, V>) -> impl Iterator<Item = &(K, V)> {
            map.chunks.iter().flat_map(|chunk| chunk.iter())
        }
        let same = Rc::ptr_eq(&self.chunks, &other.chunks);
        same || (self.len == other.len && entries(self).eq(entries(other)))
    }
}

impl<K: Eq, V: Eq> Eq for SharedMap<K, V> {}

impl<K, V> Default for SharedMap<K, V> {
    fn default() -> Self {
        Self {
            chunks: Rc::default(),
            len: 0,
        }
    }
}

impl<K: Ord + Clone, V: Clone> SharedMap<K, V> {
    /// How many entries there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The entries in the order of their keys.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        self.chunks
            .iter()
            .flat_map(|chunk| chunk.iter().map(|(key, value)| (key, value)))
    }

    /// The value of `key`.
    #[must_use]
    pub fn get(&self, key: &K) -> Option<&V> {
        let (nth, place) = self.find(key);
        let (_, value) = self.chunks.get(nth)?.get(place.ok()?)?;
        Some(value)
    }

    /// Sets the value of `key`; gives the one it had.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        let (nth, place) = self.find(&key);
        let chunks = Rc::make_mut(&mut self.chunks);
        if chunks.is_empty() {
            chunks.push(Rc::default());
        }
        let chunk = Rc::make_mut(&mut chunks[nth]);
        match place {
            Ok(place) => Some(std::mem::replace(&mut chunk[place].1, value)),
            Err(place) => {
                chunk.insert(place, (key, value));
                self.len += 1;
                if chunk.len() > CHUNK {
                    let behind = chunk.split_off(CHUNK / 2);
                    chunks.insert(nth + 1, Rc::new(behind));
                }
                None
            }
        }
    }

    /// Takes `key` out; gives the value it had.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        let (nth, place) = self.find(key);
        let place = place.ok()?;
        let chunks = Rc::make_mut(&mut self.chunks);
        let (_, value) = Rc::make_mut(chunks.get_mut(nth)?).remove(place);
        if chunks[nth].is_empty() {
            chunks.remove(nth);
        }
        self.len -= 1;
        Some(value)
    }

    /// The chunk in which `key` is or belongs, and its place there.
    fn find(&self, key: &K) -> (usize, Result<usize, usize>) {
        let starts_by = |chunk: &Chunk<K, V>| chunk.first().is_some_and(|(first, _)| first <= key);
        let nth = self.chunks.partition_point(starts_by).saturating_sub(1);
        let place = self
            .chunks
            .get(nth)
            .map_or(Err(0), |chunk| chunk.binary_search_by(|(known, _)| known.cmp(key)));
        (nth, place)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// Numbers that look random and are the same every time.
    fn numbers(mut seed: u32) -> impl Iterator<Item = u32> {
        std::iter::repeat_with(move || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            seed >> 16
        })
    }

    #[test]
    fn does_what_a_b_tree_map_does() {
        let mut map = SharedMap::default();
        let mut plain = BTreeMap::new();
        for (step, number) in numbers(7).take(20_000).enumerate() {
            let key = number % 3_000;
            if number % 3 == 0 {
                assert_eq!(map.remove(&key), plain.remove(&key));
            } else {
                assert_eq!(map.insert(key, step), plain.insert(key, step));
            }
            assert_eq!(map.len(), plain.len());
            assert_eq!(map.get(&key), plain.get(&key));
        }
        assert!(map.iter().eq(plain.iter()));
    }

    #[test]
    fn a_clone_is_not_changed_with_the_original() {
        let mut map = SharedMap::default();
        for key in 0..1_000 {
            map.insert(key, key);
        }
        let before = map.clone();
        map.insert(500, 0);
        map.remove(&501);
        assert_eq!(
            (before.get(&500), before.get(&501), before.len()),
            (Some(&500), Some(&501), 1_000)
        );
    }
}
