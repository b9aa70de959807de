//! Words of encouragement, what waits for staff, and what staff does.

use sqlx::{Row, SqliteConnection};

use super::marathons;
use crate::store::{
    BatchOutcome, Decided, Moderated, NewMessage, NewModerated, StaffAct, Standing, StoreError,
    moderated::word, moderation_sql as sql, moderation_writes::writes,
};

writes!(SqliteConnection);
