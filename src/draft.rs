//! Drafts of letters that the device was asked to keep. `Supporter::forget` wipes them with all else.

use crate::device::device_storage;

/// What names a draft among what the device keeps.
const DRAFT: &str = "draft-";

/// The draft of a letter that the device was asked to keep.
pub fn kept(slug: &str) -> Option<String> {
    device_storage()?.get_item(&format!("{DRAFT}{slug}")).ok()?
}

/// Keeps a draft; without one wipes the one that was kept.
pub fn keep(slug: &str, draft: Option<&str>) {
    if let Some(storage) = device_storage() {
        let key = format!("{DRAFT}{slug}");
        let _ = match draft {
            Some(draft) => storage.set_item(&key, draft),
            None => storage.remove_item(&key),
        };
    }
}
