//! A letter handed over to be delivered: with and without scripts.

use marathon_domain::{ActText, Content, LetterModel, Text};
use serde_json::json;

use crate::{
    acting::ticked, browser::Browser, gate::Treatment, person::AMINA, stage::Stage,
    without_scripts::scriptless,
};

pub const PAGE: &str = "/fr/cases/jani-silva/letter";
const ARABIC: &str = "/ar/cases/jani-silva/letter";
pub const HAND_OVER: &str = "#letter-form .button-sign";

async fn of_size(browser: &Browser, width: u32, height: u32) {
    let size =
        json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500 });
    browser
        .devtools("Emulation.setDeviceMetricsOverride", size)
        .await;
}

fn model(content: &Content) -> &LetterModel {
    content.cases[8]
        .letter
        .as_ref()
        .expect("a case has a model")
}

#[tokio::test]
async fn a_letter_is_handed_over_once_and_ticked_off() {
    let stage = Stage::new();
    for (path, size) in [(PAGE, (390, 844)), (ARABIC, (1280, 800))] {
        let (gate, browser) = stage.browser_behind_gate().await;
        of_size(&browser, size.0, size.1).await;
        let before = stage.letters().await;
        browser.open(path).await;
        browser
            .rewrite("#field-text", "Jani Silva : protégez-la.")
            .await;
        browser.fill_in(AMINA).await;
        gate.treat("POST /api", Treatment::Hold);
        browser.click(HAND_OVER).await;
        browser.element("#letter-form[aria-busy]").await;
        browser.click(HAND_OVER).await;
        gate.has_seen("POST /api", 1).await;
        gate.open();
        let language = &path[..3];
        browser.is_at(&format!("{language}/done/letter")).await;
        assert_eq!(gate.seen("POST /api").len(), 1, "a double click sends once");
        assert_eq!(stage.letters().await, before + 1);
        assert_eq!(ticked(&browser).await, ["letter"]);

        // Someone else acts: nothing is ticked any more.
        browser.click(".someone-else").await;
        browser.sees_no(".way-done").await;
    }
}

#[tokio::test]
async fn mistakes_are_shown_beside_their_fields_and_nothing_is_lost() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open(PAGE).await;
    browser.rewrite("#field-text", " ").await;
    browser.write("#field-given_name", "Amina").await;
    browser.click(HAND_OVER).await;
    let empty = stage.content().act_text(ActText::LetterRequired);
    browser.sees("#error-text", empty).await;
    browser.sees("#error-summary", empty).await;
    let focused = "return document.activeElement.id === 'error-summary'";
    browser.until("the summary has the focus", focused).await;
    browser
        .element("#field-family_name[aria-invalid=true]")
        .await;
    assert_eq!(browser.value("#field-given_name").await, "Amina");
    assert_eq!(stage.letters().await, 0);

    // The link of a mistake leads to its field.
    browser.click("#error-summary a[href='#field-text']").await;
    let focused = "return document.activeElement.id === 'field-text'";
    browser.until("the field has the focus", focused).await;
}

#[tokio::test]
async fn a_lost_answer_is_said_and_the_retry_counts_once() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    browser.open(PAGE).await;
    browser.fill_in(AMINA).await;
    gate.treat("POST /api", Treatment::LoseAnswer);
    browser.click(HAND_OVER).await;
    let offline = stage.content().act_text(ActText::Offline);
    browser.sees("#letter-form .form-failure", offline).await;
    browser.still_holds(AMINA).await;
    assert_eq!(stage.letters().await, 1, "it had arrived");
    gate.open();
    browser.click(HAND_OVER).await;
    browser.is_at("/fr/done/letter").await;
    assert_eq!(stage.letters().await, 1, "the same letter");
}

/// Nobody has an address to post it to: it is handed over, and what was written can be kept.
#[tokio::test]
async fn where_no_address_is_known_handing_over_leads() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open(PAGE).await;
    browser.sees_no("#posted-form").await;
    browser
        .sees(".letter-copies", stage.text(Text::LetterKeepText))
        .await;
    let order = "const at = css => document.querySelector(css).getBoundingClientRect().top;
        return at('#field-text') < at('#hand-over') && at('#hand-over') < at('.letter-copies')";
    assert_eq!(browser.ask(order).await, true);
    browser.fill_in(AMINA).await;
    browser.click(HAND_OVER).await;
    browser.is_at("/fr/done/letter").await;
    // For the case it was about, and in the list of ways.
    browser.open("/fr/cases/jani-silva").await;
    browser.element(".ways-short .way-done").await;
    assert_eq!(ticked(&browser).await, ["letter"]);
}

#[tokio::test]
async fn letters_are_counted_live_beside_signatures_from_ten_on() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/cases/jani-silva").await;
    stage.posted_elsewhere("jani-silva", 9);
    stage.signed_elsewhere("jani-silva", 3);
    browser.counts("jani-silva", 3).await;
    browser.sees_no(".letters-count:not(:empty)").await;
    let height = "return document.querySelector('.letters-count').offsetHeight";
    let kept = browser.ask(height).await;
    stage.posted_elsewhere("jani-silva", 1);
    let words = stage.text(Text::CountLetters).replace("{count}", "10");
    browser.sees(".letters-count", &words).await;
    assert_eq!(browser.ask(height).await, kept, "its room was kept");
    browser.counts("jani-silva", 3).await;
}

#[tokio::test]
async fn without_scripts_the_form_does_the_same() {
    let stage = Stage::new();
    for language in ["fr", "ar"] {
        let browser = scriptless(&stage).await;
        let path = format!("/{language}/cases/jani-silva/letter");
        browser.visit(&path).await;
        browser
            .rewrite("#field-text", "Jani Silva, sans script.")
            .await;
        browser.write("#field-given_name", AMINA.given_name).await;
        browser.click(HAND_OVER).await;
        browser
            .element("#error-summary a[href='#field-email']")
            .await;
        assert_eq!(
            browser.value("#field-text").await,
            "Jani Silva, sans script."
        );
        browser.write("#field-family_name", AMINA.family_name).await;
        let email = format!("amina-{language}@exemple.org");
        browser.write("#field-email", &email).await;
        browser.click(HAND_OVER).await;
        browser.is_at(&format!("/{language}/done/letter")).await;
    }
    assert_eq!(stage.letters().await, 2);
}

#[tokio::test]
async fn what_was_typed_before_the_app_came_is_newer_than_a_draft() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    browser.open(PAGE).await;
    browser
        .rewrite("#field-text", "Jani Silva, un vieux brouillon.")
        .await;
    browser.click("label:has(#letter-keep)").await;
    gate.treat(".wasm", Treatment::Hold);
    browser.devtools("Network.enable", json!({})).await;
    let uncached = json!({ "cacheDisabled": true });
    browser.devtools("Network.setCacheDisabled", uncached).await;
    browser.visit(PAGE).await;
    gate.has_seen(".wasm", 1).await;
    browser
        .rewrite("#field-text", "Jani Silva, écrit tout de suite.")
        .await;
    gate.open();
    browser.taken_over().await;
    browser.element("#letter-keep:checked").await;
    assert_eq!(
        browser.value("#field-text").await,
        "Jani Silva, écrit tout de suite."
    );
    // If nothing was typed, the draft is shown.
    browser.open(PAGE).await;
    assert_eq!(
        browser.value("#field-text").await,
        "Jani Silva, un vieux brouillon."
    );
    assert_ne!(model(stage.content()).text(), "");
}
