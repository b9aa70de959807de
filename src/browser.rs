//! The app's requests to the browser, one file per subject. Each answer may be missing (storage
//! blocked, an old browser), and nothing here fails because of that. Elements are looked up here
//! and nowhere else.

pub mod address;
pub mod clipboard;
pub mod focus;
pub mod form_data;
pub mod frame;
pub mod head;
pub mod intl;
pub mod link;
mod optional;
pub mod page;
pub mod pattern;
pub mod random;
pub mod root;
pub mod share_sheet;
pub mod storage;
pub mod typed;

use web_sys::Document;

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
