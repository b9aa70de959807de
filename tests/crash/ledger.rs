//! Compares what was acknowledged with what the database holds.

use std::{
    collections::HashMap,
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    time::{Duration, Instant},
};

use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::{AnyConnection, Connection, Row};

/// How soon a server shows what another one has counted.
const TOLD_WITHIN: Duration = Duration::from_secs(2);

/// The receipts that clients have.
pub struct Ledger {
    /// Its address.
    database: String,
    receipts: Vec<String>,
}

/// What is wrong after a restart.
#[derive(Debug, PartialEq, Eq)]
pub enum Loss {
    /// Acknowledged, but not stored exactly once.
    Signings { lost: usize, twice: usize },
    /// A count that differs from the number of its rows.
    Count {
        petition: String,
        kept: i64,
        rows: i64,
    },
    /// A signing with some of its petitions only.
    Torn(i64),
    /// The API shows another total than the database.
    Told { told: i64, kept: i64 },
}

impl Ledger {
    pub fn new(database: String) -> Self {
        Self {
            database,
            receipts: Vec::new(),
        }
    }

    pub fn acknowledged(&mut self, receipt: String) {
        self.receipts.push(receipt);
    }

    /// Compares with the database of a server that has just started.
    pub fn check(&self, address: SocketAddr) -> Result<(), Loss> {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime")
            .block_on(async {
                sqlx::any::install_default_drivers();
                let mut database = AnyConnection::connect(&self.database)
                    .await
                    .expect("the database opens");
                self.check_signings(&mut database).await?;
                check_torn(&mut database).await?;
                let asked = Instant::now();
                loop {
                    let kept = check_counts(&mut database).await?;
                    let told = told_total(address);
                    if told == kept {
                        return Ok(());
                    }
                    // A batch that was almost written at the kill may reach the next server a
                    // moment after its start.
                    if asked.elapsed() > TOLD_WITHIN {
                        return Err(Loss::Told { told, kept });
                    }
                }
            })
    }

    async fn check_signings(&self, database: &mut AnyConnection) -> Result<(), Loss> {
        let mut stored: HashMap<Vec<u8>, usize> = HashMap::new();
        let rows = sqlx::query_scalar("SELECT receipt_hash FROM signings")
            .fetch_all(database)
            .await
            .expect("signings can be read");
        for hash in rows {
            *stored.entry(hash).or_default() += 1;
        }
        let times = |receipt: &String| {
            let hash = Sha256::digest(receipt.as_bytes());
            stored.get(&hash[..]).copied().unwrap_or_default()
        };
        let lost = self
            .receipts
            .iter()
            .filter(|receipt| times(receipt) == 0)
            .count();
        let twice = self
            .receipts
            .iter()
            .filter(|receipt| times(receipt) > 1)
            .count();
        if lost == 0 && twice == 0 {
            Ok(())
        } else {
            Err(Loss::Signings { lost, twice })
        }
    }
}

async fn check_torn(database: &mut AnyConnection) -> Result<(), Loss> {
    let torn = "SELECT signings.id FROM signings LEFT JOIN signatures ON signing = signings.id \
                GROUP BY signings.id HAVING COUNT(petition) NOT IN (1, 3) LIMIT 1";
    match sqlx::query_scalar(torn).fetch_optional(database).await {
        Ok(None) => Ok(()),
        Ok(Some(id)) => Err(Loss::Torn(id)),
        Err(error) => panic!("signatures cannot be read: {error}"),
    }
}

/// Gives the total.
async fn check_counts(database: &mut AnyConnection) -> Result<i64, Loss> {
    let counts = "SELECT slug, counted, (SELECT COUNT(*) FROM signatures \
                  WHERE signatures.petition = counts.petition AND state = 'counted') \
                  FROM counts JOIN petitions ON petitions.id = counts.petition";
    let mut total = 0;
    let rows = sqlx::query(counts).fetch_all(database).await;
    for row in rows.expect("counts can be read") {
        let (petition, kept, rows) = (row.get(0), row.get(1), row.get(2));
        if kept != rows {
            return Err(Loss::Count {
                petition,
                kept,
                rows,
            });
        }
        total += kept;
    }
    Ok(total)
}

fn told_total(address: SocketAddr) -> i64 {
    let mut connection = TcpStream::connect(address).expect("the server is ready");
    connection
        .write_all(b"GET /api/v1/counts HTTP/1.1\r\nhost: test\r\nconnection: close\r\n\r\n")
        .expect("the server takes a request");
    let mut answer = String::new();
    connection
        .read_to_string(&mut answer)
        .expect("the server answers");
    let (_, body) = answer
        .split_once("\r\n\r\n")
        .expect("the answer has a body");
    let counts: Value = serde_json::from_str(body).expect("the counts are JSON");
    counts["total"].as_i64().expect("the total is a number")
}
