//! Which words of an old version are which of a new one.
//!
//! What both begin and end with is the same. So are stretches of eight words and signs that stand once in each, wherever they
//! have gone, with all that is equal around them (Heckel 1978, `DOI 10.1145/359460.359467`, with stretches for lines). Between
//! these the shortest edit script decides (Myers 1986, `DOI 10.1007/BF01840446`).

use super::tokens::{Token, mixed};
use crate::domain::order;

/// Tokens of a stretch that is the same in both versions if it stands once in each.
const STRETCH: usize = 8;

/// Edits in one gap after which it is given up: what stands in it is then looked for one by one. Memory grows with the
/// square: 4 MB.
const EDITS: usize = 1_000;

/// Stands for no partner.
pub(super) const NONE: u32 = u32::MAX;

/// The partner of each token in the other version.
pub(super) struct Pairs {
    pub to_new: Vec<u32>,
    pub to_old: Vec<u32>,
}

impl Pairs {
    pub(super) fn of(old: &[Token], new: &[Token]) -> Self {
        let mut pairs = Self {
            to_new: vec![NONE; old.len()],
            to_old: vec![NONE; new.len()],
        };
        pairs.forward(old, new, 0, 0);
        pairs.backward(old, new, old.len(), new.len());
        for (a, b) in common_stretches(old, new) {
            if pairs.free(a, b) {
                pairs.forward(old, new, a, b);
                pairs.backward(old, new, a, b);
            }
        }
        let mut a = 0;
        while a < old.len() {
            if pairs.to_new[a] == NONE {
                let end = end_of_run(&pairs.to_new, a);
                pairs.fill(old, new, a, end);
                a = end;
            } else {
                a += 1;
            }
        }
        pairs
    }

    /// The new place of the old token `a`.
    pub(super) fn new_of(&self, a: usize) -> Option<usize> {
        self.to_new.get(a).filter(|&&b| b != NONE).map(|&b| b as usize)
    }

    /// The old place of the new token `b`.
    pub(super) fn old_of(&self, b: usize) -> Option<usize> {
        self.to_old.get(b).filter(|&&a| a != NONE).map(|&a| a as usize)
    }

    fn free(&self, a: usize, b: usize) -> bool {
        self.to_new.get(a) == Some(&NONE) && self.to_old.get(b) == Some(&NONE)
    }

    fn join(&mut self, a: usize, b: usize) {
        if let (Ok(old), Ok(new)) = (u32::try_from(a), u32::try_from(b)) {
            self.to_new[a] = new;
            self.to_old[b] = old;
        }
    }

    fn forward(&mut self, old: &[Token], new: &[Token], mut a: usize, mut b: usize) {
        while self.free(a, b) && old[a].says == new[b].says {
            self.join(a, b);
            (a, b) = (a + 1, b + 1);
        }
    }

    fn backward(&mut self, old: &[Token], new: &[Token], mut a: usize, mut b: usize) {
        while a > 0 && b > 0 && self.free(a - 1, b - 1) && old[a - 1].says == new[b - 1].says {
            (a, b) = (a - 1, b - 1);
            self.join(a, b);
        }
    }

    /// Pairs what it can between the old tokens `a..end`, which have no partner, and those that have none behind the
    /// partner of what stands before, or else before the partner of what stands behind.
    fn fill(&mut self, old: &[Token], new: &[Token], a: usize, end: usize) {
        let behind = match a.checked_sub(1) {
            Some(before) => self.new_of(before).map(|b| b + 1),
            None => Some(0),
        };
        let before = if end == old.len() {
            Some(new.len())
        } else {
            self.new_of(end)
        };
        let mut gap = behind.map_or((0, 0), |b| (b, end_of_run(&self.to_old, b)));
        if gap.0 == gap.1
            && let Some(until) = before
        {
            let mut from = until;
            while from > 0 && self.to_old[from - 1] == NONE {
                from -= 1;
            }
            gap = (from, until);
        }
        for (x, y) in shortest(&old[a..end], &new[gap.0..gap.1]) {
            self.join(a + x, gap.0 + y);
        }
    }
}

/// Where the run of tokens without a partner ends that begins at `at`.
fn end_of_run(partners: &[u32], at: usize) -> usize {
    let run = partners.get(at..).unwrap_or_default();
    at + run.iter().position(|&partner| partner != NONE).unwrap_or(run.len())
}

/// Where stretches begin that stand once in each version.
fn common_stretches(old: &[Token], new: &[Token]) -> Vec<(usize, usize)> {
    let (old, new) = (lone_stretches(old), lone_stretches(new));
    let mut common = Vec::new();
    let mut rest = new.iter().peekable();
    for &(says, a) in &old {
        while rest.next_if(|(other, _)| *other < says).is_some() {}
        if let Some(&(_, b)) = rest.next_if(|(other, _)| *other == says) {
            common.push((a as usize, b as usize));
        }
    }
    order::sort_by(&mut common, Ord::cmp);
    common
}

/// What the stretches say that stand once, and where they begin; in the order of what they say.
fn lone_stretches(tokens: &[Token]) -> Vec<(u64, u32)> {
    let mut all = Vec::new();
    for (at, stretch) in (0_u32..).zip(tokens.windows(STRETCH)) {
        let says = stretch.iter().fold(0, |sum, token| mixed(sum, token.says));
        all.push((says, at));
    }
    order::sort_by(&mut all, Ord::cmp);
    let mut lone = Vec::new();
    for (nth, one) in all.iter().enumerate() {
        let like = |other: Option<&(u64, u32)>| other.is_some_and(|other| other.0 == one.0);
        if !like(nth.checked_sub(1).and_then(|before| all.get(before))) && !like(all.get(nth + 1)) {
            lone.push(*one);
        }
    }
    lone
}

/// The tokens that the shortest edit script keeps; none if there are too many edits.
fn shortest(old: &[Token], new: &[Token]) -> Vec<(usize, usize)> {
    let mut kept = Vec::new();
    if old.is_empty() || new.is_empty() {
        return kept;
    }
    // How far down each diagonal (old less new) one comes with so many edits; diagonals counted from -edits in steps of two.
    let mut rows: Vec<Vec<u32>> = Vec::new();
    let most = EDITS.min(old.len() + new.len());
    let far = |row: &[u32], nth: usize| row.get(nth).map_or(0, |&a| a as usize);
    for edits in 0..=most {
        let mut row = Vec::with_capacity(edits + 1);
        for nth in 0..=edits {
            let before = rows.last().map_or(&[][..], Vec::as_slice);
            // Diagonal 2 * nth - edits: from the one below by leaving out an old token, or from the one above by a new one.
            let mut a = match edits {
                0 => 0,
                _ if nth == 0 => far(before, 0),
                _ if nth == edits => far(before, nth - 1) + 1,
                _ => (far(before, nth - 1) + 1).max(far(before, nth)),
            };
            let mut b = (a + edits).wrapping_sub(2 * nth);
            while let (Some(one), Some(other)) = (old.get(a), new.get(b))
                && one.says == other.says
            {
                (a, b) = (a + 1, b + 1);
            }
            row.push(u32::try_from(a).unwrap_or(u32::MAX));
            if a == old.len() && b == new.len() {
                rows.push(row);
                trace(&rows, nth, (a, b), &mut kept);
                return kept;
            }
        }
        rows.push(row);
    }
    kept
}

/// Goes back through the edits from `(a, b)` on the diagonal `nth` of the last row, and takes down what was kept.
fn trace(rows: &[Vec<u32>], mut nth: usize, (mut a, mut b): (usize, usize), kept: &mut Vec<(usize, usize)>) {
    for edits in (0..rows.len()).rev() {
        let before = edits.checked_sub(1).and_then(|edits| rows.get(edits));
        let far = |nth: usize| before.and_then(|row| row.get(nth)).map_or(0, |&a| a as usize);
        let left_out = nth > 0 && (nth == edits || far(nth - 1) + 1 >= far(nth));
        let start = match () {
            () if edits == 0 => 0,
            () if left_out => far(nth - 1) + 1,
            () => far(nth),
        };
        while a > start {
            (a, b) = (a - 1, b - 1);
            kept.push((a, b));
        }
        if edits == 0 {
            break;
        }
        if left_out {
            (a, nth) = (a - 1, nth - 1);
        } else {
            b -= 1;
        }
    }
}
