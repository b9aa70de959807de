//! Reads marathons.

use std::collections::BTreeMap;

use sqlx::FromRow;

use super::DatabaseStore;
use crate::{
    ExportedKind, ExportedSigning, Hash, MarathonFilter, OwnMarathon, PetitionId, Selection,
    ShownMarathon, StoreError,
    export_row::SealedRow,
    marathon_row::{LastReportRow, OwnMarathonRow},
    marathon_sql as sql,
    row::CountRow,
};

/// The sums of a marathon's last released report.
#[derive(FromRow)]
struct ResultRow {
    #[sqlx(try_from = "i64")]
    letters: u64,
    #[sqlx(try_from = "i64")]
    signatures: u64,
    #[sqlx(try_from = "i64")]
    messages: u64,
}

impl DatabaseStore {
    /// The digest of the request that an idempotency key of a marathon came with.
    pub async fn marathon_digest(&self, key: &Hash) -> Result<Option<Vec<u8>>, StoreError> {
        let digest: Option<Option<Vec<u8>>> = sqlx::query_scalar(sql::REQUEST_DIGEST)
            .bind(&key[..])
            .fetch_optional(&self.pool)
            .await?;
        Ok(digest.flatten())
    }

    /// The marathon with that hashed address, if a version of it is released.
    pub async fn shown_marathon(&self, address: &str) -> Result<Option<ShownMarathon>, StoreError> {
        let marathon = sqlx::query_as(sql::SHOWN)
            .bind(address)
            .fetch_optional(&self.pool)
            .await?;
        Ok(marathon)
    }

    /// Hashes the addresses of marathons that are older than the hashing.
    pub async fn hash_addresses(&self, hash: fn(&str) -> String) -> Result<(), StoreError> {
        let open: Vec<String> = sqlx::query_scalar(sql::OPEN_ADDRESSES)
            .fetch_all(&self.pool)
            .await?;
        for address in open {
            sqlx::query(sql::HASH_ADDRESS)
                .bind(&address)
                .bind(hash(&address))
                .execute(&self.pool)
                .await?;
        }
        Ok(())
    }

    /// Folds the stored towns of all marathons again.
    pub async fn refold_towns(&self, fold: fn(&str) -> String) -> Result<(), StoreError> {
        let towns: Vec<String> =
            sqlx::query_scalar("SELECT DISTINCT town FROM marathon_versions ORDER BY town")
                .fetch_all(&self.pool)
                .await?;
        for (town, folded) in towns.iter().map(|town| (town, fold(town))) {
            if *town != folded {
                sqlx::query("UPDATE marathon_versions SET town = $2 WHERE town = $1")
                    .bind(town)
                    .bind(folded)
                    .execute(&self.pool)
                    .await?;
            }
        }
        Ok(())
    }

    /// The marathons on one page, the next one first, and how many there are in all.
    pub async fn marathons(
        &self,
        filter: &MarathonFilter,
        limit: i64,
        offset: i64,
    ) -> Result<(Vec<ShownMarathon>, u64), StoreError> {
        let town = like(filter.town.as_deref());
        let country = filter.country.as_deref().unwrap_or_default();
        let from = filter.from.as_deref().unwrap_or_default();
        let marathons = sqlx::query_as(sql::LIST)
            .bind(filter.now)
            .bind(country)
            .bind(&town)
            .bind(from)
            .bind(limit)
            .bind(offset)
            .fetch_all(&self.pool)
            .await?;
        let all: i64 = sqlx::query_scalar(sql::HOW_MANY)
            .bind(filter.now)
            .bind(country)
            .bind(&town)
            .bind(from)
            .fetch_one(&self.pool)
            .await?;
        Ok((marathons, all.unsigned_abs()))
    }

    /// The countries of the listed marathons.
    pub async fn marathon_countries(&self, now: i64) -> Result<Vec<String>, StoreError> {
        let countries = sqlx::query_scalar(sql::COUNTRIES)
            .bind(now)
            .bind("")
            .bind("")
            .bind("")
            .fetch_all(&self.pool)
            .await?;
        Ok(countries)
    }

    /// The marathon with that secret.
    pub async fn own_marathon(&self, secret: &Hash) -> Result<Option<OwnMarathon>, StoreError> {
        let row: Option<OwnMarathonRow> = sqlx::query_as(sql::OWN)
            .bind(&secret[..])
            .fetch_optional(&self.pool)
            .await?;
        let Some(row) = row else {
            return Ok(None);
        };
        let report: Vec<LastReportRow> = sqlx::query_as(sql::LAST_REPORT)
            .bind(row.id)
            .fetch_all(&self.pool)
            .await?;
        Ok(Some(row.with_report(report)))
    }

    /// The results of a marathon, once they are released: letters, signatures on paper, messages.
    pub async fn marathon_results(&self, address: &str) -> Result<[u64; 3], StoreError> {
        let results: ResultRow = sqlx::query_as(sql::RESULTS)
            .bind(address)
            .fetch_one(&self.pool)
            .await?;
        Ok([results.letters, results.signatures, results.messages])
    }

    /// Gives the organisers of a section's marathons, in the order of their numbers. An error ends it.
    pub async fn export_organisers<E: From<StoreError>>(
        &self,
        selection: Selection<'_>,
        mut each: impl FnMut(ExportedSigning) -> Result<(), E>,
    ) -> Result<(), E> {
        let rows: Vec<SealedRow> = sqlx::query_as(sql::ORGANISERS)
            .bind(selection.section)
            .bind(selection.campaign.unwrap_or_default())
            .fetch_all(&self.pool)
            .await
            .map_err(StoreError::from)?;
        for row in rows {
            each(row.exported(ExportedKind::Organiser, Vec::new()))?;
        }
        Ok(())
    }

    /// Signatures on paper, by petition.
    pub async fn on_paper(&self) -> Result<BTreeMap<PetitionId, u64>, StoreError> {
        let rows: Vec<CountRow> = sqlx::query_as(sql::ON_PAPER).fetch_all(&self.pool).await?;
        let figures = rows.into_iter().map(|row| (row.petition, row.number));
        Ok(figures.collect())
    }
}

/// A part of a town, for `LIKE`. Wildcards are escaped, so that they stand for themselves.
fn like(town: Option<&str>) -> String {
    match town {
        None => String::new(),
        Some(town) => {
            let town = town
                .replace('!', "!!")
                .replace('%', "!%")
                .replace('_', "!_");
            format!("%{town}%")
        }
    }
}
