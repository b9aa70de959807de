//! The state of one signature of a signing.

use crate::words::words;

words! {
    /// The state of a signature. Of one address, one signature a petition counts.
    SignatureState {
        /// Its address is not confirmed.
        Pending = "pending",
        Counted = "counted",
        /// The same address counts for the petition already.
        Duplicate = "duplicate",
        Withdrawn = "withdrawn",
        /// Staff has found it false.
        SetAside = "set_aside",
    }
}
