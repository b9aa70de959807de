//! The parts of a page that never change once drawn. They are plain markup: the app does not walk
//! through them when it takes a page over, and no type is compiled for their elements, which halves
//! the code that views need.

use leptos::tachys::html::InertElement;
use maud::Markup;

/// One element and all in it, as it stands.
pub fn inert(markup: Markup) -> InertElement {
    InertElement::new(markup.into_string())
}
