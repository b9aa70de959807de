//! The link that an event is about.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

/// The path, query and fragment of the link of an event, if it leads to a page of the app: within
/// the site, in this window, and not marked to be loaded whole.
pub fn within_the_app(event: &Event) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
    let is_whole = !link.target().is_empty() || link.has_attribute("download");
    if is_whole || link.rel().split(' ').any(|rel| rel == "external") {
        return None;
    }
    (link.origin() == super::address::origin())
        .then(|| [link.pathname(), link.search(), link.hash()].concat())
}

/// Whether the click only asks to follow the link.
pub fn is_plain_click(click: &MouseEvent) -> bool {
    let with_key = click.meta_key() || click.alt_key() || click.ctrl_key() || click.shift_key();
    !click.default_prevented() && click.button() == 0 && !with_key
}
