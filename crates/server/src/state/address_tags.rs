//! The tags of an address in the database.

use marathon_core::{hashes::Hash, metrics, writer::NotStored};
use marathon_domain::{CanonicalEmail, Email};
use marathon_store::StoreError;

use super::App;

/// Keyed hashes of one address.
#[derive(Clone, Copy)]
pub struct AddressTags {
    /// One signature for each tag and petition counts.
    pub tag: Hash,
    /// The tag of the address without what follows a `+`. A suppressed mailbox gets no mail.
    pub mailbox: Hash,
}

impl App {
    /// The tags of an address. If the previous rules gave it another tag and any row has that tag,
    /// it keeps that tag: a change of the rules makes nobody count twice.
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
