//! A marathon, a partner that it knows, and a browser on the partner's page.

use std::fs;

use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};
use sqlx::{Connection, SqliteConnection};
use tempfile::TempDir;

use super::partner::Partner;
use crate::{
    browser::{Browser, Engine},
    gate::Gate,
    stage::Stage,
};

/// The key by which WebDriver passes an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

pub struct Scene {
    pub stage: Stage,
    pub partner: Partner,
    /// Another one that the section lists.
    pub other: Partner,
    pub browser: Browser,
    /// The marathon's public address.
    pub site: String,
    sections: TempDir,
}

/// One petition, with a link inside as in the line that partners copy (`builder::line_of` has the very line).
pub const PETITION: &str = "<marathon-petition case=\"jani-silva\" section=\"fr\" lang=\"fr\">\
    <a class=\"plain\" href=\"SITE/fr/cases/jani-silva\">Signer</a></marathon-petition>";

impl Scene {
    /// A partner that the section `fr` lists.
    pub async fn new() -> Self {
        Self::with("", &[]).await
    }

    /// The same, with more in the section's file, and settings of the browser.
    pub async fn with(more: &str, settings: &[(&str, Value)]) -> Self {
        Self::seen_by(more, async |site| Browser::start_with(site, settings).await).await
    }

    /// The same, visited by a browser of this engine.
    pub async fn in_engine(engine: Engine) -> Self {
        Self::seen_by("", async |site| Browser::of(engine, site).await).await
    }

    /// The same, where everybody comes to the marathon through a gate.
    pub async fn behind_gate() -> (Self, Gate) {
        let (partner, other, sections) = partners("").await;
        let folder = sections.path().display().to_string();
        let (stage, gate) = Stage::behind_gate(&[("MARATHON_SECTIONS", &folder)]).await;
        let scene = Self {
            stage,
            browser: Browser::start(&partner.origin).await,
            site: format!("http://{}", gate.address),
            partner,
            other,
            sections,
        };
        (scene, gate)
    }

    async fn seen_by(more: &str, start: impl AsyncFnOnce(&str) -> Browser) -> Self {
        let (partner, other, sections) = partners(more).await;
        let folder = sections.path().display().to_string();
        let stage = Stage::for_partners(&[("MARATHON_SECTIONS", &folder)]);
        Self {
            browser: start(&partner.origin).await,
            site: stage.origin(),
            stage,
            partner,
            other,
            sections,
        }
    }

    /// Changes the file of the section that lists the partners, and tells the server.
    pub fn change_section(&self, from: &str, to: &str) {
        let file = self.sections.path().join("fr.toml");
        let text = fs::read_to_string(&file).expect("the section has a file");
        assert!(text.contains(from), "{text}");
        fs::write(&file, text.replacen(from, to, 1)).expect("it is written");
        self.stage.hang_up();
    }

    /// A page with the script and this; `SITE` in it is the marathon.
    pub fn page(&self, body: &str) -> String {
        self.naming(&format!(
            "<script async src=\"SITE/embed.js\"></script>{body}"
        ))
    }

    /// This, where `SITE` is the marathon.
    pub fn naming(&self, text: &str) -> String {
        text.replace("SITE", &self.site)
    }

    /// Shows a page in French and visits it.
    pub async fn visit(&self, body: &str) {
        self.partner.shows("fr", &self.page(body));
        self.browser.visit("/").await;
    }

    /// Shows the partner's page, and goes into the frame of the petition once it is there.
    pub async fn enter_petition(&self, body: &str) {
        self.visit(body).await;
        self.is_ready().await;
        self.enter("marathon-petition").await;
    }

    /// Gives Chromium's window a size.
    pub async fn resize(&self, width: u32, height: u32) {
        let screen =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        let command = "Emulation.setDeviceMetricsOverride";
        self.browser.devtools(command, screen).await;
    }

    /// Waits for the frame's word that it is there.
    pub async fn is_ready(&self) {
        let script = "return told.some(([name]) => name === 'ready')";
        self.browser.until("the frame is ready", script).await;
    }

    /// Goes into the frame of the element.
    pub async fn enter(&self, css: &str) {
        self.enter_in(&self.browser, css).await;
    }

    /// The same in another browser.
    pub async fn enter_in(&self, browser: &Browser, css: &str) {
        let script =
            "return document.querySelector(arguments[0])?.shadowRoot?.querySelector('iframe')";
        let frame = browser
            .until_with(&format!("{css} has a frame"), script, vec![json!(css)])
            .await;
        let id = frame[ELEMENT].as_str().unwrap_or_default().to_owned();
        let frame = Element::from_element_id(browser.client.clone(), ElementRef::from(id));
        frame.enter_frame().await.expect("it can be entered");
    }

    /// Back to the partner's page.
    pub async fn leave(&self) {
        let left = self.browser.client.enter_parent_frame().await;
        left.expect("the frame can be left");
    }

    /// The events that the partner's page has heard.
    pub async fn told(&self) -> Value {
        self.browser.ask("return told").await
    }

    /// Section and source of the signings, in order.
    pub async fn recorded(&self) -> Vec<(String, Option<String>)> {
        let address = self.stage.database();
        let database = SqliteConnection::connect(&address).await;
        let mut database = database.expect("the database opens");
        sqlx::query_as("SELECT section, source FROM signings ORDER BY id")
            .fetch_all(&mut database)
            .await
            .expect("it can be read")
    }
}

/// Two sites that the section `fr` lists, and the folder of the sections' files.
async fn partners(more: &str) -> (Partner, Partner, TempDir) {
    let partner = Partner::open("localhost").await;
    let other = Partner::open("127.0.0.1").await;
    let sections = tempfile::tempdir().expect("there is room for a folder");
    let origins = format!("origins = {:?}\n{more}", [&partner.origin, &other.origin]);
    for name in ["fr", "int"] {
        let file = Stage::site().join(format!("campaign/sections/{name}.toml"));
        let text = fs::read_to_string(file).expect("the section has a file");
        let changed = text
            .replace("origins = []\n", &origins)
            .replace("signed_event = false\n", "");
        let text = if name == "fr" { changed } else { text };
        fs::write(sections.path().join(format!("{name}.toml")), text).expect("it is written");
    }
    (partner, other, sections)
}

/// The first event that the page hears. The link is there before the script, so its presence does
/// not prove that the script has given up on the frame.
pub async fn told_first(browser: &Browser) -> Value {
    let script = "return told.length > 0 && told";
    browser.until("the page is told something", script).await
}
