//! The single-page app of the letter-writing marathon. In the browser it takes the pre-rendered page
//! over (`hydrate`), or draws it from nothing while developing (`csr`); compiled natively with `ssr`
//! the same components write the pages at build time.

// A view's type is as deep as its HTML.
#![recursion_limit = "256"]

mod api;
mod app;
mod components;
mod content_store;
mod device;
mod document;
mod inert;
mod live_counts;
mod pages;
mod reactive;
mod signed_petitions;
mod slots;
mod source;
mod start;
mod supporter;

#[cfg(feature = "ssr")]
pub mod prerender;

pub use start::start;
