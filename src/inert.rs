//! The parts of a page that never change once drawn. They are plain markup: the app does not walk
//! through them when it takes a page over, and no type is compiled for their elements.

use leptos::tachys::html::InertElement;

/// One element and all in it, as it stands.
pub fn inert(html: String) -> InertElement {
    InertElement::new(html)
}
