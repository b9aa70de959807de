//! The page at the address. One route for all: the site's own files say which pages there are, so
//! links cannot drift from routes, and the router is compiled once instead of once a page.

use leptos::prelude::*;
use marathon_domain::LiveText;
use maud::html;

use crate::{
    inert::inert,
    page_store::{Arrival, PageStore},
    reactive::part,
};

/// Shows the page; while it is slow to come, that it is coming; when that has failed, says so and
/// offers to try again.
#[component]
pub fn RoutedPage() -> impl IntoView {
    let pages = PageStore::here();
    part(move || {
        let words = match pages.arrival() {
            Arrival::There => return inert(pages.shown().main.clone()).into_any(),
            Arrival::Slow => pages.text(LiveText::Loading),
            Arrival::Failed => pages.text(LiveText::LoadingFailed),
        };
        let failed = pages.arrival() == Arrival::Failed;
        let waiting = html! {
            div.page-width.waiting {
                p role="status" { (words) }
                // The address stays the same: loading it again is trying again.
                @if failed {
                    a.button href="" rel="external" { (pages.text(LiveText::TryAgain)) }
                }
            }
        };
        inert(waiting.into_string()).into_any()
    })
}
