//! Firefox, which does the same as Chromium by WebDriver, except for console and DevTools.

use std::env;

use serde_json::json;

use super::Browser;
use crate::driver;

/// Nobody listens there.
const NOWHERE: &str = "127.0.0.1:9";

impl Browser {
    /// Starts Firefox; there is one at a time.
    pub async fn firefox(site: &str) -> Self {
        let profile = tempfile::tempdir().expect("there is room for a profile");
        let program = env::var("FIREFOX").unwrap_or_else(|_| "/usr/bin/firefox-esr".to_owned());
        let capabilities = json!({
            "browserName": "firefox",
            "pageLoadStrategy": "eager",
            // Requests to its maker end here; those to this machine go directly.
            "proxy": { "proxyType": "manual", "httpProxy": NOWHERE, "sslProxy": NOWHERE },
            "moz:firefoxOptions": {
                "binary": program,
                "args": ["-headless", "-profile", profile.path()],
            },
        });
        Self::driven(driver::firefox(), &capabilities, site, profile)
            .await
            .expect("Firefox starts: is it in FIREFOX, and geckodriver on the path?")
    }
}
