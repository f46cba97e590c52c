//! Where about the same letters stand: edit distance by words of 64 bits.
//!
//! Myers (1999) in the blockwise form of Hyyrö (2003), `DOI 10.1145/316542.316550`: one step a letter of the text and 64
//! letters of the pattern.

/// A pattern, prepared.
struct Pattern {
    length: usize,
    /// Words of 64 bits a letter of the alphabet.
    blocks: usize,
    /// The pattern's letters, each once.
    alphabet: Vec<char>,
    /// Open addressing: 0, or 1 and the place in `alphabet`.
    slots: Vec<u32>,
    /// For each letter of the alphabet where it stands in the pattern, then for any other letter: nowhere.
    stands: Vec<u64>,
}

impl Pattern {
    fn new(letters: impl Iterator<Item = char> + Clone) -> Self {
        let length = letters.clone().count();
        let blocks = length.div_ceil(64).max(1);
        let mut new = Self {
            length,
            blocks,
            alphabet: Vec::new(),
            slots: vec![0; (2 * length).next_power_of_two().max(2)],
            stands: Vec::new(),
        };
        for (nth, c) in letters.enumerate() {
            let slot = new.slot(c);
            if new.slots[slot] == 0 {
                new.alphabet.push(c);
                new.slots[slot] = u32::try_from(new.alphabet.len()).unwrap_or(u32::MAX);
                new.stands.resize(new.alphabet.len() * blocks, 0);
            }
            let row = (new.slots[slot] as usize - 1) * blocks;
            new.stands[row + nth / 64] |= 1 << (nth % 64);
        }
        new.stands.resize((new.alphabet.len() + 1) * blocks, 0);
        new
    }

    /// The slot of `c`, or the free one where it belongs. There are twice as many slots as letters.
    fn slot(&self, c: char) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = (c as usize).wrapping_mul(0x9e37_79b1) >> 7 & mask;
        while let Some(&taken) = self.slots.get(slot) {
            if taken == 0 || self.alphabet.get(taken as usize - 1) == Some(&c) {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }

    /// Goes through `text` and gives, behind each letter, the distance between the pattern and the stretch that ends there:
    /// from its best beginning, or from the start of the text if it is `anchored`.
    fn scan(&self, text: &mut dyn Iterator<Item = char>, anchored: bool, each: &mut dyn FnMut(usize)) {
        let mut columns = vec![(!0_u64, 0_u64); self.blocks];
        let mut distance = self.length;
        let last = 1 << ((self.length + 63) % 64);
        for c in text {
            let row = match self.slots[self.slot(c)] {
                0 => self.alphabet.len(),
                nth => nth as usize - 1,
            };
            let stands = &self.stands[row * self.blocks..];
            // What comes in from above: the text's letters before the stretch are free, or each costs one.
            let (mut up, mut down) = (anchored, false);
            for (nth, column) in columns.iter_mut().enumerate() {
                let (plus, minus) = *column;
                let equal = stands[nth];
                let vertical = equal | minus;
                let equal = equal | u64::from(down);
                let horizontal = ((equal & plus).wrapping_add(plus) ^ plus) | equal;
                let (rises, falls) = (minus | !(horizontal | plus), plus & horizontal);
                let top = if nth + 1 == self.blocks { last } else { 1 << 63 };
                let (higher, lower) = (rises & top != 0, falls & top != 0);
                let rises = rises << 1 | u64::from(up);
                let falls = falls << 1 | u64::from(down);
                *column = (falls | !(vertical | rises), rises & vertical);
                (up, down) = (higher, lower);
            }
            distance = distance + usize::from(up) - usize::from(down);
            each(distance);
        }
    }
}

/// A place where about the same letters stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Near {
    /// The first letter.
    pub start: usize,
    /// Behind the last letter.
    pub end: usize,
    /// Letters to insert, leave out or replace.
    pub distance: usize,
}

/// How many letters must be inserted, left out or replaced to make `b` of `a`.
pub(super) fn distance(a: &[char], b: &[char]) -> usize {
    if a.is_empty() {
        return b.len();
    }
    let mut found = a.len();
    Pattern::new(a.iter().copied()).scan(&mut b.iter().copied(), true, &mut |distance| found = distance);
    found
}

/// The steps that [`near`] takes.
pub(super) fn steps(pattern: &[char], text: &[char]) -> u64 {
    2 * (text.len() as u64) * (pattern.len().div_ceil(64) as u64)
}

/// All places in `text` that differ from `pattern` by at most `most` letters; of those that overlap much, the best.
pub(super) fn near(pattern: &[char], text: &[char], most: usize) -> Vec<Near> {
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut end = 0;
    let apart = pattern.len() / 2;
    Pattern::new(pattern.iter().copied()).scan(&mut text.iter().copied(), false, &mut |distance| {
        end += 1;
        if distance > most {
            return;
        }
        match ends.last_mut() {
            Some(last) if end <= last.0 + apart => {
                if distance < last.1 {
                    *last = (end, distance);
                }
            }
            _ => ends.push((end, distance)),
        }
    });
    let backwards = Pattern::new(pattern.iter().rev().copied());
    let mut found = Vec::new();
    for (end, distance) in ends {
        let reach = end.min(pattern.len() + most);
        let (mut length, mut best) = (0, None);
        let before = &text[end - reach..end];
        backwards.scan(&mut before.iter().rev().copied(), true, &mut |distance| {
            length += 1;
            if best.is_none_or(|(_, least)| distance < least) {
                best = Some((length, distance));
            }
        });
        if let Some((length, _)) = best {
            found.push(Near {
                start: end - length,
                end,
                distance,
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(words: &str) -> Vec<char> {
        words.chars().collect()
    }

    /// The table of Wagner and Fischer, as an oracle.
    fn plain(a: &[char], b: &[char]) -> usize {
        let mut row: Vec<usize> = (0..=b.len()).collect();
        for (i, x) in a.iter().enumerate() {
            let mut corner = row[0];
            row[0] = i + 1;
            for (j, y) in b.iter().enumerate() {
                let above = row[j + 1];
                row[j + 1] = (corner + usize::from(x != y)).min(above + 1).min(row[j] + 1);
                corner = above;
            }
        }
        row[b.len()]
    }

    #[test]
    fn distances_are_those_of_the_table() {
        let long =
            "Guaido said at a Saturday rally in the capital Caracas that he had instructed his envoy. ".repeat(3);
        let changed = long.replace("Saturday", "Sunday").replace("had", "has") + "x";
        for (a, b) in [
            ("", ""),
            ("a", ""),
            ("", "abc"),
            ("kitten", "sitting"),
            (&long, &changed),
            ("👩é日", "日é"),
        ] {
            let (a, b) = (letters(a), letters(b));
            assert_eq!(distance(&a, &b), plain(&a, &b));
            assert_eq!(distance(&b, &a), plain(&b, &a));
        }
    }

    #[test]
    fn near_places_are_found_with_both_edges() {
        let text = letters("He left. More than 120 people were hurt in the violence. She stayed.");
        let found = near(&letters("More than 100 people were hurt"), &text, 5);
        let expected = Near {
            start: 9,
            end: 39,
            distance: 1,
        };
        assert_eq!(found, [expected]);
        assert_eq!(near(&letters("something else entirely"), &text, 5), []);
    }
}
