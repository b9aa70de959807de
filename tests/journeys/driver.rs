//! ChromeDriver: one for the whole run, gone when the run is, however that ends.

use std::{
    env,
    io::{self, BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    process::{Child, ChildStdout, Command, Stdio},
    sync::OnceLock,
};

/// The shell waits for its input to close, which the end of our process does even when it is killed,
/// and then ends the driver.
const KEEPER: &str = r#"trap '' INT; "$0" --port=0 & driver=$!; read -r _; kill $driver"#;

/// The running driver.
#[derive(Debug)]
pub struct Driver {
    address: SocketAddr,
    /// Holds the shell's input open.
    _keeper: Child,
    /// Held so that the driver can go on writing.
    _said: BufReader<ChildStdout>,
}

static DRIVER: OnceLock<Driver> = OnceLock::new();

/// The driver of this run, started by the first who asks.
pub fn driver() -> &'static Driver {
    DRIVER.get_or_init(|| Driver::start().expect("chromedriver starts"))
}

impl Driver {
    fn start() -> io::Result<Self> {
        let program = env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let mut keeper = Command::new("sh")
            .args(["-c", KEEPER])
            .arg(program)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut said = BufReader::new(keeper.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?);
        let port = loop {
            let mut line = String::new();
            if said.read_line(&mut line)? == 0 {
                return Err(io::Error::other("chromedriver is not there"));
            }
            if let Some((_, port)) = line.trim_end().rsplit_once("successfully on port ") {
                break port
                    .trim_end_matches('.')
                    .parse()
                    .map_err(io::Error::other)?;
            }
        };
        Ok(Self {
            address: SocketAddr::from(([127, 0, 0, 1], port)),
            _keeper: keeper,
            _said: said,
        })
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Ends a session and its browser. Blocks, so that it works while a test is failing.
    pub fn end(&self, session: &str) -> io::Result<()> {
        let mut connection = TcpStream::connect(self.address)?;
        let host = self.address;
        write!(
            connection,
            "DELETE /session/{session} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n"
        )?;
        // It answers once the browser has gone; the line stays open.
        connection.read_exact(&mut [0]).map(|_| ())
    }
}
