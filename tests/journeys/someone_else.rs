//! A person's details: kept only if asked, wiped when someone else signs.

use fantoccini::key::Key;
use serde_json::json;

use crate::{
    browser::Browser,
    person::{AMINA, JOSE},
    stage::Stage,
};

#[tokio::test]
async fn details_are_kept_only_if_asked() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.sign_at("/fr/cases/jani-silva", AMINA).await;
    let [_, device] = browser.storage().await;
    assert_eq!(device, json!({}));
    browser.open("/fr/cases/khaled-drareni").await;
    browser.holds_nothing().await;
    browser.sees_no(".remembered").await;
}

#[tokio::test]
async fn details_kept_on_the_device_are_filled_in_again() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/cases/jani-silva").await;
    browser.fill_in(AMINA).await;
    browser.choose_country("BE").await;
    browser.write("#field-postcode", "1040").await;
    browser.click("#remember").await;
    browser.sign().await;
    browser.is_thanked().await;

    browser.open("/fr/cases/khaled-drareni").await;
    browser.sees(".signer", "Amina Diallo").await;
    browser.still_holds(AMINA).await;
    assert_eq!(browser.value("#field-country").await, "BE");
    assert_eq!(browser.value("#field-postcode").await, "1040");
    assert!(browser.is_ticked("#remember").await);
    browser.sees(".notice", "(Secrétariat international)").await;
    browser.sign().await;
    browser.sees(".thanks-progress", "2 sur 10").await;

    // The kept details are no longer there.
    browser.click(".next-case").await;
    browser.click("#remember").await;
    browser.sign().await;
    browser.sees(".thanks-progress", "3 sur 10").await;
    let [_, device] = browser.storage().await;
    assert_eq!(device, json!({}));
}

#[tokio::test]
async fn someone_else_signs_in_the_same_place() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    sign_and_be_remembered(&browser).await;
    browser.click(".letter-signed .someone-else").await;
    nothing_is_left(&browser).await;
    browser.sees_no(".thanks-progress").await;
    browser.sees_no(".own-keep").await;
    browser.sees_no(".postmark").await;
    someone_else_signs(&browser).await;
    assert_eq!(stage.stored().await, (2, 2));
}

#[tokio::test]
async fn someone_else_signs_at_the_signed_case() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    sign_and_be_remembered(&browser).await;
    browser.open("/fr/cases/jani-silva").await;
    browser.click(".letter-signed .button-plain").await;
    nothing_is_left(&browser).await;
    someone_else_signs(&browser).await;
    assert_eq!(stage.stored().await, (2, 2));
}

#[tokio::test]
async fn someone_else_signs_at_the_next_case() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    sign_and_be_remembered(&browser).await;
    browser.click(".next-case").await;
    browser.sees(".signer", "Passer à une autre personne").await;
    browser.click(".signer .someone-else").await;
    nothing_is_left(&browser).await;
    someone_else_signs(&browser).await;
}

#[tokio::test]
async fn after_a_reload_nobody_is_there_again() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    sign_and_be_remembered(&browser).await;
    browser.click(".next-case").await;
    browser.click(".signer .someone-else").await;
    nothing_is_left(&browser).await;
    browser.client.refresh().await.expect("it reloads");
    browser.taken_over().await;
    browser.holds_nothing().await;
    browser.client.back().await.expect("there is a way back");
    browser.sees("h1", "Jani Silva").await;
    browser.sees_no(".postmark").await;
}

async fn sign_and_be_remembered(browser: &Browser) {
    browser.open("/fr/cases/jani-silva").await;
    browser.fill_in(AMINA).await;
    browser.choose_country("BE").await;
    browser.click("#remember").await;
    browser.sign().await;
    browser.is_thanked().await;
    let [tab, device] = browser.storage().await;
    assert_eq!(tab["signed"], "jani-silva");
    assert_eq!(tab["receipts"].as_str().map(str::len), Some(43));
    browser.element(".own-keep").await;
    assert_ne!(device, json!({}));
}

async fn nothing_is_left(browser: &Browser) {
    let wiped = "return sessionStorage.length + localStorage.length === 0";
    browser.until("the storages are empty", wiped).await;
}

/// The form is empty, and another person signs with their own details.
async fn someone_else_signs(browser: &Browser) {
    browser.element(".signature-form").await;
    browser.holds_nothing().await;
    assert_eq!(browser.value("#field-country").await, "FR");
    browser
        .sees(".notice", "Amnesty International France")
        .await;
    assert!(!browser.is_ticked("#remember").await);
    browser.sees_no(".remembered, .signer").await;
    browser.fill_in(JOSE).await;
    browser.sign().await;
    browser.sees(".thanks-progress", "1 sur 10").await;
    let [_, device] = browser.storage().await;
    assert_eq!(device, json!({}));
}

#[tokio::test]
async fn the_keyboard_keeps_its_place_when_someone_else_signs() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    for (path, button, place) in [
        ("/fr/thanks", ".thanks-more .someone-else", "main"),
        (
            "/fr/cases/jani-silva",
            ".letter-signed .someone-else",
            "signature",
        ),
        (
            "/fr/cases/idris-khattak",
            ".signer .someone-else",
            "signature",
        ),
        ("/fr/sign", ".signer .someone-else", "signature"),
        (
            "/fr/cases/idris-khattak/letter",
            ".remembered .someone-else",
            "hand-over",
        ),
    ] {
        sign_and_be_remembered(&browser).await;
        browser.open(path).await;
        let shown = browser.element(button).await;
        let arguments = vec![serde_json::to_value(&shown).expect("it is an element")];
        let focused = browser
            .client
            .execute("arguments[0].focus()", arguments)
            .await;
        focused.expect("it takes the focus");
        browser.press(&Key::Enter).await;
        nothing_is_left(&browser).await;
        browser.sees_no(button).await;
        browser.focus_is_on(place).await;
    }
}
