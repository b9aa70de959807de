//! Marathons in SQL that both databases read alike, and the calls of it.

/// The last version that was released.
macro_rules! shown_version {
    () => {
        "(SELECT MAX(id) FROM marathon_versions WHERE marathon = marathons.id AND state = 'released')"
    };
}

/// What is found: public, not cancelled, not over.
macro_rules! listed {
    () => {
        concat!(
            "FROM marathons JOIN marathon_versions AS shown ON shown.id = ",
            shown_version!(),
            " WHERE listed = 1 AND cancelled = 0 AND ends >= $1 \
             AND ($2 = '' OR country = $2) AND ($3 = '' OR town LIKE $3 ESCAPE '!') \
             AND ($4 = '' OR date >= $4)"
        )
    };
}

pub const INSERT: &str = "INSERT INTO marathons (name, record, campaign, section, key_id, schema, sealed, \
     secret_hash, day, idempotency, request_digest) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
     ON CONFLICT (idempotency) DO NOTHING RETURNING id";
pub const INSERT_VERSION: &str = "INSERT INTO marathon_versions (marathon, record, details, listed, country, town, \
     date, starts, ends, day) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
pub const FIND_STANDING: &str = "SELECT id FROM marathons WHERE secret_hash = $1 AND cancelled = 0";
/// Reported is what took place, cancelled or not.
pub const FIND: &str = "SELECT id FROM marathons WHERE secret_hash = $1";
pub const DROP_UNREAD: &str =
    "DELETE FROM marathon_versions WHERE marathon = $1 AND state <> 'released'";
pub const CANCEL: &str = "UPDATE marathons SET cancelled = 1 WHERE id = $1";
pub const COME: &str = concat!(
    "UPDATE marathons SET coming = coming + 1 WHERE name = $1 AND cancelled = 0 AND EXISTS \
     (SELECT 1 FROM marathon_versions AS shown WHERE shown.id = ",
    shown_version!(),
    " AND ends >= $2)"
);
pub const DROP_UNREAD_ROWS: &str = "DELETE FROM marathon_report_rows WHERE report IN \
     (SELECT id FROM marathon_reports WHERE marathon = $1 AND state <> 'released')";
pub const DROP_UNREAD_REPORTS: &str =
    "DELETE FROM marathon_reports WHERE marathon = $1 AND state <> 'released'";
pub const INSERT_REPORT: &str =
    "INSERT INTO marathon_reports (marathon, record, day) VALUES ($1, $2, $3) RETURNING id";
pub const INSERT_REPORT_ROW: &str = "INSERT INTO marathon_report_rows \
     (report, petition, letters, signatures, messages) VALUES ($1, $2, $3, $4, $5)";

pub const DECIDE_VERSION: &str = "UPDATE marathon_versions SET state = $2 WHERE record = $1";
pub const DECIDE_REPORT: &str = "UPDATE marathon_reports SET state = $2 WHERE record = $1";

/// Nothing of it is sealed: it is there to be shown.
pub const LET_WAIT: &str = "INSERT INTO moderated (kind, record, campaign, section, day, key_id, schema, sealed) \
     SELECT $1, $2, campaign, section, $3, '', 0, $4 FROM marathons WHERE id = $5";
pub const FORGET_UNREAD: &str = "DELETE FROM moderated WHERE record IN (SELECT record \
     FROM marathon_versions WHERE marathon = $1 AND state <> 'released')";
pub const FORGET_UNREAD_REPORTS: &str = "DELETE FROM moderated WHERE record IN (SELECT record \
     FROM marathon_reports WHERE marathon = $1 AND state <> 'released')";

pub const WRITTEN: &str = "SELECT slug, letters, signatures, messages FROM marathon_report_rows \
     JOIN petitions ON petitions.id = petition WHERE report = $1 ORDER BY petition";

pub const REQUEST_DIGEST: &str = "SELECT request_digest FROM marathons WHERE idempotency = $1";
pub const SHOWN: &str = concat!(
    "SELECT name, cancelled, coming, details, ends FROM marathons \
     JOIN marathon_versions AS shown ON shown.id = ",
    shown_version!(),
    " WHERE name = $1"
);
pub const LIST: &str = concat!(
    "SELECT name, cancelled, coming, details, ends ",
    listed!(),
    " ORDER BY starts, shown.id LIMIT $5 OFFSET $6"
);
pub const HOW_MANY: &str = concat!("SELECT COUNT(*) ", listed!());
pub const COUNTRIES: &str = concat!("SELECT DISTINCT country ", listed!(), " ORDER BY country");
pub const OWN: &str = concat!(
    "SELECT name, cancelled, coming, state, details, starts, ",
    shown_version!(),
    " IS NOT NULL, marathons.id FROM marathons JOIN marathon_versions AS latest \
     ON latest.id = (SELECT MAX(id) FROM marathon_versions WHERE marathon = marathons.id) \
     WHERE secret_hash = $1"
);
pub const LAST_REPORT: &str = "SELECT state, slug, letters, signatures, messages FROM marathon_reports \
     JOIN marathon_report_rows ON report = marathon_reports.id \
     JOIN petitions ON petitions.id = petition \
     WHERE marathon_reports.id = (SELECT MAX(id) FROM marathon_reports WHERE marathon = $1) \
     ORDER BY petition";
pub const RESULTS: &str = "SELECT CAST(COALESCE(SUM(letters), 0) AS BIGINT), \
     CAST(COALESCE(SUM(signatures), 0) AS BIGINT), CAST(COALESCE(SUM(messages), 0) AS BIGINT) \
     FROM marathon_report_rows WHERE report = (SELECT MAX(marathon_reports.id) FROM marathon_reports \
     JOIN marathons ON marathons.id = marathon WHERE name = $1 AND state = 'released')";
/// Of every petition, what was archived and what the last released reports say.
pub const ON_PAPER: &str = "SELECT counts.petition, CAST(archived_on_paper + COALESCE((SELECT SUM(signatures) \
     FROM marathon_report_rows AS gathered JOIN marathon_reports AS reports ON reports.id = report \
     WHERE gathered.petition = counts.petition AND reports.id = (SELECT MAX(id) FROM marathon_reports \
     WHERE marathon = reports.marathon AND state = 'released')), 0) AS BIGINT) FROM counts";

/// Who organises those of a section; the country is of what was written last.
pub const ORGANISERS: &str = "SELECT record, campaign, section, key_id, schema, (SELECT country \
     FROM marathon_versions WHERE marathon = marathons.id ORDER BY id DESC LIMIT 1), day, sealed \
     FROM marathons WHERE section = $1 AND ($2 = '' OR campaign = $2) ORDER BY id";

pub const OLD: &str = "SELECT id FROM marathons WHERE day < $1 ORDER BY day LIMIT $2";
/// Of one marathon, in this order. What was gathered on paper goes on counting.
pub const EXPIRE: [&str; 5] = [
    "UPDATE counts SET archived_on_paper = archived_on_paper + gone.signatures FROM (SELECT petition, \
     CAST(SUM(signatures) AS BIGINT) AS signatures FROM marathon_report_rows WHERE report = \
     (SELECT MAX(id) FROM marathon_reports WHERE marathon = $1 AND state = 'released') \
     GROUP BY petition) AS gone WHERE gone.petition = counts.petition",
    "DELETE FROM marathon_report_rows WHERE report IN (SELECT id FROM marathon_reports WHERE marathon = $1)",
    "DELETE FROM marathon_reports WHERE marathon = $1",
    "DELETE FROM marathon_versions WHERE marathon = $1",
    "DELETE FROM marathons WHERE id = $1",
];

/// Reading, for the store of one database.
macro_rules! reads {
    ($store:ty) => {
        impl $store {
            /// The digest of the request that an idempotency key of a marathon came with.
            pub async fn marathon_digest(&self, key: &Hash) -> Result<Option<Vec<u8>>, StoreError> {
                let digest: Option<Option<Vec<u8>>> = sqlx::query_scalar(sql::REQUEST_DIGEST)
                    .bind(&key[..])
                    .fetch_optional(&self.pool)
                    .await?;
                Ok(digest.flatten())
            }

            /// The marathon of that name, if a version of it is released.
            pub async fn shown_marathon(
                &self,
                name: &str,
            ) -> Result<Option<ShownMarathon>, StoreError> {
                let row = sqlx::query(sql::SHOWN)
                    .bind(name)
                    .fetch_optional(&self.pool)
                    .await?;
                Ok(row.map(|row| shown(&row)))
            }

            /// So many of the marathons, the next one first, and how many there are.
            pub async fn marathons(
                &self,
                filter: &MarathonFilter,
                limit: i64,
                offset: i64,
            ) -> Result<(Vec<ShownMarathon>, u64), StoreError> {
                let town = like(filter.town.as_deref());
                let country = filter.country.as_deref().unwrap_or_default();
                let from = filter.from.as_deref().unwrap_or_default();
                let rows = sqlx::query(sql::LIST)
                    .bind(filter.now)
                    .bind(country)
                    .bind(&town)
                    .bind(from)
                    .bind(limit)
                    .bind(offset)
                    .fetch_all(&self.pool)
                    .await?;
                let all: i64 = sqlx::query_scalar(sql::HOW_MANY)
                    .bind(filter.now)
                    .bind(country)
                    .bind(&town)
                    .bind(from)
                    .fetch_one(&self.pool)
                    .await?;
                Ok((rows.iter().map(shown).collect(), all.unsigned_abs()))
            }

            /// The countries of the marathons that are listed.
            pub async fn marathon_countries(&self, now: i64) -> Result<Vec<String>, StoreError> {
                let countries = sqlx::query_scalar(sql::COUNTRIES)
                    .bind(now)
                    .bind("")
                    .bind("")
                    .bind("")
                    .fetch_all(&self.pool)
                    .await?;
                Ok(countries)
            }

            /// The marathon of that secret.
            pub async fn own_marathon(
                &self,
                secret: &Hash,
            ) -> Result<Option<OwnMarathon>, StoreError> {
                let row = sqlx::query(sql::OWN)
                    .bind(&secret[..])
                    .fetch_optional(&self.pool)
                    .await?;
                let Some(row) = row else {
                    return Ok(None);
                };
                let report = sqlx::query(sql::LAST_REPORT)
                    .bind(row.get::<i64, _>(7))
                    .fetch_all(&self.pool)
                    .await?;
                let state = report.first().map(|row| row.get::<String, _>(0));
                let rows = report.iter().map(|row| (row.get(1), report_row(row, 2)));
                Ok(Some(OwnMarathon {
                    name: row.get(0),
                    cancelled: row.get::<i64, _>(1) != 0,
                    coming: row.get::<i64, _>(2).unsigned_abs(),
                    state: row.get(3),
                    details: row.get(4),
                    starts: row.get(5),
                    is_shown: row.get(6),
                    report: state.map(|state| (state, rows.collect())),
                }))
            }

            /// What a marathon brought, once that is released: letters, signatures on paper, messages.
            pub async fn marathon_results(&self, name: &str) -> Result<[u64; 3], StoreError> {
                let row = sqlx::query(sql::RESULTS)
                    .bind(name)
                    .fetch_one(&self.pool)
                    .await?;
                Ok([0, 1, 2].map(|place| row.get::<i64, _>(place).unsigned_abs()))
            }

            /// Hands over who organises the marathons of a section, in the order they came. An error ends
            /// it.
            pub async fn export_organisers<E: From<StoreError>>(
                &self,
                selection: Selection<'_>,
                mut each: impl FnMut(ExportedSigning) -> Result<(), E>,
            ) -> Result<(), E> {
                let rows = sqlx::query(sql::ORGANISERS)
                    .bind(selection.section)
                    .bind(selection.campaign.unwrap_or_default())
                    .fetch_all(&self.pool)
                    .await
                    .map_err(StoreError::from)?;
                for row in &rows {
                    each(organiser(row)?)?;
                }
                Ok(())
            }

            /// Signatures on paper, by petition.
            pub async fn on_paper(&self) -> Result<BTreeMap<PetitionId, u64>, StoreError> {
                let rows = sqlx::query(sql::ON_PAPER).fetch_all(&self.pool).await?;
                let figures = rows
                    .iter()
                    .map(|row| (PetitionId(row.get(0)), row.get::<i64, _>(1).unsigned_abs()));
                Ok(figures.collect())
            }
        }

        fn report_row(row: &Row, from: usize) -> ReportRow {
            let figure = |place: usize| u32::try_from(row.get::<i64, _>(place)).unwrap_or_default();
            ReportRow {
                letters: figure(from),
                signatures: figure(from + 1),
                messages: figure(from + 2),
            }
        }

        fn organiser(row: &Row) -> Result<ExportedSigning, StoreError> {
            let schema = u16::try_from(row.get::<i32, _>(4));
            Ok(ExportedSigning {
                kind: ExportedKind::Organiser,
                record: row.get(0),
                campaign: row.get(1),
                section: row.get(2),
                key_id: row.get(3),
                schema: schema.map_err(|error| sqlx::Error::Decode(error.into()))?,
                country: row.get(5),
                day: row.get(6),
                sealed: row.get(7),
                signatures: Vec::new(),
                amendments: Vec::new(),
            })
        }

        fn shown(row: &Row) -> ShownMarathon {
            ShownMarathon {
                name: row.get(0),
                cancelled: row.get::<i64, _>(1) != 0,
                coming: row.get::<i64, _>(2).unsigned_abs(),
                details: row.get(3),
                ends: row.get(4),
            }
        }
    };
}

/// Writing, on the connection of one database.
macro_rules! writes {
    ($connection:ty) => {
        /// Applies the changes in their order.
        pub async fn apply(
            connection: &mut $connection,
            changes: &[&MarathonChange],
        ) -> Result<Vec<MarathonChanged>, StoreError> {
            let mut changed = Vec::with_capacity(changes.len());
            for change in changes {
                changed.push(apply_one(connection, change).await?);
            }
            Ok(changed)
        }

        async fn apply_one(
            connection: &mut $connection,
            change: &MarathonChange,
        ) -> Result<MarathonChanged, StoreError> {
            match change {
                MarathonChange::Create(marathon) => create(connection, marathon).await,
                MarathonChange::Edit { secret, version } => {
                    let Some(id) = find(connection, sql::FIND_STANDING, secret).await? else {
                        return Ok(MarathonChanged::Unknown);
                    };
                    run(connection, sql::FORGET_UNREAD, id).await?;
                    run(connection, sql::DROP_UNREAD, id).await?;
                    add_version(connection, id, version).await
                }
                MarathonChange::Cancel { secret } => {
                    match find(connection, sql::FIND, secret).await? {
                        None => Ok(MarathonChanged::Unknown),
                        Some(id) => run(connection, sql::CANCEL, id).await,
                    }
                }
                MarathonChange::Come { name, now } => {
                    let come = sqlx::query(sql::COME)
                        .bind(name)
                        .bind(now)
                        .execute(connection)
                        .await?;
                    Ok(match come.rows_affected() {
                        0 => MarathonChanged::Unknown,
                        _ => MarathonChanged::Done,
                    })
                }
                MarathonChange::Report {
                    secret,
                    record,
                    rows,
                    day,
                } => {
                    let Some(id) = find(connection, sql::FIND, secret).await? else {
                        return Ok(MarathonChanged::Unknown);
                    };
                    run(connection, sql::FORGET_UNREAD_REPORTS, id).await?;
                    run(connection, sql::DROP_UNREAD_ROWS, id).await?;
                    run(connection, sql::DROP_UNREAD_REPORTS, id).await?;
                    add_report(connection, id, record, (rows, day)).await
                }
            }
        }

        /// What staff decided in the trail holds here.
        pub async fn follow(
            connection: &mut $connection,
            what: Decided,
            record: &[u8; 16],
            state: &str,
        ) -> Result<(), StoreError> {
            let statement = match what {
                Decided::Version => sql::DECIDE_VERSION,
                Decided::Report => sql::DECIDE_REPORT,
            };
            sqlx::query(statement)
                .bind(&record[..])
                .bind(state)
                .execute(connection)
                .await?;
            Ok(())
        }

        /// Adds something that waits for staff.
        async fn let_wait(
            connection: &mut $connection,
            kind: Kind,
            record: &[u8; 16],
            (marathon, day, written): (i64, &str, &str),
        ) -> Result<(), StoreError> {
            sqlx::query(sql::LET_WAIT)
                .bind(kind.as_str())
                .bind(&record[..])
                .bind(day)
                .bind(written.as_bytes())
                .bind(marathon)
                .execute(connection)
                .await?;
            Ok(())
        }

        async fn create(
            connection: &mut $connection,
            marathon: &NewMarathon,
        ) -> Result<MarathonChanged, StoreError> {
            let idempotency = marathon.idempotency.as_ref();
            let id: Option<i64> = sqlx::query_scalar(sql::INSERT)
                .bind(&marathon.name)
                .bind(&marathon.record[..])
                .bind(&marathon.campaign)
                .bind(&marathon.section)
                .bind(&marathon.key_id)
                .bind(i32::from(marathon.schema))
                .bind(&marathon.sealed)
                .bind(&marathon.secret_hash[..])
                .bind(&marathon.version.day)
                .bind(idempotency.map(|sent| &sent.key[..]))
                .bind(idempotency.map(|sent| &sent.digest[..]))
                .fetch_optional(&mut *connection)
                .await?;
            match id {
                None => Ok(MarathonChanged::Overtaken),
                Some(id) => add_version(connection, id, &marathon.version).await,
            }
        }

        async fn find(
            connection: &mut $connection,
            query: &'static str,
            secret: &Hash,
        ) -> Result<Option<i64>, StoreError> {
            let id = sqlx::query_scalar(query)
                .bind(&secret[..])
                .fetch_optional(connection)
                .await?;
            Ok(id)
        }

        async fn run(
            connection: &mut $connection,
            statement: &'static str,
            id: i64,
        ) -> Result<MarathonChanged, StoreError> {
            sqlx::query(statement).bind(id).execute(connection).await?;
            Ok(MarathonChanged::Done)
        }

        async fn add_version(
            connection: &mut $connection,
            marathon: i64,
            version: &NewVersion,
        ) -> Result<MarathonChanged, StoreError> {
            sqlx::query(sql::INSERT_VERSION)
                .bind(marathon)
                .bind(&version.record[..])
                .bind(&version.details)
                .bind(i64::from(version.listed))
                .bind(&version.country)
                .bind(&version.town)
                .bind(&version.date)
                .bind(version.starts)
                .bind(version.ends)
                .bind(&version.day)
                .execute(&mut *connection)
                .await?;
            let waits = (marathon, &*version.day, &*version.details);
            let_wait(connection, Kind::Marathons, &version.record, waits).await?;
            Ok(MarathonChanged::Done)
        }

        async fn add_report(
            connection: &mut $connection,
            marathon: i64,
            record: &[u8; 16],
            (rows, day): (&[(PetitionId, ReportRow)], &str),
        ) -> Result<MarathonChanged, StoreError> {
            let report: i64 = sqlx::query_scalar(sql::INSERT_REPORT)
                .bind(marathon)
                .bind(&record[..])
                .bind(day)
                .fetch_one(&mut *connection)
                .await?;
            for (petition, row) in rows {
                sqlx::query(sql::INSERT_REPORT_ROW)
                    .bind(report)
                    .bind(petition.0)
                    .bind(i64::from(row.letters))
                    .bind(i64::from(row.signatures))
                    .bind(i64::from(row.messages))
                    .execute(&mut *connection)
                    .await?;
            }
            let written = written(connection, report).await?;
            let_wait(connection, Kind::Reports, record, (marathon, day, &written)).await?;
            Ok(MarathonChanged::Done)
        }

        /// A report as staff reads it.
        async fn written(connection: &mut $connection, report: i64) -> Result<String, StoreError> {
            let rows = sqlx::query(sql::WRITTEN)
                .bind(report)
                .fetch_all(connection)
                .await?;
            let rows = rows.iter().map(|row| {
                let figures = serde_json::json!({
                    "letters": row.get::<i64, _>(1),
                    "signatures": row.get::<i64, _>(2),
                    "messages": row.get::<i64, _>(3),
                });
                (row.get::<String, _>(0), figures)
            });
            let rows: serde_json::Map<_, _> = rows.collect();
            Ok(serde_json::Value::from(rows).to_string())
        }

        /// Removes some marathons from before a day, and says how many.
        pub async fn expire(
            connection: &mut $connection,
            before: &str,
            at_once: i64,
        ) -> Result<u64, StoreError> {
            let old: Vec<i64> = sqlx::query_scalar(sql::OLD)
                .bind(before)
                .bind(at_once)
                .fetch_all(&mut *connection)
                .await?;
            for marathon in &old {
                for statement in sql::EXPIRE {
                    run(connection, statement, *marathon).await?;
                }
            }
            Ok(old.len() as u64)
        }
    };
}

pub(super) use {reads, writes};

/// A part of a town, for `LIKE`; what would stand for other letters stands for itself.
pub fn like(town: Option<&str>) -> String {
    match town {
        None => String::new(),
        Some(town) => {
            let town = town
                .replace('!', "!!")
                .replace('%', "!%")
                .replace('_', "!_");
            format!("%{town}%")
        }
    }
}
