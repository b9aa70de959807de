//! Four languages: switching loses nothing, and each is written in its own way.

use std::{env, fs};

use marathon_domain::{Content, LiveText, Text};
use serde_json::json;

use crate::{browser::Browser, gate::Treatment, person::AMINA, stage::Stage};

/// What the pages of a language show.
pub fn content(language: &str) -> Content {
    let site = env::var("MARATHON_SITE").expect("MARATHON_SITE is the built site");
    let catalogue = fs::read(format!("{site}/campaign/catalogue.json")).expect("it is built");
    let contents: Vec<Content> = serde_json::from_slice(&catalogue).expect("it is a catalogue");
    let mut contents = contents.into_iter();
    let content = contents.find(|content| content.language.as_str() == language);
    content.expect("the site speaks it")
}

/// Opens the switch, and chooses.
pub async fn switch_to(browser: &Browser, language: &str) {
    browser.click("#languages").await;
    browser
        .click(&format!(".languages a[lang='{language}']"))
        .await;
}

/// The fields of the new page are filled in just before it is painted.
async fn is_typed_again(browser: &Browser) {
    let script = "return document.getElementById('field-given_name').value !== ''";
    browser.until("what was typed is there again", script).await;
}

/// Language, direction and title of the document are those of the page that is shown.
pub async fn speaks(browser: &Browser, language: &str, direction: &str, title: &str) {
    let script = "const root = document.documentElement;
        return root.lang === arguments[0] && root.dir === arguments[1]
            && document.title === arguments[2]";
    let arguments = vec![json!(language), json!(direction), json!(title)];
    let what = format!("the document is in {language}: {title}");
    browser.until_with(&what, script, arguments).await;
}

#[tokio::test]
async fn another_language_keeps_the_page_and_what_was_typed() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/cases/jani-silva").await;
    browser.ask("window.sameDocument = true").await;
    browser.fill_in(AMINA).await;
    browser.write("#field-postcode", "1040").await;
    browser.choose_country("BE").await;
    browser.click("[name=updates]").await;
    browser.click("#remember").await;

    for (language, direction) in [("en", "ltr"), ("ar", "rtl"), ("es", "ltr")] {
        let content = content(language);
        let case = &content.cases[8];
        switch_to(&browser, language).await;
        browser
            .is_at(&format!("/{language}/cases/jani-silva"))
            .await;
        let title = format!("{} — {}", case.name, content.text(Text::SiteName));
        speaks(&browser, language, direction, &title).await;
        browser.sees(".letter-demand", &case.demand).await;
        browser
            .sees(".site-footer", content.text(Text::FooterAbout))
            .await;
        browser.focus_is_on("languages").await;
        browser
            .sees("#languages", content.text(Text::LanguageName))
            .await;
        browser.counts("jani-silva", 0).await;

        is_typed_again(&browser).await;
        browser.still_holds(AMINA).await;
        assert_eq!(browser.value("#field-postcode").await, "1040");
        assert_eq!(browser.value("#field-country").await, "BE");
        assert!(browser.is_ticked("[name=updates]").await);
        assert!(!browser.is_ticked("[name=name_to_authorities]").await);
        assert!(browser.is_ticked("#remember").await);
        // Belgium has no section here: another one receives, and the page says which.
        let section = content.sections.last().expect("there is a section");
        browser.sees(".notice", &section.name).await;
    }
    assert_eq!(browser.ask("return window.sameDocument").await, true);
    browser.sign().await;
    browser.is_thanked().await;
    browser.sees("#just-signed", "Has firmado por").await;
    assert_eq!(stage.stored().await, (1, 1));
}

#[tokio::test]
async fn another_language_keeps_the_place() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/cases/jani-silva").await;
    // The driver would scroll to what it presses.
    browser
        .ask("scrollTo({ top: 300, behavior: 'instant' })")
        .await;
    for language in ["ar", "en"] {
        let press = format!("document.querySelector(\".languages a[lang='{language}']\").click()");
        browser.ask(&press).await;
        browser
            .is_at(&format!("/{language}/cases/jani-silva"))
            .await;
        browser.focus_is_on("languages").await;
        // Browsers follow what the reader looks at, when the header above is higher in another language.
        let place = browser
            .ask("return scrollY")
            .await
            .as_f64()
            .expect("a number");
        assert!((place - 300.0).abs() < 30.0, "{language}: {place}");
    }
}

#[tokio::test]
async fn another_language_keeps_the_ticks_of_the_ten() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    browser.open("/fr/sign").await;
    browser.click("[name=petitions][value='jani-silva']").await;
    browser.fill_in(AMINA).await;
    switch_to(&browser, "ar").await;
    browser.is_at("/ar/sign").await;
    browser
        .sees("h1", content("ar").text(Text::SignTitle))
        .await;
    is_typed_again(&browser).await;
    browser.still_holds(AMINA).await;
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
    browser.is_thanked().await;
    let post = gate.seen("POST /api").remove(0);
    let body: serde_json::Value = serde_json::from_slice(&post.body).expect("it is JSON");
    assert_eq!(body["language"], "ar");
    assert_eq!(body["petitions"].as_array().map(Vec::len), Some(9));
}

#[tokio::test]
async fn mistakes_are_named_in_the_language_that_is_shown() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/cases/jani-silva").await;
    switch_to(&browser, "es").await;
    browser.is_at("/es/cases/jani-silva").await;
    browser.sees("#languages", "Español").await;
    browser.sign().await;
    let required = content("es")
        .live_text(LiveText::ErrorEmailRequired)
        .to_owned();
    browser.sees("#error-email", &required).await;
}

#[tokio::test]
async fn home_changes_its_language() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr").await;
    browser.counts("all", 0).await;
    switch_to(&browser, "es").await;
    browser.is_at("/es").await;
    let spanish = content("es");
    browser.sees("h1", spanish.text(Text::HomeTitle)).await;
    browser.focus_is_on("languages").await;
    browser.counts("all", 0).await;
    browser.client.back().await.expect("there is a way back");
    browser.is_at("/fr").await;
    browser.sees("h1", stage.text(Text::HomeTitle)).await;
    assert_eq!(
        browser.ask("return document.documentElement.lang").await,
        "fr"
    );
}

/// A page that is missing is missing in every language: the switch leads home.
#[tokio::test]
async fn a_missing_page_leads_home_in_another_language() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/nulle-part").await;
    switch_to(&browser, "en").await;
    browser.is_at("/en").await;
    let english = content("en");
    browser.sees("h1", english.text(Text::HomeTitle)).await;
    assert_eq!(
        browser.ask("return document.documentElement.lang").await,
        "en"
    );
}

#[tokio::test]
async fn without_scripts_the_switch_is_plain_links() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    let off = json!({ "value": true });
    browser
        .devtools("Emulation.setScriptExecutionDisabled", off)
        .await;
    browser.visit("/fr/cases/jani-silva").await;
    switch_to(&browser, "ar").await;
    browser.is_at("/ar/cases/jani-silva").await;
    browser
        .sees(".letter-demand", &content("ar").cases[8].demand)
        .await;
    browser.visit("/ar/nowhere").await;
    browser
        .sees("h1", content("ar").text(Text::NotFoundTitle))
        .await;
}

#[tokio::test]
async fn another_language_is_there_before_the_app() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    gate.treat(".wasm", Treatment::Hold);
    browser.visit("/fr/cases/jani-silva").await;
    switch_to(&browser, "en").await;
    browser.is_at("/en/cases/jani-silva").await;
    browser
        .sees(".letter-demand", &content("en").cases[8].demand)
        .await;
}

#[tokio::test]
async fn a_slow_switch_keeps_what_was_typed_too() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    browser.open("/fr/cases/jani-silva").await;
    browser.fill_in(AMINA).await;
    gate.treat("GET /content/en", Treatment::Hold);
    switch_to(&browser, "en").await;
    browser
        .sees(".waiting", stage.says(LiveText::Loading))
        .await;
    gate.open();
    is_typed_again(&browser).await;
    browser.is_at("/en/cases/jani-silva").await;
    browser.still_holds(AMINA).await;
}
