//! The app: what every page has around it, and the routes.

use leptos::prelude::*;
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    hooks::use_location,
    path,
};
use marathon_domain::{Content, Page, Text};

use crate::{
    components::{Fault, Milestones, SiteFooter, SiteHeader},
    content_store::ContentStore,
    device, document,
    live_counts::LiveCounts,
    pages::{CasePage, HomePage, NotFoundPage, SignPage, ThanksPage},
    reactive::follow,
    signed_petitions::SignedPetitions,
    supporter::Supporter,
};

/// The whole app around the content of one language.
#[component]
pub fn App(
    /// At least the parts that the first page needs.
    content: Content,
) -> impl IntoView {
    let store = ContentStore::new(content);
    provide_context(store);
    let counts = LiveCounts::new();
    provide_context(counts);
    let signed = SignedPetitions::new();
    provide_context(signed);
    let supporter = Supporter::new();
    provide_context(supporter);

    // Once, in the browser, when the first view has been taken over.
    follow(move || {
        signed.recall();
        supporter.recall();
        counts.start();
        store.complete();
    });

    view! {
        <Router>
            // `external`: the browser moves the focus along, which the router does not.
            <a class="skip-link" href="#main" rel="external">{store.text(Text::SkipToContent)}</a>
            <SiteHeader />
            <main id="main" tabindex="-1">
                <FlatRoutes fallback=NotFoundPage>
                    <Route path=path!("/:language") view=HomePage />
                    <Route path=path!("/:language/cases/:slug") view=CasePage />
                    <Route path=path!("/:language/sign") view=SignPage />
                    <Route path=path!("/:language/thanks") view=ThanksPage />
                </FlatRoutes>
            </main>
            <SiteFooter />
            <Milestones />
            <Fault />
            <FollowNavigation />
        </Router>
    }
}

/// After a navigation within the app: the document's title and the focus follow, as they would if the
/// page had been loaded.
#[component]
fn FollowNavigation() -> impl IntoView {
    let store = ContentStore::here();
    let path = use_location().pathname;
    let mut before = None;
    follow(move || {
        let path = path.get();
        if before.as_ref().is_some_and(|before| *before != path) {
            let page = Page::at(&path).map_or(Page::NotFound, |(_, page)| page);
            if let Some(document) = device::document() {
                document.set_title(&document::title(&store.now(), &page));
            }
            device::focus("main");
        }
        before = Some(path);
    });
}
