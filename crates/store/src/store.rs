//! The store, on either database: every operation that the rest of the server may use.

mod export;
mod marathons;
mod moderation;
mod set_asides;
mod signings;

use std::{collections::BTreeMap, future::ready, pin::Pin};

use marathon_domain::Slug;

use crate::{
    DatabaseUrl, Difference, Hash, PetitionId, SectionPetition, StoreError, StoreWriter,
    postgres::PostgresStore, sqlite::SqliteStore,
};

/// The work of one call. It is compiled once, in this crate: a plain `async fn` would be compiled again wherever it is
/// awaited, with all of the database's driver.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// As an [`Answer`], for the thread that opens it.
pub type Opening<'a> = Pin<Box<dyn Future<Output = Result<Store, StoreError>> + 'a>>;

/// Reads the store; cheap to clone.
#[derive(Clone)]
pub enum Store {
    Sqlite(SqliteStore),
    Postgres(PostgresStore),
}

/// The same call on either database.
macro_rules! either {
    ($handle:expr, $one:ident => $call:expr) => {
        match $handle {
            Self::Sqlite($one) => $call,
            Self::Postgres($one) => $call,
        }
    };
}

pub(crate) use either;

impl Store {
    /// Opens the database, and brings it to this program's version.
    pub fn open(url: &DatabaseUrl) -> Opening<'_> {
        Box::pin(async move {
            Ok(match url {
                DatabaseUrl::Sqlite(path) => Self::Sqlite(SqliteStore::open(path).await?),
                DatabaseUrl::Postgres(url) => Self::Postgres(PostgresStore::open(url).await?),
            })
        })
    }

    /// Opens an existing database for reading only, while servers run.
    pub fn open_to_read(url: &DatabaseUrl) -> Opening<'_> {
        Box::pin(async move {
            Ok(match url {
                DatabaseUrl::Sqlite(path) => Self::Sqlite(SqliteStore::open_to_read(path).await?),
                DatabaseUrl::Postgres(url) => {
                    Self::Postgres(PostgresStore::open_to_read(url).await?)
                }
            })
        })
    }

    /// The writer. A server must have only one.
    pub fn writer(&self) -> StoreWriter {
        match self {
            Self::Sqlite(store) => StoreWriter::Sqlite(store.writer()),
            Self::Postgres(store) => StoreWriter::Postgres(store.writer()),
        }
    }

    /// Makes sure that the database knows every petition, and returns their numbers.
    pub fn know_petitions<'a>(
        &'a self,
        slugs: &'a [Slug],
    ) -> Answer<'a, BTreeMap<Slug, PetitionId>> {
        either!(self, store => Box::pin(store.know_petitions(slugs)))
    }

    /// The counts as kept, by petition; also of petitions that are no longer in the campaign.
    pub fn counts(&self) -> Answer<'_, BTreeMap<PetitionId, u64>> {
        either!(self, store => Box::pin(store.counts()))
    }

    /// The codes of the countries with at least `fewest` counted signatures of one petition, in
    /// alphabetical order.
    pub fn countries(&self, fewest: u64) -> Answer<'_, Vec<String>> {
        either!(self, store => Box::pin(store.countries(fewest)))
    }

    /// The counted signatures of a day, by petition.
    pub fn counts_of_day<'a>(&'a self, day: &'a str) -> Answer<'a, BTreeMap<PetitionId, u64>> {
        either!(self, store => Box::pin(store.counts_of_day(day)))
    }

    /// The letters about each case, to be delivered or posted.
    pub fn letters(&self) -> Answer<'_, BTreeMap<PetitionId, u64>> {
        either!(self, store => Box::pin(store.letters()))
    }

    /// The digest of the request that an idempotency key came with, if it was stored.
    pub fn request_digest<'a>(&'a self, key: &'a Hash) -> Answer<'a, Option<Vec<u8>>> {
        either!(self, store => Box::pin(store.request_digest(key)))
    }

    /// Whether the database holds anything that was made with secrets.
    pub fn is_in_use(&self) -> Answer<'_, bool> {
        either!(self, store => Box::pin(store.is_in_use()))
    }

    /// Whether any row has that tag.
    pub fn knows_tag<'a>(&'a self, tag: &'a Hash) -> Answer<'a, bool> {
        either!(self, store => Box::pin(store.knows_tag(tag)))
    }

    /// Whether there were signatures, and no row has a tag any more.
    pub fn tags_are_gone(&self) -> Answer<'_, bool> {
        either!(self, store => Box::pin(store.tags_are_gone()))
    }

    /// The day of the newest signing, if there is one.
    pub fn newest_day(&self) -> Answer<'_, Option<String>> {
        either!(self, store => Box::pin(store.newest_day()))
    }

    /// Today by the database's clock, if it has one of its own.
    pub fn today(&self) -> Answer<'_, Option<String>> {
        match self {
            Self::Sqlite(_) => Box::pin(ready(Ok(None))),
            Self::Postgres(store) => Box::pin(async move { store.today().await.map(Some) }),
        }
    }

    /// Whether several servers, with shared secrets, may use the database.
    pub fn has_several_servers(&self) -> bool {
        match self {
            Self::Sqlite(_) => false,
            Self::Postgres(_) => true,
        }
    }

    /// Whether the secrets with this hash are those of all servers on this database.
    pub fn shares_secrets<'a>(&'a self, secrets: &'a Hash) -> Answer<'a, bool> {
        match self {
            // A file has one server, with its secrets beside the file.
            Self::Sqlite(_) => Box::pin(ready(Ok(true))),
            Self::Postgres(store) => Box::pin(store.shares_secrets(secrets)),
        }
    }

    /// Whether all servers on this database have other secrets than those with this hash. Changes
    /// nothing.
    pub fn has_other_secrets<'a>(&'a self, secrets: &'a Hash) -> Answer<'a, bool> {
        match self {
            Self::Sqlite(_) => Box::pin(ready(Ok(false))),
            Self::Postgres(store) => Box::pin(store.has_other_secrets(secrets)),
        }
    }

    /// Fails unless the store answers.
    pub fn answers(&self) -> Answer<'_, ()> {
        either!(self, store => Box::pin(store.answers()))
    }

    /// Recounts all signatures and letters. Archived rows count as they were counted then; the counts of
    /// sections, countries and days are added up. Takes about a second for ten million signatures.
    pub fn audit(&self) -> Answer<'_, Vec<Difference>> {
        either!(self, store => Box::pin(store.audit()))
    }

    /// The counted signatures of each section's supporters, by petition, as kept.
    pub fn section_counts(&self) -> Answer<'_, Vec<SectionPetition>> {
        either!(self, store => Box::pin(store.section_counts()))
    }

    /// Waits until every reader has ended.
    pub async fn close(&self) {
        either!(self, store => store.close().await);
    }
}
