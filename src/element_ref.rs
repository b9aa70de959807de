//! An element that a component draws. Leptos compiles its own `NodeRef` for each kind of element; behind one signal they
//! share the same code.

use std::marker::PhantomData;

use leptos::{
    prelude::*,
    tachys::html::{element::ElementType, node_ref::NodeRefContainer},
};
use wasm_bindgen::JsCast;
use web_sys::Element;

type Place = RwSignal<Option<Element>, LocalStorage>;

/// The place of an element of type `T`, for the attribute `node_ref`. It is empty until the element is drawn.
pub struct ElementRef<T>(Place, PhantomData<fn() -> T>);

impl<T: JsCast> ElementRef<T> {
    /// The element, once it is drawn; follows changes.
    pub fn get(self) -> Option<T> {
        Some(self.0.get()?.unchecked_into())
    }

    /// The element, once it is drawn.
    pub fn get_untracked(self) -> Option<T> {
        Some(self.0.get_untracked()?.unchecked_into())
    }
}

impl<T> Default for ElementRef<T> {
    fn default() -> Self {
        Self(RwSignal::new_local(None), PhantomData)
    }
}

impl<T> Clone for ElementRef<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for ElementRef<T> {}

impl<E: ElementType<Output = T>, T: 'static> NodeRefContainer<E> for ElementRef<T> {
    fn load(self, element: &Element) {
        load(self.0, element);
    }
}

fn load(place: Place, element: &Element) {
    place.set(Some(element.clone()));
}
