//! Writing words of encouragement, what waits for staff, and what staff does: the same on both databases but
//! for the types, hence a macro. Few, so one statement a step will do; on PostgreSQL no other batch is written
//! meanwhile.

/// For the writer of one database.
macro_rules! writes {
    ($connection:ty) => {
        /// Adds messages, each with what staff gets to see of it.
        pub async fn add_messages(
            connection: &mut $connection,
            messages: &[&NewMessage],
            outcome: &mut BatchOutcome,
        ) -> Result<(), StoreError> {
            for message in messages {
                let added = sqlx::query(sql::ADD_MESSAGE)
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
        pub async fn add(
            connection: &mut $connection,
            new: &NewModerated,
        ) -> Result<(), StoreError> {
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
                .execute(connection)
                .await?;
            Ok(())
        }

        /// Carries out what staff does, in its order.
        pub async fn act(
            connection: &mut $connection,
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
            connection: &mut $connection,
            act: &StaffAct,
        ) -> Result<Option<Standing>, StoreError> {
            let row = sqlx::query(sql::STANDING)
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

        async fn carry_out(connection: &mut $connection, act: &StaffAct) -> Result<(), StoreError> {
            if let Some((state, _)) = act.deed.states() {
                sqlx::query(sql::DECIDE)
                    .bind(state.as_str())
                    .bind(act.deed.shown())
                    .bind(&act.record[..])
                    .execute(&mut *connection)
                    .await?;
                if let Some(what) = Decided::of(act.kind) {
                    marathons::follow(connection, what, &act.record, state).await?;
                }
            }
            sqlx::query(sql::KEEP_ACT)
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
    };
}

pub(super) use writes;
