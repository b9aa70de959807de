//! Brings a page into a state as a person or their network would, and sets the device's theme.

use marathon_domain::Page;
use serde_json::json;

use super::model::{Scene, State, Theme};
use crate::{
    browser::Browser,
    gate::{Gate, Treatment},
    person::AMINA,
};

/// Shows that something was signed in this tab.
const SIGNED: &str = ".postmark, .letter-signed";

impl Browser {
    /// Opens the page and brings it into its state. The gate stays as the state needs it.
    pub async fn enter(&self, scene: &Scene, gate: &Gate) {
        self.go_to(&scene.page, &scene.language).await;
        match scene.state {
            State::Loaded => {}
            State::LanguageMenu => {
                self.click(".languages summary").await;
                self.element(".languages a").await;
            }
            State::LargePrint => self.click("#large-print").await,
            State::Mistakes => {
                self.sign().await;
                self.focus_is_on("error-summary").await;
            }
            State::Pending => {
                self.sign_through(gate, Treatment::Hold).await;
                self.element(".button-sign[aria-disabled='true']").await;
            }
            State::Failed => {
                self.sign_through(gate, Treatment::Cut).await;
                self.element(".form-failure").await;
            }
            State::Offline => {
                gate.treat("", Treatment::Cut);
                self.ask("dispatchEvent(new Event('offline'))").await;
                self.element("#offline").await;
            }
            State::Stopped => {
                let trap = "dispatchEvent(new ErrorEvent('error',
                    { error: new WebAssembly.RuntimeError('unreachable') }))";
                self.ask(trap).await;
                self.element("#fault").await;
            }
            State::Signed => self.have_signed(scene).await,
        }
    }

    /// Restores the network. A signature still on its way is lost, and not remembered as signed.
    pub async fn recover(&self, state: State, gate: &Gate) {
        if state == State::Pending {
            gate.treat("POST /api", Treatment::Cut);
            self.element(".form-failure").await;
        }
        gate.open();
    }

    /// Sets a theme, and no motion, since a colour in transition is neither of the two.
    pub async fn wear(&self, theme: Theme) {
        let (scheme, forced) = match theme {
            Theme::Light => ("light", "none"),
            Theme::Dark => ("dark", "none"),
            Theme::Forced => ("light", "active"),
        };
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "forced-colors", "value": forced },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        self.devtools("Emulation.setEmulatedMedia", features).await;
    }

    async fn sign_through(&self, gate: &Gate, treatment: Treatment) {
        self.fill_in(AMINA).await;
        gate.treat("POST /api", treatment);
        self.sign().await;
    }

    /// Signs once: the tab remembers it.
    async fn have_signed(&self, scene: &Scene) {
        let is_signed = format!(
            "return [...document.querySelectorAll('{SIGNED}')].some(mark => mark.checkVisibility())"
        );
        if self.ask(&is_signed).await != json!(true) {
            if !matches!(scene.page, Page::Case(_) | Page::Petition(_)) {
                self.open("/fr/cases/jani-silva").await;
            }
            self.fill_in(AMINA).await;
            self.sign().await;
            self.is_thanked().await;
            self.open(&scene.page.path(&scene.language)).await;
        }
        self.element(SIGNED).await;
    }
}
