//! A part of a page that need not be there at once.

use leptos::prelude::*;

use crate::{
    element_ref::ElementRef,
    erased::Erased,
    state::{LatePart, TakeOver},
};

/// Where the first page is taken over, this part is taken over in a later task, so that a slow phone can answer a touch
/// in between. On every other page it is drawn with the rest.
#[component]
pub fn Later(
    /// The class of the element around it, which is no box by default.
    #[prop(default = "later")]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let take_over = TakeOver::here();
    if !take_over.is_going_on() {
        return view! { <div class=class>{children()}</div> }.erased();
    }
    let place = ElementRef::default();
    take_over.leave(LatePart {
        place,
        nodes: 0,
        draw: children,
        owner: Owner::current().unwrap_or_default(),
        taken: StoredValue::new_local(None),
    });
    // Taking over leaves inner HTML as it is, and does not walk through it.
    view! { <div node_ref=place class=class inner_html=String::new()></div> }.erased()
}
