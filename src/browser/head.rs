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
        for (name, value) in [("lang", language), ("dir", direction)] {
            // To set even the same value makes the browser work out the style of every element again.
            if root.get_attribute(name).as_deref() != Some(value) {
                let _ = root.set_attribute(name, value);
            }
        }
    }
}
