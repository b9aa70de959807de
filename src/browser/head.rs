//! What the document says of itself.

use super::document;

/// The title alone, once it is known.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// After a navigation within the app title, address, language and direction follow, as they would if the
/// page had been loaded.
pub fn set(title: &str, path: &str, language: &str, direction: &str) {
    let Some(document) = document() else { return };
    document.set_title(title);
    // What the browser itself shares.
    if let Ok(Some(link)) = document.query_selector("link[rel=canonical]") {
        let _ = link.set_attribute("href", path);
    }
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("lang", language);
        let _ = root.set_attribute("dir", direction);
        // The style sheet lets the next page come in; the first is simply there.
        let _ = root.class_list().add_1("moved");
    }
}
