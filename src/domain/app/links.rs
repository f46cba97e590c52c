//! Linking: who said this, and which words are one quotation. The acts, the mode in which an end is chosen, and what is
//! offered by itself.

use std::rc::Rc;

use super::acts::{Facts, Ground};
use super::keys::{Command, Press, Where};
use super::update::{act, focus, ground, say};
use super::views::Direction;
use super::{Shortcut, State, shown, words};
use crate::domain::annotation::{Annotation, AnnotationId, Codebook, Entity, Fact, LabelId, Link, Role, Timestamp};
use crate::domain::messages::{Message, links as msg};
use crate::domain::text::{Range, sentences};

/// What is looked for in linking mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// What an attribution's speaker said.
    Contents,
    /// Who said a content.
    Speakers,
    /// The fragment that a fragment continues.
    Earlier,
}

/// What can be done about links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkAct {
    /// Go into linking mode, from an annotation.
    Begin(AnnotationId, Aim),
    /// Leave linking mode, and put away what is offered.
    Leave,
    /// Go to the previous or next annotation that can be chosen.
    Step(Direction),
    /// Make the link that is offered.
    Take,
    /// Choose an annotation: link it, or cut the link if there is one.
    Choose(AnnotationId),
    /// Separate a fragment from the one it continues.
    Separate(AnnotationId),
}

/// Linking mode: where it began, and what can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linking {
    /// Where it began.
    pub from: AnnotationId,
    /// What is looked for.
    pub aim: Aim,
    /// When it began: the time of the act that may come of it.
    pub now: Timestamp,
    label: LabelId,
    range: Option<Range>,
    /// The fragments that a fragment is joined with already, without the one it continues.
    own: Vec<AnnotationId>,
}

impl Linking {
    /// Whether the annotation `id` can be chosen.
    #[must_use]
    pub fn takes(&self, codebook: &Codebook, id: &AnnotationId, label: &LabelId, range: Option<Range>) -> bool {
        match self.aim {
            Aim::Contents => codebook.role(label) == Role::Content,
            Aim::Speakers => codebook.role(label) == Role::Attribution,
            Aim::Earlier => *label == self.label && range.is_some() && range < self.range && !self.own.contains(id),
        }
    }
}

/// A link that is offered because both ends stand beside each other: what `L` and Enter would make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// What was marked.
    pub from: AnnotationId,
    /// What is looked for from there.
    pub aim: Aim,
    /// What stands beside it.
    pub to: AnnotationId,
}

/// What `L` means on an annotation of this label.
#[must_use]
pub fn aim_of(codebook: &Codebook, label: &LabelId) -> Option<Aim> {
    match codebook.role(label) {
        Role::Attribution => Some(Aim::Contents),
        Role::Content => Some(Aim::Speakers),
        Role::None => None,
    }
}

/// What a key means in linking mode; `None` outside of it, and for keys that mean the same in it.
pub(super) fn key(state: &State, press: Press, place: Where) -> Option<Option<LinkAct>> {
    let linking = state.ui.linking.as_ref()?;
    let in_text = matches!(place, Where::Article | Where::Page);
    match press.key {
        "Escape" => return Some(Some(LinkAct::Leave)),
        "Enter" if in_text && !press.repeat => {
            let focus = state.ui.focus.clone().filter(|id| *id != linking.from);
            return Some(focus.map(LinkAct::Choose));
        }
        "Enter" => return Some(None),
        key if state.ui.keymap.silences(key) => return None,
        _ => {}
    }
    Some(match state.ui.keymap.shortcut(press.key) {
        Some(Shortcut::Previous) => Some(LinkAct::Step(Direction::Previous)),
        Some(Shortcut::Next) => Some(LinkAct::Step(Direction::Next)),
        Some(Shortcut::Link) if !press.repeat => Some(LinkAct::Leave),
        Some(Shortcut::Keys) => return None,
        _ => None,
    })
}

/// `L` outside of linking mode.
pub(super) fn begin_key(state: &State, focus: Option<AnnotationId>) -> Option<Command> {
    let id = focus?;
    let aim = aim_of(&state.codebook, &state.annotations.get(&id)?.label)?;
    Some(Command::Links(LinkAct::Begin(id, aim)))
}

/// Does `act`; says whether anything may have changed.
pub(super) fn apply(state: &mut State, act: LinkAct, now: &Timestamp) -> bool {
    match act {
        LinkAct::Begin(id, aim) => begin(state, &id, aim, now),
        LinkAct::Leave => leave(state),
        LinkAct::Step(direction) => step(state, direction),
        LinkAct::Take => {
            let Some(proposed) = state.ui.proposed.clone() else {
                return false;
            };
            begin(state, &proposed.from, proposed.aim, now) && choose(state, &proposed.to)
        }
        LinkAct::Choose(id) => choose(state, &id),
        LinkAct::Separate(id) => separate(state, &id, now),
    }
}

/// Linking mode ends, and what is offered goes, with the next act, with a new selection, and when what it is about is
/// gone. To be called whenever the state has changed.
pub(super) fn tidy(before: &State, next: &mut State) {
    let top = |state: &State| state.history.next_undo().map(Rc::as_ptr);
    let moved = top(before) != top(next) || (next.ui.draft.is_some() && next.ui.draft != before.ui.draft);
    let gone = |state: &State, id: &AnnotationId| state.annotations.get(id).is_none();
    if let Some(linking) = &next.ui.linking
        && (moved || gone(next, &linking.from) || next.ui.note.is_some())
    {
        next.ui.linking = None;
    }
    if let Some(proposed) = &next.ui.proposed
        && ((before.ui.proposed == next.ui.proposed && (moved || before.ui.focus != next.ui.focus))
            || gone(next, &proposed.from)
            || gone(next, &proposed.to)
            || next.ui.linking.is_some())
    {
        next.ui.proposed = None;
    }
    if next.ui.note.is_some() {
        next.ui.speakers = false;
    }
}

/// A click on an annotation, in the text or in the list, while an end is looked for; `false` outside of linking mode.
pub(super) fn chosen(state: &mut State, id: Option<&AnnotationId>) -> bool {
    if state.ui.linking.is_none() {
        return false;
    }
    if let Some(id) = id {
        choose(state, id);
    }
    true
}

/// The smallest of `stack` that can be chosen, else its smallest.
pub(super) fn of_stack<'a>(state: &State, stack: &'a [AnnotationId]) -> Option<&'a AnnotationId> {
    let linking = state.ui.linking.as_ref()?;
    stack.iter().find(|id| takes(state, linking, id)).or(stack.first())
}

fn takes(state: &State, linking: &Linking, id: &AnnotationId) -> bool {
    let annotation = state.annotations.get(id);
    annotation.is_some_and(|one| linking.takes(&state.codebook, id, &one.label, one.range()))
}

fn named(state: &State, id: &AnnotationId) -> String {
    let annotation = state.annotations.get(id);
    annotation
        .map(|one| words::annotation(&state.codebook, one, state.ui.language))
        .unwrap_or_default()
}

fn tell(state: &mut State, message: Message, parts: &[&str]) {
    let text = message.fill(state.ui.language, parts);
    say(state, &text);
}

fn begin(state: &mut State, id: &AnnotationId, aim: Aim, now: &Timestamp) -> bool {
    let Some(annotation) = state.annotations.get(id).cloned() else {
        return false;
    };
    let fits = match aim {
        Aim::Earlier => state.codebook.role(&annotation.label) == Role::Content,
        aim => aim_of(&state.codebook, &annotation.label) == Some(aim),
    };
    if !fits {
        return false;
    }
    let mut own = vec![id.clone()];
    if aim == Aim::Earlier {
        own = state.relations.chain(ground(state), id);
        own.retain(|member| Some(member) != annotation.continues.as_ref());
    }
    let linking = Rc::new(Linking {
        from: id.clone(),
        aim,
        now: now.clone(),
        label: annotation.label.clone(),
        range: annotation.range(),
        own,
    });
    let (none, how) = match aim {
        Aim::Contents => (msg::NO_CONTENTS, msg::CHOOSE_CONTENT),
        Aim::Speakers => (msg::NO_SPEAKERS, msg::CHOOSE_SPEAKER),
        Aim::Earlier => (msg::NO_EARLIER, msg::CHOOSE_EARLIER),
    };
    if !state.shown.annotations().any(|one| takes(state, &linking, &one.id)) {
        tell(state, none, &[]);
        return true;
    }
    let nearest = beside(state, &annotation, &linking, false);
    state.ui.list_open = false;
    state.ui.popup = None;
    state.ui.held = None;
    // An end is chosen with the keys and in the text: a note that stays open would end it at once.
    state.ui.note = None;
    focus(state, Some(nearest.clone().unwrap_or_else(|| id.clone())));
    state.ui.linking = Some(linking);
    let how = how.fill(state.ui.language, &[&named(state, id)]);
    match nearest {
        Some(nearest) => tell(state, msg::NOW_AT, &[&how, &named(state, &nearest)]),
        None => say(state, &how),
    }
    true
}

fn leave(state: &mut State) -> bool {
    let offered = state.ui.proposed.take().is_some();
    let Some(linking) = state.ui.linking.take() else {
        return offered;
    };
    focus(state, Some(linking.from.clone()));
    tell(state, msg::LEFT, &[]);
    true
}

fn step(state: &mut State, direction: Direction) -> bool {
    let Some(linking) = state.ui.linking.clone() else {
        return false;
    };
    let here = state.ui.focus.as_ref().and_then(|id| state.annotations.get(id));
    let here = here.map(|annotation| (annotation.range(), &annotation.id));
    let (mut first, mut before, mut behind, mut last) = (None, None, None, None);
    for annotation in state.shown.annotations().filter(|one| takes(state, &linking, &one.id)) {
        let (id, at) = (Some(annotation.id.clone()), Some((annotation.range(), &annotation.id)));
        first = first.or_else(|| id.clone());
        if at < here {
            before.clone_from(&id);
        }
        if at > here {
            behind = behind.or_else(|| id.clone());
        }
        last = id;
    }
    let found = match direction {
        Direction::Previous => before.or(last),
        Direction::Next => behind.or(first),
    };
    let Some(id) = found else { return false };
    focus(state, Some(id.clone()));
    let there = is_linked(state, &linking, &id);
    tell(
        state,
        if there { msg::AT_LINKED } else { msg::AT },
        &[&named(state, &id)],
    );
    true
}

/// Whether choosing `id` would cut what there is.
#[must_use]
pub fn is_linked(state: &State, linking: &Linking, id: &AnnotationId) -> bool {
    match linking.aim {
        Aim::Contents => !known(state, &linking.from, id).is_empty(),
        Aim::Speakers => !known(state, id, &linking.from).is_empty(),
        Aim::Earlier => state
            .annotations
            .get(&linking.from)
            .is_some_and(|one| one.continues.as_ref() == Some(id)),
    }
}

/// The links from `attribution` to any fragment of `content`.
fn known(state: &State, attribution: &AnnotationId, content: &AnnotationId) -> Vec<Link> {
    let chain = state.relations.chain(ground(state), content);
    let linked = state
        .relations
        .contents(attribution)
        .iter()
        .filter(|id| chain.contains(id));
    linked.map(|content| link(attribution, content)).collect()
}

fn choose(state: &mut State, id: &AnnotationId) -> bool {
    let Some(linking) = state.ui.linking.clone() else {
        return false;
    };
    if !takes(state, &linking, id) {
        let message = match linking.aim {
            Aim::Contents => msg::NOT_A_CONTENT,
            Aim::Speakers => msg::NOT_A_SPEAKER,
            Aim::Earlier => msg::NOT_EARLIER,
        };
        tell(state, message, &[]);
        return true;
    }
    match linking.aim {
        Aim::Contents => toggle(state, &linking.from, id),
        Aim::Speakers => toggle(state, id, &linking.from),
        Aim::Earlier if is_linked(state, &linking, id) => {
            separate(state, &linking.from, &linking.now);
        }
        Aim::Earlier => join(state, &linking.from, id, &linking.now),
    }
    state.ui.linking = None;
    let said = std::mem::take(&mut state.ui.said);
    focus(state, Some(linking.from.clone()));
    state.ui.said = said;
    true
}

/// Makes the link, or cuts it.
fn toggle(state: &mut State, attribution: &AnnotationId, content: &AnnotationId) {
    let there = known(state, attribution, content);
    let (speaker, words) = (named(state, attribution), named(state, content));
    let (does, done) = if there.is_empty() {
        (msg::LINK, msg::LINKED)
    } else {
        (msg::CUT, msg::WAS_CUT)
    };
    let facts = if there.is_empty() {
        let head = state.relations.chain(ground(state), content).into_iter().next();
        vec![made(attribution, head.as_ref().unwrap_or(content))]
    } else {
        there.into_iter().map(cut).collect()
    };
    write(state, does, done, &[&speaker, &words], facts);
}

/// Makes `id` a later fragment of the quotation that `earlier` belongs to: behind its last one that stands before `id`.
/// Its links go over to the head.
fn join(state: &mut State, id: &AnnotationId, earlier: &AnnotationId, now: &Timestamp) {
    let range = state.annotations.get(id).and_then(|one| one.range());
    let chain = state.relations.chain(ground(state), earlier);
    let mut last = earlier.clone();
    for member in &chain {
        let place = |id: &AnnotationId| state.annotations.get(id).and_then(|one| one.range());
        if place(member) < range && place(member) > place(&last) && member != id {
            last = member.clone();
        }
    }
    let mut facts = continues(id, Some(last), now);
    let head = chain.first().unwrap_or(earlier);
    for fragment in state.relations.chain(ground(state), id) {
        for attribution in state.relations.attributions(&fragment) {
            facts.push(made(attribution, head));
            facts.push(cut(link(attribution, &fragment)));
        }
    }
    let parts = [named(state, id), named(state, earlier)];
    write(state, msg::JOIN, msg::JOINED, &[&parts[0], &parts[1]], facts);
}

fn separate(state: &mut State, id: &AnnotationId, now: &Timestamp) -> bool {
    let Some(earlier) = state.annotations.get(id).and_then(|one| one.continues.clone()) else {
        return false;
    };
    let parts = [named(state, id), named(state, &earlier)];
    write(
        state,
        msg::SEPARATE,
        msg::SEPARATED,
        &[&parts[0], &parts[1]],
        continues(id, None, now),
    );
    true
}

fn write(state: &mut State, does: Message, done: Message, parts: &[&str], facts: Facts) {
    let words = does.fill(state.ui.language, parts);
    act(state, &words, None, facts);
    tell(state, done, parts);
}

fn link(attribution: &AnnotationId, content: &AnnotationId) -> Link {
    Link {
        attribution: attribution.clone(),
        content: content.clone(),
    }
}

fn made(attribution: &AnnotationId, content: &AnnotationId) -> (Entity, Fact) {
    (Entity::Link(link(attribution, content)), Fact::Deleted(false))
}

const fn cut(link: Link) -> (Entity, Fact) {
    (Entity::Link(link), Fact::Deleted(true))
}

fn continues(id: &AnnotationId, earlier: Option<AnnotationId>, now: &Timestamp) -> Facts {
    let entity = Entity::Annotation(id.clone());
    vec![
        (entity.clone(), Fact::Continues(earlier)),
        (entity, Fact::Modified(now.clone())),
    ]
}

/// After `id` was marked: offers to link it to what stands beside it, if neither is linked.
pub(super) fn propose(state: &mut State, id: &AnnotationId) {
    let Some(annotation) = state.annotations.get(id).cloned() else {
        return;
    };
    let Some(aim) = aim_of(&state.codebook, &annotation.label) else {
        return;
    };
    let linking = Linking {
        from: id.clone(),
        aim,
        now: Timestamp::default(),
        label: annotation.label.clone(),
        range: annotation.range(),
        own: Vec::new(),
    };
    let Some(to) = beside(state, &annotation, &linking, true) else {
        return;
    };
    let said = state.ui.said.text.clone();
    let to_named = named(state, &to);
    let key = state.ui.keymap.key(Shortcut::Link).to_owned();
    let offer = if state.ui.coarse || state.ui.keymap.silences(&key) {
        msg::OFFER_ALONE
    } else {
        msg::OFFER_SAID
    };
    let key = shown(&key, state.ui.language);
    tell(state, offer, &[&said, &to_named, &key]);
    let from = id.clone();
    state.ui.proposed = Some(Rc::new(Proposed { from, aim, to }));
}

/// The annotation nearest to `annotation` that is shown, can be chosen and stands beside it: in the same sentence or in the one
/// before or behind it, which may be in the next block; a fragment's earlier one anywhere in the same or the previous
/// block. Of equally near ones the one before. With `alone`, only what nobody is linked to.
fn beside(state: &State, annotation: &Annotation, linking: &Linking, alone: bool) -> Option<AnnotationId> {
    let range = annotation.range()?;
    let zone = zone(&ground(state), range, linking.aim);
    let first = state.article.block_at(zone.start());
    // What reaches into the zone may begin in an earlier block; looked for are only those beginning at most one before.
    let blocks = first.saturating_sub(1)..state.article.block_at(zone.end()) + 1;
    let mut nearest: Option<(u32, AnnotationId)> = None;
    for other in state.shown.cards().get(blocks)?.iter().flat_map(|cards| cards.iter()) {
        let Some(place) = other.range().filter(|place| place.overlaps(zone)) else {
            continue;
        };
        let tied = state.relations.tie(&state.article, other);
        let taken = tied.is_some_and(|tie| !tie.badge.is_empty());
        let joined = !alone && is_linked(state, linking, &other.id);
        if other.id == annotation.id || joined || (alone && taken) || !takes(state, linking, &other.id) {
            continue;
        }
        let gap = place
            .start()
            .max(range.start())
            .get()
            .saturating_sub(place.end().min(range.end()).get());
        let nearer = nearest.as_ref().is_none_or(|(known, _)| gap < *known);
        let nearer = nearer || linking.aim == Aim::Earlier;
        if nearer {
            nearest = Some((gap, other.id.clone()));
        }
    }
    nearest.map(|(_, id)| id)
}

/// What is beside `range`.
fn zone(ground: &Ground, range: Range, aim: Aim) -> Range {
    let article = ground.article;
    let (first, last) = (article.block_at(range.start()), article.block_at(range.end().minus(1)));
    let near = first.saturating_sub(1)..last + 2;
    let blocks = article
        .blocks()
        .get(near.start..near.end.min(article.blocks().len()))
        .unwrap_or_default();
    if aim == Aim::Earlier {
        let start = blocks.first().map_or(range.start(), |block| block.range.start());
        return Range::between(start, range.start());
    }
    let mut zone = range;
    let mut before = None;
    let mut behind = false;
    for sentence in blocks.iter().flat_map(|block| sentences(article.text(), block.range)) {
        if sentence.end() <= range.start() {
            before = Some(sentence);
        } else if sentence.start() < range.end() {
            zone = zone.union(sentence);
        } else if !behind {
            behind = true;
            zone = zone.union(sentence);
        }
    }
    before.map_or(zone, |before| zone.union(before))
}
