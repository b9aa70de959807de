-- A salted digest of the words of a message, by which is known that staff releases what it read: the salt is
-- sealed with the words. None of messages from before, and of what stands in clear anyway.
ALTER TABLE moderated ADD COLUMN words_digest BYTEA;

-- How often what is shown of a marathon has changed: calendars take a later number for the newer entry.
ALTER TABLE marathons ADD COLUMN sequence BIGINT NOT NULL DEFAULT 0;
