//! Who decides about what is shown. Added and removed by commands, beside a running server.

use sqlx::Row;

use super::SqliteStore;
use crate::{
    hashes::Hash,
    store::{NewStaff, StaffId, StaffMember, StaffRow, StoreError},
};

impl SqliteStore {
    /// Who a token belongs to, if it was not removed.
    pub async fn staff_of(&self, token: &Hash) -> Result<Option<StaffMember>, StoreError> {
        let row = sqlx::query("SELECT id, section FROM staff WHERE token_hash = ?")
            .bind(&token[..])
            .fetch_optional(&self.pool)
            .await?;
        Ok(row.map(|row| StaffMember {
            id: StaffId(row.get(0)),
            section: row.get(1),
        }))
    }

    /// Adds somebody; says whether the name was free.
    pub async fn add_staff(&self, new: &NewStaff<'_>) -> Result<bool, StoreError> {
        let added = sqlx::query(
            "INSERT INTO staff (section, name, token_hash, added) VALUES (?, ?, ?, ?) \
             ON CONFLICT (section, name) DO NOTHING",
        )
        .bind(new.section)
        .bind(new.name)
        .bind(&new.token_hash[..])
        .bind(new.day)
        .execute(&self.pool)
        .await?;
        Ok(added.rows_affected() > 0)
    }

    /// Takes somebody's token away; says whether there was one.
    pub async fn remove_staff(
        &self,
        section: &str,
        name: &str,
        day: &str,
    ) -> Result<bool, StoreError> {
        let removed = sqlx::query(
            "UPDATE staff SET token_hash = NULL, removed = ? \
             WHERE section = ? AND name = ? AND token_hash IS NOT NULL",
        )
        .bind(day)
        .bind(section)
        .bind(name)
        .execute(&self.pool)
        .await?;
        Ok(removed.rows_affected() > 0)
    }

    /// Everybody who has or had a token, by section and name.
    pub async fn staff(&self) -> Result<Vec<StaffRow>, StoreError> {
        let rows =
            sqlx::query("SELECT section, name, added, removed FROM staff ORDER BY section, name")
                .fetch_all(&self.pool)
                .await?;
        let rows = rows.iter().map(|row| StaffRow {
            section: row.get(0),
            name: row.get(1),
            added: row.get(2),
            removed: row.get(3),
        });
        Ok(rows.collect())
    }
}
