//! Typing, ticking and signing while the WASM is still on its way.

use crate::{
    browser::Browser,
    gate::{Gate, Treatment},
    person::AMINA,
    stage::Stage,
};

/// A page whose WASM waits at the gate.
async fn early_at(stage: &Stage, path: &str) -> (Gate, Browser) {
    let (gate, browser) = stage.browser_behind_gate().await;
    gate.treat(".wasm", Treatment::Hold);
    browser.visit(path).await;
    gate.has_seen(".wasm", 1).await;
    (gate, browser)
}

#[tokio::test]
async fn typing_slowly_keeps_focus() {
    let stage = Stage::new();
    let (gate, browser) = early_at(&stage, "/fr/cases/jani-silva").await;
    browser.write("#field-given_name", "Ami").await;
    browser.ask("window.field = document.activeElement").await;
    gate.open();
    for letter in ["n", "a", " ", "M"] {
        browser.press(letter).await;
    }
    browser.taken_over().await;
    browser.press(".").await;
    assert_eq!(browser.value("#field-given_name").await, "Amina M.");
    let same = "return field === document.activeElement && field.isConnected";
    assert_eq!(browser.ask(same).await, true);
    let caret = "return field.selectionStart === 8 && field.selectionEnd === 8";
    assert_eq!(browser.ask(caret).await, true);

    browser.write("#field-family_name", AMINA.family_name).await;
    browser.write("#field-email", AMINA.email).await;
    browser.sign().await;
    browser.is_thanked().await;
    browser.counts("jani-silva", 1).await;
}

#[tokio::test]
async fn what_was_typed_and_ticked_early_stays() {
    let stage = Stage::new();
    let (gate, browser) = early_at(&stage, "/fr/sign").await;
    browser.fill_in(AMINA).await;
    browser.write("#field-postcode", "35000").await;
    browser.click("[name=petitions][value='jani-silva']").await;
    browser.click("[name=updates]").await;
    browser.choose_country("BE").await;
    gate.open();
    browser.taken_over().await;
    browser.still_holds(AMINA).await;
    assert_eq!(browser.value("#field-postcode").await, "35000");
    assert_eq!(browser.value("#field-country").await, "BE");
    assert!(browser.is_ticked("[name=updates]").await);
    assert!(
        !browser
            .is_ticked("[name=petitions][value='jani-silva']")
            .await
    );
    assert!(
        browser
            .is_ticked("[name=petitions][value='idris-khattak']")
            .await
    );
    browser.sign().await;
    browser.sees(".thanks-progress", "9 sur 10").await;
}

#[tokio::test]
async fn signing_before_the_app_has_come() {
    let stage = Stage::new();
    let (gate, browser) = early_at(&stage, "/fr/cases/jani-silva").await;
    browser.fill_in(AMINA).await;
    browser.sign().await;
    browser.is_at("/fr/thanks#signed=jani-silva").await;
    browser.sees("h1", "Merci. Votre signature compte.").await;
    browser
        .sees(".thanks-for", "Vous avez signé pour Jani Silva.")
        .await;
    gate.open();
    browser.taken_over().await;
    browser.is_at("/fr/thanks").await;
    browser
        .sees(".thanks-for", "Vous avez signé pour Jani Silva.")
        .await;
    browser.sees(".thanks-progress", "1 sur 10").await;
    browser.counts("jani-silva", 1).await;
    let posts = gate.seen("POST /api");
    assert_eq!(posts.len(), 1);
    assert_eq!(
        posts[0].header("content-type"),
        "application/x-www-form-urlencoded"
    );
    browser.open("/fr/cases/jani-silva").await;
    browser.sees(".letter-signed", "Vous avez signé").await;
}

#[tokio::test]
async fn links_lead_on_before_the_app_has_come() {
    let stage = Stage::new();
    let (gate, browser) = early_at(&stage, "/fr").await;
    browser.click(".case-card[href$='/jani-silva']").await;
    browser.sees("h1", "Jani Silva").await;
    gate.open();
    browser.taken_over().await;
    browser.counts("jani-silva", 0).await;
}
