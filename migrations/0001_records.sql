-- Concerns and what belongs to them, the people who sign in, waiting notices and the audit chains.
-- Nothing here is personal: whatever is, lies sealed in key, reply_key, payload and detail. Ids are 16 bytes made by the program; times are
-- milliseconds since 1970-01-01T00:00:00Z.

CREATE TABLE schema_version (
  version INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  applied_at INTEGER NOT NULL
) STRICT;

CREATE TABLE concern (
  position INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  area_id TEXT NOT NULL,
  reference TEXT NOT NULL UNIQUE,
  lookup_id BLOB NOT NULL UNIQUE CHECK (length(lookup_id) = 16),
  reply_public_key BLOB NOT NULL,
  body_check BLOB NOT NULL,
  state TEXT NOT NULL,
  lane TEXT NOT NULL,
  urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)),
  restricted INTEGER NOT NULL CHECK (restricted IN (0, 1)),
  contact_allowed INTEGER NOT NULL CHECK (contact_allowed IN (0, 1)),
  receipt_ended INTEGER NOT NULL CHECK (receipt_ended IN (0, 1)),
  owner BLOB CHECK (owner IS NULL OR length(owner) = 16),
  received_at INTEGER NOT NULL,
  decide_by INTEGER NOT NULL,
  designated_officer_by INTEGER,
  read_at INTEGER,
  decided_at INTEGER,
  closed_at INTEGER,
  calendar_version TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  payload_revision INTEGER NOT NULL CHECK (payload_revision >= 1),
  retention_class TEXT NOT NULL,
  review_at INTEGER NOT NULL,
  legal_hold INTEGER NOT NULL CHECK (legal_hold IN (0, 1)),
  provenance TEXT NOT NULL,
  key BLOB NOT NULL,
  payload BLOB NOT NULL
) STRICT;

-- The inbox, in its order. Everything that filters or counts stands in the index, so that payloads are fetched for the page shown and no other.
CREATE INDEX concern_open ON concern (area_id, urgent DESC, decide_by, received_at, id, restricted, lane, state, read_at, owner)
  WHERE state <> 'closed';
CREATE INDEX concern_every ON concern (area_id, urgent DESC, decide_by, received_at, id, restricted, lane, state, read_at, owner);

CREATE TRIGGER concern_keeps_what_was_said
BEFORE UPDATE OF id, area_id, reference, lookup_id, reply_public_key, body_check, received_at, payload_revision, payload ON concern
BEGIN SELECT raise(ABORT, 'what was said is kept as it was said'); END;
CREATE TRIGGER concern_not_deleted BEFORE DELETE ON concern
BEGIN SELECT raise(ABORT, 'concerns are not deleted'); END;

CREATE TABLE concern_exclusion (
  concern_id BLOB NOT NULL REFERENCES concern (id),
  user_id BLOB NOT NULL CHECK (length(user_id) = 16),
  PRIMARY KEY (concern_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX concern_exclusion_user ON concern_exclusion (user_id);

CREATE TABLE message (
  position INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  concern_id BLOB NOT NULL REFERENCES concern (id),
  area_id TEXT NOT NULL,
  from_reporter INTEGER NOT NULL CHECK (from_reporter IN (0, 1)),
  author BLOB CHECK (author IS NULL OR length(author) = 16),
  sent_at INTEGER NOT NULL,
  retention_class TEXT NOT NULL,
  review_at INTEGER NOT NULL,
  legal_hold INTEGER NOT NULL CHECK (legal_hold IN (0, 1)),
  provenance TEXT NOT NULL,
  key BLOB NOT NULL,
  reply_key BLOB NOT NULL,
  payload BLOB NOT NULL
) STRICT;
CREATE INDEX message_concern ON message (concern_id, sent_at);

CREATE TABLE note (
  position INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  concern_id BLOB NOT NULL REFERENCES concern (id),
  area_id TEXT NOT NULL,
  author BLOB NOT NULL CHECK (length(author) = 16),
  written_at INTEGER NOT NULL,
  retention_class TEXT NOT NULL,
  review_at INTEGER NOT NULL,
  legal_hold INTEGER NOT NULL CHECK (legal_hold IN (0, 1)),
  provenance TEXT NOT NULL,
  key BLOB NOT NULL,
  payload BLOB NOT NULL
) STRICT;
CREATE INDEX note_concern ON note (concern_id, written_at);

CREATE TABLE decision (
  position INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  concern_id BLOB NOT NULL REFERENCES concern (id),
  area_id TEXT NOT NULL,
  author BLOB NOT NULL CHECK (length(author) = 16),
  kind TEXT NOT NULL,
  decided_at INTEGER NOT NULL,
  retention_class TEXT NOT NULL,
  review_at INTEGER NOT NULL,
  legal_hold INTEGER NOT NULL CHECK (legal_hold IN (0, 1)),
  provenance TEXT NOT NULL,
  key BLOB NOT NULL,
  payload BLOB NOT NULL
) STRICT;
CREATE INDEX decision_concern ON decision (concern_id, decided_at);

CREATE TABLE user_account (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  area_id TEXT NOT NULL,
  roles TEXT NOT NULL, -- words with a space between
  named_reader INTEGER NOT NULL CHECK (named_reader IN (0, 1)),
  disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
  made_at INTEGER NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  payload_revision INTEGER NOT NULL CHECK (payload_revision >= 1),
  retention_class TEXT NOT NULL,
  review_at INTEGER NOT NULL,
  legal_hold INTEGER NOT NULL CHECK (legal_hold IN (0, 1)),
  provenance TEXT NOT NULL,
  key BLOB NOT NULL,
  payload BLOB NOT NULL
) STRICT;
CREATE TRIGGER user_account_not_deleted BEFORE DELETE ON user_account
BEGIN SELECT raise(ABORT, 'accounts are disabled, not deleted'); END;

CREATE TABLE audit_line (
  position INTEGER PRIMARY KEY,
  chain INTEGER NOT NULL CHECK (chain IN (1, 2)), -- 1 door, 2 team
  sequence INTEGER NOT NULL CHECK (sequence >= 1),
  area_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  outcome TEXT NOT NULL,
  target_kind TEXT NOT NULL,
  target BLOB NOT NULL CHECK (length(target) = 16),
  sealed_hash BLOB NOT NULL,
  detail BLOB NOT NULL,
  mac BLOB NOT NULL CHECK (length(mac) = 32),
  UNIQUE (chain, sequence)
) STRICT;
CREATE INDEX audit_line_target ON audit_line (target) WHERE target_kind <> '';

CREATE TRIGGER message_not_changed BEFORE UPDATE ON message BEGIN SELECT raise(ABORT, 'append only'); END;
CREATE TRIGGER message_not_deleted BEFORE DELETE ON message BEGIN SELECT raise(ABORT, 'append only'); END;
CREATE TRIGGER note_not_changed BEFORE UPDATE ON note BEGIN SELECT raise(ABORT, 'append only'); END;
CREATE TRIGGER note_not_deleted BEFORE DELETE ON note BEGIN SELECT raise(ABORT, 'append only'); END;
CREATE TRIGGER decision_not_changed BEFORE UPDATE ON decision BEGIN SELECT raise(ABORT, 'append only'); END;
CREATE TRIGGER decision_not_deleted BEFORE DELETE ON decision BEGIN SELECT raise(ABORT, 'append only'); END;
CREATE TRIGGER audit_line_not_changed BEFORE UPDATE ON audit_line BEGIN SELECT raise(ABORT, 'append only'); END;
CREATE TRIGGER audit_line_not_deleted BEFORE DELETE ON audit_line BEGIN SELECT raise(ABORT, 'append only'); END;
CREATE TRIGGER concern_exclusion_not_changed BEFORE UPDATE ON concern_exclusion BEGIN SELECT raise(ABORT, 'append only'); END;
CREATE TRIGGER concern_exclusion_not_deleted BEFORE DELETE ON concern_exclusion BEGIN SELECT raise(ABORT, 'append only'); END;

CREATE TABLE outbox (
  position INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  area_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  about BLOB NOT NULL CHECK (length(about) = 16),
  made_at INTEGER NOT NULL
) STRICT;
