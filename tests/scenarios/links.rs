//! Linking who said it to what was said, and joining the fragments of a quotation.

use pressmark::domain::annotation::{AnnotationId, Entity, Fact, Link, Project};
use pressmark::domain::app::{
    Action, Aim, Command, Direction, Filter, LinkAct, Press, Relations, State, Tie, Where, meaning, speakers,
};
use pressmark::domain::codec::file;
use pressmark::domain::codec::plan::{Choices, plan};

use crate::desk::{Desk, label, now};

const TEXT: &str =
    "Talks\n\"One,\" Ann said, \"and two.\" It rained.\nBob denied it. \"Three.\"\nNothing.\n\"Four,\" ann said.";

impl Desk {
    fn links_act(&mut self, act: LinkAct) -> bool {
        self.act(Action::Links { act, now: now() })
    }

    fn begin(&mut self, from: &AnnotationId, aim: Aim) -> bool {
        self.links_act(LinkAct::Begin(from.clone(), aim))
    }

    /// Chooses `to` in linking mode, from `from`.
    fn choose(&mut self, from: &AnnotationId, aim: Aim, to: &AnnotationId) {
        assert!(self.begin(from, aim));
        assert!(self.links_act(LinkAct::Choose(to.clone())));
    }

    fn said(&self) -> &str {
        &self.state.ui.said.text
    }

    fn tie(&self, id: &AnnotationId) -> Option<&Tie> {
        let tie = self.state.relations.tie(&self.state.article, self.get(id));
        tie.map(std::rc::Rc::as_ref)
    }

    /// Who said it, as a card shows it: badge and words.
    fn by(&self, id: &AnnotationId) -> Vec<String> {
        let ends = self.tie(id).map(|tie| &tie.by[..]).unwrap_or_default();
        ends.iter().map(|end| format!("{}{}", end.badge, end.words)).collect()
    }

    fn contents(&self, id: &AnnotationId) -> Vec<String> {
        let ends = self.tie(id).map(|tie| &tie.said[..]).unwrap_or_default();
        ends.iter().map(|end| end.words.to_string()).collect()
    }

    fn badge(&self, id: &AnnotationId) -> &str {
        self.tie(id).map_or("", |tie| &tie.badge)
    }
}

/// What the edits have come to is what everything together comes to.
fn whole(state: &State) {
    let again = State::new(state.article.clone(), state.project.clone(), state.replica);
    let all = |relations: &Relations| (relations.cards().clone(), relations.badges().clone());
    assert_eq!(all(&state.relations), all(&again.relations));
}

struct Talks {
    desk: Desk,
    ann: AnnotationId,
    one: AnnotationId,
    two: AnnotationId,
    bob: AnnotationId,
    rain: AnnotationId,
}

fn talks() -> Talks {
    let mut desk = Desk::of(TEXT);
    let one = desk.mark("\"One,\"", "quote");
    let ann = desk.mark("Ann said", "attribution");
    let two = desk.mark("\"and two.\"", "quote");
    let rain = desk.mark("It rained.", "claim");
    let bob = desk.mark("Bob denied", "attribution");
    Talks {
        desk,
        ann,
        one,
        two,
        bob,
        rain,
    }
}

#[test]
fn a_link_shows_at_both_ends_and_is_one_step() {
    let Talks {
        mut desk,
        ann,
        one,
        bob,
        rain,
        ..
    } = talks();
    desk.choose(&bob, Aim::Contents, &rain);
    assert_eq!(
        (desk.by(&rain), desk.badge(&rain)),
        (vec!["①Bob denied".to_owned()], "①")
    );
    // The first attribution in the text has the first number, whenever it was linked.
    desk.choose(&one, Aim::Speakers, &ann);
    assert_eq!(desk.by(&one), ["①Ann said"]);
    assert_eq!(
        (desk.by(&rain), desk.badge(&bob)),
        (vec!["②Bob denied".to_owned()], "②")
    );
    assert_eq!(desk.contents(&ann), ["\"One,\""]);
    assert_eq!(desk.said(), "Linked attribution “Ann said” to quote “One,”");
    assert_eq!(desk.state.ui.focus, Some(one.clone()), "where it began");
    assert_eq!(desk.state.ui.linking, None);
    whole(&desk.state);
    assert_eq!(desk.undo(), "Undone: link attribution “Ann said” to quote “One,”");
    assert_eq!((desk.tie(&one), desk.badge(&rain)), (None, "①"));
    desk.redo();
    assert_eq!((desk.badge(&one), desk.badge(&rain)), ("①", "②"));
    whole(&desk.state);
}

#[test]
fn many_to_many_and_a_second_choice_cuts() {
    let Talks {
        mut desk,
        ann,
        one,
        two,
        bob,
        rain,
    } = talks();
    for content in [&one, &two, &rain] {
        desk.choose(&ann, Aim::Contents, content);
    }
    desk.choose(&bob, Aim::Contents, &rain);
    assert_eq!(desk.contents(&ann), ["\"One,\"", "\"and two.\"", "It rained."]);
    assert_eq!((desk.by(&rain).len(), desk.badge(&rain)), (2, "①②"));
    desk.choose(&ann, Aim::Contents, &one);
    assert_eq!(desk.said(), "Cut the link from attribution “Ann said” to quote “One,”");
    assert_eq!(desk.tie(&one), None);
    whole(&desk.state);
    desk.undo();
    assert_eq!(desk.badge(&one), "①");
}

#[test]
fn deleting_an_end_hides_the_link_and_undo_shows_it() {
    let Talks { mut desk, ann, one, .. } = talks();
    desk.choose(&ann, Aim::Contents, &one);
    for end in [&ann, &one] {
        let other = if *end == ann { one.clone() } else { ann.clone() };
        assert!(desk.delete(end));
        assert_eq!(desk.tie(&other), None);
        assert_eq!(desk.links().len(), 1, "hidden, not erased");
        whole(&desk.state);
        desk.undo();
        assert_eq!((desk.badge(&one), desk.badge(&ann)), ("①", "①"));
        whole(&desk.state);
    }
}

#[test]
fn another_label_cuts_what_it_cannot_play_and_undo_brings_it_back() {
    let Talks { mut desk, ann, one, .. } = talks();
    desk.choose(&ann, Aim::Contents, &one);
    desk.relabel(&one, "claim");
    assert_eq!(desk.contents(&ann), ["\"One,\""], "a claim is a content too");
    desk.relabel(&one, "attribution");
    assert_eq!((desk.tie(&ann), desk.links()), (None, vec![]));
    whole(&desk.state);
    desk.undo();
    assert_eq!(desk.badge(&ann), "①");
    // Somebody else's label hides the link, and theirs again shows it.
    for (slug, badge) in [("attribution", ""), ("quote", "①")] {
        let news = desk.elsewhere(&one, [Fact::Label(crate::desk::label(slug))]);
        desk.receive(news);
        assert_eq!(desk.badge(&ann), badge, "{slug}");
        whole(&desk.state);
    }
}

#[test]
fn fragments_are_joined_and_link_as_one() {
    let Talks {
        mut desk,
        ann,
        one,
        two,
        bob,
        ..
    } = talks();
    desk.choose(&bob, Aim::Contents, &two);
    desk.choose(&ann, Aim::Contents, &one);
    assert!(desk.begin(&two, Aim::Earlier));
    assert_eq!(
        desk.state.ui.focus,
        Some(one.clone()),
        "the nearest earlier quote is proposed"
    );
    desk.links_act(LinkAct::Choose(one.clone()));
    assert_eq!(desk.said(), "Joined: quote “and two.” continues quote “One,”");
    assert_eq!(desk.get(&two).continues, Some(one.clone()));
    assert_eq!(
        desk.by(&two),
        ["①Ann said", "②Bob denied"],
        "a fragment has its chain's"
    );
    assert_eq!(desk.by(&one), desk.by(&two));
    assert_eq!(desk.contents(&bob), ["\"One,\""], "links attach to the head");
    let head = |link: &Link| link.content == one;
    assert!(desk.links().iter().all(head), "{:?}", desk.links());
    let (first, second) = (desk.tie(&one).cloned(), desk.tie(&two).cloned());
    assert_eq!(first.map(|tie| tie.later.len()), Some(1));
    assert_eq!(second.and_then(|tie| tie.earlier).map(|end| end.id), Some(one.clone()));
    whole(&desk.state);
    // A link made to the second fragment is one to the first.
    desk.choose(&two, Aim::Speakers, &bob);
    assert_eq!(
        desk.said(),
        "Cut the link from attribution “Bob denied” to quote “and two.”"
    );
    assert_eq!(desk.by(&one), ["①Ann said"]);
    desk.undo();
    assert_eq!(desk.undo(), "Undone: join quote “and two.” to quote “One,”");
    assert_eq!(
        (desk.by(&one), desk.by(&two)),
        (vec!["①Ann said".into()], vec!["②Bob denied".into()])
    );
    whole(&desk.state);
    desk.redo();
    assert!(desk.links_act(LinkAct::Separate(two.clone())));
    assert_eq!((desk.get(&two).continues.clone(), desk.by(&two)), (None, vec![]));
    whole(&desk.state);
    desk.undo();
    assert!(desk.delete(&one));
    assert_eq!(desk.by(&two), ["①Ann said", "②Bob denied"], "the next one is the head");
    whole(&desk.state);
    desk.undo();
    assert_eq!(desk.by(&one).len(), 2);
    whole(&desk.state);
}

#[test]
fn no_fragment_leads_back_to_itself() {
    let Talks {
        mut desk,
        one,
        two,
        rain,
        ..
    } = talks();
    let three = desk.mark("\"Three.\"", "quote");
    desk.choose(&two, Aim::Earlier, &one);
    desk.choose(&three, Aim::Earlier, &one);
    assert_eq!(
        desk.get(&three).continues,
        Some(two.clone()),
        "behind the last one before it"
    );
    // Nothing before the first; another label; what is joined already, but for the one that it continues.
    assert!(desk.begin(&one, Aim::Earlier));
    assert_eq!(
        (desk.said(), &desk.state.ui.linking),
        ("Nothing before it has the same label.", &None)
    );
    assert!(desk.begin(&three, Aim::Earlier));
    for not in [&rain, &one, &three] {
        desk.links_act(LinkAct::Choose(not.clone()));
        assert_eq!(desk.said(), "Only earlier words with the same label can be continued.");
    }
    desk.links_act(LinkAct::Choose(two.clone()));
    assert_eq!(
        desk.get(&three).continues,
        None,
        "choosing the one it continues separates them"
    );
    // Two tabs that joined them the other way round make a circle: nothing hangs, and all agree.
    let news = desk.elsewhere(&one, [Fact::Continues(Some(two.clone()))]);
    desk.receive(news);
    whole(&desk.state);
    let round = desk.elsewhere(&one, [Fact::Continues(Some(one.clone()))]);
    desk.receive(round);
    whole(&desk.state);
}

#[test]
fn linking_mode_leaves_nothing_behind() {
    let Talks {
        mut desk,
        ann,
        one,
        two,
        rain,
        bob,
    } = talks();
    let (before, step) = (desk.state.project.clone(), desk.next_undo());
    let pressed = |desk: &Desk, key: &str, place| {
        meaning(
            &desk.state,
            Press {
                key,
                ..Press::default()
            },
            place,
        )
    };
    desk.act(Action::Focus(Some(ann.clone())));
    let begin = LinkAct::Begin(ann.clone(), Aim::Contents);
    assert_eq!(pressed(&desk, "l", Where::Article), Some(Command::Links(begin)));
    desk.begin(&ann, Aim::Contents);
    assert_eq!(
        desk.state.ui.focus,
        Some(one.clone()),
        "what stands beside it is at hand"
    );
    assert!(
        desk.said().ends_with("Now at quote “One,”. Enter chooses it."),
        "{}",
        desk.said()
    );
    for (key, at) in [("]", &two), ("]", &rain), ("]", &one), ("[", &rain)] {
        let Some(Command::Links(act)) = pressed(&desk, key, Where::Article) else {
            panic!("{key} goes through what can be chosen");
        };
        desk.links_act(act);
        assert_eq!(desk.state.ui.focus.as_ref(), Some(at), "{key}");
    }
    let choose = Some(Command::Links(LinkAct::Choose(rain.clone())));
    assert_eq!(pressed(&desk, "Enter", Where::Article), choose);
    assert_eq!(pressed(&desk, "Enter", Where::Control), None, "a button is pressed");
    for key in ["1", "n", "Delete", "s"] {
        assert_eq!(pressed(&desk, key, Where::Article), None, "{key}");
    }
    // What cannot be chosen, and a click beside everything, change nothing.
    desk.act(Action::Focus(Some(bob.clone())));
    assert_eq!(desk.said(), "Only a quote or claim can be linked to an attribution.");
    desk.act(Action::Pick(desk.find("Bob").start()));
    desk.act(Action::Focus(None));
    assert!(desk.state.ui.linking.is_some());
    let leave = Some(Command::Links(LinkAct::Leave));
    assert_eq!(pressed(&desk, "Escape", Where::Article), leave);
    assert_eq!(pressed(&desk, "l", Where::Article), leave);
    desk.links_act(LinkAct::Leave);
    assert_eq!(
        (&desk.state.ui.linking, &desk.state.ui.focus),
        (&None, &Some(ann.clone()))
    );
    assert_eq!((desk.state.project.clone(), desk.next_undo()), (before, step));
    // A new selection, an undo and the end of where it began end it too.
    desk.begin(&ann, Aim::Contents);
    desk.select("Nothing.");
    assert_eq!(desk.state.ui.linking, None);
    desk.begin(&ann, Aim::Contents);
    desk.undo();
    assert_eq!(desk.state.ui.linking, None);
    desk.begin(&ann, Aim::Contents);
    let gone = desk.elsewhere(&ann, [Fact::Deleted(true)]);
    desk.receive(gone);
    assert_eq!(desk.state.ui.linking, None);
}

#[test]
fn a_click_in_the_text_takes_what_can_be_chosen() {
    let mut desk = Desk::of("\"Rain came\" Ann said");
    let quote = desk.mark("\"Rain came\"", "quote");
    let inside = desk.mark("Rain", "attribution");
    let ann = desk.mark("Ann said", "attribution");
    desk.begin(&ann, Aim::Contents);
    desk.act(Action::Pick(desk.find("Rain").start()));
    assert_eq!(
        desk.by(&quote),
        ["①Ann said"],
        "not the smaller {inside:?} over the same words"
    );
}

#[test]
fn what_stands_beside_is_offered_and_goes_with_the_next_act() {
    let mut desk = Desk::of(TEXT);
    let one = desk.mark("\"One,\"", "quote");
    assert_eq!(desk.state.ui.proposed, None);
    let ann = desk.mark("Ann said", "attribution");
    let offered = |desk: &Desk| {
        desk.state
            .ui
            .proposed
            .as_ref()
            .map(|offer| (offer.from.clone(), offer.to.clone()))
    };
    assert_eq!(offered(&desk), Some((ann.clone(), one.clone())));
    assert_eq!(
        desk.said(),
        "Marked attribution “Ann said”. Link to quote “One,”? Press L, then Enter."
    );
    // Where there are no keys, none is named: the offer has a button.
    let mut phone = Desk::of(TEXT);
    phone.state.ui.coarse = true;
    phone.mark("\"One,\"", "quote");
    phone.mark("Ann said", "attribution");
    assert_eq!(phone.said(), "Marked attribution “Ann said”. Link to quote “One,”?");
    desk.select("Nothing.");
    assert_eq!(offered(&desk), None, "marking goes on");
    desk.undo();
    desk.redo();
    assert_eq!(offered(&desk), None);
    // The keys that the offer names.
    desk.undo();
    let ann = desk.mark("Ann said", "attribution");
    desk.begin(&ann, Aim::Contents);
    let focus = desk.state.ui.focus.clone().expect("it is at hand");
    desk.links_act(LinkAct::Choose(focus));
    assert_eq!(desk.by(&one), ["①Ann said"]);
    // In the next block, and one click; what is linked is not offered again.
    let bob = desk.mark("Bob denied", "attribution");
    assert_eq!(offered(&desk), None, "One is linked, and too far");
    let three = desk.mark("\"Three.\"", "quote");
    assert_eq!(
        offered(&desk),
        Some((three.clone(), bob.clone())),
        "in the sentence before"
    );
    assert!(desk.links_act(LinkAct::Take));
    assert_eq!(
        (desk.by(&three), offered(&desk)),
        (vec!["②Bob denied".to_owned()], None)
    );
    let far = desk.mark("\"Four,\"", "quote");
    assert_eq!(offered(&desk), None, "{far:?} is two blocks away");
    whole(&desk.state);
}

#[test]
fn every_speaker_is_listed_with_their_words() {
    let Talks {
        mut desk,
        ann,
        one,
        two,
        bob,
        ..
    } = talks();
    let four = desk.mark("\"Four,\"", "quote");
    let again = desk.mark("ann said", "attribution");
    desk.choose(&two, Aim::Earlier, &one);
    desk.choose(&ann, Aim::Contents, &one);
    desk.choose(&again, Aim::Contents, &four);
    let listed = |desk: &Desk| -> Vec<String> {
        let told = |speaker: pressmark::domain::app::Speaker| {
            let said: Vec<_> = speaker.said.iter().map(|end| end.words.to_string()).collect();
            format!("{}{}: {}", speaker.badge, speaker.name, said.join(" "))
        };
        speakers(&desk.state).into_iter().map(told).collect()
    };
    assert_eq!(listed(&desk), ["①②Ann: \"One,\" \"Four,\"", "Bob: ", ": It rained."]);
    let source = |id: &AnnotationId, words: &str, desk: &Desk| {
        (Entity::Annotation(id.clone()), Fact::Source(Some(desk.find(words))))
    };
    let (revision, facts) = (
        desk.state.relations.revision(),
        vec![source(&bob, "Bob denied", &desk), source(&ann, "Ann said", &desk)],
    );
    desk.write(facts);
    assert_ne!(
        desk.state.relations.revision(),
        revision,
        "the list of speakers is worked out anew"
    );
    assert_eq!(
        listed(&desk),
        ["①Ann said: \"One,\"", "Bob denied: ", "②ann: \"Four,\"", ": It rained."]
    );
}

#[test]
fn a_note_touches_no_relation() {
    let Talks { mut desk, ann, one, .. } = talks();
    desk.choose(&ann, Aim::Contents, &one);
    let before = desk.state.relations.clone();
    desk.note(&ann, "why?");
    assert_eq!(desk.state.relations.revision(), before.revision());
    assert!(std::rc::Rc::ptr_eq(desk.state.relations.cards(), before.cards()));
    assert!(std::rc::Rc::ptr_eq(desk.state.relations.badges(), before.badges()));
}

#[test]
fn links_and_fragments_survive_export_and_import() {
    let Talks {
        mut desk,
        ann,
        one,
        two,
        bob,
        rain,
    } = talks();
    desk.choose(&ann, Aim::Contents, &one);
    desk.choose(&two, Aim::Earlier, &one);
    desk.choose(&bob, Aim::Contents, &rain);
    let export = |desk: &Desk| file::export(&desk.state.article, &desk.state.project, "", &now());
    let written = export(&desk);
    let mut other = Desk::opened(desk.state.article.clone(), Project::default(), 2);
    let contents = file::read(written.as_bytes()).expect("what is exported can be read");
    let planned = plan(&other.state.article, &other.state.project, &contents, "").expect("it is the same article");
    other.write(planned.edits(&other.state.project, &Choices::new()));
    for id in [&ann, &one, &two, &bob, &rain] {
        assert_eq!(other.tie(id), desk.tie(id));
    }
    assert_eq!(export(&other), written);
    whole(&other.state);
    other.undo();
    assert_eq!(other.links(), []);
    whole(&other.state);
}

#[test]
fn numbers_go_on_beyond_the_circles() {
    let mut desk = Desk::of(&format!("Talks\n{}", "ab cd. ".repeat(25)));
    let text = desk.state.article.text().as_str().to_owned();
    let mut facts = Vec::new();
    for (nth, (at, _)) in text.match_indices("ab cd.").enumerate() {
        let start = desk.state.article.text().offset_of_byte(at);
        for (part, slug, from) in [("a", "attribution", 0), ("c", "claim", 3)] {
            let id = AnnotationId::parse(&format!("{part}{nth}")).expect("well formed");
            let range = pressmark::domain::text::Range::between(start.plus(from), start.plus(from + 2));
            let exact = desk.state.article.text().slice(range).expect("in the text").into();
            let target = pressmark::domain::annotation::Target::Placed { range, exact };
            let entity = Entity::Annotation(id);
            facts.push((entity.clone(), Fact::Label(crate::desk::label(slug))));
            facts.push((entity, Fact::Target(target)));
        }
        let id = |part: &str| AnnotationId::parse(&format!("{part}{nth}")).expect("well formed");
        let link = Link {
            attribution: id("a"),
            content: id("c"),
        };
        facts.push((Entity::Link(link), Fact::Deleted(false)));
    }
    desk.write(facts);
    let id = |text: &str| AnnotationId::parse(text).expect("well formed");
    assert_eq!(
        (desk.badge(&id("c0")), desk.badge(&id("c19")), desk.badge(&id("c20"))),
        ("①", "⑳", "21")
    );
    desk.choose(&id("a20"), Aim::Contents, &id("c0"));
    assert_eq!(desk.badge(&id("c0")), "1·21");
    desk.choose(&id("a0"), Aim::Contents, &id("c0"));
    assert_eq!(
        (desk.badge(&id("c20")), desk.badge(&id("c0"))),
        ("⑳", "⑳"),
        "one less before them"
    );
    whole(&desk.state);
}

#[test]
fn only_what_is_shown_can_be_stepped_to() {
    let Talks {
        mut desk,
        ann,
        one,
        two,
        rain,
        ..
    } = talks();
    desk.act(Action::Find(Filter::default().with_label(&crate::desk::label("quote"))));
    desk.begin(&ann, Aim::Contents);
    let mut seen = Vec::new();
    for _ in 0..3 {
        desk.links_act(LinkAct::Step(Direction::Next));
        seen.extend(desk.state.ui.focus.clone());
    }
    assert!(!seen.contains(&rain), "a claim is not shown");
    assert!(seen.contains(&one) && seen.contains(&two));
}

/// Another tab that does not know yet that fragments were joined gives the first one another label, or deletes it: here
/// they are parted at once, as they are after a reload.
#[test]
fn news_of_the_first_fragment_part_the_others() {
    for news in [Fact::Label(label("claim")), Fact::Deleted(true)] {
        let mut desk = Desk::of(TEXT);
        let one = desk.mark("\"One,\"", "quote");
        let two = desk.mark("\"and two.\"", "quote");
        desk.choose(&two, Aim::Earlier, &one);
        assert!(desk.tie(&two).is_some_and(|tie| tie.earlier.is_some()));
        let news = desk.elsewhere(&one, [news]);
        assert!(desk.receive(news));
        assert_eq!(desk.tie(&two), None);
        whole(&desk.state);
    }
}
