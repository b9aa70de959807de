//! The single-page app of the letter-writing marathon. Its pages are components, each with a route
//! of its own. With `ssr` they are compiled natively and drawn at build time (`draw`). With
//! `hydrate`, in the browser, the same components take over the first page and draw every later
//! one.

#![cfg_attr(
    not(feature = "hydrate"),
    expect(
        dead_code,
        reason = "compiled natively too, and called by the browser alone"
    )
)]
// A view's type is as deep as its HTML.
#![recursion_limit = "256"]

mod api;
mod app;
mod browser;
mod components;
mod element_ref;
mod erased;
mod pages;
mod reactive;
mod routes;
mod share_links;
mod state;

pub mod page_head;

#[cfg(feature = "ssr")]
pub mod draw;
#[cfg(feature = "ssr")]
mod embed;
#[cfg(feature = "hydrate")]
mod start;

#[cfg(feature = "hydrate")]
pub use start::start;
