//! What one signed, seen again, changed and withdrawn.

use fantoccini::key::Key;
use marathon_domain::Text;

use crate::{
    browser::Browser, keyboard::tab_to, person::AMINA, stage::Stage, without_scripts::scriptless,
};

async fn sees_text(browser: &Browser, stage: &Stage, css: &str, text: Text) {
    browser.sees(css, stage.text(text)).await;
}

#[tokio::test]
async fn from_the_thanks_to_a_signature_withdrawn() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.sign_at("/fr/cases/jani-silva", AMINA).await;
    let viewer = stage.browser().await;
    viewer.open("/fr").await;
    viewer.counts("jani-silva", 1).await;

    browser.click(".own-show .button-plain").await;
    browser.is_at("/fr/my-signing").await;
    sees_text(&browser, &stage, ".own-petitions", Text::OwnGiven).await;
    browser.sees(".own-petitions", "Jani Silva").await;
    assert_eq!(browser.shown(".own-petitions li").await, 1);
    browser.sees_no("script").await;
    let page = browser.ask("return document.body.innerText").await;
    for personal in [AMINA.given_name, AMINA.family_name, AMINA.email] {
        assert!(!page.to_string().contains(personal), "{page}");
    }
    assert_eq!(stage.stored().await, (1, 1));

    browser.click(".own-withdraw summary").await;
    browser.click(".own-withdraw .button-plain").await;
    sees_text(&browser, &stage, ".own-done", Text::OwnDoneWithdrawn).await;
    sees_text(&browser, &stage, ".lead", Text::OwnNothingLeft).await;
    sees_text(&browser, &stage, ".own-petitions", Text::OwnWithdrawn).await;
    assert_eq!(stage.stored().await, (1, 0));
    browser.is_at("/fr/my-signing").await;

    // The viewer hears of the counts after it; none runs backwards while they look.
    stage.signed_elsewhere("khaled-drareni", 1);
    viewer.counts("khaled-drareni", 1).await;
    viewer.counts("jani-silva", 1).await;
    viewer.open("/fr").await;
    viewer.counts("jani-silva", 0).await;
}

#[tokio::test]
async fn the_mails_link_fills_the_field_and_leaves_the_address() {
    let (stage, mut mails) = Stage::mailing().await;
    let browser = stage.browser().await;
    browser.open("/fr/cases/jani-silva").await;
    browser.fill_in(AMINA).await;
    browser.sign().await;
    browser.is_at("/fr/mailed").await;
    let link = stage.link_in(&mails.next().await, "/fr/my-signing#receipt=");

    let other = stage.browser().await;
    other.open(&link).await;
    other.is_at("/fr/my-signing").await;
    let receipt = link.rsplit('=').next().unwrap_or_default().to_owned();
    assert_eq!(other.value("#own-receipt").await, receipt);
    // In another language too.
    other.click(".languages summary").await;
    other.click(".languages a[hreflang=es]").await;
    other.is_at("/es/my-signing").await;
    let filled = "return document.querySelector('#own-receipt')?.value.length === 43";
    other.until("the field is filled", filled).await;
    other.click(".confirm .button").await;
    other.sees("h1", "Lo que he firmado").await;
    other.sees(".own-petitions", "En espera").await;
    // And the answer, which has no scripts.
    other.click(".languages summary").await;
    other.click(".languages button[lang=ar]").await;
    other.is_at("/ar/my-signing").await;
    other.sees("h1", "ما وقّعتُه").await;
    other.element(".own-petitions li").await;
    assert_eq!(other.console().await, Vec::<String>::new());
}

#[tokio::test]
async fn without_scripts_a_pasted_link_is_enough() {
    let (stage, mut mails) = Stage::mailing().await;
    let browser = scriptless(&stage).await;
    browser.visit("/fr/sign").await;
    browser.fill_in(AMINA).await;
    browser.sign().await;
    let mail = mails.next().await;
    browser.visit(&stage.link_in(&mail, "/fr/confirm?t=")).await;
    assert_eq!(browser.shown(".own-petitions li").await, 10);
    browser.click(".confirm .button").await;
    sees_text(&browser, &stage, "h1", Text::ConfirmDoneTitle).await;
    let link = stage.link_in(&mail, "/fr/my-signing#receipt=");
    browser.visit("/fr/my-signing").await;
    browser.write("#own-receipt", "nothing of the kind").await;
    browser.click(".confirm .button").await;
    sees_text(&browser, &stage, ".field-error", Text::OwnUnknown).await;
    browser
        .write("#own-receipt", &format!("https://exemple.org{link}"))
        .await;
    browser.click(".confirm .button").await;
    sees_text(&browser, &stage, ".own-petitions", Text::OwnGiven).await;
    assert_eq!(browser.shown(".own-petitions li").await, 10);

    browser.click("[name=updates]").await;
    browser.click(".own-consent .button").await;
    sees_text(&browser, &stage, ".own-done", Text::OwnDoneConsent).await;
    assert_eq!(stage.stored().await, (1, 10));
    browser
        .click(".confirm details:not(.own-withdraw) summary")
        .await;
    browser
        .click(".confirm details:not(.own-withdraw) .button-plain")
        .await;
    sees_text(&browser, &stage, ".own-done", Text::OwnDoneWithdrawn).await;
    assert_eq!(browser.shown(".own-withdraw").await, 0);
    assert_eq!(stage.stored().await, (1, 0));
}

#[tokio::test]
async fn what_was_withdrawn_too_quickly_is_taken_back() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.sign_at("/fr/cases/jani-silva", AMINA).await;
    browser.click(".own-show .button-plain").await;
    take_back(&stage, &browser).await;
}

#[tokio::test]
async fn without_scripts_it_is_taken_back_too() {
    let (stage, mut mails) = Stage::mailing().await;
    let browser = scriptless(&stage).await;
    browser.visit("/fr/cases/jani-silva").await;
    browser.fill_in(AMINA).await;
    browser.sign().await;
    let mail = mails.next().await;
    browser.visit(&stage.link_in(&mail, "/fr/confirm?t=")).await;
    browser.click(".confirm .button").await;
    // The mail's page says for whom it was, with their stamp.
    browser.sees(".just-signed", "Jani Silva").await;
    browser.element(".just-signed .postmark").await;
    browser.visit("/fr/my-signing").await;
    let link = stage.link_in(&mail, "/fr/my-signing#receipt=");
    browser.write("#own-receipt", &link).await;
    browser.click(".confirm .button").await;
    take_back(&stage, &browser).await;
}

async fn take_back(stage: &Stage, browser: &Browser) {
    sees_text(browser, stage, ".own-petitions", Text::OwnGiven).await;
    browser.click(".own-withdraw summary").await;
    browser.click(".own-withdraw .button-plain").await;
    sees_text(browser, stage, ".own-petitions", Text::OwnWithdrawn).await;
    assert_eq!(stage.stored().await, (1, 0));
    browser.click(".own-undo .button").await;
    sees_text(browser, stage, ".own-done:focus", Text::OwnDoneRestored).await;
    sees_text(browser, stage, ".own-petitions", Text::OwnGiven).await;
    browser.is_at("/fr/my-signing").await;
    browser.sees_no(".own-undo").await;
    assert_eq!(stage.stored().await, (1, 1));
}

#[tokio::test]
async fn the_keyboard_is_enough() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.sign_at("/fr/sign", AMINA).await;
    tab_to(&browser, ".own-show .button-plain").await;
    browser.press(&Key::Enter).await;
    browser.is_at("/fr/my-signing").await;
    sees_text(&browser, &stage, ".own-petitions", Text::OwnGiven).await;
    tab_to(&browser, ".own-withdraw summary").await;
    browser.press(&Key::Enter).await;
    tab_to(&browser, ".own-withdraw .button-plain").await;
    browser.press(&Key::Enter).await;
    sees_text(&browser, &stage, ".own-done:focus", Text::OwnDoneWithdrawn).await;
    assert_eq!(stage.stored().await, (1, 9));
}

#[tokio::test]
async fn the_personal_link_is_copied() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.sign_at("/fr/cases/jani-silva", AMINA).await;
    let link = browser.personal_link().await;
    let (site, receipt) = link.split_once("/fr/my-signing#receipt=").unwrap();
    assert!(site.starts_with("http://127.0.0.1:"), "{link}");
    assert_eq!(receipt.len(), 43);
    browser.element(".own-keep [role=status]:not(:empty)").await;
}
