//! A signature on its way: sent once, slow at times, refused at times.

use fantoccini::actions::{InputSource, MouseActions, PointerAction};
use marathon_domain::{LiveText, Text};

use crate::{browser::Browser, gate::Treatment, person::AMINA, stage::Stage};

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
    browser.is_thanked().await;
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
    browser.is_thanked().await;
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

/// The server refuses; the form says why and keeps everything. Trying again sends the same signing.
async fn refused_then_signed(status: &str, text: LiveText) {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    browser.open("/fr/cases/jani-silva").await;
    browser.fill_in(AMINA).await;
    browser.choose_country("CH").await;
    browser.click("[name=updates]").await;
    gate.treat("POST /api", answer(status, "{}"));
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
    browser.is_thanked().await;
    browser.counts("jani-silva", 1).await;
    let posts = gate.seen("POST /api");
    assert_eq!(posts.len(), 2);
    let keys = [0, 1].map(|index: usize| posts[index].header("idempotency-key"));
    assert_eq!(keys[0], keys[1]);
    assert_eq!(keys[0].len(), 32);
    assert_eq!(posts[0].body, posts[1].body);
}

/// An answer in the server's place.
fn answer(status: &str, body: &str) -> Treatment {
    let answer = format!(
        "HTTP/1.1 {status}\r\nretry-after: 1\r\ncontent-type: application/problem+json\r\n\
         content-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    Treatment::Answer(answer.into_bytes())
}

/// Waits until the app has the answers to this many posts, and has shown the result.
async fn is_answered(browser: &Browser, posts: usize) {
    let answered = format!(
        "const acts = ['signings', 'messages'].map(kind => location.origin + '/api/v1/' + kind);
        return performance.getEntriesByType('resource')
            .filter(entry => acts.includes(entry.name)).length === {posts}"
    );
    browser.until("the answer is there", &answered).await;
    let frames = "return new Promise(done =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))";
    browser.ask(frames).await;
}

#[tokio::test]
async fn a_refusal_that_comes_late_is_not_shown_in_the_next_form() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    gate.treat("POST /api", Treatment::Hold);
    browser.open("/fr/cases/jani-silva").await;
    browser.fill_in(AMINA).await;
    browser.sign().await;
    gate.has_seen("POST /api", 1).await;
    go_home_and_to(&browser, "khaled-drareni").await;
    gate.treat(JANI, answer("503 Service Unavailable", "{}"));
    is_answered(&browser, 1).await;
    browser.sees_no(".form-failure").await;
    browser
        .sees(".button-sign", stage.text(Text::FormSign))
        .await;

    gate.open();
    browser.fill_in(AMINA).await;
    browser.sign().await;
    browser.is_thanked().await;
    browser.counts("khaled-drareni", 1).await;
    assert_eq!(stage.stored().await, (1, 1));
}

#[tokio::test]
async fn an_answer_that_comes_late_does_not_let_the_next_signature_go_twice() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    gate.treat("POST /api", Treatment::Hold);
    browser.open("/fr/cases/jani-silva").await;
    browser.fill_in(AMINA).await;
    browser.sign().await;
    gate.has_seen("POST /api", 1).await;
    go_home_and_to(&browser, "khaled-drareni").await;
    browser.fill_in(AMINA).await;
    browser.sign().await;
    gate.has_seen("POST /api", 2).await;
    let receipt = format!(r#"{{"receipt":"{}"}}"#, "r".repeat(43));
    gate.treat(JANI, answer("201 Created", &receipt));
    is_answered(&browser, 1).await;
    assert_eq!(browser.storage().await[0]["signed"], "jani-silva");
    browser.is_at("/fr/cases/khaled-drareni").await;
    assert_eq!(browser.shown(".button-sign[aria-disabled='true']").await, 1);
    browser.sign().await;

    // Its own answer is lost: trying again sends the same signing.
    gate.treat("POST /api", Treatment::Cut);
    browser
        .sees(".form-failure", stage.says(LiveText::ErrorOffline))
        .await;
    gate.open();
    browser.sign().await;
    browser.sees(".thanks-progress", "2 sur 10").await;
    let posts = gate.seen("POST /api");
    let keys: Vec<_> = posts
        .iter()
        .map(|post| post.header("idempotency-key"))
        .collect();
    assert!(keys.len() > 2 && keys[0] != keys[1], "{keys:?}");
    assert!(keys[2..].iter().all(|key| *key == keys[1]), "{keys:?}");
}

#[tokio::test]
async fn what_was_wrong_in_a_message_is_not_shown_beside_the_letter() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    gate.treat("POST /api", Treatment::Hold);
    browser.open("/fr/cases/jani-silva/message").await;
    // Nothing to read.
    browser.write("#field-text", " ").await;
    browser.sign().await;
    gate.has_seen("POST /api", 1).await;
    browser
        .click(".writing-head a[href='/fr/cases/jani-silva']")
        .await;
    browser.click(".ways-short a[href$='/letter']").await;
    browser.element("#letter-form").await;
    gate.open();
    is_answered(&browser, 1).await;
    browser.sees_no("#error-text").await;
    browser.sees_no("#error-summary").await;
    assert_eq!(browser.shown("[aria-invalid]").await, 0);
}

/// The part of a signing's body that names the petition.
const JANI: &str = "[\"jani-silva\"]";

async fn go_home_and_to(browser: &Browser, case: &str) {
    browser.click(".site-name").await;
    browser.click(&format!(".case-card[href$='/{case}']")).await;
    browser.is_at(&format!("/fr/cases/{case}")).await;
    let petition = format!("return document.querySelector('[name=petitions]')?.value === '{case}'");
    browser.until("its form is there", &petition).await;
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
