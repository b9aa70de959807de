//! The routed pages, one file each, and which of them an address shows.

mod case;
mod home;
mod not_found;
mod sign;
mod thanks;

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use marathon_domain::Page;

use crate::{
    components::when_covered, content_store::ContentStore, inert::inert, reactive::part, slots,
};
use case::CasePage;
use home::home_page;
use not_found::not_found_page;
use sign::SignPage;
use thanks::thanks_page;

/// The page at the address. One route for all: [`Page`] reads addresses as it writes them, so that
/// links cannot drift from routes, and the router is compiled once instead of once a page.
#[component]
pub fn RoutedPage() -> impl IntoView {
    let store = ContentStore::here();
    let path = use_location().pathname;
    let page = Memo::new(move |_| page_at(&path.get(), store).path(&store.now().language));
    part(move || {
        let page = page_at(&page.get(), store);
        when_covered(
            page.clone(),
            part(move || {
                if cfg!(not(feature = "ssr")) {
                    slots::fill_new_page();
                }
                show(&page)
            }),
        )
        .into_any()
    })
}

/// The page that an address names here; in another language, or of no case, it is none.
pub fn page_at(path: &str, store: ContentStore) -> Page {
    let content = store.now();
    match Page::at(path) {
        Some((language, page)) if language == content.language && content.knows(&page) => page,
        _ => Page::NotFound,
    }
}

fn show(page: &Page) -> AnyView {
    let content = ContentStore::here().now();
    match page {
        Page::Home => inert(home_page(&content)).into_any(),
        Page::Case(slug) => match content.case(slug.as_str()) {
            Some(case) => view! { <CasePage case=case.clone() /> }.into_any(),
            None => inert(not_found_page(&content)).into_any(),
        },
        Page::Sign => SignPage().into_any(),
        Page::Thanks => inert(thanks_page(&content)).into_any(),
        Page::NotFound => inert(not_found_page(&content)).into_any(),
    }
}
