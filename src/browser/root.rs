//! The elements that the app takes over, and the page's data for the app.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

use super::document;

/// The element around all of the app. Its class is the app's state: `pending`, `running` or
/// `failed`.
const APP: &str = "app";

/// A part of the page that is taken over in a task of its own, so that each of the three tasks is
/// short.
#[derive(Clone, Copy)]
pub enum Root {
    Header,
    Main,
    Footer,
}

impl Root {
    /// The element of this part. None if something has removed it.
    pub fn element(self) -> Option<HtmlElement> {
        let id = match self {
            Self::Header => "top",
            Self::Main => "main",
            Self::Footer => "foot",
        };
        document()?.get_element_by_id(id)?.dyn_into().ok()
    }
}

/// The text of the page's data block.
pub fn data_block() -> Option<String> {
    document()?.get_element_by_id("content")?.text_content()
}

/// The number of nodes in an element, without those in `select` lists: not every browser keeps the
/// line breaks between their options.
pub fn nodes_in(root: &Element) -> u32 {
    let mut count = all_nodes_in(root);
    if let Ok(lists) = root.query_selector_all("select") {
        for index in 0..lists.length() {
            let list = lists
                .get(index)
                .and_then(|list| list.dyn_into::<Element>().ok());
            count -= list.map_or(0, |list| all_nodes_in(&list));
        }
    }
    count
}

fn all_nodes_in(root: &Element) -> u32 {
    // Elements, text and comments.
    const SHOWN: u32 = 0x1 | 0x4 | 0x80;
    let walker = document().and_then(|document: Document| {
        document
            .create_tree_walker_with_what_to_show(root, SHOWN)
            .ok()
    });
    let Some(walker) = walker else { return 0 };
    let mut count = 0;
    while let Ok(Some(_)) = walker.next_node() {
        count += 1;
    }
    count
}

/// Empties an element, so that it can be drawn anew.
pub fn clear(root: &Element) {
    root.set_text_content(None);
}

/// Tells the style sheet that the app runs.
pub fn mark_running() {
    mark("running");
}

/// Tells the style sheet that the app has failed: the page is plain HTML that works.
pub fn mark_failed() {
    mark("failed");
}

fn mark(state: &str) {
    if let Some(app) = app() {
        app.set_class_name(state);
    }
}

fn app() -> Option<Element> {
    document()?.get_element_by_id(APP)
}
