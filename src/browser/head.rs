//! The document's title, address, language and direction.

use super::document;

/// Sets the title alone, once it is known.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets title, address, language and direction after a navigation within the app, as if the page
/// had been loaded.
pub fn set(title: &str, path: &str, language: &str, direction: &str) {
    let Some(document) = document() else { return };
    document.set_title(title);
    // The address that the browser's own share button uses.
    if let Ok(Some(link)) = document.query_selector("link[rel=canonical]") {
        let _ = link.set_attribute("href", path);
    }
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("lang", language);
        let _ = root.set_attribute("dir", direction);
        // With this class the style sheet animates later pages, but not the first one.
        let _ = root.class_list().add_1("moved");
    }
}
