//! The few types for parts of a page that follow the signals they read. Leptos compiles each closure
//! in a view, each handler and each effect anew. Behind one type they share the same code, which
//! saves a fifth of the app.

use leptos::prelude::*;

use crate::browser::frame;

/// A text or an attribute that follows the signals it reads. None means no node, or no attribute.
pub fn words(read: impl Fn() -> Option<String> + Send + Sync + 'static) -> Signal<Option<String>> {
    derive(Box::new(read))
}

/// A yes or no that follows the signals it reads: whether something is hidden, or has a class.
pub fn flag(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    derive(Box::new(read))
}

fn derive<T: Send + Sync + 'static>(read: Box<dyn Fn() -> T + Send + Sync>) -> Signal<T> {
    Signal::derive(read)
}

/// A value that follows the signals it reads. Whatever reads it is told only when it has changed.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    read: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    boxed_memo(Box::new(read))
}

fn boxed_memo<T: PartialEq + Send + Sync + 'static>(
    read: Box<dyn Fn() -> T + Send + Sync>,
) -> Memo<T> {
    Memo::new(move |_| read())
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

/// Runs in the browser, in a task of its own after the view is drawn, and again when a signal it reads has changed. So
/// the browser can paint the view, and answer a touch, in between.
pub fn follow(run: impl FnMut() + 'static) {
    if cfg!(feature = "hydrate") {
        follow_later(Box::new(run));
    }
}

fn follow_later(run: Box<dyn FnMut()>) {
    let owner = Owner::current();
    let view = RwSignal::new(false);
    frame::later(move || {
        // By then the view may be gone, or drawn anew.
        if let Some(owner) = owner
            && !view.is_disposed()
        {
            owner.with(|| Effect::new(run));
        }
    });
}
