//! The drivers of the browsers: one of each kind for the whole run. They end with the run, however
//! it ends.

use std::{
    env,
    ffi::OsString,
    io::{self, BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    process::{Child, Command, Stdio},
    sync::{OnceLock, mpsc},
    thread,
};

use marathon_tests::eventually::SOON;

/// The shell waits for its input to close, which happens when our process ends, even by a kill.
/// Then it ends the browsers, which would outlive the driver, and the driver.
const KEEPER: &str =
    r#"trap '' INT; "$0" "$@" & driver=$!; read -r _; pkill -P $driver; kill -9 $driver"#;

/// The running driver.
#[derive(Debug)]
pub struct Driver {
    address: SocketAddr,
    /// Holds the shell's input open.
    _keeper: Child,
}

/// The text before the port in the output of ChromeDriver, and of geckodriver.
const PORT_COMES: [&str; 2] = ["successfully on port ", "Listening on 127.0.0.1:"];

fn port_in(line: &str) -> Option<u16> {
    let port = |words| line.trim_end().rsplit_once(words);
    let (_, port) = PORT_COMES.into_iter().find_map(port)?;
    port.trim_end_matches('.').parse().ok()
}

/// The driver of Chromium, started at first use.
pub fn chromium() -> &'static Driver {
    static DRIVER: OnceLock<Driver> = OnceLock::new();
    DRIVER.get_or_init(|| {
        let program = env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        Driver::start(program, &["--port=0"]).expect("chromedriver starts")
    })
}

/// The driver of Firefox, which has room for one browser.
pub fn firefox() -> &'static Driver {
    static DRIVER: OnceLock<Driver> = OnceLock::new();
    DRIVER.get_or_init(|| {
        let ports = ["--port=0", "--websocket-port=0"];
        Driver::start("geckodriver".into(), &ports).expect("geckodriver starts")
    })
}

impl Driver {
    fn start(program: OsString, arguments: &[&str]) -> io::Result<Self> {
        let mut keeper = Command::new("sh")
            .args(["-c", KEEPER])
            .arg(program)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let said = BufReader::new(keeper.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?);
        let (ports, port) = mpsc::channel();
        // Reads to the end: otherwise their output would fill the pipe and block them.
        thread::spawn(move || {
            for line in said.split(b'\n').map_while(Result::ok) {
                if let Some(port) = port_in(&String::from_utf8_lossy(&line)) {
                    // Sent once; nobody waits for another port.
                    let _ = ports.send(port);
                }
            }
        });
        let port = port.recv_timeout(SOON).map_err(io::Error::other)?;
        Ok(Self {
            address: SocketAddr::from(([127, 0, 0, 1], port)),
            _keeper: keeper,
        })
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Ends a session and its browser. Blocks, so that it works while a test is failing.
    pub fn end(&self, session: &str) -> io::Result<()> {
        let mut connection = TcpStream::connect(self.address)?;
        connection.set_read_timeout(Some(SOON))?;
        let host = self.address;
        write!(
            connection,
            "DELETE /session/{session} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n"
        )?;
        // It answers once the browser is gone; the connection stays open.
        connection.read_exact(&mut [0]).map(|_| ())
    }
}
