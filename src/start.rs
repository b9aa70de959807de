//! From the page that was loaded to the running app.

/// Takes the pre-rendered page over. Without a readable data block the page stays as it is: HTML that
/// reads and signs without us.
#[cfg(feature = "hydrate")]
pub fn start() {
    use crate::{
        app::{App, AppProps},
        device, page_source,
    };

    let page = device::document()
        .zip(device::path())
        .and_then(|(document, path)| page_source::from_document(&document, &path));
    match page {
        // In a task of its own: a slow phone can answer a touch between this and loading the module.
        Some(page) => leptos::prelude::set_timeout(
            move || leptos::mount::hydrate_body(move || App(AppProps { page })),
            std::time::Duration::ZERO,
        ),
        None => device::show_fault(),
    }
}

/// Draws the page from nothing: the development build has no pre-rendered one.
#[cfg(all(feature = "csr", not(feature = "hydrate")))]
pub fn start() {
    use crate::{
        app::{App, AppProps},
        device, page_source,
    };

    // Leptos has nothing to run it on before the app is mounted.
    wasm_bindgen_futures::spawn_local(async {
        let path = device::path().filter(|path| path != "/");
        let path = path.unwrap_or_else(|| "/fr".to_owned());
        if let Ok(page) = page_source::load(&path).await {
            if let Some(root) = device::document().and_then(|page| page.document_element()) {
                let _ = root.set_attribute("lang", page.data.language.as_str());
                let _ = root.set_attribute("dir", &page.direction);
            }
            leptos::mount::mount_to_body(move || App(AppProps { page }));
        }
    });
}

/// Nothing to start outside a browser.
#[cfg(not(any(feature = "hydrate", feature = "csr")))]
pub fn start() {}
