//! The few types for parts of a page that follow the signals they read. Leptos compiles each closure
//! in a view, each handler and each effect anew. Behind one type they share the same code, which
//! saves a fifth of the app.

use leptos::prelude::*;

/// A text or an attribute that follows the signals it reads. None means no node, or no attribute.
pub fn words(read: impl Fn() -> Option<String> + Send + Sync + 'static) -> Signal<Option<String>> {
    Signal::derive(read)
}

/// A yes or no that follows the signals it reads: whether something is hidden, or has a class.
pub fn flag(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(read)
}

/// A part of a page that is drawn anew when a signal it reads has changed.
pub type Part = Box<dyn Fn() -> AnyView + Send>;

/// Such a part.
pub fn part(draw: impl Fn() -> AnyView + Send + 'static) -> Part {
    Box::new(draw)
}

/// A handler of an event.
pub type Handler<E> = Box<dyn FnMut(E)>;

/// Such a handler.
pub fn on<E>(run: impl FnMut(E) + 'static) -> Handler<E> {
    Box::new(run)
}

/// Runs in the browser, after the first view, and again when a signal it reads has changed.
pub fn follow(run: impl FnMut() + 'static) {
    let run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(run);
}
