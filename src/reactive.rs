//! The few ways in which things follow what they read. Leptos compiles each closure that it follows
//! anew; boxed behind one type all share the same code.

use leptos::prelude::*;

/// A part of a page that is drawn anew when what it reads has changed.
pub type Part = Box<dyn Fn() -> AnyView + Send>;

/// Such a part.
pub fn part(draw: impl Fn() -> AnyView + Send + 'static) -> Part {
    Box::new(draw)
}

/// Runs in the browser, after the first view, and again when what it reads has changed.
pub fn follow(run: impl FnMut() + 'static) {
    let run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(run);
}
