//! Which addresses the mail server takes.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use marathon_domain::Email;

/// Not every mail server takes names outside of ASCII before the `@` (SMTPUTF8, RFC 6531). Whether ours does is
/// known once it was asked to; until then it is believed to. Clones share what is known.
#[derive(Clone, Default)]
pub struct Reach(Arc<AtomicBool>);

impl Reach {
    /// Whether mail can be sent there, as far as is known.
    pub fn takes(&self, email: &Email) -> bool {
        let (name, _) = email.parts();
        name.is_ascii() || !self.0.load(Ordering::Relaxed)
    }

    /// The mail server takes ASCII alone: the operator is told once.
    pub fn is_ascii_only(&self) {
        if !self.0.swap(true, Ordering::Relaxed) {
            tracing::warn!(
                "the mail server has no SMTPUTF8: addresses with other letters than those of ASCII before the @ \
                 are refused from now on"
            );
        }
    }
}
