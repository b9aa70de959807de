//! The petition beside the ten: signed like them, counted apart.

use marathon_domain::Text;
use serde_json::json;

use crate::{person::AMINA, stage::Stage};

const SLUG: &str = "death-penalty-fair-trial";
const PATH: &str = "/fr/petitions/death-penalty-fair-trial";

#[tokio::test]
async fn it_is_found_read_and_signed() {
    let stage = Stage::new();
    let watcher = stage.browser().await;
    watcher.open(PATH).await;
    watcher.counts(SLUG, 0).await;
    let browser = stage.browser().await;
    browser.open("/fr").await;
    browser.click(&format!("main a[href='{PATH}']")).await;
    let petition = &stage.content().further[0];
    browser.sees("h1", &petition.name).await;
    browser.sees(".letter-demand", &petition.demand).await;
    browser
        .sees(".case-story", stage.text(Text::CaseOutside))
        .await;
    browser.fill_in(AMINA).await;
    browser.sign().await;
    browser.is_thanked().await;

    watcher.counts(SLUG, 1).await;
    browser.sees("#just-signed", &petition.name).await;
    browser.sees_no(".thanks-progress").await;
    assert_eq!(stage.stored().await, (1, 1));
    browser.counts(SLUG, 1).await;
}

#[tokio::test]
async fn it_is_signed_without_scripts() {
    let stage = Stage::new();
    stage.signed_elsewhere("jani-silva", 3);
    let browser = stage.browser().await;
    let off = json!({ "value": true });
    browser
        .devtools("Emulation.setScriptExecutionDisabled", off)
        .await;
    browser.visit(PATH).await;
    browser.fill_in(AMINA).await;
    browser.sign().await;
    browser.is_at(&format!("/fr/thanks#signed={SLUG}")).await;
    browser.sees("h1", stage.text(Text::ThanksTitle)).await;
    browser
        .sees(".thanks-for", &stage.content().further[0].name)
        .await;
    assert_eq!(stage.stored().await, (4, 4));

    let watcher = stage.browser().await;
    watcher.open("/fr").await;
    watcher.counts("all", 3).await;
    watcher.open(PATH).await;
    watcher.counts(SLUG, 1).await;
}

#[tokio::test]
async fn signing_all_ten_leaves_it_out() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.sign_at("/fr/sign", AMINA).await;
    browser.counts("all", 10).await;
    browser.open(PATH).await;
    browser.counts(SLUG, 0).await;
    browser.element(".signature-form").await;
}

/// It is not one of the ten, but the tab remembers who signed.
#[tokio::test]
async fn who_signed_it_can_be_forgotten() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.sign_at(PATH, AMINA).await;
    browser.click(".letter-signed .someone-else").await;
    let wiped = "return sessionStorage.length + localStorage.length === 0";
    browser.until("the storages are empty", wiped).await;
    browser.click(".case-strip a[href$='/jani-silva']").await;
    browser.element(".signature-form").await;
    browser.holds_nothing().await;
}
