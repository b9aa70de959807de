-- What was signed from each country, and on each day: one row a country or day and petition, kept like `counts`.
-- It is of rows that there are: what is deleted is no longer in it. Servers of an earlier version do not keep it:
-- they are stopped before.
CREATE TABLE part_counts (
    kind TEXT NOT NULL CHECK (kind IN ('country', 'day')),
    name TEXT NOT NULL,
    petition INTEGER NOT NULL REFERENCES petitions (id),
    counted INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (kind, name, petition)
) STRICT, WITHOUT ROWID;

INSERT INTO part_counts (kind, name, petition, counted)
SELECT 'country', signings.country, signatures.petition, COUNT(*)
FROM signatures JOIN signings ON signings.id = signatures.signing
WHERE signatures.state = 'counted'
GROUP BY signings.country, signatures.petition;

INSERT INTO part_counts (kind, name, petition, counted)
SELECT 'day', signings.day, signatures.petition, COUNT(*)
FROM signatures JOIN signings ON signings.id = signatures.signing
WHERE signatures.state = 'counted'
GROUP BY signings.day, signatures.petition;
