//! nginx with the project's configuration, in a folder and on a port of its own.

use std::{
    env, fs,
    net::{SocketAddr, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command},
    thread,
    time::{Duration, Instant},
};

use marathon_tests::server::free_address;

/// The configuration under test.
const CONFIGURATION: &str = include_str!("../../deploy/nginx.conf");
const READY_WITHIN: Duration = Duration::from_secs(20);

/// A running nginx; ended when dropped.
pub struct Nginx {
    child: Child,
    pub address: SocketAddr,
    folder: PathBuf,
}

impl Nginx {
    /// Stands before servers at these addresses, and speaks plain HTTP.
    pub fn before(servers: [SocketAddr; 2], folder: &Path) -> Self {
        let folder = folder.join("nginx");
        fs::create_dir_all(folder.join("cache")).expect("there is room");
        let address = free_address();
        let place = |name: &str| folder.join(name).display().to_string();
        let mut site = CONFIGURATION.to_owned();
        for (example, here) in [
            ("127.0.0.1:8081", servers[0].to_string()),
            ("127.0.0.1:8082", servers[1].to_string()),
            ("listen 443 ssl http2;", format!("listen {address};")),
            (
                "    ssl_certificate /etc/ssl/marathon/fullchain.pem;\n",
                String::new(),
            ),
            (
                "    ssl_certificate_key /etc/ssl/marathon/privkey.pem;\n",
                String::new(),
            ),
            ("/var/lib/nginx/marathon-cache", place("cache")),
            ("/var/log/nginx/marathon.log", place("error.log")),
        ] {
            // Once in the comment, at most, and once where it counts.
            assert!(site.contains(example), "the configuration has no {example}");
            site = site.replace(example, &here);
        }
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
        let temporary = temporary.map(|name| format!("{name}_temp_path {};\n", place(name)));
        let whole = format!(
            "daemon off;\npid {};\nerror_log {} crit;\nevents {{}}\nhttp {{\n{}{site}}}\n",
            place("pid"),
            place("error.log"),
            temporary.concat(),
        );
        let path = folder.join("nginx.conf");
        fs::write(&path, whole).expect("it can be written");
        let child = Command::new(program())
            .arg("-p")
            .arg(&folder)
            .arg("-c")
            .arg(&path)
            .arg("-e")
            .arg(folder.join("start.log"))
            .spawn()
            .expect("nginx is installed (on Debian: apt-get install nginx), or NGINX names it");
        let mut nginx = Self {
            child,
            address,
            folder: folder.clone(),
        };
        nginx.wait_until_ready(&folder.join("start.log"));
        nginx
    }

    /// Takes away the folder in which it keeps answers.
    pub fn lose_its_cache(&self) {
        fs::remove_dir_all(self.folder.join("cache")).expect("it can be removed");
    }

    /// What it has written down of what went wrong.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.join("error.log")).expect("it has a log")
    }

    fn wait_until_ready(&mut self, log: &Path) {
        let started = Instant::now();
        while TcpStream::connect(self.address).is_err() {
            let ended = self.child.try_wait().expect("it can be asked");
            if ended.is_some() || started.elapsed() > READY_WITHIN {
                let log = fs::read_to_string(log).unwrap_or_default();
                panic!("nginx is not ready ({ended:?}):\n{log}");
            }
            // Between two questions; what is waited for is the answer.
            thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // Its workers end with it, which they would not if it were killed.
        let _ = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status();
        let _ = self.child.wait();
    }
}

/// `NGINX`, or where Debian puts it, which is not on everyone's path.
fn program() -> PathBuf {
    let named = env::var_os("NGINX").map(PathBuf::from);
    let debian = || Some(PathBuf::from("/usr/sbin/nginx")).filter(|path| path.exists());
    named.or_else(debian).unwrap_or_else(|| "nginx".into())
}
