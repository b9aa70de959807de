//! Right to left, numbers, plurals: each language as it is written.

use std::collections::BTreeSet;

use marathon_domain::LiveText;
use serde_json::json;

use crate::{browser::Browser, languages::content, stage::Stage};

const DESKTOP: (u32, u32) = (1280, 900);

async fn of_size(browser: &Browser, (width, height): (u32, u32)) {
    let screen =
        json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    browser
        .devtools("Emulation.setDeviceMetricsOverride", screen)
        .await;
}

/// Left and right edge of the first element there.
async fn edges(browser: &Browser, css: &str) -> (f64, f64) {
    browser.element(css).await;
    let script = format!(
        "const place = document.querySelector({}).getBoundingClientRect();
        return [place.left, place.right]",
        json!(css)
    );
    let edges = browser.ask(&script).await;
    let edge = |index: usize| edges[index].as_f64().expect("an edge is a number");
    (edge(0), edge(1))
}

/// Whether a picture is mirrored: then it has a negative scale.
async fn is_turned(browser: &Browser, css: &str) -> bool {
    let script = format!(
        "const turned = [];
        for (let e = document.querySelector({}); e; e = e.parentElement) {{
            const {{ transform, scale, rotate }} = getComputedStyle(e);
            turned.push(transform, scale, rotate);
        }}
        return turned.some(value => value !== 'none')",
        json!(css)
    );
    browser.ask(&script).await == json!(true)
}

#[tokio::test]
async fn arabic_pages_are_mirrored_but_for_pictures_and_numbers() {
    let stage = Stage::new();
    stage.signed_elsewhere("jani-silva", 1_234);
    let browser = stage.browser().await;
    of_size(&browser, DESKTOP).await;
    let mut sheet = Vec::new();
    for (language, stamp_is_right) in [("fr", false), ("ar", true)] {
        browser.open(&format!("/{language}/cases/jani-silva")).await;
        browser
            .until(
                "the number is there",
                "return document.querySelector('.case-aside [data-count]').textContent",
            )
            .await;
        let (stamp, text) = (
            edges(&browser, ".case-aside .stamp").await,
            edges(&browser, ".case-text").await,
        );
        assert_eq!(
            stamp.0 > text.1,
            stamp_is_right,
            "{language}: {stamp:?} {text:?}"
        );
        assert_eq!(
            stamp.1 < text.0,
            !stamp_is_right,
            "{language}: {stamp:?} {text:?}"
        );
        let (name, sign) = (
            edges(&browser, ".site-name").await,
            edges(&browser, ".site-sign").await,
        );
        assert_eq!(
            name.0 > sign.1,
            stamp_is_right,
            "{language}: {name:?} {sign:?}"
        );
        for whole in [".case-aside .stamp img", ".case-aside .counter-number"] {
            assert!(!is_turned(&browser, whole).await, "{language}: {whole}");
        }
        sheet.push(stamp.1 - stamp.0);
    }
    assert_eq!(sheet[0], sheet[1], "the stamps have one size");
}

#[tokio::test]
async fn arabic_pages_scroll_in_no_direction_but_down() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    for size in [(320, 640), DESKTOP] {
        of_size(&browser, size).await;
        for path in [
            "/ar",
            "/ar/cases/jani-silva",
            "/ar/sign",
            "/ar/booklet",
            "/ar/how",
        ] {
            browser.open(path).await;
            let wide =
                "const root = document.documentElement; return root.scrollWidth - root.clientWidth";
            assert_eq!(browser.ask(wide).await, 0, "{path} at {size:?}");
        }
    }
}

/// Each alphabet has its own headline typeface, and a reader of one does not wait for the other's.
#[tokio::test]
async fn a_language_fetches_only_its_own_letters() {
    let stage = Stage::new();
    let (gate, browser) = stage.browser_behind_gate().await;
    for (path, own, other) in [
        ("/ar/cases/jani-silva", "/fonts/cairo", "/fonts/barlow"),
        ("/fr/cases/jani-silva", "/fonts/barlow", "/fonts/cairo"),
    ] {
        let before = gate.seen(other).len();
        browser.open(path).await;
        browser.counts("jani-silva", 0).await;
        browser
            .ask("return document.fonts.ready.then(() => true)")
            .await;
        gate.has_seen(own, 1).await;
        assert_eq!(gate.seen(other).len(), before, "{path} fetches {other}");
    }
}

#[tokio::test]
async fn numbers_are_grouped_as_the_language_does() {
    let stage = Stage::new();
    stage.signed_elsewhere("jani-silva", 1_234);
    let browser = stage.browser().await;
    for (language, number) in [
        ("fr", "1\u{202f}234"),
        ("en", "1,234"),
        // Spanish groups from five digits on.
        ("es", "1234"),
        ("ar", "1,234"),
    ] {
        browser.open(&format!("/{language}/cases/jani-silva")).await;
        let written = "return document.querySelector('.case-aside [data-count]').textContent";
        let shown = browser.until("the number is there", written).await;
        assert_eq!(shown, number, "{language}");
    }
}

#[tokio::test]
async fn arabic_nouns_follow_their_numbers() {
    let stage = Stage::new();
    let arabic = content("ar");
    let classes = [
        (50, LiveText::SignaturesMany),
        (100, LiveText::SignaturesOther),
        (103, LiveText::SignaturesFew),
        (111, LiveText::SignaturesMany),
        (202, LiveText::SignaturesOther),
    ];
    let petitions: Vec<_> = stage.slugs().into_iter().zip(classes).collect();
    for (petition, (number, _)) in &petitions {
        stage.signed_elsewhere(petition, *number);
    }
    let browser = stage.browser().await;
    browser.open("/ar").await;
    for (petition, (number, noun)) in petitions {
        browser.counts(petition, number.into()).await;
        let label = format!(
            "return document.querySelector(\".case-sheet [data-count='{petition}'] ~ .counter-label\").textContent"
        );
        assert_eq!(
            browser.ask(&label).await,
            arabic.live_text(noun),
            "{number}"
        );
    }
    let nouns: BTreeSet<_> = classes
        .map(|(_, noun)| arabic.live_text(noun))
        .into_iter()
        .collect();
    assert_eq!(nouns.len(), 3, "from fifty on there are three: {nouns:?}");
}
