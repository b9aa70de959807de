//! Which site or share link brought the reader here: `?source=newsletter`. Kept with the tab, since
//! most people read another page before they sign.

use marathon_domain::SourceTag;

use crate::browser::{address, storage};

const KEY: &str = "source";

/// The source that brought this tab.
pub struct Source;

impl Source {
    /// Remembers the source that the address names. An invalid one is ignored, so that it does not
    /// stop a signature later. If storage is blocked, the signature counts without its source.
    pub fn recall() {
        if let Some(source) = address::query(KEY).filter(|source| SourceTag::parse(source).is_ok())
        {
            storage::write(storage::of_tab(), KEY, Some(&source));
        }
    }

    /// Its name, if there is one.
    pub fn of_this_tab() -> Option<String> {
        storage::read(storage::of_tab(), KEY)
    }
}
