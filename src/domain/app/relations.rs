//! Who said what, and which fragments are one quotation: what the links and the chains of fragments come to for each
//! annotation, brought up to date edit by edit.

use std::rc::Rc;

use super::AnnotationSet;
use super::acts::Ground;
use crate::domain::annotation::{Annotation, AnnotationId, Entity, Link, Project, Record, Role};
use crate::domain::document::Article;
use crate::domain::order;
use crate::domain::shared_map::SharedMap;
use crate::domain::text::Range;

/// The other end of a relation, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// The annotation.
    pub id: AnnotationId,
    /// Its words.
    pub words: Rc<str>,
    /// Its badge, if it is an attribution in the text.
    pub badge: Rc<str>,
}

/// What one annotation is joined to. Ends are in text order; those that are deleted, or whose label cannot play its
/// part any more, are hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The annotation.
    pub id: AnnotationId,
    /// The numbers at its end in the text: `①②`, or plain numbers where one is above 20. Empty without a link.
    pub badge: Rc<str>,
    /// An attribution's contents; of a quotation in fragments the first.
    pub said: Vec<End>,
    /// A content's attributions; a fragment has those of its whole chain.
    pub by: Vec<End>,
    /// The fragment that this one continues.
    pub earlier: Option<End>,
    /// The fragments that continue this one.
    pub later: Vec<End>,
}

/// The ties of some annotations; those that are joined to nothing have none.
pub type Ties = Rc<Vec<Rc<Tie>>>;

/// Ids by id: the many ends at each end.
type Ends = SharedMap<AnnotationId, Rc<Vec<AnnotationId>>>;

/// The relations of all annotations. Cheap to clone; an edit replaces only what it touches.
#[derive(Clone, Debug, Default)]
pub struct Relations {
    /// The contents of each attribution, as linked: live or not.
    said: Ends,
    /// The attributions of each content, as linked: live or not.
    by: Ends,
    /// The fragments that name each fragment as theirs.
    later: Ends,
    /// The attributions with a link that is shown, in text order: the place is the number, from 0.
    numbers: Rc<Vec<(Range, AnnotationId)>>,
    /// By the block in which the annotation begins, as its card; those without a place are behind the last block.
    cards: Rc<Vec<Ties>>,
    /// By the block in which the annotation ends: badges alone.
    badges: Rc<Vec<Ties>>,
    /// What [`Relations::settle`] has to look at.
    pending: Vec<AnnotationId>,
    /// Rises whenever something may be shown differently.
    revision: u32,
}

impl Relations {
    /// The relations of everything there is.
    #[must_use]
    pub fn new(ground: Ground) -> Self {
        let count = ground.article.blocks().len();
        let mut relations = Self {
            cards: Rc::new(vec![Ties::default(); count + 1]),
            badges: Rc::new(vec![Ties::default(); count]),
            ..Self::default()
        };
        for link in ground.project.links() {
            relations.join(link, true);
        }
        for annotation in ground.annotations.iter() {
            if annotation.continues.is_some() {
                relations.changed(ground.article, None, Some(annotation));
            }
        }
        relations.settle(ground);
        relations
    }

    /// The ties of each block's cards; behind the last block those of annotations without a place.
    #[must_use]
    pub const fn cards(&self) -> &Rc<Vec<Ties>> {
        &self.cards
    }

    /// The badges that stand in each block.
    #[must_use]
    pub const fn badges(&self) -> &Rc<Vec<Ties>> {
        &self.badges
    }

    /// What an attribution is linked to, live or not.
    pub(super) fn contents(&self, id: &AnnotationId) -> &[AnnotationId] {
        ends(&self.said, id)
    }

    /// What a content is linked to, live or not.
    pub(super) fn attributions(&self, id: &AnnotationId) -> &[AnnotationId] {
        ends(&self.by, id)
    }

    /// The links of an annotation, whatever its part in them.
    pub(super) fn links_of(&self, id: &AnnotationId) -> Vec<Link> {
        let link = |attribution: &AnnotationId, content: &AnnotationId| Link {
            attribution: attribution.clone(),
            content: content.clone(),
        };
        let mut links: Vec<Link> = self.contents(id).iter().map(|content| link(id, content)).collect();
        links.extend(self.attributions(id).iter().map(|attribution| link(attribution, id)));
        links
    }

    /// The fragments that name `id` as the one they continue, in the order of their ids.
    pub(super) fn continued_by(&self, id: &AnnotationId) -> Vec<AnnotationId> {
        let mut next = ends(&self.later, id).to_vec();
        order::sort_by(&mut next, Ord::cmp);
        next
    }

    /// Rises whenever something may be shown differently.
    #[must_use]
    pub const fn revision(&self) -> u32 {
        self.revision
    }

    /// The tie of `annotation`, if it is joined to anything.
    #[must_use]
    pub fn tie(&self, article: &Article, annotation: &Annotation) -> Option<&Rc<Tie>> {
        let ties = self.cards.get(home(article, annotation.range()))?;
        ties.iter().find(|tie| tie.id == annotation.id)
    }

    /// Notes that an annotation was something else before. [`Relations::settle`] ends the batch.
    pub fn changed(&mut self, article: &Article, before: Option<&Rc<Annotation>>, now: Option<&Rc<Annotation>>) {
        let Some(id) = now.or(before).map(|annotation| &annotation.id) else {
            return;
        };
        let shown = |one: &Rc<Annotation>, other: &Rc<Annotation>| {
            one.label == other.label
                && one.target == other.target
                && one.continues == other.continues
                && one.source == other.source
        };
        if before.zip(now).is_some_and(|(before, now)| shown(before, now)) {
            return;
        }
        let named = |annotation: Option<&Rc<Annotation>>| annotation.and_then(|one| one.continues.clone());
        for (earlier, on) in [(named(before), false), (named(now), true)] {
            if let Some(earlier) = earlier {
                put_end(&mut self.later, &earlier, id, on);
                self.pending.push(earlier);
            }
        }
        let range = |annotation: Option<&Rc<Annotation>>| annotation.and_then(|one| one.range());
        if let Some(before) = before.filter(|before| before.range() != range(now) || now.is_none()) {
            self.put(article, before.range(), id, None);
        }
        // What continues it may be parted from it by this, or joined to it.
        self.pending.extend_from_slice(ends(&self.later, id));
        self.pending.push(id.clone());
    }

    /// Notes that labels may play other parts now. [`Relations::settle`] ends the batch.
    pub fn start_over(&mut self, annotations: &AnnotationSet) {
        self.pending = annotations.iter().map(|annotation| annotation.id.clone()).collect();
    }

    /// Notes that `link` was made or cut. [`Relations::settle`] ends the batch.
    pub fn linked(&mut self, project: &Project, link: &Link) {
        let live = project.record(&Entity::Link(link.clone())).is_some_and(Record::is_live);
        self.join(link, live);
    }

    fn join(&mut self, link: &Link, live: bool) {
        put_end(&mut self.said, &link.attribution, &link.content, live);
        put_end(&mut self.by, &link.content, &link.attribution, live);
        self.pending.extend([link.attribution.clone(), link.content.clone()]);
    }

    /// Works out what the noted changes come to.
    pub fn settle(&mut self, ground: Ground) {
        if self.pending.is_empty() {
            return;
        }
        self.revision = self.revision.wrapping_add(1);
        let mut touched = Vec::new();
        for id in std::mem::take(&mut self.pending) {
            self.reach(ground, &id, &mut touched);
        }
        order::sort_by(&mut touched, Ord::cmp);
        touched.dedup();
        let known = |id: &AnnotationId| touched.binary_search(id).is_ok();
        let speaks = |id: &AnnotationId| self.said.get(id).is_some();
        if touched.iter().any(speaks) || self.numbers.iter().any(|(_, id)| known(id)) {
            let now = self.numbering(ground, &touched);
            let before = |nth| self.numbers.get(nth).map(|(_, id)| id);
            for (nth, (_, id)) in now.iter().enumerate() {
                if before(nth) != Some(id) {
                    self.reach(ground, id, &mut touched);
                }
            }
            self.numbers = Rc::new(now);
        }
        order::sort_by(&mut touched, Ord::cmp);
        touched.dedup();
        for id in touched {
            if let Some(annotation) = ground.annotations.get(&id) {
                let tie = self.work_out(ground, annotation);
                self.put(ground.article, annotation.range(), &id, tie);
            }
        }
    }

    /// The annotation, its other fragments, and what any of them is linked to.
    fn reach(&self, ground: Ground, id: &AnnotationId, touched: &mut Vec<AnnotationId>) {
        for member in self.chain(ground, id) {
            for content in ends(&self.said, &member) {
                touched.extend(self.chain(ground, content));
            }
            touched.extend(ends(&self.by, &member).iter().cloned());
            touched.push(member);
        }
    }

    /// The numbers, as far as they concern `touched` (sorted) looked at anew.
    fn numbering(&self, ground: Ground, touched: &[AnnotationId]) -> Vec<(Range, AnnotationId)> {
        let mut anew = Vec::new();
        for id in touched {
            let mut contents = self.contents(id).iter();
            let shown = contents.any(|id| of_role(ground, id, Role::Content).is_some());
            let attribution = of_role(ground, id, Role::Attribution).filter(|_| shown);
            if let Some(range) = attribution.and_then(|attribution| attribution.range()) {
                anew.push((range, id.clone()));
            }
        }
        order::sort_by(&mut anew, Ord::cmp);
        let mut anew = anew.into_iter().peekable();
        let mut numbers = Vec::new();
        for known in self.numbers.iter().filter(|(_, id)| touched.binary_search(id).is_err()) {
            while let Some(number) = anew.next_if(|number| number < known) {
                numbers.push(number);
            }
            numbers.push(known.clone());
        }
        numbers.extend(anew);
        numbers
    }

    /// The fragments of the quotation that `id` is part of, the first one first; alone if it stands for itself. Should
    /// merging have made a circle, the one with the smallest id counts as the first.
    #[must_use]
    pub fn chain(&self, ground: Ground, id: &AnnotationId) -> Vec<AnnotationId> {
        let mut walked = vec![id.clone()];
        while let Some(annotation) = walked.last().and_then(|id| ground.annotations.get(id)) {
            let Some(earlier) = earlier(ground, annotation) else {
                break;
            };
            if let Some(at) = walked.iter().position(|known| *known == earlier.id) {
                let first = walked.iter().skip(at).min().cloned();
                walked.extend(first);
                break;
            }
            walked.push(earlier.id.clone());
        }
        let mut chain: Vec<AnnotationId> = walked.pop().into_iter().collect();
        let mut at = 0;
        while let Some(known) = chain.get(at).cloned() {
            for next in ends(&self.later, &known) {
                let joined = ground.annotations.get(next).and_then(|next| earlier(ground, next));
                if joined.is_some_and(|earlier| earlier.id == known) && !chain.contains(next) {
                    chain.push(next.clone());
                }
            }
            at += 1;
        }
        chain
    }

    fn work_out(&self, ground: Ground, annotation: &Annotation) -> Option<Rc<Tie>> {
        let id = &annotation.id;
        let mut said = Vec::new();
        let mut by = Vec::new();
        match ground.codebook.role(&annotation.label) {
            Role::Attribution => {
                for content in ends(&self.said, id) {
                    if of_role(ground, content, Role::Content).is_some() {
                        said.extend(self.chain(ground, content).into_iter().next());
                    }
                }
            }
            Role::Content => {
                for member in self.chain(ground, id) {
                    let linked = ends(&self.by, &member).iter();
                    by.extend(
                        linked
                            .filter(|id| of_role(ground, id, Role::Attribution).is_some())
                            .cloned(),
                    );
                }
            }
            Role::None => {}
        }
        let mut later = ends(&self.later, id).to_vec();
        later.retain(|next| {
            let joined = ground.annotations.get(next).and_then(|next| earlier(ground, next));
            joined.is_some_and(|earlier| earlier.id == *id)
        });
        let speaks = if said.is_empty() {
            &by[..]
        } else {
            std::slice::from_ref(id)
        };
        let badge = self.badge(ground, speaks);
        let earlier = earlier(ground, annotation).map(|earlier| self.end(earlier));
        let tie = Tie {
            id: id.clone(),
            badge,
            said: self.ends(ground, said),
            by: self.ends(ground, by),
            earlier,
            later: self.ends(ground, later),
        };
        let joined = tie.earlier.is_some() || ![&tie.said, &tie.by, &tie.later].iter().all(|ends| ends.is_empty());
        joined.then(|| Rc::new(tie))
    }

    /// What is shown of `ids`, in text order, each once.
    fn ends(&self, ground: Ground, ids: Vec<AnnotationId>) -> Vec<End> {
        let mut found: Vec<&Rc<Annotation>> = ids.iter().filter_map(|id| ground.annotations.get(id)).collect();
        order::sort_by(&mut found, |a, b| (a.range(), &a.id).cmp(&(b.range(), &b.id)));
        found.dedup();
        found.into_iter().map(|annotation| self.end(annotation)).collect()
    }

    fn end(&self, annotation: &Annotation) -> End {
        let number = self.number(annotation);
        End {
            id: annotation.id.clone(),
            words: annotation.words().clone(),
            badge: number.map(|nth| written(&[nth])).unwrap_or_default().into(),
        }
    }

    /// The number of a linked attribution, from 1.
    fn number(&self, annotation: &Annotation) -> Option<usize> {
        let key = (annotation.range()?, annotation.id.clone());
        self.numbers.binary_search(&key).ok().map(|nth| nth + 1)
    }

    fn badge(&self, ground: Ground, ids: &[AnnotationId]) -> Rc<str> {
        let mut numbers: Vec<usize> = Vec::new();
        for annotation in ids.iter().filter_map(|id| ground.annotations.get(id)) {
            numbers.extend(self.number(annotation));
        }
        order::sort_by(&mut numbers, Ord::cmp);
        numbers.dedup();
        written(&numbers).into()
    }

    /// Puts `tie` where its card and its badge are, or takes it away. What stays the same stays shared.
    fn put(&mut self, article: &Article, range: Option<Range>, id: &AnnotationId, tie: Option<Rc<Tie>>) {
        if let Some(range) = range {
            let badge = tie
                .as_ref()
                .map(|tie| tie.badge.clone())
                .filter(|badge| !badge.is_empty());
            let badge = badge.map(|badge| {
                let (id, nothing) = (id.clone(), Vec::new);
                Rc::new(Tie {
                    id,
                    badge,
                    said: nothing(),
                    by: nothing(),
                    earlier: None,
                    later: nothing(),
                })
            });
            put_tie(&mut self.badges, article.block_at(range.end().minus(1)), id, badge);
        }
        put_tie(&mut self.cards, home(article, range), id, tie);
    }
}

/// In which list a card is: its block, or behind the last one.
fn home(article: &Article, range: Option<Range>) -> usize {
    range.map_or(article.blocks().len(), |range| article.block_at(range.start()))
}

/// The fragment that `annotation` continues, if that is there and has the same label.
pub(super) fn earlier<'a>(ground: Ground<'a>, annotation: &Annotation) -> Option<&'a Rc<Annotation>> {
    let earlier = ground.annotations.get(annotation.continues.as_ref()?)?;
    (earlier.label == annotation.label && earlier.id != annotation.id).then_some(earlier)
}

/// The annotation `id`, if it is there and its label can play the part.
pub(super) fn of_role<'a>(ground: Ground<'a>, id: &AnnotationId, wanted: Role) -> Option<&'a Rc<Annotation>> {
    ground
        .annotations
        .get(id)
        .filter(|one| ground.codebook.role(&one.label) == wanted)
}

fn ends<'a>(map: &'a Ends, id: &AnnotationId) -> &'a [AnnotationId] {
    map.get(id).map_or(&[], |ends| ends)
}

fn put_end(map: &mut Ends, from: &AnnotationId, to: &AnnotationId, on: bool) {
    let mut list = ends(map, from).to_vec();
    list.retain(|known| known != to);
    if on {
        list.push(to.clone());
    }
    if list.is_empty() {
        map.remove(from);
    } else {
        map.insert(from.clone(), Rc::new(list));
    }
}

fn put_tie(lists: &mut Rc<Vec<Ties>>, nth: usize, id: &AnnotationId, tie: Option<Rc<Tie>>) {
    let Some(list) = lists.get(nth) else { return };
    let at = list.iter().position(|known| known.id == *id);
    if at.and_then(|at| list.get(at)) == tie.as_ref() {
        return;
    }
    let mut list = list.to_vec();
    if let Some(at) = at {
        list.remove(at);
    }
    if let Some(tie) = tie {
        let at = list.partition_point(|known| known.id < *id);
        list.insert(at, tie);
    }
    Rc::make_mut(lists)[nth] = Rc::new(list);
}

/// Numbers as a badge: circled as far as Unicode has circles (20), else all of them plain.
fn written(numbers: &[usize]) -> String {
    let mut text = String::new();
    let circled = numbers.iter().all(|number| (1..=20).contains(number));
    for number in numbers {
        if circled {
            let circle = u32::try_from(*number)
                .ok()
                .and_then(|number| char::from_u32(0x245f + number));
            text.extend(circle);
        } else {
            if !text.is_empty() {
                text.push('·');
            }
            text.push_str(&number.to_string());
        }
    }
    text
}
