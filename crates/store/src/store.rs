//! The store, on either database: every operation that the rest of the server may use.

mod export;
mod marathons;
mod moderation;
mod set_asides;
mod signings;

use std::collections::BTreeMap;

use marathon_domain::Slug;

use crate::{
    DatabaseUrl, Difference, Hash, PetitionId, SectionPetition, StoreError, StoreWriter,
    postgres::PostgresStore, sqlite::SqliteStore,
};

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
    pub async fn open(url: &DatabaseUrl) -> Result<Self, StoreError> {
        Ok(match url {
            DatabaseUrl::Sqlite(path) => Self::Sqlite(SqliteStore::open(path).await?),
            DatabaseUrl::Postgres(url) => Self::Postgres(PostgresStore::open(url).await?),
        })
    }

    /// Opens an existing database for reading only, while servers run.
    pub async fn open_to_read(url: &DatabaseUrl) -> Result<Self, StoreError> {
        Ok(match url {
            DatabaseUrl::Sqlite(path) => Self::Sqlite(SqliteStore::open_to_read(path).await?),
            DatabaseUrl::Postgres(url) => Self::Postgres(PostgresStore::open_to_read(url).await?),
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
    pub async fn know_petitions(
        &self,
        slugs: &[Slug],
    ) -> Result<BTreeMap<Slug, PetitionId>, StoreError> {
        either!(self, store => store.know_petitions(slugs).await)
    }

    /// The counts as kept, by petition; also of petitions that are no longer in the campaign.
    pub async fn counts(&self) -> Result<BTreeMap<PetitionId, u64>, StoreError> {
        either!(self, store => store.counts().await)
    }

    /// The codes of the countries with at least `fewest` counted signatures of one petition, in
    /// alphabetical order.
    pub async fn countries(&self, fewest: u64) -> Result<Vec<String>, StoreError> {
        either!(self, store => store.countries(fewest).await)
    }

    /// The counted signatures of a day, by petition.
    pub async fn counts_of_day(&self, day: &str) -> Result<BTreeMap<PetitionId, u64>, StoreError> {
        either!(self, store => store.counts_of_day(day).await)
    }

    /// The letters about each case, to be delivered or posted.
    pub async fn letters(&self) -> Result<BTreeMap<PetitionId, u64>, StoreError> {
        either!(self, store => store.letters().await)
    }

    /// The digest of the request that an idempotency key came with, if it was stored.
    pub async fn request_digest(&self, key: &Hash) -> Result<Option<Vec<u8>>, StoreError> {
        either!(self, store => store.request_digest(key).await)
    }

    /// Whether the database holds anything that was made with secrets.
    pub async fn is_in_use(&self) -> Result<bool, StoreError> {
        either!(self, store => store.is_in_use().await)
    }

    /// Whether any row has that tag.
    pub async fn knows_tag(&self, tag: &Hash) -> Result<bool, StoreError> {
        either!(self, store => store.knows_tag(tag).await)
    }

    /// Whether there were signatures, and no row has a tag any more.
    pub async fn tags_are_gone(&self) -> Result<bool, StoreError> {
        either!(self, store => store.tags_are_gone().await)
    }

    /// The day of the newest signing, if there is one.
    pub async fn newest_day(&self) -> Result<Option<String>, StoreError> {
        either!(self, store => store.newest_day().await)
    }

    /// Today by the database's clock, if it has one of its own.
    pub async fn today(&self) -> Result<Option<String>, StoreError> {
        match self {
            Self::Sqlite(_) => Ok(None),
            Self::Postgres(store) => store.today().await.map(Some),
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
    pub async fn shares_secrets(&self, secrets: &Hash) -> Result<bool, StoreError> {
        match self {
            // A file has one server, with its secrets beside the file.
            Self::Sqlite(_) => Ok(true),
            Self::Postgres(store) => store.shares_secrets(secrets).await,
        }
    }

    /// Whether all servers on this database have other secrets than those with this hash. Changes
    /// nothing.
    pub async fn has_other_secrets(&self, secrets: &Hash) -> Result<bool, StoreError> {
        match self {
            Self::Sqlite(_) => Ok(false),
            Self::Postgres(store) => store.has_other_secrets(secrets).await,
        }
    }

    /// Fails unless the store answers.
    pub async fn answers(&self) -> Result<(), StoreError> {
        either!(self, store => store.answers().await)
    }

    /// Recounts all signatures and letters. Archived rows count as they were counted then; the counts of
    /// sections, countries and days are added up. Takes about a second for ten million signatures.
    pub async fn audit(&self) -> Result<Vec<Difference>, StoreError> {
        either!(self, store => store.audit().await)
    }

    /// The counted signatures of each section's supporters, by petition, as kept.
    pub async fn section_counts(&self) -> Result<Vec<SectionPetition>, StoreError> {
        either!(self, store => store.section_counts().await)
    }

    /// Waits until every reader has ended.
    pub async fn close(&self) {
        either!(self, store => store.close().await);
    }
}
