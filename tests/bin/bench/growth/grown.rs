//! A server whose database is filled while it is down.

use std::{
    env, fs, io,
    path::PathBuf,
    time::{Instant, SystemTime, UNIX_EPOCH},
};

use marathon_domain::Slug;
use marathon_tests::server::{Server, Setup};
use tempfile::TempDir;

use super::fill;
use crate::{
    client::Client,
    database::Database,
    instance::{self, Keyed},
    load::{self, Load, Requests},
    process,
    table::Row,
};

/// More signings than one round can take.
const MOST: usize = 30_000;
/// Names a folder for the files (9 GB), which are made once and kept. Without it the system's
/// temporary folder is used.
const FOLDER: &str = "MARATHON_BENCH_FOLDER";
const COUNTS: &[u8] = b"GET /api/v1/counts HTTP/1.1\r\nhost: bench\r\n\r\n";
const SECTION: &[u8] = b"GET /api/v1/counts?section=fr HTTP/1.1\r\nhost: bench\r\n\r\n";

pub struct Grown {
    // Dropped in this order: the server ends before its files go.
    server: Option<Server>,
    setup: Setup,
    /// Of its database.
    url: String,
    petitions: Vec<Slug>,
    /// The number of the next signer.
    person: usize,
    /// None if the files are kept.
    _folder: Option<TempDir>,
}

/// One load of signings, and one of counts.
pub struct Round {
    pub signings: Load,
    /// Processor time of the server, in milliseconds a signing.
    pub work: f64,
    pub counts: Load,
}

impl Grown {
    /// A server with this many signatures, or somewhat more. If the folder is named, an SQLite file
    /// stays for the next run.
    pub async fn of(database: Database, signatures: i64) -> io::Result<Self> {
        let (path, folder) = match env::var_os(FOLDER) {
            Some(parent) if database == Database::Sqlite => (
                PathBuf::from(parent).join(format!("sqlite-{signatures}")),
                None,
            ),
            _ => {
                let folder = tempfile::tempdir()?;
                (folder.path().to_owned(), Some(folder))
            }
        };
        fs::create_dir_all(&path)?;
        let setup = instance::setup(&path);
        let mut grown = Self {
            server: None,
            url: database.fresh().unwrap_or_else(|| setup.database()),
            setup,
            petitions: instance::petitions()?,
            person: first_person(),
            _folder: folder,
        };
        grown.sign_once().await?;
        let began = Instant::now();
        fill::fill(&grown.url, signatures)
            .await
            .map_err(io::Error::other)?;
        let seconds = began.elapsed().as_secs_f64();
        eprintln!("filled with {signatures} signatures in {seconds:.0} s");
        Ok(grown)
    }

    /// Makes the tables, and a signing as the model of the others.
    async fn sign_once(&mut self) -> io::Result<()> {
        let server = self.start_server();
        let first = self.signings(1).remove(0);
        let status = Client::connect(server.address).await?.ask(&first).await?;
        server.end();
        match status {
            201 => Ok(()),
            _ => Err(io::Error::other(format!("answered {status}"))),
        }
    }

    /// Starts the server, and returns once it is idle: it recounts at its start.
    pub async fn start(&mut self) -> io::Result<Vec<Row>> {
        let began = Instant::now();
        let server = self.start_server();
        let start = began.elapsed();
        process::until_idle(server.process()).await?;
        let work = process::processor_time(server.process())? / 1e6;
        let began = Instant::now();
        // During its first count it may answer that there is no number yet.
        while Client::connect(server.address).await?.ask(SECTION).await? != 200 {}
        let section = began.elapsed();
        self.server = Some(server);
        Ok(vec![
            Row::alone(
                "  from start to ready",
                format!("{} ms", start.as_millis()),
                "",
            ),
            Row::alone(
                "  its processor time until the first recount is done",
                format!("{work:.2} s"),
                "",
            ),
            Row::alone(
                "  until a section's total is counted for the first time",
                format!("{} ms", section.as_millis()),
                "",
            ),
        ])
    }

    pub async fn round(&mut self) -> io::Result<Round> {
        let requests = Requests::Each(self.signings(MOST));
        let Some(server) = &self.server else {
            return Err(io::ErrorKind::NotConnected.into());
        };
        let before = process::processor_time(server.process())?;
        let signings = load::load(server.address, requests, 201).await?;
        let work = process::processor_time(server.process())? - before;
        let counts = load::load(server.address, Requests::Same(COUNTS.to_vec()), 200).await?;
        Ok(Round {
            work: work / 1000.0 / signings.answers as f64,
            signings,
            counts,
        })
    }

    fn start_server(&self) -> Server {
        Server::start_with(&self.setup, &[("MARATHON_DATABASE", &self.url)])
    }

    /// Signings of people who have not signed yet.
    fn signings(&mut self, number: usize) -> Vec<Vec<u8>> {
        let people = self.person..self.person + number;
        self.person = people.end;
        instance::signings(people, &self.petitions, 1, Keyed::Yes)
    }
}

/// A number that no earlier run on the same files has used.
fn first_person() -> usize {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.map_or(0, |now| now.as_millis() as usize * 1000)
}
