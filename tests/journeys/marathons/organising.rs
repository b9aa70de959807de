//! What an organiser does with the secret link.

use serde_json::{Value, json};

use super::{DESK, a_while_passes, announce, on_screen, release_all, secret_of, without_scripts};
use crate::{browser::Browser, person::AMINA, stage::Stage};

#[tokio::test]
async fn an_organiser_changes_and_cancels_without_scripts_at_a_desk_in_arabic() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    on_screen(&browser, DESK).await;
    announce(&browser, "ar", "أمسية للكتابة").await;
    browser.sees("h1", "حُفظ الماراثون").await;
    let secret = secret_of(&browser).await;
    release_all(&stage);

    without_scripts(&browser).await;
    browser.visit("/ar/marathons/organise").await;
    browser.write("#own-secret", &secret).await;
    browser.click(".marathon-own .button").await;
    browser.sees(".marathon-own-title", "أمسية للكتابة").await;
    browser.click("#edit summary").await;
    browser.rewrite("#field-title", "ليلة للكتابة").await;
    browser.click("#edit .button").await;
    browser.sees(".marathon-own-title", "ليلة للكتابة").await;
    browser.visit("/ar/marathons").await;
    browser.sees(".marathon-row", "أمسية للكتابة").await;
    release_all(&stage);
    a_while_passes(&browser).await;
    browser.visit("/ar/marathons").await;
    browser.sees(".marathon-row", "ليلة للكتابة").await;
    browser.click(".marathon-row a").await;
    browser.sees("h1", "ليلة للكتابة").await;
    let page = browser.ask("return location.pathname").await;

    browser.visit("/ar/marathons/organise").await;
    browser.write("#own-secret", &secret).await;
    browser.click(".marathon-own .button").await;
    browser
        .click(".marathon-own details:not(#edit) summary")
        .await;
    browser
        .click(".marathon-own details:not(#edit) .button-plain")
        .await;
    browser.sees(".marathon-notice", "أُلغي هذا الماراثون").await;
    browser.visit(page.as_str().unwrap()).await;
    browser.sees(".marathon-notice", "أُلغي هذا الماراثون").await;
}

#[tokio::test]
async fn the_secret_link_opens_the_page_and_leaves_the_address() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    announce(&browser, "fr", "Une soirée").await;
    let secret = secret_of(&browser).await;
    browser
        .open(&format!("/fr/marathons/organise#receipt={secret}"))
        .await;
    browser
        .until(
            "the field is filled",
            "return document.getElementById('own-secret').value.length === 43",
        )
        .await;
    assert_eq!(browser.ask("return location.hash").await, "");
    browser.click(".marathon-own .button").await;
    browser.sees(".marathon-own-title", "Une soirée").await;
}

const ORGANISE: &str = "/fr/marathons/organise";
const SECRET: &str = "return document.getElementById('own-secret').value";

/// Follows the link that is an organiser's own, and gives what is then in its field.
async fn follow_secret_link(browser: &Browser, secret: &str) -> Value {
    browser.open("/fr").await;
    browser.open(&format!("{ORGANISE}#receipt={secret}")).await;
    browser.until("the field is filled", SECRET).await
}

#[tokio::test]
async fn an_organisers_link_opens_its_own_marathon_after_another() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    for secret in ["a".repeat(43), "b".repeat(43)] {
        assert_eq!(follow_secret_link(&browser, &secret).await, secret);
    }
}

#[tokio::test]
async fn an_organisers_secret_is_in_no_signers_link_and_goes_with_the_person() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    let secret = "a".repeat(43);
    follow_secret_link(&browser, &secret).await;
    browser.sign_at("/fr/cases/jani-silva", AMINA).await;
    browser.element(".own-keep").await;
    let link = browser.personal_link().await;
    let (_, receipt) = link.split_once("#receipt=").unwrap();
    assert_eq!(receipt.len(), 43, "{link}");
    assert_ne!(receipt, secret);
    // Loaded again, the organiser's page has its own.
    browser.open(ORGANISE).await;
    let kept = browser.until("the field is filled", SECRET).await;
    assert_eq!(kept, Value::from(secret));

    browser.open("/fr/thanks").await;
    browser.click(".someone-else").await;
    browser.sees_no(".own-keep").await;
    let [tab, device] = browser.storage().await;
    assert_eq!([tab, device], [json!({}), json!({})]);
    browser.open(ORGANISE).await;
    assert_eq!(browser.ask(SECRET).await, "");
}
