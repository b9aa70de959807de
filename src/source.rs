//! Which site or share link brought the reader here: `?source=newsletter`. Kept with the tab, since
//! most people read another page before they sign.

use marathon_domain::SourceTag;
use web_sys::UrlSearchParams;

use crate::device;

const KEY: &str = "source";

/// Remembers the source that the address names. One that is none is left out, rather than stopping a
/// signature later.
pub fn recall() {
    let named = || {
        let query = web_sys::window()?.location().search().ok()?;
        UrlSearchParams::new_with_str(&query).ok()?.get(KEY)
    };
    if let Some(source) = named().filter(|source| SourceTag::parse(source).is_ok())
        && let Some(storage) = device::tab_storage()
    {
        // Blocked or full storage: the signature counts without its source.
        let _ = storage.set_item(KEY, &source);
    }
}

/// The source that brought this tab.
pub fn of_this_tab() -> Option<String> {
    device::tab_storage()?.get_item(KEY).ok()?
}
