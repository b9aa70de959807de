//! Reading what staff decides about, what it did, and what is shown since: the same on both databases but
//! for the types, hence a macro.

/// For the store of one database.
macro_rules! reads {
    ($store:ty) => {
        impl $store {
            /// Some of what is in that state, in the order in which it came.
            pub async fn moderated(&self, wanted: Wanted<'_>) -> Result<Vec<ItemRow>, StoreError> {
                let rows = sqlx::query(sql::WANTED)
                    .bind(wanted.section)
                    .bind(wanted.kind.as_str())
                    .bind(wanted.state.as_str())
                    .bind(wanted.after)
                    .bind(wanted.limit)
                    .fetch_all(&self.pool)
                    .await?;
                rows.iter().map(item).collect()
            }

            /// One thing, whole.
            pub async fn moderated_item(
                &self,
                kind: Kind,
                record: &[u8; 16],
            ) -> Result<Option<WholeItem>, StoreError> {
                let row = sqlx::query(sql::ITEM)
                    .bind(&record[..])
                    .bind(kind.as_str())
                    .fetch_optional(&self.pool)
                    .await?;
                let Some(row) = row else {
                    return Ok(None);
                };
                let schema = u16::try_from(row.get::<i32, _>(8));
                Ok(Some(WholeItem {
                    head: item(&row)?,
                    campaign: row.get(5),
                    section: row.get(6),
                    key_id: row.get(7),
                    schema: schema.map_err(|error| sqlx::Error::Decode(error.into()))?,
                    sealed: row.get(9),
                    shown: row.get(10),
                }))
            }

            /// What staff did to one thing, the oldest first.
            pub async fn acts_on(&self, record: &[u8; 16]) -> Result<Vec<ActRow>, StoreError> {
                let rows = sqlx::query(sql::ACTS_ON)
                    .bind(&record[..])
                    .fetch_all(&self.pool)
                    .await?;
                rows.iter().map(act).collect()
            }

            /// What the staff of a section did before that number, the newest first.
            pub async fn staff_acts(
                &self,
                section: &str,
                before: i64,
                limit: i64,
            ) -> Result<Vec<ActRow>, StoreError> {
                let rows = sqlx::query(sql::ACTS_OF_SECTION)
                    .bind(section)
                    .bind(before)
                    .bind(limit)
                    .fetch_all(&self.pool)
                    .await?;
                rows.iter().map(act).collect()
            }

            /// What was released of a kind for a petition, the newest first, before that place.
            pub async fn newest_released(
                &self,
                kind: Kind,
                petition: &str,
                before: i64,
                limit: i64,
            ) -> Result<Vec<ReleasedRow>, StoreError> {
                let rows = sqlx::query(sql::NEWEST_RELEASED)
                    .bind(kind.as_str())
                    .bind(petition)
                    .bind(before)
                    .bind(limit)
                    .fetch_all(&self.pool)
                    .await?;
                Ok(rows.iter().map(released).collect())
            }

            /// The same in the order of release, after that place: for print.
            pub async fn released(
                &self,
                kind: Kind,
                petition: &str,
                after: i64,
                limit: i64,
            ) -> Result<Vec<ReleasedRow>, StoreError> {
                let rows = sqlx::query(sql::RELEASED)
                    .bind(kind.as_str())
                    .bind(petition)
                    .bind(after)
                    .bind(limit)
                    .fetch_all(&self.pool)
                    .await?;
                Ok(rows.iter().map(released).collect())
            }
        }

        fn item(row: &Row) -> Result<ItemRow, StoreError> {
            Ok(ItemRow {
                number: row.get(0),
                record: row.get(1),
                petition: row.get(2),
                day: row.get(3),
                state: word(row.get(4))?,
            })
        }

        fn act(row: &Row) -> Result<ActRow, StoreError> {
            Ok(ActRow {
                number: row.get(0),
                kind: word(row.get(1))?,
                record: row.get(2),
                deed: word(row.get(3))?,
                by: row.get(4),
                day: row.get(5),
                reason: row.get(6),
            })
        }

        fn released(row: &Row) -> ReleasedRow {
            ReleasedRow {
                place: row.get(0),
                shown: row.get(1),
            }
        }
    };
}

pub(super) use reads;
