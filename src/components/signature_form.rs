//! The form that signs one petition, or several at once. Plain HTML that posts by itself.

#[cfg(feature = "ssr")]
mod embedded;
mod fields;
pub mod parts;
pub mod receiver;

use marathon_domain::{Content, Page};
use maud::{Markup, html};

#[cfg(feature = "ssr")]
pub use embedded::embedded_form;
pub use parts::{country_options, summary};

/// The form of a page that signs: a case's, to sign its petition, or the one that signs all.
pub fn signature_form(content: &Content, page: &Page) -> Markup {
    html! {
        form.signature-form #signature-form action="/api/v1/signings" method="post" {
            (fields::fields(content, page))
        }
    }
}
