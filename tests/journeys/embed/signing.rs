//! Signing in a frame: what the person sees, what is stored, and what the page around hears.

use marathon_domain::{LiveText, Text};
use serde_json::json;

use super::scene::{PETITION, Scene};
use crate::person::AMINA;

#[tokio::test]
async fn a_petition_is_signed_on_a_partners_page() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    scene.enter_petition(PETITION).await;
    browser.sees("h1", "Jani Silva").await;
    browser.counts("jani-silva", 0).await;
    browser
        .sees(".notice", "Amnesty International France")
        .await;
    browser.fill_in(AMINA).await;
    browser.choose_country("BE").await;
    browser.look_and_sign().await;
    browser
        .sees("h1", scene.stage.text(Text::ThanksTitle))
        .await;
    browser.counts("jani-silva", 1).await;
    let label = "return document.querySelector('.counter-label').innerText";
    assert_eq!(browser.ask(label).await, json!("signature"), "after 1");

    assert_eq!(scene.stage.stored().await, (1, 1));
    let recorded = ("fr".to_owned(), Some("localhost".to_owned()));
    assert_eq!(scene.recorded().await, [recorded]);
}

/// The page around hears that there is a frame, how high it is, and nothing else.
#[tokio::test]
async fn the_page_around_learns_nothing_of_a_signature() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    scene.enter_petition(PETITION).await;
    browser.fill_in(AMINA).await;
    browser.look_and_sign().await;
    browser
        .sees("h1", scene.stage.text(Text::ThanksTitle))
        .await;
    scene.leave().await;
    let acted = "return document.querySelector('marathon-petition').shadowRoot
        .querySelector('iframe').clientHeight < 800";
    browser.until("the height follows the answer", acted).await;
    assert_eq!(scene.told().await, json!([["ready", null]]));
    let said = browser
        .ask("return [...new Set(heard.map(said => `${Object.keys(said)}: ${said.marathon}`))]")
        .await;
    assert_eq!(
        said,
        json!(["marathon,height: ready", "marathon,height: height"])
    );
    let seen = "const frame = document.querySelector('marathon-petition').shadowRoot
            .querySelector('iframe');
        try { return frame.contentWindow.location.href } catch (error) { return error.name }";
    assert_eq!(browser.ask(seen).await, "SecurityError");
}

/// An address that has signed gets the same page, and the page around the same messages.
#[tokio::test]
async fn a_known_address_looks_like_a_new_one() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    let mut seen = Vec::new();
    for _ in 0..2 {
        scene.enter_petition(PETITION).await;
        browser
            .counts("jani-silva", if seen.is_empty() { 0 } else { 1 })
            .await;
        browser.fill_in(AMINA).await;
        browser.look_and_sign().await;
        browser
            .sees("h1", scene.stage.text(Text::ThanksTitle))
            .await;
        browser.counts("jani-silva", 1).await;
        let page = browser.ask("return document.body.innerText").await;
        scene.leave().await;
        let acted = "const frame = document.querySelector('marathon-petition').shadowRoot
            .querySelector('iframe');
            return frame.clientHeight < 800 && heard.at(-1).height === frame.clientHeight";
        browser.until("the height follows the answer", acted).await;
        let heard = browser.ask("return [told, heard.at(-1)]").await;
        seen.push((page, heard));
    }
    assert_eq!(seen[0], seen[1]);
    assert_eq!(scene.stage.stored().await, (2, 1));
}

#[tokio::test]
async fn mistakes_come_back_in_the_frame_with_what_was_typed() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    let dark = PETITION.replace(" lang=", " theme=\"dark\" accent=\"#00ff88\" lang=");
    scene.enter_petition(&dark).await;
    browser.fill_in(AMINA).await;
    browser.rewrite("#field-email", "amina@exemple").await;
    browser.look_and_sign().await;
    browser
        .sees(
            "#error-email",
            scene.stage.says(LiveText::ErrorEmailInvalid),
        )
        .await;
    assert_eq!(browser.value("#field-given_name").await, AMINA.given_name);
    let looks = "const { dataset, style } = document.documentElement;
        return [dataset.theme, style.getPropertyValue('--flame')]";
    assert_eq!(browser.ask(looks).await, json!(["dark", "#00ff88"]));
    browser.rewrite("#field-email", AMINA.email).await;
    browser.look_and_sign().await;
    browser
        .sees("h1", scene.stage.text(Text::ThanksTitle))
        .await;
    assert_eq!(browser.ask(looks).await, json!(["dark", "#00ff88"]));
    let recorded = ("fr".to_owned(), Some("localhost".to_owned()));
    assert_eq!(scene.recorded().await, [recorded]);
}

#[tokio::test]
async fn all_ten_are_signed_at_once() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    scene
        .enter_petition(
            "<marathon-petition case=\"all\" section=\"fr\" lang=\"fr\"></marathon-petition>",
        )
        .await;
    browser.click("[name=petitions][value='jani-silva']").await;
    browser.fill_in(AMINA).await;
    browser.look_and_sign().await;
    browser
        .sees("h1", scene.stage.text(Text::ThanksTitle))
        .await;
    assert_eq!(scene.stage.stored().await, (1, 9));
}

#[tokio::test]
async fn a_section_may_let_the_page_around_know_the_petition() {
    let scene = Scene::with("signed_event = true\n", &[]).await;
    let browser = &scene.browser;
    scene.enter_petition(PETITION).await;
    browser.fill_in(AMINA).await;
    browser.look_and_sign().await;
    browser
        .sees("h1", scene.stage.text(Text::ThanksTitle))
        .await;
    scene.leave().await;
    browser
        .until(
            "it is told",
            "return told.some(([name]) => name === 'signed')",
        )
        .await;
    let expected = json!([["ready", null], ["signed", { "petition": "jani-silva" }]]);
    assert_eq!(scene.told().await, expected);
}

#[tokio::test]
async fn the_page_around_is_told_of_sharing_not_of_the_way() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    scene.enter_petition(PETITION).await;
    browser.fill_in(AMINA).await;
    browser.look_and_sign().await;
    browser
        .sees("h1", scene.stage.text(Text::ThanksTitle))
        .await;
    // The networks cannot be reached, so only the press counts.
    let press = "const link = document.querySelector('[data-share]');
        link.addEventListener('click', event => event.preventDefault()); link.click();";
    browser.ask(press).await;
    scene.leave().await;
    browser
        .until(
            "it is told",
            "return told.some(([name]) => name === 'shared')",
        )
        .await;
    let expected = json!([["ready", null], ["shared", { "petition": "jani-silva" }]]);
    assert_eq!(scene.told().await, expected);
}
