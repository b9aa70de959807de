//! At 320 pixels nothing has to be scrolled sideways, also with twice the text, from the left or the right.

use serde_json::{Value, json};

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

/// One language that is read from the left, one from the right.
const LANGUAGES: [&str; 2] = ["fr", "ar"];

async fn narrow(stage: &Stage) -> Browser {
    let browser = stage.browser().await;
    let screen = json!({ "width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": false });
    browser
        .devtools("Emulation.setDeviceMetricsOverride", screen)
        .await;
    browser
}

/// The elements that reach beyond the edges, and the page's width. Clipped parts of pictures do not
/// count.
async fn beyond(browser: &Browser) -> Vec<Value> {
    assert_eq!(browser.ask("return innerWidth").await, 320);
    let script = "const { clientWidth, scrollWidth } = document.documentElement;
        const out = [...document.querySelectorAll('body *:not(svg *)')]
            .filter(e => e.checkVisibility() && !e.closest('.visually-hidden'))
            .filter(e => e.getBoundingClientRect().right > clientWidth + 0.5
                || e.getBoundingClientRect().left < -0.5)
            .map(e => e.outerHTML.slice(0, 120));
        return scrollWidth > clientWidth ? [scrollWidth, ...out] : out";
    let out = browser.ask(script).await;
    out.as_array().cloned().unwrap_or_default()
}

async fn fits(browser: &Browser, state: &str) {
    assert_eq!(beyond(browser).await, Vec::<Value>::new(), "{state}");
}

/// As the browsers' own settings have it.
async fn double_the_text(browser: &Browser) {
    let double = "document.documentElement.style.fontSize = '200%'";
    browser.ask(double).await;
}

#[tokio::test]
async fn every_page_fits_with_twice_the_text_too() {
    let stage = Stage::new();
    stage.signed_elsewhere("jani-silva", 1_234);
    let browser = narrow(&stage).await;
    let mut wide = Vec::new();
    for language in LANGUAGES {
        let language = language.parse().expect("a language");
        for page in stage.content().pages() {
            let path = page.path(&language);
            browser.go_to(&page, &language).await;
            wide.extend(
                beyond(&browser)
                    .await
                    .into_iter()
                    .map(|out| (path.clone(), "", out)),
            );
            double_the_text(&browser).await;
            let out = beyond(&browser).await;
            wide.extend(out.into_iter().map(|out| (path.clone(), "200 %", out)));
        }
    }
    assert_eq!(wide, []);
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
    browser.click(".letter-signed .next-case").await;
    browser.element(".signer").await;
    fits(&browser, "one press signs").await;
    browser.open("/fr/cases/jani-silva").await;
    browser.element(".letter-signed").await;
    fits(&browser, "signed").await;
    browser.click(".letter-signed .next-case").await;
    browser.element("#field-given_name").await;
    fits(&browser, "the next one").await;
}

#[tokio::test]
async fn what_opens_fits_with_twice_the_text_too() {
    let stage = Stage::new();
    let browser = narrow(&stage).await;
    for language in LANGUAGES {
        browser.open(&format!("/{language}/booklet")).await;
        browser.click("#large-print").await;
        fits(&browser, "large print").await;
        browser.click(".languages summary").await;
        browser.element(".languages a").await;
        fits(&browser, "the other languages").await;
        browser
            .ask("document.getElementById('fault').hidden = false")
            .await;
        fits(&browser, "a notice").await;
        double_the_text(&browser).await;
        fits(&browser, "all that, 200 %").await;
    }
}
