//! What each block of the article shows: its runs, and the cards of the annotations that begin in it.

use std::rc::Rc;

use super::{AnnotationSet, coverage};
use crate::domain::annotation::{Annotation, Span};
use crate::domain::document::{Article, Block};
use crate::domain::order;
use crate::domain::segment::{Run, runs};
use crate::domain::text::{Offset, Range};

/// One block as it is drawn. Two equal blocks look the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageBlock {
    /// Its number in the article.
    pub index: usize,
    /// What it is and where.
    pub block: Block,
    /// Where the dateline ends, if this block begins with one.
    pub dateline: Option<Offset>,
    /// The annotations over it, in text order. They may reach beyond it.
    pub spans: Vec<Span>,
    /// Its text cut into runs, with their words.
    pub runs: Vec<(Run, Rc<str>)>,
    /// How many of its code points are seen, and how many of those an annotation is over.
    pub coverage: coverage::Coverage,
}

/// The annotations that begin in one block, in text order.
pub type Cards = Rc<Vec<Rc<Annotation>>>;

/// The article with its annotations, block by block. Cheap to clone; an edit replaces only what it touches.
#[derive(Clone, Debug, Default)]
pub struct Page {
    blocks: Rc<Vec<Rc<PageBlock>>>,
    cards: Rc<Vec<Cards>>,
    orphans: Cards,
}

impl Page {
    /// The page of `article` with `annotations`.
    #[must_use]
    pub fn new(article: &Article, annotations: &AnnotationSet) -> Self {
        let count = article.blocks().len();
        let mut spans: Vec<Vec<Span>> = vec![Vec::new(); count];
        let mut cards: Vec<Vec<Rc<Annotation>>> = vec![Vec::new(); count];
        let mut orphans = Vec::new();
        for annotation in annotations.iter() {
            let Some(span) = annotation.span() else {
                orphans.push(annotation.clone());
                continue;
            };
            let touched = article.blocks_in(span.range);
            if let Some(list) = cards.get_mut(touched.start) {
                list.push(annotation.clone());
            }
            for slot in spans.get_mut(touched).unwrap_or_default() {
                slot.push(span.clone());
            }
        }
        let dateline = article.dateline();
        let blocks = article
            .blocks()
            .iter()
            .zip(spans)
            .enumerate()
            .map(|(index, (block, mut spans))| {
                order::sort_by(&mut spans, |a, b| text_order(a).cmp(&text_order(b)));
                Rc::new(PageBlock::new(
                    article,
                    index,
                    *block,
                    dateline_in(dateline, *block),
                    spans,
                ))
            });
        let sorted = |mut list: Vec<Rc<Annotation>>| {
            order::sort_by(&mut list, |a, b| card_order(a).cmp(&card_order(b)));
            Rc::new(list)
        };
        Self {
            blocks: Rc::new(blocks.collect()),
            cards: Rc::new(cards.into_iter().map(sorted).collect()),
            orphans: Rc::new(orphans),
        }
    }

    /// This page with those annotations alone that `keep` takes. A block or a group of cards that looks as it does
    /// here or in `before` is the very same one.
    #[must_use]
    pub fn only(&self, article: &Article, before: &Page, keep: &dyn Fn(&Annotation) -> bool) -> Self {
        let sifted = |cards: &Cards, known: Option<&Cards>| {
            let kept: Vec<_> = cards.iter().filter(|card| keep(card)).cloned().collect();
            match known {
                _ if kept.len() == cards.len() => cards.clone(),
                Some(known) if **known == kept => known.clone(),
                _ => Rc::new(kept),
            }
        };
        let orphans = sifted(&self.orphans, Some(&before.orphans));
        let groups = self.cards.iter().enumerate();
        let cards = groups
            .map(|(nth, cards)| sifted(cards, before.cards.get(nth)))
            .collect();
        let mut page = Self {
            blocks: Rc::default(),
            cards: Rc::new(cards),
            orphans,
        };
        let drawn = |(nth, block): (usize, &Rc<PageBlock>)| {
            let spans = block.spans.iter().filter(|span| page.lists(article, span));
            let spans: Vec<Span> = spans.cloned().collect();
            match before.blocks.get(nth) {
                _ if spans.len() == block.spans.len() => block.clone(),
                Some(known) if known.spans == spans => known.clone(),
                _ => Rc::new(PageBlock::new(article, nth, block.block, block.dateline, spans)),
            }
        };
        let blocks = self.blocks.iter().enumerate().map(drawn).collect();
        page.blocks = Rc::new(blocks);
        page
    }

    /// Whether exactly this annotation is on the page.
    #[must_use]
    pub fn shows(&self, article: &Article, annotation: &Annotation) -> bool {
        match annotation.span() {
            Some(span) => self.lists(article, &span),
            None => self.orphans.iter().any(|orphan| orphan.id == annotation.id),
        }
    }

    fn lists(&self, article: &Article, span: &Span) -> bool {
        let home = self.cards.get(article.block_at(span.range.start()));
        let wanted = (Some(span.range), span.id.as_str());
        home.is_some_and(|cards| cards.binary_search_by(|card| card_order(card).cmp(&wanted)).is_ok())
    }

    /// The blocks.
    #[must_use]
    pub const fn blocks(&self) -> &Rc<Vec<Rc<PageBlock>>> {
        &self.blocks
    }

    /// The cards, block by block.
    #[must_use]
    pub const fn cards(&self) -> &Rc<Vec<Cards>> {
        &self.cards
    }

    /// The cards of the annotations that have no place in the text, in the order of their ids.
    #[must_use]
    pub const fn orphans(&self) -> &Cards {
        &self.orphans
    }

    /// How many annotations are on the page.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cards.iter().map(|cards| cards.len()).sum::<usize>() + self.orphans.len()
    }

    /// Whether no annotation is on the page.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The placed annotations in text order.
    pub fn annotations(&self) -> impl DoubleEndedIterator<Item = &Rc<Annotation>> {
        self.cards.iter().flat_map(|cards| cards.iter())
    }

    /// Replaces an annotation's old form by its new one in the blocks that either touches.
    pub fn refresh(&mut self, article: &Article, before: Option<&Rc<Annotation>>, now: Option<&Rc<Annotation>>) {
        let (old, new) = (before.and_then(|a| a.span()), now.and_then(|a| a.span()));
        if old != new {
            self.redraw(article, old.as_ref(), new.as_ref());
        }
        let home = |span: &Option<Span>| span.as_ref().map(|span| article.block_at(span.range.start()));
        if let Some(before) = before {
            self.edit_cards(home(&old), |cards| cards.retain(|card| card.id != before.id));
        }
        if let Some(now) = now {
            self.edit_cards(home(&new), |cards| {
                let at = cards.partition_point(|card| card_order(card) < card_order(now));
                cards.insert(at, now.clone());
            });
        }
    }

    fn redraw(&mut self, article: &Article, old: Option<&Span>, new: Option<&Span>) {
        let blocks_of = |span: Option<&Span>| span.map(|span| article.blocks_in(span.range));
        let (left, entered) = (blocks_of(old), blocks_of(new));
        let entered_only = entered.clone().into_iter().flatten();
        let entered_only = entered_only.filter(|nth| !left.as_ref().is_some_and(|left| left.contains(nth)));
        let touched: Vec<usize> = left.clone().into_iter().flatten().chain(entered_only).collect();
        for nth in touched {
            let Some(slot) = Rc::make_mut(&mut self.blocks).get_mut(nth) else {
                continue;
            };
            let mut spans = slot.spans.clone();
            if let Some(old) = old {
                spans.retain(|span| span.id != old.id);
            }
            if let Some(new) = new.filter(|_| entered.as_ref().is_some_and(|entered| entered.contains(&nth))) {
                let at = spans.partition_point(|span| text_order(span) < text_order(new));
                spans.insert(at, new.clone());
            }
            *slot = Rc::new(PageBlock::new(article, nth, slot.block, slot.dateline, spans));
        }
    }

    /// Edits the cards of the block `home`; without one, those of the orphans.
    fn edit_cards(&mut self, home: Option<usize>, edit: impl FnOnce(&mut Vec<Rc<Annotation>>)) {
        let cards = match home {
            Some(nth) => Rc::make_mut(&mut self.cards).get_mut(nth),
            None => Some(&mut self.orphans),
        };
        if let Some(cards) = cards {
            edit(Rc::make_mut(cards));
        }
    }
}

impl PageBlock {
    fn new(article: &Article, index: usize, block: Block, dateline: Option<Offset>, spans: Vec<Span>) -> Self {
        let cuts: Vec<Offset> = dateline.into_iter().collect();
        let worded = |run: Run| {
            let words = article.text().slice(run.range).unwrap_or_default().into();
            (run, words)
        };
        let runs: Vec<_> = runs(block.range, &cuts, &spans).into_iter().map(worded).collect();
        Self {
            index,
            block,
            dateline,
            coverage: coverage::Coverage::of_runs(&runs),
            runs,
            spans,
        }
    }
}

fn text_order(span: &Span) -> (Range, &str) {
    (span.range, span.id.as_str())
}

fn card_order(annotation: &Annotation) -> (Option<Range>, &str) {
    (annotation.range(), annotation.id.as_str())
}

fn dateline_in(dateline: Option<Range>, block: Block) -> Option<Offset> {
    dateline
        .filter(|range| range.start() == block.range.start())
        .map(Range::end)
}
