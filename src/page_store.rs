//! The page that is shown, and how the next one comes.

use std::sync::Arc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use marathon_domain::{LiveText, SiteData};
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::{device, page_source, shown_page::ShownPage, signing};

/// The page before stays until the next one is there; after so long the reader is told to wait.
const SLOW_MS: u32 = 400;

/// How the page at the address stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    There,
    Slow,
    Failed,
}

/// The shown page, in the context.
#[derive(Clone, Copy)]
pub struct PageStore {
    shown: RwSignal<Arc<ShownPage>>,
    /// The same, once its markup is in the document.
    drawn: RwSignal<Arc<ShownPage>>,
    arrival: RwSignal<Arrival>,
    /// The address that was asked for last.
    wanted: StoredValue<String>,
    /// Pages that were fetched.
    fetched: StoredValue<Vec<Arc<ShownPage>>>,
    /// The addresses of those that are on their way.
    under_way: StoredValue<Vec<String>>,
}

impl PageStore {
    /// A store that shows a page.
    pub fn new(page: ShownPage) -> Self {
        let page = Arc::new(page);
        Self {
            wanted: StoredValue::new(page.path.clone()),
            shown: RwSignal::new(Arc::clone(&page)),
            drawn: RwSignal::new(page),
            arrival: RwSignal::new(Arrival::There),
            fetched: StoredValue::new(Vec::new()),
            under_way: StoredValue::new(Vec::new()),
        }
    }

    /// The store of this app.
    pub fn here() -> Self {
        expect_context()
    }

    /// The page that is shown; follows changes.
    pub fn shown(self) -> Arc<ShownPage> {
        self.shown.get()
    }

    /// The page whose markup is in the document, for whatever reads or fills it; follows changes.
    pub fn drawn(self) -> Arc<ShownPage> {
        self.drawn.get()
    }

    /// The page that is shown now.
    pub fn now(self) -> Arc<ShownPage> {
        self.shown.get_untracked()
    }

    /// How the page at the address stands; follows changes.
    pub fn arrival(self) -> Arrival {
        self.arrival.get()
    }

    /// What the app or the server says, in the reader's language.
    pub fn text(self, text: LiveText) -> String {
        self.with_data(|data| data.text(text).to_owned())
    }

    /// Reads what is known beside the markup.
    pub fn with_data<T>(self, read: impl FnOnce(&SiteData) -> T) -> T {
        self.shown.with_untracked(|page| read(&page.data))
    }

    /// The address of another page in the reader's language: `thanks`.
    pub fn path_to(self, page: &str) -> String {
        self.with_data(|data| format!("/{}/{page}", data.language))
    }

    /// Shows the page at an address, as soon as it is there.
    pub fn go(self, path: String) {
        self.wanted.set_value(path.clone());
        if self.now().path == path {
            self.arrival.set(Arrival::There);
            return;
        }
        if let Some(page) = self.find(&path) {
            self.show(page);
            return;
        }
        if self.arrival.get_untracked() == Arrival::Failed {
            self.arrival.set(Arrival::Slow);
        }
        self.fetch(path.clone());
        leptos::task::spawn_local(async move {
            TimeoutFuture::new(SLOW_MS).await;
            if self.is_missing(&path) && self.arrival.get_untracked() == Arrival::There {
                self.arrival.set(Arrival::Slow);
            }
        });
    }

    /// Fetches pages whose links the pointer reaches: they are then at hand.
    pub fn fetch_on_intent(self) {
        let _ = window_event_listener_untyped("pointerover", move |event| {
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok());
            let path = target
                .and_then(|target| target.closest("a[href^='/']:not([rel])").ok()?)
                .and_then(|link| link.get_attribute("href"));
            if let Some(path) = path {
                let path = path.split('#').next().unwrap_or_default().to_owned();
                if self.now().path != path && self.find(&path).is_none() {
                    self.fetch(path);
                }
            }
        });
    }

    /// Fetches a page, unless it is under way: it is shown once it is there, if it is wanted by then.
    fn fetch(self, path: String) {
        if self.under_way.with_value(|paths| paths.contains(&path)) {
            return;
        }
        self.under_way
            .update_value(|paths| paths.push(path.clone()));
        leptos::task::spawn_local(async move {
            let loaded = page_source::load(&path).await;
            self.under_way
                .update_value(|paths| paths.retain(|one| *one != path));
            match loaded {
                Ok(page) => {
                    let page = self.keep(page);
                    if self.is_missing(&path) {
                        self.show(page);
                    }
                }
                Err(_) if self.is_missing(&path) => self.arrival.set(Arrival::Failed),
                Err(_) => {}
            }
        });
    }

    /// Whether the page was asked for last, and is not there.
    fn is_missing(self, path: &str) -> bool {
        self.wanted.with_value(|wanted| wanted == path) && self.now().path != path
    }

    fn find(self, path: &str) -> Option<Arc<ShownPage>> {
        self.fetched
            .with_value(|fetched| fetched.iter().find(|page| page.path == path).cloned())
    }

    fn keep(self, page: ShownPage) -> Arc<ShownPage> {
        let page = Arc::new(page);
        self.fetched
            .update_value(|fetched| fetched.push(Arc::clone(&page)));
        page
    }

    fn show(self, page: Arc<ShownPage>) {
        // In another language the page stays the same, with what was typed.
        let typed = page
            .is_translation_of(&self.now())
            .then(signing::typed_values);
        device::mark_moved();
        self.shown.set(Arc::clone(&page));
        self.arrival.set(Arrival::There);
        device::before_paint(move || {
            self.drawn.set(page);
            if let Some(typed) = typed {
                // After what follows the page has filled it.
                leptos::task::spawn_local(async move { signing::type_again(&typed) });
            }
        });
    }
}
