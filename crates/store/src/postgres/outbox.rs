//! Takes mails that wait to be sent.

use super::PostgresStore;
use crate::{DueMail, LONGEST_WAIT, StoreError};

/// How long an instance keeps the mails that it has taken, in seconds: longer than the slowest mail
/// server needs for one, since they are sent side by side. After a crash they are sent again once
/// this time is over; an orderly shutdown gives them back.
const LEASE: i64 = 600;

impl PostgresStore {
    /// At most `limit` mails that are due at that second, the longest waiting first. Another
    /// instance that asks meanwhile gets other mails.
    pub async fn due_mails(&self, now: i64, limit: u32) -> Result<Vec<DueMail>, StoreError> {
        let mails = sqlx::query_as(
            "WITH taken AS (UPDATE outbox SET due = $1 + $3 WHERE id IN (SELECT id FROM outbox \
             WHERE due <= $1 OR due > $1 + $4 ORDER BY due, id LIMIT $2 FOR UPDATE SKIP LOCKED) \
             RETURNING message_id, kind, sealed, attempts, id) \
             SELECT message_id, kind, sealed, attempts FROM taken ORDER BY id",
        )
        .bind(now)
        .bind(i64::from(limit))
        .bind(LEASE)
        .bind(LONGEST_WAIT)
        .fetch_all(&self.pool)
        .await?;
        Ok(mails)
    }

    /// The mail, if it is due at exactly that second, even if that second is still ahead. `None` if its time
    /// has changed: then another instance has it.
    pub async fn take_mail(
        &self,
        message_id: &str,
        due: i64,
        now: i64,
    ) -> Result<Option<DueMail>, StoreError> {
        let mail = sqlx::query_as(
            "UPDATE outbox SET due = $3 + $4 WHERE message_id = $1 AND due = $2 \
             RETURNING message_id, kind, sealed, attempts",
        )
        .bind(message_id)
        .bind(due)
        .bind(now)
        .bind(LEASE)
        .fetch_optional(&self.pool)
        .await?;
        Ok(mail)
    }
}
