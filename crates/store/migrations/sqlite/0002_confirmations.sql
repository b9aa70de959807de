-- Addresses confirmed by mail. No time but the day here either; `due` stands only while a mail waits.

-- One row a signing that was taken while mail was on. `kind` is the mail it brought: one to confirm by,
-- one that says that everything was signed already, or none, beyond the limit of the address.
CREATE TABLE confirmations (
    signing INTEGER PRIMARY KEY REFERENCES signings (id),
    tag BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('confirm', 'already', 'none')),
    state TEXT NOT NULL CHECK (state IN ('open', 'confirmed', 'refused')),
    token_hash BLOB NOT NULL UNIQUE,
    code_hash BLOB NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    day TEXT NOT NULL
) STRICT;

CREATE INDEX confirmations_of_an_address ON confirmations (tag, day);

-- Mails on their way. Address, token and code are encrypted under a key outside of the database; the
-- row goes once the mail is sent.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    signing INTEGER NOT NULL REFERENCES signings (id),
    message_id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('confirm', 'already')),
    sealed BLOB NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    due INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX outbox_by_due ON outbox (due, id);
CREATE INDEX outbox_of_a_signing ON outbox (signing);

-- Addresses whose owner said "this wasn't me".
CREATE TABLE suppressions (
    tag BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;
