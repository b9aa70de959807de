//! Reading a section's words of encouragement, one after the other.

use futures_util::TryStreamExt;
use sqlx::Row;

use super::SqliteStore;
use crate::store::{ExportedMessage, Selection, StoreError, moderated::word};

const MESSAGES: &str = "SELECT messages.record, messages.campaign, messages.section, petitions.slug, \
     messages.key_id, messages.schema, messages.day, messages.sealed, moderated.state FROM messages \
     JOIN petitions ON petitions.id = messages.petition \
     LEFT JOIN moderated ON moderated.record = messages.record \
     WHERE messages.section = ?1 AND (?2 IS NULL OR messages.campaign = ?2) \
     AND (?3 IS NULL OR petitions.slug = ?3) ORDER BY messages.id";

impl SqliteStore {
    /// Hands over each message of the selection, in the order they came. An error ends it.
    pub async fn export_messages<E: From<StoreError>>(
        &self,
        selection: Selection<'_>,
        mut each: impl FnMut(ExportedMessage) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut rows = sqlx::query(MESSAGES)
            .bind(selection.section)
            .bind(selection.campaign)
            .bind(selection.petition.map(|slug| slug.as_str()))
            .fetch(&self.pool);
        while let Some(row) = rows.try_next().await.map_err(StoreError::from)? {
            let state: Option<&str> = row.get(8);
            each(ExportedMessage {
                record: row.get(0),
                campaign: row.get(1),
                section: row.get(2),
                petition: row.get(3),
                key_id: row.get(4),
                schema: row.get(5),
                day: row.get(6),
                sealed: row.get(7),
                state: state.map(word).transpose()?,
            })?;
        }
        Ok(())
    }
}
