//! Draws pages natively, from the same components that run in the browser. The build of the site
//! uses it, and so does the server for pages with data that only it knows.

mod document;
mod head;
mod node_count;
mod qr_code;

use std::sync::Arc;

use any_spawner::Executor;
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use marathon_domain::{Content, Page};

pub(crate) use head::fonts;

use crate::{
    app::{Footer, Header, Main},
    state::{FirstPage, FormKey, State},
};

pub use crate::embed::{EmbedDocument, GivenBack};
pub use crate::pages::{
    Announced, Announcing, Asking, Code, Confirmable, Confirmed, Confirming, Kit, MySigning,
    OrganiserDeed, Organising, OwnDeed, OwnMarathon, OwnSigning, OwnStanding, OwnState, Reading,
    Refused, Report, Trouble,
};
pub use crate::state::{Given, LanguageSwitch, Mistake, SentForm};
pub use document::{Document, Shell};
pub use qr_code::qr_code;

/// The HTML in each of the three elements that the app takes over.
pub struct Drawn {
    pub header: String,
    pub main: String,
    pub footer: String,
}

impl Drawn {
    /// The same without the marks between texts, which only the app needs to find its places.
    fn without_marks(self) -> Self {
        Self {
            header: without_marks(&self.header),
            main: without_marks(&self.main),
            footer: without_marks(&self.footer),
        }
    }
}

/// This cannot remove anything that a person typed: `<` in a text or an attribute is escaped.
pub(crate) fn without_marks(html: &str) -> String {
    html.replace("<!>", "").replace("<!--<() />-->", "")
}

/// What is known about a page beside the content.
#[derive(Default)]
pub struct Known {
    /// The query of its address: empty, or from the `?` on.
    pub query: String,
    /// The API's answer for the page. If the server has no answer, one of the constants of
    /// [`Given`].
    pub given: String,
    /// The form that comes back.
    pub sent: Option<SentForm>,
    /// The key by which the server recognises its form if it is sent twice.
    pub key: Option<String>,
}

/// Draws a page that has a route.
pub fn draw(content: &Arc<Content>, page: &Page, known: Known) -> Drawn {
    let switch = LanguageSwitch::Address(known.query.clone());
    let address = page.path(&content.language) + &known.query;
    drawn(content, page, known.given, |state| {
        provide_context(switch);
        provide_context(RequestUrl::new(&address));
        if let Some(sent) = known.sent {
            provide_context(sent);
        }
        if let Some(key) = known.key {
            provide_context(FormKey(key));
        }
        view! { <Main state /> }.to_html()
    })
}

/// The main part of a page that only its holder may see. It has no route: only the server draws it,
/// and the app is not loaded with it.
pub trait PrivatePage {
    /// The page as a component.
    fn view(self) -> AnyView;

    /// The document's title, if it is not the page's own.
    fn title(&self, _: &Content) -> Option<String> {
        None
    }
}

/// Draws such a page.
pub fn draw_private(
    content: &Arc<Content>,
    page: &Page,
    switch: LanguageSwitch,
    shown: impl PrivatePage,
) -> Drawn {
    drawn(content, page, String::new(), |_| {
        provide_context(switch);
        provide_context(Arc::clone(content));
        view! { <div class="page">{shown.view()}</div> }.to_html()
    })
}

/// Draws header and footer of a page, with its main part.
fn drawn(
    content: &Arc<Content>,
    page: &Page,
    given: String,
    main: impl FnOnce(State) -> String,
) -> Drawn {
    in_context(content, page, given, |state| Drawn {
        main: main(state),
        header: view! { <Header /> }.to_html(),
        footer: view! { <Footer /> }.to_html(),
    })
}

/// Draws a part of a page with all contexts of the app.
pub(crate) fn in_context<T>(
    content: &Arc<Content>,
    page: &Page,
    given: String,
    draw: impl FnOnce(State) -> T,
) -> T {
    // On a second call the executor is there already.
    let _ = Executor::init_futures_executor();
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new())));
    let drawn = owner.with(|| {
        let state = State::new(FirstPage {
            page: page.clone(),
            build: String::new(),
            files: Vec::new(),
            given,
            content: Arc::clone(content),
        });
        state.provide();
        draw(state)
    });
    owner.cleanup();
    drawn
}
