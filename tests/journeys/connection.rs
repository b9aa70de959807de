//! The connection lost, and found again.

use marathon_domain::Text;
use serde_json::json;

use crate::{browser::Browser, gate::Treatment, person::AMINA, stage::Stage};

async fn set_offline(browser: &Browser, offline: bool) {
    browser.devtools("Network.enable", json!({})).await;
    let conditions = json!({
        "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1
    });
    browser
        .devtools("Network.emulateNetworkConditions", conditions)
        .await;
}

#[tokio::test]
async fn the_counter_says_so_and_catches_up() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    browser.open("/fr/cases/jani-silva").await;
    browser.counts("jani-silva", 0).await;
    gate.treat("", Treatment::Cut);
    set_offline(&browser, true).await;
    browser
        .sees("#offline", stage.text(Text::CountOffline))
        .await;
    browser.counts("jani-silva", 0).await;
    stage.signed_elsewhere("jani-silva", 3);

    gate.open();
    set_offline(&browser, false).await;
    browser.counts("jani-silva", 3).await;
    browser.sees_no("#offline").await;
    gate.has_streams(1).await;
    stage.signed_elsewhere("jani-silva", 4);
    browser.counts("jani-silva", 7).await;
}

#[tokio::test]
async fn signing_offline_keeps_everything_and_signs_once_later() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/cases/jani-silva").await;
    browser.fill_in(AMINA).await;
    set_offline(&browser, true).await;
    browser.sign().await;
    browser
        .sees(".form-failure", stage.text(Text::ErrorOffline))
        .await;
    browser.still_holds(AMINA).await;
    browser
        .sees(".button-sign", stage.text(Text::FormSign))
        .await;
    assert_eq!(stage.stored().await, (0, 0));

    set_offline(&browser, false).await;
    browser.sign().await;
    browser.is_at("/fr/thanks").await;
    browser.counts("jani-silva", 1).await;
    assert_eq!(stage.stored().await, (1, 1));
}

#[tokio::test]
async fn an_answer_lost_on_the_way_back_counts_once() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    browser.open("/fr/cases/jani-silva").await;
    browser.fill_in(AMINA).await;
    gate.treat("POST /api", Treatment::LoseAnswer);
    browser.sign().await;
    browser
        .sees(".form-failure", stage.text(Text::ErrorOffline))
        .await;
    assert_eq!(stage.stored().await, (1, 1), "it had arrived");

    gate.open();
    browser.sign().await;
    browser.is_at("/fr/thanks").await;
    browser.counts("jani-silva", 1).await;
    assert_eq!(stage.stored().await, (1, 1), "the same signing");
    let posts = gate.seen("POST /api");
    let keys: Vec<_> = posts
        .iter()
        .map(|post| post.header("idempotency-key"))
        .collect();
    assert_eq!(keys.len(), 2);
    assert!(!keys[0].is_empty() && keys[0] == keys[1], "{keys:?}");
}

#[tokio::test]
async fn a_page_that_needs_more_offers_to_try_again() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    gate.treat("/content/", Treatment::Cut);
    browser.visit("/fr").await;
    browser.counts("all", 0).await;
    browser.click(".case-card[href$='/jani-silva']").await;
    browser
        .sees(".waiting", stage.text(Text::LoadingFailed))
        .await;
    gate.open();
    browser.click(".waiting .button").await;
    browser.sees("h1", "Jani Silva").await;
    browser.fill_in(AMINA).await;
    browser.sign().await;
    browser.sees(".thanks-progress", "1 sur 10").await;
}
