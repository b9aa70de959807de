//! One file for each command.

pub mod bench;
pub mod build;
pub mod dev;
pub mod drill;
pub mod html;
pub mod lint;
pub mod run;
pub mod schemathesis;
pub mod test;
