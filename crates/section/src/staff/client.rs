//! Staff calls to the server, one at a time.

use std::time::Duration;

use marathon_domain::Problem;
use marathon_seal::StaffToken;
use serde::{Serialize, de::DeserializeOwned};
use ureq::{
    Agent, Body,
    http::{Response, Uri},
    tls::{Certificate, RootCerts, TlsConfig},
};

use crate::error::CliError;

const PATIENCE: Duration = Duration::from_secs(30);
/// A longer answer does not come from our server.
const LARGEST: u64 = 1024 * 1024;

pub struct StaffClient {
    agent: Agent,
    /// The address up to the API's version.
    base: String,
    authorization: String,
}

impl StaffClient {
    /// Refuses an address to which the token would go in clear, except on this computer.
    pub fn new(url: &str, token: &StaffToken) -> Result<Self, CliError> {
        let url = url.trim_end_matches('/');
        let uri: Uri = url.parse().map_err(|_| CliError::NoServer)?;
        let is_here = matches!(uri.host(), Some("127.0.0.1" | "localhost" | "[::1]"));
        match uri.scheme_str() {
            Some("https") => {}
            Some("http") if is_here => {}
            _ => return Err(CliError::NoServer),
        }
        let config = Agent::config_builder()
            .tls_config(tls())
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            // A redirect must not give the token to another server.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent("marathon-section")
            .proxy(None)
            .build();
        Ok(Self {
            agent: config.new_agent(),
            base: format!("{url}/api/v1"),
            authorization: format!("Bearer {}", token.text()),
        })
    }

    /// # Errors
    ///
    /// Also if the server refuses, with its message.
    pub fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, CliError> {
        let request = self.agent.get(format!("{}{path}", self.base));
        let request = request.header("authorization", &self.authorization);
        read(request.call())
    }

    /// The same with a body.
    pub fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        body: &impl Serialize,
    ) -> Result<T, CliError> {
        // Strings always encode.
        let body = serde_json::to_vec(body).unwrap_or_default();
        let request = self.agent.post(format!("{}{path}", self.base));
        let request = request
            .header("authorization", &self.authorization)
            .content_type("application/json");
        read(request.send(&body[..]))
    }
}

fn tls() -> TlsConfig {
    let native = rustls_native_certs::load_native_certs();
    let roots: Vec<Certificate<'static>> = native
        .certs
        .iter()
        .map(|root| Certificate::from_der(root.as_ref()).to_owned())
        .collect();
    let provider = rustls::crypto::ring::default_provider();
    TlsConfig::builder()
        .root_certs(RootCerts::new_with_certs(&roots))
        .unversioned_rustls_crypto_provider(provider.into())
        .build()
}

fn read<T: DeserializeOwned>(answer: Result<Response<Body>, ureq::Error>) -> Result<T, CliError> {
    let unreached = |error: ureq::Error| CliError::Unreached(error.to_string());
    let mut answer = answer.map_err(unreached)?;
    let status = answer.status();
    let body = answer.body_mut().with_config().limit(LARGEST);
    let body = body.read_to_vec().map_err(unreached)?;
    let strange = || CliError::StrangeAnswer(status.as_u16());
    if !status.is_success() {
        let problem: Problem = serde_json::from_slice(&body).map_err(|_| strange())?;
        let detail = problem.detail.unwrap_or(problem.title);
        return Err(CliError::Refused {
            status: status.as_u16(),
            detail,
        });
    }
    serde_json::from_slice(&body).map_err(|_| strange())
}

#[cfg(test)]
mod tests {
    use marathon_seal::Randomness;

    use super::*;

    #[test]
    fn a_token_is_never_sent_in_clear_over_a_network() {
        let token = StaffToken::generate(&Randomness::system());
        let api = |url: &str| StaffClient::new(url, &token);
        for good in [
            "https://marathon.example",
            "https://marathon.example/",
            "http://127.0.0.1:8080",
            "http://localhost:8080",
        ] {
            assert!(api(good).is_ok(), "{good}");
        }
        for bad in [
            "http://marathon.example",
            "marathon.example",
            "ftp://127.0.0.1",
            "",
        ] {
            assert!(api(bad).is_err(), "{bad}");
        }
    }
}
