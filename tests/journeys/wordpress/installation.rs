//! A private WordPress: Debian's files, a database and PHP's own server. Removed when dropped.

use std::{
    fs,
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use marathon_tests::server;
use tempfile::TempDir;

use super::ways::Setting;

const FILES: &str = "/usr/share/wordpress";
const STARTED_WITHIN: Duration = Duration::from_secs(60);
/// What the tests tell it to do.
const ACTS: &str = include_str!("acts.php");
const PLUGIN: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../embed/wordpress/marathon.php"
);

pub struct WordPress {
    /// `http://localhost:…`: for browsers another site than the marathon, which is at 127.0.0.1.
    pub origin: String,
    /// Ends before the database does.
    _web: Program,
    _database: Program,
    folder: TempDir,
}

impl WordPress {
    pub fn start() -> Self {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let files = folder.path().join("wordpress");
        run(Command::new("cp").args(["-rL", FILES]).arg(&files));
        let port = server::free_address().port();
        let origin = format!("http://localhost:{port}");
        fs::write(files.join("wp-config.php"), config(&origin, folder.path()))
            .expect("it is written");
        let must_use = files.join("wp-content/mu-plugins");
        fs::create_dir_all(&must_use).expect("there is room for a folder");
        fs::write(must_use.join("drill.php"), include_str!("drill.php")).expect("it is written");
        fs::copy(PLUGIN, files.join("wp-content/plugins/marathon.php")).expect("it is copied");
        fs::write(folder.path().join("acts.php"), ACTS).expect("it is written");
        let database = start_database(folder.path());
        let address = format!("127.0.0.1:{port}");
        let mut web = Command::new("php");
        web.args(["-S", &address, "-t"]).arg(&files);
        let wordpress = Self {
            origin,
            _web: Program::start(&web, &folder.path().join("web.log")),
            _database: database,
            folder,
        };
        until("PHP's server answers", || {
            TcpStream::connect(("127.0.0.1", port)).is_ok()
        });
        wordpress.act(&["install"]);
        wordpress
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Sets theme and setting, for a marathon at that address, and clears cached answers.
    pub fn set(&self, theme: &str, setting: Setting, marathon: &str) {
        let setting = match setting {
            Setting::AsItIs => "",
            Setting::Trusting => "trusting",
            Setting::WithThePlugin => "plugin",
        };
        self.act(&["set", theme, setting, marathon]);
    }

    /// Writes a post as a user with that role, through the editor's API. Returns the path of its
    /// page.
    pub fn post(&self, role: &str, content: &str) -> String {
        let file = self.folder().join("content.html");
        fs::write(&file, content).expect("it is written");
        let id = self.act(&["post", role, &file.display().to_string()]);
        format!("/?p={id}")
    }

    fn act(&self, arguments: &[&str]) -> String {
        let done = Command::new("php")
            .arg(self.folder().join("acts.php"))
            .arg(self.folder().join("wordpress"))
            .arg(&self.origin)
            .args(arguments)
            .output()
            .expect("PHP is there");
        let said = String::from_utf8_lossy(&done.stdout).trim().to_owned();
        let wrong = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "{arguments:?}: {said}\n{wrong}");
        said
    }
}

/// A program that ends when it is dropped, and also when the test is killed: the shell waits for its input to close.
struct Program(Child);

const KEEPER: &str = r#"trap '' INT; "$0" "$@" & read -r _; kill $!; wait"#;

impl Program {
    fn start(command: &Command, log: &Path) -> Self {
        let log = fs::File::create(log).expect("a log can be written");
        let kept = Command::new("sh")
            .args(["-c", KEEPER])
            .arg(command.get_program())
            .args(command.get_args())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn();
        Self(kept.expect("there is a shell"))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        // The folder is removed after it.
        let _ = self.0.wait();
    }
}

fn start_database(folder: &Path) -> Program {
    let data = folder.join("database");
    let data_option = format!("--datadir={}", data.display());
    run(Command::new("mariadb-install-db")
        .args(["--no-defaults", &data_option, "--skip-test-db"])
        .args(["--auth-root-authentication-method=normal", "--user=root"])
        .stdout(Stdio::null())
        .stderr(Stdio::null()));
    let socket = folder.join("database.socket");
    let mut database = Command::new(program("mariadbd"));
    database
        .args([
            "--no-defaults",
            &data_option,
            "--skip-networking",
            "--user=root",
        ])
        .arg(format!("--socket={}", socket.display()));
    let database = Program::start(&database, &folder.join("database.log"));
    until("the database answers", || socket.exists());
    database
}

/// Debian keeps it off the path.
fn program(name: &str) -> PathBuf {
    let debian = Path::new("/usr/sbin").join(name);
    if debian.exists() { debian } else { name.into() }
}

fn config(origin: &str, folder: &Path) -> String {
    let socket = folder.join("database.socket").display().to_string();
    format!(
        "<?php
        define('DB_NAME', 'wordpress');
        define('DB_USER', 'root');
        define('DB_PASSWORD', '');
        define('DB_HOST', 'localhost:{socket}');
        define('DB_CHARSET', 'utf8mb4');
        define('WP_HOME', '{origin}');
        define('WP_SITEURL', '{origin}');
        define('DISABLE_WP_CRON', true);
        define('AUTOMATIC_UPDATER_DISABLED', true);
        define('WP_HTTP_BLOCK_EXTERNAL', true);
        define('WP_ACCESSIBLE_HOSTS', '127.0.0.1');
        $table_prefix = 'wp_';
        if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
        require_once ABSPATH . 'wp-settings.php';\n"
    )
}

fn run(command: &mut Command) {
    let done = command.status();
    assert!(done.is_ok_and(|status| status.success()), "{command:?}");
}

fn until(what: &str, is_so: impl Fn() -> bool) {
    let started = Instant::now();
    while !is_so() {
        assert!(started.elapsed() < STARTED_WITHIN, "never: {what}");
        // A pause between two attempts.
        thread::sleep(Duration::from_millis(20));
    }
}
