//! The parts of the first page that are taken over after it, each in a task of its own.

use std::collections::VecDeque;

use leptos::{prelude::*, tachys::view::any_view::AnyViewState};
use web_sys::{HtmlDivElement, HtmlElement};

use super::State;
use crate::{browser::root, element_ref::ElementRef};

/// A part of the page whose HTML stays as it is until its task.
pub struct LatePart {
    /// The element around it.
    pub place: ElementRef<HtmlDivElement>,
    /// The nodes in that element when it was left.
    pub nodes: u32,
    pub draw: Children,
    /// The owner of everything that the part creates.
    pub owner: Owner,
    /// Lives as long as the page. It holds the part's view once that is taken over.
    pub taken: StoredValue<Option<AnyViewState>, LocalStorage>,
}

impl LatePart {
    /// The element around it. None if the page is gone.
    pub fn element(&self) -> Option<HtmlElement> {
        let is_gone = self.taken.is_disposed();
        let element = (!is_gone).then(|| self.place.get_untracked()).flatten();
        element.map(Into::into)
    }
}

/// The parts that still wait, in the context.
#[derive(Clone, Copy)]
pub struct TakeOver {
    parts: StoredValue<VecDeque<LatePart>, LocalStorage>,
    is_going_on: StoredValue<bool>,
}

impl TakeOver {
    /// The state in which nothing is being taken over.
    pub fn new() -> Self {
        Self {
            parts: StoredValue::new_local(VecDeque::new()),
            is_going_on: StoredValue::new(false),
        }
    }

    /// The take-over of this app.
    pub fn here() -> Self {
        State::here().take_over
    }

    /// From now on what is drawn is in the page already, and may be left for later.
    pub fn begin(self) {
        self.is_going_on.set_value(true);
    }

    /// The task is over: what is drawn next is new. Counts the nodes of the parts that were left, to see later whether
    /// something has changed them.
    pub fn end(self) {
        self.is_going_on.set_value(false);
        self.parts.update_value(|parts| {
            for part in parts.iter_mut().filter(|part| part.nodes == 0) {
                part.nodes = part.element().map_or(0, |place| root::nodes_in(&place));
            }
        });
    }

    /// Whether a part may be left for later.
    pub fn is_going_on(self) -> bool {
        self.is_going_on.get_value()
    }

    /// Leaves a part for later.
    pub fn leave(self, part: LatePart) {
        self.parts.update_value(|parts| parts.push_back(part));
    }

    /// The next part that waits.
    pub fn next(self) -> Option<LatePart> {
        let mut next = None;
        self.parts.update_value(|parts| next = parts.pop_front());
        next
    }
}
