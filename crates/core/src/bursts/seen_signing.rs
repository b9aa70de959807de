//! The part of a signing that is counted.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use marathon_domain::fraud::BurstKind;
use marathon_store::{PetitionId, Trace};

/// What signings may have in common. The network and the mail domain are hashed with keys of this process;
/// the trace holds the tags that are stored.
#[derive(Clone)]
pub struct SeenSigning {
    pub(super) section: String,
    pub(super) petitions: Vec<PetitionId>,
    pub(super) country: String,
    pub(super) source: Option<String>,
    pub(super) trace: Trace,
    pub(super) network: u64,
    pub(super) domain: u64,
}

impl SeenSigning {
    /// The value, as a selection names it.
    pub(super) fn value(&self, kind: BurstKind) -> String {
        match kind {
            BurstKind::Network => URL_SAFE_NO_PAD.encode(self.trace.network),
            BurstKind::Domain => URL_SAFE_NO_PAD.encode(self.trace.domain),
            BurstKind::Source => self.source.clone().unwrap_or_default(),
            BurstKind::Country => self.country.clone(),
        }
    }
}
