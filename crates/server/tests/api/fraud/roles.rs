//! Every call of staff takes a role, and reaches its own section only.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{SET_ASIDES, id, of_source, sign};
use crate::{
    messages::message,
    staff::{Member, token_of},
    test_app::TestApp,
};

const ROLES: [&str; 4] = ["figures", "moderation", "fraud", "data"];

/// What happens to a call of another section about a thing of the section `fr`.
#[derive(Clone, Copy)]
enum Elsewhere {
    /// Another section's token is refused.
    Refused,
    /// Another section's token sees its own.
    Own,
}

struct Call {
    method: &'static str,
    /// The route, as the document names it.
    route: &'static str,
    /// The roles that may make it.
    roles: &'static [&'static str],
    body: Value,
    elsewhere: Elsewhere,
}

fn calls() -> Vec<Call> {
    use Elsewhere::{Own, Refused};
    let call = |method, route, roles, body, elsewhere| Call {
        method,
        route,
        roles,
        body,
        elsewhere,
    };
    let (moderation, fraud) = (&["moderation"][..], &["fraud"][..]);
    let fraud_or_figures = &["figures", "fraud"][..];
    let none = || json!({});
    let reason = || json!({ "reason": "false" });
    vec![
        call("get", "/api/v1/moderation/acts", &ROLES, none(), Own),
        call("get", "/api/v1/moderation/{kind}", moderation, none(), Own),
        call(
            "get",
            "/api/v1/moderation/{kind}/{id}",
            moderation,
            none(),
            Refused,
        ),
        call(
            "post",
            "/api/v1/moderation/{kind}/{id}/release",
            moderation,
            none(),
            Refused,
        ),
        call(
            "post",
            "/api/v1/moderation/{kind}/{id}/refuse",
            moderation,
            reason(),
            Refused,
        ),
        call(
            "post",
            "/api/v1/moderation/{kind}/{id}/undo",
            moderation,
            none(),
            Refused,
        ),
        call("get", "/api/v1/fraud/bursts", fraud_or_figures, none(), Own),
        call(
            "post",
            "/api/v1/fraud/preview",
            fraud,
            json!({ "country": "FR" }),
            Own,
        ),
        call(
            "post",
            "/api/v1/fraud/set-asides",
            fraud,
            of_source("other.example"),
            Own,
        ),
        call(
            "get",
            "/api/v1/fraud/set-asides",
            fraud_or_figures,
            none(),
            Own,
        ),
        call(
            "get",
            "/api/v1/fraud/set-asides/{id}",
            fraud_or_figures,
            none(),
            Refused,
        ),
        call(
            "post",
            "/api/v1/fraud/set-asides/{id}/approve",
            fraud,
            none(),
            Refused,
        ),
        call(
            "post",
            "/api/v1/fraud/set-asides/{id}/refuse",
            fraud,
            reason(),
            Refused,
        ),
        call(
            "post",
            "/api/v1/fraud/set-asides/{id}/undo",
            fraud,
            reason(),
            Refused,
        ),
    ]
}

/// The calls that take a token, by the document.
async fn documented(app: &TestApp) -> BTreeSet<(String, String)> {
    let document = app.get("/api/v1/openapi.json").await.json();
    let mut calls = BTreeSet::new();
    for (route, methods) in document["paths"].as_object().unwrap() {
        for (method, call) in methods.as_object().unwrap() {
            if call["security"].is_array() {
                calls.insert((method.clone(), route.clone()));
            }
        }
    }
    calls
}

#[tokio::test]
async fn every_call_takes_its_role_and_reaches_its_own_section() {
    let app = TestApp::new().await;
    let answer = app
        .post_to("/api/v1/messages", &message("Courage"), &[])
        .await;
    assert_eq!(answer.status, StatusCode::CREATED);
    for person in 0..3 {
        sign(&app, person, Some("script.example")).await;
    }
    let mut members = Vec::new();
    for section in ["fr", "int"] {
        for role in ROLES {
            let token = token_of(&app, section, role).await;
            members.push((section, role, Member::new(&app, &token)));
        }
    }
    let of = |section: &str, role: &str| {
        let found = members.iter().find(|(s, r, _)| (*s, *r) == (section, role));
        &found.unwrap().2
    };
    let item = of("fr", "moderation")
        .get("/api/v1/moderation/messages")
        .await;
    let item = item.json()["items"][0]["id"].as_str().unwrap().to_owned();
    let begun = of("fr", "fraud")
        .post(SET_ASIDES, &of_source("script.example"))
        .await;
    let set_aside = id(&begun.json());

    let calls = calls();
    let known = calls
        .iter()
        .map(|call| (call.method.to_owned(), call.route.to_owned()));
    assert_eq!(known.collect::<BTreeSet<_>>(), documented(&app).await);
    for call in &calls {
        let id = match call.route.contains("fraud") {
            true => &set_aside,
            false => &item,
        };
        let path = call.route.replace("{kind}", "messages").replace("{id}", id);
        for (section, role, member) in &members {
            let place = format!("{} {path}: {role} of {section}", call.method);
            let answer = match call.method {
                "get" => member.get(&path).await,
                _ => member.post(&path, &call.body).await,
            };
            if !call.roles.contains(role) {
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{place}");
                assert_eq!(answer.json()["type"], "/problems/other-role", "{place}");
                continue;
            }
            match (*section, call.elsewhere) {
                ("int", Elsewhere::Refused) => {
                    assert_eq!(answer.status, StatusCode::FORBIDDEN, "{place}");
                    assert_eq!(answer.json()["type"], "/problems/other-section", "{place}");
                }
                ("int", Elsewhere::Own) => {
                    assert_ne!(answer.status, StatusCode::FORBIDDEN, "{place}");
                    let told = answer.text();
                    assert!(
                        !told.contains(&item) && !told.contains(&set_aside),
                        "{place}"
                    );
                    let signings = answer.json();
                    assert!(
                        matches!(signings["signings"].as_u64(), None | Some(0)),
                        "{place}"
                    );
                }
                _ => assert_ne!(answer.status, StatusCode::FORBIDDEN, "{place}"),
            }
        }
    }
}
