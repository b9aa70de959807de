//! A page's HTML, from the same app that runs in the browser.

use std::sync::Arc;

use anyhow::Result;
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;

use crate::{
    app::{App, AppProps},
    shown_page::ShownPage,
};

/// What stands in the page's body: the app's first view.
pub fn to_html(page: ShownPage) -> Result<String> {
    // A second call finds the executor there already.
    let _ = any_spawner::Executor::init_tokio();
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let _entered = runtime.enter();
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new())));
    let html = owner.with(|| {
        provide_context(RequestUrl::new(&page.path));
        App(AppProps { page }).into_view().to_html()
    });
    Ok(html)
}
