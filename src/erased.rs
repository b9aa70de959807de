//! One type for all views. `view!` makes a type for each kind of element and wraps it in another
//! type, and Leptos compiles all its operations for each type.

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

/// Erases the type of a view.
pub trait Erased {
    /// Like [`IntoAny::into_any`], but without the wrapper, so that an element has the same type
    /// here as inside another one.
    fn erased(self) -> AnyView;
}

impl<T: RenderHtml + Send + 'static> Erased for View<T> {
    fn erased(self) -> AnyView {
        self.into_inner().into_any()
    }
}
