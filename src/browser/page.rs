//! The page in its window.

use web_sys::VisibilityState;

use super::document;

/// Whether the page is visible.
pub fn is_visible() -> bool {
    document().is_some_and(|document| document.visibility_state() == VisibilityState::Visible)
}

/// Opens the print dialogue.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // If that fails, the browser says so itself.
        let _ = window.print();
    }
}
