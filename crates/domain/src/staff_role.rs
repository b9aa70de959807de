//! What a member of a section's staff may do.

use crate::words::words;

words! {
    /// A token has one of them or several.
    StaffRole {
        /// Reads what bursts there are, and what was set aside.
        Figures = "figures",
        /// Decides what is shown of what the public writes.
        Moderation = "moderation",
        /// Sets false signatures aside, and puts them back.
        Fraud = "fraud",
        /// Takes what is handed over, and reads the trail beside it.
        Data = "data",
    }
}
