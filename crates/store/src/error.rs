//! What can go wrong with the store.

/// The store did not do what it was asked; nothing was half done.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Also if what stands in it cannot be read: a word that stands for nothing, a number out of range.
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
    /// A later version of this program has changed its tables, or somebody else has.
    #[error("the database could not be brought to this program's version: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// What was to be written may have been, if its answer was lost.
    #[error("the database did not answer in time")]
    TooSlow,
    #[error(
        "the database server runs with fsync = off, so that a crash loses what it has committed: switch it on"
    )]
    Forgetful,
}
