//! Signings: from the request to the store; the page that confirms one; the page that shows one to
//! its holder.

mod accept;
pub mod confirm;
mod create_signing;
pub mod my_signing;

pub use create_signing::{__path_create_signing, SigningForm, create_signing};
