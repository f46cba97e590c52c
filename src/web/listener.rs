//! A listener that lives as long as it is kept.

use gloo_events::{EventListener, EventListenerOptions};
use web_sys::{Event, EventTarget};

/// One or more event listeners. Dropping it ends them, so an effect keeps it for its clean-up.
#[must_use = "a listener that is dropped hears nothing"]
#[derive(Debug, Default)]
pub struct Listener {
    held: Vec<EventListener>,
}

impl Listener {
    /// Hears `name` at `target`, passively.
    pub(super) fn on(
        self,
        target: Option<impl AsRef<EventTarget>>,
        name: &'static str,
        callback: impl FnMut(&Event) + 'static,
    ) -> Self {
        self.with(target, name, EventListenerOptions::default(), callback)
    }

    /// Hears `name` at `target`; nothing where there is no such target.
    pub(super) fn with(
        mut self,
        target: Option<impl AsRef<EventTarget>>,
        name: &'static str,
        options: EventListenerOptions,
        callback: impl FnMut(&Event) + 'static,
    ) -> Self {
        if let Some(target) = target {
            self.held.push(EventListener::new_with_options(
                target.as_ref(),
                name,
                options,
                callback,
            ));
        }
        self
    }
}
