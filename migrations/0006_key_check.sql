-- Which key ring seals what lies here: a value made of its keys that says nothing of them. With another ring every record would be unreadable
-- and the audit chains would break, so the program starts with no other.

CREATE TABLE key_check (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  value BLOB NOT NULL CHECK (length(value) = 32)
) STRICT;
