//! From the page's data block to the running app.

use marathon_domain::Content;

/// Reads the page's content and mounts the app. Without a readable data block the page stays as it
/// is: HTML that reads and signs without us.
#[cfg(feature = "hydrate")]
pub fn start() {
    use crate::{app::App, device};

    let block = device::element("content").and_then(|block| block.text_content());
    let Some(content) = block.and_then(|json| serde_json::from_str::<Content>(&json).ok()) else {
        device::show_fault();
        return;
    };
    leptos::mount::hydrate_body(move || App(crate::app::AppProps { content }));
}

/// Fetches the content and draws the app: the development build has no pre-rendered page.
#[cfg(all(feature = "csr", not(feature = "hydrate")))]
pub fn start() {
    use crate::{api, app::App};

    leptos::task::spawn_local(async {
        let content: Result<Content, _> = api::get_content("/content/fr.json").await;
        if let Ok(content) = content {
            leptos::mount::mount_to_body(move || App(crate::app::AppProps { content }));
        }
    });
}

/// Nothing to start outside a browser.
#[cfg(not(any(feature = "hydrate", feature = "csr")))]
pub fn start() {
    let _: Option<Content> = None;
}
