//! Signings a second while a hundred thousand others are set aside, compared with the same server
//! just before. Also checks that every count is exact, then and after all were put back.

use std::{
    io::{self, Read, Write},
    net::{SocketAddr, TcpStream},
    process::Command,
    time::{Duration, Instant},
};

use marathon_domain::Slug;
use marathon_tests::server::{self, Server, Setup};
use serde_json::Value;

use super::{
    database::Database,
    instance::{self, Keyed},
    load::{self, Load, Requests},
    table::Row,
};

/// Signatures that are set aside.
const FALSE: usize = 100_000;
/// How many requests are made in advance at a time.
const AT_ONCE: usize = 50_000;
/// More signings than one load can take.
const MOST: usize = 60_000;
/// The pause between two checks of its progress.
const LOOK: Duration = Duration::from_millis(200);
const LONGEST: Duration = Duration::from_secs(600);

/// A server with its staff.
struct Desk {
    server: Server,
    setup: Setup,
    petition: Slug,
    token: String,
    people: usize,
}

pub async fn measure() -> io::Result<Vec<Row>> {
    let mut rows = Vec::new();
    for database in [Database::Sqlite, Database::Postgres] {
        rows.extend(measure_on(database).await?);
    }
    Ok(rows)
}

async fn measure_on(database: Database) -> io::Result<Vec<Row>> {
    let folder = instance::scratch_folder()?;
    let mut desk = Desk::open(database, folder.path())?;
    desk.fill().await?;
    let before = desk.load().await?;
    let began = Instant::now();
    let id = desk.begin()?;
    let meanwhile = desk.load().await?;
    if desk.state(&id)? != "working" {
        return Err(io::Error::other(
            "all was set aside before the load had ended",
        ));
    }
    desk.until_done(&id).await?;
    let took = began.elapsed().as_secs_f64();
    desk.must_count(meanwhile.answers)?;
    desk.undo(&id)?;
    desk.until_done(&id).await?;
    desk.must_count(FALSE + before.answers + meanwhile.answers)?;
    let name = database.name();
    let what = format!("{name}: signings a second meanwhile (twin: before)");
    Ok(vec![
        Row::beside(&what, meanwhile.a_second, before.a_second, "≥ 0.8"),
        Row::waits("  p99", meanwhile.p99, before.p99, ""),
        Row::alone(
            "  until all were set aside, counts right to one",
            format!("{took:.0} s"),
            "",
        ),
    ])
}

impl Desk {
    fn open(database: Database, folder: &std::path::Path) -> io::Result<Self> {
        let setup = instance::setup(folder);
        let address = database.fresh().unwrap_or_else(|| setup.database());
        let options = [
            ("MARATHON_SET_ASIDE_ALONE", "1000000"),
            ("MARATHON_DATABASE", address.as_str()),
        ];
        let server = Server::start_with(&setup, &options);
        let add = [
            "staff",
            "add",
            "--section",
            "fr",
            "--name",
            "bench",
            "--role",
            "fraud",
        ];
        let mut command = Command::new(server::marathon());
        let token = output(command.args(add).args(["--database", &address]))?;
        Ok(Self {
            server,
            setup,
            petition: instance::petitions()?.remove(0),
            token,
            people: 0,
        })
    }

    fn requests(&mut self, number: usize) -> Vec<Vec<u8>> {
        let people = self.people..self.people + number;
        self.people += number;
        instance::signings(people, std::slice::from_ref(&self.petition), 1, Keyed::No)
    }

    async fn fill(&mut self) -> io::Result<()> {
        for _ in (0..FALSE).step_by(AT_ONCE) {
            let requests = self.requests(AT_ONCE);
            load::send_all(self.server.address, requests, 201).await?;
        }
        Ok(())
    }

    async fn load(&mut self) -> io::Result<Load> {
        let requests = Requests::Each(self.requests(MOST));
        load::load(self.server.address, requests, 201).await
    }

    /// Runs the section's program, and returns its first line.
    fn section(&self, command: &[&str], rest: &[&str]) -> io::Result<String> {
        let url = format!("http://{}", self.server.address);
        let mut program = Command::new(server::section());
        program.args(command).args(["--url", &url]).args(rest);
        let said = output(program.env("MARATHON_STAFF_TOKEN", &self.token))?;
        Ok(said.lines().next().unwrap_or_default().to_owned())
    }

    fn begin(&self) -> io::Result<String> {
        let why = ["--source", "bench", "--reason", "bench"];
        let line = self.section(&["set-aside", "begin"], &why)?;
        Ok(line.split('\t').next().unwrap_or_default().to_owned())
    }

    fn undo(&self, id: &str) -> io::Result<()> {
        self.section(&["undo"], &[id, "--reason", "bench"])?;
        Ok(())
    }

    fn state(&self, id: &str) -> io::Result<String> {
        let line = self.section(&["set-aside", "list"], &[])?;
        let mut fields = line.split('\t');
        match fields.next() == Some(id) {
            true => Ok(fields.nth(1).unwrap_or_default().to_owned()),
            false => Err(io::Error::other(format!("another set-aside: {line}"))),
        }
    }

    async fn until_done(&self, id: &str) -> io::Result<()> {
        let began = Instant::now();
        while self.state(id)? != "done" {
            if began.elapsed() > LONGEST {
                return Err(io::Error::other("it does not end"));
            }
            tokio::time::sleep(LOOK).await;
        }
        Ok(())
    }

    fn must_count(&self, expected: usize) -> io::Result<()> {
        let counts = get(self.server.address, "/api/v1/counts")?;
        let counted = counts["petitions"][self.petition.as_str()].as_u64();
        match counted == Some(expected as u64) {
            true => Ok(()),
            false => Err(io::Error::other(format!(
                "{counted:?} are counted instead of {expected}, in {}",
                self.setup.folder.display()
            ))),
        }
    }
}

fn output(command: &mut Command) -> io::Result<String> {
    let output = command.output()?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(io::Error::other(said));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// An answer in JSON.
fn get(address: SocketAddr, path: &str) -> io::Result<Value> {
    let mut stream = TcpStream::connect(address)?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nhost: bench\r\nconnection: close\r\n\r\n"
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let body = answer.split("\r\n\r\n").nth(1).unwrap_or_default();
    serde_json::from_str(body).map_err(io::Error::other)
}
