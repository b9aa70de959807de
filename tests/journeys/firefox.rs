//! Signing in another browser than Chromium: on the site, then in a frame on a partner's page.

use marathon_domain::Text;
use serde_json::json;

use crate::{
    embed::scene::{PETITION, Scene},
    person::{AMINA, JOSE},
};

#[tokio::test]
async fn firefox_signs_on_the_site_and_on_a_partners_page() {
    let scene = Scene::in_firefox().await;
    let browser = &scene.browser;
    let home = format!("{}/fr", scene.stage.origin());
    browser.client.goto(&home).await.expect("the page opens");
    // The counts show that the app runs. This does not wait for its module as elsewhere: Firefox
    // loads a second time what a driver imports.
    browser.counts("all", 0).await;
    let name = browser.ask("return navigator.userAgent").await;
    assert!(name.to_string().contains("Firefox/"), "{name}");
    browser.click(".case-card[href$='/jani-silva']").await;
    browser.is_at("/fr/cases/jani-silva").await;
    browser.sees("h1", "Jani Silva").await;
    browser.fill_in(AMINA).await;
    browser.sign().await;
    browser.is_thanked().await;
    browser
        .sees("#just-signed", "Vous avez signé pour Jani Silva.")
        .await;
    browser.counts("jani-silva", 1).await;
    browser.sees(".thanks-progress", "1 sur 10").await;
    assert_eq!(scene.stage.stored().await, (1, 1));
    // What another one signs is seen without a reload.
    scene.stage.signed_elsewhere("jani-silva", 1);
    browser.counts("jani-silva", 2).await;

    scene.visit(PETITION).await;
    scene.is_ready().await;
    scene.enter("marathon-petition").await;
    browser.counts("jani-silva", 2).await;
    browser.fill_in(JOSE).await;
    browser.sign().await;
    browser
        .sees("h1", scene.stage.text(Text::ThanksTitle))
        .await;
    browser.counts("jani-silva", 3).await;
    scene.leave().await;
    let acted = "return document.querySelector('marathon-petition').shadowRoot
        .querySelector('iframe').clientHeight < 800";
    browser.until("the height follows the answer", acted).await;
    assert_eq!(scene.told().await, json!([["ready", null]]));
    let recorded = scene.recorded().await;
    let embedded = ("fr".to_owned(), Some("localhost".to_owned()));
    assert_eq!(recorded.last(), Some(&embedded));
}
