//! Reading what staff decides about, what it did, and what is shown since.

use sqlx::{Row as _, postgres::PgRow as Row};

use super::PostgresStore;
use crate::{
    moderation::Kind,
    store::{
        ActRow, ItemRow, ReleasedRow, StoreError, Wanted, WholeItem, moderated::word,
        moderation_reads::reads, moderation_sql as sql,
    },
};

reads!(PostgresStore);
