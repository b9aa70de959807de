//! Writing together: a marathon from its announcement to the paper it is printed on.

use marathon_domain::{MarathonText, Page};
use serde_json::{Value, json};
use sqlx::{Connection, Executor, SqliteConnection};

use crate::{
    browser::Browser,
    paper::{on_paper, pages},
    person::AMINA,
    stage::Stage,
};

const PHONE: (u32, u32) = (390, 844);
const DESK: (u32, u32) = (1280, 800);

async fn on_screen(browser: &Browser, (width, height): (u32, u32)) {
    let screen =
        json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    browser
        .devtools("Emulation.setDeviceMetricsOverride", screen)
        .await;
}

async fn without_scripts(browser: &Browser) {
    let off = json!({ "value": true });
    browser
        .devtools("Emulation.setScriptExecutionDisabled", off)
        .await;
}

/// What staff does with everything that waits.
async fn release_all(stage: &Stage) {
    let mut database = SqliteConnection::connect(&stage.database()).await.unwrap();
    for table in ["marathon_versions", "marathon_reports"] {
        let release = match table {
            "marathon_versions" => "UPDATE marathon_versions SET state = 'released'",
            _ => "UPDATE marathon_reports SET state = 'released'",
        };
        database.execute(release).await.unwrap();
    }
}

/// The browser keeps the list for half a minute; this is as if it had passed.
async fn a_while_passes(browser: &Browser) {
    browser
        .devtools("Network.clearBrowserCache", json!({}))
        .await;
}

fn said(stage: &Stage, text: MarathonText) -> &str {
    stage.content().marathon_text(text)
}

/// Fills in the form; the date is tomorrow, wherever the test runs.
async fn announce(browser: &Browser, language: &str, title: &str) {
    browser.visit(&format!("/{language}/marathons/new")).await;
    for (field, value) in [
        ("title", title),
        ("place", "Bibliothèque, 3 rue des Lilas"),
        ("town", "Lille"),
        ("languages", "Français"),
        ("words", "Venez avec un stylo."),
        ("contact_name", "Amina Diallo"),
        ("contact_email", "amina@exemple.org"),
    ] {
        browser.write(&format!("#field-{field}"), value).await;
    }
    let rest =
        "const set = (name, value) => document.getElementById('field-' + name).value = value;
        const tomorrow = new Date(Date.now() + 864e5).toISOString().slice(0, 10);
        set('date', tomorrow); set('starts', '18:00'); set('ends', '21:00');
        set('country', 'FR'); set('time_zone', 'Europe/Paris');
        return tomorrow";
    browser.ask(rest).await;
    browser.click(".marathon-fields .button-flame").await;
}

async fn secret_of(browser: &Browser) -> String {
    let link = browser.value("#secret-link").await;
    let (_, secret) = link
        .split_once("#receipt=")
        .expect("the link holds the secret");
    assert_eq!(secret.len(), 43);
    secret.to_owned()
}

#[tokio::test]
async fn a_marathon_is_announced_released_and_found_on_a_phone() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    on_screen(&browser, PHONE).await;
    browser.open("/fr/marathons").await;
    browser
        .sees(".marathons-empty", said(&stage, MarathonText::ListEmpty))
        .await;
    browser.click(".marathons-acts .button").await;
    browser.is_at("/fr/marathons/new").await;
    // Sent empty, it says what is missing.
    browser.taken_over().await;
    browser.click(".marathon-fields .button-flame").await;
    browser
        .sees("#error-summary", said(&stage, MarathonText::ErrorTitle))
        .await;
    // The browser's own line about the request that was refused.
    browser.console().await;
    announce(&browser, "fr", "Une soirée pour écrire").await;
    browser
        .sees("h1", said(&stage, MarathonText::OwnCreatedTitle))
        .await;
    let secret = secret_of(&browser).await;
    let address = browser.ask("return location.href").await;
    assert!(!address.as_str().unwrap().contains(&secret), "{address}");
    a_while_passes(&browser).await;
    browser.open("/fr/marathons").await;
    browser
        .sees(".marathons-empty", said(&stage, MarathonText::ListEmpty))
        .await;

    release_all(&stage).await;
    a_while_passes(&browser).await;
    browser.open("/fr/marathons").await;
    browser.click(".marathon-row a").await;
    browser.sees("h1", "Une soirée pour écrire").await;
    browser.taken_over().await;
    browser.click(".marathon-coming .button").await;
    browser
        .sees(
            ".marathon-done",
            said(&stage, MarathonText::EventComingDone),
        )
        .await;
    browser.sees_no(".marathon-coming .button").await;

    // What is signed from here counts with the marathon.
    let sign = browser
        .ask("return document.querySelector('[data-href=sign]').getAttribute('href')")
        .await;
    let source = sign
        .as_str()
        .unwrap()
        .split_once("?source=")
        .unwrap()
        .1
        .to_owned();
    assert!(source.starts_with("marathon-"), "{sign}");
    browser.click("[data-href=sign]").await;
    browser.is_at(&format!("/fr/sign?source={source}")).await;
    browser.taken_over().await;
    let kept = &browser.storage().await[0];
    assert_eq!(kept["source"], Value::from(source));
    assert_eq!(browser.console().await, Vec::<String>::new());
}

#[tokio::test]
async fn who_comes_to_a_marathon_is_counted_once_and_the_way_is_ticked_off() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    let ticked = "return !document.querySelector('#marathon .way-done').hidden";
    browser.open("/fr/act").await;
    assert_eq!(browser.ask(ticked).await, false);
    announce(&browser, "fr", "Une soirée").await;
    browser
        .sees("h1", said(&stage, MarathonText::OwnCreatedTitle))
        .await;
    browser.open("/fr/act").await;
    browser.until("to announce one is ticked off", ticked).await;

    release_all(&stage).await;
    browser.ask("sessionStorage.clear()").await;
    browser.open("/fr/cases/jani-silva").await;
    browser.click(".ways-short a[href$='/marathons']").await;
    browser.click(".marathon-row a").await;
    browser.sees("h1", "Une soirée").await;
    browser.taken_over().await;
    let twice = "window.stays = true;
        const button = document.querySelector('.marathon-coming .button');
        button.click();
        button.click()";
    browser.ask(twice).await;
    let done = said(&stage, MarathonText::EventComingDone);
    browser.sees(".marathon-done", done).await;
    let is_read = "return window.stays && document.activeElement.id === 'came'";
    browser.until("what was done has the focus", is_read).await;
    let page = browser.ask("return location.pathname").await;
    let page = page.as_str().unwrap();
    browser.open(page).await;
    browser.sees(".marathon-done", done).await;
    browser.sees_no(".marathon-coming .button").await;
    assert_eq!(coming(&stage).await, 1);
    browser.open("/fr/act").await;
    browser.until("to come is ticked off", ticked).await;

    browser.ask("sessionStorage.clear()").await;
    without_scripts(&browser).await;
    browser.visit(page).await;
    browser.click(".marathon-coming .button").await;
    browser.sees(".marathon-done", done).await;
    browser.sees_no(".marathon-coming .button").await;
    assert_eq!(coming(&stage).await, 2);
}

async fn coming(stage: &Stage) -> i64 {
    let mut database = SqliteConnection::connect(&stage.database()).await.unwrap();
    let coming = sqlx::query_scalar("SELECT coming FROM marathons");
    coming.fetch_one(&mut database).await.unwrap()
}

#[tokio::test]
async fn an_organiser_changes_and_cancels_without_scripts_at_a_desk_in_arabic() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    on_screen(&browser, DESK).await;
    announce(&browser, "ar", "أمسية للكتابة").await;
    browser.sees("h1", "حُفظ الماراثون").await;
    let secret = secret_of(&browser).await;
    release_all(&stage).await;

    without_scripts(&browser).await;
    browser.visit("/ar/marathons/organise").await;
    browser.write("#own-secret", &secret).await;
    browser.click(".marathon-own .button").await;
    browser.sees(".marathon-own-title", "أمسية للكتابة").await;
    browser.click("#edit summary").await;
    browser.rewrite("#field-title", "ليلة للكتابة").await;
    browser.click("#edit .button").await;
    browser.sees(".marathon-own-title", "ليلة للكتابة").await;
    browser.visit("/ar/marathons").await;
    browser.sees(".marathon-row", "أمسية للكتابة").await;
    release_all(&stage).await;
    a_while_passes(&browser).await;
    browser.visit("/ar/marathons").await;
    browser.sees(".marathon-row", "ليلة للكتابة").await;
    browser.click(".marathon-row a").await;
    browser.sees("h1", "ليلة للكتابة").await;
    let page = browser.ask("return location.pathname").await;

    browser.visit("/ar/marathons/organise").await;
    browser.write("#own-secret", &secret).await;
    browser.click(".marathon-own .button").await;
    browser
        .click(".marathon-own details:not(#edit) summary")
        .await;
    browser
        .click(".marathon-own details:not(#edit) .button-plain")
        .await;
    browser.sees(".marathon-notice", "أُلغي هذا الماراثون").await;
    browser.visit(page.as_str().unwrap()).await;
    browser.sees(".marathon-notice", "أُلغي هذا الماراثون").await;
}

#[tokio::test]
async fn the_secret_link_opens_the_page_and_leaves_the_address() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    announce(&browser, "fr", "Une soirée").await;
    let secret = secret_of(&browser).await;
    browser
        .open(&format!("/fr/marathons/organise#receipt={secret}"))
        .await;
    browser
        .until(
            "the field is filled",
            "return document.getElementById('own-secret').value.length === 43",
        )
        .await;
    assert_eq!(browser.ask("return location.hash").await, "");
    browser.click(".marathon-own .button").await;
    browser.sees(".marathon-own-title", "Une soirée").await;
}

#[tokio::test]
async fn the_kit_is_printed_in_each_language_a_sheet_a_page() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    on_paper(&browser).await;
    for language in ["fr", "en", "es", "ar"] {
        for (part, expected) in [("poster", 1), ("sheets", 10), ("paper", 1), ("plan", 1)] {
            browser
                .visit(&format!("/{language}/marathons/kit/{part}"))
                .await;
            assert_eq!(pages(&browser).await, expected, "{language} {part}");
            for hidden in [".site-header", ".site-footer", ".kit-bar"] {
                browser.sees_no(hidden).await;
            }
        }
    }
    let rows = "return document.querySelectorAll('.signature-sheet:first-of-type tbody tr').length";
    browser.visit("/fr/marathons/kit/sheets").await;
    assert_eq!(browser.ask(rows).await, 14);
}

#[tokio::test]
async fn very_long_words_fit_a_narrow_screen_and_one_sheet() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    on_screen(&browser, (320, 640)).await;
    let long = "Wolfeschlegelsteinhausenbergerdorff".repeat(3);
    announce(&browser, "fr", &long).await;
    browser
        .sees("h1", said(&stage, MarathonText::OwnCreatedTitle))
        .await;
    let fits =
        "return document.documentElement.scrollWidth <= document.documentElement.clientWidth";
    assert_eq!(browser.ask(fits).await, true, "the organiser's page");
    release_all(&stage).await;
    browser.visit("/fr/marathons").await;
    assert_eq!(browser.ask(fits).await, true, "the list");
    browser.click(".marathon-row a").await;
    browser.sees("h1", &long).await;
    assert_eq!(browser.ask(fits).await, true, "its page");
    browser.click("[data-kit=poster]").await;
    browser.sees(".poster-name", &long).await;
    assert_eq!(browser.ask(fits).await, true, "the poster");
    on_paper(&browser).await;
    assert_eq!(pages(&browser).await, 1);
}

#[tokio::test]
async fn an_address_of_no_marathon_is_a_page_that_says_so() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser
        .visit(&format!("/fr/marathons/{}", "a".repeat(26)))
        .await;
    browser
        .sees("h1", stage.text(marathon_domain::Text::NotFoundTitle))
        .await;
    let page = Page::Marathon.path(&"fr".parse().unwrap());
    browser.visit(&page).await;
    browser
        .sees("h1", stage.text(marathon_domain::Text::NotFoundTitle))
        .await;
}

const ORGANISE: &str = "/fr/marathons/organise";
const SECRET: &str = "return document.getElementById('own-secret').value";

/// Follows the link that is an organiser's own, and gives what is then in its field.
async fn follow_secret_link(browser: &Browser, secret: &str) -> Value {
    browser.open("/fr").await;
    browser.open(&format!("{ORGANISE}#receipt={secret}")).await;
    browser.until("the field is filled", SECRET).await
}

#[tokio::test]
async fn an_organisers_link_opens_its_own_marathon_after_another() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    for secret in ["a".repeat(43), "b".repeat(43)] {
        assert_eq!(follow_secret_link(&browser, &secret).await, secret);
    }
}

#[tokio::test]
async fn an_organisers_secret_is_in_no_signers_link_and_goes_with_the_person() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    let secret = "a".repeat(43);
    follow_secret_link(&browser, &secret).await;
    browser.sign_at("/fr/cases/jani-silva", AMINA).await;
    browser.element(".own-keep").await;
    let link = browser.personal_link().await;
    let (_, receipt) = link.split_once("#receipt=").unwrap();
    assert_eq!(receipt.len(), 43, "{link}");
    assert_ne!(receipt, secret);
    // Loaded again, the organiser's page has its own.
    browser.open(ORGANISE).await;
    let kept = browser.until("the field is filled", SECRET).await;
    assert_eq!(kept, Value::from(secret));

    browser.open("/fr/thanks").await;
    browser.click(".someone-else").await;
    browser.sees_no(".own-keep").await;
    let [tab, device] = browser.storage().await;
    assert_eq!([tab, device], [json!({}), json!({})]);
    browser.open(ORGANISE).await;
    assert_eq!(browser.ask(SECRET).await, "");
}

#[tokio::test]
async fn where_storage_is_blocked_who_comes_is_thanked_and_counted_once() {
    let stage = Stage::new();
    let organiser = stage.browser().await;
    announce(&organiser, "fr", "Une soirée").await;
    secret_of(&organiser).await;
    release_all(&stage).await;
    let blocked = ("profile.default_content_setting_values.cookies", json!(2));
    let browser = Browser::start_with(&stage.origin(), &[blocked]).await;
    browser.visit("/fr/marathons").await;
    let storage = "try { return sessionStorage.length } catch (error) { return error.name }";
    let refused = json!("SecurityError");
    assert_eq!(
        browser.ask(storage).await,
        refused,
        "else it proves nothing"
    );
    browser.click(".marathon-row a").await;
    browser.sees("h1", "Une soirée").await;
    browser.taken_over().await;
    browser.click(".marathon-coming .button").await;
    let done = said(&stage, MarathonText::EventComingDone);
    browser.sees(".marathon-done", done).await;
    browser.focus_is_on("came").await;
    browser.sees_no(".marathon-coming .button").await;
    assert_eq!(coming(&stage).await, 1);
}

#[tokio::test]
async fn an_announcement_in_another_language_keeps_what_was_written() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/marathons/new").await;
    let fields = [
        ("title", "Une soirée pour écrire"),
        ("town", "Lille"),
        ("words", "Venez avec un stylo.\nEt du temps."),
        ("access", "De plain-pied."),
        ("contact_name", "Amina Diallo"),
    ];
    for (field, value) in fields {
        browser.write(&format!("#field-{field}"), value).await;
    }
    browser.choose_country("BE").await;
    let zone = browser.element("#field-time_zone").await;
    let chosen = zone.select_by_value("Europe/Brussels").await;
    chosen.expect("it is listed");
    browser.click("[name=public][value=false]").await;
    browser.click("#languages").await;
    browser.click(".languages a[lang=ar]").await;
    browser.is_at("/ar/marathons/new").await;
    let is_back = "return document.documentElement.lang === 'ar'
        && document.getElementById('field-title').value !== ''";
    browser.until("what was written is there", is_back).await;
    for (field, value) in fields {
        assert_eq!(browser.value(&format!("#field-{field}")).await, value);
    }
    assert_eq!(browser.value("#field-country").await, "BE");
    let zone = browser.value("#field-time_zone").await;
    assert_eq!(zone, "Europe/Brussels");
    assert!(browser.is_ticked("[name=public][value=false]").await);
    assert!(!browser.is_ticked("[name=public][value=true]").await);
    let values = "return [...document.getElementsByName('public')].map(choice => choice.value)";
    assert_eq!(browser.ask(values).await, json!(["true", "false"]));
}

#[tokio::test]
async fn going_back_to_a_search_finds_it_again() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    browser.open("/fr/marathons?town=lille").await;
    browser.click(".site-name").await;
    browser.sees("h1", "Dix vies").await;
    browser.client.back().await.expect("there is a way back");
    let town = "return document.querySelector('[name=town]')?.value === 'lille'";
    browser.until("the search is there again", town).await;
}
