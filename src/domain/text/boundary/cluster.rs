//! Which code points are one grapheme cluster with the one before them (UAX 29, extended clusters).
//!
//! The crates that know this bring five times the size into the browser, so the app has a table of its own. A test
//! holds it against such a crate.

mod table;

use table::RUNS;

/// What UAX 29 needs to know of a code point: `Grapheme_Cluster_Break` with the two properties its rules add.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Other,
    Control,
    Extend,
    /// An `Extend` that makes one of the Indic consonants around it.
    Linker,
    SpacingMark,
    Prepend,
    Pictographic,
    Regional,
    /// An Indic consonant.
    Consonant,
    Zwj,
    /// An `Extend` that keeps Indic consonants apart.
    NonJoiner,
    HangulL,
    HangulV,
    HangulT,
    HangulLv,
    HangulLvt,
}

/// The classes in the order of their numbers in the table.
const CLASSES: [Class; 16] = [
    Class::Other,
    Class::Control,
    Class::Extend,
    Class::Linker,
    Class::SpacingMark,
    Class::Prepend,
    Class::Pictographic,
    Class::Regional,
    Class::Consonant,
    Class::Zwj,
    Class::NonJoiner,
    Class::HangulL,
    Class::HangulV,
    Class::HangulT,
    Class::HangulLv,
    Class::HangulLvt,
];

/// How many runs of the table stand for one code point of [`STARTS`].
const STRIDE: usize = 32;

/// Where each stride of runs begins, so that a look-up adds up few of them.
static STARTS: [u32; RUNS.len().div_ceil(STRIDE)] = {
    let mut starts = [0; RUNS.len().div_ceil(STRIDE)];
    let (mut nth, mut at) = (0, 0);
    while nth < RUNS.len() {
        if nth.is_multiple_of(STRIDE) {
            starts[nth / STRIDE] = at;
        }
        at += (RUNS[nth] >> 4) as u32;
        nth += 1;
    }
    starts
};

impl Class {
    /// The class of `c`.
    pub(super) fn of(c: char) -> Class {
        let code = u32::from(c);
        match code {
            0x20..=0x7e => return Class::Other,
            // Only the first of each 28 syllables ends in a vowel; the table has them all as one run.
            0xac00..=0xd7a3 if !(code - 0xac00).is_multiple_of(28) => return Class::HangulLvt,
            0xe0020..=0xe007f | 0xe0100..=0xe01ef => return Class::Extend,
            0xe0000..=0xe0fff => return Class::Control,
            _ => {}
        }
        let stride = STARTS.partition_point(|&start| start <= code).saturating_sub(1);
        let mut end = STARTS.get(stride).copied().unwrap_or_default();
        let mut runs = RUNS.get(stride * STRIDE..).unwrap_or_default().iter();
        let run = runs.find(|&run| {
            end += u32::from(run >> 4);
            code < end
        });
        run.map_or(Class::Other, |run| CLASSES[usize::from(run & 15)])
    }

    /// Whether it only ever continues what stands before it.
    pub(super) fn is_mark(self) -> bool {
        matches!(
            self,
            Class::Extend | Class::Linker | Class::SpacingMark | Class::Zwj | Class::NonJoiner
        )
    }
}

/// Whether two neighbours are one cluster.
enum Join {
    No,
    Yes,
    /// Two consonants are, behind a consonant and a linker.
    Conjunct,
    /// Two pictures are, by a joiner.
    Picture,
    /// Two regional indicators are, if the first is not the second of a flag.
    Flag,
}

/// What `before` and `behind` say by themselves. Unlike UAX 29 this parts `\r` from `\n`, as lines do here.
fn join(before: Class, behind: Class) -> Join {
    use Class::{Control, HangulL, HangulLv, HangulLvt, HangulT, HangulV, Prepend};
    match (before, behind) {
        (Control, _) | (_, Control) => Join::No,
        (Prepend, _)
        | (HangulL, HangulL | HangulV | HangulLv | HangulLvt)
        | (HangulLv | HangulV, HangulV | HangulT)
        | (HangulLvt | HangulT, HangulT) => Join::Yes,
        (_, mark) if mark.is_mark() => Join::Yes,
        (Class::Extend | Class::Linker | Class::Zwj, Class::Consonant) => Join::Conjunct,
        (Class::Zwj, Class::Pictographic) => Join::Picture,
        (Class::Regional, Class::Regional) => Join::Flag,
        _ => Join::No,
    }
}

/// Walks through a text, code point by code point, and tells where clusters begin.
#[derive(Default)]
pub(crate) struct Clusters {
    before: Option<Class>,
    /// A consonant, and only marks since.
    consonant: bool,
    /// A linker among those marks.
    linked: bool,
    /// A picture, and only marks since.
    picture: bool,
    /// A joiner, and such a picture before it.
    joined: bool,
    /// A regional indicator that waits for its second.
    half_flag: bool,
}

impl Clusters {
    /// Whether `c`, the next code point of the text, begins a cluster.
    pub(crate) fn begins(&mut self, c: char) -> bool {
        let class = Class::of(c);
        let one = self.before.is_some_and(|before| match join(before, class) {
            Join::No => false,
            Join::Yes => true,
            Join::Conjunct => self.linked,
            Join::Picture => self.joined,
            Join::Flag => self.half_flag,
        });
        let inner = matches!(class, Class::Extend | Class::Linker | Class::Zwj);
        self.linked = self.consonant && inner && (self.linked || class == Class::Linker);
        self.consonant = class == Class::Consonant || self.consonant && inner;
        self.joined = self.picture && class == Class::Zwj;
        let extends = matches!(class, Class::Extend | Class::Linker | Class::NonJoiner);
        self.picture = class == Class::Pictographic || self.picture && extends;
        self.half_flag = class == Class::Regional && !self.half_flag;
        self.before = Some(class);
        !one
    }
}

/// The cluster of `words` that has `at` strictly inside it: where it begins and ends. Unit: bytes.
pub(super) fn cluster_cut_at(words: &str, at: usize) -> Option<(usize, usize)> {
    let (before, _) = words.split_at_checked(at)?;
    // Back to where two neighbours say by themselves that a cluster begins, and from there on.
    let mut behind = Class::of(words[at..].chars().next()?);
    let mut start = at;
    for (found, c) in before.char_indices().rev() {
        let class = Class::of(c);
        if matches!(join(class, behind), Join::No) {
            break;
        }
        (behind, start) = (class, found);
    }
    let mut clusters = Clusters::default();
    let mut from = start;
    for (found, c) in words[start..].char_indices() {
        if clusters.begins(c) {
            if at <= start + found {
                return (from < at && at < start + found).then_some((from, start + found));
            }
            from = start + found;
        }
    }
    (from < at).then_some((from, words.len()))
}

#[cfg(test)]
mod tests;
