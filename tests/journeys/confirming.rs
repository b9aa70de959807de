//! A signature that counts once its address is confirmed, from the form to the other screen.

use marathon_domain::Text;
use serde_json::json;

use crate::{
    browser::Browser,
    keyboard::tab_to,
    person::{AMINA, JOSE, Person},
    stage::Stage,
    without_scripts::scriptless,
};

async fn sign_and_be_asked(browser: &Browser, person: Person) {
    browser.open("/fr/cases/jani-silva").await;
    browser.fill_in(person).await;
    browser.sign().await;
    browser.is_at("/fr/mailed").await;
}

#[tokio::test]
async fn the_button_behind_the_link_makes_it_count() {
    let (stage, mut mails) = Stage::mailing().await;
    let viewer = stage.browser().await;
    viewer.open("/fr/cases/jani-silva").await;
    let browser = stage.browser().await;
    sign_and_be_asked(&browser, AMINA).await;
    browser.sees("h1", stage.text(Text::MailedTitle)).await;
    browser.sees(".thanks-progress", "1 sur 10").await;
    let mail = mails.next().await;
    assert_eq!(mail.to, AMINA.email);

    browser.visit(&stage.link_in(&mail, "/fr/confirm?t=")).await;
    browser.sees("h1", stage.text(Text::ConfirmTitle)).await;
    browser.sees(".own-petitions", "Jani Silva").await;
    assert_eq!(browser.shown(".own-petitions li").await, 1);
    assert_eq!(stage.stored().await, (1, 0));
    browser.click(".confirm .button").await;
    browser.sees("h1", stage.text(Text::ConfirmDoneTitle)).await;
    assert_eq!(stage.stored().await, (1, 1));
    viewer.counts("jani-silva", 1).await;
}

#[tokio::test]
async fn the_code_does_what_the_link_does() {
    let (stage, mut mails) = Stage::mailing().await;
    let browser = stage.browser().await;
    sign_and_be_asked(&browser, AMINA).await;
    let mail = mails.next().await;
    browser.click(".thanks-head a").await;
    browser.write("#confirm-email", AMINA.email).await;
    browser.write("#confirm-code", "12").await;
    browser.click(".confirm .button").await;
    browser
        .sees(".field-error", stage.text(Text::ConfirmWrong))
        .await;
    assert_eq!(browser.value("#confirm-email").await, AMINA.email);
    let brought_to = "return [document.activeElement.id,
        document.querySelector('#confirm-code').ariaInvalid]";
    assert_eq!(browser.ask(brought_to).await, json!(["error-code", "true"]));
    browser.write("#confirm-code", &mail.code()).await;
    browser.click(".confirm .button").await;
    browser.sees("h1", stage.text(Text::ConfirmDoneTitle)).await;
    assert_eq!(stage.stored().await, (1, 1));
}

/// Also in another language: the link carries the token, and no other link does.
#[tokio::test]
async fn everything_works_without_scripts() {
    let (stage, mut mails) = Stage::mailing().await;
    let browser = scriptless(&stage).await;
    browser.visit("/fr/cases/jani-silva").await;
    browser.fill_in(AMINA).await;
    browser.sign().await;
    browser.is_at("/fr/mailed#signed=jani-silva").await;
    browser.sees_no(".own-keep").await;
    let mail = mails.next().await;
    let link = stage.link_in(&mail, "/fr/confirm?t=");
    browser.visit(&link).await;
    browser.click(".languages summary").await;
    browser.click(".languages a[hreflang=en]").await;
    browser.is_at(&link.replace("/fr/", "/en/")).await;
    browser.sees("h1", "Confirm your signature").await;
    browser.sees(".own-petitions", "Jani Silva").await;
    browser.click(".confirm .button").await;
    browser
        .sees("h1", "Thank you. Your signature counts.")
        .await;
    browser.is_at("/en/confirm").await;
    assert_eq!(stage.stored().await, (1, 1));
}

#[tokio::test]
async fn whoever_did_not_sign_says_so_with_the_keyboard() {
    let (stage, mut mails) = Stage::mailing().await;
    let browser = stage.browser().await;
    sign_and_be_asked(&browser, AMINA).await;
    let mail = mails.next().await;
    browser.visit(&stage.link_in(&mail, "/fr/confirm?t=")).await;
    tab_to(&browser, ".confirm summary").await;
    browser.press(" ").await;
    browser
        .sees("details", stage.text(Text::ConfirmNotMeText))
        .await;
    tab_to(&browser, ".confirm .button-plain").await;
    browser.press(" ").await;
    browser
        .sees("h1", stage.text(Text::ConfirmRefusedTitle))
        .await;
    browser.visit(&stage.link_in(&mail, "/fr/confirm?t=")).await;
    browser.sees("h1", stage.text(Text::ConfirmGoneTitle)).await;
    assert_eq!(stage.stored().await, (1, 0));
}

/// With the app and without scripts.
#[tokio::test]
async fn a_letter_counts_once_its_address_is_confirmed() {
    let (stage, mut mails) = Stage::mailing().await;
    for (number, scripts, person) in [(1, true, AMINA), (2, false, JOSE)] {
        let browser = match scripts {
            true => stage.browser().await,
            false => scriptless(&stage).await,
        };
        let page = "/fr/cases/jani-silva/letter";
        match scripts {
            true => browser.open(page).await,
            false => browser.visit(page).await,
        }
        browser.rewrite("#field-text", "Protégez Jani Silva.").await;
        browser.fill_in(person).await;
        browser.click("#letter-form .button-sign").await;
        browser.is_at("/fr/done/letter-mailed").await;
        browser
            .sees("h1", stage.text(Text::DoneLetterMailedTitle))
            .await;
        browser
            .sees(".thanks-head a", stage.text(Text::MailedCodeLink))
            .await;
        let mail = mails.next().await;
        assert_eq!(mail.to, person.email);
        assert_eq!(stage.letters().await, number);
        assert_eq!(stage.letters_counted().await, number - 1);

        browser.visit(&stage.link_in(&mail, "/fr/confirm?t=")).await;
        browser
            .sees("h1", stage.text(Text::ConfirmLetterTitle))
            .await;
        browser.sees(".own-petitions", "Jani Silva").await;
        browser.click(".confirm .button").await;
        browser
            .sees("h1", stage.text(Text::ConfirmLetterDoneTitle))
            .await;
        assert_eq!(stage.letters_counted().await, number);
    }
}

/// Nothing is signed in this tab, so there is no empty line in place of the progress.
#[tokio::test]
async fn the_page_that_asks_has_no_gap_when_nothing_was_signed_here() {
    let (stage, _mails) = Stage::mailing().await;
    let browser = stage.browser().await;
    browser.open("/fr/mailed").await;
    browser.element(".next-case").await;
    assert_eq!(browser.shown(".thanks-progress").await, 0);
    assert_eq!(browser.shown(".own-keep").await, 0);
}
