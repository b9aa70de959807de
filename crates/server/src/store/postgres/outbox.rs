//! Taking what waits to be sent.

use sqlx::Row;

use super::PostgresStore;
use crate::store::{DueMail, LONGEST_WAIT, MailKind, StoreError};

/// How long mails that one instance has taken are left to it, in seconds: longer than the slowest mail server
/// needs for one of them, as they are sent side by side. After a crash they are sent again, but later than
/// this; at an end in order they are given back.
const LEASE: i64 = 600;

impl PostgresStore {
    /// So many mails that are due at that second, the longest waiting first. Whoever asks meanwhile gets
    /// others.
    pub async fn due_mails(&self, now: i64, limit: u32) -> Result<Vec<DueMail>, StoreError> {
        let rows = sqlx::query(
            "UPDATE outbox SET due = $1 + $3 WHERE id IN (SELECT id FROM outbox \
             WHERE due <= $1 OR due > $1 + $4 ORDER BY due, id LIMIT $2 FOR UPDATE SKIP LOCKED) \
             RETURNING message_id, kind, sealed, attempts, id",
        )
        .bind(now)
        .bind(i64::from(limit))
        .bind(LEASE)
        .bind(LONGEST_WAIT)
        .fetch_all(&self.pool)
        .await?;
        let mut mails: Vec<(i64, DueMail)> = rows
            .iter()
            .map(|row| {
                let mail = DueMail {
                    message_id: row.get(0),
                    kind: match row.get::<&str, _>(1) {
                        "already" => MailKind::Already,
                        _ => MailKind::Confirm,
                    },
                    sealed: row.get(2),
                    attempts: u32::try_from(row.get::<i64, _>(3)).unwrap_or(u32::MAX),
                };
                (row.get(4), mail)
            })
            .collect();
        mails.sort_by_key(|(id, _)| *id);
        Ok(mails.into_iter().map(|(_, mail)| mail).collect())
    }

    /// When the next mail is due, if one waits.
    pub async fn next_due(&self) -> Result<Option<i64>, StoreError> {
        let due = sqlx::query_scalar("SELECT MIN(due) FROM outbox")
            .fetch_one(&self.pool)
            .await?;
        Ok(due)
    }
}
