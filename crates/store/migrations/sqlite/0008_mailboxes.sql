-- The mailbox that an address of a mail belongs to, whatever stands behind a `+`: whoever says "this wasn't me" is
-- not written to under another spelling either. None of mails from before.
ALTER TABLE confirmations ADD COLUMN mailbox BLOB;
