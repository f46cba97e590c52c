//! Tidying up: the logs of replicas whose tabs are gone are folded into one for each article.

use std::cell::RefCell;
use std::rc::Rc;

use yew::Callback;

use super::keeper::{LocalShelf, lock_name};
use super::shelf;
use crate::domain::annotation::ReplicaId;
use crate::domain::codec::journal::{self, Writer};
use crate::web::locks::{self, Attempt, Lock};

/// Calls back when the last of its owners is gone.
struct Done(Callback<()>);

impl Drop for Done {
    fn drop(&mut self) {
        self.0.emit(());
    }
}

/// Folds what others have left, on all articles; `own` is the caller's own replica. Calls `done` once, at the end. Nobody
/// writes under the keys that are folded: their locks are held meanwhile. Where there are no locks, nothing happens.
pub fn others(own: ReplicaId, done: Callback<()>) {
    let done = Rc::new(Done(done));
    for fingerprint in shelf::fingerprints() {
        let Ok(loaded) = journal::load(&LocalShelf, &fingerprint) else {
            continue;
        };
        // The first one whose lock is got takes in the others.
        let base: Rc<RefCell<Option<(Writer, Lock)>>> = Rc::default();
        for other in loaded.replicas.iter().filter(|other| other.id != own && other.readable) {
            let (id, base, done) = (other.id, base.clone(), done.clone());
            let writer = Writer::resume(&loaded, fingerprint.clone(), id).map(|writer| writer.leaving_room(own));
            locks::try_hold(&lock_name(id), move |attempt| {
                if let (Attempt::Held(lock), Some(writer)) = (attempt, writer) {
                    let mut base = base.borrow_mut();
                    // What fails is left as it is.
                    if let Some((first, _)) = &mut *base {
                        drop(journal::adopt(&LocalShelf, id, first));
                    } else {
                        *base = Some((writer, lock));
                    }
                    if let Some((first, _)) = &mut *base {
                        drop(first.compact(&LocalShelf));
                    }
                }
                drop(done);
            });
        }
    }
}
