//! Reads which signings a selection holds, and the set-asides of a section.

use std::collections::BTreeMap;

use marathon_domain::SignatureState;
use sqlx::FromRow;

use super::{Connection, DatabaseStore, sql::set_asides as lists};
use crate::{
    Selected, SelectedPetition, SetAsideRow, SigningSelection, StoreError,
    set_aside::AlikeSignings, set_aside_sql as sql,
};

/// How many signings one statement looks at.
const STEP: i64 = 10_000;

/// Numbers of signings, the first and the last.
#[derive(Clone, Copy, FromRow)]
pub struct Reach {
    pub first: i64,
    pub last: i64,
}

/// A signing with its tags, if it has a trace.
#[derive(FromRow)]
pub struct TracedRow {
    pub id: i64,
    pub network: Option<Vec<u8>>,
    pub domain: Option<Vec<u8>>,
}

#[derive(FromRow)]
struct HeldRow {
    petition: String,
    #[sqlx(try_from = "String")]
    state: SignatureState,
    #[sqlx(try_from = "i64")]
    signatures: u64,
}

impl DatabaseStore {
    /// The signatures in a selection of a section's signings. The time grows with the number of
    /// signings to look at.
    pub async fn selected(
        &self,
        section: &str,
        selection: &SigningSelection,
    ) -> Result<Selected, StoreError> {
        let mut connection = self.pool.acquire().await?;
        let reach = reach(&mut connection, section, selection).await?;
        let mut sums = Sums::default();
        let mut reached = reach.first - 1;
        while reached < reach.last {
            let places = (reached, reach.last);
            let found = meant(&mut connection, section, selection, places, usize::MAX).await?;
            sums.add(&mut connection, &found.signings).await?;
            reached = found.reached;
        }
        Ok(sums.selected())
    }

    /// The set-asides of a section before that number, the newest first.
    pub async fn set_asides(
        &self,
        section: &str,
        before: i64,
        limit: i64,
    ) -> Result<Vec<SetAsideRow>, StoreError> {
        let rows = sqlx::query_as(sql::OF_SECTION)
            .bind(section)
            .bind(before)
            .bind(limit)
            .fetch_all(&self.pool)
            .await?;
        Ok(rows)
    }

    /// One set-aside.
    pub async fn set_aside(&self, record: &[u8; 16]) -> Result<Option<SetAsideRow>, StoreError> {
        let row = sqlx::query_as(sql::ONE)
            .bind(&record[..])
            .fetch_optional(&self.pool)
            .await?;
        Ok(row)
    }

    /// Whether a set-aside has work left.
    pub async fn has_set_aside_work(&self) -> Result<bool, StoreError> {
        Ok(sqlx::query_scalar(sql::HAS_WORK)
            .fetch_one(&self.pool)
            .await?)
    }
}

/// Some of the signings in a selection, and the place up to which all were looked at.
pub struct Meant {
    pub signings: Vec<i64>,
    pub reached: i64,
}

/// The range in which the signings of a selection can be. For records, places in the list.
pub async fn reach(
    connection: &mut Connection,
    section: &str,
    selection: &SigningSelection,
) -> Result<Reach, StoreError> {
    let alike = match selection {
        SigningSelection::Records(records) => {
            let last = i64::try_from(records.len()).unwrap_or(i64::MAX);
            return Ok(Reach { first: 1, last });
        }
        SigningSelection::Alike(alike) => alike,
    };
    let mut reach: Reach = sqlx::query_as(sql::REACH)
        .bind(section)
        .fetch_one(&mut *connection)
        .await?;
    if alike.from.is_some() || alike.to.is_some() {
        let of_days: Reach = sqlx::query_as(sql::REACH_OF_DAYS)
            .bind(alike.from.as_deref().unwrap_or_default())
            .bind(alike.to.as_deref().unwrap_or(LAST_DAY))
            .fetch_one(&mut *connection)
            .await?;
        reach = reach.and(of_days);
    }
    if alike.has_tags() {
        let of_traces: Reach = sqlx::query_as(sql::REACH_OF_TRACES)
            .fetch_one(connection)
            .await?;
        reach = reach.and(of_traces);
    }
    Ok(reach)
}

const LAST_DAY: &str = "9999-12-31";

impl Reach {
    fn and(self, other: Self) -> Self {
        Self {
            first: self.first.max(other.first),
            last: self.last.min(other.last),
        }
    }
}

/// The next signings of a selection, at most `most`, after one place and up to another.
pub async fn meant(
    connection: &mut Connection,
    section: &str,
    selection: &SigningSelection,
    (after, last): (i64, i64),
    most: usize,
) -> Result<Meant, StoreError> {
    let step = |step: i64| last.min(after.saturating_add(step));
    match selection {
        SigningSelection::Records(records) => {
            let reached = step(STEP.min(i64::try_from(most).unwrap_or(STEP)));
            let signings = of_records(connection, section, some(records, after, reached)).await?;
            Ok(Meant { signings, reached })
        }
        SigningSelection::Alike(alike) => {
            let mut reached = step(STEP);
            let places = (after, reached);
            let mut signings = alike_signings(connection, section, alike, places).await?;
            if signings.len() > most {
                signings.truncate(most);
                reached = signings.last().copied().unwrap_or(reached);
            }
            Ok(Meant { signings, reached })
        }
    }
}

/// The records after one place, up to another.
fn some(records: &[[u8; 16]], after: i64, up_to: i64) -> &[[u8; 16]] {
    let place = |place: i64| {
        usize::try_from(place)
            .unwrap_or_default()
            .min(records.len())
    };
    &records[place(after)..place(up_to)]
}

async fn of_records(
    connection: &mut Connection,
    section: &str,
    records: &[[u8; 16]],
) -> Result<Vec<i64>, StoreError> {
    let mut signings = Vec::with_capacity(records.len());
    for record in records {
        let id: Option<i64> = sqlx::query_scalar(sql::OF_A_RECORD)
            .bind(section)
            .bind(&record[..])
            .fetch_optional(&mut *connection)
            .await?;
        signings.extend(id);
    }
    Ok(signings)
}

async fn alike_signings(
    connection: &mut Connection,
    section: &str,
    alike: &AlikeSignings,
    (after, up_to): (i64, i64),
) -> Result<Vec<i64>, StoreError> {
    let rows: Vec<TracedRow> = sqlx::query_as(sql::ALIKE)
        .bind(section)
        .bind(after)
        .bind(up_to)
        .bind(alike.source.as_deref())
        .bind(alike.country.as_deref())
        .bind(alike.from.as_deref())
        .bind(alike.to.as_deref())
        .fetch_all(connection)
        .await?;
    let meant = rows.into_iter().filter(|row| row.is_among(alike));
    Ok(meant.map(|row| row.id).collect())
}

impl TracedRow {
    /// Whether the selection's tags cover the signing.
    pub fn is_among(&self, alike: &AlikeSignings) -> bool {
        alike.takes(self.network.as_deref(), self.domain.as_deref())
    }
}

/// Numbers of signings, as a statement takes them.
pub fn listed(signings: &[i64]) -> String {
    // Numbers always encode.
    serde_json::to_string(signings).unwrap_or_default()
}

#[derive(Default)]
struct Sums {
    signings: u64,
    petitions: BTreeMap<String, SelectedPetition>,
}

impl Sums {
    async fn add(
        &mut self,
        connection: &mut Connection,
        signings: &[i64],
    ) -> Result<(), StoreError> {
        if signings.is_empty() {
            return Ok(());
        }
        let listed = listed(signings);
        let holding: i64 = sqlx::query_scalar(lists::HOLDING)
            .bind(&listed)
            .fetch_one(&mut *connection)
            .await?;
        self.signings += holding.unsigned_abs();
        let rows: Vec<HeldRow> = sqlx::query_as(lists::HELD)
            .bind(&listed)
            .fetch_all(connection)
            .await?;
        for row in rows {
            let petition = row.petition;
            let sums = self.petitions.entry(petition.clone());
            let sums = sums.or_insert_with(|| SelectedPetition {
                petition,
                counted: 0,
                pending: 0,
                duplicate: 0,
            });
            match row.state {
                SignatureState::Counted => sums.counted += row.signatures,
                SignatureState::Pending => sums.pending += row.signatures,
                SignatureState::Duplicate => sums.duplicate += row.signatures,
                SignatureState::Withdrawn | SignatureState::SetAside => {}
            }
        }
        Ok(())
    }

    fn selected(self) -> Selected {
        Selected {
            signings: self.signings,
            petitions: self.petitions.into_values().collect(),
        }
    }
}
