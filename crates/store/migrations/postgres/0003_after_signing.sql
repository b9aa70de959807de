-- What may become of a signing: its supporter changes it, its time is over, its person is forgotten.

CREATE INDEX signings_by_receipt ON signings (receipt_hash);
CREATE INDEX signings_by_day ON signings (day);
CREATE INDEX confirmations_by_day ON confirmations (day);

-- Few: they are looked for when a counted signature is withdrawn.
CREATE INDEX signatures_repeated ON signatures (petition, tag) WHERE state = 'duplicate';

-- What a supporter changed: sealed like the signing, and bound to it and to its own number.
CREATE TABLE amendments (
    signing BIGINT NOT NULL REFERENCES signings (id),
    number BIGINT NOT NULL,
    key_id TEXT NOT NULL,
    schema INTEGER NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (signing, number)
);

-- Signatures that go on counting though their rows are gone.
ALTER TABLE counts ADD COLUMN archived BIGINT NOT NULL DEFAULT 0;

-- Of the mail whose owner said "this wasn't me": the tag goes when signings as old go.
ALTER TABLE suppressions ADD COLUMN day TEXT NOT NULL DEFAULT '';
