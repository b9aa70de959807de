//! Mistakes in the form: shown, explained, corrected; nothing typed is lost.

use marathon_domain::LiveText;
use serde_json::json;

use crate::{
    person::{AMINA, Person},
    stage::Stage,
};

const NAMELESS: Person = Person {
    given_name: "Amina",
    family_name: "-",
    email: "amina@exemple",
};

#[tokio::test]
async fn an_empty_form_says_what_is_missing() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/cases/jani-silva").await;
    browser.sign().await;
    browser.focus_is_on("error-summary").await;
    browser
        .sees("#error-summary h2", "Il reste quelque chose à corriger")
        .await;
    for (field, text) in [
        ("given_name", LiveText::ErrorGivenNameRequired),
        ("family_name", LiveText::ErrorFamilyNameRequired),
        ("email", LiveText::ErrorEmailRequired),
    ] {
        browser.sees("#error-summary li", stage.says(text)).await;
        browser
            .sees(&format!("#error-{field}"), stage.says(text))
            .await;
        let wrong = format!("#field-{field}[aria-invalid='true']");
        let field = browser.element(&wrong).await;
        let described = field.attr("aria-describedby").await.expect("it is there");
        assert!(described.is_some_and(|ids| ids.contains("error-")));
    }
    browser.click("#error-summary a[href='#field-email']").await;
    browser.focus_is_on("field-email").await;
    assert_eq!(stage.stored().await, (0, 0));
}

#[tokio::test]
async fn mistakes_corrected_then_signed() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/cases/jani-silva").await;
    browser.fill_in(NAMELESS).await;
    browser.sign().await;
    browser
        .sees("#error-family_name", stage.says(LiveText::ErrorNameInvalid))
        .await;
    browser
        .sees("#error-email", stage.says(LiveText::ErrorEmailInvalid))
        .await;
    browser.sees_no("#error-given_name").await;
    browser.still_holds(NAMELESS).await;

    browser
        .rewrite("#field-family_name", AMINA.family_name)
        .await;
    browser.sign().await;
    browser.sees_no("#error-family_name").await;
    browser.sees_no("#field-family_name[aria-invalid]").await;
    browser
        .sees("#error-email", stage.says(LiveText::ErrorEmailInvalid))
        .await;

    browser.rewrite("#field-email", AMINA.email).await;
    browser.sign().await;
    browser.is_thanked().await;
    browser.counts("jani-silva", 1).await;
}

#[tokio::test]
async fn every_mistake_is_announced_again() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/cases/jani-silva").await;
    browser.sign().await;
    browser.focus_is_on("error-summary").await;
    browser.write("#field-given_name", "Amina").await;
    browser.sign().await;
    browser.focus_is_on("error-summary").await;
    browser.sees_no("#error-given_name").await;
    // The same mistakes as before.
    browser.sign().await;
    browser.focus_is_on("error-summary").await;
}

#[tokio::test]
async fn a_mistake_only_the_server_knows_is_shown_too() {
    // No section has a key, so none takes signings.
    let stage = Stage::with(&[("MARATHON_TRY_OUT_KEY", "off")]);
    let browser = stage.browser().await;
    browser.open("/fr/cases/jani-silva").await;
    browser.fill_in(AMINA).await;
    browser.sign().await;
    browser.focus_is_on("error-summary").await;
    let text = stage.says(LiveText::ErrorSection);
    browser.sees("#error-summary", text).await;
    browser.still_holds(AMINA).await;
    let dead_links = "return [...document.querySelectorAll('#error-summary a')]
        .filter(link => !document.querySelector(link.hash)).map(link => link.outerHTML)";
    assert_eq!(browser.ask(dead_links).await, json!([]));
    assert_eq!(stage.stored().await, (0, 0));
}
