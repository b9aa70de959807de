//! Runs the server as a process of its own, with a folder and a port of its own.

use std::{
    env,
    fs::File,
    io::{self, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command},
    thread,
    time::{Duration, Instant},
};

/// How long a server may take to answer `/readyz`.
const READY_WITHIN: Duration = Duration::from_secs(20);

/// What a server is started with. A second start from one setup is a restart on the same files.
#[derive(Clone, Debug)]
pub struct Setup {
    pub program: PathBuf,
    /// The built site.
    pub site: PathBuf,
    /// Database, secrets and log go in here.
    pub folder: PathBuf,
}

impl Setup {
    /// The address of the database that a server has unless its options name another one.
    pub fn database(&self) -> String {
        format!("sqlite://{}", self.folder.join("marathon.db").display())
    }

    /// The log of its servers.
    pub fn log(&self) -> PathBuf {
        self.folder.join("server.log")
    }
}

/// A running server; killed when dropped.
#[derive(Debug)]
pub struct Server {
    child: Child,
    pub address: SocketAddr,
}

impl Server {
    /// Starts a server on a free port, and returns once it is ready. Panics, with its log, if it is not.
    pub fn start(setup: &Setup) -> Self {
        Self::start_with(setup, &[])
    }

    /// The same, with further options in the server's environment.
    pub fn start_with(setup: &Setup, options: &[(&str, &str)]) -> Self {
        Self::start_at(free_address(), setup, options)
    }

    /// The same at a given address, for instance where another server has ended.
    pub fn start_at(address: SocketAddr, setup: &Setup, options: &[(&str, &str)]) -> Self {
        let log_path = setup.log();
        let log = File::options()
            .create(true)
            .append(true)
            .open(&log_path)
            .expect("the log can be written");
        let child = Command::new(&setup.program)
            .arg("serve")
            .env("MARATHON_LISTEN", address.to_string())
            .env("MARATHON_PUBLIC_URL", format!("http://{address}"))
            .env("MARATHON_SITE", &setup.site)
            .env("MARATHON_DATABASE", setup.database())
            .env("MARATHON_SECRETS", setup.folder.join("secrets.toml"))
            .env("MARATHON_RATE_LIMIT", "off")
            .envs(options.iter().copied())
            .stderr(log)
            .spawn()
            .unwrap_or_else(|error| panic!("{} does not start: {error}", setup.program.display()));
        let mut server = Self { child, address };
        server.wait_until_ready(&log_path);
        server
    }

    /// The number of its process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Tells the server to read its sections again (SIGHUP).
    pub fn hang_up(&self) {
        self.signal("-HUP");
    }

    fn signal(&self, signal: &str) {
        let told = Command::new("kill")
            .args([signal, &self.process().to_string()])
            .status();
        assert!(told.is_ok_and(|status| status.success()), "it is told");
    }

    /// Ends the server at once (SIGKILL), whatever it is doing.
    pub fn kill(mut self) {
        self.child.kill().expect("the server still ran");
        self.child.wait().expect("the server has ended");
    }

    /// Asks the server to end (SIGTERM), and waits until it has. It answers what it accepted first.
    pub fn end(mut self) {
        self.signal("-TERM");
        let ended = self.child.wait().expect("the server has ended");
        assert!(ended.success(), "it ended badly: {ended}");
    }

    fn wait_until_ready(&mut self, log: &Path) {
        let started = Instant::now();
        while !is_ready(self.address).unwrap_or(false) {
            let ended = self.child.try_wait().expect("the server can be asked");
            if ended.is_some() || started.elapsed() > READY_WITHIN {
                let log = std::fs::read_to_string(log).unwrap_or_default();
                panic!("the server is not ready ({ended:?}):\n{log}");
            }
            // A pause between two attempts.
            thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // After `kill` it has already ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The server's binary: `MARATHON_BIN`, or the newest kind that was built.
pub fn marathon() -> PathBuf {
    binary("MARATHON_BIN", "marathon", ["release", "debug"])
        .expect("there is no server yet: build it with `cargo build -p marathon-server`")
}

/// The section's program: `MARATHON_SECTION_BIN`, or the one that was built with the tests.
pub fn section() -> PathBuf {
    binary(
        "MARATHON_SECTION_BIN",
        "marathon-section",
        ["debug", "release"],
    )
    .expect("there is no such program yet: build it with `cargo build -p marathon-section`")
}

fn binary(variable: &str, name: &str, profiles: [&str; 2]) -> Option<PathBuf> {
    if let Some(path) = env::var_os(variable) {
        return Some(path.into());
    }
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target");
    let built = profiles.map(|profile| target.join(profile).join(name));
    built.into_iter().find(|path| path.exists())
}

/// An address where nobody listens now.
pub fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .expect("there is a free port")
}

fn is_ready(address: SocketAddr) -> io::Result<bool> {
    let mut connection = TcpStream::connect(address)?;
    connection.write_all(b"GET /readyz HTTP/1.1\r\nhost: test\r\nconnection: close\r\n\r\n")?;
    let mut answer = String::new();
    connection.read_to_string(&mut answer)?;
    Ok(answer.starts_with("HTTP/1.1 200"))
}
