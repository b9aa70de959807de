//! Far more signatures than usual: staff is informed, and finds them by what they have in common.

use std::time::Duration;

use axum::http::StatusCode;
use marathon_core::config::Config;
use serde_json::{Value, json};
use tokio::time::{sleep, timeout};

use super::{SET_ASIDES, token_of, until_counted};
use crate::{
    smtp_server::SmtpServer,
    staff::Member,
    test_app::{TestApp, signing},
};

fn twelve_are_a_burst(config: &mut Config) {
    config.fraud.bursts.at_least = 12;
    config.fraud.bursts.write_every = Duration::from_millis(20);
}

/// Twelve have signed petition one from one network.
pub async fn after_a_burst() -> TestApp {
    let app = TestApp::with(|config| {
        config.http.trusted_proxies = 1;
        twelve_are_a_burst(config);
    })
    .await;
    for person in 0..12 {
        sign_from(&app, person, &format!("192.0.2.{person}")).await;
    }
    app
}

/// Signs petition one from an address.
pub async fn sign_from(app: &TestApp, person: u32, address: &str) {
    let body = signing(&format!("person@exemple{person}.org")).to_string();
    let answer = app.post(&body, &[("x-forwarded-for", address)]).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
}

/// The bursts, once one of twelve signatures is among them.
pub async fn until_told(member: &Member<'_>) -> Value {
    let told = async {
        loop {
            let list = member.get("/api/v1/fraud/bursts").await;
            assert_eq!(list.status, StatusCode::OK, "{}", list.text());
            let bursts = list.json()["bursts"].take();
            if bursts[0]["signatures"] == 12 {
                return bursts;
            }
            sleep(Duration::from_millis(10)).await;
        }
    };
    timeout(Duration::from_secs(60), told)
        .await
        .expect("never told")
}

#[tokio::test]
async fn a_burst_is_listed_and_set_aside_by_its_tag() {
    let app = after_a_burst().await;
    for person in 12..23 {
        sign_from(&app, person, &format!("198.51.{person}.1")).await;
    }
    let amina = Member::new(&app, &token_of(&app, "fr", "fraud").await);
    let bursts = until_told(&amina).await;
    let tag = bursts[0]["value"].as_str().unwrap().to_owned();
    let expected = json!([{ "day": "2026-11-30", "kind": "network", "value": tag,
        "petition": "one", "signatures": 12 }]);
    assert_eq!(bursts, expected);
    let ida = Member::new(&app, &token_of(&app, "int", "figures").await);
    let other = ida.get("/api/v1/fraud/bursts").await.json();
    assert_eq!(other["bursts"], json!([]));

    let begin = json!({ "selection": { "networks": [tag] }, "reason": "one network" });
    amina.post(SET_ASIDES, &begin).await;
    until_counted(&app, 11).await;

    // Bursts are deleted with the traces.
    app.days_pass(3);
    let app = app.restart().await;
    app.until("SELECT COUNT(*) FROM bursts", 0).await;
}

#[tokio::test]
async fn one_mail_tells_staff_and_no_small_figure() {
    let mut server = SmtpServer::start().await;
    let app = TestApp::with(|config| {
        server.used_by(config);
        let mail = config.mail.as_mut().unwrap();
        mail.staff = Some("staff@marathon.example".parse().unwrap());
        twelve_are_a_burst(config);
    })
    .await;
    for person in 0..30 {
        let body = signing(&format!("person@exemple{person}.org"));
        assert_eq!(app.sign(&body).await.status, StatusCode::CREATED);
    }
    app.until("SELECT COUNT(*) FROM outbox", 0).await;
    app.until("SELECT COUNT(*) FROM bursts", 1).await;
    let mut told = Vec::new();
    for _ in 0..31 {
        let mail = server.next().await;
        if mail.to == "staff@marathon.example" {
            told.push(mail.text);
        }
    }
    assert!(server.is_empty() && told.len() == 1, "one mail: {told:?}");
    assert!(
        told[0].contains("with one network for one petition"),
        "{}",
        told[0]
    );
    assert!(
        told[0].contains("where fewer than 10 would be usual"),
        "{}",
        told[0]
    );
}
