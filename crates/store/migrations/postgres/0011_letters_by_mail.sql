-- Letters are confirmed by mail like signings. One that waits is in no export, and counts nowhere.
ALTER TABLE letters ADD COLUMN pending BOOLEAN NOT NULL DEFAULT FALSE;

-- A mail asks about a signing or about a letter.
ALTER TABLE confirmations
    DROP CONSTRAINT confirmations_pkey,
    ALTER COLUMN signing DROP NOT NULL,
    ADD UNIQUE (signing),
    ADD COLUMN letter BIGINT UNIQUE REFERENCES letters (id),
    ADD CHECK ((signing IS NULL) <> (letter IS NULL));

ALTER TABLE outbox
    ALTER COLUMN signing DROP NOT NULL,
    ADD COLUMN letter BIGINT REFERENCES letters (id),
    DROP CONSTRAINT outbox_kind_check,
    ADD CHECK (kind IN ('confirm', 'already', 'letter')),
    ADD CHECK ((signing IS NULL) <> (letter IS NULL));

CREATE INDEX outbox_of_a_letter ON outbox (letter);
