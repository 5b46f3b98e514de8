-- What someone needs within minutes comes before everything else; the designated officer's clock stops by itself; and what came in a flood
-- from one connection is listed as one. Concerns from before this edition keep their places: whether they told of danger now lies sealed.

ALTER TABLE concern ADD COLUMN danger_now INTEGER NOT NULL DEFAULT 0 CHECK (danger_now IN (0, 1));
ALTER TABLE concern ADD COLUMN designated_officer_told_at INTEGER;
ALTER TABLE concern ADD COLUMN flood_id BLOB CHECK (flood_id IS NULL OR length(flood_id) = 16);

-- Nothing waits for a person any more: decided, nothing written since, and the designated officer told where that is due.
ALTER TABLE concern ADD COLUMN settled INTEGER NOT NULL GENERATED ALWAYS AS
  (decided_at IS NOT NULL AND state <> 'received' AND (designated_officer_by IS NULL OR designated_officer_told_at IS NOT NULL)) VIRTUAL;
-- The place in the inbox, before any clock is looked at.
ALTER TABLE concern ADD COLUMN inbox_place INTEGER NOT NULL GENERATED ALWAYS AS
  (CASE WHEN danger_now AND NOT settled THEN 0 WHEN urgent THEN 1 + settled ELSE 3 + settled END) VIRTUAL;

-- A decision to pass it on has told the officer.
UPDATE concern SET designated_officer_told_at = (
  SELECT min(decision.decided_at) FROM decision
  WHERE decision.concern_id = concern.id AND decision.kind = 'pass_to_designated_officer')
WHERE designated_officer_by IS NOT NULL;

DROP INDEX concern_open;
DROP INDEX concern_every;
CREATE INDEX concern_open ON concern (area_id, inbox_place, decide_by, received_at, id, restricted, lane, state, read_at, owner, urgent, flood_id)
  WHERE state <> 'closed';
CREATE INDEX concern_every ON concern (area_id, inbox_place, decide_by, received_at, id, restricted, lane, state, read_at, owner, urgent, flood_id);
CREATE INDEX concern_flood ON concern (area_id, flood_id, received_at, id, restricted, state, lane, owner) WHERE flood_id IS NOT NULL AND state <> 'closed' AND urgent = 0;
