//! Reads a section's sealed records in steps, so that no state of the database is held while the
//! caller takes them.

use std::collections::HashSet;

use marathon_domain::SignatureState;
use sqlx::FromRow;

use super::{Database, DatabaseStore, sql};
use crate::{
    ExportedKind, ExportedMessage, ExportedSignature, ExportedSigning, Ordered, Selection,
    StoreError, export_row::SealedRow, moderated::MessageRow,
};

/// How many records one step reads.
const STEP: i64 = 500;

/// Letters that wait for their address to be confirmed are left out.
const LETTERS: &str = "SELECT letters.id, record, campaign, section, key_id, schema, country, day, sealed, \
     petitions.slug AS petition, letters.counted FROM letters \
     JOIN petitions ON petitions.id = letters.petition \
     WHERE section = $1 AND NOT letters.pending AND ($2 IS NULL OR campaign = $2) \
     AND ($3 IS NULL OR petitions.slug = $3) AND letters.id > $4 ORDER BY letters.id LIMIT $5";

const MESSAGES: &str = "SELECT messages.id, messages.record, messages.campaign, messages.section, \
     petitions.slug AS petition, messages.key_id, messages.schema, messages.day, messages.sealed, \
     moderated.state FROM messages JOIN petitions ON petitions.id = messages.petition \
     LEFT JOIN moderated ON moderated.record = messages.record \
     WHERE messages.section = $1 AND ($2 IS NULL OR messages.campaign = $2) \
     AND ($3 IS NULL OR petitions.slug = $3) AND messages.id > $4 ORDER BY messages.id LIMIT $5";

/// A row, with the place where the next step begins, and what identifies the row if it moves
/// meanwhile.
#[derive(FromRow)]
struct PlacedRow<Row> {
    id: i64,
    record: Vec<u8>,
    day: String,
    #[sqlx(flatten)]
    row: Row,
}

/// Signatures and amendments are lists in JSON.
#[derive(FromRow)]
struct SigningRow {
    #[sqlx(flatten)]
    sealed: SealedRow,
    signatures: String,
    amendments: String,
}

#[derive(FromRow)]
struct LetterRow {
    #[sqlx(flatten)]
    sealed: SealedRow,
    petition: String,
    counted: bool,
}

impl DatabaseStore {
    /// Gives each signing of the selection in the order of numbers, in its state when it is read.
    /// An error ends it.
    pub async fn export<E: From<StoreError>>(
        &self,
        selection: Selection<'_>,
        mut each: impl FnMut(ExportedSigning) -> Result<(), E>,
    ) -> Result<(), E> {
        let each = |row| each(signing(row)?);
        let query = match selection.set_aside {
            true => sql::EXPORTED_WITH_SET_ASIDE,
            false => sql::EXPORTED_SIGNINGS,
        };
        self.in_steps((Ordered::Signings, query), selection, each)
            .await
    }

    /// Gives each letter of the selection, in the order of their numbers. An error ends it.
    pub async fn export_letters<E: From<StoreError>>(
        &self,
        selection: Selection<'_>,
        mut each: impl FnMut(ExportedSigning) -> Result<(), E>,
    ) -> Result<(), E> {
        let each = |row| each(letter(row));
        self.in_steps((Ordered::Letters, LETTERS), selection, each)
            .await
    }

    /// Gives each message of the selection, in the order of their numbers. An error ends it.
    pub async fn export_messages<E: From<StoreError>>(
        &self,
        selection: Selection<'_>,
        mut each: impl FnMut(ExportedMessage) -> Result<(), E>,
    ) -> Result<(), E> {
        let each = |row: MessageRow| each(row.try_into()?);
        self.in_steps((Ordered::Messages, MESSAGES), selection, each)
            .await
    }

    /// Rows of a past day may move behind all others meanwhile, but never forward, so no row is missed. Rows
    /// that may move are remembered, so that no row is given twice.
    async fn in_steps<Row, E>(
        &self,
        (what, query): (Ordered, &'static str),
        selection: Selection<'_>,
        mut each: impl FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E>
    where
        Row: for<'row> FromRow<'row, <Database as sqlx::Database>::Row> + Send + Unpin,
        E: From<StoreError>,
    {
        let settled = self.settled(what).await?;
        let mut given = HashSet::new();
        let mut after = 0;
        loop {
            let rows: Vec<PlacedRow<Row>> = sqlx::query_as(query)
                .bind(selection.section)
                .bind(selection.campaign)
                .bind(selection.petition.map(|slug| slug.as_str()))
                .bind(after)
                .bind(STEP)
                .fetch_all(&self.pool)
                .await
                .map_err(StoreError::from)?;
            let Some(last) = rows.last() else {
                return Ok(());
            };
            after = last.id;
            for placed in rows {
                if placed.day <= settled || given.insert(placed.record) {
                    each(placed.row)?;
                }
            }
        }
    }
}

fn signing(row: SigningRow) -> Result<ExportedSigning, StoreError> {
    let unreadable = |error: serde_json::Error| sqlx::Error::Decode(error.into());
    let signatures = serde_json::from_str(&row.signatures).map_err(unreadable)?;
    let amendments = serde_json::from_str(&row.amendments).map_err(unreadable)?;
    let exported = row.sealed.exported(ExportedKind::Signing, signatures);
    Ok(ExportedSigning {
        amendments,
        ..exported
    })
}

fn letter(row: LetterRow) -> ExportedSigning {
    let state = match row.counted {
        true => SignatureState::Counted,
        false => SignatureState::Duplicate,
    };
    let petition = row.petition;
    let signatures = vec![ExportedSignature { petition, state }];
    row.sealed.exported(ExportedKind::Letter, signatures)
}
