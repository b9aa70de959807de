//! Writes words of encouragement, items that wait for staff, and acts of staff. They are few, so one
//! statement for each step is enough. On PostgreSQL no other batch is written meanwhile.

use super::{Connection, marathon_releases, trail};
use crate::{
    ActReply, NewItem, NewMessage, StaffAct, StoreError, StoreReply, Task,
    marathon_change::MarathonPart, moderated::Standing, moderation_sql as sql, trail_row::NewEntry,
};

/// Adds messages, each with the part that staff sees.
pub async fn add_messages(
    connection: &mut Connection,
    messages: &mut [Task<'_, NewMessage>],
) -> Result<(), StoreError> {
    for task in messages {
        let message = task.work;
        let idempotency = message.idempotency.as_ref();
        let added = sqlx::query(sql::ADD_MESSAGE)
            .bind(&message.record[..])
            .bind(&message.campaign)
            .bind(&message.section)
            .bind(message.petition.0)
            .bind(&message.day)
            .bind(&message.key_id)
            .bind(i32::from(message.schema))
            .bind(&message.sealed)
            .bind(idempotency.map(|sent| &sent.key[..]))
            .bind(idempotency.map(|sent| &sent.digest[..]))
            .execute(&mut *connection)
            .await?;
        if added.rows_affected() == 0 {
            task.reply(StoreReply::Overtaken);
            continue;
        }
        if let Some(moderated) = &message.moderated {
            add(connection, moderated).await?;
        }
        task.reply(StoreReply::Stored);
    }
    Ok(())
}

/// Adds an item that waits for staff.
async fn add(connection: &mut Connection, new: &NewItem) -> Result<(), StoreError> {
    sqlx::query(sql::ADD)
        .bind(new.kind.as_str())
        .bind(&new.record[..])
        .bind(&new.campaign)
        .bind(&new.section)
        .bind(new.petition.map(|petition| petition.0))
        .bind(&new.day)
        .bind(&new.key_id)
        .bind(i32::from(new.schema))
        .bind(&new.sealed)
        .bind(&new.words_digest[..])
        .execute(connection)
        .await?;
    Ok(())
}

/// Carries out acts of staff, in their order.
pub async fn carry_out(
    connection: &mut Connection,
    acts: &mut [Task<'_, StaffAct>],
) -> Result<(), StoreError> {
    for task in acts {
        let standing = standing(connection, task.work).await?;
        let reply = match Standing::allows(standing.as_ref(), task.work) {
            Ok(()) => {
                carry_out_one(connection, task.work).await?;
                ActReply::Applied
            }
            Err(instead) => instead,
        };
        task.reply(reply);
    }
    Ok(())
}

async fn standing(
    connection: &mut Connection,
    act: &StaffAct,
) -> Result<Option<Standing>, StoreError> {
    let standing = sqlx::query_as(sql::STANDING)
        .bind(&act.record[..])
        .bind(act.kind.as_str())
        .fetch_optional(connection)
        .await?;
    Ok(standing)
}

async fn carry_out_one(connection: &mut Connection, act: &StaffAct) -> Result<(), StoreError> {
    if let Some((state, _)) = act.action.states() {
        sqlx::query(sql::DECIDE)
            .bind(state.as_str())
            .bind(act.action.shown())
            .bind(&act.record[..])
            .execute(&mut *connection)
            .await?;
        if let Some(part) = MarathonPart::of(act.kind) {
            let decided = (state, act.action.public_words());
            marathon_releases::follow(connection, part, &act.record, decided).await?;
        }
    }
    let entry = NewEntry {
        staff: act.staff,
        section: &act.section,
        kind: act.kind.into(),
        record: &act.record,
        deed: act.action.deed(),
        day: &act.day,
        reason: act.action.reason(),
    };
    trail::add(connection, &entry).await
}
