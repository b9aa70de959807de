//! What a person sees, or hears, or finds in a field.

use serde_json::{Value, json};

use super::Browser;
use crate::commands::ChromeCommand;

impl Browser {
    /// Waits until a text is shown within an element. Case does not matter, since styles change it.
    pub async fn sees(&self, css: &str, text: &str) {
        let script = r"
            const plain = text => text.replace(/\s+/g, ' ').toLowerCase();
            return [...document.querySelectorAll(arguments[0])]
                .some(e => e.checkVisibility() && plain(e.innerText).includes(plain(arguments[1])))";
        let what = format!("{css} shows {text:?}");
        self.until_with(&what, script, vec![json!(css), json!(text)])
            .await;
    }

    /// Waits until nothing of the kind is shown.
    pub async fn sees_no(&self, css: &str) {
        let script = "return ![...document.querySelectorAll(arguments[0])]
            .some(e => e.checkVisibility() && e.innerText !== '')";
        self.until_with(&format!("{css} is not shown"), script, vec![json!(css)])
            .await;
    }

    /// How many of the kind are shown now.
    pub async fn shown(&self, css: &str) -> u64 {
        let script = "return [...document.querySelectorAll(arguments[0])]
            .filter(e => e.checkVisibility()).length";
        let shown = self.client.execute(script, vec![json!(css)]).await;
        shown
            .ok()
            .and_then(|shown| shown.as_u64())
            .expect("it can be counted")
    }

    /// Waits until a counter knows a number: of a petition, or of `all`. Small ones are shown in frames alone.
    pub async fn counts(&self, petition: &str, number: u64) {
        let script = r"const counter = document.querySelector(`[data-count='${arguments[0]}']`);
            return (counter?.value ?? counter?.textContent.replace(/\s/g, '')) === arguments[1]";
        let what = format!("{petition} has {number}");
        self.until_with(
            &what,
            script,
            vec![json!(petition), json!(number.to_string())],
        )
        .await;
    }

    /// The link to what was signed in this tab, as its button copies it.
    pub async fn personal_link(&self) -> String {
        let listen = "window.copied = null;
            navigator.clipboard.writeText = async text => { window.copied = text }";
        self.ask(listen).await;
        self.click(".own-copy").await;
        let link = self
            .until("the link is copied", "return window.copied")
            .await;
        link.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the address is this one.
    pub async fn is_at(&self, path: &str) {
        let script = "return location.href.slice(location.origin.length) === arguments[0]";
        self.until_with(&format!("the address is {path}"), script, vec![json!(path)])
            .await;
    }

    /// Waits until the focus is on the element of that id.
    pub async fn focus_is_on(&self, id: &str) {
        let script = "return document.activeElement?.id === arguments[0]";
        self.until_with(&format!("the focus is on {id}"), script, vec![json!(id)])
            .await;
    }

    /// The value of a field.
    pub async fn value(&self, css: &str) -> String {
        let script = format!("return document.querySelector({}).value", json!(css));
        self.ask(&script)
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Whether a box is ticked.
    pub async fn is_ticked(&self, css: &str) -> bool {
        let script = format!("return document.querySelector({}).checked", json!(css));
        self.ask(&script).await == json!(true)
    }

    /// The storage of the tab, then that of the device.
    pub async fn storage(&self) -> [Value; 2] {
        let kept = "return [{...sessionStorage}, {...localStorage}]";
        let kept = self.ask(kept).await;
        [kept[0].clone(), kept[1].clone()]
    }

    /// Console messages at warning level or above since the last call, without the browser's own
    /// line about a page that is meant to have an error status.
    pub async fn console(&self) -> Vec<String> {
        let here = self.ask("return location.href").await;
        let expected = format!("{} - ", here.as_str().unwrap_or_default());
        let said = self.client.issue_cmd(ChromeCommand::console()).await;
        let said = said.expect("the console can be read");
        let lines = said.as_array().into_iter().flatten();
        lines
            .filter(|line| line["level"] == "WARNING" || line["level"] == "SEVERE")
            .filter_map(|line| line["message"].as_str())
            .filter(|message| !message.starts_with(&expected))
            .map(str::to_owned)
            .collect()
    }
}
