//! The moments at which the browser paints, and its idle time.

use std::time::Duration;

use wasm_bindgen::prelude::Closure;

use super::optional::{call, of_window};

/// Runs in a task of its own.
pub fn later(run: impl FnOnce() + 'static) {
    after(Duration::ZERO, Box::new(run));
}

fn after(wait: Duration, run: Box<dyn FnOnce()>) {
    leptos::prelude::set_timeout(run, wait);
}

/// Runs once the current changes are in the page, before they are painted.
pub fn before_paint(run: impl FnOnce() + 'static) {
    on_frame(Box::new(run));
}

/// Runs in a task of its own, once the current changes are painted.
pub fn after_paint(run: impl FnOnce() + 'static) {
    let run: Box<dyn FnOnce()> = Box::new(run);
    on_frame(Box::new(move || after(Duration::ZERO, run)));
}

fn on_frame(run: Box<dyn FnOnce()>) {
    leptos::prelude::request_animation_frame(run);
}

const REQUEST: &str = "requestIdleCallback";

/// Runs once the browser is idle.
pub fn when_idle(run: impl FnOnce() + 'static) {
    // Not every browser reports when it is idle.
    if of_window(REQUEST).is_none() {
        return after(Duration::from_secs(2), Box::new(run));
    }
    // If the browser refuses, pages are fetched when they are needed.
    let _ = call(&js_sys::global(), REQUEST, &Closure::once_into_js(run));
}

/// Whether the reader prefers no motion.
pub fn wants_no_motion() -> bool {
    web_sys::window()
        .and_then(|window| {
            window
                .match_media("(prefers-reduced-motion: reduce)")
                .ok()?
        })
        .is_some_and(|query| query.matches())
}
