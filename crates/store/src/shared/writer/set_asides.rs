//! Sets false signatures aside and puts them back, in steps small enough that signings need not
//! wait. On PostgreSQL no other batch is written meanwhile.

use marathon_domain::{
    SignatureState,
    fraud::SetAsideState,
    moderation::{Deed, TrailKind},
};
use sqlx::FromRow;

use super::{
    Connection,
    reading::{TracedRow, listed, meant, reach},
    sql::set_asides as lists,
    trail,
};
use crate::{
    AlikeSignings, AskedSetAside, BatchOutcome, PetitionId, SetAsideAct, SetAsideChange,
    SetAsideReply, SetAsideWhat, SigningSelection, StaffId, StoreError, Task,
    place::{Place, Placed},
    set_aside_sql as sql,
    trail_row::NewEntry,
};

/// The set-aside that an act is about.
#[derive(FromRow)]
struct Standing {
    id: i64,
    section: String,
    #[sqlx(try_from = "String")]
    state: SetAsideState,
    asked_by: StaffId,
}

/// A set-aside with work left.
#[derive(FromRow)]
struct WorkRow {
    id: i64,
    section: String,
    #[sqlx(try_from = "String")]
    selection: SigningSelection,
    #[sqlx(try_from = "String")]
    state: SetAsideState,
    reached: i64,
    last: i64,
    undo: Option<String>,
}

/// Counted signatures of a section's supporters.
#[derive(FromRow)]
struct CountedRow {
    #[sqlx(try_from = "String")]
    place: Place,
    petition: PetitionId,
    signatures: i64,
}

/// A signature that was put back, and its state since then.
#[derive(FromRow)]
struct PutBackRow {
    #[sqlx(flatten)]
    placed: Placed,
    #[sqlx(try_from = "String")]
    state: SignatureState,
}

/// Carries out the changes in their order.
pub async fn apply(
    connection: &mut Connection,
    tasks: &mut [Task<'_, SetAsideChange>],
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    for task in tasks {
        let reply = match task.work {
            SetAsideChange::Act(act) => carry_out(connection, act).await?,
            SetAsideChange::Step { signings } => step(connection, *signings, outcome).await?,
        };
        task.reply(reply);
    }
    Ok(())
}

async fn carry_out(
    connection: &mut Connection,
    act: &SetAsideAct,
) -> Result<SetAsideReply, StoreError> {
    let reason = match &act.what {
        SetAsideWhat::Ask(asked) => {
            ask(connection, act, asked).await?;
            return write_down(connection, act, Deed::SetAside, Some(&asked.reason)).await;
        }
        SetAsideWhat::Approve => None,
        SetAsideWhat::Refuse { reason } | SetAsideWhat::Undo { reason, .. } => Some(reason),
    };
    let standing: Option<Standing> = sqlx::query_as(sql::STANDING)
        .bind(&act.record[..])
        .fetch_optional(&mut *connection)
        .await?;
    let Some(standing) = standing else {
        return Ok(SetAsideReply::Unknown);
    };
    if standing.section != act.section {
        return Ok(SetAsideReply::OtherSection);
    }
    let (id, state) = (standing.id, standing.state);
    let deed = match (&act.what, state) {
        (SetAsideWhat::Approve, SetAsideState::Waiting) => {
            if standing.asked_by == act.staff {
                return Ok(SetAsideReply::SamePerson);
            }
            run(connection, sql::APPROVE, id, act.staff.0).await?;
            Deed::Approved
        }
        (SetAsideWhat::Refuse { .. }, SetAsideState::Waiting) => {
            run(connection, sql::REFUSE, id, act.staff.0).await?;
            Deed::Refused
        }
        (SetAsideWhat::Undo { selection, .. }, SetAsideState::Working | SetAsideState::Done) => {
            let selection = selection.as_ref().map(SigningSelection::text);
            sqlx::query(sql::UNDO)
                .bind(id)
                .bind(selection)
                .execute(&mut *connection)
                .await?;
            Deed::Undone
        }
        _ => return Ok(SetAsideReply::WrongState(state)),
    };
    write_down(connection, act, deed, reason.map(String::as_str)).await
}

/// A request covers the signings that exist now, and none that come later.
async fn ask(
    connection: &mut Connection,
    act: &SetAsideAct,
    asked: &AskedSetAside,
) -> Result<(), StoreError> {
    let reach = reach(connection, &act.section, &asked.selection).await?;
    let before: i64 = sqlx::query_scalar(sql::ASKED_ALONE)
        .bind(act.staff)
        .bind(&act.day)
        .fetch_one(&mut *connection)
        .await?;
    let state = match before.unsigned_abs().saturating_add(asked.found) > asked.alone {
        true => SetAsideState::Waiting,
        false => SetAsideState::Working,
    };
    sqlx::query(sql::ASK)
        .bind(&act.record[..])
        .bind(&act.section)
        .bind(asked.selection.text())
        .bind(&asked.reason)
        .bind(state.as_str())
        .bind(i64::try_from(asked.found).unwrap_or(i64::MAX))
        .bind(act.staff)
        .bind(reach.first - 1)
        .bind(reach.last)
        .bind(&act.day)
        .execute(connection)
        .await?;
    Ok(())
}

async fn run(
    connection: &mut Connection,
    statement: &'static str,
    id: i64,
    value: i64,
) -> Result<(), StoreError> {
    sqlx::query(statement)
        .bind(id)
        .bind(value)
        .execute(connection)
        .await?;
    Ok(())
}

async fn write_down(
    connection: &mut Connection,
    act: &SetAsideAct,
    deed: Deed,
    reason: Option<&str>,
) -> Result<SetAsideReply, StoreError> {
    let entry = NewEntry {
        staff: act.staff,
        section: &act.section,
        kind: TrailKind::SetAsides,
        record: &act.record,
        deed,
        day: &act.day,
        reason,
    };
    trail::add(connection, &entry).await?;
    Ok(SetAsideReply::Applied)
}

/// Works on some signings of the oldest set-aside that has work left.
async fn step(
    connection: &mut Connection,
    signings: usize,
    outcome: &mut BatchOutcome,
) -> Result<SetAsideReply, StoreError> {
    let work: Option<WorkRow> = sqlx::query_as(sql::NEXT_WORK)
        .fetch_optional(&mut *connection)
        .await?;
    let Some(work) = work else {
        return Ok(SetAsideReply::Stepped {
            signatures: 0,
            is_left: false,
        });
    };
    let signatures = match work.state {
        SetAsideState::Undoing => put_some_back(connection, &work, signings, outcome).await?,
        _ => set_some_aside(connection, &work, signings, outcome).await?,
    };
    Ok(SetAsideReply::Stepped {
        signatures,
        is_left: true,
    })
}

async fn set_some_aside(
    connection: &mut Connection,
    work: &WorkRow,
    most: usize,
    outcome: &mut BatchOutcome,
) -> Result<u64, StoreError> {
    let places = (work.reached, work.last);
    let found = meant(connection, &work.section, &work.selection, places, most).await?;
    let signatures = set_aside(connection, work.id, &found.signings, outcome).await?;
    match found.reached < work.last {
        true => run(connection, sql::REACHED, work.id, found.reached).await?,
        false => done(connection, work.id).await?,
    }
    Ok(signatures)
}

async fn done(connection: &mut Connection, id: i64) -> Result<(), StoreError> {
    sqlx::query(sql::DONE).bind(id).execute(connection).await?;
    Ok(())
}

async fn set_aside(
    connection: &mut Connection,
    id: i64,
    signings: &[i64],
    outcome: &mut BatchOutcome,
) -> Result<u64, StoreError> {
    if signings.is_empty() {
        return Ok(0);
    }
    let listed = listed(signings);
    let counted: Vec<CountedRow> = sqlx::query_as(lists::COUNTED)
        .bind(&listed)
        .fetch_all(&mut *connection)
        .await?;
    for row in counted {
        outcome.count_by_staff(&row.place, row.petition, -row.signatures);
    }
    let changed = sqlx::query(lists::SET_ASIDE)
        .bind(&listed)
        .bind(id)
        .execute(&mut *connection)
        .await?;
    count_others(connection, &listed, outcome).await?;
    outcome.set_aside += changed.rows_affected();
    Ok(changed.rows_affected())
}

/// An address whose signature is set aside may have another signing: that one counts then. Otherwise whoever
/// signs falsely with an address could take its owner's signature away.
async fn count_others(
    connection: &mut Connection,
    listed: &str,
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    let others: Vec<Placed> = sqlx::query_as(lists::COUNT_ANOTHER)
        .bind(listed)
        .fetch_all(connection)
        .await?;
    for other in others {
        outcome.count_by_staff(&other.place, other.petition, 1);
    }
    Ok(())
}

async fn put_some_back(
    connection: &mut Connection,
    work: &WorkRow,
    most: usize,
    outcome: &mut BatchOutcome,
) -> Result<u64, StoreError> {
    let selection = work.undo.clone().map(SigningSelection::try_from);
    let selection = selection.transpose();
    let selection = selection.map_err(|error| sqlx::Error::Decode(error.into()))?;
    let (signings, reached) = match &selection {
        Some(records @ SigningSelection::Records(listed)) => {
            let last = i64::try_from(listed.len()).unwrap_or(i64::MAX);
            let places = (work.reached, last);
            let found = meant(connection, &work.section, records, places, most).await?;
            let is_left = found.reached < last;
            (found.signings, is_left.then_some(found.reached))
        }
        Some(SigningSelection::Alike(alike)) => {
            let rows = still_set_aside(connection, work, alike, most).await?;
            let last = rows.last().map(|row| row.id);
            let meant = rows.iter().filter(|row| row.is_among(alike));
            (meant.map(|row| row.id).collect(), last)
        }
        None => {
            let rows = still_set_aside(connection, work, &AlikeSignings::default(), most).await?;
            let last = rows.last().map(|row| row.id);
            (rows.iter().map(|row| row.id).collect(), last)
        }
    };
    let signatures = put_back(connection, work.id, &signings, outcome).await?;
    match reached {
        Some(reached) => run(connection, sql::REACHED, work.id, reached).await?,
        None => done(connection, work.id).await?,
    }
    Ok(signatures)
}

async fn still_set_aside(
    connection: &mut Connection,
    work: &WorkRow,
    alike: &AlikeSignings,
    most: usize,
) -> Result<Vec<TracedRow>, StoreError> {
    let rows = sqlx::query_as(sql::STILL_SET_ASIDE)
        .bind(work.id)
        .bind(work.reached)
        .bind(alike.source.as_deref())
        .bind(alike.country.as_deref())
        .bind(alike.from.as_deref())
        .bind(alike.to.as_deref())
        .bind(i64::try_from(most).unwrap_or(i64::MAX))
        .fetch_all(connection)
        .await?;
    Ok(rows)
}

async fn put_back(
    connection: &mut Connection,
    id: i64,
    signings: &[i64],
    outcome: &mut BatchOutcome,
) -> Result<u64, StoreError> {
    if signings.is_empty() {
        return Ok(0);
    }
    let listed = listed(signings);
    let instead: Vec<Placed> = sqlx::query_as(lists::MAKE_ROOM)
        .bind(&listed)
        .bind(id)
        .fetch_all(&mut *connection)
        .await?;
    for other in instead {
        outcome.count_by_staff(&other.place, other.petition, -1);
    }
    let back: Vec<PutBackRow> = sqlx::query_as(lists::PUT_BACK)
        .bind(&listed)
        .bind(id)
        .fetch_all(&mut *connection)
        .await?;
    let signatures = back.len() as u64;
    for row in back {
        if row.state == SignatureState::Counted {
            outcome.count_by_staff(&row.placed.place, row.placed.petition, 1);
        }
    }
    count_others(connection, &listed, outcome).await?;
    outcome.put_back += signatures;
    Ok(signatures)
}
