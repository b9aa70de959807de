//! A browser as a person uses it, with a fresh profile. It ends when dropped, also when a test
//! fails.

mod engine;
mod look;

use std::{env, sync::Arc};

use fantoccini::{
    Client, ClientBuilder, Locator,
    elements::Element,
    error::{CmdError, NewSessionError},
    wd::WindowHandle,
};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    commands::ChromeCommand,
    driver::{self, Driver},
    patience,
};

const ARGUMENTS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // The driver's end is the browser's end.
    "--remote-debugging-pipe",
];

pub use engine::Engine;

/// How many milliseconds a page may take to load, and a script to end.
const STEP: u32 = 20_000;

/// One browser, on one site.
pub struct Browser {
    pub client: Client,
    driver: Arc<Driver>,
    session: String,
    site: String,
    _profile: TempDir,
}

impl Browser {
    /// Starts a browser that will visit this site. This is the only thing that is tried twice.
    pub async fn start(site: &str) -> Self {
        Self::start_with(site, &[]).await
    }

    /// The same, with settings in the form of the profile's preferences.
    pub async fn start_with(site: &str, settings: &[(&str, Value)]) -> Self {
        match Self::try_start(site, settings).await {
            Ok(browser) => browser,
            Err(_) => Self::try_start(site, settings)
                .await
                .expect("the browser starts"),
        }
    }

    async fn try_start(site: &str, settings: &[(&str, Value)]) -> Result<Self, NewSessionError> {
        let profile = tempfile::tempdir().expect("there is room for a profile");
        let folder = format!("--user-data-dir={}", profile.path().display());
        let arguments: Vec<&str> = ARGUMENTS.into_iter().chain([folder.as_str()]).collect();
        let mut options = json!({ "args": arguments });
        for (name, value) in settings {
            options["prefs"][name] = value.clone();
        }
        if let Ok(program) = env::var("CHROMIUM") {
            options["binary"] = program.into();
        }
        let capabilities = json!({
            // A page is there once it is parsed: the WASM may take long.
            "pageLoadStrategy": "eager",
            "timeouts": { "pageLoad": STEP, "script": STEP },
            "goog:loggingPrefs": { "browser": "ALL" },
            "goog:chromeOptions": options,
        });
        Self::driven(driver::chromium(), &capabilities, site, profile).await
    }

    async fn driven(
        driver: Arc<Driver>,
        capabilities: &Value,
        site: &str,
        profile: TempDir,
    ) -> Result<Self, NewSessionError> {
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.as_object().cloned().unwrap_or_default())
            .connect(&driver.url())
            .await?;
        let session = client.session_id().await.ok().flatten();
        Ok(Self {
            client,
            driver,
            session: session.unwrap_or_default(),
            site: site.to_owned(),
            _profile: profile,
        })
    }

    /// Goes to a page, without waiting for the app.
    pub async fn visit(&self, path: &str) {
        let address = format!("{}{path}", self.site);
        self.client.goto(&address).await.expect("the page opens");
    }

    /// Turns to one of its tabs.
    pub async fn turn_to(&self, tab: WindowHandle) {
        let turned = self.client.switch_to_window(tab).await;
        turned.expect("the tab is there");
    }

    /// Goes to a page, and waits until the app has taken it over.
    pub async fn open(&self, path: &str) {
        self.visit(path).await;
        self.taken_over().await;
    }

    /// Waits until the app has taken the page over and runs.
    pub async fn taken_over(&self) {
        let script = "return document.getElementById('app')?.className === 'running'";
        self.until("the app has taken the page over", script).await;
    }

    /// The element, once it is shown.
    pub async fn element(&self, css: &str) -> Element {
        // A new page starts transparent, which the driver considers not displayed.
        let script = "return [...document.querySelectorAll(arguments[0])]
            .some(e => e.checkVisibility({ opacityProperty: true }))";
        self.until_with(&format!("{css} is shown"), script, vec![json!(css)])
            .await;
        let found = self.client.find_all(Locator::Css(css)).await;
        for element in found.expect("the page can be searched") {
            if element.is_displayed().await.unwrap_or(false) {
                return element;
            }
        }
        panic!("{css} is not there any more")
    }

    /// Clicks the element once it is shown and scrolled to.
    pub async fn click(&self, css: &str) {
        let element = self.element(css).await;
        let scroll = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        let place = serde_json::to_value(&element).unwrap_or_default();
        let scrolled = self.client.execute(scroll, vec![place]).await;
        scrolled.unwrap_or_else(|error| panic!("{css} cannot be scrolled to: {error}"));
        let clicked = element.click().await;
        clicked.unwrap_or_else(|error| panic!("{css} cannot be clicked: {error}"));
    }

    /// Types into what is shown there.
    pub async fn write(&self, css: &str, text: &str) {
        let element = self.element(css).await;
        element.send_keys(text).await.expect("it can be typed into");
    }

    /// Presses keys, wherever the focus is.
    pub async fn press(&self, keys: &str) {
        let element = self
            .client
            .active_element()
            .await
            .expect("there is a focus");
        element.send_keys(keys).await.expect("keys can be pressed");
    }

    /// Empties a field and types into it.
    pub async fn rewrite(&self, css: &str, text: &str) {
        let element = self.element(css).await;
        element.clear().await.expect("it can be emptied");
        element.send_keys(text).await.expect("it can be typed into");
    }

    /// A script's answer.
    pub async fn ask(&self, script: &str) -> Value {
        let answer = self.client.execute(script, Vec::new()).await;
        answer.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Waits until a script's answer is neither null, false, zero nor empty, and returns it.
    pub async fn until(&self, what: &str, script: &str) -> Value {
        self.until_with(what, script, Vec::new()).await
    }

    /// The same, with arguments for the script.
    pub async fn until_with(&self, what: &str, script: &str, arguments: Vec<Value>) -> Value {
        let answer = patience::until(async || {
            let answer = self.client.execute(script, arguments.clone()).await;
            let is_over = answer.as_ref().is_err_and(CmdError::is_invalid_session_id);
            assert!(!is_over, "the browser crashed, before: {what}");
            // Between two pages no script can run.
            let answer = answer.ok()?;
            is_yes(&answer).then_some(answer)
        });
        match answer.await {
            Some(answer) => answer,
            None => panic!("never: {what}\n{}", self.describe().await),
        }
    }

    /// A command of the DevTools protocol.
    pub async fn devtools(&self, method: &str, parameters: Value) {
        self.devtools_answer(method, parameters).await;
    }

    /// The same, for what it answers.
    pub async fn devtools_answer(&self, method: &str, parameters: Value) -> Value {
        let command = ChromeCommand::devtools(method, parameters);
        let done = self.client.issue_cmd(command).await;
        done.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// For the message of a failed journey.
    async fn describe(&self) -> String {
        let script = "return location.href + '\\n' + document.body.innerText";
        let page = self.client.execute(script, Vec::new()).await;
        let page = page.map_or_else(|error| error.to_string(), |page| page.to_string());
        let said = self.client.issue_cmd(ChromeCommand::console()).await;
        let said = said.map_or_else(|error| error.to_string(), |said| said.to_string());
        format!("{page}\n{said}")
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // It is fine if the browser is already gone.
        let _ = self.driver.end(&self.session);
    }
}

fn is_yes(answer: &Value) -> bool {
    !matches!(answer, Value::Null | Value::Bool(false))
        && *answer != json!(0)
        && *answer != json!("")
}
