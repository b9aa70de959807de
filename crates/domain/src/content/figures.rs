//! What the marathon has achieved, in figures.

use serde::{Deserialize, Serialize};

/// Does it work? As one language writes the numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    pub imprisoned: String,
    pub freed: String,
    /// The freed among the imprisoned, in whole per cent, with its sign.
    pub percent: String,
    /// The year of the first marathon.
    pub since: String,
}
