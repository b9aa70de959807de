//! At 320 pixels, nothing has to be scrolled sideways.

use serde_json::json;

use crate::{
    browser::Browser,
    person::{AMINA, Person},
    stage::Stage,
};

const LONG: Person = Person {
    given_name: "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessen",
    family_name: "-",
    email: "wolfeschlegelsteinhausenbergerdorff@exemple",
};

async fn narrow(stage: &Stage) -> Browser {
    let browser = stage.browser().await;
    let screen = json!({ "width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": false });
    browser
        .devtools("Emulation.setDeviceMetricsOverride", screen)
        .await;
    browser
}

async fn fits(browser: &Browser, state: &str) {
    assert_eq!(browser.ask("return innerWidth").await, 320, "{state}");
    let wide = "const out = [...document.querySelectorAll('body *')]
            .filter(e => e.checkVisibility() && !e.closest('.visually-hidden'))
            .filter(e => e.getBoundingClientRect().right > 320.5 || e.getBoundingClientRect().left < -0.5)
            .map(e => e.outerHTML.slice(0, 120));
        return document.documentElement.scrollWidth > 320 ? [document.documentElement.scrollWidth, ...out] : out";
    assert_eq!(browser.ask(wide).await, json!([]), "{state}");
}

#[tokio::test]
async fn every_page_fits() {
    let stage = Stage::new();
    stage.signed_elsewhere("jani-silva", 1_234);
    let browser = narrow(&stage).await;
    for path in ["/fr", "/fr/sign", "/fr/thanks", "/fr/nulle-part"] {
        browser.open(path).await;
        fits(&browser, path).await;
    }
    for slug in stage.slugs() {
        browser.open(&format!("/fr/cases/{slug}")).await;
        fits(&browser, slug).await;
    }
}

#[tokio::test]
async fn every_state_fits() {
    let stage = Stage::new();
    let browser = narrow(&stage).await;
    browser.open("/fr/cases/jani-silva").await;
    browser.fill_in(LONG).await;
    browser.sign().await;
    browser.focus_is_on("error-summary").await;
    fits(&browser, "with mistakes").await;
    browser.rewrite("#field-family_name", LONG.given_name).await;
    browser.rewrite("#field-email", AMINA.email).await;
    browser.sign().await;
    browser.sees(".thanks-progress", "1 sur 10").await;
    fits(&browser, "thanks").await;
    browser.click(".case-card[href$='/jani-silva']").await;
    browser.element(".letter-signed").await;
    fits(&browser, "signed").await;
    browser.click(".letter-signed .next-case").await;
    browser.element(".remembered").await;
    fits(&browser, "remembered").await;
}

#[tokio::test]
async fn twice_the_text_fits_too() {
    let stage = Stage::new();
    let browser = narrow(&stage).await;
    for path in [
        "/fr",
        "/fr/cases/jani-silva",
        "/fr/sign",
        "/fr/thanks",
        "/fr/nulle-part",
    ] {
        browser.open(path).await;
        browser
            .ask("document.documentElement.style.fontSize = '200%'")
            .await;
        fits(&browser, path).await;
    }
}
