//! The top of every page.

use leptos::prelude::*;
use marathon_domain::{Page, Text};

use crate::content_store::ContentStore;

/// The site's name, which leads home, and the way to sign all ten.
#[component]
pub fn SiteHeader() -> impl IntoView {
    let store = ContentStore::here();
    view! {
        <header class="site-header">
            <div class="page-width">
                <a class="site-name" href=store.path(&Page::Home) aria-label=store.text(Text::HomeLink)>
                    <span class="candle" aria-hidden="true"></span>
                    {store.text(Text::SiteName)}
                </a>
                <a class="site-sign" href=store.path(&Page::Sign)>{store.text(Text::HomeSignAll)}</a>
            </div>
        </header>
    }
}
