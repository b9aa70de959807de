//! Totals for staff. They count rows, which takes as long as there are rows: no page shows them.

use futures_util::TryStreamExt;

use super::{DatabaseStore, sql};
use crate::{StoreError, Total, TotalsBy};

impl DatabaseStore {
    /// Gives the totals by section, then those by source, both of the same state of the database; each from
    /// the row with the largest smaller figure down.
    pub async fn totals<E: From<StoreError>>(
        &self,
        mut each: impl FnMut(TotalsBy, Total) -> Result<(), E>,
    ) -> Result<(), E> {
        let begun = self.pool.begin_with(sql::BEGIN_TO_READ).await;
        let mut transaction = begun.map_err(StoreError::from)?;
        for (by, statement) in [
            (TotalsBy::Section, sql::TOTALS_BY_SECTION),
            (TotalsBy::Source, sql::TOTALS_BY_SOURCE),
        ] {
            let mut rows = sqlx::query_as(statement).fetch(&mut *transaction);
            while let Some(total) = rows.try_next().await.map_err(StoreError::from)? {
                each(by, total)?;
            }
        }
        Ok(())
    }
}
