//! The outbox: what is not in storage yet, while it takes nothing, and part of it.

use pressmark::domain::annotation::Project;
use pressmark::domain::app::{Action, Saving, Trouble};

use crate::desk::Desk;

#[test]
fn saving_works_again_when_the_last_piece_is_stored() {
    let mut desk = Desk::lesson();
    desk.act(Action::NotWritten(Trouble::Full));
    let first = desk.mark("\"cooperation.\u{201d}", "quote");
    desk.mark("\"probably\"", "quote");
    for nth in 0..50 {
        desk.note(&first, &format!("typed {nth}"));
    }
    let all = desk.state.outbox.clone();
    assert_eq!(
        all, desk.state.project,
        "the last word on each field, and nothing twice"
    );
    // A piece that fits; meanwhile something is done.
    let piece = all.first(1);
    desk.note(&first, "typed at last");
    assert!(desk.act(Action::Written(piece.clone())));
    assert_eq!(
        desk.state.saving,
        Saving::Fails(Trouble::Full),
        "not everything is there"
    );
    let left = desk.state.outbox.clone();
    let mut stored = piece;
    assert_eq!(left, desk.state.project.beyond(&stored));
    stored.merge(&left);
    assert!(desk.act(Action::Written(left)));
    assert_eq!(
        (&desk.state.saving, &desk.state.outbox),
        (&Saving::Works, &Project::default())
    );
    assert_eq!(&*desk.state.ui.said.text, "Saving works again. Everything is stored.");
    assert_eq!(stored, desk.state.project);
    assert!(!desk.act(Action::Written(Project::default())), "nothing is no news");
}

#[test]
fn what_storage_lacks_is_written_again_and_nothing_else() {
    let mut desk = Desk::lesson();
    desk.mark("\"cooperation.\u{201d}", "quote");
    let stored = desk.state.project.clone();
    desk.act(Action::Written(stored.clone()));
    let undo = desk.next_undo();
    assert!(!desk.act(Action::WriteAgain(Project::default())));
    assert!(desk.act(Action::WriteAgain(stored.clone())));
    assert_eq!((desk.state.outbox.clone(), desk.next_undo()), (stored.clone(), undo));
    assert!(desk.state.ui.said.text.contains("stored again"));
    assert_eq!(desk.state.project, stored);
}
