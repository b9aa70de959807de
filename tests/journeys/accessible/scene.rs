//! Brings a page into a state as a person, or their network, would; and has the device ask for a theme.

use marathon_domain::Page;
use serde_json::json;

use super::model::{Scene, State, Theme};
use crate::{
    browser::Browser,
    gate::{Gate, Treatment},
    person::AMINA,
};

impl Browser {
    /// Opens the page and brings it into its state. The gate stays as that needs it.
    pub async fn enter(&self, scene: &Scene, gate: &Gate) {
        let path = scene.page.path(&scene.language);
        if scene.state == State::Signed {
            self.have_signed().await;
        }
        self.open(&path).await;
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
                self.sign_treated(gate, Treatment::Hold).await;
                self.element(".button-sign[aria-disabled='true']").await;
            }
            State::Failed => {
                self.sign_treated(gate, Treatment::Cut).await;
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
            State::Signed => {
                if scene.page != Page::Home {
                    self.sees_signs_of_signing().await;
                }
            }
        }
    }
}
