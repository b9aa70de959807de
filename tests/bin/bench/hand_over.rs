//! Handing over a million signatures, from the server's export to the document for the addressee,
//! compared with ten thousand: the cost of a signature, and memory, which must not grow.

use std::{
    io,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use marathon_tests::server::{Server, Setup, section};
use serde_json::json;

use super::{instance, load, process, table::Row};

/// The second is compared with the first.
const SIZES: [usize; 2] = [10_000, 1_000_000];
/// How many requests are made in advance at a time.
const AT_ONCE: usize = 50_000;
/// Every fifth signer agrees that the authorities get their name.
const NAMED: usize = 5;
const COUNTRIES: [&str; 4] = ["FR", "BE", "CH", "SN"];
/// The pause between two measurements of a command.
const LOOK: Duration = Duration::from_millis(5);

/// The cost of a command.
struct Step {
    name: &'static str,
    seconds: f64,
    /// In microseconds a signature.
    work: f64,
    /// The most memory that it had, in MiB.
    memory: f64,
}

pub async fn measure() -> io::Result<Vec<Row>> {
    let [few, many] = SIZES;
    let (few, many) = (hand_over(few).await?, hand_over(many).await?);
    let steps = many.iter().zip(&few);
    Ok(steps.flat_map(|(step, few)| compare(step, few)).collect())
}

fn compare(step: &Step, few: &Step) -> [Row; 3] {
    let beside = |what: &str, here: f64, twin: f64, unit: &str, goal| Row {
        twin: Some((format!("{twin:.1} {unit}"), twin / here)),
        ..Row::alone(what, format!("{here:.1} {unit}"), goal)
    };
    [
        Row::alone(
            &format!("{} a million (twin: ten thousand)", step.name),
            format!("{:.1} s", step.seconds),
            "",
        ),
        beside(
            "  processor time a signature",
            step.work,
            few.work,
            "µs",
            "",
        ),
        beside(
            "  the most memory",
            step.memory,
            few.memory,
            "MiB",
            "constant",
        ),
    ]
}

/// Signs this many times, then runs the steps of docs/HANDOVER.md.
async fn hand_over(signatures: usize) -> io::Result<Vec<Step>> {
    let folder = instance::scratch_folder()?;
    let setup = instance::setup(folder.path());
    let petition = instance::petitions()?.remove(0);
    let server = Server::start(&setup);
    for first in (0..signatures).step_by(AT_ONCE) {
        let people = first..signatures.min(first + AT_ONCE);
        let requests = people.map(|person| signing(person, petition.as_str()));
        load::send_all(server.address, requests.collect(), 201).await?;
        eprintln!("{first} of {signatures} have signed");
    }
    server.end();

    let key = output(command(&setup, "keys").arg("show"))?;
    // `signing_key = "…"`
    let key = key.split('"').nth(1).unwrap_or_default();
    let key = format!("--signing-key={key}");
    let unseal = ["fr.jsonl", "--key", "marathon.try-out-key.toml"];
    let site = setup.site.display().to_string();
    let document = ["--petition", petition.as_str(), "--language", "fr"];
    let document = [&document[..], &["--site", &site, "--out", "fr.pdf"]].concat();
    let steps: [(&str, Vec<&str>); 4] = [
        ("export", vec!["--section", "fr", "--out", "fr.jsonl"]),
        ("check", vec!["fr.jsonl", &key]),
        ("unseal", [&unseal[..], &["--csv", "fr.csv"]].concat()),
        ("deliver", [&unseal[..], &document, &[&key]].concat()),
    ];
    let mut taken = Vec::new();
    for (name, arguments) in steps {
        eprintln!("{name} of {signatures} signatures");
        let mut command = command(&setup, name);
        taken.push(Step::take(name, command.args(arguments), signatures).await?);
    }
    Ok(taken)
}

impl Step {
    async fn take(
        name: &'static str,
        command: &mut Command,
        signatures: usize,
    ) -> io::Result<Self> {
        let began = Instant::now();
        let mut child = command.spawn()?;
        let (mut peak, mut work) = (0, 0.0);
        let ended = loop {
            // A process that has just ended has no memory to measure.
            if let Ok(memory) = process::memory(child.id()) {
                peak = memory.peak;
            }
            work = process::processor_time(child.id()).unwrap_or(work);
            if let Some(ended) = child.try_wait()? {
                break ended;
            }
            tokio::time::sleep(LOOK).await;
        };
        if !ended.success() {
            return Err(io::Error::other(format!("{name} ended badly: {ended}")));
        }
        Ok(Self {
            name,
            seconds: began.elapsed().as_secs_f64(),
            work: work / signatures as f64,
            memory: peak as f64 / 1024.0,
        })
    }
}

/// The program that has the command, in the folder of the server's files.
fn command(setup: &Setup, name: &str) -> Command {
    let program = match name {
        "keys" | "export" => setup.program.clone(),
        _ => section(),
    };
    let mut command = Command::new(program);
    command
        .arg(name)
        .current_dir(&setup.folder)
        .env("MARATHON_DATABASE", setup.database())
        .env("MARATHON_SECRETS", setup.folder.join("secrets.toml"))
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

fn output(command: &mut Command) -> io::Result<String> {
    let output = command.stdout(Stdio::piped()).output()?;
    String::from_utf8(output.stdout).map_err(io::Error::other)
}

/// A signing by a person whose name depends on their number.
fn signing(person: usize, petition: &str) -> Vec<u8> {
    let body = json!({
        "petitions": [petition], "given_name": name(person, 7919), "family_name": name(person, 104_729),
        "email": format!("person-{person}@exemple.org"), "country": COUNTRIES[person % COUNTRIES.len()],
        "language": "fr", "section": "fr", "name_to_authorities": person.is_multiple_of(NAMED),
    });
    instance::post_signing("", &body.to_string())
}

/// Letters for a number, in a different order than the numbers.
fn name(person: usize, factor: usize) -> String {
    let mut rest = (person + 1) * factor % 11_881_376;
    let mut name = String::from("A");
    while rest > 0 {
        name.push(char::from(b'a' + (rest % 26) as u8));
        rest /= 26;
    }
    name
}
