//! The state that handlers share. It is below all handlers, and knows none of them.

mod address_tags;

use std::{collections::BTreeMap, sync::Arc};

use marathon_app::draw::Shell;
use marathon_domain::Slug;
use marathon_seal::Randomness;
use marathon_store::{PetitionId, Store};
use tokio::sync::{Notify, watch};

pub use address_tags::AddressTags;
use marathon_core::{
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

/// The state that handlers share.
pub struct App {
    pub site: Site,
    /// What all pages have in common.
    pub shell: Shell,
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
    /// The limit for stored requests. `None` when switched off.
    pub limit: Option<RateLimit>,
    /// The limit for all requests that send something, stored or not. `None` when switched off.
    pub attempts: Option<RateLimit>,
    /// The limit for answers to mails, and for views of one's own signing. `None` when switched off.
    pub confirm_limit: Option<RateLimit>,
    /// The room for letters, messages and marathons. `None` when switched off.
    pub room: Option<Room>,
    /// Makes the traces that show which signings belong together.
    pub traces: Arc<Traces>,
    pub bursts: Arc<Bursts>,
    /// Notified when there are signatures to set aside or to put back.
    pub set_asides: Arc<Notify>,
    pub fraud: FraudConfig,
    /// Whether addresses are confirmed by mail.
    pub mails: bool,
    pub outbox_key: OutboxKey,
    /// How many mails one mailbox may get.
    pub mailboxes: MailboxAllowance,
    /// Decides whose mail goes next.
    pub turns: Arc<MailTurns>,
    /// Which addresses the mail server accepts.
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

    /// Reads the sections' files again. A mistake in them changes nothing.
    pub fn reload_sections(&self) -> Result<(), StartError> {
        self.campaign.reload_sections()
    }

    /// Takes a new build of the site, if it was made from this server's code.
    pub fn reload_site(&self) -> Result<(), StartError> {
        self.site.read_again()
    }
}
