//! Going from page to page. The router shows at once what is at hand. For any other page the
//! address changes, and the earlier page stays until the next one is there.

use std::time::Duration;

use leptos::{ev, prelude::*};
use leptos_router::NavigateOptions;
use marathon_domain::{Language, Page};

use super::{Arrival, Contents, Shown, State};
use crate::browser::{address, link};

/// After this time a text asks the reader to wait.
const SLOW: Duration = Duration::from_millis(400);

type Navigate = Box<dyn Fn(&str, NavigateOptions)>;

/// The state of the page at the address, in the context.
#[derive(Clone, Copy)]
pub struct Navigation {
    contents: Contents,
    shown: Shown,
    arrival: RwSignal<Arrival>,
    /// The address whose content is on its way.
    awaited: StoredValue<Option<String>>,
    /// Counts the requests: only the last one may still be shown.
    latest: StoredValue<u32>,
    keeps_place: StoredValue<bool>,
    navigate: StoredValue<Option<Navigate>, LocalStorage>,
}

impl Navigation {
    /// The state in which everything is there.
    pub fn new(contents: Contents, shown: Shown) -> Self {
        Self {
            contents,
            shown,
            arrival: RwSignal::new(Arrival::There),
            awaited: StoredValue::new(None),
            latest: StoredValue::new(0),
            keeps_place: StoredValue::new(true),
            navigate: StoredValue::new_local(None),
        }
    }

    /// The navigation of this app.
    pub fn here() -> Self {
        State::here().navigation
    }

    /// The state of the page at the address; follows changes.
    pub fn arrival(self) -> Arrival {
        self.arrival.get()
    }

    /// Whether the reader keeps their place on the page that is drawn: on the first one, on the way back, at a fragment
    /// and in another language. Such a page must be drawn whole at once.
    pub fn keeps_place(self) -> bool {
        self.keeps_place.get_value()
    }

    /// Sets the function that shows pages that are at hand.
    pub fn show_by(self, navigate: impl Fn(&str, NavigateOptions) + 'static) {
        self.navigate.set_value(Some(Box::new(navigate)));
    }

    /// Goes to an address within the site.
    pub fn go(self, address: &str) {
        if self.contents.is_outdated() {
            address::load(address);
        } else if let Some(language) = self.missing_for(address) {
            address::push(address);
            self.wait(address.to_owned(), language);
        } else {
            self.show(address, false);
        }
    }

    /// Handles links, back and forward. Call once, in the browser, before the router listens.
    pub fn follow(self) {
        let _ = window_event_listener(ev::click, move |click| {
            if !link::is_plain_click(&click) {
                return;
            }
            let Some(address) = link::within_the_app(&click) else {
                return;
            };
            if self.contents.is_outdated() {
                // The router must not handle it: the browser loads it whole.
                click.stop_immediate_propagation();
            } else if self.missing_for(&address).is_some() {
                click.prevent_default();
                self.go(&address);
            } else {
                self.settle();
                self.leave_for(&address);
            }
        });
        let _ = window_event_listener(ev::popstate, move |_| {
            self.settle();
            self.keeps_place.set_value(true);
        });
        let _ = window_event_listener(ev::online, move |_| self.try_again());
        let _ = window_event_listener(ev::pointerover, move |event| {
            if let Some(address) = link::within_the_app(&event)
                && let Some(language) = self.missing_for(&address)
                && !self.contents.is_outdated()
            {
                self.contents.fetch(language, |_| ());
            }
        });
    }

    /// Fetches the content of the page at the address again, if that failed.
    pub fn try_again(self) {
        let awaited = self.awaited.get_value();
        if let Some(address) = awaited.filter(|_| self.arrival.get_untracked() == Arrival::Failed) {
            self.arrival.set(Arrival::Slow);
            match self.missing_for(&address) {
                Some(language) => self.wait(address, language),
                None => self.show(&address, true),
            }
        }
    }

    /// Notes that the reader is on a page that is there, or goes to one.
    fn settle(self) {
        self.latest.update_value(|latest| *latest += 1);
        self.awaited.set_value(None);
        self.arrival.set(Arrival::There);
    }

    /// Shows the page at an address whose content is not at hand, as soon as it is.
    pub fn wait(self, address: String, language: Language) {
        self.latest.update_value(|latest| *latest += 1);
        let this = self.latest.get_value();
        let is_latest = move || self.latest.get_value() == this;
        self.awaited.set_value(Some(address.clone()));
        set_timeout(
            move || {
                if is_latest() && self.arrival.get_untracked() == Arrival::There {
                    self.arrival.set(Arrival::Slow);
                }
            },
            SLOW,
        );
        self.contents.fetch(language, move |came| {
            if !is_latest() {
                return;
            }
            if came {
                self.show(&address, true);
            } else if self.contents.is_outdated() {
                address::reload();
            } else {
                self.arrival.set(Arrival::Failed);
            }
        });
    }

    /// Notes whether the reader keeps their place at that address. Returns whether it is the same page in another
    /// language.
    fn leave_for(self, address: &str) -> bool {
        let (shown, _) = self.shown.now();
        let is_translation = page_at(address).is_some_and(|(_, page)| page == shown);
        self.keeps_place
            .set_value(is_translation || address.contains('#'));
        is_translation
    }

    fn show(self, address: &str, replace: bool) {
        self.settle();
        let is_translation = self.leave_for(address);
        self.navigate.with_value(|navigate| {
            if let Some(navigate) = navigate {
                let options = NavigateOptions {
                    replace,
                    scroll: !is_translation,
                    ..NavigateOptions::default()
                };
                navigate(address, options);
            }
        });
    }

    /// The language whose content the page at that address needs, if it is not at hand.
    fn missing_for(self, address: &str) -> Option<Language> {
        let (language, page) =
            page_at(address).unwrap_or_else(|| (self.contents.first_language(), Page::NotFound));
        let language = if self.contents.knows(&language) {
            language
        } else {
            self.contents.first_language()
        };
        let at_hand = untrack(|| self.contents.at_hand(&language, &page));
        at_hand.is_none().then_some(language)
    }
}

fn page_at(address: &str) -> Option<(Language, Page)> {
    Page::at(address.split(['?', '#']).next().unwrap_or_default())
}
