//! Nothing moves on the page around, and the frame is as high as its content.

use marathon_domain::Text;
use serde_json::json;

use super::scene::{PETITION, Scene};
use crate::{
    browser::Browser,
    gate::Treatment,
    person::{AMINA, JOSE},
};

/// The copied line reserves the space until the script has loaded.
const KEEP: &str = "<marathon-petition style=\"display:block;min-height:1130px\"";
/// What would move.
const BELOW: &str = "<p id=\"below\">La suite de la page</p>";

/// On a screen tall enough to show the end of the frame, with a late script and a later frame.
#[tokio::test]
async fn nothing_moves_when_the_petition_comes() {
    let (scene, gate) = Scene::behind_gate().await;
    let browser = &scene.browser;
    for (width, height) in [(1280, 2400), (1280, 720), (390, 844)] {
        scene.resize(width, height).await;
        let petition = PETITION.replace("<marathon-petition", KEEP);
        let body = format!("<h1>Chez nous</h1>{petition}{BELOW}");
        let page = scene.page(&body);
        scene.partner.shows("fr", &page);
        gate.treat("/embed.js", Treatment::Hold);
        gate.treat("/embed/fr/fr/", Treatment::Hold);
        browser.visit("/").await;
        browser
            .until(
                "the page is painted",
                "return performance.getEntriesByType('paint').length",
            )
            .await;
        gate.open();
        scene.is_ready().await;
        two_frames(&scene).await;
        let moved = browser.ask("return shift").await;
        assert_eq!(moved, json!(0), "at {width} × {height}");
    }
}

/// The control: a frame that is given its height only when it has come does move the page.
#[tokio::test]
async fn what_moves_is_noticed() {
    let scene = Scene::new().await;
    scene.resize(1280, 2400).await;
    scene
        .visit(&format!("<div id=\"late\"></div>{BELOW}"))
        .await;
    let browser = &scene.browser;
    browser
        .until(
            "the page is painted",
            "return performance.getEntriesByType('paint').length",
        )
        .await;
    browser
        .ask("document.getElementById('late').style.height = '900px'")
        .await;
    browser.until("it is noticed", "return shift > 0").await;
}

async fn two_frames(scene: &Scene) {
    let frames = "const [done] = arguments;
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))";
    let waited = scene.browser.client.execute_async(frames, Vec::new()).await;
    waited.expect("the page is painted");
}

/// The reserved space is enough for every petition in every language at every width.
#[tokio::test]
async fn the_room_kept_is_enough_for_all() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    let content = scene.stage.content();
    let slugs = content.cases.iter().chain(&content.further);
    let names: Vec<String> = slugs
        .map(|case| case.slug.to_string())
        .chain(["all".to_owned()])
        .collect();
    scene
        .visit("<marathon-petition case=\"all\"></marathon-petition>")
        .await;
    browser
        .until(
            "the elements are known",
            "return !!customElements.get('marathon-petition')",
        )
        .await;
    // The narrowest width of each step, where words take most space.
    let widths = [280, 320, 360, 432, 480, 560, 640, 736, 800];
    // The height that the element reserves before its frame has come, by width.
    let kept = "const [name, widths] = arguments;
        const element = document.querySelector('marathon-petition');
        element.setAttribute('case', name);
        const frame = element.shadowRoot.querySelector('iframe');
        frame.removeAttribute('data-exact');
        frame.style.removeProperty('--height');
        return widths.map(width => { element.style.width = width + 'px'; return frame.clientHeight; })";
    let mut kept_for = Vec::new();
    for name in ["jani-silva", "all"] {
        let arguments = vec![json!(name), json!(widths)];
        let heights = browser
            .client
            .execute(kept, arguments)
            .await
            .expect("it keeps room");
        kept_for.push(heights);
    }
    // The pages themselves, in a frame of that width.
    let measure = "const [path, widths, done] = arguments;
        const frame = document.createElement('iframe');
        frame.onload = async () => {
            await frame.contentDocument.fonts.ready;
            done(widths.map(width => {
                frame.style.width = width + 'px';
                const main = frame.contentDocument.querySelector('main');
                return Math.ceil(main.getBoundingClientRect().height);
            }));
        };
        // High enough to need no scroll bar, which would take some of its width.
        frame.style.height = '5000px';
        frame.style.border = 0;
        frame.src = path;
        document.body.replaceChildren(frame);";
    let own = Browser::start(&scene.stage.origin()).await;
    // This page's policy allows frames of its own site.
    own.visit("/fr/credits").await;
    for (name, language) in names.iter().flat_map(|name| {
        let languages = content.campaign.languages.iter();
        languages.map(move |language| (name, language))
    }) {
        let path = format!("/embed/int/{language}/{name}");
        let arguments = vec![json!(path), json!(widths)];
        let heights = own.client.execute_async(measure, arguments).await;
        let heights = heights.expect("it is measured");
        let kept = &kept_for[usize::from(name == "all")];
        for (place, width) in widths.iter().enumerate() {
            let (needed, room) = (heights[place].as_u64(), kept[place].as_u64());
            assert!(needed <= room, "{path} at {width}: {needed:?} in {room:?}");
        }
    }
}

/// The height follows the content: down once the frame's end is out of view, up with an error
/// message.
#[tokio::test]
async fn the_height_follows_what_stands_in_the_frame() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    scene.resize(390, 700).await;
    scene.visit(&format!("{PETITION}{BELOW}")).await;
    scene.is_ready().await;
    let fits = "const element = document.querySelector('marathon-petition');
        const frame = element.shadowRoot.querySelector('iframe');
        return heard.at(-1).height === frame.clientHeight && frame.clientHeight";
    let before = browser.until("it fits", fits).await.as_u64();
    scene.enter("marathon-petition").await;
    let grow = "document.querySelector('#error-email').hidden = false;
        document.querySelector('#error-email').textContent = 'Cette adresse n’est pas complète.'";
    browser.ask(grow).await;
    scene.leave().await;
    let grown = format!("{fits} > {}", before.unwrap_or_default());
    browser.until("it has grown and fits", &grown).await;
}

/// An Arabic petition in a French page, and a French one in an Arabic page: each keeps its direction.
#[tokio::test]
async fn each_direction_stands_in_the_other() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    for (around, within, direction) in [("fr", "ar", "rtl"), ("ar", "fr", "ltr")] {
        let body = PETITION.replace("lang=\"fr\"", &format!("lang=\"{within}\""));
        scene.partner.shows(around, &scene.page(&body));
        browser.visit("/").await;
        scene.is_ready().await;
        let overflows = "return document.documentElement.scrollWidth > innerWidth";
        assert_eq!(browser.ask(overflows).await, json!(false));
        scene.enter("marathon-petition").await;
        let seen = "const root = document.documentElement;
            const field = document.querySelector('#field-postcode').getBoundingClientRect();
            return [root.dir, root.lang, root.scrollWidth > innerWidth, field.width > 100]";
        let expected = json!([direction, within, false, true]);
        assert_eq!(browser.ask(seen).await, expected);
        scene.leave().await;
    }
}

/// Two partners at once: each has its frame, and each its own source.
#[tokio::test]
async fn two_partners_at_once() {
    let scene = Scene::new().await;
    let browser = Browser::start(&scene.other.origin).await;
    scene.other.shows("es", &scene.page(PETITION));
    scene.visit(PETITION).await;
    browser.visit("/").await;
    for (browser, person) in [(&scene.browser, AMINA), (&browser, JOSE)] {
        scene.enter_in(browser, "marathon-petition").await;
        browser.fill_in(person).await;
        browser.look_and_sign().await;
        browser
            .sees("h1", scene.stage.text(Text::ThanksTitle))
            .await;
    }
    let sources = ["localhost", "127.0.0.1"].map(|host| ("fr".to_owned(), Some(host.to_owned())));
    assert_eq!(scene.recorded().await, sources);
}
