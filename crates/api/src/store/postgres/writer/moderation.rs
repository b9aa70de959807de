//! Words of encouragement, what waits for staff, and what staff does. Few, and no
//! other batch is written meanwhile.

use sqlx::{PgConnection, Row};

use super::marathons;
use crate::store::{
    BatchOutcome, Decided, Moderated, NewMessage, NewModerated, StaffAct, Standing, StoreError,
    moderated::word,
};

/// Adds messages, each with what staff gets to see of it.
pub async fn add_messages(
    connection: &mut PgConnection,
    messages: &[&NewMessage],
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    for message in messages {
        let added = sqlx::query(
            "INSERT INTO messages (record, campaign, section, petition, day, key_id, schema, sealed, \
             idempotency, request_digest) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
             ON CONFLICT (idempotency) DO NOTHING",
        )
        .bind(&message.record[..])
        .bind(&message.campaign)
        .bind(&message.section)
        .bind(message.petition.0)
        .bind(&message.day)
        .bind(&message.key_id)
        .bind(i32::from(message.schema))
        .bind(&message.sealed)
        .bind(message.idempotency.as_ref().map(|sent| &sent.key[..]))
        .bind(message.idempotency.as_ref().map(|sent| &sent.digest[..]))
        .execute(&mut *connection)
        .await?;
        if added.rows_affected() == 0 {
            outcome.overtaken.push(message.record);
        } else if let Some(moderated) = &message.moderated {
            add(connection, moderated).await?;
        }
    }
    Ok(())
}

/// Adds something that waits for staff.
pub async fn add(connection: &mut PgConnection, new: &NewModerated) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO moderated (kind, record, campaign, section, petition, day, key_id, schema, sealed) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(new.kind.as_str())
    .bind(&new.record[..])
    .bind(&new.campaign)
    .bind(&new.section)
    .bind(new.petition.map(|petition| petition.0))
    .bind(&new.day)
    .bind(&new.key_id)
    .bind(i32::from(new.schema))
    .bind(&new.sealed)
    .execute(connection)
    .await?;
    Ok(())
}

/// Carries out what staff does, in its order.
pub async fn act(
    connection: &mut PgConnection,
    acts: &[&StaffAct],
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    for act in acts {
        let standing = standing(connection, act).await?;
        outcome
            .moderated
            .push(match Standing::allows(standing.as_ref(), act) {
                Ok(()) => {
                    carry_out(connection, act).await?;
                    Moderated::Done
                }
                Err(instead) => instead,
            });
    }
    Ok(())
}

async fn standing(
    connection: &mut PgConnection,
    act: &StaffAct,
) -> Result<Option<Standing>, StoreError> {
    let row = sqlx::query(
        "SELECT section, state, shown, (SELECT reason FROM staff_acts \
         WHERE staff_acts.record = moderated.record AND act = 'refused' ORDER BY id DESC LIMIT 1) \
         FROM moderated WHERE record = $1 AND kind = $2",
    )
    .bind(&act.record[..])
    .bind(act.kind.as_str())
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    Ok(Some(Standing {
        section: row.get(0),
        state: word(row.get(1))?,
        shown: row.get(2),
        reason: row.get(3),
    }))
}

async fn carry_out(connection: &mut PgConnection, act: &StaffAct) -> Result<(), StoreError> {
    if let Some((state, _)) = act.deed.states() {
        sqlx::query(
            "UPDATE moderated SET state = $1, shown = $2, place = CASE WHEN $2 IS NOT NULL \
             THEN (SELECT COALESCE(max(place), 0) + 1 FROM moderated) END WHERE record = $3",
        )
        .bind(state.as_str())
        .bind(act.deed.shown())
        .bind(&act.record[..])
        .execute(&mut *connection)
        .await?;
        if let Some(what) = Decided::of(act.kind) {
            marathons::follow(connection, what, &act.record, state.as_str()).await?;
        }
    }
    sqlx::query(
        "INSERT INTO staff_acts (staff, kind, record, act, day, reason) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (staff, record, day) WHERE act = 'read' DO NOTHING",
    )
    .bind(act.staff.0)
    .bind(act.kind.as_str())
    .bind(&act.record[..])
    .bind(act.deed.deed().as_str())
    .bind(&act.day)
    .bind(act.deed.reason())
    .execute(connection)
    .await?;
    Ok(())
}
