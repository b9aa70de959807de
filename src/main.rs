//! Starts the app in the browser.

fn main() {
    #[cfg(feature = "hydrate")]
    marathon_app::start();
}
