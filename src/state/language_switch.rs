//! How to request the page in another language.

use leptos::prelude::*;

/// The way, in the context of natively drawn pages. In the browser an address is always enough.
#[derive(Clone, Debug)]
pub enum LanguageSwitch {
    /// By its address and this query: empty, or from the `?` on.
    Address(String),
    /// By a form that sends this field again, which may be in no address.
    #[cfg(feature = "ssr")]
    Form { name: &'static str, value: String },
}

impl LanguageSwitch {
    /// The switch of the page that is drawn.
    pub fn here() -> Self {
        if cfg!(feature = "ssr") {
            use_context().unwrap_or_else(Self::by_path)
        } else {
            Self::by_path()
        }
    }

    /// The switch by the page's path alone.
    pub fn by_path() -> Self {
        Self::Address(String::new())
    }
}
