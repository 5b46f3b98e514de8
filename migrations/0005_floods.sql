-- Concerns that came in a short time from one connection, known by a random number that says nothing about where from. In lists they
-- are one row, so the inbox reads what stands by itself from one index and each flood from another.

ALTER TABLE concern ADD COLUMN flood_id BLOB CHECK (flood_id IS NULL OR length(flood_id) = 16);

CREATE INDEX concern_open_alone ON concern (area_id, urgent DESC, (decided_at IS NOT NULL AND state <> 'received'), decide_by, received_at,
  id, restricted, lane, state, read_at, owner) WHERE state <> 'closed' AND (flood_id IS NULL OR urgent = 1);
CREATE INDEX concern_open_flood ON concern (area_id, flood_id, urgent DESC, (decided_at IS NOT NULL AND state <> 'received'), decide_by,
  received_at, id, restricted, lane, state, owner) WHERE state <> 'closed' AND flood_id IS NOT NULL;
CREATE INDEX concern_every_flood ON concern (area_id, flood_id, urgent DESC, (decided_at IS NOT NULL AND state <> 'received'), decide_by,
  received_at, id, restricted, lane, state, owner) WHERE flood_id IS NOT NULL;

CREATE TRIGGER concern_keeps_its_flood BEFORE UPDATE OF flood_id ON concern
BEGIN SELECT raise(ABORT, 'what came together came together'); END;
