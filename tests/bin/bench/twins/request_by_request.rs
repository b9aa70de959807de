//! Signings as most servers would store them: each request has its own transaction on one of
//! several connections. It reads, seals and stores the same, but checks less and writes no log.

use std::{io, str::FromStr, sync::Arc};

use axum::{Json, Router, extract::State, http::StatusCode, routing::post};
use marathon_domain::SigningRequest;
use marathon_seal::Randomness;
use marathon_seal::{Binding, KeyFile, Kind, Payload, SCHEMA, seal};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use sqlx::{PgPool, Postgres, Transaction, postgres::PgPoolOptions};

/// Enough to keep every processor busy while others flush. More connections made it slower.
const CONNECTIONS: u32 = 16;
const DAY: &str = "2026-11-30";

/// What else a request writes for the count.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    /// Nothing.
    Not,
    /// The counter row of each of its petitions.
    Row,
    /// A notification for each of its signatures.
    Notify,
}

impl Counting {
    pub fn name(self) -> &'static str {
        match self {
            Self::Not => "not",
            Self::Row => "row",
            Self::Notify => "notify",
        }
    }
}

impl FromStr for Counting {
    type Err = io::Error;

    fn from_str(name: &str) -> io::Result<Self> {
        [Self::Not, Self::Row, Self::Notify]
            .into_iter()
            .find(|counting| counting.name() == name)
            .ok_or_else(|| io::ErrorKind::InvalidInput.into())
    }
}

struct Twin {
    pool: PgPool,
    key: KeyFile,
    random: Randomness,
    counting: Counting,
}

pub async fn routes(database: &str, counting: &str) -> io::Result<Router> {
    let pool = PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .connect(database)
        .await
        .map_err(io::Error::other)?;
    let random = Randomness::system();
    let twin = Twin {
        pool,
        key: KeyFile::generate(None, &mut random.clone()),
        random,
        counting: counting.parse()?,
    };
    Ok(Router::new()
        .route("/api/v1/signings", post(create_signing))
        .with_state(Arc::new(twin)))
}

async fn create_signing(
    State(twin): State<Arc<Twin>>,
    Json(request): Json<SigningRequest>,
) -> Result<(StatusCode, Json<Value>), StatusCode> {
    let record: [u8; 16] = twin.random.bytes();
    let receipt: [u8; 32] = twin.random.bytes();
    let sealed = twin.sealed(&request, &record)?;
    twin.store(&request, &record, &receipt, &sealed)
        .await
        .map_err(|_| StatusCode::SERVICE_UNAVAILABLE)?;
    let answer = json!({ "receipt": receipt, "petitions": request.petitions });
    Ok((StatusCode::CREATED, Json(answer)))
}

impl Twin {
    fn sealed(&self, request: &SigningRequest, record: &[u8; 16]) -> Result<Vec<u8>, StatusCode> {
        let request = request.clone();
        let payload = Payload {
            given_name: request.given_name,
            family_name: request.family_name,
            email: request.email,
            country: request.country,
            postcode: request.postcode,
            language: request.language,
            notice: String::new(),
            updates: request.updates,
            name_to_authorities: request.name_to_authorities,
            petitions: request.petitions,
            day: DAY.to_owned(),
            mailed: false,
        };
        let binding = Binding {
            campaign: "bench",
            record,
            schema: SCHEMA,
            kind: Kind::Signing,
        };
        seal(&payload, &self.key.public, binding).map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)
    }

    async fn store(
        &self,
        request: &SigningRequest,
        record: &[u8],
        receipt: &[u8],
        sealed: &[u8],
    ) -> sqlx::Result<()> {
        let mut transaction = self.pool.begin().await?;
        let id: i64 = sqlx::query_scalar(
            "INSERT INTO signings (record, campaign, section, key_id, schema, country, day, source, \
             sealed, receipt_hash) VALUES ($1, 'bench', $2, $3, 1, $4, $5, $6, $7, $8) RETURNING id",
        )
        .bind(record)
        .bind(&request.section)
        .bind(&self.key.public.id)
        .bind(&request.country)
        .bind(DAY)
        .bind(&request.source)
        .bind(sealed)
        .bind(&Sha256::digest(receipt)[..])
        .fetch_one(&mut *transaction)
        .await?;
        sqlx::query(
            "INSERT INTO signatures (signing, petition, tag, state) SELECT $1, id, $2, 'counted' \
             FROM petitions WHERE slug = ANY ($3) ORDER BY id \
             ON CONFLICT (petition, tag) WHERE state = 'counted' DO NOTHING",
        )
        .bind(id)
        .bind(&Sha256::digest(&request.email)[..])
        .bind(&request.petitions)
        .execute(&mut *transaction)
        .await?;
        self.count(&mut transaction, &request.petitions).await?;
        transaction.commit().await
    }

    /// In the order of the petitions, so that no two wait for each other.
    async fn count(
        &self,
        transaction: &mut Transaction<'_, Postgres>,
        petitions: &[String],
    ) -> sqlx::Result<()> {
        let statement = match self.counting {
            Counting::Not => return Ok(()),
            Counting::Row => {
                "WITH held AS MATERIALIZED (SELECT petition FROM counts JOIN petitions ON id = petition \
                 WHERE slug = ANY ($1) ORDER BY petition FOR UPDATE OF counts) \
                 UPDATE counts SET counted = counted + 1 FROM held WHERE counts.petition = held.petition"
            }
            Counting::Notify => "SELECT pg_notify('counts', slug) FROM UNNEST($1) AS slug",
        };
        sqlx::query(statement)
            .bind(petitions)
            .execute(&mut **transaction)
            .await?;
        Ok(())
    }
}
