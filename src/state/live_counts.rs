//! The live counts for every counter on the page: from the event stream, or by polling if there is
//! no stream. They stop while the page is hidden.

mod follow;

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;
use marathon_domain::Counts;

use super::{Contents, State};
use crate::api;

/// The counts in the context. They are unknown until the first answer, and never go down.
#[derive(Clone, Copy)]
pub struct LiveCounts {
    counts: RwSignal<Option<Counts>>,
    connected: RwSignal<bool>,
    contents: Contents,
}

impl LiveCounts {
    /// The state before any counts are known.
    pub fn new(contents: Contents) -> Self {
        Self {
            contents,
            counts: RwSignal::new(None),
            connected: RwSignal::new(true),
        }
    }

    /// The counts of this app.
    pub fn here() -> Self {
        State::here().counts
    }

    /// The count of a petition, or the total, once it is known; follows changes.
    pub fn of(self, name: &str) -> Option<u64> {
        self.counts.with(|counts| counts.as_ref()?.of(name))
    }

    /// The signatures on paper of a petition, or of all; follows changes.
    pub fn on_paper_of(self, name: &str) -> u64 {
        self.counts
            .with(|counts| counts.as_ref().map_or(0, |counts| counts.on_paper_of(name)))
    }

    /// Today's signatures of a petition; follows changes.
    pub fn today_of(self, name: &str) -> u64 {
        self.counts
            .with(|counts| counts.as_ref().map_or(0, |counts| counts.today_of(name)))
    }

    /// The letters about a case, or about all; follows changes.
    pub fn letters_of(self, name: &str) -> u64 {
        self.counts
            .with(|counts| counts.as_ref().map_or(0, |counts| counts.letters_of(name)))
    }

    /// Whether the last attempt to reach the server worked.
    pub fn is_connected(self) -> bool {
        self.connected.get()
    }

    /// Follows the counts while the page is visible. Call once, in the browser.
    pub fn start(self) {
        // The running connection; dropping it closes it.
        let connection = Rc::new(RefCell::new(follow::Connection::open(self)));
        // The page becomes visible or hidden, or the network goes or comes back.
        for happening in ["visibilitychange", "online", "offline"] {
            let connection = Rc::clone(&connection);
            let _ = window_event_listener_untyped(happening, move |event| {
                if event.type_() == "offline" {
                    self.connected.set(false);
                }
                let mut connection = connection.borrow_mut();
                // The old connection is closed first: a hidden tab holds no connection.
                *connection = None;
                *connection = follow::Connection::open(self);
            });
        }
    }

    /// Fetches the counts now, so that the reader's own signature shows at once.
    pub fn refresh(self) {
        leptos::task::spawn_local(async move {
            if let Ok(counts) = api::get_counts().await {
                self.merge(counts);
            }
        });
    }

    /// Takes newer counts. An answer that is older than the shown counts (a cache, a slow path)
    /// changes nothing, so no number goes down on an open page.
    fn merge(self, fresh: Counts) {
        let _ = self.connected.try_set(true);
        let _ = self.counts.try_update(|counts| match counts {
            None => *counts = Some(fresh),
            Some(shown) => {
                shown.total = shown.total.max(fresh.total);
                for (slug, count) in fresh.petitions {
                    let shown = shown.petitions.entry(slug).or_default();
                    *shown = (*shown).max(count);
                }
                // Staff may take back what was released, and a day ends.
                shown.on_paper = fresh.on_paper;
                shown.today = fresh.today;
                for (slug, letters) in fresh.letters {
                    let shown = shown.letters.entry(slug).or_default();
                    *shown = (*shown).max(letters);
                }
            }
        });
    }
}
