//! Whether the petition of this page was just signed on this page.

use leptos::prelude::*;

/// In the context of a petition's form, if the reader stays on the page after signing.
#[derive(Clone, Copy)]
pub struct JustSigned(RwSignal<bool>);

impl JustSigned {
    /// The state before signing.
    pub fn new() -> Self {
        Self(RwSignal::new(false))
    }

    /// Whether it was; follows changes.
    pub fn get(self) -> bool {
        self.0.get()
    }

    /// Sets whether it was signed: yes after signing, no when somebody else comes. The page may be gone meanwhile.
    pub fn set(self, is_signed: bool) {
        let _ = self.0.try_set(is_signed);
    }
}
