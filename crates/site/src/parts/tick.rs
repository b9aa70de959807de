//! A box to tick.

use maud::{Markup, html};

/// A box of its own.
pub fn tick(name: &str, words: &str) -> Markup {
    html! {
        label.box {
            input type="checkbox" name=(name) value="true";
            span { (words) }
        }
    }
}
