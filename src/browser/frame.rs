//! The moments at which the browser paints, and its idle time.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, prelude::Closure};

/// Runs once the current changes are in the page, before they are painted.
pub fn before_paint(run: impl FnOnce() + 'static) {
    leptos::prelude::request_animation_frame(run);
}

/// Runs once the browser is idle.
pub fn when_idle(run: impl FnOnce() + 'static) {
    let window = web_sys::window();
    let later = window.as_ref().and_then(|window| {
        let later = Reflect::get(window, &"requestIdleCallback".into()).ok()?;
        later.dyn_into::<Function>().ok()
    });
    match window.zip(later) {
        Some((window, later)) => {
            // If the browser refuses, pages are fetched when they are needed.
            let _ = later.call1(&window, &Closure::once_into_js(run));
        }
        // Not every browser reports when it is idle.
        None => leptos::prelude::set_timeout(run, std::time::Duration::from_secs(2)),
    }
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
