//! Reading what waits to be sent.

use sqlx::Row;

use super::SqliteStore;
use crate::store::{DueMail, LONGEST_WAIT, MailKind, StoreError};

impl SqliteStore {
    /// So many mails that are due at that second, the longest waiting first.
    pub async fn due_mails(&self, now: i64, limit: u32) -> Result<Vec<DueMail>, StoreError> {
        let rows = sqlx::query(
            "SELECT message_id, kind, sealed, attempts FROM outbox WHERE due <= ?1 OR due > ?1 + ?3 \
             ORDER BY due, id LIMIT ?2",
        )
        .bind(now)
        .bind(limit)
        .bind(LONGEST_WAIT)
        .fetch_all(&self.pool)
        .await?;
        Ok(rows
            .iter()
            .map(|row| DueMail {
                message_id: row.get(0),
                kind: match row.get::<&str, _>(1) {
                    "already" => MailKind::Already,
                    _ => MailKind::Confirm,
                },
                sealed: row.get(2),
                attempts: row.get(3),
            })
            .collect())
    }

    /// When the next mail is due, if one waits.
    pub async fn next_due(&self) -> Result<Option<i64>, StoreError> {
        let due = sqlx::query_scalar("SELECT MIN(due) FROM outbox")
            .fetch_one(&self.pool)
            .await?;
        Ok(due)
    }
}
