//! The built-in article under random edits whose effect on every letter is known: what is placed stands on letters of its own.

use pressmark::domain::anchor::{Resolution, Resolver, Revision, describe};
use pressmark::domain::document::Article;
use pressmark::domain::text::{Offset, Range, Text, sentences, words};

const TEXT: &str = include_str!("../../content/guaido-pentagon.txt");

/// A letter, and which one of the old text it is; none if an edit brought it. A sentence that is said once more brings the
/// letters of the first one again, behind [`COPY`]: when the first one goes, the copy is what a reader would take for it.
type Letter = (char, Option<usize>);

const COPY: usize = 1 << 20;

/// Small numbers that look random, and are the same in every run (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % end as u64).expect("it is below a usize")
    }
}

fn plain(letters: &[Letter]) -> String {
    letters.iter().map(|(letter, _)| letter).collect()
}

fn all_sentences(text: &str) -> Vec<Range> {
    let article = Article::from_lines("drift", "en", text).expect("it has words");
    let blocks = article.blocks().iter();
    blocks
        .flat_map(|block| sentences(article.text(), block.range))
        .collect()
}

fn places(range: Range) -> std::ops::Range<usize> {
    range.start().get() as usize..range.end().get() as usize
}

/// One edit of the kinds that newsrooms make.
fn edit(letters: &mut Vec<Letter>, dice: &mut Dice) {
    let text = plain(letters);
    let found = all_sentences(&text);
    let one = places(found[dice.below(found.len())]);
    let other = places(found[dice.below(found.len())]);
    let foreign = |part: &[Letter]| part.iter().map(|(letter, _)| (*letter, None)).collect::<Vec<Letter>>();
    match dice.below(8) {
        0 => drop(letters.drain(one)),
        // Moved in front of another.
        1 if !one.contains(&other.start) => {
            let moved: Vec<Letter> = letters.drain(one.clone()).collect();
            let at = if other.start > one.start {
                other.start - one.len()
            } else {
                other.start
            };
            letters.splice(at..at, moved);
        }
        // Said once more elsewhere.
        2 if one != other => {
            let again = |(letter, old): &Letter| (*letter, old.map(|old| old % COPY + COPY));
            let copy: Vec<Letter> = letters[one].iter().map(again).collect();
            letters.splice(other.start..other.start, copy);
        }
        // A word is replaced by one of another sentence.
        3..=5 => {
            let whole = Text::new(text);
            let pick = |from: &std::ops::Range<usize>, dice: &mut Dice| {
                let offset = |at: usize| Offset::new(u32::try_from(at).expect("it is short"));
                let all = words(&whole, Range::between(offset(from.start), offset(from.end)));
                all.get(dice.below(all.len().max(1))).map(|word| places(*word))
            };
            if let (Some(old), Some(new)) = (pick(&one, dice), pick(&other, dice)) {
                let new = foreign(&letters[new]);
                letters.splice(old, new);
            }
        }
        // Two paragraphs become one, or one two.
        6 => {
            if let Some(at) = (one.start..letters.len()).find(|at| letters[*at].0 == '\n') {
                letters[at].0 = ' ';
            }
        }
        _ => {
            for letter in letters.iter_mut() {
                letter.0 = match letter.0 {
                    '"' => '“',
                    '’' => '\'',
                    same => same,
                };
            }
        }
    }
}

#[derive(Debug, Default, PartialEq)]
struct Tally {
    same: usize,
    near: usize,
    lost: usize,
    wrong: Vec<String>,
}

/// How many letters around `own` in the old text are also around the same words at `at` in `new`, at most 64 on each side.
fn around(new: &[Letter], at: usize, own: &std::ops::Range<usize>) -> usize {
    let old: Vec<char> = TEXT.trim_end().chars().collect();
    let same = |(a, b): (&char, &Letter)| plain(&[(*a, None)]) == plain(&[*b]);
    let before = old[..own.start]
        .iter()
        .rev()
        .zip(new[..at].iter().rev())
        .take(64)
        .take_while(|pair| same(*pair))
        .count();
    let behind = old[own.end..]
        .iter()
        .zip(new.iter().skip(at + own.len()))
        .take(64)
        .take_while(|pair| same(*pair))
        .count();
    before + behind
}

impl Tally {
    fn take(&mut self, how: &str, found: Resolution, marked: Range, new: &[Letter]) {
        let Some(place) = found.range() else {
            self.lost += 1;
            return;
        };
        match found {
            Resolution::Approximate(_) => self.near += 1,
            _ => self.same += 1,
        }
        let own = places(marked);
        let there = &new[places(place)];
        let touches = |copy: usize| {
            there
                .iter()
                .any(|(_, old)| old.is_some_and(|old| old >= copy && own.contains(&(old - copy))))
        };
        // Of two that are said in the same words, the one is right that more of the old surroundings are around.
        let first = (0..new.len()).find(|at| {
            own.clone()
                .map(Some)
                .eq(new[*at..].iter().take(own.len()).map(|(_, old)| *old))
        });
        let better = first.is_some_and(|first| around(new, first, &own) > around(new, places(place).start, &own) + 8);
        if !touches(0) && (!touches(COPY) || better) {
            let before: String = TEXT.chars().skip(own.start).take(own.len()).collect();
            let near = |at: usize| plain(&new[at.saturating_sub(70)..(at + own.len() + 70).min(new.len())]);
            self.wrong.push(format!(
                "{how}: {before:?} -> {found:?} in {:?} and not in {:?}",
                near(places(place).start),
                first.map(near)
            ));
        }
    }
}

/// `PRESSMARK_RUNS=1500 cargo test --test anchoring drift` takes a minute and a half; see docs/anchoring.md.
#[test]
fn what_is_placed_after_random_edits_stands_on_letters_of_its_own() {
    let rounds: u64 = std::env::var("PRESSMARK_RUNS")
        .ok()
        .and_then(|runs| runs.parse().ok())
        .unwrap_or(60);
    let old = Text::new(TEXT);
    let (mut by_text, mut by_words) = (Tally::default(), Tally::default());
    for seed in 0..rounds {
        let dice = &mut Dice(seed);
        let mut letters: Vec<Letter> = TEXT
            .trim_end()
            .chars()
            .enumerate()
            .map(|(at, letter)| (letter, Some(at)))
            .collect();
        for _ in 0..=dice.below(6) {
            edit(&mut letters, dice);
        }
        let new = Text::new(plain(&letters));
        let (revision, resolver) = (Revision::new(&old, &new), Resolver::new(&new));
        let mut marks = all_sentences(TEXT);
        for nth in 0..marks.len() {
            let inside = words(&old, marks[nth]);
            let first = dice.below(inside.len());
            let last = (first + dice.below(6)).min(inside.len() - 1);
            marks.push(inside[first].union(inside[last]));
        }
        for mark in marks {
            by_text.take("by the text", revision.carry(mark), mark, &letters);
            let quote = describe(&old, mark).expect("it is in the text");
            by_words.take("by the words", resolver.resolve(Some(mark), &quote), mark, &letters);
        }
    }
    assert!(
        by_text.wrong.is_empty() && by_words.wrong.is_empty(),
        "{by_text:#?}\n{by_words:#?}"
    );
    // Not by giving up: most of the words are still there.
    assert!(
        by_text.lost * 8 < by_text.same,
        "{} of {} lost",
        by_text.lost,
        by_text.same
    );
}
