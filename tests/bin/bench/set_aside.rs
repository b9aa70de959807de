//! Signings a second while a hundred thousand others are set aside, compared with the same server
//! just before. Also checks that every count is exact, then and after all were put back.

use std::{io, time::Instant};

use marathon_domain::Slug;
use marathon_tests::server::Server;

use super::{
    database::Database,
    instance::{self, Keyed},
    load::{self, Load, Requests},
    staff::{Staff, must_count},
    table::Row,
};

/// Signatures that are set aside.
const FALSE: usize = 100_000;
/// How many requests are made in advance at a time.
const AT_ONCE: usize = 50_000;
/// More signings than one load can take.
const MOST: usize = 60_000;
/// A server with its staff.
struct Desk {
    server: Server,
    petition: Slug,
    staff: Staff,
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
    let id = desk.staff.begin(&["--source", "bench"])?;
    let meanwhile = desk.load().await?;
    if desk.staff.standing(&id)?.0 != "working" {
        return Err(io::Error::other(
            "all was set aside before the load had ended",
        ));
    }
    desk.staff.until_done(&id).await?;
    let took = began.elapsed().as_secs_f64();
    desk.must_count(meanwhile.answers).await?;
    desk.staff.undo(&id)?;
    desk.staff.until_done(&id).await?;
    let all = FALSE + before.answers + meanwhile.answers;
    desk.must_count(all).await?;
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
        Ok(Self {
            staff: Staff::add(server.address, &address)?,
            server,
            petition: instance::petitions()?.remove(0),
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

    async fn must_count(&self, expected: usize) -> io::Result<()> {
        must_count(self.server.address, &self.petition, expected as u64).await
    }
}
