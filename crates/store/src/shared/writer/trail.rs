//! Writes the trail of a section's staff: each entry has a digest over itself and the entry before.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use marathon_domain::moderation::Deed;
use marathon_seal::export::TrailEntry;

use super::Connection;
use crate::{
    StoreError, moderation_sql as sql,
    trail_row::{HeadRow, NewEntry},
};

/// Adds an entry. Reading is recorded once a day for each person.
pub async fn add(connection: &mut Connection, new: &NewEntry<'_>) -> Result<(), StoreError> {
    if new.deed == Deed::Read && was_read(connection, new).await? {
        return Ok(());
    }
    let by: String = sqlx::query_scalar("SELECT name FROM staff WHERE id = $1")
        .bind(new.staff)
        .fetch_one(&mut *connection)
        .await?;
    let head: Option<HeadRow> = sqlx::query_as(sql::HEAD)
        .bind(new.section)
        .fetch_optional(&mut *connection)
        .await?;
    let entry = TrailEntry {
        section: new.section.to_owned(),
        place: head.as_ref().map_or(0, |head| head.place) + 1,
        day: new.day.to_owned(),
        by,
        act: new.deed.to_string(),
        kind: new.kind.to_string(),
        id: URL_SAFE_NO_PAD.encode(new.record),
        reason: new.reason.map(str::to_owned),
    };
    let digest = entry.digest(head.as_ref().map(|head| &head.digest[..]));
    sqlx::query(sql::KEEP_ACT)
        .bind(new.staff)
        .bind(new.kind.as_str())
        .bind(new.record)
        .bind(new.deed.as_str())
        .bind(new.day)
        .bind(new.reason)
        .bind(new.section)
        .bind(i64::try_from(entry.place).unwrap_or(i64::MAX))
        .bind(&digest[..])
        .execute(connection)
        .await?;
    Ok(())
}

async fn was_read(connection: &mut Connection, new: &NewEntry<'_>) -> Result<bool, StoreError> {
    let was_read = sqlx::query_scalar(sql::WAS_READ)
        .bind(new.staff)
        .bind(new.record)
        .bind(new.day)
        .fetch_one(connection)
        .await?;
    Ok(was_read)
}
