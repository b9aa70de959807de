//! What the marathon has achieved, in figures.

use serde::{Deserialize, Serialize};

/// The figures of "does it work?", as one language writes numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    pub imprisoned: String,
    pub freed: String,
    /// The share of the imprisoned who were freed, in whole per cent, with the sign.
    pub percent: String,
    /// The year of the first marathon.
    pub since: String,
}
