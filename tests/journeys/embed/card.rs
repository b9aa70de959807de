//! A frame in a WordPress that does not trust us: it cannot send anything, and is shown only if it
//! speaks WordPress's protocol. The real WordPress is in the drill.

use serde_json::{Value, json};

use super::scene::Scene;

/// The markup that WordPress 6 makes for a provider that it does not trust, and a short version of
/// its script (`wp-embed.js`).
const FRAME: &str = "<blockquote class='wp-embedded-content' data-secret='s3cr3t'><a href='SITE/fr/cases/jani-silva'>Signer</a></blockquote>
    <iframe class='wp-embedded-content' sandbox='allow-scripts' security='restricted' title='Jani Silva'
        style='position:absolute;clip:rect(1px,1px,1px,1px)' data-secret='s3cr3t' width='500' height='750'
        src='SITE/embed/fr/fr/NAME#?secret=s3cr3t'></iframe>
    <script>
        window.followed = '';
        addEventListener('message', ({ data, source }) => {
            const frame = document.querySelector('iframe[data-secret=s3cr3t]');
            if (data?.secret !== 's3cr3t' || source !== frame.contentWindow || /[^a-z0-9]/i.test(data.secret)) return;
            document.querySelector('blockquote').style.display = 'none';
            frame.removeAttribute('style');
            if (data.message === 'height') frame.height = Math.min(1000, Math.max(200, Math.trunc(data.value)));
            if (data.message === 'link' && new URL(data.value).host === new URL(frame.src).host
                && document.activeElement === frame) followed = data.value;
        });
    </script>";

#[tokio::test]
async fn a_card_is_shown_and_its_link_leads_to_the_petition() {
    for (name, page) in [("jani-silva", "cases/jani-silva"), ("all", "sign")] {
        let scene = Scene::new().await;
        let browser = &scene.browser;
        scene.resize(390, 844).await;
        scene
            .partner
            .shows("fr", &scene.naming(FRAME).replace("NAME", name));
        browser.visit("/").await;
        let shown = "const frame = document.querySelector('iframe');
            return frame.style.clip === '' && frame.checkVisibility() && Number(frame.height)";
        let height = browser.until("the frame is shown", shown).await;
        assert!(
            (200..=560).contains(&height.as_u64().unwrap_or_default()),
            "{height}"
        );
        let inside = browser.client.clone();
        inside.enter_frame(0).await.expect("there is a frame");
        let controls =
            "return [...document.querySelectorAll('a[href], button, input, select, textarea')]
            .filter(control => control.tabIndex >= 0).map(control => control.className)";
        assert_eq!(browser.ask(controls).await, json!(["button embed-sign"]));
        browser.counts(name, 0).await;
        let loaded = "return document.fonts.ready.then(() => [
            [...document.images].every(image => image.complete && image.naturalWidth > 0),
            [...document.fonts].some(font => font.status === 'loaded'),
            [...document.fonts].every(font => font.status !== 'error'),
            document.documentElement.scrollHeight <= innerHeight,
            document.documentElement.scrollWidth <= innerWidth])";
        let all: Value = json!([true, true, true, true, true]);
        assert_eq!(
            browser.ask(loaded).await,
            all,
            "stamp and font are there, and it fits"
        );
        browser.click(".embed-sign").await;
        scene.leave().await;
        let link = browser
            .until("the link is followed", "return followed")
            .await;
        let expected = format!("{}/fr/{page}?section=fr&source=localhost", scene.site);
        assert_eq!(link, json!(expected));
        let console = browser.console().await;
        let own = console.iter().filter(|line| !line.contains("favicon"));
        assert_eq!(own.collect::<Vec<_>>(), Vec::<&String>::new());
    }
}

/// An address with another secret gives the whole petition, as one without a secret.
#[tokio::test]
async fn no_secret_no_card() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    let frame = "<iframe title='Jani Silva' width='500' height='750' src='SITE/embed/fr/fr/jani-silva#?secret=<b>'></iframe>";
    scene.partner.shows("fr", &scene.naming(frame));
    browser.visit("/").await;
    let inside = browser.client.clone();
    inside.enter_frame(0).await.expect("there is a frame");
    browser.element(".button-sign").await;
    browser.sees_no(".embed-sign").await;
}
