//! How the page is asked for in another language.

use leptos::prelude::*;

/// In the context of what is drawn natively; in the browser addresses alone say all.
#[derive(Clone, Debug)]
pub enum LanguageSwitch {
    /// By its address, and what follows it: empty, or from the `?` on.
    Address(String),
    /// By a form that sends this field again, which stands in no address.
    #[cfg(feature = "ssr")]
    Form { name: &'static str, value: String },
}

impl LanguageSwitch {
    /// Of the page that is drawn.
    pub fn here() -> Self {
        if cfg!(feature = "ssr") {
            use_context().unwrap_or_else(Self::by_path)
        } else {
            Self::by_path()
        }
    }

    /// By its path alone.
    pub fn by_path() -> Self {
        Self::Address(String::new())
    }
}
