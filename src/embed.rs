//! Pages for the frame on a partner's page: plain HTML with a small script, without the app. They are drawn natively,
//! from the components of the site's own forms.

mod document;
mod form;
mod frame_counter;
mod refused;
mod thanks;

pub use document::{EmbedDocument, GivenBack};
