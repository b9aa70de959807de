//! Reading marathons.

use std::collections::BTreeMap;

use marathon_domain::ReportRow;
use sqlx::{Row as _, postgres::PgRow as Row};

use super::PostgresStore;
use crate::{
    hashes::Hash,
    store::{
        ExportedKind, ExportedSigning, MarathonFilter, OwnMarathon, PetitionId, Selection,
        ShownMarathon, StoreError,
        marathon_reads::{like, reads},
        marathon_sql as sql,
    },
};

reads!(PostgresStore);
