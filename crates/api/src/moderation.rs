//! Whatever the public writes is shown to nobody before staff has released it: what kinds there are, what
//! may become of them, and what the calls of staff say.

mod token;
mod wire;

pub use marathon_domain::moderation::{Deed, Kind, State};

pub use token::StaffToken;
pub use wire::{ActEntry, ActList, ItemHead, ItemList, ModeratedItem, Refusal};
