//! `GET /healthz`: the process lives.

/// Whether the process lives
#[utoipa::path(
    get,
    path = "/healthz",
    tag = "operation",
    responses((status = 200, description = "It lives", body = String, content_type = "text/plain"))
)]
pub async fn get_healthz() -> &'static str {
    "ok\n"
}
