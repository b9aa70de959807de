//! The frame that needs no script on the page around: its height is fixed, and nothing listens to
//! it.

use marathon_domain::Text;
use serde_json::{Value, json};

use super::scene::Scene;
use crate::{line::frame_of, person::AMINA};

/// On a phone, in a page with text before and after.
async fn on_a_phone(scene: &Scene, frame: &str) {
    scene.resize(390, 844).await;
    let line = "<p>Chez nous</p>".repeat(20);
    let body = format!("<main style='margin:0 24px'>{line}{frame}{line}</main>");
    scene.partner.shows("fr", &body);
    scene.browser.visit("/").await;
}

/// The reader presses the button, which is in the middle of the screen then.
async fn sign(scene: &Scene) {
    let browser = &scene.browser;
    let inside = &browser.client;
    inside
        .clone()
        .enter_frame(0)
        .await
        .expect("there is a frame");
    browser.fill_in(AMINA).await;
    browser.look_and_sign().await;
}

/// The position of a frame's element on the screen: its top and its bottom.
async fn place_of(scene: &Scene, css: &str) -> [f64; 2] {
    let within = format!(
        "const {{ top, bottom }} = document.querySelector('{css}').getBoundingClientRect(); return [top, bottom]"
    );
    let within = scene.browser.ask(&within).await;
    scene.leave().await;
    let frame = "return document.querySelector('iframe').getBoundingClientRect().top";
    let frame = scene.browser.ask(frame).await;
    let entered = scene.browser.client.clone().enter_frame(0).await;
    entered.expect("there is a frame");
    let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
    [&within[0], &within[1]].map(|place| number(&frame) + number(place))
}

#[tokio::test]
async fn thanks_stand_where_the_reader_looks_and_the_site_is_stored() {
    for host in ["", "www.exemple.org"] {
        let scene = Scene::new().await;
        let frame = frame_of(&scene.stage, host, &scene.site).await;
        on_a_phone(&scene, &frame).await;
        let fits = "const { offsetLeft, offsetWidth } = document.querySelector('iframe');
            const text = document.querySelector('p');
            return [offsetLeft - text.offsetLeft, offsetWidth - text.offsetWidth]";
        assert_eq!(
            scene.browser.ask(fits).await,
            json!([0, 0]),
            "aligned like text"
        );
        sign(&scene).await;
        let thanks = scene.stage.text(Text::ThanksTitle);
        scene.browser.sees("h1", thanks).await;
        let is_there = "return document.querySelector('main').style.marginBlockStart !== ''";
        scene
            .browser
            .until("the thanks have come to the reader", is_there)
            .await;
        let [top, bottom] = place_of(&scene, "h1").await;
        assert!(top >= 0.0 && bottom <= 844.0, "seen at {top} to {bottom}");
        let source = if host.is_empty() { "localhost" } else { host };
        let recorded = ("fr".to_owned(), Some(source.to_owned()));
        assert_eq!(scene.recorded().await, [recorded]);
    }
}

/// It is as high as the petition, so that nothing scrolls within.
#[tokio::test]
async fn it_is_high_enough_on_a_phone() {
    let scene = Scene::new().await;
    let frame = frame_of(&scene.stage, "", &scene.site).await;
    on_a_phone(&scene, &frame).await;
    scene
        .browser
        .ask("document.querySelector('iframe').scrollIntoView()")
        .await;
    let inside = scene.browser.client.clone();
    inside.enter_frame(0).await.expect("there is a frame");
    scene.browser.element(".button-sign").await;
    let scrolls = "return document.documentElement.scrollHeight > innerHeight";
    assert_eq!(scene.browser.ask(scrolls).await, json!(false));
}

/// Mistakes are visible, and the site is still known after them.
#[tokio::test]
async fn mistakes_are_seen_and_the_site_is_still_known() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    let frame = frame_of(&scene.stage, "www.exemple.org", &scene.site).await;
    on_a_phone(&scene, &frame).await;
    let inside = browser.client.clone();
    inside.enter_frame(0).await.expect("there is a frame");
    browser.fill_in(AMINA).await;
    browser.rewrite("#field-email", "amina@exemple").await;
    browser.look_and_sign().await;
    browser.element("#error-summary").await;
    let [top, bottom] = place_of(&scene, "#error-summary").await;
    assert!(top >= 0.0 && bottom <= 844.0, "seen at {top} to {bottom}");
    browser.rewrite("#field-email", AMINA.email).await;
    browser.look_and_sign().await;
    browser
        .sees("h1", scene.stage.text(Text::ThanksTitle))
        .await;
    let recorded = ("fr".to_owned(), Some("www.exemple.org".to_owned()));
    assert_eq!(scene.recorded().await, [recorded]);
}
