//! Whatever the public writes is shown to nobody before staff has released it: what kinds there are, and what
//! may become of them.

mod kind;

pub use crate::words::UnknownWord;
pub use kind::{Deed, Kind, State};
