//! Pages drawn natively, from the same components that run in the browser.

use std::sync::Arc;

use any_spawner::Executor;
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use marathon_domain::{Content, Page};

use crate::{
    app::{Footer, Header, Main},
    pages::Template,
    state::{FirstPage, State},
};

/// What stands in each of the three elements that the app takes over, as HTML.
pub struct Drawn {
    pub header: String,
    pub main: String,
    pub footer: String,
}

/// Draws a page. `template` is what stands in the main part where the server fills it in.
pub fn draw(content: &Arc<Content>, page: &Page, template: Option<String>) -> Drawn {
    // A second call finds the executor there already.
    let _ = Executor::init_futures_executor();
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new())));
    let drawn = owner.with(|| {
        let state = State::new(FirstPage {
            page: page.clone(),
            build: String::new(),
            files: Vec::new(),
            content: Arc::clone(content),
        });
        state.provide();
        provide_context(RequestUrl::new(&page.path(&content.language)));
        if let Some(template) = template {
            provide_context(Template(template));
        }
        Drawn {
            header: view! { <Header /> }.to_html(),
            main: view! { <Main state /> }.to_html(),
            footer: view! { <Footer /> }.to_html(),
        }
    });
    owner.cleanup();
    drawn
}
