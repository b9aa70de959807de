//! What an address is known by in the database.

use marathon_domain::{CanonicalEmail, Email};
use marathon_store::StoreError;

use super::App;
use crate::{hashes::Hash, metrics, writer::NotStored};

/// Keyed hashes of one address.
#[derive(Clone, Copy)]
pub struct AddressTags {
    /// Of one, one signature a petition counts.
    pub tag: Hash,
    /// The same without what stands behind a `+`: what is suppressed by it is not written to.
    pub mailbox: Hash,
}

impl App {
    /// The tags of an address. One that the rules before knew otherwise keeps its tag of then, if anything is
    /// kept by it: a change of the rules makes nobody count twice.
    pub async fn address_tags(&self, email: &Email) -> Result<AddressTags, NotStored> {
        let of = |canonical: &CanonicalEmail| self.hashes.tag(self.campaign.id(), canonical);
        let mailbox = of(&CanonicalEmail::untagged(email));
        if let Some(before) = CanonicalEmail::before(email).as_ref().map(of)
            && self.store.knows_tag(&before).await.map_err(fault)?
        {
            return Ok(AddressTags {
                tag: before,
                mailbox,
            });
        }
        Ok(AddressTags {
            tag: of(&CanonicalEmail::of(email)),
            mailbox,
        })
    }
}

fn fault(error: StoreError) -> NotStored {
    metrics::store_fault();
    tracing::error!(%error, "an address could not be looked up");
    NotStored::Fault
}
