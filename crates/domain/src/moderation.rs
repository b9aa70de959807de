//! Nothing the public writes is shown before staff has released it: the kinds of items, their
//! states, and the wire types of staff's calls.

#[cfg(feature = "moderation")]
mod calls;
mod kind;

#[cfg(feature = "moderation")]
pub use calls::{
    ActEntry, ActList, ItemHead, ItemList, MarathonRelease, MessageRelease, ModeratedItem, Refusal,
};
pub use kind::{Deed, Kind, State, TrailKind};
