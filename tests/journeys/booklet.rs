//! The ten cases on paper.

use marathon_domain::Text;
use serde_json::json;

use crate::{
    browser::Browser,
    paper::{on_paper, pages},
    stage::Stage,
};

/// The size of the letters of a story, in pixels.
async fn letters(browser: &Browser) -> f64 {
    let script = "const story = document.querySelectorAll('.booklet-text p')[3];
        return parseFloat(getComputedStyle(story).fontSize)";
    browser.ask(script).await.as_f64().expect("it is a number")
}

#[tokio::test]
async fn it_holds_the_ten_cases() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/booklet").await;
    browser.sees("h1", stage.text(Text::BookletTitle)).await;
    for case in &stage.content().cases {
        for words in [
            &case.name,
            &case.headline,
            &case.story[0],
            &case.why,
            &case.demand,
        ] {
            browser.sees(".booklet-case", words).await;
        }
    }
    // The print dialogue would wait for somebody.
    browser
        .ask("window.print = () => { window.printed = true }")
        .await;
    browser.click(".booklet-acts button").await;
    browser
        .until("it is printed", "return window.printed")
        .await;
    browser.click(".booklet-case h2 a").await;
    browser.sees("h1", &stage.content().cases[0].name).await;
}

#[tokio::test]
async fn large_print_needs_no_scripts() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    let off = json!({ "value": true });
    browser
        .devtools("Emulation.setScriptExecutionDisabled", off)
        .await;
    browser.visit("/fr/booklet").await;
    browser.sees_no(".booklet-acts button").await;
    let small = letters(&browser).await;
    browser.click("label:has(#large-print)").await;
    let large = letters(&browser).await;
    assert!(large >= 1.4 * small, "{small} → {large}");
    on_paper(&browser).await;
    // 18 points.
    assert!(letters(&browser).await >= 24.0, "on paper too");
}

#[tokio::test]
async fn paper_has_neither_buttons_nor_menus() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/booklet").await;
    for shown in [".site-header", ".site-footer", ".booklet-acts"] {
        browser.element(shown).await;
    }
    on_paper(&browser).await;
    for hidden in [".site-header", ".site-footer", ".booklet-acts"] {
        browser.sees_no(hidden).await;
    }
    let case = &stage.content().cases[9];
    browser.sees(".booklet-case h2", &case.name).await;
    browser.sees(".booklet-demand", &case.demand).await;
}

#[tokio::test]
async fn each_case_has_a_page_of_its_own() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    on_paper(&browser).await;
    for language in ["fr", "en", "es", "ar"] {
        browser.open(&format!("/{language}/booklet")).await;
        let begins = "return [...document.querySelectorAll('.booklet-case')]
            .filter(e => getComputedStyle(e).breakBefore === 'page').length";
        assert_eq!(browser.ask(begins).await, 10, "{language}");
        // The first page is the cover.
        assert_eq!(pages(&browser).await, 11, "{language}");
        let pictures = "return [...document.images].filter(e => e.naturalWidth > 0).length";
        // The ten on the cover and on their pages, and eleven codes.
        assert_eq!(
            browser.ask(pictures).await,
            31,
            "{language}: pictures wait for nobody"
        );
    }
}

#[tokio::test]
async fn large_print_takes_as_many_pages_as_it_needs() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/booklet").await;
    let small = pages(&browser).await;
    browser.click("label:has(#large-print)").await;
    let large = pages(&browser).await;
    assert!(large > small, "{small} → {large}");
}

#[tokio::test]
async fn it_has_a_cover_and_each_story_its_address_and_code() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/booklet").await;
    browser.sees_no(".paper-code").await;
    on_paper(&browser).await;
    browser.sees(".booklet-of", "Amnesty International").await;
    let whole =
        "return Math.round(document.querySelector('.booklet-head').getBoundingClientRect().height
        / 96 * 25.4)";
    assert_eq!(browser.ask(whole).await, 260, "the cover is a sheet");
    let stamps = "return document.querySelectorAll('.booklet-stamps img').length";
    assert_eq!(browser.ask(stamps).await, 10);
    let address = &stage.content().address;
    let (_, site) = address.split_once("://").expect("it is one");
    browser
        .sees(".booklet-head .paper-code", &format!("{site}/fr/sign"))
        .await;
    let case = &stage.content().cases[3].slug;
    let picture = format!(".paper-code img[src='/codes/fr/cases/{case}.svg']");
    browser.element(&picture).await;
    browser
        .sees(
            ".booklet-case .paper-code",
            &format!("{site}/fr/cases/{case}"),
        )
        .await;
}

/// Story and demand, and where to sign; nothing that can only be pressed.
#[tokio::test]
async fn a_case_prints_its_story_and_its_demand() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    for language in ["fr", "ar"] {
        browser.open(&format!("/{language}/cases/jani-silva")).await;
        browser.sees_no(".paper-address").await;
        on_paper(&browser).await;
        let content = crate::languages::content(language);
        let case = &content.cases[8];
        browser.sees(".case h1", &case.name).await;
        for paragraph in &case.story {
            browser.sees(".case-story", paragraph).await;
        }
        browser.sees(".case .letter", &case.addressee).await;
        browser.sees(".case .letter", &case.demand).await;
        let path = format!("/{language}/cases/jani-silva");
        browser.sees(".paper-address", &path).await;
        // As when the line is cut.
        browser
            .ask("for (const one of document.querySelectorAll('.page-notice')) one.hidden = false")
            .await;
        for hidden in [
            "form",
            "button",
            ".button",
            ".sign-bar",
            ".share",
            ".next-steps",
            ".messages-teaser",
            ".case-strip",
            ".site-header",
            ".site-footer",
            ".page-notice",
        ] {
            assert_eq!(browser.shown(hidden).await, 0, "{language}: {hidden}");
        }
        assert_eq!(pages(&browser).await, 1, "{language}");
        let screen = json!({ "media": "" });
        browser.devtools("Emulation.setEmulatedMedia", screen).await;
    }
}
