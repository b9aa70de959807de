//! The drivers of the browsers, gone when the run is, however that ends.

use std::{
    env,
    ffi::OsString,
    io::{self, Read, Write},
    net::{SocketAddr, TcpStream},
    path::Path,
    sync::{Arc, LazyLock},
};

use marathon_tests::{
    eventually::{SOON, eventually},
    server::free_address,
};

use crate::kept_program::KeptProgram;

/// A running driver.
#[derive(Debug)]
pub struct Driver {
    address: SocketAddr,
    _program: KeptProgram,
}

/// What ChromeDriver says before its port, and geckodriver.
const PORT_COMES: [&str; 2] = ["successfully on port ", "Listening on 127.0.0.1:"];

/// The driver of Chromium: one for the whole run.
pub fn chromium() -> Arc<Driver> {
    static DRIVER: LazyLock<Arc<Driver>> = LazyLock::new(|| {
        let program = env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let driver = Driver::start(program, &["--port=0"]);
        Arc::new(driver.expect("chromedriver starts"))
    });
    Arc::clone(&DRIVER)
}

/// A driver of Firefox, which has room for one browser.
pub fn firefox() -> Arc<Driver> {
    let ports = ["--port=0", "--websocket-port=0"];
    let driver = Driver::start("geckodriver".into(), &ports);
    Arc::new(driver.expect("geckodriver starts"))
}

/// A driver of WebKit, which has room for one browser, shows it on a screen of its own, and keeps what it keeps in
/// the folder. It does not say its port, so it is told one.
pub fn webkit(folder: &Path) -> Arc<Driver> {
    static SCREEN: LazyLock<(KeptProgram, String)> = LazyLock::new(|| {
        let size = ["-screen", "0", "1280x1024x24"];
        let arguments = ["-displayfd", "1", "-nolisten", "tcp"]
            .into_iter()
            .chain(size);
        let arguments: Vec<_> = arguments.collect();
        let screen = KeptProgram::start("Xvfb".into(), &arguments, &[]);
        let (screen, said) = screen.expect("Xvfb is installed");
        let number = said.says(|line| line.trim().parse::<u32>().ok());
        let number = number.expect("it says its number");
        (screen, format!(":{number}"))
    });
    let address = free_address();
    let port = format!("--port={}", address.port());
    let environment = [
        ("DISPLAY", OsString::from(&SCREEN.1)),
        ("HOME", folder.into()),
    ];
    let program = KeptProgram::start("WebKitWebDriver".into(), &[&port], &environment);
    let (program, _) = program.expect("WebKitWebDriver is installed");
    eventually("a driver that listens", || TcpStream::connect(address).ok());
    Arc::new(Driver {
        address,
        _program: program,
    })
}

fn port_in(line: &str) -> Option<u16> {
    let port = |words| line.trim_end().rsplit_once(words);
    let (_, port) = PORT_COMES.into_iter().find_map(port)?;
    port.trim_end_matches('.').parse().ok()
}

impl Driver {
    fn start(program: OsString, arguments: &[&str]) -> io::Result<Self> {
        let (program, said) = KeptProgram::start(program, arguments, &[])?;
        let port = said.says(port_in)?;
        Ok(Self {
            address: SocketAddr::from(([127, 0, 0, 1], port)),
            _program: program,
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
        // It answers once the browser has gone; the line stays open.
        connection.read_exact(&mut [0]).map(|_| ())
    }
}
