//! The receipts of what was signed in this tab: by them its supporter sees and withdraws it. Kept with
//! the tab and nowhere else.

use crate::device;

const KEY: &str = "receipts";

/// Remembers the receipts of more signings, as they stand in links, each once.
pub fn add(receipts: &str) {
    let mut known = all();
    for receipt in receipts.split(',') {
        // All are of one length, so none is a part of another.
        if known.contains(receipt) {
            continue;
        }
        if !known.is_empty() {
            known.push(',');
        }
        known.push_str(receipt);
    }
    if let Some(storage) = device::tab_storage() {
        // Blocked or full storage: the mail has it too, where there is one.
        let _ = storage.set_item(KEY, &known);
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
