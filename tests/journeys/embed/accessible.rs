//! No rule of axe-core is broken in a frame, in any language, theme and state.

use serde_json::json;

use super::scene::Scene;
use crate::browser::Browser;

#[tokio::test]
async fn no_rule_is_broken_in_frames() {
    let scene = Scene::new().await;
    let browser = Browser::start(&scene.stage.origin()).await;
    browser.bring_axe().await;
    for (width, language, look) in [
        (280, "fr", ""),
        (390, "ar", "?theme=dark"),
        (600, "en", "?theme=dark&accent=1d4f63"),
        (900, "es", "?theme=light&accent=2e6a3e"),
        (900, "ar", "?accent=777777"),
    ] {
        let screen =
            json!({ "width": width, "height": 4000, "deviceScaleFactor": 1, "mobile": false });
        browser
            .devtools("Emulation.setDeviceMetricsOverride", screen)
            .await;
        for page in [
            "jani-silva",
            "all",
            "death-penalty-fair-trial",
            "jani-silva/thanks",
            "all/mailed",
        ] {
            let path = format!("/embed/fr/{language}/{page}{look}");
            browser.visit(&path).await;
            let counted = "return document.querySelector('.counter-number')?.textContent";
            browser.until("it counts", counted).await;
            let broken = browser.violations().await;
            assert!(broken.is_empty(), "{path} at {width}: {broken:#?}");
            let wide = "return document.documentElement.scrollWidth > innerWidth";
            assert_eq!(browser.ask(wide).await, json!(false), "{path} at {width}");
        }
    }
}

/// With its mistakes, as the server gives it back.
#[tokio::test]
async fn no_rule_is_broken_with_mistakes() {
    let scene = Scene::new().await;
    let browser = Browser::start(&scene.stage.origin()).await;
    browser.bring_axe().await;
    browser.visit("/embed/fr/fr/jani-silva").await;
    browser.ask("document.forms[0].noValidate = true").await;
    browser.look_and_sign().await;
    browser.element("#error-summary").await;
    let broken = browser.violations().await;
    assert!(broken.is_empty(), "{broken:#?}");
}
