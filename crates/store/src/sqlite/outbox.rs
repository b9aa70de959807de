//! Reads mails that wait to be sent.

use super::SqliteStore;
use crate::{DueMail, LONGEST_WAIT, StoreError};

impl SqliteStore {
    /// At most `limit` mails that are due at that second, the longest waiting first.
    pub async fn due_mails(&self, now: i64, limit: u32) -> Result<Vec<DueMail>, StoreError> {
        let mails = sqlx::query_as(
            "SELECT message_id, kind, sealed, attempts FROM outbox WHERE due <= ?1 OR due > ?1 + ?3 \
             ORDER BY due, id LIMIT ?2",
        )
        .bind(now)
        .bind(limit)
        .bind(LONGEST_WAIT)
        .fetch_all(&self.pool)
        .await?;
        Ok(mails)
    }

    /// The mail, if it is due at exactly that second, even if that second is still ahead. `None` if its time
    /// has changed.
    pub async fn take_mail(
        &self,
        message_id: &str,
        due: i64,
        _now: i64,
    ) -> Result<Option<DueMail>, StoreError> {
        let mail = sqlx::query_as(
            "SELECT message_id, kind, sealed, attempts FROM outbox WHERE message_id = ? AND due = ?",
        )
        .bind(message_id)
        .bind(due)
        .fetch_optional(&self.pool)
        .await?;
        Ok(mail)
    }
}
