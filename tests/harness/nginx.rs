//! Runs nginx as a process of its own, with a folder and a port of its own.

use std::{
    env, fs,
    net::{SocketAddr, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command},
};

use crate::{eventually::eventually, server::free_address};

/// A running nginx; ended when dropped.
#[derive(Debug)]
pub struct Nginx {
    child: Child,
    pub address: SocketAddr,
}

impl Nginx {
    /// Starts nginx with the `http` block that `http` makes for its address, and returns once it
    /// listens. All its files go into the folder. Panics, with its log, if it does not start.
    pub fn start(folder: &Path, http: impl FnOnce(SocketAddr) -> String) -> Self {
        let address = free_address();
        let place = |name: &str| folder.join(name).display().to_string();
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
        let temporary = temporary.map(|name| format!("{name}_temp_path {};\n", place(name)));
        let whole = format!(
            "daemon off;\nworker_processes auto;\npid {};\nerror_log {} crit;\nevents {{ worker_connections 1024; }}\n\
             http {{\n{}{}}}\n",
            place("pid"),
            place("error.log"),
            temporary.concat(),
            http(address),
        );
        let path = folder.join("nginx.conf");
        fs::write(&path, whole).expect("it can be written");
        let log = folder.join("start.log");
        let child = Command::new(program())
            .arg("-p")
            .arg(folder)
            .arg("-c")
            .arg(&path)
            .arg("-e")
            .arg(&log)
            .spawn()
            .expect("nginx is installed (on Debian: apt-get install nginx), or NGINX names it");
        let mut nginx = Self { child, address };
        nginx.wait_until_ready(&log);
        nginx
    }

    fn wait_until_ready(&mut self, log: &Path) {
        eventually("an nginx that listens", || {
            let ended = self.child.try_wait().expect("it can be asked");
            if let Some(ended) = ended {
                let log = fs::read_to_string(log).unwrap_or_default();
                panic!("nginx has ended ({ended}):\n{log}");
            }
            TcpStream::connect(self.address).ok()
        });
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // This also ends its workers, which a kill would not.
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
