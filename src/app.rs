//! The app: the parts around every page, and the routes. Its three parts are taken over one by one
//! and share one state.

use leptos::prelude::*;
use leptos_router::{
    components::Router,
    hooks::{use_location, use_navigate},
};
use marathon_domain::{Language, Page, Text};

use crate::{
    browser::{focus, frame, head},
    components::{PageNotices, SiteFooter, SiteHeader, Waiting},
    erased::Erased,
    page_head,
    reactive::{flag, follow, memo, part},
    routes::PageRoutes,
    state::{Arrival, Contents, Navigation, Shown, State},
};

/// The content of the header of every page.
#[component]
pub fn Header() -> impl IntoView {
    let shown = Shown::here();
    part(move || {
        let (page, content) = shown.get();
        provide_context(content);
        view! { <SiteHeader page /> }.erased()
    })
}

/// The content of the main part: the page at the address.
#[component]
pub fn Main(state: State) -> impl IntoView {
    // This listens before the router, which follows the remaining links.
    if cfg!(feature = "hydrate") {
        state.navigation.follow();
    }
    let arrival = memo(move || state.navigation.arrival());
    let is_later = Memo::new(move |before: Option<&bool>| {
        state.shown.get();
        before.is_some()
    });
    view! {
        <Router>
            // The earlier page stays while the next one is on its way, so whoever goes back finds
            // it unchanged.
            <div
                class="page"
                class:page-later=flag(move || is_later.get())
                hidden=flag(move || arrival.get() != Arrival::There)
            >
                <PageRoutes />
            </div>
            <Waiting arrival />
            <Following />
        </Router>
    }
    .erased()
}

/// The content of the footer of every page, and the notices.
#[component]
pub fn Footer() -> impl IntoView {
    let shown = Shown::here();
    // Another page of the same language has the same footer.
    let language = memo(move || shown.get().1.language.clone());
    view! {
        {part(move || {
            // Read, not only tracked: a memo that nothing reads is not updated.
            language.with(|_| ());
            provide_context(shown.now().1);
            view! { <SiteFooter /> }.erased()
        })}
        <PageNotices />
    }
    .erased()
}

/// Follows the router: sets which page is shown, and the document's head. It draws nothing.
#[component]
fn Following() -> impl IntoView {
    if cfg!(feature = "ssr") {
        return;
    }
    let (contents, shown) = (Contents::here(), Shown::here());
    Navigation::here().show_by(use_navigate());
    let path = use_location().pathname;
    follow(move || {
        let (language, page) = address_of(&path.get(), contents);
        let Some(content) = contents.at_hand(&language, &page) else {
            return;
        };
        let page = if content.knows(&page) {
            page
        } else {
            Page::NotFound
        };
        let (before, before_content) = shown.now();
        let is_translation = before_content.language != content.language;
        if before == page && !is_translation {
            return;
        }
        head::set(
            &page_head::title(&content, &page),
            &path.get(),
            content.language.as_str(),
            content.text(Text::LanguageDirection),
        );
        shown.set(page.clone(), content);
        if is_translation && before == page {
            // The reader stays where they were, at the switch of languages. The focus makes the browser lay the page
            // out, so it waits until all of it is in the other language.
            frame::before_paint(|| focus::set_in_place("languages"));
        } else if !focus::go_to_fragment() {
            focus::set("main");
        }
    });
}

/// The page and language at an address. Any other address is the missing page, in the language of
/// the first view.
pub fn address_of(path: &str, contents: Contents) -> (Language, Page) {
    let found = Page::at(path).filter(|(language, _)| contents.knows(language));
    found.unwrap_or_else(|| (contents.first_language(), Page::NotFound))
}
