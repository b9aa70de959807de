//! Where signings are kept. One module a database: SQLite now.

mod error;
mod row;
pub mod sqlite;

pub use error::StoreError;
pub use row::{BatchOutcome, ExportedSigning, NewSigning, PetitionId, Selection, Total, TotalsBy};
