//! Code that the whole-system tests share.

pub mod eventually;
pub mod moved_site;
pub mod nginx;
pub mod server;
pub mod signer;
pub mod small_site;
