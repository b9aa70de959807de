//! nginx with the project's configuration.

use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use marathon_core::config::HttpConfig;
use marathon_tests::nginx;

/// The configuration under test.
const CONFIGURATION: &str = include_str!("../../deploy/nginx.conf");

/// A running nginx; ended when dropped.
pub struct Nginx {
    _process: nginx::Nginx,
    pub address: SocketAddr,
    folder: PathBuf,
}

impl Nginx {
    /// Starts nginx in front of servers at these addresses, with plain HTTP.
    pub fn before(servers: [SocketAddr; 2], folder: &Path) -> Self {
        let folder = folder.join("nginx");
        fs::create_dir_all(folder.join("cache")).expect("there is room");
        let process = nginx::Nginx::start(&folder, |own| configuration(own, servers, &folder));
        Self {
            address: process.address,
            _process: process,
            folder,
        }
    }

    /// Removes the folder of its cache.
    pub fn lose_its_cache(&self) {
        fs::remove_dir_all(self.folder.join("cache")).expect("it can be removed");
    }

    /// Its log of errors.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.join("error.log")).expect("it has a log")
    }
}

/// With addresses and paths of the test.
fn configuration(own: SocketAddr, servers: [SocketAddr; 2], folder: &Path) -> String {
    let place = |name: &str| folder.join(name).display().to_string();
    let mut site = CONFIGURATION.to_owned();
    for (example, here) in [
        ("127.0.0.1:8081", servers[0].to_string()),
        ("127.0.0.1:8082", servers[1].to_string()),
        ("listen 443 ssl http2;", format!("listen {own};")),
        (
            "    ssl_certificate /etc/ssl/marathon/fullchain.pem;\n",
            String::new(),
        ),
        (
            "    ssl_certificate_key /etc/ssl/marathon/privkey.pem;\n",
            String::new(),
        ),
        ("/var/lib/nginx/marathon-cache", place("cache")),
        ("/var/log/nginx/marathon.log", place("error.log")),
    ] {
        // Once in the comment, at most, and once where it counts.
        assert!(site.contains(example), "the configuration has no {example}");
        site = site.replace(example, &here);
    }
    site
}

#[test]
fn a_network_has_as_many_connections_as_without_it() {
    let http = HttpConfig::new("https://marathon.example");
    for limit in [
        format!(
            "limit_conn marathon_requests {};",
            http.connections_of_a_network
        ),
        format!("limit_conn marathon_streams {};", http.streams_of_a_network),
    ] {
        assert!(CONFIGURATION.contains(&limit), "{limit}");
    }
}
