//! The state of the page at the address.

/// Whether the page is there or on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    There,
    /// It has been on its way for so long that a text asks the reader to wait.
    Slow,
    /// It did not come.
    Failed,
}
