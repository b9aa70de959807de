//! The menu and the link to sign, which are always within reach.

use fantoccini::key::Key;
use serde_json::json;

use crate::{browser::Browser, stage::Stage};

/// Sets a screen of that size, in CSS pixels.
async fn screen(browser: &Browser, width: u32, height: u32) {
    let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    browser
        .devtools("Emulation.setDeviceMetricsOverride", size)
        .await;
}

/// Waits until the whole of an element is on the screen.
async fn is_whole(browser: &Browser, css: &str) {
    let script = "const { top, bottom, left, right, width } =
            document.querySelector(arguments[0]).getBoundingClientRect();
        return width > 0 && top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth";
    browser
        .until_with(&format!("{css} is whole"), script, vec![json!(css)])
        .await;
}

#[tokio::test]
async fn the_menu_of_a_phone_closes_by_escape_and_by_a_press_beside_it() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    screen(&browser, 390, 844).await;
    browser.open("/fr/cases/jani-silva").await;
    browser.sees_no(".site-nav ul").await;
    browser.click(".site-nav-button").await;
    for words in ["Les dix", "Écrire", "Marathons", "Est-ce utile"] {
        browser.sees(".site-nav ul", words).await;
    }
    browser.press(&Key::Escape).await;
    browser.sees_no(".site-nav ul").await;
    let has_focus = "return document.activeElement.matches('.site-nav-button')";
    browser.until("the button has the focus", has_focus).await;

    browser.click(".site-nav-button").await;
    browser.element(".site-nav ul").await;
    browser.click(".case-story p").await;
    browser.sees_no(".site-nav ul").await;

    browser.click(".site-nav-button").await;
    browser.click(".site-nav li:nth-child(3) a").await;
    browser.is_at("/fr/marathons").await;
    browser.sees_no(".site-nav ul").await;
}

#[tokio::test]
async fn without_scripts_the_menu_opens_too() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    screen(&browser, 390, 844).await;
    let off = json!({ "value": true });
    browser
        .devtools("Emulation.setScriptExecutionDisabled", off)
        .await;
    browser.visit("/fr").await;
    browser.click(".site-nav-button").await;
    browser.click(".site-nav li:nth-child(2) a").await;
    browser.is_at("/fr/act").await;
}

#[tokio::test]
async fn every_stop_of_the_header_is_large_enough_for_a_thumb() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    for width in [390, 1280] {
        screen(&browser, width, 844).await;
        browser.open("/fr/cases/jani-silva").await;
        let low = "return [...document.querySelectorAll('.site-header :is(a, button, summary)')]
            .filter(stop => stop.checkVisibility() && !stop.matches('.skip-link'))
            .filter(stop => stop.getBoundingClientRect().height < 44)
            .map(stop => stop.textContent)";
        assert_eq!(browser.ask(low).await, json!([]), "{width}");
    }
}

/// On a screen that is wide and high enough, everything needed to sign is beside the story, and
/// stays in view.
#[tokio::test]
async fn a_case_asks_beside_its_story() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    screen(&browser, 1280, 800).await;
    for language in ["fr", "ar"] {
        for slug in stage.slugs() {
            browser.open(&format!("/{language}/cases/{slug}")).await;
            for part in [".counter", ".goal", ".case-ask-demand", ".case-ask .button"] {
                is_whole(&browser, &format!(".case-aside {part}")).await;
            }
        }
    }
    browser.ask("scrollTo(0, 500)").await;
    is_whole(&browser, ".case-ask .button").await;
    browser.click(".case-ask .button").await;
    is_whole(&browser, ".letter h2").await;
}

/// Portrait, landscape, small, and with everything twice as large.
#[tokio::test]
async fn on_a_phone_the_way_to_sign_is_whole_at_every_size() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    for (width, height) in [(390, 844), (844, 390), (320, 480), (640, 360), (195, 422)] {
        screen(&browser, width, height).await;
        for path in ["/fr/cases/jani-silva", "/ar/cases/jani-silva"] {
            browser.open(path).await;
            is_whole(&browser, ".sign-bar .button").await;
            is_whole(&browser, ".sign-bar .counter").await;
        }
    }
}

/// At most one and a half screens of a phone away.
#[tokio::test]
async fn the_form_that_signs_all_is_near() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    screen(&browser, 390, 844).await;
    for language in ["fr", "en", "es", "ar"] {
        browser.open(&format!("/{language}/sign")).await;
        is_whole(&browser, ".sign-bar .button").await;
        let top = "return Math.round(document.querySelector('#field-given_name')
            .getBoundingClientRect().top + scrollY)";
        let top = browser.ask(top).await.as_i64().expect("a number");
        assert!(top <= 844 * 3 / 2, "{language}: {top}");
    }
}

#[tokio::test]
async fn from_case_to_case_in_their_order() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/cases/gustavo-gatica").await;
    // An arrow is a box of its own, apart from the name.
    let arrows = "return [['prev', '::before'], ['next', '::after']].map(([rel, arrow]) =>
        getComputedStyle(document.querySelector(`.case-neighbour[rel=${rel}]`), arrow).display)";
    assert_eq!(browser.ask(arrows).await, json!(["block", "block"]));
    browser.click(".case-neighbour[rel=next]").await;
    // After the last one it starts again.
    browser.is_at("/fr/cases/paing-phyo-min").await;
    browser.sees("h1", "Paing Phyo Min").await;
    browser.click(".case-neighbour[rel=prev]").await;
    browser.is_at("/fr/cases/gustavo-gatica").await;
    browser.sees("h1", "Gustavo Gatica").await;
    browser.click(".case-strip a[href$='/jani-silva']").await;
    browser.sees("h1", "Jani Silva").await;
    browser
        .element(".case-strip a[aria-current=page][href$='/jani-silva']")
        .await;
    assert_eq!(browser.shown(".case-strip ol li").await, 10);
}

/// Moves the focus to every stop of the page, and returns those that something else lies over.
const COVERED: &str = "
    const stops = document.querySelectorAll('main :is(a, button, summary, input, select, textarea)');
    return [...stops].filter(stop => {
        if (!stop.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
        stop.focus();
        if (document.activeElement !== stop) return false;
        const { left, right, top, bottom } = stop.getBoundingClientRect();
        // A large field may be taller than the screen.
        const middle = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
        const on = document.elementFromPoint((left + right) / 2, middle);
        const own = stop.closest('label') ?? stop;
        return !own.contains(on) && !on?.contains(own);
    }).map(stop => stop.outerHTML.slice(0, 120))";

/// The bar of a phone and what stays in view beside a story, at the end of the page too.
#[tokio::test]
async fn nothing_lies_over_what_has_the_focus() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    for (width, height) in [(390, 844), (900, 700), (1280, 800)] {
        screen(&browser, width, height).await;
        for path in [
            "/fr",
            "/fr/cases/jani-silva",
            "/ar/cases/jani-silva",
            "/fr/cases/jani-silva/letter",
            "/fr/sign",
            "/fr/act",
            "/fr/marathons/new",
        ] {
            browser.open(path).await;
            let covered = browser.ask(COVERED).await;
            assert_eq!(covered, json!([]), "{path} {width}");
        }
    }
}
