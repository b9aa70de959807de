//! Nothing acknowledged is ever lost: servers killed under load, started again, and counted. On both
//! databases, each with a control.

#[path = "crash/database.rs"]
mod database;
#[path = "crash/ledger.rs"]
mod ledger;

use std::{
    env,
    net::SocketAddr,
    path::PathBuf,
    sync::mpsc::{self, Sender},
    thread,
};

use database::Database;
use ledger::{Ledger, Loss};
use marathon_tests::{
    server::{self, Server, Setup},
    signer::Signer,
    small_site::{self, PETITIONS},
};

/// Unless `KILLS` says another number.
const KILLS: u32 = 22;
const CONNECTIONS: u64 = 6;
/// A kill comes after at most this many acknowledged signings.
const MOST_SIGNED: u32 = 400;

#[test]
fn every_acknowledged_signing_survives_every_kill() {
    nothing_is_lost(Database::Sqlite);
}

#[test]
fn every_acknowledged_signing_survives_every_kill_on_postgres() {
    nothing_is_lost(Database::Postgres);
}

#[test]
fn a_server_that_answers_before_the_commit_is_caught() {
    a_loss_is_caught(Database::Sqlite);
}

#[test]
fn a_server_that_answers_before_the_commit_is_caught_on_postgres() {
    a_loss_is_caught(Database::Postgres);
}

fn nothing_is_lost(database: Database) {
    let (killed, loss) = kill_again_and_again(server::marathon(), database);
    assert_eq!(loss, None, "after {killed} kills");
    assert_eq!(killed, kills());
}

fn a_loss_is_caught(database: Database) {
    let (killed, loss) = kill_again_and_again(env!("CARGO_BIN_EXE_faulty-server").into(), database);
    assert!(
        matches!(
            loss,
            Some(Loss::Signings {
                lost: 1..,
                twice: 0
            })
        ),
        "after {killed} kills: {loss:?}"
    );
}

fn kills() -> u32 {
    let named = env::var("KILLS").ok();
    named.map_or(KILLS, |kills| kills.parse().expect("KILLS is a number"))
}

/// Kills and checks until something is lost, or the number of kills is reached.
fn kill_again_and_again(program: PathBuf, database: Database) -> (u32, Option<Loss>) {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let site = folder.path().join("site");
    small_site::write(&site);
    let setup = Setup {
        program,
        site,
        folder: folder.path().to_owned(),
    };
    let seed = fastrand::u64(..);
    println!("seed {seed}");
    let mut random = fastrand::Rng::with_seed(seed);
    let url = database.fresh(&setup);
    let options = [("MARATHON_DATABASE", url.as_str())];
    let mut ledger = Ledger::new(url.clone());
    for round in 0..kills() {
        let server = Server::start_with(&setup, &options);
        if let Err(loss) = ledger.check(server.address) {
            return (round, Some(loss));
        }
        let enough = random.u32(1..MOST_SIGNED);
        for receipt in load_until_killed(server, round, enough) {
            ledger.acknowledged(receipt);
        }
    }
    let server = Server::start_with(&setup, &options);
    (kills(), ledger.check(server.address).err())
}

/// Signs over several connections, and kills the server at the given acknowledgement. Returns the
/// receipt of every acknowledged signing.
fn load_until_killed(server: Server, round: u32, enough: u32) -> Vec<String> {
    let (sender, receipts) = mpsc::channel();
    let address = server.address;
    let signers: Vec<_> = (0..CONNECTIONS)
        .map(|number| {
            let sender = sender.clone();
            thread::spawn(move || sign_until_killed(address, round, number, &sender))
        })
        .collect();
    drop(sender);
    let mut acknowledged: Vec<String> = receipts.iter().take(enough as usize).collect();
    server.kill();
    acknowledged.extend(receipts);
    for signer in signers {
        signer.join().expect("the client did not panic");
    }
    acknowledged
}

fn sign_until_killed(address: SocketAddr, round: u32, number: u64, receipts: &Sender<String>) {
    let Ok(mut signer) = Signer::connect(address) else {
        return;
    };
    for turn in 0_u64.. {
        // Every fourth signing repeats an address; every second one signs everything.
        let person = if turn % 4 == 3 { turn - 1 } else { turn };
        let email = format!("p{round}-{number}-{person}@exemple.org");
        let petitions = match turn % 2 {
            0 => &PETITIONS[..1],
            _ => &PETITIONS[..],
        };
        match signer.sign(&email, petitions) {
            Ok(Some(receipt)) => {
                if receipts.send(receipt).is_err() {
                    return;
                }
            }
            Ok(None) => panic!("a sound signing was refused"),
            Err(_) => return,
        }
    }
}
