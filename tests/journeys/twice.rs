//! Journeys that are the same with the app and without scripts: each is written once and run twice.

use marathon_domain::{Deed, Page, Text};
use serde_json::json;

use crate::{browser::Browser, person::AMINA, stage::Stage};

/// Whether scripts are on, and with them the app.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scripts {
    On,
    Off,
}

impl Scripts {
    async fn browser(self, stage: &Stage) -> Browser {
        let browser = stage.browser().await;
        if self == Self::Off {
            let off = json!({ "value": true });
            browser
                .devtools("Emulation.setScriptExecutionDisabled", off)
                .await;
        }
        browser
    }

    async fn open(self, browser: &Browser, path: &str) {
        match self {
            Self::On => browser.open(path).await,
            Self::Off => browser.visit(path).await,
        }
    }
}

/// Declares a test with the app and one without scripts for each journey.
macro_rules! twice {
    ($($name:ident)*) => {
        mod with_the_app {
            use super::Scripts;
            $(#[tokio::test] async fn $name() { super::$name(Scripts::On).await })*
        }
        mod without_scripts {
            use super::Scripts;
            $(#[tokio::test] async fn $name() { super::$name(Scripts::Off).await })*
        }
    };
}

twice! {
    a_case_is_found_read_and_signed
    all_ten_are_signed_but_one
    a_mistake_is_named_and_nothing_is_lost
    a_letter_is_handed_over
    words_of_encouragement_are_sent
    another_language_is_the_same_page
    an_address_of_nothing_says_so
}

async fn a_case_is_found_read_and_signed(scripts: Scripts) {
    let stage = Stage::new();
    let browser = scripts.browser(&stage).await;
    scripts.open(&browser, "/fr").await;
    browser.click(".case-card[href$='/jani-silva']").await;
    browser.is_at("/fr/cases/jani-silva").await;
    let case = &stage.content().cases[8];
    browser.sees("h1", &case.name).await;
    browser.sees(".case-story", &case.story[0]).await;
    browser.sees(".letter-demand", &case.demand).await;
    browser.fill_in(AMINA).await;
    browser.sign().await;
    browser
        .sees(
            ":is(#just-signed, .thanks-for)",
            "Vous avez signé pour Jani Silva.",
        )
        .await;
    assert_eq!(stage.stored().await, (1, 1));
}

async fn all_ten_are_signed_but_one(scripts: Scripts) {
    let stage = Stage::new();
    let browser = scripts.browser(&stage).await;
    scripts.open(&browser, "/fr/sign").await;
    browser.click("[name=petitions][value='jani-silva']").await;
    browser.fill_in(AMINA).await;
    browser.sign().await;
    browser.sees("h1", stage.text(Text::ThanksTitle)).await;
    assert_eq!(stage.stored().await, (1, 9));
}

async fn a_mistake_is_named_and_nothing_is_lost(scripts: Scripts) {
    let stage = Stage::new();
    let browser = scripts.browser(&stage).await;
    scripts.open(&browser, "/fr/cases/jani-silva").await;
    browser.fill_in(AMINA).await;
    browser.rewrite("#field-given_name", "…").await;
    browser.sign().await;
    let words = stage.says(marathon_domain::LiveText::ErrorNameInvalid);
    browser.sees("#error-given_name", words).await;
    browser.sees("#error-summary", words).await;
    assert_eq!(browser.value("#field-given_name").await, "…");
    assert_eq!(browser.value("#field-email").await, AMINA.email);
    browser.rewrite("#field-given_name", AMINA.given_name).await;
    browser.sign().await;
    browser
        .sees(
            ":is(#just-signed, .thanks-for)",
            "Vous avez signé pour Jani Silva.",
        )
        .await;
    assert_eq!(stage.stored().await, (1, 1));
}

async fn a_letter_is_handed_over(scripts: Scripts) {
    let stage = Stage::new();
    let browser = scripts.browser(&stage).await;
    scripts.open(&browser, "/fr/cases/jani-silva/letter").await;
    browser.rewrite("#field-text", "Protégez Jani Silva.").await;
    browser.fill_in(AMINA).await;
    browser.click("#letter-form .button-sign").await;
    let done = Page::Done(Deed::Letter).path(&stage.content().language);
    browser.is_at(&done).await;
    browser.sees("h1", stage.text(Text::DoneLetterTitle)).await;
    assert_eq!(stage.letters().await, 1);
}

async fn words_of_encouragement_are_sent(scripts: Scripts) {
    let stage = Stage::new();
    let browser = scripts.browser(&stage).await;
    scripts.open(&browser, "/fr/cases/jani-silva/message").await;
    browser.write("#field-text", "Courage, Jani !").await;
    browser.sign().await;
    browser.is_at("/fr/cases/jani-silva/message-sent").await;
    browser.sees("h1", stage.text(Text::MessageSentTitle)).await;
}

async fn another_language_is_the_same_page(scripts: Scripts) {
    let stage = Stage::new();
    let browser = scripts.browser(&stage).await;
    scripts.open(&browser, "/fr/act").await;
    browser.click("#languages").await;
    browser.click(".languages a[lang=ar]").await;
    browser.is_at("/ar/act").await;
    let is_arabic = "return document.documentElement.lang === 'ar'
        && document.documentElement.dir === 'rtl'";
    browser.until("the page is in Arabic", is_arabic).await;
}

async fn an_address_of_nothing_says_so(scripts: Scripts) {
    let stage = Stage::new();
    let browser = scripts.browser(&stage).await;
    scripts.open(&browser, "/fr/cases/personne").await;
    browser.sees("h1", stage.text(Text::NotFoundTitle)).await;
    browser.click(".case-card[href$='/jani-silva']").await;
    browser.sees("h1", "Jani Silva").await;
}
