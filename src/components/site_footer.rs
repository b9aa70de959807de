//! The foot of every page.

use leptos::prelude::*;
use marathon_domain::Text;

use crate::content_store::ContentStore;

/// What this is, and what is promised.
#[component]
pub fn SiteFooter() -> impl IntoView {
    let store = ContentStore::here();
    view! {
        <footer class="site-footer">
            <div class="page-width">
                <p>{store.text(Text::FooterAbout)}</p>
                <p>{store.text(Text::FooterPromise)}</p>
            </div>
        </footer>
    }
}
