//! All instances must have the same secrets. Otherwise an address that one instance knows would look new to
//! another.

use super::PostgresStore;
use crate::{Hash, StoreError};

impl PostgresStore {
    /// Whether an instance has ever started on this database.
    pub async fn is_in_use(&self) -> Result<bool, StoreError> {
        let any = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM installation)")
            .fetch_one(&self.pool)
            .await?;
        Ok(any)
    }

    /// Whether the secrets with this hash are the installation's. The first instance that asks sets
    /// them.
    pub async fn shares_secrets(&self, secrets: &Hash) -> Result<bool, StoreError> {
        sqlx::query("INSERT INTO installation (secrets) VALUES ($1) ON CONFLICT DO NOTHING")
            .bind(&secrets[..])
            .execute(&self.pool)
            .await?;
        let shared = sqlx::query_scalar("SELECT secrets = $1 FROM installation")
            .bind(&secrets[..])
            .fetch_one(&self.pool)
            .await?;
        Ok(shared)
    }

    /// Whether the installation has other secrets than those with this hash.
    pub async fn has_other_secrets(&self, secrets: &Hash) -> Result<bool, StoreError> {
        let other =
            sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM installation WHERE secrets <> $1)")
                .bind(&secrets[..])
                .fetch_one(&self.pool)
                .await?;
        Ok(other)
    }
}
