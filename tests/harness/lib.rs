//! What the whole-system tests share.

pub mod eventually;
pub mod moved_site;
pub mod server;
pub mod signer;
pub mod small_site;
