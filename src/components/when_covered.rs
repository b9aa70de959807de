//! A page that needs more content than the first page brought.

use leptos::prelude::*;
use marathon_domain::{Page, Text};

use crate::{
    content_store::ContentStore,
    reactive::{Part, flag, part, words},
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

#[component]
fn Waiting() -> impl IntoView {
    let store = ContentStore::here();
    let failed = store.failed();
    view! {
        <div class="page-width waiting">
            <p role="status">
                {words(move || {
                    store.text(if failed.get() { Text::LoadingFailed } else { Text::Loading })
                })}
            </p>
            <button
                type="button"
                class="button"
                hidden=flag(move || !failed.get())
                on:click=move |_| store.complete()
            >
                {store.text(Text::TryAgain)}
            </button>
        </div>
    }
}
