//! The app: what every page has around it, and the route.

use leptos::prelude::*;
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    hooks::{use_location, use_navigate},
    path,
};

use crate::{
    deeds::Deeds,
    device,
    inert::inert,
    letter,
    live_counts::LiveCounts,
    page_store::PageStore,
    reactive::{follow, part},
    routed_page::{RoutedPage, follow_arrival},
    share,
    shown_page::ShownPage,
    signed_petitions::SignedPetitions,
    signing, slots, source,
    supporter::Supporter,
};

/// The whole app around a page.
#[component]
pub fn App(
    /// The first page.
    page: ShownPage,
) -> impl IntoView {
    let pages = PageStore::new(page);
    provide_context(pages);
    let counts = LiveCounts::new();
    provide_context(counts);
    let signed = SignedPetitions::new();
    provide_context(signed);
    let deeds = Deeds::new();
    provide_context(deeds);
    let supporter = Supporter::new();
    provide_context(supporter);

    // Once, in the browser, when the first view has been taken over.
    follow(move || {
        source::recall();
        signed.recall();
        deeds.listen();
        supporter.recall();
        counts.start();
        pages.fetch_on_intent();
        share::listen();
    });

    view! {
        <Router>
            {part(move || inert(pages.shown().header.clone()).into_any())}
            <main id="main" tabindex="-1">
                <FlatRoutes fallback=RoutedPage>
                    <Route path=path!("/*any") view=RoutedPage />
                </FlatRoutes>
            </main>
            {part(move || inert(pages.shown().footer.clone()).into_any())}
            <Behaviour />
        </Router>
    }
}

/// What happens on a page that is there: it wants the router, and shows nothing.
#[component]
fn Behaviour() -> impl IntoView {
    if cfg!(feature = "ssr") {
        return;
    }
    let pages = PageStore::here();
    let location = use_location();
    let navigate = use_navigate();
    follow(move || {
        let path = location.pathname.get();
        let search = location.search.get_untracked();
        // What a search has found is not at hand by its path.
        let is_of_a_search = path.ends_with("/marathons") || path.ends_with("/messages");
        if is_of_a_search && !search.is_empty() && pages.now().path != path {
            device::load(&format!("{path}?{}", search.trim_start_matches('?')));
        } else {
            pages.go(path);
        }
    });
    follow_arrival(pages);
    // In a task of its own, so that a slow phone can answer a touch between the two.
    let owner = Owner::current().unwrap_or_default();
    set_timeout(
        move || {
            owner.with(|| {
                signing::follow_act_forms(navigate.clone());
                signing::follow_form(navigate);
                slots::keep_filled();
                letter::follow_letter();
                follow_page(pages);
            });
        },
        std::time::Duration::ZERO,
    );
}

/// After a navigation within the app title, language and focus follow, as they would if the page had
/// been loaded.
fn follow_page(pages: PageStore) {
    let mut before: Option<std::sync::Arc<ShownPage>> = None;
    follow(move || {
        let page = pages.drawn();
        if let (Some(before), Some(document)) = (&before, device::document()) {
            document.set_title(&page.title);
            // What the browser itself shares.
            if let Ok(Some(link)) = document.query_selector("link[rel=canonical]") {
                let _ = link.set_attribute("href", &page.path);
            }
            if let Some(root) = document.document_element() {
                let _ = root.set_attribute("lang", page.data.language.as_str());
                let _ = root.set_attribute("dir", &page.direction);
            }
            if page.is_translation_of(before) {
                // The reader is where they were, on the switch of languages.
                device::focus("languages");
            } else if !device::go_to_fragment() {
                device::focus("main");
            }
        }
        before = Some(page);
    });
}
