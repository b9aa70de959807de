//! One type for all views. What `view!` makes has a type for each kind of element, and wraps it in one more;
//! Leptos compiles all that can happen to a view for each of them.

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;

/// Forgets what a view is made of.
pub trait Erased {
    /// As [`IntoAny::into_any`], but without the wrapper, so that an element is the same type here as it is within
    /// another one.
    fn erased(self) -> AnyView;
}

impl<T: RenderHtml + Send + 'static> Erased for View<T> {
    fn erased(self) -> AnyView {
        self.into_inner().into_any()
    }
}
