//! How flags, environment and file combine.

use std::{ffi::OsString, fs, path::Path};

use clap::CommandFactory;

use super::{Cli, Command, Failure, ServeArgs, file, parse};

fn args(words: &[&str]) -> Vec<OsString> {
    words.iter().map(OsString::from).collect()
}

fn serve(words: &[&str]) -> Result<ServeArgs, Failure> {
    match parse(args(words))?.command {
        Command::Serve(args) => Ok(*args),
        _ => panic!("this is not the serve command"),
    }
}

fn file_with(folder: &Path, text: &str) -> String {
    let path = folder.join("marathon.toml");
    fs::write(&path, text).unwrap();
    path.display().to_string()
}

#[test]
fn a_flag_goes_before_the_file_and_the_file_before_what_is_built_in() {
    let folder = tempfile::tempdir().unwrap();
    let path = file_with(
        folder.path(),
        "listen = \"127.0.0.1:1\"\nrate_limit = false\nmax_batch = 7",
    );
    let built_in = serve(&["marathon", "serve"]).unwrap();
    assert_eq!(built_in.listen().port(), 8080);
    assert!(built_in.config().unwrap().http.rate_limit);

    let from_file = serve(&["marathon", "serve", "--config", &path]).unwrap();
    assert_eq!(from_file.listen().port(), 1);
    assert!(!from_file.config().unwrap().http.rate_limit);
    assert_eq!(from_file.config().unwrap().writer.max_batch, 7);

    let flag = [
        "marathon",
        "serve",
        "--config",
        &path,
        "--listen",
        "127.0.0.1:2",
    ];
    assert_eq!(serve(&flag).unwrap().listen().port(), 2);
}

#[test]
fn every_option_has_its_environment_variable() {
    let command = Cli::command();
    let serve = command.find_subcommand("serve").unwrap();
    for argument in serve
        .get_arguments()
        .filter(|argument| argument.get_id() != "help")
    {
        let expected = format!("MARATHON_{}", argument.get_id().as_str().to_uppercase());
        let variable = argument.get_env().and_then(|name| name.to_str());
        assert_eq!(variable, Some(expected.as_str()));
    }
}

#[test]
fn an_unknown_option_in_the_file_is_named() {
    let folder = tempfile::tempdir().unwrap();
    for (text, part) in [
        ("lisen = \"127.0.0.1:1\"", "there is no option `lisen`"),
        ("listen = [1]", "`listen` must be a text"),
        ("listen", "cannot be used"),
    ] {
        let path = file_with(folder.path(), text);
        let Err(Failure::Start(error)) = serve(&["marathon", "serve", "--config", &path]) else {
            panic!("{text} was taken");
        };
        assert!(error.to_string().contains(part), "{error}");
    }
}

#[test]
fn mistakes_are_said_in_a_sentence() {
    for (flag, value, part) in [
        ("--database", "mysql://ada:hush@host/x", "is not valid"),
        ("--database", "sqlite://", "is not valid"),
        ("--database", "postgres://ada:hush@host/x", "--secrets"),
        (
            "--public-url",
            "example.org",
            "is not the address of a site",
        ),
        (
            "--public-url",
            "https://example.org/path",
            "is not the address of a site",
        ),
    ] {
        let args = serve(&["marathon", "serve", flag, value]).unwrap();
        let error = args.config().unwrap_err().to_string();
        assert!(error.contains(part), "{error}");
        assert!(!error.contains("hush") && !format!("{args:?}").contains("hush"));
    }
}

#[test]
fn mail_needs_a_safe_server_and_a_sender_and_shows_no_password() {
    let from = "marathon@example.org";
    let unsafe_url = "smtp://user:hush@mail.example";
    let safe = "smtps://user:hush@mail.example";
    for (words, part) in [
        (&["--smtp-url", safe][..], "go together"),
        (&["--mail-from", from][..], "go together"),
        (
            &["--smtp-url", unsafe_url, "--mail-from", from][..],
            "tls=required",
        ),
        (
            &["--smtp-url", safe, "--mail-from", "nobody"][..],
            "is not a sender",
        ),
    ] {
        let args = serve(&[&["marathon", "serve"], words].concat()).unwrap();
        let error = args.config().unwrap_err().to_string();
        assert!(error.contains(part), "{error}");
        assert!(!error.contains("hush") && !format!("{args:?}").contains("hush"));
    }
    let args = serve(&["marathon", "serve", "--smtp-url", safe, "--mail-from", from]).unwrap();
    let config = args.config().unwrap();
    assert!(config.mail.is_some());
    assert!(!format!("{config:?}").contains("hush"));
}

#[test]
fn a_security_contact_has_an_end() {
    let contact = "mailto:security@example.org";
    let expires = "2027-06-30T00:00:00Z";
    for (words, part) in [
        (&["--security-contact", contact][..], "go together"),
        (&["--security-expires", expires][..], "go together"),
        (
            &["--security-contact", "me", "--security-expires", expires][..],
            "mailto:",
        ),
        (
            &["--security-contact", contact, "--security-expires", "June"][..],
            "2027-06-30T00:00:00Z",
        ),
    ] {
        let args = serve(&[&["marathon", "serve"], words].concat()).unwrap();
        let error = args.config().unwrap_err().to_string();
        assert!(error.contains(part), "{error}");
    }
    let both = ["--security-contact", contact, "--security-expires", expires];
    let args = serve(&[&["marathon", "serve"], &both[..]].concat()).unwrap();
    let security = args.config().unwrap().http.security.unwrap();
    assert_eq!(security.contact(), contact);
}

#[test]
fn sections_and_petitions_are_read_at_the_edge() {
    for (flag, value, part) in [
        ("--section", "France", "two or three lower-case letters"),
        ("--petition", "Jani Silva", "a slug has"),
    ] {
        let words = ["marathon", "export", "--section", "fr", flag, value];
        let words = match flag {
            "--section" => &[&words[..2], &words[4..]].concat()[..],
            _ => &words[..],
        };
        let Err(Failure::Usage(error)) = parse(args(words)) else {
            panic!("{value} was taken");
        };
        assert!(error.to_string().contains(part), "{error}");
    }
}

/// The example shows every option with its built-in value, commented out.
#[test]
fn the_example_file_is_true() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/marathon.example.toml");
    let example = fs::read_to_string(path).unwrap();
    let uncommented: String = example
        .lines()
        .filter_map(|line| line.strip_prefix("#"))
        .filter(|line| !line.starts_with(' '))
        .map(|line| format!("{line}\n"))
        .collect();
    let table: toml::Table = toml::from_str(&uncommented).unwrap();
    let command = Cli::command();
    let mut shown: Vec<&str> = table.keys().map(String::as_str).collect();
    let mut known = file::options(&command);
    shown.sort();
    known.sort();
    assert_eq!(shown, known);

    let serve = command.find_subcommand("serve").unwrap();
    for argument in serve.get_arguments() {
        let id = argument.get_id().as_str();
        for default in argument
            .get_default_values()
            .iter()
            .filter_map(|value| value.to_str())
        {
            let shown = match &table[id] {
                toml::Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            assert_eq!(shown, default, "{id}");
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let path = file_with(folder.path(), &uncommented);
    self::serve(&["marathon", "serve", "--config", &path])
        .unwrap()
        .config()
        .unwrap();
}
