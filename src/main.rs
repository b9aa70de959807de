//! Starts the app in the browser.

fn main() {
    marathon_app::start();
}
