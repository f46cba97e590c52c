//! What must hold, whatever has happened.

use pressmark::domain::annotation::{Project, ReplicaId, Target, Timestamp};
use pressmark::domain::app::State;
use pressmark::domain::codec::file::{Content, export, read};
use pressmark::domain::codec::journal::{self, Loaded};

use crate::acts::article;
use crate::world::{Now, World};

/// What somebody reads who comes now.
fn loaded(world: &World) -> Loaded {
    let loaded = journal::load(&Now(world), article().fingerprint()).expect("it can be read");
    assert_eq!(loaded.unreadable, [], "nobody damages anything");
    loaded
}

/// Every fact that was ever acknowledged is in storage at this moment, or one of its field with a higher stamp.
pub fn nothing_acknowledged_is_lost(world: &World) {
    let mut project = loaded(world).project;
    for entry in world.acknowledged.borrow().iter() {
        assert!(!project.take(entry.clone()), "{entry:?} was written and is not there");
    }
}

fn exported(project: &Project) -> String {
    export(&article(), project, "", &Timestamp::default())
}

/// All has been delivered.
pub fn at_the_end(world: &World) {
    nothing_acknowledged_is_lost(world);
    let stored = loaded(world).project;
    let expected = exported(&stored);
    for seat in world.living() {
        let tab = seat.tab.borrow();
        let state = &tab.as_ref().expect("it has opened").state;
        assert!(state.outbox.is_empty(), "there is room for everything");
        assert_eq!(state.project, stored, "a tab knows something else than storage");
        assert_eq!(exported(&state.project), expected);
        derived_is_what_the_project_says(state);
    }
    sound(&expected);

    // Somebody opens the page, who takes over all that is left.
    world.visit();
    assert_eq!(loaded(world).project, stored, "taking over changed something");
    for other in loaded(world).replicas {
        let living = world.living();
        assert!(
            living.iter().any(|seat| seat.holds(other.id)),
            "{} is left behind",
            other.id
        );
    }

    // Folding changes nothing, and folding again neither.
    for seat in world.living() {
        for _ in 0..2 {
            seat.with(world, |tab, outside| tab.fold(outside));
            assert_eq!(loaded(world).project, stored, "folding changed something");
        }
    }

    // All are closed; one comes back, and everything is under one name.
    world.close_all();
    world.visit();
    assert_eq!(loaded(world).project, stored);
    let left: Vec<ReplicaId> = loaded(world).replicas.iter().map(|replica| replica.id).collect();
    assert!(left.len() <= 1, "{left:?} for one tab");
    nothing_acknowledged_is_lost(world);
}

fn derived_is_what_the_project_says(state: &State) {
    let anew = State::new(state.article.clone(), state.project.clone(), state.replica);
    assert!(state.annotations.iter().eq(anew.annotations.iter()));
    assert_eq!(state.page.blocks(), anew.page.blocks());
    assert_eq!(state.page.cards(), anew.page.cards());
    assert_eq!(state.page.orphans(), anew.page.orphans());
    assert_eq!(state.codebook, anew.codebook);
    assert_eq!(state.relations.cards(), anew.relations.cards());
    assert_eq!(state.relations.badges(), anew.relations.badges());
    for tie in state.relations.cards().iter().flat_map(|ties| ties.iter()) {
        for end in tie.said.iter().chain(&tie.by).chain(&tie.earlier).chain(&tie.later) {
            assert!(
                state.annotations.get(&end.id).is_some(),
                "a relation to what is not there is shown"
            );
        }
    }
}

/// What is exported can be read whole: links have both ends, chains end, parts lie in their annotation.
fn sound(file: &str) {
    let contents = read(file.as_bytes()).expect("an export can be read");
    let text = article();
    for item in &contents.items {
        assert_eq!(item.remarks, [], "of {:?}", item.id);
        match item.content.as_ref().expect("an export has nothing that is refused") {
            Content::Annotation { annotation, .. } => {
                let Target::Placed { range, exact } = &annotation.target else {
                    continue;
                };
                assert_eq!(text.text().slice(*range), Some(&**exact));
                for part in [annotation.source, annotation.cue].into_iter().flatten() {
                    assert_eq!(part.intersection(*range), Some(part), "a part lies outside");
                }
            }
            Content::Link { .. } | Content::Label(_) => {}
        }
    }
}
