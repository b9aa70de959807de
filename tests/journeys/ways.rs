//! Ways through the site: back, forward, reload, deep links, addresses that lead nowhere.

use serde_json::json;

use crate::{browser::Browser, person::AMINA, stage::Stage};

const STATUS: &str = "return performance.getEntriesByType('navigation')[0].responseStatus";

#[tokio::test]
async fn back_and_forward() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr").await;
    browser.ask("window.sameDocument = true").await;
    browser.click(".case-card[href$='/jani-silva']").await;
    browser.sees("h1", "Jani Silva").await;
    browser.click(".site-name").await;
    browser.sees("h1", "Dix vies").await;
    browser.click(".site-sign").await;
    browser.sees("h1", "Signer les dix").await;

    for (path, heading) in [("/fr", "Dix vies"), ("/fr/cases/jani-silva", "Jani Silva")] {
        browser.client.back().await.expect("there is a way back");
        browser.is_at(path).await;
        browser.sees("h1", heading).await;
    }
    for (path, heading) in [("/fr", "Dix vies"), ("/fr/sign", "Signer les dix")] {
        browser.client.forward().await.expect("there is a way on");
        browser.is_at(path).await;
        browser.sees("h1", heading).await;
    }
    assert_eq!(browser.ask("return window.sameDocument").await, true);
}

#[tokio::test]
async fn from_case_to_case() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.sign_at("/fr/cases/jani-silva", AMINA).await;
    browser
        .click(".case-strip a[href$='/khaled-drareni']")
        .await;
    browser.sees("h1", "Khaled Drareni").await;
    browser.counts("khaled-drareni", 0).await;
    browser.client.back().await.expect("there is a way back");
    browser.sees("h1", "Jani Silva").await;
    browser.sees(".letter-signed", "Vous avez signé").await;
    browser.click(".letter-signed .next-case").await;
    browser.sees("h1", "Gustavo Gatica").await;
    let petition = "return document.querySelector('.signature-form [name=petitions]').value";
    assert_eq!(browser.ask(petition).await, "gustavo-gatica");
}

#[tokio::test]
async fn a_reload_stays_where_it_is() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr").await;
    browser.click(".case-card[href$='/jani-silva']").await;
    browser.sees("h1", "Jani Silva").await;
    browser.client.refresh().await.expect("it reloads");
    browser.taken_over().await;
    browser.is_at("/fr/cases/jani-silva").await;
    browser.sees("h1", "Jani Silva").await;
    browser.client.back().await.expect("there is a way back");
    browser.sees("h1", "Dix vies").await;
}

#[tokio::test]
async fn a_deep_link_to_each_case() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    for case in &stage.content().cases {
        browser.open(&format!("/fr/cases/{}", case.slug)).await;
        browser.sees("h1", &case.name).await;
        browser.sees(".letter-demand", &case.demand).await;
        browser.sees(".case-story", &case.story[0]).await;
        browser.counts(case.slug.as_str(), 0).await;
        let title = browser.client.title().await.expect("it has a title");
        assert!(title.starts_with(&case.name), "{title}");
    }
}

#[tokio::test]
async fn a_link_to_the_form_leads_to_the_form() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/cases/jani-silva#signature").await;
    is_in_view(&browser, ".letter h2").await;
    browser.is_at("/fr/cases/jani-silva#signature").await;

    phone(&browser).await;
    browser.open("/fr/cases/khaled-drareni").await;
    browser.click(".sign-bar a").await;
    is_in_view(&browser, ".letter h2").await;
}

#[tokio::test]
async fn a_query_changes_nothing_but_the_source() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    browser
        .sign_at(
            "/fr/cases/jani-silva?source=lettre-d%27info&x=%C3%A9",
            AMINA,
        )
        .await;
    browser
        .sign_at("/fr/cases/idris-khattak?source=newsletter", AMINA)
        .await;
    let source = |index: usize| {
        let body = gate.seen("POST /api").remove(index).body;
        let body: serde_json::Value = serde_json::from_slice(&body).expect("it is JSON");
        body["source"].clone()
    };
    assert_eq!(source(0), json!(null), "no sound source: left out");
    assert_eq!(source(1), json!("newsletter"));
}

#[tokio::test]
async fn the_root_and_a_slash_too_many_lead_home() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    // The browser asks for English.
    for (path, home, heading) in [("/", "/en", "Ten stories"), ("/fr/", "/fr", "Dix vies")] {
        browser.open(path).await;
        browser.is_at(home).await;
        browser.sees("h1", heading).await;
    }
}

#[tokio::test]
async fn an_unknown_address_says_so_and_leads_on() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    for path in [
        "/fr/nulle-part",
        "/fr/cases/personne",
        "/fr/cases/jani-silva/encore",
        "/fr/cases",
        "/xx",
        "/xx/sign",
        "/xx/thanks",
        "/xx/cases/jani-silva",
        "/fr/Signs",
        "/a/b/c/d?e=f%20g#h",
    ] {
        browser.open(path).await;
        assert_eq!(browser.ask(STATUS).await, 404, "{path}");
        browser.is_at(path).await;
        browser.sees("h1", "Cette page n’existe pas").await;
        browser.sees(".case-card", "Jani Silva").await;
        browser.click(".not-found .button").await;
        browser.sees("h1", "Dix vies").await;
        browser.counts("all", 0).await;
    }
}

/// An address as a chat has spoilt it.
#[tokio::test]
async fn a_spoilt_address_leads_to_its_page() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    for path in ["/fr/Sign", "/fr/sign.", "/FR/sign"] {
        browser.open(path).await;
        browser.is_at("/fr/sign").await;
        browser.element(".button-sign").await;
    }
}

async fn phone(browser: &Browser) {
    let screen = json!({ "width": 390, "height": 700, "deviceScaleFactor": 1, "mobile": false });
    browser
        .devtools("Emulation.setDeviceMetricsOverride", screen)
        .await;
}

async fn is_in_view(browser: &Browser, css: &str) {
    let script = "const place = document.querySelector(arguments[0]).getBoundingClientRect();
        return scrollY > 0 && place.top >= 0 && place.bottom <= innerHeight";
    browser
        .until_with(&format!("{css} is in view"), script, vec![json!(css)])
        .await;
}
