//! What was done in this tab, ticked off.

use marathon_domain::Slug;

use super::{show_if, slots};
use crate::deeds::is_done;

/// Fills `data-did` and `data-undone`, which name deeds: shown when one of them was done, or was not.
pub fn fill(deeds: &str, signed: &[Slug]) {
    let mut all = deeds.to_owned();
    for slug in signed {
        for part in [",sign:", slug.as_str(), ","] {
            all.push_str(part);
        }
    }
    for (kind, shown) in [("data-did", true), ("data-undone", false)] {
        for (slot, names) in slots(kind) {
            let is_any = names.split(' ').any(|deed| is_done(&all, deed));
            show_if(is_any == shown, &slot);
        }
    }
}
