//! One act is one step with all that depends on it, and undo brings all of it back.

use pressmark::domain::annotation::{AnnotationId, Entity, Fact, Link};
use pressmark::domain::app::{Action, Gesture};

use crate::desk::{Desk, now};

/// "Ann said" with source and cue, linked to a claim and to a quotation in three fragments.
struct Chain {
    desk: Desk,
    said: AnnotationId,
    claim: AnnotationId,
    parts: [AnnotationId; 3],
}

fn chain() -> Chain {
    let mut desk = Desk::of("Talks\nAnn said \"one\" and \"two\" and \"three\" of rain.");
    let said = desk.mark("Ann said", "attribution");
    let claim = desk.mark("rain", "claim");
    let parts = ["\"one\"", "\"two\"", "\"three\""].map(|words| desk.mark(words, "quote"));
    let of = |id: &AnnotationId, fact| (Entity::Annotation(id.clone()), fact);
    desk.write(vec![
        of(&said, Fact::Source(Some(desk.find("Ann")))),
        of(&said, Fact::Cue(Some(desk.find("said")))),
        of(&parts[1], Fact::Continues(Some(parts[0].clone()))),
        of(&parts[2], Fact::Continues(Some(parts[1].clone()))),
    ]);
    desk.link(&said, &claim);
    desk.link(&said, &parts[0]);
    Chain {
        desk,
        said,
        claim,
        parts,
    }
}

fn to(said: &AnnotationId, content: &AnnotationId) -> Link {
    Link {
        attribution: said.clone(),
        content: content.clone(),
    }
}

/// What is seen, but for the times of the last change.
fn view(desk: &Desk) -> String {
    let timeless = |one: &std::rc::Rc<pressmark::domain::annotation::Annotation>| {
        format!(
            "{:?} {:?} {:?} {:?} {:?} {:?}",
            one.label, one.target, one.note, one.source, one.cue, one.continues
        )
    };
    let links: Vec<_> = desk
        .links()
        .into_iter()
        .filter(|link| {
            let is = |id| desk.state.annotations.get(id).is_some();
            is(&link.attribution) && is(&link.content)
        })
        .collect();
    format!(
        "{:#?} {links:#?}",
        desk.state.annotations.iter().map(timeless).collect::<Vec<_>>()
    )
}

/// Does `act`, looks, and takes it back by one undo, then does it again by one redo.
fn check(mut chain: Chain, act: impl FnOnce(&mut Chain), look: impl Fn(&Chain)) {
    let (before, step) = (view(&chain.desk), chain.desk.next_undo());
    act(&mut chain);
    let after = view(&chain.desk);
    assert_ne!(after, before);
    look(&chain);
    chain.desk.undo();
    assert_eq!(view(&chain.desk), before, "one undo brings everything back");
    assert_eq!(chain.desk.next_undo(), step, "it was one step");
    chain.desk.redo();
    assert_eq!(view(&chain.desk), after);
    look(&chain);
}

#[test]
fn relabelling_a_content_as_an_attribution_cuts_its_links_alone() {
    check(
        chain(),
        |chain| assert!(chain.desk.relabel(&chain.claim.clone(), "attribution")),
        |chain| assert_eq!(chain.desk.links(), [to(&chain.said, &chain.parts[0])]),
    );
}

#[test]
fn relabelling_the_attribution_cuts_all_its_links() {
    check(
        chain(),
        |chain| assert!(chain.desk.relabel(&chain.said.clone(), "claim")),
        |chain| assert_eq!(chain.desk.links(), []),
    );
}

#[test]
fn relabelling_a_quote_as_a_claim_keeps_its_links_and_breaks_its_chain() {
    check(
        chain(),
        |chain| assert!(chain.desk.relabel(&chain.parts[0].clone(), "claim")),
        |chain| {
            assert_eq!(chain.desk.links().len(), 2);
            assert_eq!(chain.desk.get(&chain.parts[1]).continues, None);
            assert_eq!(chain.desk.get(&chain.parts[2]).continues, Some(chain.parts[1].clone()));
        },
    );
}

#[test]
fn deleting_the_head_of_a_chain_makes_the_next_the_head() {
    check(
        chain(),
        |chain| assert!(chain.desk.delete(&chain.parts[0].clone())),
        |chain| {
            assert_eq!(chain.desk.get(&chain.parts[1]).continues, None);
            assert_eq!(chain.desk.get(&chain.parts[2]).continues, Some(chain.parts[1].clone()));
            assert!(
                chain.desk.links().contains(&to(&chain.said, &chain.parts[1])),
                "with its links"
            );
        },
    );
}

#[test]
fn deleting_in_the_middle_of_a_chain_closes_it() {
    check(
        chain(),
        |chain| assert!(chain.desk.delete(&chain.parts[1].clone())),
        |chain| {
            assert_eq!(chain.desk.get(&chain.parts[2]).continues, Some(chain.parts[0].clone()));
            assert!(chain.desk.links().contains(&to(&chain.said, &chain.parts[0])));
        },
    );
}

#[test]
fn moving_the_edges_cuts_source_and_cue_to_them() {
    let mut chain = chain();
    // A touch selection marks and stays; its handles move the annotation. Its twin is already there, so it holds that.
    let range = chain.desk.find("Ann said");
    chain.desk.draft(range, Gesture::Touch);
    chain.desk.act(Action::Mark {
        label: crate::desk::label("attribution"),
        id: AnnotationId::from_random([99; 16]),
        now: now(),
        keep: true,
    });
    assert_eq!(
        chain.desk.state.ui.held.as_ref().map(|(id, _)| id.clone()),
        Some(chain.said.clone())
    );
    check(
        chain,
        |chain| {
            for words in ["nn said", "n said", "said \"one\""] {
                let (range, now) = (chain.desk.find(words), now());
                chain.desk.act(Action::Reshape { range, now });
            }
            let words = chain.desk.state.ui.said.text.to_string();
            assert_eq!(words, "Now attribution \u{201c}said \"one\u{201d}");
        },
        |chain| {
            let said = chain.desk.get(&chain.said);
            assert_eq!(&**said.words(), "said \"one\"");
            assert_eq!((said.source, said.cue), (None, Some(chain.desk.find("said"))));
        },
    );
}

#[test]
fn what_cannot_happen_changes_nothing() {
    let mut chain = chain();
    let nobody = AnnotationId::from_random([200; 16]);
    let known = chain.claim.clone();
    for action in [
        Action::Delete(nobody.clone()),
        Action::OpenNote(nobody.clone()),
        Action::Relabel {
            id: nobody.clone(),
            label: crate::desk::label("claim"),
            now: now(),
        },
        Action::Relabel {
            id: known.clone(),
            label: crate::desk::label("claim"),
            now: now(),
        },
        Action::SetNote {
            id: nobody,
            text: "no".into(),
            now: now(),
        },
        Action::SetNote {
            id: known,
            text: "".into(),
            now: now(),
        },
        Action::Mark {
            label: crate::desk::label("claim"),
            id: AnnotationId::from_random([201; 16]),
            now: now(),
            keep: false,
        },
        Action::Reshape {
            range: chain.desk.find("rain"),
            now: now(),
        },
        Action::Release,
        Action::CloseNote,
        Action::PenDown,
        Action::Drafted(None),
        Action::Show(None),
    ] {
        assert!(!chain.desk.act(action.clone()), "{action:?}");
    }
}
