//! With the keyboard alone.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::{browser::Browser, pages::kinds_of_pages, person::AMINA, stage::Stage};

pub async fn tab_to(browser: &Browser, css: &str) {
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
    let language = "fr".parse().expect("a language");
    for page in kinds_of_pages(stage.content()) {
        browser.go_to(&page, &language).await;
        browser.press(&Key::Tab).await;
        browser.sees(".skip-link:focus", "Aller au contenu").await;
        browser.press(&Key::Enter).await;
        browser.focus_is_on("main").await;
        browser.press(&Key::Tab).await;
        // A page of text alone has only the stops below the text.
        let beyond = "const { activeElement } = document;
            return activeElement.id !== 'main' && !activeElement.closest('.site-header')";
        browser
            .until("the next stop is not in the header", beyond)
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
    browser.focus_is_on("just-signed").await;
    browser.counts("jani-silva", 1).await;

    tab_to(&browser, ".next-case").await;
    browser.press(&Key::Enter).await;
    browser.sees("h1", "Gustavo Gatica").await;
    tab_to(&browser, ".signer .button-plain").await;
    browser.press(&Key::Enter).await;
    browser.focus_is_on("field-given_name").await;
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

/// Goes through all stops of a page, and returns a script's answer for each.
async fn at_every_stop(browser: &Browser, key: &str, script: &str) -> Vec<Value> {
    let mut said = Vec::new();
    loop {
        browser.press(key).await;
        let at_stop = "return document.activeElement !== document.body";
        if browser.ask(at_stop).await == json!(false) {
            return said;
        }
        said.push(browser.ask(script).await);
        assert!(said.len() < 200, "Tab never comes to an end");
    }
}

#[tokio::test]
async fn every_stop_shows_where_it_is() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    let stop = r"const focus = document.activeElement, style = getComputedStyle(focus);
        const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        return [outlined, focus.outerHTML.slice(0, 99)]";
    for path in ["/fr", "/fr/cases/jani-silva", "/fr/booklet"] {
        browser.open(path).await;
        let stops = at_every_stop(&browser, &Key::Tab, stop).await;
        assert!(stops.len() > 10, "{path}: {stops:?}");
        for stop in stops {
            assert_eq!(stop[0], true, "{path}: {stop}");
        }
    }
}

/// Whether a part of the focused element is on the screen and not under a bar or notice at its
/// edge.
const IS_SEEN: &str = "
    const focus = document.activeElement, place = focus.getBoundingClientRect();
    const bars = [...document.querySelectorAll('.sign-bar, .page-notice')]
        .filter(bar => bar.checkVisibility() && !bar.contains(focus))
        .map(bar => bar.getBoundingClientRect());
    const parts = [0.05, 0.5, 0.95];
    const points = parts.flatMap(x => parts.map(y =>
        [place.left + x * place.width, place.top + y * place.height]));
    const seen = points.some(([x, y]) => x > 0 && y > 0 && x < innerWidth && y < innerHeight
        && !bars.some(bar => x > bar.left && x < bar.right && y > bar.top && y < bar.bottom));
    return [seen, focus.outerHTML.slice(0, 99), bars.length]";

#[tokio::test]
async fn nothing_hides_the_focus() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    let phone = json!({ "width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": false });
    browser
        .devtools("Emulation.setDeviceMetricsOverride", phone)
        .await;
    let backwards = format!("{}{}", Key::Shift, Key::Tab);
    for (path, notice) in [
        ("/fr/cases/jani-silva", false),
        ("/ar/cases/jani-silva", false),
        ("/fr/cases/jani-silva", true),
        ("/fr", true),
    ] {
        browser.open(path).await;
        browser
            .ask(&format!(
                "document.getElementById('fault').hidden = !{notice}"
            ))
            .await;
        for key in [Key::Tab.to_string(), backwards.clone()] {
            let stops = at_every_stop(&browser, &key, IS_SEEN).await;
            assert!(stops.len() > 10, "{path}: {stops:?}");
            assert!(stops.iter().any(|stop| stop[2] != 0), "no bar: {path}");
            for stop in stops {
                assert_eq!(stop[0], true, "{path}, notice: {notice}: {stop}");
            }
        }
    }
}
