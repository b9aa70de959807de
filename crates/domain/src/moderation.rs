//! Whatever the public writes is shown to nobody before staff has released it: what kinds there are, what
//! may become of them, and what the calls of staff say.

#[cfg(feature = "moderation")]
mod calls;
mod kind;

#[cfg(feature = "moderation")]
pub use calls::{
    ActEntry, ActList, ItemHead, ItemList, MarathonRelease, MessageRelease, ModeratedItem, Refusal,
};
pub use kind::{Deed, Kind, State, TrailKind};
