//! Every kind of place that page builders make: the petition is visible and can be signed there, or
//! there is a link.

use marathon_domain::Text;
use serde_json::{Value, json};

use super::scene::{PETITION, Scene};
use crate::{browser::Engine, person::AMINA};

/// The name of each place, its markup, and the least width of the petition on a page of 1000
/// pixels.
const PLACES: [(&str, &str, u32); 13] = [
    ("a dialog", "<dialog open style='margin:0'>IT</dialog>", 700),
    (
        "a fixed pop-up",
        "<div style='position:fixed;top:0;left:0;max-height:100%;overflow:auto'>IT</div>",
        700,
    ),
    (
        "fit-content",
        "<div style='width:fit-content'>IT</div>",
        700,
    ),
    (
        "min-content",
        "<div style='width:min-content'>IT</div>",
        280,
    ),
    ("a float", "<div style='float:left'>IT</div>", 700),
    (
        "inline-block",
        "<div style='display:inline-block'>IT</div>",
        700,
    ),
    (
        "inline-flex",
        "<div style='display:inline-flex'>IT</div>",
        700,
    ),
    ("a table cell", "<table><tr><td>IT</td></tr></table>", 700),
    (
        "a column that centres",
        "<div style='display:flex;flex-direction:column;align-items:center'>IT</div>",
        700,
    ),
    (
        "a row that centres",
        "<div style='display:flex;justify-content:center'>IT</div>",
        700,
    ),
    (
        "a grid that centres",
        "<div style='display:grid;place-items:center'>IT</div>",
        700,
    ),
    (
        "a narrow column",
        "<div style='width:200px;display:flex'>IT</div>",
        200,
    ),
    (
        "an element that floats by itself",
        "<style>marathon-petition{float:left}</style>IT",
        700,
    ),
];

const SEEN: &str = "const element = document.querySelector('marathon-petition');
    const frame = element.shadowRoot?.querySelector('iframe');
    return [element.offsetWidth, frame?.offsetWidth, document.documentElement.scrollWidth > innerWidth]";

async fn in_every_place(scene: &Scene) {
    let browser = &scene.browser;
    for (name, around, least) in PLACES {
        scene.visit(&around.replace("IT", PETITION)).await;
        scene.is_ready().await;
        let seen = browser.ask(SEEN).await;
        let wide = |value: &Value| value.as_u64().unwrap_or_default();
        let (element, frame) = (wide(&seen[0]), wide(&seen[1]));
        assert_eq!(element, frame, "{name}");
        assert!(
            (u64::from(least)..=1000).contains(&frame),
            "{name}: {frame}"
        );
        assert_eq!(seen[2], json!(false), "{name} makes the page wider");
        scene.enter("marathon-petition").await;
        browser.fill_in(AMINA).await;
        browser.look_and_sign().await;
        let thanks = scene.stage.text(Text::ThanksTitle);
        browser.sees("h1", thanks).await;
        scene.leave().await;
    }
    let signed = PLACES.len() as i64;
    assert_eq!(scene.stage.stored().await, (signed, 1));
}

#[tokio::test]
async fn it_is_seen_and_signed_wherever_it_stands() {
    let scene = Scene::new().await;
    scene.resize(1000, 900).await;
    in_every_place(&scene).await;
}

#[tokio::test]
async fn it_is_seen_and_signed_wherever_it_stands_in_firefox() {
    let scene = Scene::in_engine(Engine::Firefox).await;
    let sized = scene.browser.client.set_window_size(1000, 900).await;
    sized.expect("a window has a size");
    in_every_place(&scene).await;
}

/// On a phone, none of them is wider than the screen, and each is as wide as there is room.
#[tokio::test]
async fn on_a_phone_it_is_as_wide_as_there_is_room() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    scene.resize(390, 844).await;
    for (name, around, _) in PLACES {
        scene.visit(&around.replace("IT", PETITION)).await;
        scene.is_ready().await;
        let seen = browser.ask(SEEN).await;
        let width = seen[1].as_u64().unwrap_or_default();
        assert!((200..=390).contains(&width), "{name}: {width}");
        assert_eq!(seen[2], json!(false), "{name} makes the page wider");
    }
}

/// No width at all: the link, and the reason. Once there is some, the petition.
#[tokio::test]
async fn without_any_room_there_is_a_link_until_there_is_some() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    scene
        .visit(&format!("<div id='place' style='width:0'>{PETITION}</div>"))
        .await;
    browser.until("it is told", "return told.length > 0").await;
    let room = json!([["error", { "reason": "room" }]]);
    assert_eq!(scene.told().await, room);
    browser.sees(".plain", "Signer").await;
    browser
        .ask("document.getElementById('place').style.width = '400px'")
        .await;
    scene.is_ready().await;
    browser.sees_no(".plain").await;
    scene.enter("marathon-petition").await;
    browser.fill_in(AMINA).await;
    scene.leave().await;
    // A part that folds and unfolds keeps what was typed.
    let fold = "const { style } = document.getElementById('place');
        style.width = '0'; requestAnimationFrame(() => requestAnimationFrame(() => { style.width = '400px'; folded = true }));";
    browser.ask(&format!("window.folded = false; {fold}")).await;
    browser
        .until("it has folded and opened", "return folded")
        .await;
    scene.enter("marathon-petition").await;
    assert_eq!(browser.value("#field-email").await, AMINA.email);
}

/// A hidden frame is not reported as missing: a tab that opens later has its petition.
#[tokio::test]
async fn a_closed_tab_is_not_told_as_an_error() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    scene
        .visit(&format!("<div id='tab' hidden>{PETITION}</div>"))
        .await;
    let known = "return !!customElements.get('marathon-petition')";
    browser.until("the elements are known", known).await;
    browser
        .ask("document.getElementById('tab').hidden = false")
        .await;
    scene.is_ready().await;
    assert_eq!(scene.told().await, json!([["ready", null]]));
}
