//! Installs packages on Debian and its relatives. On other systems, it says what to install.

use crate::shell;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::sync::Once;

pub struct Browser {
    pub chromium: PathBuf,
    pub driver: PathBuf,
}

/// Chromium and its driver: those named by CHROMIUM and CHROMEDRIVER, the machine's, or Debian's.
pub fn browser() -> Result<Browser> {
    if locate().is_none() {
        install(
            &["chromium", "chromium-driver"],
            "the browser journeys are run in it",
        )?;
    }
    locate().context(
        "Chromium or its driver is still missing: set CHROMIUM and CHROMEDRIVER to their paths",
    )
}

fn locate() -> Option<Browser> {
    let of = |variable: &str, names: &[&str]| {
        let named = std::env::var_os(variable).map(PathBuf::from);
        named.or_else(|| names.iter().find_map(|name| shell::find(name)))
    };
    Some(Browser {
        chromium: of(
            "CHROMIUM",
            &["chromium", "chromium-browser", "google-chrome"],
        )?,
        driver: of("CHROMEDRIVER", &["chromedriver"])?,
    })
}

/// Firefox: the one named by FIREFOX, the machine's, or Debian's.
pub fn firefox() -> Result<PathBuf> {
    let locate = || {
        let named = std::env::var_os("FIREFOX").map(PathBuf::from);
        named.or_else(|| ["firefox-esr", "firefox"].into_iter().find_map(shell::find))
    };
    if locate().is_none() {
        install(&["firefox-esr"], "what people do most is tried in it too")?;
    }
    locate().context("Firefox is still missing: set FIREFOX to its path")
}

/// WebKit, the engine of every browser on an iPhone: a small browser of it, its driver, and a screen to show it on. The
/// browser is the one named by MINIBROWSER, or Debian's.
pub fn webkit() -> Result<PathBuf> {
    let locate = || {
        let named = std::env::var_os("MINIBROWSER").map(PathBuf::from);
        // The MiniBrowser of version 4.0 ignores the clicks and keys of its driver.
        let debian = || {
            let libraries = Path::new("/usr/lib").read_dir().ok()?.flatten();
            let mut places =
                libraries.map(|folder| folder.path().join("webkit2gtk-4.1/MiniBrowser"));
            places.find(|browser| browser.exists())
        };
        named.or_else(debian)
    };
    let has = |program| shell::find(program).is_some();
    if locate().is_none() || !has("WebKitWebDriver") || !has("Xvfb") {
        install(
            &["webkit2gtk-driver", "libwebkit2gtk-4.1-0", "xvfb"],
            "what people do most is tried in the engine of iPhones",
        )?;
    }
    locate().context("WebKit is still missing: set MINIBROWSER to a browser of it")
}

/// Java: the one of JAVA_HOME, the machine's, or Debian's.
pub fn java() -> Result<PathBuf> {
    let locate = || {
        let home = std::env::var_os("JAVA_HOME").map(|home| Path::new(&home).join("bin/java"));
        home.filter(|java| java.exists())
            .or_else(|| shell::find("java"))
    };
    if locate().is_none() {
        install(&["default-jre-headless"], "runs the W3C's checker of HTML")?;
    }
    locate().context("Java is still missing: set JAVA_HOME to its folder")
}

/// The servers that tests start privately: PostgreSQL and nginx. Debian keeps `initdb` off the path, and nginx
/// off the path of ordinary users.
pub fn servers() -> Result<()> {
    let debian = Path::new("/usr/lib/postgresql").is_dir();
    if !debian && std::env::var_os("POSTGRES_BIN").is_none() && shell::find("initdb").is_none() {
        install(
            &["postgresql"],
            "one of the two databases; the tests start a private server",
        )?;
    }
    let debian = Path::new("/usr/sbin/nginx").exists();
    if !debian && std::env::var_os("NGINX").is_none() && shell::find("nginx").is_none() {
        install(
            &["nginx-light"],
            "the proxy before several servers; the tests start a private one",
        )?;
    }
    Ok(())
}

/// WordPress with two of its themes, PHP and a database. None of them starts by itself.
pub fn wordpress() -> Result<()> {
    let files = [
        "/usr/share/wordpress/wp-load.php",
        "/usr/share/wordpress/wp-content/themes/twentytwentythree",
        "/usr/share/wordpress/wp-content/themes/twentytwentyone",
        "/usr/sbin/mariadbd",
    ];
    let is_there =
        files.iter().all(|file| Path::new(file).exists()) && shell::find("php").is_some();
    if is_there {
        return Ok(());
    }
    let packages = [
        "wordpress",
        "wordpress-theme-twentytwentythree",
        "wordpress-theme-twentytwentyone",
        "mariadb-server-core",
        "php-cli",
        "php-mysql",
    ];
    install(&packages, "petitions are tried in a real WordPress")
}

/// Installs packages if that needs no password.
pub fn install(packages: &[&str], why: &str) -> Result<()> {
    let list = packages.join(" ");
    println!("Installing {list}: {why}.");
    let Some(become_root) = become_root() else {
        bail!(
            "{list} must be installed ({why}), and this command cannot do it here: install {list} with your system's packages and try again"
        );
    };
    let root = |line: &str| {
        let mut command = shell::command(&format!("{become_root} {line}"));
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    let failed = || {
        format!(
            "{list} could not be installed: see apt-get's message above, and try again once the cause is gone"
        )
    };
    static UPDATE: Once = Once::new();
    let mut updated = Ok(());
    UPDATE.call_once(|| updated = shell::run(&mut root("apt-get update -qq")));
    updated.with_context(failed)?;
    shell::run(&mut root(&format!(
        "apt-get install -y -qq --no-install-recommends {list}"
    )))
    .with_context(failed)
}

/// How to run apt-get: `env` as root, `sudo -n` for users who need no password.
fn become_root() -> Option<&'static str> {
    shell::find("apt-get")?;
    if shell::output(&mut shell::command("id -u"))?.trim() == "0" {
        return Some("env");
    }
    shell::output(&mut shell::command("sudo -n true")).map(|_| "sudo -n")
}
