//! A PostgreSQL server for tests: in a temporary folder, on a free port, and as careful with its
//! disk as a real one. It ends with the process that started it, however that process ends.

mod account;
mod keeper;
mod programs;

use std::{
    env,
    fs::File,
    io::Write,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::{
        LazyLock, Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use account::Account;
use keeper::Keeper;
use programs::Programs;

pub use keeper::Stop;

const USER: &str = "marathon";
/// How long a server may take until it accepts connections.
const READY_WITHIN: Duration = Duration::from_secs(60);

/// A server, running or stopped.
pub struct PostgresServer {
    programs: Programs,
    account: Account,
    folder: PathBuf,
    port: u16,
    /// Variables for the server only, not for the programs around it.
    environment: Vec<(String, String)>,
    /// None while it is stopped.
    keeper: Mutex<Option<Keeper>>,
    databases: AtomicU32,
}

impl PostgresServer {
    /// The one that all tests of a process share.
    pub fn shared() -> &'static Self {
        static SHARED: LazyLock<PostgresServer> = LazyLock::new(PostgresServer::start);
        &SHARED
    }

    /// Starts a private server. Panics, and names what is missing, if it cannot.
    pub fn start() -> Self {
        Self::start_in(&env::temp_dir())
    }

    /// The same with its files somewhere in a folder.
    pub fn start_in(folder: &Path) -> Self {
        Self::start_with(folder, &[])
    }

    /// The same, with further variables in the server's environment.
    pub fn start_with(folder: &Path, environment: &[(&str, &str)]) -> Self {
        let programs = Programs::find();
        let account = Account::find();
        let folder = tempfile::Builder::new()
            .prefix("marathon-postgres-")
            .tempdir_in(folder)
            .expect("there is room for a folder")
            .keep();
        account.give(&folder);
        let server = Self {
            programs,
            account,
            folder,
            port: free_port(),
            environment: environment
                .iter()
                .map(|(name, value)| (name.to_string(), value.to_string()))
                .collect(),
            keeper: Mutex::new(None),
            databases: AtomicU32::new(0),
        };
        let mut initdb = server.command("initdb");
        initdb
            .args(["--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C"])
            .args(["--username", USER])
            .arg("--pgdata")
            .arg(server.data_folder());
        finish(&mut initdb);
        server.start_again();
        server
    }

    /// The address of a new, empty database.
    pub fn new_database(&self) -> String {
        let number = self.databases.fetch_add(1, Ordering::Relaxed);
        let name = format!("test_{number}");
        finish(self.client("createdb").arg(&name));
        format!("postgres://{USER}@127.0.0.1:{}/{name}", self.port)
    }

    /// Everything in a database without the rows of one table, as `pg_dump` writes it.
    pub fn copy_of(&self, database: &str, without: &str) -> Vec<u8> {
        let mut dump = self.command("pg_dump");
        dump.arg(format!("--exclude-table-data={without}"));
        finish(dump.args(["--dbname", database])).stdout
    }

    /// Reads such a copy into an empty database.
    pub fn read_into(&self, database: &str, copy: &[u8]) {
        let mut psql = self.command("psql");
        psql.args(["--single-transaction", "--set", "ON_ERROR_STOP=1"]);
        psql.args(["--quiet", "--dbname", database]);
        psql.stdin(Stdio::piped()).stdout(Stdio::null());
        let mut psql = psql.spawn().expect("psql starts");
        let mut input = psql.stdin.take().expect("its input is ours");
        input.write_all(copy).expect("it reads all of it");
        drop(input);
        let ended = psql.wait().expect("it ends");
        assert!(ended.success(), "the copy could not be read: {ended}");
    }

    /// Whether a line of its log holds this.
    pub fn has_said(&self, words: &str) -> bool {
        self.read_log().contains(words)
    }

    /// The errors that it has logged for a database.
    pub fn errors(&self, database: &str) -> Vec<String> {
        let name = database.rsplit('/').next().unwrap_or_default();
        let log = self.read_log();
        let begin = format!("{name} ERROR:");
        let errors = log.lines().filter_map(|line| line.strip_prefix(&begin));
        errors.map(|error| error.trim().to_owned()).collect()
    }

    /// Where it listens, on this machine.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Where its files are.
    pub fn data_folder(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// Stops it, and returns once it has ended.
    pub fn stop(&self, how: Stop) {
        let keeper = self.keeper().take();
        keeper.expect("the server runs").stop(how);
    }

    /// Starts it on the files that it has, and returns once it takes connections.
    pub fn start_again(&self) {
        let log = File::options()
            .create(true)
            .append(true)
            .open(self.log())
            .expect("the log can be written");
        let mut server = Keeper::of(&self.account, &self.programs.path("postgres"), &self.folder);
        server
            .arg("-D")
            .arg(self.data_folder())
            .args(["-c", "listen_addresses=127.0.0.1"])
            .args(["-c", "unix_socket_directories="])
            .args(["-c", "max_connections=200", "-c", "fsync=on"])
            // Begins with the name of the database.
            .args(["-c", "log_line_prefix=%d "])
            .args(["-p", &self.port.to_string()])
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .stdout(log.try_clone().expect("the log has two ends"))
            .stderr(log);
        *self.keeper() = Some(Keeper::start(server));
        self.wait_until_ready();
    }

    fn wait_until_ready(&self) {
        let started = Instant::now();
        while !self
            .client("pg_isready")
            .stdout(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
        {
            if started.elapsed() > READY_WITHIN {
                let log = std::fs::read_to_string(self.log()).unwrap_or_default();
                panic!("PostgreSQL is not ready:\n{log}");
            }
            // A pause between two attempts.
            thread::sleep(Duration::from_millis(20));
        }
    }

    fn command(&self, program: &str) -> Command {
        self.account.command(&self.programs.path(program))
    }

    fn client(&self, program: &str) -> Command {
        let mut command = self.command(program);
        command
            .args(["--host", "127.0.0.1", "--username", USER])
            .args(["--port", &self.port.to_string()]);
        command
    }

    fn log(&self) -> PathBuf {
        self.folder.join("server.log")
    }

    fn read_log(&self) -> String {
        std::fs::read_to_string(self.log()).expect("the log can be read")
    }

    fn keeper(&self) -> std::sync::MutexGuard<'_, Option<Keeper>> {
        // A test that panicked while holding it has failed anyway.
        self.keeper.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for PostgresServer {
    fn drop(&mut self) {
        match self.keeper().take() {
            Some(keeper) => keeper.clear_away(),
            None => {
                let _ = std::fs::remove_dir_all(&self.folder);
            }
        }
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .expect("there is a free port")
        .port()
}

fn finish(command: &mut Command) -> Output {
    let output = command.output().expect("the program starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {said}");
    output
}
