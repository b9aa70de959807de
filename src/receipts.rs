//! The receipts of what was signed in this tab: by them its supporter sees and withdraws it. Kept with
//! the tab and nowhere else.

use crate::device;

const KEY: &str = "receipts";

/// Remembers the receipt of one more signing.
pub fn add(receipt: &str) {
    let known = all();
    if known.contains(receipt) {
        return;
    }
    let separator = if known.is_empty() { "" } else { "," };
    if let Some(storage) = device::tab_storage() {
        // Blocked or full storage: the mail has it too, where there is one.
        let _ = storage.set_item(KEY, &[&known, separator, receipt].concat());
    }
}

/// All of them, as they stand in links.
pub fn all() -> String {
    let kept = device::tab_storage().and_then(|storage| storage.get_item(KEY).ok()?);
    kept.unwrap_or_default()
}

/// Someone else signs.
pub fn forget() {
    if let Some(storage) = device::tab_storage() {
        let _ = storage.remove_item(KEY);
    }
}
