//! Reading marathons, the same on both databases but for the types: hence a macro.

/// For the store of one database.
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

pub(super) use reads;

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
