//! A case's page, compared with nginx, which sends the same file in the way its manual recommends:
//! compressed beforehand, with kept connections and no log.

use std::{io, net::SocketAddr};

use marathon_tests::nginx::Nginx;

use super::{
    instance::{self, Instance},
    load::{self, CONNECTIONS, Load, Requests, median},
    table::Row,
};

const ROUNDS: usize = 5;

pub async fn measure() -> io::Result<Vec<Row>> {
    let slug = &instance::petitions()?[0];
    let page = format!("/fr/cases/{slug}");
    let instance = Instance::start(&[])?;
    let folder = instance::scratch_folder()?;
    let site = instance::site().canonicalize()?;
    let site = site.display();
    let nginx = Nginx::start(folder.path(), |address| {
        format!(
            "types {{ text/html html; }}\naccess_log off;\nsendfile on;\ntcp_nopush on;\n\
             keepalive_requests 100000000;\ngzip_static on;\ngzip_vary on;\n\
             server {{ listen {address}; root {site}; location / {{ try_files $uri.html $uri =404; }} }}\n"
        )
    });
    let (mut here, mut there) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        here.push(ask(instance.server.address, &page).await?);
        there.push(ask(nginx.address, &page).await?);
    }
    let both = |figure: fn(&Load) -> f64| {
        let middle = |rounds: &[Load]| median(rounds.iter().map(figure));
        (middle(&here), middle(&there))
    };
    let what = format!("a case a second, gzip, {CONNECTIONS} connections (twin: nginx)");
    let (rate, rate_there) = both(|figures| figures.a_second);
    let (wait, wait_there) = both(|figures| figures.p99);
    Ok(vec![
        Row::beside(&what, rate, rate_there, "≥ 0.8 times"),
        Row::waits("  p99", wait, wait_there, ""),
    ])
}

async fn ask(address: SocketAddr, path: &str) -> io::Result<Load> {
    let request = format!("GET {path} HTTP/1.1\r\nhost: bench\r\naccept-encoding: gzip\r\n\r\n");
    load::load(address, Requests::Same(request.into_bytes()), 200).await
}
