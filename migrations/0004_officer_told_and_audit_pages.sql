-- The designated officer's clock stops by itself: when they were told. Immediate danger stands before the other hard floors. And the
-- audit is read page by page, by who did something and by what was done.

ALTER TABLE concern ADD COLUMN designated_officer_told_at INTEGER;
ALTER TABLE concern ADD COLUMN danger_now INTEGER NOT NULL DEFAULT 0 CHECK (danger_now IN (0, 1));

-- Passing it on was telling them. What was told of danger is sealed, so earlier concerns stay with the other floors.
UPDATE concern SET designated_officer_told_at =
  (SELECT min(decided_at) FROM decision WHERE concern_id = concern.id AND kind = 'pass_to_designated_officer')
WHERE designated_officer_by IS NOT NULL;

DROP INDEX concern_open;
DROP INDEX concern_every;
CREATE INDEX concern_open ON concern (area_id, urgent DESC, (decided_at IS NOT NULL AND state <> 'received' AND (designated_officer_by IS NULL
  OR designated_officer_told_at IS NOT NULL)), danger_now DESC, decide_by, received_at, id, restricted, lane, state, read_at, owner)
  WHERE state <> 'closed';
CREATE INDEX concern_every ON concern (area_id, urgent DESC, (decided_at IS NOT NULL AND state <> 'received' AND (designated_officer_by IS NULL
  OR designated_officer_told_at IS NOT NULL)), danger_now DESC, decide_by, received_at, id, restricted, lane, state, read_at, owner);

CREATE INDEX audit_line_action ON audit_line (action);
CREATE INDEX audit_line_actor_action ON audit_line (actor, action);
