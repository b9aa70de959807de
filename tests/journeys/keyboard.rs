//! With the keyboard alone.

use fantoccini::key::Key;
use serde_json::json;

use crate::{browser::Browser, person::AMINA, stage::Stage};

async fn tab_to(browser: &Browser, css: &str) {
    let there = format!("return document.activeElement.matches({})", json!(css));
    for _ in 0..60 {
        if browser.ask(&there).await == json!(true) {
            return;
        }
        browser.press(&Key::Tab).await;
    }
    panic!("Tab never comes to {css}");
}

#[tokio::test]
async fn the_first_tab_skips_to_the_content() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    for path in [
        "/fr",
        "/fr/cases/jani-silva",
        "/fr/sign",
        "/fr/thanks",
        "/fr/nulle-part",
    ] {
        browser.open(path).await;
        browser.press(&Key::Tab).await;
        browser.sees(".skip-link:focus", "Aller au contenu").await;
        browser.press(&Key::Enter).await;
        browser.focus_is_on("main").await;
        browser.press(&Key::Tab).await;
        let inside =
            "return document.activeElement.closest('main') && document.activeElement.id !== 'main'";
        browser
            .until("the next stop is in the content", inside)
            .await;
    }
}

#[tokio::test]
async fn a_case_signed_without_a_mouse() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr").await;
    tab_to(&browser, ".case-card[href$='/jani-silva']").await;
    browser.press(&Key::Enter).await;
    browser.sees("h1", "Jani Silva").await;
    browser.focus_is_on("main").await;

    tab_to(&browser, "#field-given_name").await;
    browser.press(AMINA.given_name).await;
    tab_to(&browser, "#field-family_name").await;
    browser.press(AMINA.family_name).await;
    tab_to(&browser, "#field-email").await;
    browser.press(AMINA.email).await;
    tab_to(&browser, "#field-country").await;
    browser.press("Suisse").await;
    assert_eq!(browser.value("#field-country").await, "CH");
    tab_to(&browser, "[name=updates]").await;
    browser.press(" ").await;
    assert!(browser.is_ticked("[name=updates]").await);
    tab_to(&browser, ".button-sign").await;
    browser.press(&Key::Enter).await;
    browser.is_at("/fr/thanks").await;
    browser.focus_is_on("main").await;
    browser.counts("jani-silva", 1).await;

    tab_to(&browser, ".next-case").await;
    browser.press(&Key::Enter).await;
    browser.sees("h1", "Paing Phyo Min").await;
    tab_to(&browser, "#field-email").await;
    // Enter in a field signs, as everywhere.
    browser.press(&Key::Enter).await;
    browser.sees(".thanks-progress", "2 sur 10").await;
}

#[tokio::test]
async fn the_focus_and_the_title_follow_a_navigation() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr").await;
    for (link, title) in [
        (".case-card[href$='/jani-silva']", "Jani Silva — "),
        (".site-sign", "Signer les dix d’un seul geste — "),
        (".site-name", "Marathon des lettres — "),
    ] {
        browser.click(link).await;
        browser.focus_is_on("main").await;
        let script = "return document.title.startsWith(arguments[0]) && scrollY === 0";
        browser.until_with(title, script, vec![json!(title)]).await;
    }
}

#[tokio::test]
async fn every_stop_shows_where_it_is() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/cases/jani-silva").await;
    let stop = r"const focus = document.activeElement, style = getComputedStyle(focus);
        const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        return [focus.outerHTML.slice(0, 99), outlined, focus.matches('.button-sign')]";
    loop {
        browser.press(&Key::Tab).await;
        let stop = browser.ask(stop).await;
        assert_eq!(stop[1], true, "{}", stop[0]);
        if stop[2] == true {
            break;
        }
    }
}
