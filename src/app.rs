//! The app: what every page has around it, and the routes.

use leptos::prelude::*;
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    hooks::use_location,
    path,
};
use marathon_domain::{Content, Text};
use maud::html;

use crate::{
    components::{site_footer, site_header},
    content_store::ContentStore,
    device, document,
    inert::inert,
    live_counts::LiveCounts,
    pages::{RoutedPage, page_at},
    reactive::follow,
    signed_petitions::SignedPetitions,
    slots, source,
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
        source::recall();
        signed.recall();
        supporter.recall();
        counts.start();
        store.complete_on_intent();
    });

    // `external`: the browser moves the focus along, which the router does not.
    let skip_link = inert(html! {
        a.skip-link href="#main" rel="external" { (store.text(Text::SkipToContent)) }
    });

    view! {
        <Router>
            {skip_link}
            {inert(site_header(&store.now()))}
            <main id="main" tabindex="-1">
                <FlatRoutes fallback=RoutedPage>
                    <Route path=path!("/*any") view=RoutedPage />
                </FlatRoutes>
            </main>
            {inert(site_footer(&store.now()))}
            <FollowNavigation />
        </Router>
    }
}

/// After a navigation within the app: the document's title and the focus follow, as they would if the
/// page had been loaded.
#[component]
fn FollowNavigation() -> impl IntoView {
    let store = ContentStore::here();
    // Once, in the browser: it wants the router's address.
    if cfg!(not(feature = "ssr")) {
        slots::keep_filled();
    }
    let path = use_location().pathname;
    let mut before = None;
    follow(move || {
        let path = path.get();
        if before.as_ref().is_some_and(|before| *before != path) {
            let page = page_at(&path, store);
            if let Some(document) = device::document() {
                document.set_title(&document::title(&store.now(), &page));
            }
            device::focus("main");
        }
        before = Some(path);
    });
}
