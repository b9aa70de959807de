//! Puts a server together. Everything that can be wrong is found here, before anyone is answered.

mod database;
mod try_out;

use std::{collections::BTreeMap, sync::Arc};

use marathon_core::{
    audit,
    bursts::{self, Bursts, StaffMail},
    campaign::{LoadedCampaign, read_json},
    clock::Clock,
    config::{Config, HttpConfig},
    countries::Countries,
    hashes::Hashes,
    in_flight::InFlight,
    live::{Frames, LiveCounts},
    mail::{MailTurns, MailWriter, MailboxAllowance, OutboxKey, Reach, Sender},
    rate_limit::RateLimit,
    retention::Keeper,
    room::Room,
    section_counts::SectionCounts,
    shuffling::Shuffler,
    site::Site,
    start_error::StartError,
    streams::Streams,
    traces::{self, Traces},
    writer::{Queue, Writer},
};
use marathon_domain::{Slug, fold_town};
use marathon_seal::Randomness;
use marathon_store::{PetitionId, Store};
use tokio::{
    sync::{Notify, watch},
    task::{JoinError, JoinHandle},
};

use self::{
    database::{find_secrets, open_store},
    try_out::try_out,
};
use crate::{fraud, marathons, state::App};

/// The code that this server was built from. `None` in a build for tests.
const BUILD: Option<&str> = option_env!("MARATHON_BUILD");
/// What the build wrote of what all pages have in common, within the site.
const SHELL: &str = "campaign/shell.json";

/// A server that is ready to serve.
pub struct Started {
    pub app: Arc<App>,
    ending: watch::Sender<bool>,
    stop_writing: watch::Sender<bool>,
    writer: JoinHandle<()>,
    /// `None` without mail.
    sender: Option<JoinHandle<()>>,
    keeper: JoinHandle<()>,
}

impl Started {
    /// Ends the streams and the background work. Requests are still answered.
    pub fn begin_to_end(&self) {
        // Every listener may have ended already.
        let _ = self.ending.send(true);
    }

    /// Writes what was accepted, and closes the database. No request is accepted from now on.
    pub async fn end(self) {
        self.begin_to_end();
        // Ends before the writer, which stores what was sent.
        if let Some(Err(error)) = join(self.sender).await {
            tracing::error!(%error, "the sender of mails did not end cleanly");
        }
        if let Err(error) = self.keeper.await {
            tracing::error!(%error, "the job that deletes expired data did not end cleanly");
        }
        let _ = self.stop_writing.send(true);
        if let Err(error) = self.writer.await {
            tracing::error!(%error, "the writer did not end cleanly");
        }
        self.app.store.close().await;
        self.app.minute_log.write();
    }
}

async fn join(task: Option<JoinHandle<()>>) -> Option<Result<(), JoinError>> {
    Some(task?.await)
}

/// Reads the site, the sections, the secrets and the database, and starts the background work.
pub async fn start(
    config: &Config,
    clock: Clock,
    random: Randomness,
) -> Result<Started, StartError> {
    let site = Site::read(&config.site.folder, config.site.memory, BUILD)?;
    let shell = read_json(&config.site.folder.join(SHELL))?;
    let mut campaign = LoadedCampaign::read(&config.site)?;
    let store = open_store(&config.store).await?;
    let hashes = Hashes::new(find_secrets(&config.store, &store, &random).await?);
    try_out(&mut campaign, config, &random)?;
    campaign.sections().warn_of_closed();
    campaign.warn_of_other_address(&config.http.public_url);
    let security = config.http.security.as_ref();
    if security.is_some_and(|security| security.is_over(clock.seconds())) {
        tracing::warn!(
            "security.txt has expired, and nobody should rely on it: set --security-expires anew"
        );
    }

    store.refold_towns(fold_town).await?;
    store.hash_addresses(marathons::address_hash).await?;
    let petitions = store.know_petitions(&campaign.slugs()).await?;
    let live = live_counts(&campaign, &store, &petitions, &clock).await?;
    let mails = Arc::new(Notify::new());
    let (queue, writer) = Writer::new(
        store.writer(),
        Arc::clone(&live),
        slugs(&petitions),
        config.writer,
        Arc::clone(&mails),
    );
    let outbox_key = OutboxKey::new(&hashes.outbox_key());
    let outbox = (store.clone(), queue.clone(), mails);
    let (turns, reach) = (Arc::new(MailTurns::default()), Reach::default());
    let shared = (Arc::clone(&turns), reach.clone());
    let sender = sender(config, &campaign, outbox, (&outbox_key, shared), &clock)?;

    let (ending, ended) = watch::channel(false);
    let (stop_writing, stopped) = watch::channel(false);
    let app = App {
        frames: Frames::start(&live, config.live.pause),
        site,
        shell,
        streams: Streams::new(&config.http),
        countries: Countries::new(store.clone(), clock.clone()),
        section_counts: SectionCounts::new(
            store.clone(),
            clock.clone(),
            ten(&campaign, &petitions),
        ),
        limit: signing_limit(&config.http, config.mail.is_some()),
        attempts: config.http.rate_limit.then(RateLimit::attempts),
        confirm_limit: config.http.rate_limit.then(RateLimit::requests),
        room: (config.http.rate_limit).then(|| Room::of(config.http.room_of_a_day)),
        traces: Arc::new(Traces::new(random.clone())),
        bursts: Arc::new(Bursts::new(config.fraud.bursts)),
        set_asides: Arc::default(),
        fraud: config.fraud,
        mails: config.mail.is_some(),
        in_flight: InFlight::default(),
        http: config.http.clone(),
        live_config: config.live,
        minute_log: Arc::default(),
        ending: ended.clone(),
        campaign,
        petitions,
        live,
        queue,
        store,
        hashes,
        outbox_key,
        mailboxes: MailboxAllowance::default(),
        turns,
        reach,
        clock,
        random,
    };
    let staff_mail = staff_mail(config)?;
    watch_over(&app, staff_mail, &ended);
    Ok(Started {
        ending,
        stop_writing,
        writer: tokio::spawn(writer.run(stopped)),
        sender: sender.map(|sender| tokio::spawn(sender.run(ended.clone()))),
        keeper: tokio::spawn(keeper(config, &app).run(ended)),
        app: Arc::new(app),
    })
}

/// The counts as the store has them.
async fn live_counts(
    campaign: &LoadedCampaign,
    store: &Store,
    petitions: &BTreeMap<Slug, PetitionId>,
    clock: &Clock,
) -> Result<Arc<LiveCounts>, StartError> {
    let kept = store.counts().await?;
    let counts = petitions
        .iter()
        .map(|(slug, id)| (slug.clone(), kept.get(id).copied().unwrap_or_default()));
    let is_of_the_ten = |slug: &Slug| campaign.is_of_the_ten(slug);
    let live = Arc::new(LiveCounts::new(counts, is_of_the_ten, clock.clone()));
    let letters = store.letters().await?;
    let known = petitions
        .iter()
        .filter_map(|(slug, id)| Some((slug, *letters.get(id)?)));
    live.set_letters(known);
    let today = clock.day();
    let signed = store.counts_of_day(&today).await?;
    let known = petitions
        .iter()
        .filter_map(|(slug, id)| Some((slug, *signed.get(id)?)));
    live.set_today(&today, known);
    Ok(live)
}

fn slugs(petitions: &BTreeMap<Slug, PetitionId>) -> BTreeMap<PetitionId, Slug> {
    let all = petitions.iter();
    all.map(|(slug, id)| (*id, slug.clone())).collect()
}

/// The petitions whose sum is the total.
fn ten(campaign: &LoadedCampaign, petitions: &BTreeMap<Slug, PetitionId>) -> Vec<PetitionId> {
    let ten = petitions
        .iter()
        .filter(|(slug, _)| campaign.is_of_the_ten(slug));
    ten.map(|(_, id)| *id).collect()
}

/// The limit of signings, which is lower where each one sends a mail.
fn signing_limit(config: &HttpConfig, mails: bool) -> Option<RateLimit> {
    config.rate_limit.then(|| match mails {
        true => RateLimit::mailed_signings(),
        false => RateLimit::requests(),
    })
}

/// Starts the periodic jobs, which run until the server ends.
fn watch_over(app: &App, staff_mail: Option<StaffMail>, ended: &watch::Receiver<bool>) {
    tokio::spawn(audit::run(app.store.clone(), ended.clone()));
    let shuffler = Shuffler {
        store: app.store.clone(),
        queue: app.queue.clone(),
        clock: app.clock.clone(),
        random: app.random.clone(),
    };
    tokio::spawn(shuffler.run(ended.clone()));
    let (minute_log, stop) = (Arc::clone(&app.minute_log), ended.clone());
    tokio::spawn(async move { minute_log.run(stop).await });
    tokio::spawn(traces::keep(
        (
            Arc::clone(&app.traces),
            app.store.clone(),
            app.queue.clone(),
        ),
        app.clock.clone(),
        ended.clone(),
    ));
    tokio::spawn(bursts::keep(
        (Arc::clone(&app.bursts), app.queue.clone()),
        staff_mail,
        app.clock.clone(),
        ended.clone(),
    ));
    tokio::spawn(fraud::work(
        app.store.clone(),
        app.queue.clone(),
        Arc::clone(&app.set_asides),
        ended.clone(),
    ));
    tokio::spawn(marathons::follow_on_paper(
        app.store.clone(),
        Arc::clone(&app.live),
        app.petitions.clone(),
        ended.clone(),
    ));
}

/// The mail about bursts, if an address is set.
fn staff_mail(config: &Config) -> Result<Option<StaffMail>, StartError> {
    let Some(mail) = &config.mail else {
        return Ok(None);
    };
    let staff = mail.staff.clone();
    let host = config.http.public_host();
    staff.map(|to| StaffMail::new(mail, to, host)).transpose()
}

fn keeper(config: &Config, app: &App) -> Keeper {
    Keeper {
        store: app.store.clone(),
        queue: app.queue.clone(),
        hashes: app.hashes.clone(),
        secrets: config.store.secrets.clone(),
        retention: app.campaign.first().retention.clone(),
        config: config.retention,
        clock: app.clock.clone(),
        random: app.random.clone(),
    }
}

/// The sender of mails, if a mail server is set. Logs when signatures and letters count.
fn sender(
    config: &Config,
    campaign: &LoadedCampaign,
    outbox: (Store, Queue, Arc<Notify>),
    (key, shared): (&OutboxKey, (Arc<MailTurns>, Reach)),
    clock: &Clock,
) -> Result<Option<Sender>, StartError> {
    let Some(mail) = &config.mail else {
        tracing::info!("signatures and letters count at once: no mail server is set (--smtp-url)");
        return Ok(None);
    };
    tracing::info!("signatures and letters count once their address is confirmed by mail");
    let writing = MailWriter {
        texts: campaign.mail_texts().to_vec(),
        public_url: config.http.public_url.clone(),
        from: mail.from.clone(),
    };
    let host = config.http.public_host();
    let letters = (writing, key.clone());
    Sender::new(outbox, letters, shared, host, clock.clone(), mail.clone()).map(Some)
}
