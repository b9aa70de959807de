//! A page's HTML, from the same components that run in the browser.

use std::sync::Arc;

use anyhow::Result;
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use marathon_domain::{Content, Page};

use crate::app::{App, AppProps};

/// What stands in the page's body: the app's first view, from just the parts that the page needs.
pub fn to_html(content: &Content, page: &Page) -> Result<String> {
    // A second call finds the executor there already.
    let _ = any_spawner::Executor::init_tokio();
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let _entered = runtime.enter();
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new())));
    let html = owner.with(|| {
        provide_context(RequestUrl::new(&page.path(&content.language)));
        App(AppProps {
            content: content.for_page(page),
        })
        .into_view()
        .to_html()
    });
    Ok(html)
}
