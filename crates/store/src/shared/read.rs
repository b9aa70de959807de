//! Reads for the server: counts, earlier requests by their key, readiness, and the campaigns, sections and
//! petitions that exist.

use std::collections::BTreeMap;

use sqlx::Executor;

use super::{Database, DatabaseStore};
use crate::{Hash, PetitionId, SectionPetition, StoreError, row::CountRow};

impl DatabaseStore {
    /// The counts as kept, by petition; also of petitions that are no longer in the campaign.
    pub async fn counts(&self) -> Result<BTreeMap<PetitionId, u64>, StoreError> {
        counts(&self.pool).await
    }

    /// The counted signatures of each section's supporters, by petition, as kept.
    pub async fn section_counts(&self) -> Result<Vec<SectionPetition>, StoreError> {
        let counts = sqlx::query_as(
            "SELECT section, petition, counted FROM section_counts ORDER BY section, petition",
        )
        .fetch_all(&self.pool)
        .await?;
        Ok(counts)
    }

    /// The codes of the countries with at least `fewest` counted signatures of one petition, in
    /// alphabetical order.
    pub async fn countries(&self, fewest: u64) -> Result<Vec<String>, StoreError> {
        let countries = sqlx::query_scalar(
            "SELECT DISTINCT name FROM part_counts WHERE kind = 'country' AND counted >= $1 ORDER BY name",
        )
        .bind(i64::try_from(fewest).unwrap_or(i64::MAX))
        .fetch_all(&self.pool)
        .await?;
        Ok(countries)
    }

    /// The counted signatures of a day, by petition.
    pub async fn counts_of_day(&self, day: &str) -> Result<BTreeMap<PetitionId, u64>, StoreError> {
        counts_of_day(&self.pool, day).await
    }

    /// The letters about each case, to be delivered or posted.
    pub async fn letters(&self) -> Result<BTreeMap<PetitionId, u64>, StoreError> {
        letters(&self.pool).await
    }

    /// The digest of the request that an idempotency key came with, if it was stored.
    pub async fn request_digest(&self, key: &Hash) -> Result<Option<Vec<u8>>, StoreError> {
        let digest = sqlx::query_scalar(
            "SELECT request_digest FROM signings WHERE idempotency = $1 \
             UNION ALL SELECT request_digest FROM messages WHERE idempotency = $1 \
             UNION ALL SELECT request_digest FROM answered WHERE idempotency = $1",
        )
        .bind(&key[..])
        .fetch_optional(&self.pool)
        .await?;
        Ok(digest)
    }

    /// Whether an address with one of these tags gets no mail.
    pub async fn suppresses(&self, tags: &[Hash]) -> Result<bool, StoreError> {
        for tag in tags {
            let suppressed =
                sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM suppressions WHERE tag = $1)")
                    .bind(&tag[..])
                    .fetch_one(&self.pool)
                    .await?;
            if suppressed {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether any row has that tag.
    pub async fn knows_tag(&self, tag: &Hash) -> Result<bool, StoreError> {
        let known = sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM petitions JOIN signatures ON signatures.petition = petitions.id \
             AND signatures.tag = $1 AND signatures.state = 'counted') \
             OR EXISTS (SELECT 1 FROM confirmations WHERE tag = $1) \
             OR EXISTS (SELECT 1 FROM letters WHERE tag = $1) \
             OR EXISTS (SELECT 1 FROM suppressions WHERE tag = $1)",
        )
        .bind(&tag[..])
        .fetch_one(&self.pool)
        .await?;
        Ok(known)
    }

    /// Whether there were signatures, and no row has a tag any more.
    pub async fn tags_are_gone(&self) -> Result<bool, StoreError> {
        let gone = sqlx::query_scalar(
            "SELECT (EXISTS (SELECT 1 FROM counts WHERE archived > 0) \
             OR EXISTS (SELECT 1 FROM letter_counts WHERE archived > 0)) \
             AND NOT EXISTS (SELECT 1 FROM signings) AND NOT EXISTS (SELECT 1 FROM suppressions) \
             AND NOT EXISTS (SELECT 1 FROM letters)",
        )
        .fetch_one(&self.pool)
        .await?;
        Ok(gone)
    }

    /// The day of the newest signing, if there is one.
    pub async fn newest_day(&self) -> Result<Option<String>, StoreError> {
        let day = sqlx::query_scalar("SELECT MAX(day) FROM signings")
            .fetch_one(&self.pool)
            .await?;
        Ok(day)
    }

    /// Fails unless the store answers.
    pub async fn answers(&self) -> Result<(), StoreError> {
        sqlx::query("SELECT petition FROM counts LIMIT 1")
            .fetch_optional(&self.pool)
            .await?;
        Ok(())
    }

    /// When the next mail is due, if one waits.
    pub async fn next_due(&self) -> Result<Option<i64>, StoreError> {
        let due = sqlx::query_scalar("SELECT MIN(due) FROM outbox")
            .fetch_one(&self.pool)
            .await?;
        Ok(due)
    }

    /// Every campaign that has signings or letters.
    pub async fn campaigns(&self) -> Result<Vec<String>, StoreError> {
        self.words(
            "SELECT campaign FROM signings UNION SELECT campaign FROM letters ORDER BY campaign",
        )
        .await
    }

    /// Every section that has signings or letters.
    pub async fn sections(&self) -> Result<Vec<String>, StoreError> {
        self.words(
            "SELECT section FROM signings UNION SELECT section FROM letters ORDER BY section",
        )
        .await
    }

    /// Every petition that the database knows.
    pub async fn petitions(&self) -> Result<Vec<String>, StoreError> {
        self.words("SELECT slug FROM petitions ORDER BY slug").await
    }

    async fn words(&self, query: &'static str) -> Result<Vec<String>, StoreError> {
        Ok(sqlx::query_scalar(query).fetch_all(&self.pool).await?)
    }

    /// Waits until every reader has ended.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// Reads a small table whole.
pub async fn counts(
    executor: impl Executor<'_, Database = Database>,
) -> Result<BTreeMap<PetitionId, u64>, StoreError> {
    numbers(executor, "SELECT petition, counted AS number FROM counts").await
}

/// Reads another small table whole.
pub async fn letters(
    executor: impl Executor<'_, Database = Database>,
) -> Result<BTreeMap<PetitionId, u64>, StoreError> {
    let letters = "SELECT petition, handed + posted AS number FROM letter_counts";
    numbers(executor, letters).await
}

/// Reads a few rows, found by their key.
pub async fn counts_of_day(
    executor: impl Executor<'_, Database = Database>,
    day: &str,
) -> Result<BTreeMap<PetitionId, u64>, StoreError> {
    let rows: Vec<CountRow> = sqlx::query_as(
        "SELECT petition, counted AS number FROM part_counts \
         WHERE kind = 'day' AND name = $1 AND counted > 0",
    )
    .bind(day)
    .fetch_all(executor)
    .await?;
    let numbers = rows.into_iter().map(|row| (row.petition, row.number));
    Ok(numbers.collect())
}

async fn numbers(
    executor: impl Executor<'_, Database = Database>,
    query: &'static str,
) -> Result<BTreeMap<PetitionId, u64>, StoreError> {
    let rows: Vec<CountRow> = sqlx::query_as(query).fetch_all(executor).await?;
    let numbers = rows.into_iter().map(|row| (row.petition, row.number));
    Ok(numbers.collect())
}
