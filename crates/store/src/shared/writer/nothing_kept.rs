//! Writes to the disk even if there is nothing to keep. Otherwise the time of the answer would show
//! whether an address is known.

use super::Connection;
use crate::StoreError;

/// Records how often there was nothing to keep.
pub async fn write(connection: &mut Connection, times: i64) -> Result<(), StoreError> {
    if times > 0 {
        sqlx::query("UPDATE nothing_kept SET times = times + $1")
            .bind(times)
            .execute(connection)
            .await?;
    }
    Ok(())
}
