-- Events where people write together. Who organises one is sealed; of the secret that changes it there is a
-- hash. Nothing of it is shown before staff has released it.

CREATE TABLE marathons (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- What it is called in addresses.
    name TEXT NOT NULL UNIQUE,
    record BYTEA NOT NULL UNIQUE,
    campaign TEXT NOT NULL,
    section TEXT NOT NULL,
    key_id TEXT NOT NULL,
    schema INTEGER NOT NULL,
    sealed BYTEA NOT NULL,
    secret_hash BYTEA NOT NULL UNIQUE,
    cancelled BIGINT NOT NULL DEFAULT 0,
    coming BIGINT NOT NULL DEFAULT 0,
    day TEXT NOT NULL,
    idempotency BYTEA UNIQUE,
    request_digest BYTEA
);

CREATE INDEX marathons_by_day ON marathons (day);

-- What its organiser wrote. Never changed, so that staff releases what it has read: a change is a new one,
-- and takes the place of what still waits. The last released one is shown. Numbers are not used again.
CREATE TABLE marathon_versions (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    marathon BIGINT NOT NULL REFERENCES marathons (id),
    record BYTEA NOT NULL UNIQUE,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'released', 'refused')),
    details TEXT NOT NULL,
    listed BIGINT NOT NULL,
    country TEXT NOT NULL,
    town TEXT NOT NULL,
    date TEXT NOT NULL,
    -- Seconds since 1970: when it takes place, not when anyone did anything.
    starts BIGINT NOT NULL,
    ends BIGINT NOT NULL,
    day TEXT NOT NULL
);

CREATE INDEX marathon_versions_in_order ON marathon_versions (marathon, state, id);
CREATE INDEX marathon_versions_waiting ON marathon_versions (id) WHERE state = 'waiting';

-- What it brought, as its organiser says. The last released one counts.
CREATE TABLE marathon_reports (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    marathon BIGINT NOT NULL REFERENCES marathons (id),
    record BYTEA NOT NULL UNIQUE,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'released', 'refused')),
    day TEXT NOT NULL
);

CREATE INDEX marathon_reports_in_order ON marathon_reports (marathon, state, id);
CREATE INDEX marathon_reports_waiting ON marathon_reports (id) WHERE state = 'waiting';

CREATE TABLE marathon_report_rows (
    report BIGINT NOT NULL REFERENCES marathon_reports (id),
    petition BIGINT NOT NULL REFERENCES petitions (id),
    letters BIGINT NOT NULL,
    signatures BIGINT NOT NULL,
    messages BIGINT NOT NULL,
    PRIMARY KEY (report, petition)
);

-- Signatures on paper of marathons whose rows are gone.
ALTER TABLE counts ADD COLUMN archived_on_paper BIGINT NOT NULL DEFAULT 0;
