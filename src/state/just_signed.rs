//! Whether the petition of this page was signed just now, and on this page.

use leptos::prelude::*;

/// In the context of a petition's form, if the reader stays on the page after signing.
#[derive(Clone, Copy)]
pub struct JustSigned(RwSignal<bool>);

impl JustSigned {
    /// Not yet.
    pub fn new() -> Self {
        Self(RwSignal::new(false))
    }

    /// Whether it was; follows changes.
    pub fn get(self) -> bool {
        self.0.get()
    }

    /// Sets it: the petition was signed, or somebody else comes. The page may be gone meanwhile.
    pub fn set(self, is_signed: bool) {
        let _ = self.0.try_set(is_signed);
    }
}
