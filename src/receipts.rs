//! The receipts of what was signed in this tab: by them its supporter sees and withdraws it. Beside them
//! the secret of an organiser, which comes into no signer's link. Kept with the tab and nowhere else.

use crate::device;

/// The name of the receipts of signings, here and at the field for them.
pub const SIGNINGS: &str = "receipts";
/// The name of an organiser's secret.
pub const MARATHON: &str = "organiser";

/// Remembers more receipts of signings, as they stand in links, each once. An organiser's link is about
/// one marathon, and takes the place of the one before.
pub fn add(name: &str, receipts: &str) {
    let mut known = String::new();
    if name == SIGNINGS {
        known = all(name);
    }
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
        let _ = storage.set_item(name, &known);
    }
}

/// All of that name, as they stand in links.
pub fn all(name: &str) -> String {
    let kept = device::tab_storage().and_then(|storage| storage.get_item(name).ok()?);
    kept.unwrap_or_default()
}

/// Someone else signs.
pub fn forget() {
    if let Some(storage) = device::tab_storage() {
        for name in [SIGNINGS, MARATHON] {
            let _ = storage.remove_item(name);
        }
    }
}
