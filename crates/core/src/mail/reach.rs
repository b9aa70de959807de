//! Which addresses the mail server accepts.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use marathon_domain::Email;

/// Not every mail server accepts characters outside of ASCII before the `@` (SMTPUTF8, RFC 6531).
/// We learn whether ours does from the first such mail; until then we assume it does. Clones share
/// this knowledge.
#[derive(Clone, Default)]
pub struct Reach(Arc<AtomicBool>);

impl Reach {
    /// Whether mail can be sent to the address, as far as we know.
    pub fn takes(&self, email: &Email) -> bool {
        let (name, _) = email.parts();
        name.is_ascii() || !self.0.load(Ordering::Relaxed)
    }

    /// The mail server accepts ASCII only. The log says so once.
    pub fn is_ascii_only(&self) {
        if !self.0.swap(true, Ordering::Relaxed) {
            tracing::warn!(
                "the mail server has no SMTPUTF8: addresses with other letters than those of ASCII before the @ \
                 are refused from now on"
            );
        }
    }
}
