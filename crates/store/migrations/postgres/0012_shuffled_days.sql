-- The last day whose rows stand in an order that tells nothing: later ones stand in the order in which they came.
CREATE TABLE shuffled_days (
    kind TEXT PRIMARY KEY CHECK (kind IN ('signings', 'letters', 'messages', 'moderated')),
    day TEXT NOT NULL
);

INSERT INTO shuffled_days (kind, day)
VALUES ('signings', ''), ('letters', ''), ('messages', ''), ('moderated', '');

-- While numbers are given anew, what names a row follows it within the transaction.
ALTER TABLE confirmations ALTER CONSTRAINT confirmations_signing_fkey DEFERRABLE;
ALTER TABLE confirmations ALTER CONSTRAINT confirmations_letter_fkey DEFERRABLE;
ALTER TABLE amendments ALTER CONSTRAINT amendments_signing_fkey DEFERRABLE;
ALTER TABLE outbox ALTER CONSTRAINT outbox_signing_fkey DEFERRABLE;
ALTER TABLE outbox ALTER CONSTRAINT outbox_letter_fkey DEFERRABLE;
