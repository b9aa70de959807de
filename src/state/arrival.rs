//! How the page at the address stands.

/// There, or on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    There,
    /// It has been on its way for so long that the reader is told to wait.
    Slow,
    /// It did not come.
    Failed,
}
