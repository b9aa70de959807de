//! A member of staff who sets signatures aside by the section's program.

use std::{
    io::{self, Read, Write},
    net::{SocketAddr, TcpStream},
    process::Command,
    time::{Duration, Instant},
};

use marathon_domain::Slug;
use marathon_tests::server;
use serde_json::Value;

/// Between two looks at how far it has come.
const LOOK: Duration = Duration::from_millis(200);
const LONGEST: Duration = Duration::from_secs(600);

pub struct Staff {
    server: SocketAddr,
    token: String,
}

impl Staff {
    /// A new member of the French section.
    pub fn add(server: SocketAddr, database: &str) -> io::Result<Self> {
        let words = "staff add --section fr --name bench --role fraud --database";
        let mut command = Command::new(server::marathon());
        let token = output(command.args(words.split(' ')).arg(database))?;
        Ok(Self { server, token })
    }

    /// What the section's program answers.
    pub fn run(&self, command: &str, rest: &[&str]) -> io::Result<String> {
        let url = format!("http://{}", self.server);
        let mut program = Command::new(server::section());
        program.args(command.split(' ')).args(["--url", &url]);
        output(program.args(rest).env("MARATHON_STAFF_TOKEN", &self.token))
    }

    /// Begins to set aside what options select; gives its id.
    pub fn begin(&self, selection: &[&str]) -> io::Result<String> {
        let line = self.run(
            "set-aside begin",
            &[selection, &["--reason", "bench"]].concat(),
        )?;
        Ok(line.split('\t').next().unwrap_or_default().to_owned())
    }

    pub fn undo(&self, id: &str) -> io::Result<()> {
        self.run("undo", &[id, "--reason", "bench"])?;
        Ok(())
    }

    /// Its state, and how many signatures are set aside by it.
    pub fn standing(&self, id: &str) -> io::Result<(String, u64)> {
        let list = self.run("set-aside list", &[])?;
        let line = list.lines().find_map(|line| line.strip_prefix(id));
        let mut fields = line.unwrap_or_default().split('\t').skip(2);
        let state = fields.next().unwrap_or_default().to_owned();
        let number = fields.next().and_then(|words| words.split(' ').next());
        let number = number.and_then(|number| number.parse().ok());
        let number = number.ok_or_else(|| io::Error::other(format!("not in the list: {list}")))?;
        Ok((state, number))
    }

    /// Waits until it is done; gives how many signatures are set aside by it.
    pub async fn until_done(&self, id: &str) -> io::Result<u64> {
        let began = Instant::now();
        loop {
            let (state, number) = self.standing(id)?;
            if state == "done" {
                return Ok(number);
            }
            if began.elapsed() > LONGEST {
                return Err(io::Error::other("it does not end"));
            }
            tokio::time::sleep(LOOK).await;
        }
    }
}

/// The count of a petition must become this one, within the second in which everybody hears of it and some more.
pub async fn must_count(server: SocketAddr, petition: &Slug, expected: u64) -> io::Result<()> {
    let mut counted = None;
    for _ in 0..50 {
        counted = get(server, "/api/v1/counts")?["petitions"][petition.as_str()].as_u64();
        if counted == Some(expected) {
            return Ok(());
        }
        tokio::time::sleep(LOOK).await;
    }
    let message = format!("{counted:?} are counted instead of {expected}");
    Err(io::Error::other(message))
}

pub fn output(command: &mut Command) -> io::Result<String> {
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
