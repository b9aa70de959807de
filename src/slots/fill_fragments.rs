//! Parts of a page that the server writes at the moment: messages that were released.

use super::slots;
use crate::api;

/// Fills `data-fragment`. One that does not come leaves what stands there.
pub fn fill() {
    for (place, path) in slots("data-fragment") {
        leptos::task::spawn_local(async move {
            if let Ok(html) = api::get_fragment(&path).await
                && html.starts_with("<li")
            {
                place.set_inner_html(&html);
            }
        });
    }
}
