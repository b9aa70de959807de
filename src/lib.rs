//! The single-page app of the letter-writing marathon. In the browser it takes the pre-rendered page
//! over and the next ones from the site's files (`hydrate`), or draws them from nothing while
//! developing (`csr`); compiled natively with `ssr` the same components write the pages at build time.

// A view's type is as deep as its HTML.
#![recursion_limit = "256"]

mod api;
mod app;
mod deeds;
mod device;
mod draft;
mod inert;
mod letter;
mod live_counts;
mod page_source;
mod page_store;
mod reactive;
mod receipts;
mod routed_page;
mod share;
mod shown_page;
mod signed_petitions;
mod signing;
mod slots;
mod source;
mod start;
mod supporter;

// The markup of the pages: files of the site when the app runs.
#[cfg(not(feature = "hydrate"))]
mod components;
#[cfg(not(feature = "hydrate"))]
mod page_head;
#[cfg(not(feature = "hydrate"))]
mod pages;
#[cfg(not(feature = "hydrate"))]
mod share_links;

#[cfg(feature = "ssr")]
pub mod prerender;

pub use start::start;
