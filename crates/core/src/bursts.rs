//! Bursts: far more signatures of one kind than are usual for the hour and the petition. They are counted in memory, by
//! hashes whose key lives and dies with the process.

mod counting;
mod hours;
mod keeping;
mod seen_signing;
mod staff_mail;
#[cfg(test)]
mod tests;

pub use self::{counting::Bursts, keeping::keep, seen_signing::SeenSigning, staff_mail::StaffMail};
