//! A part of a page that need not be there at once.

use leptos::prelude::*;

use crate::{
    browser::frame,
    element_ref::ElementRef,
    erased::Erased,
    reactive::part,
    state::{LatePart, Navigation, TakeOver},
};

/// A part below what is read first. On the first page it is taken over in a later task, so that a slow phone can answer
/// a touch in between. On a later page it is drawn once the rest is painted, unless the reader keeps their place.
#[component]
pub fn Later(
    /// The class of the element around it, which is no box by default.
    #[prop(default = "later")]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let take_over = TakeOver::here();
    if take_over.is_going_on() {
        let place = ElementRef::default();
        take_over.leave(LatePart {
            place,
            nodes: 0,
            draw: children,
            owner: Owner::current().unwrap_or_default(),
            taken: StoredValue::new_local(None),
        });
        // Taking over leaves inner HTML as it is, and does not walk through it.
        return view! { <div node_ref=place class=class inner_html=String::new()></div> }.erased();
    }
    let drawn = if Navigation::here().keeps_place() {
        children()
    } else {
        after_paint(children)
    };
    view! { <div class=class>{drawn}</div> }.erased()
}

/// Nothing at first; the children once the rest of the page is painted.
fn after_paint(children: Children) -> AnyView {
    let is_due = RwSignal::new(false);
    frame::after_paint(move || {
        // By then the reader may have gone on.
        is_due.try_set(true);
    });
    let children = StoredValue::new_local(Some(children));
    let drawn = part(move || {
        let due = is_due
            .get()
            .then(|| children.try_update_value(Option::take));
        match due.flatten().flatten() {
            Some(children) => children(),
            None => ().into_any(),
        }
    });
    drawn.into_any()
}
