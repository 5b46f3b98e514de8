-- What people said of two mentions, what they changed of the mentions of a concern, and the alerts that rules raise. Of whom, what and why lies
-- sealed in payload. What the program itself suggests is not kept: it is worked out of the mentions each time.

CREATE TABLE link (
  position INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  area_id TEXT NOT NULL,
  left_concern BLOB NOT NULL REFERENCES concern (id),
  right_concern BLOB NOT NULL REFERENCES concern (id),
  author BLOB NOT NULL CHECK (length(author) = 16),
  said_at INTEGER NOT NULL,
  retention_class TEXT NOT NULL,
  review_at INTEGER NOT NULL,
  legal_hold INTEGER NOT NULL CHECK (legal_hold IN (0, 1)),
  provenance TEXT NOT NULL,
  key BLOB NOT NULL,
  payload BLOB NOT NULL
) STRICT;
CREATE INDEX link_left ON link (left_concern);
CREATE INDEX link_right ON link (right_concern);
CREATE TRIGGER link_not_changed BEFORE UPDATE ON link BEGIN SELECT raise(ABORT, 'append only'); END;
CREATE TRIGGER link_not_deleted BEFORE DELETE ON link BEGIN SELECT raise(ABORT, 'append only'); END;

CREATE TABLE mention (
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
CREATE INDEX mention_concern ON mention (concern_id, written_at);
CREATE TRIGGER mention_not_changed BEFORE UPDATE ON mention BEGIN SELECT raise(ABORT, 'append only'); END;
CREATE TRIGGER mention_not_deleted BEFORE DELETE ON mention BEGIN SELECT raise(ABORT, 'append only'); END;

CREATE TABLE alert (
  position INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16), -- made of the rule and what it cites, so that an alert is raised once
  area_id TEXT NOT NULL,
  rule TEXT NOT NULL,
  state TEXT NOT NULL,
  owner BLOB CHECK (owner IS NULL OR length(owner) = 16),
  raised_at INTEGER NOT NULL,
  due_by INTEGER NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  payload_revision INTEGER NOT NULL CHECK (payload_revision >= 1),
  retention_class TEXT NOT NULL,
  review_at INTEGER NOT NULL,
  legal_hold INTEGER NOT NULL CHECK (legal_hold IN (0, 1)),
  provenance TEXT NOT NULL,
  key BLOB NOT NULL,
  payload BLOB NOT NULL
) STRICT;
CREATE INDEX alert_open ON alert (area_id, raised_at) WHERE state = 'raised';
CREATE INDEX alert_every ON alert (area_id, raised_at);
CREATE TRIGGER alert_keeps_what_it_said
BEFORE UPDATE OF id, area_id, rule, raised_at, due_by, payload_revision, key, payload ON alert
BEGIN SELECT raise(ABORT, 'what an alert said is kept as it was said'); END;
CREATE TRIGGER alert_not_deleted BEFORE DELETE ON alert BEGIN SELECT raise(ABORT, 'alerts are not deleted'); END;

-- What an alert cites.
CREATE TABLE alert_concern (
  alert_id BLOB NOT NULL REFERENCES alert (id),
  concern_id BLOB NOT NULL REFERENCES concern (id),
  PRIMARY KEY (alert_id, concern_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX alert_concern_concern ON alert_concern (concern_id);
CREATE TRIGGER alert_concern_not_changed BEFORE UPDATE ON alert_concern BEGIN SELECT raise(ABORT, 'append only'); END;
CREATE TRIGGER alert_concern_not_deleted BEFORE DELETE ON alert_concern BEGIN SELECT raise(ABORT, 'append only'); END;
