//! Where there is nothing to keep, the disk is written to all the same: otherwise the time of the answer would tell
//! whether an address is known.

use super::Connection;
use crate::StoreError;

/// Writes that there was nothing to keep, so often.
pub async fn write(connection: &mut Connection, times: i64) -> Result<(), StoreError> {
    if times > 0 {
        sqlx::query("UPDATE nothing_kept SET times = times + $1")
            .bind(times)
            .execute(connection)
            .await?;
    }
    Ok(())
}
