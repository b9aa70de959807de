//! `GET /api/v1/fraud/bursts`: far more signatures than usual.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use marathon_domain::fraud::{Burst, BurstList};
use marathon_store::BurstRow;

use crate::{
    http::ApiError,
    staff::{FraudReader, ReadRefusals, RoleRefusals, answer},
    state::App,
};

/// The most bursts in a list, and the smallest usual figure that is shown.
const MOST: i64 = 200;
const SMALLEST: u64 = 10;

/// Far more signatures than usual
///
/// The bursts of the token's section in the last 72 hours: at most the 200 largest, the newest day first. `value` can
/// be used in a selection as it is.
#[utoipa::path(
    get,
    path = "/api/v1/fraud/bursts",
    tag = "fraud",
    security(("staff" = [])),
    responses(
        (status = 200, description = "The bursts", body = BurstList, content_type = "application/json"),
        ReadRefusals, RoleRefusals,
    )
)]
pub async fn list_bursts(
    State(app): State<Arc<App>>,
    FraudReader(member): FraudReader,
) -> Result<Response, ApiError> {
    let rows = app.store.bursts(&member.section, MOST).await?;
    let bursts = rows.into_iter().map(shown).collect();
    Ok(answer(&BurstList { bursts }))
}

fn shown(row: BurstRow) -> Burst {
    Burst {
        day: row.day,
        kind: row.kind,
        value: row.value,
        petition: row.petition,
        signatures: row.signatures,
        usual: Some(row.usual).filter(|usual| *usual >= SMALLEST),
    }
}
