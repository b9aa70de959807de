//! Putting a server together: everything that can be wrong is found here, before anyone is answered.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use tokio::{
    sync::{Notify, watch},
    task::JoinHandle,
};

use crate::{
    audit,
    campaign::{LoadedCampaign, TryOutKeys},
    clock::Clock,
    config::{Config, DatabaseUrl, StoreConfig},
    hashes::Hashes,
    http::App,
    in_flight::InFlight,
    live::{Frames, LiveCounts},
    mail::{OutboxKey, Sender, Writing},
    marathons,
    random::Randomness,
    rate_limit::RateLimit,
    retention::Keeper,
    sealing::KeyFile,
    secrets::Secrets,
    section_counts::SectionCounts,
    start_error::StartError,
    store::Store,
    streams::Streams,
    writer::{Queue, Writer},
};

/// A server that is ready to serve.
pub struct Started {
    pub app: Arc<App>,
    ending: watch::Sender<bool>,
    stop_writing: watch::Sender<bool>,
    writer: JoinHandle<()>,
    /// None without mail.
    sender: Option<JoinHandle<()>>,
    keeper: JoinHandle<()>,
}

impl Started {
    /// Ends the streams and the work in the background; requests are still answered.
    pub fn begin_to_end(&self) {
        // Whoever listened may have ended already.
        let _ = self.ending.send(true);
    }

    /// Writes what was accepted, and closes the database. No request is accepted from now on.
    pub async fn end(self) {
        self.begin_to_end();
        // Before the writer, which writes down what was sent.
        if let Some(Err(error)) = join(self.sender).await {
            tracing::error!(%error, "the sender of mails did not end cleanly");
        }
        if let Err(error) = self.keeper.await {
            tracing::error!(%error, "the deleting of what is kept too long did not end cleanly");
        }
        let _ = self.stop_writing.send(true);
        if let Err(error) = self.writer.await {
            tracing::error!(%error, "the writer did not end cleanly");
        }
        self.app.store.close().await;
    }
}

async fn join(task: Option<JoinHandle<()>>) -> Option<Result<(), tokio::task::JoinError>> {
    Some(task?.await)
}

/// Reads the site, the sections, the secrets and the database, and starts the writer.
pub async fn start(
    config: &Config,
    clock: Clock,
    random: Randomness,
) -> Result<Started, StartError> {
    let mut campaign = LoadedCampaign::read(&config.site)?;
    let store = open_store(&config.store).await?;
    let secrets = find_secrets(&config.store, &store, &random).await?;
    if campaign.sections().have_no_key() {
        try_out(&mut campaign, &config.store, &random)?;
    }
    campaign.sections().warn_of_closed();

    let petitions = store.know_petitions(&campaign.slugs()).await?;
    let kept = store.counts().await?;
    let counts = petitions
        .iter()
        .map(|(slug, id)| (slug.clone(), kept.get(id).copied().unwrap_or_default()));
    let live = Arc::new(LiveCounts::new(
        counts,
        |slug| campaign.is_of_the_ten(slug),
        clock.clone(),
    ));
    let letters = store.letters().await?;
    live.set_letters(
        petitions
            .iter()
            .filter_map(|(slug, id)| Some((slug, *letters.get(id)?))),
    );
    let slugs = petitions
        .iter()
        .map(|(slug, id)| (*id, slug.clone()))
        .collect();
    let ten = petitions
        .iter()
        .filter(|(slug, _)| campaign.is_of_the_ten(slug))
        .map(|(_, id)| *id)
        .collect();
    let mails = Arc::new(Notify::new());
    let (queue, writer) = Writer::new(
        store.writer(),
        Arc::clone(&live),
        slugs,
        config.writer,
        Arc::clone(&mails),
    );
    let hashes = Hashes::new(secrets);
    let outbox_key = OutboxKey::new(&hashes.outbox_key());
    let sender = sender(
        config,
        &campaign,
        (store.clone(), queue.clone(), mails),
        &outbox_key,
        &clock,
    )?;

    let (ending, ended) = watch::channel(false);
    let (stop_writing, stopped) = watch::channel(false);
    let writer = tokio::spawn(writer.run(stopped));
    let sender = sender.map(|sender| tokio::spawn(sender.run(ended.clone())));
    tokio::spawn(audit::run(store.clone(), ended.clone()));
    tokio::spawn(marathons::follow_on_paper(
        store.clone(),
        Arc::clone(&live),
        petitions.clone(),
        ended.clone(),
    ));
    let keeper = Keeper {
        store: store.clone(),
        queue: queue.clone(),
        hashes: hashes.clone(),
        secrets: config.store.secrets.clone(),
        retention: campaign.retention.clone(),
        config: config.retention,
        clock: clock.clone(),
        random: random.clone(),
    };
    let keeper = tokio::spawn(keeper.run(ended.clone()));
    let app = Arc::new(App {
        frames: Frames::start(&live, config.live.pause),
        streams: Streams::new(&config.http),
        campaign,
        petitions,
        section_counts: SectionCounts::new(store.clone(), clock.clone(), ten),
        live,
        queue,
        store,
        hashes,
        limit: config.http.rate_limit.then(|| match config.mail {
            Some(_) => RateLimit::mailed_signings(),
            None => RateLimit::requests(),
        }),
        confirm_limit: config.http.rate_limit.then(RateLimit::requests),
        mails: config.mail.is_some(),
        outbox_key,
        in_flight: InFlight::default(),
        clock,
        random,
        http: config.http.clone(),
        live_config: config.live,
        ending: ended,
    });
    Ok(Started {
        app,
        ending,
        stop_writing,
        writer,
        sender,
        keeper,
    })
}

/// What sends the mails, if a mail server is set; the log says which.
fn sender(
    config: &Config,
    campaign: &LoadedCampaign,
    outbox: (Store, Queue, Arc<Notify>),
    key: &OutboxKey,
    clock: &Clock,
) -> Result<Option<Sender>, StartError> {
    let Some(mail) = &config.mail else {
        tracing::info!("signatures count at once: no mail server is set (--smtp-url)");
        return Ok(None);
    };
    tracing::info!("signatures count once their address is confirmed by mail");
    let writing = Writing {
        texts: campaign.mail_texts().to_vec(),
        public_url: config.http.public_url.clone(),
        from: mail.from.clone(),
    };
    let host = config.http.public_host();
    let letters = (writing, key.clone());
    Sender::new(outbox, letters, host, clock.clone(), mail.clone()).map(Some)
}

async fn open_store(config: &StoreConfig) -> Result<Store, StartError> {
    let bad = |reason: String| StartError::Database {
        database: config.database.to_string(),
        reason,
    };
    if let DatabaseUrl::Sqlite(path) = &config.database
        && let Some(folder) = path.parent()
    {
        fs::create_dir_all(folder).map_err(|error| bad(error.to_string()))?;
    }
    Store::open(&config.database)
        .await
        .map_err(|error| bad(error.to_string()))
}

async fn find_secrets(
    config: &StoreConfig,
    store: &Store,
    random: &Randomness,
) -> Result<Secrets, StartError> {
    let path = &config.secrets;
    if let Some(secrets) = Secrets::read(path)? {
        return match store.shares_secrets(&secrets.hash()).await? {
            true => Ok(secrets),
            false => Err(StartError::OtherSecrets { path: path.clone() }),
        };
    }
    if store.is_in_use().await? {
        return Err(StartError::SecretsLost { path: path.clone() });
    }
    let secrets = Secrets::generate(random);
    secrets.write(path)?;
    if !store.shares_secrets(&secrets.hash()).await? {
        // Another server has made its own meanwhile: these are nobody's.
        let _ = fs::remove_file(path);
        return Err(StartError::SecretsLost { path: path.clone() });
    }
    tracing::info!(
        path = %path.display(),
        "made the secrets of this installation: back this file up with the database"
    );
    Ok(secrets)
}

/// While no section has a key of its own, everything is sealed to the try-out keys.
fn try_out(
    campaign: &mut LoadedCampaign,
    config: &StoreConfig,
    random: &Randomness,
) -> Result<(), StartError> {
    let Some(path) = &config.try_out_key else {
        return Ok(());
    };
    let key = find_try_out_key(path, random)?;
    let moderation = find_try_out_key(&moderation_key_beside(path), random)?;
    tracing::warn!(
        path = %path.display(),
        "ONLY FOR TRYING OUT: no section has a public_key, so signings are sealed to the try-out key \
         on this computer, where whoever has it can open them. Before real people sign, \
         make a key with `marathon keys generate` and paste it into the section's file"
    );
    campaign.try_out(TryOutKeys {
        records: key.public,
        moderation: moderation.public,
    })
}

/// `try-out-key.toml` and `try-out-key.moderation.toml`.
fn moderation_key_beside(path: &Path) -> PathBuf {
    path.with_extension("moderation.toml")
}

fn find_try_out_key(path: &Path, random: &Randomness) -> Result<KeyFile, StartError> {
    let bad = |reason| StartError::TryOutKey {
        path: path.to_owned(),
        reason,
    };
    if path.exists() {
        return KeyFile::read(path).map_err(bad);
    }
    let key = KeyFile::generate(None, &mut random.clone());
    key.write(path).map_err(|error| bad(error.into()))?;
    tracing::info!(path = %path.display(), "made a try-out key");
    Ok(key)
}
