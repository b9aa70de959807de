//! A page that needs more content than the first page brought.

use leptos::prelude::*;
use marathon_domain::{Page, Text};
use maud::html;

use crate::{
    content_store::ContentStore,
    inert::inert,
    reactive::{Part, follow, part},
};

/// Shows a page as soon as its content is there; until then that it is coming, or has failed.
pub fn when_covered(page: Page, show: Part) -> Part {
    let covered = ContentStore::here().covers(page);
    part(move || {
        if covered.get() {
            show()
        } else {
            Waiting().into_any()
        }
    })
}

/// Says that the page is coming; once that has failed, says so and offers to try again.
#[component]
fn Waiting() -> impl IntoView {
    let store = ContentStore::here();
    follow(move || store.complete());
    part(move || {
        let failed = store.has_failed();
        let words = store.text(if failed {
            Text::LoadingFailed
        } else {
            Text::Loading
        });
        let again = store.text(Text::TryAgain);
        inert(html! {
            div.page-width.waiting {
                p role="status" { (words) }
                // The address stays the same: loading it again is trying again.
                @if failed { a.button href="" rel="external" { (again) } }
            }
        })
        .into_any()
    })
}
