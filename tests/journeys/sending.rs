//! A signature on its way: sent once, slow at times, refused at times.

use fantoccini::actions::{InputSource, MouseActions, PointerAction};
use marathon_domain::{LiveText, Text};

use crate::{gate::Treatment, person::AMINA, stage::Stage};

#[tokio::test]
async fn a_double_click_signs_once() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    browser.open("/fr/cases/jani-silva").await;
    browser.fill_in(AMINA).await;
    gate.treat("POST /api", Treatment::Hold);
    let button = browser.element(".button-sign").await;
    let press = || PointerAction::Down { button: 0 };
    let release = || PointerAction::Up { button: 0 };
    let double_click = MouseActions::new("mouse".to_owned())
        .then(PointerAction::MoveToElement {
            element: button,
            duration: None,
            x: 0.,
            y: 0.,
        })
        .then(press())
        .then(release())
        .then(press())
        .then(release());
    let clicked = browser.client.perform_actions(double_click).await;
    clicked.expect("it can be clicked");
    gate.has_seen("POST /api", 1).await;
    browser
        .sees(".button-sign", stage.text(Text::FormPending))
        .await;
    browser.element(".button-sign[aria-disabled='true']").await;
    browser.sign().await;
    gate.open();
    browser.is_at("/fr/thanks").await;
    browser.counts("jani-silva", 1).await;
    assert_eq!(gate.seen("POST /api").len(), 1);
    assert_eq!(stage.stored().await, (1, 1));
}

#[tokio::test]
async fn a_slow_network_is_named_and_waited_for() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    browser.open("/fr/cases/jani-silva").await;
    browser.fill_in(AMINA).await;
    gate.treat("POST /api", Treatment::Hold);
    browser.sign().await;
    browser
        .sees(".form-slow", stage.says(LiveText::FormSlow))
        .await;
    browser.still_holds(AMINA).await;
    gate.open();
    browser.is_at("/fr/thanks").await;
    browser.counts("jani-silva", 1).await;
}

#[tokio::test]
async fn a_busy_server_keeps_everything() {
    refused_then_signed("503 Service Unavailable", LiveText::ErrorBusy).await;
}

#[tokio::test]
async fn too_many_from_one_network_keeps_everything() {
    refused_then_signed("429 Too Many Requests", LiveText::ErrorTooMany).await;
}

/// The server refuses, the form says why and keeps all; trying again is the same signing.
async fn refused_then_signed(status: &str, text: LiveText) {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    browser.open("/fr/cases/jani-silva").await;
    browser.fill_in(AMINA).await;
    browser.choose_country("CH").await;
    browser.click("[name=updates]").await;
    let answer = format!(
        "HTTP/1.1 {status}\r\nretry-after: 1\r\ncontent-type: application/problem+json\r\n\
         content-length: 2\r\nconnection: close\r\n\r\n{{}}"
    );
    gate.treat("POST /api", Treatment::Answer(answer.into_bytes()));
    browser.sign().await;
    browser.sees(".form-failure", stage.says(text)).await;
    browser.still_holds(AMINA).await;
    assert_eq!(browser.value("#field-country").await, "CH");
    assert!(browser.is_ticked("[name=updates]").await);
    browser
        .sees(".button-sign", stage.text(Text::FormSign))
        .await;

    gate.open();
    browser.sign().await;
    browser.is_at("/fr/thanks").await;
    browser.counts("jani-silva", 1).await;
    let posts = gate.seen("POST /api");
    assert_eq!(posts.len(), 2);
    let keys = [0, 1].map(|index: usize| posts[index].header("idempotency-key"));
    assert_eq!(keys[0], keys[1]);
    assert_eq!(keys[0].len(), 32);
    assert_eq!(posts[0].body, posts[1].body);
}

#[tokio::test]
async fn another_signing_has_another_key() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    browser.sign_at("/fr/cases/jani-silva", AMINA).await;
    browser.click(".next-case").await;
    browser.sign().await;
    browser.sees(".thanks-progress", "2 sur 10").await;
    let posts = gate.seen("POST /api");
    let keys = [0, 1].map(|index: usize| posts[index].header("idempotency-key"));
    assert_ne!(keys[0], keys[1]);
}
