//! Everything that matters works without scripts.

use marathon_domain::{LiveText, Text};
use serde_json::json;

use crate::{
    accessible::Theme,
    browser::Browser,
    person::{AMINA, Person},
    stage::Stage,
};

/// Passes the browser's own checks, and not ours.
const ALMOST: Person = Person {
    given_name: "Amina <b>\"d’Arc\"</b>",
    family_name: "-",
    email: "amina@exemple",
};

pub async fn scriptless(stage: &Stage) -> Browser {
    let browser = stage.browser().await;
    browser
        .devtools(
            "Emulation.setScriptExecutionDisabled",
            json!({ "value": true }),
        )
        .await;
    browser
}

#[tokio::test]
async fn a_case_reads_and_signs() {
    let stage = Stage::new();
    stage.signed_elsewhere("jani-silva", 41);
    let browser = scriptless(&stage).await;
    browser.visit("/fr").await;
    shows_picture_of_count(&browser, "all").await;
    browser.click(".case-card[href$='/jani-silva']").await;
    browser.sees("h1", "Jani Silva").await;
    browser
        .sees(".case-story", "est née en Amazonie colombienne")
        .await;
    shows_picture_of_count(&browser, "jani-silva").await;
    browser.sees_no(".needs-app").await;
    browser.sees_no(".goal").await;
    browser
        .sees(
            ".notice",
            "Si vous choisissez un pays où cette section n’agit pas",
        )
        .await;

    browser.fill_in(AMINA).await;
    browser.sign().await;
    browser.is_at("/fr/thanks#signed=jani-silva").await;
    browser.sees("h1", "Merci. Votre signature compte.").await;
    browser
        .sees(".thanks-for", "Vous avez signé pour Jani Silva.")
        .await;
    shows_picture_of_count(&browser, "jani-silva").await;
    assert_eq!(stage.stored().await, (42, 42));
}

#[tokio::test]
async fn mistakes_come_back_with_what_was_typed() {
    let stage = Stage::new();
    let browser = scriptless(&stage).await;
    browser.visit("/fr/cases/jani-silva").await;
    browser.fill_in(ALMOST).await;
    browser.write("#field-postcode", "1040").await;
    browser.choose_country("BE").await;
    browser.click("[name=updates]").await;
    browser.sign().await;

    browser
        .sees("#error-summary", stage.text(Text::ErrorSummaryTitle))
        .await;
    browser.focus_is_on("error-summary").await;
    browser
        .sees("#error-family_name", stage.says(LiveText::ErrorNameInvalid))
        .await;
    browser
        .sees("#error-email", stage.says(LiveText::ErrorEmailInvalid))
        .await;
    browser.element("#field-email[aria-invalid='true']").await;
    browser.still_holds(ALMOST).await;
    assert_eq!(browser.value("#field-postcode").await, "1040");
    assert_eq!(browser.value("#field-country").await, "BE");
    assert!(browser.is_ticked("[name=updates]").await);
    assert!(!browser.is_ticked("[name=name_to_authorities]").await);
    browser.click("#error-summary a[href='#field-email']").await;
    browser.focus_is_on("field-email").await;

    browser
        .rewrite("#field-family_name", AMINA.family_name)
        .await;
    browser.rewrite("#field-email", AMINA.email).await;
    browser.sign().await;
    browser.sees("h1", "Merci. Votre signature compte.").await;
    assert_eq!(stage.stored().await, (1, 1));
}

#[tokio::test]
async fn the_page_with_mistakes_works_with_scripts_too() {
    let stage = Stage::new();
    let browser = scriptless(&stage).await;
    browser.visit("/fr/cases/jani-silva").await;
    browser.fill_in(ALMOST).await;
    browser
        .devtools(
            "Emulation.setScriptExecutionDisabled",
            json!({ "value": false }),
        )
        .await;
    browser.sign().await;
    browser
        .sees("#error-email", stage.says(LiveText::ErrorEmailInvalid))
        .await;
    browser.sees_no("#fault").await;
    assert_eq!(browser.console().await, Vec::<String>::new());
    browser
        .rewrite("#field-family_name", AMINA.family_name)
        .await;
    browser.rewrite("#field-email", AMINA.email).await;
    browser.sign().await;
    browser.sees(".thanks-progress", "1 sur 10").await;
    assert_eq!(browser.console().await, Vec::<String>::new());
}

#[tokio::test]
async fn the_ticked_ones_are_signed() {
    let stage = Stage::new();
    let browser = scriptless(&stage).await;
    browser.visit("/fr/sign").await;
    shows_picture_of_count(&browser, "all").await;
    browser.click("[name=petitions][value='jani-silva']").await;
    browser.fill_in(ALMOST).await;
    browser.sign().await;
    browser
        .sees("#error-email", stage.says(LiveText::ErrorEmailInvalid))
        .await;
    assert!(!browser.is_ticked("[value='jani-silva']").await);
    assert!(browser.is_ticked("[value='idris-khattak']").await);
    browser
        .rewrite("#field-family_name", AMINA.family_name)
        .await;
    browser.rewrite("#field-email", AMINA.email).await;
    browser.sign().await;
    browser.sees("h1", "Merci").await;
    assert_eq!(stage.stored().await, (1, 9));
}

#[tokio::test]
async fn an_unknown_address_says_so() {
    let stage = Stage::new();
    let browser = scriptless(&stage).await;
    browser.visit("/fr/cases/personne").await;
    browser.sees("h1", "Cette page n’existe pas").await;
    browser.click(".not-found .button").await;
    browser.sees("h1", "Dix vies").await;
}

#[tokio::test]
async fn a_petition_in_a_frame_shows_its_count() {
    let stage = Stage::new();
    let browser = scriptless(&stage).await;
    for view in ["jani-silva", "all"] {
        browser.visit(&format!("/embed/fr/fr/{view}")).await;
        shows_picture_of_count(&browser, view).await;
    }
}

/// The pictures, each in its own shape and as light or dark as text is; and beside each, uncovered, what is counted.
async fn shows_picture_of_count(browser: &Browser, petition: &str) {
    let script = "const isShown = picture => {
            const words = picture.closest('.counter').querySelector('.counter-label');
            const [number, noun] = [picture, words].map(element => element.getBoundingClientRect());
            const isWhole = number.height < 32
                && Math.abs(number.width / number.height - picture.naturalWidth / picture.naturalHeight) < 0.05;
            const ink = getComputedStyle(words).color.match(/[0-9.]+/g).slice(0, 3);
            const isInverted = getComputedStyle(picture).filter !== 'none';
            return picture.checkVisibility() && picture.naturalWidth > 0 && picture.alt !== ''
                && isWhole && isInverted === ink.every(part => part > 127)
                && words.checkVisibility({ visibilityProperty: true })
                && (number.bottom <= noun.top + 1 || number.right <= noun.left + 1 || noun.right <= number.left + 1);
        };
        const pictures = [...document.querySelectorAll(`img[src='/api/v1/counts/${arguments[0]}.svg']`)];
        for (const picture of pictures) picture.loading = 'eager';
        return pictures.length > 0 && pictures.every(isShown)";
    for theme in [Theme::Dark, Theme::Light] {
        browser.wear(theme).await;
        let what = format!("pictures of the count of {petition} are shown, {theme:?}");
        browser
            .until_with(&what, script, vec![json!(petition)])
            .await;
    }
}
