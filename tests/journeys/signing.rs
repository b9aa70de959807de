//! A case read and signed, and what the tab then knows.

use fantoccini::Locator;
use marathon_domain::{LiveText, Text};
use serde_json::json;

use crate::{
    gate::Treatment,
    going_on::go,
    person::{AMINA, JOSE},
    stage::Stage,
};

/// The button that signs the next petition where it is shown.
const SIGN_TOO: &str = ".sign-too .button";

#[tokio::test]
async fn a_case_signed_from_home() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr").await;
    browser.counts("all", 0).await;
    browser.click(".case-card[href$='/jani-silva']").await;
    browser.is_at("/fr/cases/jani-silva").await;
    browser.sees("h1", "Jani Silva").await;
    browser.counts("jani-silva", 0).await;

    browser.fill_in(AMINA).await;
    browser.sign().await;
    browser
        .sees("#just-signed", "Vous avez signé pour Jani Silva.")
        .await;
    browser.is_at("/fr/cases/jani-silva").await;
    browser.focus_is_on("just-signed").await;
    browser.counts("jani-silva", 1).await;
    browser.sees(".thanks-progress", "1 sur 10").await;
    browser.sees(".next-case-name", "Gustavo Gatica").await;
    assert_eq!(stage.stored().await, (1, 1));

    browser.click(".next-case").await;
    browser.is_at("/fr/cases/gustavo-gatica").await;
    // One press is enough.
    browser.sees(".signer", "Amina Diallo").await;
    browser.sees_no("#field-email").await;
    browser.sees(".button-sign", "Amina").await;
    browser.sign().await;
    browser.sees(".thanks-progress", "2 sur 10").await;
    browser.counts("gustavo-gatica", 1).await;
}

#[tokio::test]
async fn a_signed_case_says_so() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.sign_at("/fr/cases/jani-silva", AMINA).await;
    browser.open("/fr").await;
    browser
        .sees(".case-card[href$='/jani-silva'] .postmark", "Signé")
        .await;
    browser.click(".case-card[href$='/jani-silva']").await;
    browser
        .sees(".letter-signed", "Vous avez signé cette pétition")
        .await;
    browser.sees(".case-aside .postmark", "Signé").await;
    browser.sees_no(".signature-form").await;
    browser
        .sees(".letter-signed .next-case-name", "Gustavo Gatica")
        .await;
}

#[tokio::test]
async fn marks_outlive_a_reload() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.sign_at("/fr/cases/jani-silva", AMINA).await;
    browser.client.refresh().await.expect("it reloads");
    browser.taken_over().await;
    browser.sees(".letter-signed", "Vous avez signé").await;
    browser.open("/fr/thanks").await;
    browser
        .sees(".thanks-for", "Vous avez signé pour Jani Silva.")
        .await;
    browser.sees(".thanks-progress", "1 sur 10").await;
}

#[tokio::test]
async fn another_tab_or_browser_knows_nothing_of_it() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.sign_at("/fr/cases/jani-silva", AMINA).await;
    let tab = browser.client.new_window(true).await.expect("a tab opens");
    browser.turn_to(tab.handle).await;

    let other = stage.browser().await;
    for browser in [&browser, &other] {
        browser.open("/fr/cases/jani-silva").await;
        browser.counts("jani-silva", 1).await;
        browser.sees_no(".letter-signed").await;
        browser.sees_no(".postmark").await;
        browser.holds_nothing().await;
        assert_eq!(browser.storage().await, [json!({}), json!({})]);
    }
}

#[tokio::test]
async fn signing_twice_counts_once() {
    let stage = Stage::new();
    let first = stage.browser().await;
    first.sign_at("/fr/cases/jani-silva", AMINA).await;
    let second = stage.browser().await;
    second.sign_at("/fr/cases/jani-silva", AMINA).await;
    second.sees(".thanks-progress", "1 sur 10").await;
    second.counts("jani-silva", 1).await;
    assert_eq!(stage.stored().await, (2, 1), "(signings, counted)");
}

#[tokio::test]
async fn consents_are_never_ticked_beforehand() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    for path in ["/fr/cases/jani-silva", "/fr/sign"] {
        browser.open(path).await;
        for box_ in ["[name=updates]", "[name=name_to_authorities]", "#remember"] {
            assert!(!browser.is_ticked(box_).await, "{box_} on {path}");
        }
        browser
            .sees(".notice", "Amnesty International France")
            .await;
        browser.sees(".notice", "15 ans").await;
    }
}

#[tokio::test]
async fn ten_cases_one_after_the_other_fill_the_sheet() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.sign_at("/fr/cases/paing-phyo-min", JOSE).await;
    for signed in 2..=10 {
        browser.click(".next-case").await;
        browser.sign().await;
        browser
            .sees(".thanks-progress", &format!("{signed} sur 10"))
            .await;
    }
    browser
        .sees(".lead", stage.text(Text::ThanksAllSigned))
        .await;
    browser.sees_no(".next-case").await;
    assert_eq!(stage.stored().await, (10, 10));
    let marks = browser.client.find_all(Locator::Css(".postmark")).await;
    for mark in marks.expect("the page can be searched") {
        assert!(mark.is_displayed().await.expect("it is there"));
    }
}

/// The next one stands below the thanks: one press signs it there.
#[tokio::test]
async fn ten_cases_with_one_press_each() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.sign_at("/fr/cases/paing-phyo-min", JOSE).await;
    let next = |number: usize| &stage.content().cases[number - 1];
    for signed in 2..=10 {
        let case = next(signed);
        browser.sees(".next-case-name", &case.name).await;
        browser.sees(".sign-too", &case.demand).await;
        browser.sees(".sign-too .notice", "15 ans").await;
        browser.click(SIGN_TOO).await;
        let progress = format!("{signed} sur 10");
        browser
            .sees("#just-signed .thanks-progress", &progress)
            .await;
        browser.sees("#just-signed strong", &case.name).await;
        browser.focus_is_on("just-signed").await;
    }
    browser.is_at("/fr/cases/paing-phyo-min").await;
    browser.sees_no(SIGN_TOO).await;
    assert_eq!(stage.stored().await, (10, 10));
}

#[tokio::test]
async fn one_press_on_the_thanks() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.sign_at("/fr/cases/jani-silva", AMINA).await;
    go(&browser, "/fr/thanks").await;
    browser.click(SIGN_TOO).await;
    browser.sees(".thanks-progress", "2 sur 10").await;
    browser.focus_is_on("main").await;
    browser.sees(".thanks-for", "Paing Phyo Min").await;
    browser.is_at("/fr/thanks").await;
    assert_eq!(stage.stored().await, (2, 2));
    // A page that is loaded anew knows what was signed, and not by whom.
    browser.open("/fr/thanks").await;
    browser.sees(".thanks-progress", "2 sur 10").await;
    browser.sees_no(SIGN_TOO).await;
}

#[tokio::test]
async fn one_press_that_fails_can_be_pressed_again() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    browser.sign_at("/fr/cases/jani-silva", AMINA).await;
    gate.treat("POST /api/v1/signings", Treatment::Cut);
    browser.click(SIGN_TOO).await;
    browser
        .sees(
            ".sign-too",
            stage.content().live_text(LiveText::ErrorOffline),
        )
        .await;
    gate.open();
    browser.click(SIGN_TOO).await;
    browser.sees("#just-signed", "Gustavo Gatica").await;
    assert_eq!(stage.stored().await, (2, 2));
    // Whoever comes next finds nothing of it.
    browser.click(".letter-signed .someone-else").await;
    browser.sees_no(SIGN_TOO).await;
    let page = browser
        .ask("return document.documentElement.outerHTML")
        .await;
    assert!(!page.to_string().contains(AMINA.email));
}

/// The signer stays where they pressed: the stamp is postmarked there, and the number includes
/// their signature.
#[tokio::test]
async fn the_moment_of_signing() {
    let stage = Stage::new();
    stage.signed_elsewhere("jani-silva", 59);
    let browser = stage.browser().await;
    browser.open("/fr/cases/jani-silva").await;
    browser.counts("jani-silva", 59).await;
    browser.fill_in(AMINA).await;
    browser.sign().await;
    browser.sees("#just-signed .postmark", "Signé").await;
    browser
        .sees("#just-signed", "Vous avez signé pour Jani Silva.")
        .await;
    browser.sees("#just-signed", "60 personnes").await;
    let in_view = "const place = document.querySelector('#just-signed').getBoundingClientRect();
        return place.top >= 0 && place.bottom <= innerHeight";
    browser.until("all of it is in view", in_view).await;
    // The shared text says so, and the link leads to the case.
    let whatsapp =
        "return decodeURIComponent(document.querySelector('.share [href*=\"wa.me\"]').href)";
    let link = browser.ask(whatsapp).await.to_string();
    assert!(link.contains("J’ai signé pour Jani Silva."), "{link}");
    assert!(
        link.contains("/fr/cases/jani-silva?source=whatsapp"),
        "{link}"
    );
}

/// Going back asks for nothing that was given.
#[tokio::test]
async fn back_from_the_thanks_stands_what_was_signed() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/sign").await;
    browser.fill_in(AMINA).await;
    browser.sign().await;
    browser.is_at("/fr/thanks").await;
    browser.client.back().await.expect("there is a way back");
    browser.is_at("/fr/sign").await;
    browser
        .sees(".letter", stage.text(Text::ThanksAllSigned))
        .await;
    browser.sees_no(".button-sign").await;
    browser.client.forward().await.expect("there is a way on");
    browser.is_at("/fr/thanks").await;
    browser.sees("h1", stage.text(Text::ThanksTitle)).await;
    assert_eq!(stage.stored().await, (1, 10));
}

#[tokio::test]
async fn thanks_say_nothing_of_what_was_not_signed() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/thanks").await;
    browser
        .sees("h1", stage.text(Text::ThanksNothingTitle))
        .await;
    browser.sees_no(".thanks-for").await;
}

/// The known details are hidden, and can be changed.
#[tokio::test]
async fn one_press_signs_the_next_one() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.sign_at("/fr/cases/jani-silva", AMINA).await;
    browser.click(".next-case").await;
    browser.sees(".signer", "amina.diallo@exemple.org").await;
    browser.sees(".button-sign", "Je signe aussi comme").await;
    browser.click(".signer .button-plain").await;
    browser.focus_is_on("field-given_name").await;
    browser.rewrite("#field-email", "amina@").await;
    browser.sign().await;
    browser.focus_is_on("error-summary").await;
    browser.rewrite("#field-email", AMINA.email).await;
    browser.sign().await;
    browser.sees("#just-signed", "Gustavo Gatica").await;
    assert_eq!(stage.stored().await, (2, 2));
}
