//! The three browser engines. By WebDriver Firefox and WebKit do what Chromium does, except for console and DevTools.

use std::env;

use fantoccini::error::NewSessionError;
use serde_json::{Value, json};

use super::{Browser, STEP};
use crate::driver;

#[derive(Clone, Copy, Debug)]
pub enum Engine {
    Chromium,
    Firefox,
    /// That of every browser on an iPhone.
    WebKit,
}

/// Nobody listens there.
const NOWHERE: &str = "127.0.0.1:9";

impl Browser {
    /// Starts a browser of this engine.
    pub async fn of(engine: Engine, site: &str) -> Self {
        let started = match engine {
            Engine::Chromium => return Self::start(site).await,
            Engine::Firefox => firefox(site).await,
            Engine::WebKit => webkit(site).await,
        };
        started.unwrap_or_else(|error| panic!("{engine:?} does not start: {error}"))
    }
}

async fn firefox(site: &str) -> Result<Browser, NewSessionError> {
    let profile = tempfile::tempdir().expect("there is room for a profile");
    let program = env::var("FIREFOX").unwrap_or_else(|_| "/usr/bin/firefox-esr".to_owned());
    let capabilities = with_limits(json!({
        "browserName": "firefox",
        // What it would ask its maker for by itself ends here; its own machine it asks directly.
        "proxy": { "proxyType": "manual", "httpProxy": NOWHERE, "sslProxy": NOWHERE },
        "moz:firefoxOptions": {
            "binary": program,
            "args": ["-headless", "-profile", profile.path()],
        },
    }));
    Browser::driven(driver::firefox(), &capabilities, site, profile).await
}

async fn webkit(site: &str) -> Result<Browser, NewSessionError> {
    let profile = tempfile::tempdir().expect("there is room for a profile");
    let program = env::var("MINIBROWSER").expect("MINIBROWSER is a browser of WebKit");
    let mut capabilities = with_limits(json!({
        "browserName": "MiniBrowser",
        "webkitgtk:browserOptions": { "binary": program, "args": ["--automation"] },
    }));
    // Its driver loses a script that comes while the first page loads in a process of its own.
    capabilities["pageLoadStrategy"] = "normal".into();
    let driver = driver::webkit(profile.path());
    Browser::driven(driver, &capabilities, site, profile).await
}

fn with_limits(mut capabilities: Value) -> Value {
    capabilities["pageLoadStrategy"] = "eager".into();
    capabilities["timeouts"] = json!({ "pageLoad": STEP, "script": STEP });
    capabilities
}
