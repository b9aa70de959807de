//! `POST /csp-reports`: a browser reports that a page's Content-Security-Policy has blocked
//! something. Reports are counted by directive and not kept: they hold the address of the page and
//! of what was blocked.

use std::{sync::Arc, time::Duration};

use axum::{body::Body, extract::State, http::StatusCode};
use http_body_util::{BodyExt, Limited};
use marathon_core::metrics;
use serde::Deserialize;

use crate::state::App;

/// Longer than any report that a browser makes.
const LARGEST: usize = 16 * 1024;
/// A browser sends a report in one go.
const PATIENCE: Duration = Duration::from_secs(5);
/// The most reports that one body counts for.
const REPORTS: usize = 20;

/// The directives that the pages' policies name or fall back on. Each is counted apart.
const DIRECTIVES: [&str; 19] = [
    "base-uri",
    "connect-src",
    "default-src",
    "font-src",
    "form-action",
    "frame-ancestors",
    "frame-src",
    "img-src",
    "manifest-src",
    "media-src",
    "object-src",
    "script-src",
    "script-src-attr",
    "script-src-elem",
    "style-src",
    "style-src-attr",
    "style-src-elem",
    "worker-src",
    "child-src",
];

/// Both forms in which browsers send them.
#[derive(Deserialize)]
#[serde(untagged)]
enum Sent {
    /// `report-to`: several at once, also of other kinds.
    Reports(Vec<Report>),
    /// `report-uri`.
    One {
        #[serde(rename = "csp-report")]
        report: Violation,
    },
}

#[derive(Deserialize)]
struct Report {
    r#type: String,
    body: Option<Violation>,
}

/// Nothing else of a report is read. Browsers name the directive in one or two of these fields.
#[derive(Deserialize)]
struct Violation {
    #[serde(rename = "effectiveDirective")]
    reported_to: Option<String>,
    #[serde(rename = "effective-directive")]
    effective: Option<String>,
    #[serde(rename = "violated-directive")]
    violated: Option<String>,
}

/// Always gives the same answer, so that nobody learns anything here.
pub async fn count_policy_report(State(_): State<Arc<App>>, body: Body) -> StatusCode {
    let collected = tokio::time::timeout(PATIENCE, Limited::new(body, LARGEST).collect());
    if let Ok(Ok(body)) = collected.await {
        for directive in directives(&body.to_bytes()) {
            metrics::policy_report(directive);
        }
    }
    StatusCode::NO_CONTENT
}

fn directives(body: &[u8]) -> Vec<&'static str> {
    let violations = match serde_json::from_slice(body) {
        Ok(Sent::One { report }) => vec![report],
        Ok(Sent::Reports(reports)) => {
            let reports = reports.into_iter();
            let of_policies = reports.filter(|report| report.r#type == "csp-violation");
            of_policies.filter_map(|report| report.body).collect()
        }
        Err(_) => Vec::new(),
    };
    let named = |violation: Violation| {
        // Older browsers write the sources after the directive.
        let names = [
            violation.reported_to,
            violation.effective,
            violation.violated,
        ];
        let directive = names.into_iter().flatten().next().unwrap_or_default();
        let directive = directive.split(' ').next().unwrap_or_default();
        let known = DIRECTIVES.into_iter().find(|known| *known == directive);
        known.unwrap_or("other")
    };
    violations.into_iter().take(REPORTS).map(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_are_read_and_nothing_else() {
        let old = r#"{"csp-report":{"document-uri":"https://a/fr","violated-directive":"img-src 'self'"}}"#;
        assert_eq!(directives(old.as_bytes()), ["img-src"]);
        let both = r#"{"csp-report":{"violated-directive":"script-src","effective-directive":"script-src-elem"}}"#;
        assert_eq!(directives(both.as_bytes()), ["script-src-elem"]);
        let new = r#"[{"type":"csp-violation","url":"https://a","body":{"effectiveDirective":"script-src-elem"}},
            {"type":"deprecation","body":{"id":"x"}},
            {"type":"csp-violation","body":{"effectiveDirective":"https://amina.example/"}},
            {"type":"csp-violation"}]"#;
        assert_eq!(directives(new.as_bytes()), ["script-src-elem", "other"]);
        for nothing in ["", "{}", "[]", "null", "[1]", "{\"csp-report\":3}", "{"] {
            assert_eq!(directives(nothing.as_bytes()), [""; 0], "{nothing}");
        }
        let one = r#"{"type":"csp-violation","body":{"effectiveDirective":"img-src"}}"#;
        let many = format!("[{}]", vec![one; 30].join(","));
        assert_eq!(directives(many.as_bytes()).len(), REPORTS);
    }
}
