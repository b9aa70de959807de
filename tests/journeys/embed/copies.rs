//! What optimisers make of the partners' script: a copy on their own host, a part of a combined
//! file, or inlined.

use std::fs;

use marathon_domain::Text;
use serde_json::json;

use super::scene::{PETITION, Scene, told_first};
use crate::{
    browser::{self, Browser},
    patience,
    person::AMINA,
    stage::Stage,
};

const COPY: &str = "/wp-content/cache/min/1/embed.js";
const COMBINED: &str = "/wp-content/cache/autoptimize_8c1f.js";

/// Ways to load it. `SCRIPT` is the script itself.
const WAYS: [(&str, &str); 5] = [
    (
        "a copy",
        "<script async src='/wp-content/cache/min/1/embed.js?ver=1'></script>",
    ),
    (
        "combined with others",
        "<script defer src='/wp-content/cache/autoptimize_8c1f.js'></script>",
    ),
    ("inlined", "<script>SCRIPT</script>"),
    ("a module, inlined", "<script type='module'>SCRIPT</script>"),
    (
        "its own address as data",
        "<script src='data:text/javascript;base64,BASE64'></script>",
    ),
];

async fn in_every_way(scene: &Scene) {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let browser = &scene.browser;
    let script = fs::read_to_string(Stage::site().join("embed.js")).expect("the site is built");
    let built = &scene.stage.content().address;
    let script = script.replace(built, &scene.site);
    scene.partner.serves(COPY, script.clone());
    let others = "window.others = 1;";
    scene
        .partner
        .serves(COMBINED, format!("{others}\n;{script}\n;{others}"));
    for (name, way) in WAYS {
        let tag = way
            .replace("SCRIPT", &script)
            .replace("BASE64", &STANDARD.encode(&script));
        let counter = "<marathon-counter case='all'></marathon-counter>";
        let bare = "<marathon-petition case='no such'></marathon-petition>";
        let body = scene.naming(&format!("{PETITION}{counter}{bare}"));
        scene.partner.shows("fr", &format!("{tag}{body}"));
        browser.visit("/").await;
        scene.is_ready().await;
        let leads = "const [petition, bare] = document.querySelectorAll('marathon-petition');
            return [petition.shadowRoot.querySelector('iframe').src, bare.shadowRoot.querySelector('a').href]
                .map(address => new URL(address).origin)";
        let site = &scene.site;
        assert_eq!(browser.ask(leads).await, json!([site, site]), "{name}");
        let counted = "return document.querySelector('marathon-counter').shadowRoot
            .querySelector('[part=number]').textContent";
        browser.until("it counts", counted).await;
        scene.enter("marathon-petition").await;
        browser.fill_in(AMINA).await;
        browser.look_and_sign().await;
        let thanks = scene.stage.text(Text::ThanksTitle);
        browser.sees("h1", thanks).await;
        scene.leave().await;
    }
    let signed = WAYS.len() as i64;
    assert_eq!(scene.stage.stored().await, (signed, 1));
}

#[tokio::test]
async fn a_copy_of_the_script_leads_to_the_marathon() {
    in_every_way(&Scene::new().await).await;
}

#[tokio::test]
async fn a_copy_of_the_script_leads_to_the_marathon_in_firefox() {
    in_every_way(&Scene::in_engine(browser::Engine::Firefox).await).await;
}

/// On the marathon's own page for partners the preview is of that very server, wherever it is.
#[tokio::test]
async fn the_preview_is_of_the_site_itself() {
    let stage = Stage::new();
    assert_ne!(
        stage.origin(),
        stage.content().address,
        "else this proves nothing"
    );
    let browser = stage.browser().await;
    browser.visit("/fr/partners").await;
    let shown = "return document.querySelector('.embed-preview marathon-petition')?.shadowRoot
        ?.querySelector('iframe:not([hidden])')?.src";
    let shown = browser.until("the preview is there", shown).await;
    let shown = shown.as_str().unwrap_or_default();
    assert!(shown.starts_with(&stage.origin()), "{shown}");
}

/// A site that was built for another address says so when its server starts, and only then.
#[tokio::test]
async fn a_site_of_another_address_is_warned_of() {
    let words = "was built for another address";
    let stage = Stage::new();
    let said = stage.log_says(words, 1).await;
    assert!(said.contains(&stage.content().address), "{said}");
    let address = stage.content().address.clone();
    let right = Stage::with(&[("MARATHON_PUBLIC_URL", &address)]);
    // The server is ready, so its log has all messages of the start.
    assert!(!right.log().contains(words), "{}", right.log());
}

/// The link that is left when nobody answers has the marathon's address too.
#[tokio::test]
async fn a_copy_on_an_unlisted_site_leaves_a_link_to_the_marathon() {
    let scene = Scene::new().await;
    let stranger = super::partner::Partner::open("localhost").await;
    let browser = Browser::start(&stranger.origin).await;
    let script = fs::read_to_string(Stage::site().join("embed.js")).expect("the site is built");
    let script = script.replace(&scene.stage.content().address, &scene.site);
    let bare = "<marathon-petition case='jani-silva' section='fr' lang='fr'></marathon-petition>";
    stranger.shows("fr", &format!("<script>{script}</script>{bare}"));
    browser.visit("/").await;
    assert_eq!(told_first(&browser).await[0][1]["reason"], json!("silent"));
    let link = patience::until(async || {
        let link =
            "return document.querySelector('marathon-petition').shadowRoot.querySelector('a').href";
        browser.ask(link).await.as_str().map(str::to_owned)
    });
    let expected = format!("{}/embed/fr/fr/jani-silva", scene.site);
    assert_eq!(link.await, Some(expected));
}
