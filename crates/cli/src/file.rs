//! The options in a TOML file.

use std::{ffi::OsString, fs, path::PathBuf};

use clap::Command;
use marathon_core::start_error::StartError;

/// The path in `--config` or `MARATHON_CONFIG`. Other mistakes are found when the options are read.
pub fn path(command: &Command, args: &[OsString]) -> Option<PathBuf> {
    let matches = command
        .clone()
        .ignore_errors(true)
        .try_get_matches_from(args)
        .ok()?;
    let serve = matches.subcommand_matches("serve")?;
    serve.get_one::<PathBuf>("config").cloned()
}

/// Every option in the file, by the name of its flag with `_` for `-`, with its value as text.
pub fn read(path: &PathBuf, command: &Command) -> Result<Vec<(String, String)>, StartError> {
    let bad = |reason: &str| {
        StartError::Option(format!(
            "the configuration {} cannot be used: {reason}",
            path.display()
        ))
    };
    let text = fs::read_to_string(path).map_err(|error| bad(&error.to_string()))?;
    let table: toml::Table = toml::from_str(&text).map_err(|error| bad(&error.to_string()))?;
    let known = options(command);
    table
        .into_iter()
        .map(|(key, value)| {
            if !known.contains(&key) {
                let known = known.join(", ");
                return Err(bad(&format!(
                    "there is no option `{key}`; known are {known}"
                )));
            }
            let value = match value {
                toml::Value::String(text) => text,
                toml::Value::Integer(number) => number.to_string(),
                toml::Value::Boolean(true) => "on".to_owned(),
                toml::Value::Boolean(false) => "off".to_owned(),
                _ => return Err(bad(&format!("`{key}` must be a text or a whole number"))),
            };
            Ok((key, value))
        })
        .collect()
}

/// The options that a file can hold.
pub fn options(command: &Command) -> Vec<String> {
    let serve = command.find_subcommand("serve");
    let ids = serve
        .into_iter()
        .flat_map(Command::get_arguments)
        .map(|argument| argument.get_id().to_string());
    ids.filter(|id| !matches!(id.as_str(), "config" | "help" | "version"))
        .collect()
}

/// Makes the values the defaults of their flags.
pub fn with_defaults(command: Command, defaults: Vec<(String, String)>) -> Command {
    command.mut_subcommand("serve", |serve| {
        defaults.into_iter().fold(serve, |serve, (key, value)| {
            serve.mut_arg(key, |argument| argument.default_value(value))
        })
    })
}
