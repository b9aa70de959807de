//! Pages that mean harm, and pages that are merely careless.

use marathon_domain::Text;
use serde_json::json;

use super::{
    partner::Partner,
    scene::{PETITION, Scene, told_first},
};
use crate::{browser::Browser, gate::Treatment, person::AMINA};

/// A page that no section lists gets a link, without the reason.
#[tokio::test]
async fn an_unlisted_site_gets_a_link_instead() {
    let scene = Scene::new().await;
    let stranger = Partner::open("localhost").await;
    let browser = Browser::start(&stranger.origin).await;
    stranger.shows("fr", &scene.page(PETITION));
    browser.visit("/").await;
    browser.sees(".plain", "Signer").await;
    assert_eq!(
        told_first(&browser).await,
        json!([["error", { "reason": "silent" }]])
    );
}

/// Other parts of the page, or other frames, cannot send messages as the petition's frame.
#[tokio::test]
async fn forged_words_to_the_page_are_not_believed() {
    let scene = Scene::with("signed_event = true\n", &[]).await;
    let browser = &scene.browser;
    scene.visit(PETITION).await;
    scene.is_ready().await;
    let forge = "const frame = document.createElement('iframe');
        const say = said => `parent.postMessage(${JSON.stringify(said)}, '*');`;
        const messages = [{ marathon: 'signed', height: 0 }, { marathon: 'shared', height: 0 },
            { marathon: 'height', height: 19999 }];
        frame.srcdoc = `<script nonce=note>${messages.map(say).join('')}<\\/script>`;
        document.body.append(frame);
        for (const said of messages) window.postMessage(said, '*');";
    browser.ask(forge).await;
    browser
        .until(
            "they came",
            "return heard.filter(({ height }) => height === 19999).length === 2",
        )
        .await;
    assert_eq!(scene.told().await, json!([["ready", null]]));
    let height = "return document.querySelector('marathon-petition').clientHeight";
    assert!(browser.ask(height).await.as_u64() < Some(5000));
}

/// Invalid messages from the right frame.
#[tokio::test]
async fn words_out_of_order_are_not_taken() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    scene.enter_petition(PETITION).await;
    let odd = "for (const said of [null, 1, 'ready', {}, { marathon: 'signed' },
            { marathon: 'toString', height: 1 }, { marathon: 'height', height: -5 },
            { marathon: 'height', height: 1e9 }, { marathon: 'height', height: '9px' },
            { marathon: 'height', height: NaN }, { marathon: 'last', height: 1 }])
        parent.postMessage(said, arguments[0]);";
    let partner = json!(scene.partner.origin);
    browser
        .client
        .execute(odd, vec![partner])
        .await
        .expect("they are said");
    scene.leave().await;
    browser
        .until(
            "they came",
            "return heard.some(said => said?.marathon === 'last')",
        )
        .await;
    assert_eq!(scene.told().await, json!([["ready", null]]));
    let height = "return document.querySelector('marathon-petition').shadowRoot
        .querySelector('iframe').style.getPropertyValue('--height')";
    let height = browser.ask(height).await;
    let height = height.as_str().unwrap_or_default().trim_end_matches("px");
    assert!(
        height
            .parse::<u32>()
            .is_ok_and(|height| (300..5000).contains(&height)),
        "{height}"
    );
}

/// A frame listens only to the page that its address names, and accepts only valid looks from it.
#[tokio::test]
async fn forged_words_to_the_frame_change_nothing() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    scene.visit(PETITION).await;
    scene.is_ready().await;
    let say = "const frame = document.querySelector('marathon-petition').shadowRoot
            .querySelector('iframe').contentWindow;
        for (const said of [null, 'dark', { marathon: 'look' }, { marathon: 'look', theme: {}, accent: 1 },
            { marathon: 'sign', theme: '', accent: '' },
            { marathon: 'look', theme: 'dark\"><script>', accent: 'url(https://evil.example)' }])
            frame.postMessage(said, '*');
        // From another window than the parent.
        const other = document.createElement('iframe');
        other.srcdoc = `<script nonce=note>parent.frames[0]; for (let i = 0; i < parent.length; i += 1)
            parent[i].postMessage({ marathon: 'look', theme: 'dark', accent: '' }, '*')<\\/script>`;
        other.onload = () => window.forged = true;
        document.body.append(other);";
    browser.ask(say).await;
    browser.until("it was said", "return window.forged").await;
    scene.enter("marathon-petition").await;
    let looks = "const { dataset, style } = document.documentElement;
        return [dataset.theme, style.getPropertyValue('--flame')]";
    assert_eq!(browser.ask(looks).await, json!(["auto", ""]));
}

/// In Chromium a covered button does not sign; a link opens a tab of its own.
#[tokio::test]
async fn a_covered_button_does_not_sign() {
    for cover in [
        // A cover that lets the press through.
        "<div style='position:fixed;inset:0;background:#fff;pointer-events:none'>Gagnez un prix</div>",
        // The frame made invisible over the page's own words.
        "<style>marathon-petition{opacity:.01}</style>",
    ] {
        let scene = Scene::new().await;
        let browser = &scene.browser;
        scene.enter_petition(&format!("{PETITION}{cover}")).await;
        let fill = "document.querySelector('#field-given_name').value = 'Amina';
            document.querySelector('#field-family_name').value = 'Diallo';
            document.querySelector('#field-email').value = 'amina@exemple.org';
            document.querySelector('.button-sign').scrollIntoView({ block: 'center' })";
        browser.ask(fill).await;
        let shown = "document.querySelector('.button-sign').click();
            return !document.querySelector('.embed-covered').hidden";
        browser.until("it says so", shown).await;
        assert_eq!(scene.stage.stored().await, (0, 0), "{cover}");
    }
}

/// Styles that do not cover the button, but keep the browser from vouching for it: the reader
/// learns why, and the page around is informed.
#[tokio::test]
async fn what_alters_the_form_counts_as_a_cover_and_is_told() {
    for altered in [
        "html{filter:grayscale(1)}",
        "html{filter:invert(1) hue-rotate(180deg)}",
        "marathon-petition{mix-blend-mode:multiply}",
        "marathon-petition{opacity:.99}",
    ] {
        let scene = Scene::new().await;
        let browser = &scene.browser;
        scene
            .enter_petition(&format!("{PETITION}<style>{altered}</style>"))
            .await;
        browser.fill_in(AMINA).await;
        browser.look_and_sign().await;
        let words = scene.stage.text(Text::EmbedCovered);
        browser.sees(".embed-covered", words).await;
        scene.leave().await;
        let told =
            "return told.some(([name, detail]) => name === 'error' && detail.reason === 'covered')";
        browser.until("the page hears of it", told).await;
        assert_eq!(scene.stage.stored().await, (0, 0), "{altered}");
    }
}

/// The form is filled in, and its button is out of view.
async fn filled_in_far_from_the_button() -> Scene {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    scene.resize(390, 600).await;
    scene.enter_petition(PETITION).await;
    browser.fill_in(AMINA).await;
    browser.rewrite("#field-given_name", AMINA.given_name).await;
    let unseen = "return new Promise(tell => new IntersectionObserver(([entry]) => tell(!entry.isIntersecting))
        .observe(document.querySelector('.button-sign')))";
    browser.until("the button is out of view", unseen).await;
    scene
}

/// The Enter key in a field far above the button: the button scrolls into view, and must be pressed
/// itself.
#[tokio::test]
async fn nobody_signs_by_a_button_out_of_view() {
    let scene = filled_in_far_from_the_button().await;
    let browser = &scene.browser;
    browser.press("\u{e007}").await;
    let comes = "return document.activeElement === document.querySelector('.button-sign')
        && !document.querySelector('.embed-again').hidden";
    browser.until("the button comes into view", comes).await;
    assert_eq!(scene.stage.stored().await, (0, 0));
    browser.look().await;
    browser.press("\u{e007}").await;
    browser
        .sees("h1", scene.stage.text(Text::ThanksTitle))
        .await;
    assert_eq!(scene.stage.stored().await, (1, 1));
}

/// A page may move the button under a press that was meant for something else. In Chromium such a press sends nothing:
/// the form says so, and a press of its own signs.
#[tokio::test]
async fn a_press_as_the_button_comes_into_view_signs_nothing() {
    let scene = filled_in_far_from_the_button().await;
    let browser = &scene.browser;
    let press = "const button = document.querySelector('.button-sign');
        button.scrollIntoView({ block: 'center' });
        button.focus({ preventScroll: true });
        button.click()";
    browser.ask(press).await;
    let said = "return !document.querySelector('.embed-again').hidden";
    browser.until("it says so", said).await;
    assert_eq!(scene.stage.stored().await, (0, 0));
    browser.look_and_sign().await;
    browser
        .sees("h1", scene.stage.text(Text::ThanksTitle))
        .await;
    assert_eq!(scene.stage.stored().await, (1, 1));
}

/// The same page, uncovered: a person presses, and it signs. Else the test above proves nothing.
#[tokio::test]
async fn what_was_uncovered_signs_after_a_moment() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    scene.enter_petition(&format!("{PETITION}<div id='cover' style='position:fixed;inset:0;pointer-events:none;background:#fff'></div>")).await;
    browser.fill_in(AMINA).await;
    browser.look_and_sign().await;
    browser
        .sees(".embed-covered", scene.stage.text(Text::EmbedCovered))
        .await;
    scene.leave().await;
    browser
        .ask("document.getElementById('cover').remove()")
        .await;
    scene.enter("marathon-petition").await;
    let again = "document.querySelector('.button-sign')?.click();
        return document.querySelector('#thanks') !== null";
    browser.until("it signs", again).await;
    assert_eq!(scene.stage.stored().await, (1, 1));
}

/// Attributes cannot inject anything into an address.
#[tokio::test]
async fn attributes_inject_nothing() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    scene.visit("<p>Rien encore</p>").await;
    browser
        .until(
            "the elements are known",
            "return !!customElements.get('marathon-petition')",
        )
        .await;
    let results = browser
        .ask("return [
            ['../../fr/sign', 'fr', 'fr'], ['jani-silva?host=x', 'fr', 'fr'], ['jani-silva#x', 'fr', 'fr'],
            ['javascript:alert(1)', 'fr', 'fr'], ['\"><script>alert(1)<\\/script>', 'fr', 'fr'],
            ['jani-silva', '../int', 'fr'], ['', 'fr', 'fr'], ['jani-silva', 'fr', 'en/../..'],
        ].map(([name, section, lang]) => {
            const element = document.createElement('marathon-petition');
            element.setAttribute('case', name);
            element.setAttribute('section', section);
            element.setAttribute('lang', lang);
            document.body.append(element);
            const frame = element.shadowRoot.querySelector('iframe');
            return frame && new URL(frame.src).pathname;
        })")
        .await;
    // An invalid language gives that of the page around.
    let page = "/embed/fr/fr/jani-silva";
    assert_eq!(
        results,
        json!([null, null, null, null, null, null, null, page])
    );
    let looks = browser
        .ask(
            "return [['dark', 'red'], ['\"x', '#ffdd00'], ['light', '#fd0&host=x'], ['auto', '']]
            .map(([theme, accent]) => {
                const element = document.createElement('marathon-petition');
                element.setAttribute('case', 'jani-silva');
                element.setAttribute('section', 'fr');
                element.setAttribute('theme', theme);
                element.setAttribute('accent', accent);
                document.body.append(element);
                const { searchParams } = new URL(element.shadowRoot.querySelector('iframe').src);
                searchParams.delete('host');
                return searchParams.toString();
            })",
        )
        .await;
    assert_eq!(
        looks,
        json!(["theme=dark", "accent=ffdd00", "theme=light", ""])
    );
}

/// The page removes the element while the form is on its way: nothing breaks, nothing is half done.
#[tokio::test]
async fn an_element_taken_away_while_signing_breaks_nothing() {
    let (scene, gate) = Scene::behind_gate().await;
    let browser = &scene.browser;
    // The page asks its own server when to do it: the driver waits for the answer to a form in a frame.
    let page = |word: &str| {
        let script = "<script>
            window.taken = document.querySelector('marathon-petition');
            const look = async () => {
                const page = await (await fetch('/')).text();
                if (page.includes('<i>' + 'now')) taken.remove(); else setTimeout(look, 50);
            };
            look();</script>";
        let body = format!("{PETITION}<i>{word}</i>{script}");
        scene.page(&body)
    };
    scene.partner.shows("fr", &page("later"));
    browser.visit("/").await;
    scene.is_ready().await;
    scene.enter("marathon-petition").await;
    browser.fill_in(AMINA).await;
    gate.treat("POST /api", Treatment::Hold);
    browser
        .ask(
            "const button = document.querySelector('.button-sign');
            button.focus(); setTimeout(() => button.click(), 200)",
        )
        .await;
    scene.leave().await;
    gate.has_seen("POST /api", 1).await;
    scene.partner.shows("fr", &page("now"));
    browser
        .until("it is taken away", "return !taken.isConnected")
        .await;
    gate.open();
    browser
        .ask("told.length = 0; document.body.append(taken)")
        .await;
    scene.is_ready().await;
    scene.enter("marathon-petition").await;
    browser.element("#field-email").await;
    let (signings, counted) = scene.stage.stored().await;
    assert_eq!(signings, counted, "all of it or nothing");
    assert_eq!(browser.console().await, Vec::<String>::new());
}
