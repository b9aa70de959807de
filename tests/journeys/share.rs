//! Sharing a case, and its result: the source of a signing.

use marathon_domain::{LiveText, Text};
use serde_json::json;
use sqlx::{Connection, SqliteConnection};
use tempfile::TempDir;

use crate::{
    browser::Browser,
    person::{AMINA, JOSE, Person},
    stage::Stage,
};

const COPY: &str = ".share .button-plain";

/// A script that runs before those of each page.
async fn before_each_page(browser: &Browser, script: &str) {
    let script = json!({ "source": script });
    browser
        .devtools("Page.addScriptToEvaluateOnNewDocument", script)
        .await;
}

#[tokio::test]
async fn the_link_is_copied() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    let rights = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    browser.devtools("Browser.grantPermissions", rights).await;
    browser.open("/fr/cases/jani-silva").await;
    browser.click(COPY).await;
    let copied = stage.says(LiveText::ShareCopied);
    browser.sees(".share-outcome[role=status]", copied).await;
    let link = format!(
        "{}/fr/cases/jani-silva?source=link",
        stage.content().address
    );
    assert_eq!(
        browser.ask("return navigator.clipboard.readText()").await,
        link
    );
}

#[tokio::test]
async fn a_link_that_cannot_be_copied_is_shown() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    before_each_page(
        &browser,
        "navigator.clipboard.writeText = () => Promise.reject(new Error())",
    )
    .await;
    browser.open("/fr/cases/jani-silva").await;
    browser.click(COPY).await;
    let failed = stage.says(LiveText::ShareCopyFailed);
    browser.sees(".share-outcome", failed).await;
    browser
        .sees(".share-outcome", "/fr/cases/jani-silva?source=link")
        .await;
}

#[tokio::test]
async fn the_share_sheet_of_the_device_gets_text_and_link() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    let sheet = "navigator.share = data => { window.shared = data; return Promise.resolve(); }";
    before_each_page(&browser, sheet).await;
    browser.open("/fr/cases/jani-silva").await;
    browser
        .sees(".share-native button", stage.text(Text::ShareNative))
        .await;
    browser.click(".share-native button").await;
    let case = &stage.content().cases[8];
    let expected = json!({
        "text": case.share,
        "url": format!("{}/fr/cases/jani-silva?source=share", stage.content().address),
    });
    assert_eq!(browser.ask("return window.shared").await, expected);
    browser.sees_no(".share-outcome").await;
}

#[tokio::test]
async fn a_device_without_a_share_sheet_has_no_button_for_it() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    before_each_page(&browser, "delete Navigator.prototype.share").await;
    browser.open("/fr/cases/jani-silva").await;
    browser.element(COPY).await;
    browser.sees_no(".share-native").await;
}

#[tokio::test]
async fn without_scripts_only_ways_that_work_are_shown() {
    let stage = Stage::new();
    let browser = stage.browser().await;
    without_scripts(&browser).await;
    browser.visit("/fr/cases/jani-silva").await;
    browser
        .element(".share-ways a[href^='https://wa.me/']")
        .await;
    browser.click(".share-more summary").await;
    browser
        .element(".share-ways a[href^='https://x.com/']")
        .await;
    browser.sees_no(".share-ways button").await;
}

async fn without_scripts(browser: &Browser) {
    let off = json!({ "value": true });
    browser
        .devtools("Emulation.setScriptExecutionDisabled", off)
        .await;
}

/// A server whose database can be looked into.
struct Sources {
    stage: Stage,
    database: String,
    _folder: TempDir,
}

impl Sources {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let database = format!("sqlite://{}/marathon.db", folder.path().display());
        Self {
            stage: Stage::with(&[("MARATHON_DATABASE", &database)]),
            database,
            _folder: folder,
        }
    }

    /// The source of each signing, in order.
    async fn stored(&self) -> Vec<Option<String>> {
        let database = SqliteConnection::connect(&self.database).await;
        let mut database = database.expect("the database opens");
        let rows = sqlx::query_scalar("SELECT source FROM signings ORDER BY id");
        rows.fetch_all(&mut database).await.expect("it can be read")
    }
}

#[tokio::test]
async fn what_brought_a_reader_is_stored_with_the_signing() {
    let sources = Sources::new();
    let browser = sources.stage.browser().await;
    browser
        .sign_at("/fr/cases/jani-silva?source=bluesky", AMINA)
        .await;
    assert_eq!(sources.stored().await, [Some("bluesky".to_owned())]);

    // A reader who comes by another link has that link's source, whatever they read before signing.
    let other = sources.stage.browser().await;
    other.open("/fr?source=newsletter").await;
    other.click(".case-card[href$='/jani-silva']").await;
    other.sees("h1", "Jani Silva").await;
    other.fill_in(JOSE).await;
    other.sign().await;
    other.is_thanked().await;
    let expected = ["bluesky", "newsletter"].map(|source| Some(source.to_owned()));
    assert_eq!(sources.stored().await, expected);
}

#[tokio::test]
async fn without_scripts_the_source_is_stored_too() {
    let sources = Sources::new();
    let browser = sources.stage.browser().await;
    without_scripts(&browser).await;
    let sign = async |path: &str, person: Person| {
        browser.visit(path).await;
        browser.fill_in(person).await;
        browser.sign().await;
        browser.is_at("/fr/thanks#signed=jani-silva").await;
    };
    sign("/fr/cases/jani-silva?source=mastodon", AMINA).await;
    sign("/fr/cases/jani-silva?source=No%20Source", JOSE).await;
    assert_eq!(sources.stored().await, [Some("mastodon".to_owned()), None]);
}
