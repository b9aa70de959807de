//! What handlers share. It stands below all of them, and knows none.

mod address_tags;

use std::{collections::BTreeMap, sync::Arc};

use marathon_domain::Slug;
use marathon_seal::Randomness;
use marathon_store::{PetitionId, Store};
use tokio::sync::{Notify, watch};

use crate::{
    bursts::Bursts,
    campaign::LoadedCampaign,
    clock::Clock,
    config::{FraudConfig, HttpConfig, LiveConfig},
    countries::Countries,
    hashes::Hashes,
    in_flight::InFlight,
    live::{Frames, LiveCounts},
    mail::{MailTurns, MailboxAllowance, OutboxKey, Reach},
    minute_log::MinuteLog,
    rate_limit::RateLimit,
    room::Room,
    section_counts::SectionCounts,
    site::Site,
    start_error::StartError,
    streams::Streams,
    traces::Traces,
    writer::Queue,
};

pub use address_tags::AddressTags;

/// What handlers share.
pub struct App {
    pub site: Site,
    pub campaign: LoadedCampaign,
    pub petitions: BTreeMap<Slug, PetitionId>,
    pub live: Arc<LiveCounts>,
    pub section_counts: SectionCounts,
    pub countries: Countries,
    pub frames: Frames,
    pub streams: Arc<Streams>,
    pub queue: Queue,
    pub store: Store,
    pub hashes: Hashes,
    /// Of what is stored; none when switched off.
    pub limit: Option<RateLimit>,
    /// Of what is sent to be stored, whatever comes of it; none when switched off.
    pub attempts: Option<RateLimit>,
    /// Of answers to mails, and of looks at one's own signing; none when switched off.
    pub confirm_limit: Option<RateLimit>,
    /// Of letters, messages and marathons that are kept; none when switched off.
    pub room: Option<Room>,
    /// By what signings that belong together are found.
    pub traces: Arc<Traces>,
    pub bursts: Arc<Bursts>,
    /// Told when there are signatures to set aside, or to put back.
    pub set_asides: Arc<Notify>,
    pub fraud: FraudConfig,
    /// Whether addresses are confirmed by mail.
    pub mails: bool,
    pub outbox_key: OutboxKey,
    /// How often one mailbox is written to.
    pub mailboxes: MailboxAllowance,
    /// Whose mails wait.
    pub turns: Arc<MailTurns>,
    /// What addresses the mail server takes.
    pub reach: Reach,
    pub in_flight: InFlight,
    pub clock: Clock,
    pub random: Randomness,
    pub http: HttpConfig,
    pub live_config: LiveConfig,
    pub minute_log: Arc<MinuteLog>,
    /// True from the moment the server ends: open streams end too.
    pub ending: watch::Receiver<bool>,
}

impl App {
    /// Every allowance of networks that is kept.
    pub fn limits(&self) -> impl Iterator<Item = &RateLimit> {
        let limits = [&self.limit, &self.attempts, &self.confirm_limit];
        limits.into_iter().flatten()
    }

    /// Reads the sections' files again; a mistake in them changes nothing.
    pub fn reload_sections(&self) -> Result<(), StartError> {
        self.campaign.reload_sections()
    }

    /// Takes another build of the site, if it is of this server's code.
    pub fn reload_site(&self) -> Result<(), StartError> {
        self.site.read_again()
    }
}
