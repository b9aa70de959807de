//! What organisers and their guests do. Rare, so one statement a step will do.

use marathon_domain::ReportRow;
use sqlx::{PgConnection, Row as _};

use crate::{
    hashes::Hash,
    moderation::{Kind, State},
    store::{
        Decided, MarathonChange, MarathonChanged, NewMarathon, NewVersion, PetitionId, StoreError,
        marathon_sql as sql, marathon_writes::writes,
    },
};

writes!(PgConnection);
