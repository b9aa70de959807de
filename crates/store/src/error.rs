//! What can go wrong with the store.

/// The store did not carry out an operation. Nothing is half done.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Also means that a value cannot be read: an unknown word, a number out of range.
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
    /// A later version of this program, or somebody else, has changed the tables.
    #[error("the database could not be brought to this program's version: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// The data may have been written, if only the answer was lost.
    #[error("the database did not answer in time")]
    TooSlow,
    #[error(
        "the database server runs with fsync = off, so that a crash loses what it has committed: switch it on"
    )]
    Forgetful,
}
