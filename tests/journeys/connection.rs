//! The connection lost, and found again.

use marathon_domain::{LiveText, Text};
use serde_json::json;

use crate::{browser::Browser, gate::Treatment, person::AMINA, stage::Stage};

pub async fn set_offline(browser: &Browser, offline: bool) {
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
        .sees(".form-failure", stage.says(LiveText::ErrorOffline))
        .await;
    browser.still_holds(AMINA).await;
    browser
        .sees(".button-sign", stage.text(Text::FormSign))
        .await;
    assert_eq!(stage.stored().await, (0, 0));

    set_offline(&browser, false).await;
    browser.sign().await;
    browser.is_thanked().await;
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
        .sees(".form-failure", stage.says(LiveText::ErrorOffline))
        .await;
    assert_eq!(stage.stored().await, (1, 1), "it had arrived");

    gate.open();
    browser.sign().await;
    browser.is_thanked().await;
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
async fn a_page_that_does_not_come_offers_to_try_again() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    gate.treat("GET /content/", Treatment::Cut);
    browser.open("/fr").await;
    browser.counts("all", 0).await;
    browser.click(".case-card[href$='/jani-silva']").await;
    browser
        .sees(".waiting", stage.says(LiveText::LoadingFailed))
        .await;
    browser.is_at("/fr/cases/jani-silva").await;
    gate.open();
    browser.click(".waiting .button").await;
    browser.sees("h1", "Jani Silva").await;
    browser.taken_over().await;
    browser.fill_in(AMINA).await;
    browser.sign().await;
    browser.sees(".thanks-progress", "1 sur 10").await;
}

#[tokio::test]
async fn who_goes_back_from_a_page_that_does_not_come_finds_what_they_wrote() {
    let stage = Stage::new();
    for treatment in [Treatment::Cut, Treatment::Hold] {
        let (gate, browser) = stage.browser_behind_gate().await;
        gate.treat("GET /content/", treatment);
        browser.open("/fr/cases/jani-silva").await;
        browser.fill_in(AMINA).await;
        browser.click(".site-menu a[href='/fr/how']").await;
        browser.sees(".waiting [role=status]", "").await;
        browser.is_at("/fr/how").await;
        browser.sees_no("h1").await;
        browser.client.back().await.expect("there is a way back");
        browser.sees("h1", "Jani Silva").await;
        browser.sees_no(".waiting").await;
        browser.is_at("/fr/cases/jani-silva").await;
        browser.still_holds(AMINA).await;
        gate.open();
        // And on: the page is one that the app can go from.
        browser.click(".site-menu a[href='/fr/how']").await;
        browser
            .sees("h1", &stage.content().documents[0].title)
            .await;
        browser.client.back().await.expect("there is a way back");
        browser.sees("h1", "Jani Silva").await;
        let canonical = "return document.querySelector('link[rel=canonical]').href
            .endsWith('/fr/cases/jani-silva')";
        browser
            .until("the browser's own sharing passes it on", canonical)
            .await;
    }
}

#[tokio::test]
async fn a_slow_page_says_that_it_is_coming() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    gate.treat("GET /content/", Treatment::Hold);
    browser.open("/fr").await;
    browser.ask("window.sameDocument = true").await;
    browser.click(".site-sign").await;
    browser
        .sees(".waiting [role=status]", stage.says(LiveText::Loading))
        .await;
    browser.sees_no(".waiting .button").await;
    gate.open();
    browser.sees("h1", stage.text(Text::SignTitle)).await;
    browser.sees_no(".waiting").await;
    browser.focus_is_on("main").await;
    assert_eq!(browser.ask("return window.sameDocument").await, true);
}

#[tokio::test]
async fn who_goes_elsewhere_is_not_called_back_by_a_slow_page() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    gate.treat("GET /content/", Treatment::Hold);
    browser.open("/fr").await;
    browser.click(".site-sign").await;
    browser
        .sees(".waiting", stage.says(LiveText::Loading))
        .await;
    browser.click(".site-menu a[href='/fr/how']").await;
    browser.is_at("/fr/how").await;
    gate.open();
    let how = &stage.content().documents[0].title;
    browser.sees("h1", how).await;
    browser.is_at("/fr/how").await;
    browser.client.back().await.expect("there is a way back");
    browser.sees("h1", stage.text(Text::SignTitle)).await;
    browser.client.forward().await.expect("there is a way on");
    browser.sees("h1", how).await;
}
