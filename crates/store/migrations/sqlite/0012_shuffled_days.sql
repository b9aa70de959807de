-- The last day whose rows stand in an order that tells nothing: later ones stand in the order in which they came.
CREATE TABLE shuffled_days (
    kind TEXT PRIMARY KEY CHECK (kind IN ('signings', 'letters', 'messages', 'moderated')),
    day TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO shuffled_days (kind, day)
VALUES ('signings', ''), ('letters', ''), ('messages', ''), ('moderated', '');
