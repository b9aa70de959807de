//! A partner's site: one page, on an origin of its own that is another site for browsers.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    Router,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::Html,
    routing::get,
};
use tokio::{net::TcpListener, task::JoinHandle};

/// A running site; gone when dropped.
pub struct Partner {
    pub origin: String,
    shown: Arc<Mutex<(HeaderMap, String)>>,
    /// What else its server has, by path.
    scripts: Arc<Mutex<HashMap<String, String>>>,
    task: JoinHandle<()>,
}

/// Records what the page hears, by events and by plain messages.
const NOTES: &str = "window.told = []; window.heard = [];
for (const name of ['ready', 'error', 'shared', 'signed'])
    document.addEventListener('marathon:' + name, event => told.push([name, event.detail ?? null]));
addEventListener('message', event => heard.push(event.data));
window.shift = 0;
new PerformanceObserver(list => { for (const entry of list.getEntries()) shift += entry.value; })
    .observe({ type: 'layout-shift', buffered: true });";

impl Partner {
    /// Opens a site that shows nothing yet. The marathon is at 127.0.0.1, so `localhost` is another site.
    pub async fn open(host: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await;
        let listener = listener.expect("there is a free port");
        let address = listener.local_addr().expect("it has an address");
        let shown = Arc::new(Mutex::new((HeaderMap::new(), String::new())));
        let served = Arc::clone(&shown);
        let page = move || {
            let (headers, html) = served
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .clone();
            async move { (headers, Html(html)) }
        };
        let scripts = Arc::new(Mutex::new(HashMap::<String, String>::new()));
        let own = Arc::clone(&scripts);
        let script = move |uri: Uri| {
            let found = own.lock().unwrap_or_else(PoisonError::into_inner);
            let found = found.get(uri.path()).cloned().ok_or(StatusCode::NOT_FOUND);
            async move { found.map(|text| ([(header::CONTENT_TYPE, "text/javascript")], text)) }
        };
        let routes = Router::new()
            .route("/wp-content/{*file}", get(script))
            .fallback(page);
        Self {
            origin: format!("http://{host}:{}", address.port()),
            shown,
            scripts,
            task: tokio::spawn(async move {
                // It ends with the test.
                let _ = axum::serve(listener, routes).await;
            }),
        }
    }

    /// Serves a script at this path, below `/wp-content/`.
    pub fn serves(&self, path: &str, script: String) {
        let mut scripts = self.scripts.lock().unwrap_or_else(PoisonError::into_inner);
        scripts.insert(path.to_owned(), script);
    }

    /// Shows a page with this in its body, in a language and its direction.
    pub fn shows(&self, language: &str, body: &str) {
        self.shows_under("", language, body);
    }

    /// The same under a Content-Security-Policy.
    pub fn shows_under(&self, policy: &str, language: &str, body: &str) {
        let direction = if language == "ar" { "rtl" } else { "ltr" };
        let html = format!(
            "<!doctype html><html lang=\"{language}\" dir=\"{direction}\"><head><meta charset=\"utf-8\">
            <meta name=\"viewport\" content=\"width=device-width\"><title>Partner</title>
            <script nonce=\"note\">{NOTES}</script></head><body>{body}</body></html>"
        );
        let mut headers = HeaderMap::new();
        if !policy.is_empty() {
            let policy = HeaderValue::from_str(policy).expect("it is a policy");
            headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        *self.shown.lock().unwrap_or_else(PoisonError::into_inner) = (headers, html);
    }
}

impl Drop for Partner {
    fn drop(&mut self) {
        self.task.abort();
    }
}
