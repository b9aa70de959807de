//! The members of staff. Commands add and remove them while a server runs.

use super::DatabaseStore;
use crate::{Hash, NewStaff, StaffMember, StaffRow, StoreError};

impl DatabaseStore {
    /// The member that a token belongs to, unless it was removed.
    pub async fn staff_of(&self, token: &Hash) -> Result<Option<StaffMember>, StoreError> {
        let member = sqlx::query_as("SELECT id, section, roles FROM staff WHERE token_hash = $1")
            .bind(&token[..])
            .fetch_optional(&self.pool)
            .await?;
        Ok(member)
    }

    /// Adds a member. Returns whether the name was free.
    pub async fn add_staff(&self, new: &NewStaff<'_>) -> Result<bool, StoreError> {
        let added = sqlx::query(
            "INSERT INTO staff (section, name, token_hash, added, roles) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (section, name) DO NOTHING",
        )
        .bind(new.section)
        .bind(new.name)
        .bind(&new.token_hash[..])
        .bind(new.day)
        .bind(new.roles.words())
        .execute(&self.pool)
        .await?;
        Ok(added.rows_affected() > 0)
    }

    /// Removes a member's token. Returns whether there was one.
    pub async fn remove_staff(
        &self,
        section: &str,
        name: &str,
        day: &str,
    ) -> Result<bool, StoreError> {
        let removed = sqlx::query(
            "UPDATE staff SET token_hash = NULL, removed = $1 \
             WHERE section = $2 AND name = $3 AND token_hash IS NOT NULL",
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
        let rows = sqlx::query_as(
            "SELECT section, name, roles, added, removed FROM staff ORDER BY section, name",
        )
        .fetch_all(&self.pool)
        .await?;
        Ok(rows)
    }
}
