//! Two servers on one database, behind nginx.

use std::net::SocketAddr;

use marathon_tests::{
    server::{self, Server, Setup, free_address},
    small_site,
};
use private_postgres::PostgresServer;
use tempfile::TempDir;

use crate::{client::get, nginx::Nginx};

/// Two servers, and nginx in front of them.
pub struct Installation {
    pub nginx: Nginx,
    pub servers: Vec<Option<Server>>,
    pub addresses: [SocketAddr; 2],
    setup: Setup,
    options: Vec<(&'static str, String)>,
    /// Dropped last.
    _folder: TempDir,
}

impl Installation {
    /// Started, with further options of the servers.
    pub fn start(more: &[(&'static str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let site = folder.path().join("site");
        small_site::write(&site);
        let setup = Setup {
            program: server::marathon(),
            site,
            folder: folder.path().to_owned(),
        };
        let mut options = vec![
            ("MARATHON_DATABASE", PostgresServer::shared().new_database()),
            ("MARATHON_TRUSTED_PROXIES", "1".to_owned()),
        ];
        options.extend(
            more.iter()
                .map(|(name, value)| (*name, (*value).to_owned())),
        );
        let addresses = [free_address(), free_address()];
        let mut installation = Self {
            nginx: Nginx::before(addresses, folder.path()),
            servers: vec![None, None],
            addresses,
            setup,
            options,
            _folder: folder,
        };
        for number in 0..2 {
            installation.start_server(number);
        }
        installation
    }

    fn start_server(&mut self, number: usize) {
        let options = self.options.iter();
        let options: Vec<_> = options
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let server = Server::start_at(self.addresses[number], &self.setup, &options);
        self.servers[number] = Some(server);
    }

    /// Ends a server in order, and starts it again at its address.
    pub fn restart(&mut self, number: usize) {
        self.servers[number].take().expect("it runs").end();
        self.start_server(number);
    }

    /// The total that is shown at an address.
    pub fn total(&self, address: SocketAddr) -> u64 {
        get(address, "/api/v1/counts").expect("it answers").total()
    }
}
