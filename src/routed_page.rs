//! The page at the address. One route for all: the site's own files say which pages there are, so
//! links cannot drift from routes, and the router is compiled once instead of once a page.

use leptos::prelude::*;
use marathon_domain::LiveText;
use maud::html;

use crate::{
    device,
    inert::inert,
    page_store::{Arrival, PageStore},
    reactive::{follow, part},
    slots::show_if,
};

/// Shows the page.
#[component]
pub fn RoutedPage() -> impl IntoView {
    let pages = PageStore::here();
    part(move || inert(pages.shown().main.clone()).into_any())
}

/// While the next page is slow to come, says that it is coming; when that has failed, says so and
/// offers to try again. The page before is hidden then and stays in the document: who goes back finds
/// it as it was, and a change of language takes along what was typed. Call once, in the browser.
pub fn follow_arrival(pages: PageStore) {
    follow(move || {
        let arrival = pages.arrival();
        let Some(main) = device::element("main") else {
            return;
        };
        if let Some(page) = main.first_element_child() {
            show_if(arrival == Arrival::There, &page);
            if let Some(notice) = page.next_element_sibling() {
                notice.remove();
            }
        }
        let words = match arrival {
            Arrival::There => return,
            Arrival::Slow => pages.text(LiveText::Loading),
            Arrival::Failed => pages.text(LiveText::LoadingFailed),
        };
        let waiting = html! {
            div.page-width.waiting {
                p role="status" { (words) }
                // The address stays the same: loading it again is trying again.
                @if arrival == Arrival::Failed {
                    a.button href="" rel="external" { (pages.text(LiveText::TryAgain)) }
                }
            }
        };
        inert(waiting.into_string()).build().mount(&main, None);
    });
}
