//! Strict policies, blocked storage, no scripts, slow networks.

use std::fs;

use marathon_domain::Text;
use serde_json::json;

use super::scene::{PETITION, Scene, told_first};
use crate::{gate::Treatment, line::line_of, patience, person::AMINA, stage::Stage};

#[tokio::test]
async fn a_strict_policy_of_the_page_around_is_enough() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    // Exactly as in docs/EMBED.md, with an exception for the notes of this test.
    let policy =
        "default-src 'none'; script-src SITE 'nonce-note'; frame-src SITE; connect-src SITE; \
                  require-trusted-types-for 'script'"
            .replace("SITE", &scene.stage.origin());
    let body =
        format!("{PETITION}<marathon-counter case=\"all\" variant=\"bar\"></marathon-counter>");
    scene.partner.shows_under(&policy, "fr", &scene.page(&body));
    browser.visit("/").await;
    scene.is_ready().await;
    let counted = "return document.querySelector('marathon-counter').shadowRoot
        .querySelector('[part=number]').textContent";
    assert_eq!(browser.until("it counts", counted).await, json!("0"));
    let console = browser.console().await;
    let own = console.iter().filter(|line| !line.contains("favicon"));
    assert_eq!(own.collect::<Vec<_>>(), Vec::<&String>::new());
    scene.enter("marathon-petition").await;
    browser.fill_in(AMINA).await;
    browser.look_and_sign().await;
    browser
        .sees("h1", scene.stage.text(Text::ThanksTitle))
        .await;
}

#[tokio::test]
async fn a_policy_that_allows_no_frames_leaves_the_link() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    let policy =
        "default-src 'none'; script-src SITE 'nonce-note'".replace("SITE", &scene.stage.origin());
    scene
        .partner
        .shows_under(&policy, "fr", &scene.page(PETITION));
    browser.visit("/").await;
    browser.sees(".plain", "Signer").await;
    assert_eq!(told_first(browser).await[0][0], json!("error"));
}

/// Cookies and all storage blocked, as some browsers do within frames.
#[tokio::test]
async fn signs_where_storage_is_blocked() {
    let blocked = ("profile.default_content_setting_values.cookies", json!(2));
    let scene = Scene::with("", &[blocked]).await;
    let browser = &scene.browser;
    scene.enter_petition(PETITION).await;
    let storage = "try { return localStorage.length } catch (error) { return error.name }";
    assert_eq!(
        browser.ask(storage).await,
        json!("SecurityError"),
        "else this proves nothing"
    );
    browser.fill_in(AMINA).await;
    browser.look_and_sign().await;
    browser
        .sees("h1", scene.stage.text(Text::ThanksTitle))
        .await;
    assert_eq!(scene.stage.stored().await, (1, 1));
}

#[tokio::test]
async fn without_the_script_there_is_a_link_and_a_plain_frame() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    let frame = "<iframe title=\"Pétition\" width=\"400\" height=\"900\"
        sandbox=\"allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-same-origin\"
        referrerpolicy=\"no-referrer\"
        src=\"SITE/embed/fr/fr/jani-silva?source=www.example.org&theme=dark\"></iframe>";
    let off = json!({ "value": true });
    browser
        .devtools("Emulation.setScriptExecutionDisabled", off)
        .await;
    scene.visit(&format!("{PETITION}{frame}")).await;
    browser.sees(".plain", "Signer").await;
    browser
        .client
        .enter_frame(0)
        .await
        .expect("there is a frame");
    browser.fill_in(AMINA).await;
    browser.look_and_sign().await;
    browser
        .sees("h1", scene.stage.text(Text::ThanksTitle))
        .await;
    let recorded = ("fr".to_owned(), Some("www.example.org".to_owned()));
    assert_eq!(scene.recorded().await, [recorded]);
}

/// A carelessly written frame without `allow-same-origin`: its requests have no origin.
#[tokio::test]
async fn a_frame_that_cannot_send_says_why_and_opens_a_tab() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    let frame =
        "<iframe title=\"Pétition\" width=\"400\" height=\"900\" referrerpolicy=\"no-referrer\"
        sandbox=\"allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox\"
        src=\"SITE/embed/fr/fr/jani-silva?theme=dark\"></iframe>";
    scene.visit(frame).await;
    let inside = browser.client.clone();
    inside.enter_frame(0).await.expect("there is a frame");
    browser.fill_in(AMINA).await;
    browser.look_and_sign().await;
    let why = scene.stage.text(Text::RefusedFrame);
    browser.sees("#error-summary", why).await;
    assert_eq!(browser.value("#field-given_name").await, AMINA.given_name);
    assert_eq!(scene.stage.stored().await, (0, 0));
    browser.click(".embed-covered a").await;
    let tabs = inside.windows().await.expect("there are windows");
    let tab = tabs.last().expect("a tab has opened").clone();
    inside.switch_to_window(tab).await.expect("it is there");
    browser.sees("h1", "Jani Silva").await;
    browser.fill_in(AMINA).await;
    browser.look_and_sign().await;
    browser
        .sees("h1", scene.stage.text(Text::ThanksTitle))
        .await;
    assert_eq!(scene.stage.stored().await, (1, 1));
}

/// The script is blocked by the page around: in the line as partners copy it, the link is there from the
/// beginning, and leads to the petition.
#[tokio::test]
async fn a_blocked_script_leaves_the_link() {
    let (scene, gate) = Scene::behind_gate().await;
    let browser = &scene.browser;
    gate.treat("/embed.js", Treatment::Cut);
    let line = line_of(&scene.stage, "jani-silva", "fr", &scene.site).await;
    scene.partner.shows("fr", &line);
    browser.visit("/").await;
    let link = "marathon-petition a";
    browser.sees(link, "Signer la pétition").await;
    browser.click(link).await;
    browser.sees("h1", "Jani Silva").await;
    browser.element(".button-sign").await;
}

/// Safari 16 and Chrome 119, the last ones of many phones, do not know `URL.canParse`.
#[tokio::test]
async fn the_petition_comes_in_a_browser_of_2022() {
    let (scene, gate) = Scene::behind_gate().await;
    let browser = &scene.browser;
    let older = "delete URL.canParse;";
    let folder = fs::read_dir(Stage::site().join("embed")).expect("the site is built");
    let mut scripts = folder.flatten().map(|entry| entry.path());
    let script = scripts.find(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("frame-") && name.ends_with(".js")
    });
    let script = fs::read_to_string(script.expect("the frame has a script"));
    let script = format!("{older}{}", script.expect("it can be read"));
    // The frame is a page of another site, so no other script can run there before its own.
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: text/javascript\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{script}",
        script.len()
    );
    gate.treat("/embed/frame-", Treatment::Answer(answer.into_bytes()));
    let page = scene.page(PETITION);
    let page = format!("<script nonce=\"note\">{older}</script>{page}");
    scene.partner.shows("fr", &page);
    browser.visit("/").await;
    assert_eq!(told_first(browser).await, json!([["ready", null]]));
    browser.sees_no(".plain").await;
    scene.enter("marathon-petition").await;
    browser.sees("h1", "Jani Silva").await;
    let known = browser.ask("return 'canParse' in URL").await;
    assert_eq!(known, json!(false), "else this proves nothing");
}

/// The link bridges the wait, and is replaced by the frame when that finally comes.
#[tokio::test]
async fn a_slow_frame_comes_after_the_link() {
    let (scene, gate) = Scene::behind_gate().await;
    let browser = &scene.browser;
    gate.treat("/embed/fr/fr/", Treatment::Hold);
    scene.partner.shows("fr", &scene.page(PETITION));
    browser.visit("/").await;
    browser.sees(".plain", "Signer").await;
    gate.open();
    scene.is_ready().await;
    browser.sees_no(".plain").await;
    scene.enter("marathon-petition").await;
    browser.sees("h1", "Jani Silva").await;
}

/// The page around shows another case while the server hangs: the missing new frame is reported
/// like the first one.
#[tokio::test]
async fn another_case_gets_its_link_too_while_nothing_comes() {
    let (scene, gate) = Scene::behind_gate().await;
    let browser = &scene.browser;
    gate.treat("/embed/fr/fr/", Treatment::Hold);
    // Shortens the waiting time of the test.
    let hurry = "<script nonce=\"note\">const own = setTimeout;
        window.setTimeout = (what, time) => own(what, time / 100);</script>";
    let bare =
        "<marathon-petition case=\"jani-silva\" section=\"fr\" lang=\"fr\"></marathon-petition>";
    let elements = scene.page(&format!("{PETITION}{bare}"));
    scene.partner.shows("fr", &format!("{hurry}{elements}"));
    browser.visit("/").await;
    let shown = "const [own, bare] = document.querySelectorAll('marathon-petition');
        const link = bare.shadowRoot?.querySelector('[part=link]');
        return told.filter(([name]) => name === 'error').length === arguments[0]
            && [own.querySelector('.plain'), link].every(link => link.checkVisibility())
            && link.href";
    for (case, errors) in [("jani-silva", 2), ("paing-phyo-min", 4)] {
        let change = format!(
            "document.querySelectorAll('marathon-petition')
                .forEach(element => element.setAttribute('case', '{case}'))"
        );
        browser.ask(&change).await;
        let link = browser
            .until_with("both links are there", shown, vec![json!(errors)])
            .await;
        assert_eq!(link, json!(format!("{}/embed/fr/fr/{case}", scene.site)));
    }
    gate.has_seen("/embed/fr/fr/paing-phyo-min", 2).await;
}

/// Another provider's script of the same name is in the page, and ours is loaded as a module, which
/// does not know its own tag.
#[tokio::test]
async fn a_script_of_the_same_name_is_not_taken_for_ours() {
    let scene = Scene::new().await;
    let foreign = format!(
        "<script async src=\"{}/embed.js\"></script>",
        scene.other.origin
    );
    let own = "<script type=\"module\" src=\"SITE/embed.js\"></script>";
    let page = format!("{foreign}{own}{PETITION}").replace("SITE", &scene.stage.origin());
    scene.partner.shows("fr", &page);
    scene.browser.visit("/").await;
    scene.is_ready().await;
}

/// A page of ours that opens from the frame is free of the sandbox: it can print.
#[tokio::test]
async fn what_opens_from_the_frame_can_be_printed() {
    let scene = Scene::new().await;
    let browser = &scene.browser;
    scene.enter_petition(PETITION).await;
    let opens = "const link = document.querySelector('a[target=_blank][href^=\"/\"]');
        link.href = '/fr/booklet'; link.click()";
    browser.ask(opens).await;
    let windows = patience::until(async || {
        let windows = browser.client.windows().await.ok()?;
        (windows.len() == 2).then_some(windows)
    });
    let tab = windows.await.and_then(|windows| windows.into_iter().nth(1));
    let tab = tab.expect("a tab opens");
    browser.turn_to(tab).await;
    browser.element("h1").await;
    let prints = "let prints = false;
        addEventListener('beforeprint', () => { prints = true; });
        print();
        return prints";
    assert_eq!(browser.ask(prints).await, json!(true));
}
