//! The routed pages, one file each.

mod case;
mod home;
mod not_found;
mod sign;
mod thanks;

pub use case::CasePage;
pub use home::HomePage;
pub use not_found::NotFoundPage;
pub use sign::SignPage;
pub use thanks::ThanksPage;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::content_store::ContentStore;

/// Whether the address names the language that the app speaks.
fn speaks_the_language() -> impl Fn() -> bool + Copy {
    let params = use_params_map();
    let store = ContentStore::here();
    move || params.with(|params| params.get_str("language") == Some(store.now().language.as_str()))
}
