-- Letters are confirmed by mail like signings. One that waits is in no export, and counts nowhere.
ALTER TABLE letters ADD COLUMN pending INTEGER NOT NULL DEFAULT 0 CHECK (pending IN (0, 1));

-- As before, but that a mail asks about a signing or about a letter.
CREATE TABLE confirmations_of_both (
    signing INTEGER UNIQUE REFERENCES signings (id),
    letter INTEGER UNIQUE REFERENCES letters (id),
    tag BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('confirm', 'already', 'none')),
    state TEXT NOT NULL CHECK (state IN ('open', 'confirmed', 'refused')),
    token_hash BLOB NOT NULL UNIQUE,
    code_hash BLOB NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    day TEXT NOT NULL,
    mailbox BLOB,
    CHECK ((signing IS NULL) <> (letter IS NULL))
) STRICT;

INSERT INTO confirmations_of_both
    (signing, tag, kind, state, token_hash, code_hash, tries, day, mailbox)
SELECT signing, tag, kind, state, token_hash, code_hash, tries, day, mailbox FROM confirmations ORDER BY signing;

DROP TABLE confirmations;
ALTER TABLE confirmations_of_both RENAME TO confirmations;
CREATE INDEX confirmations_of_an_address ON confirmations (tag, day);
CREATE INDEX confirmations_by_day ON confirmations (day);

CREATE TABLE outbox_of_both (
    id INTEGER PRIMARY KEY,
    signing INTEGER REFERENCES signings (id),
    letter INTEGER REFERENCES letters (id),
    message_id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('confirm', 'already', 'letter')),
    sealed BLOB NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    due INTEGER NOT NULL DEFAULT 0,
    CHECK ((signing IS NULL) <> (letter IS NULL))
) STRICT;

INSERT INTO outbox_of_both (id, signing, message_id, kind, sealed, attempts, due)
SELECT id, signing, message_id, kind, sealed, attempts, due FROM outbox ORDER BY id;

DROP TABLE outbox;
ALTER TABLE outbox_of_both RENAME TO outbox;
CREATE INDEX outbox_by_due ON outbox (due, id);
CREATE INDEX outbox_of_a_signing ON outbox (signing);
CREATE INDEX outbox_of_a_letter ON outbox (letter);
