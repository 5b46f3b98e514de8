-- A decided concern's clock has stopped: it stands after what still waits for a person, unless its reporter has written again. Closed
-- concerns are listed by when they were closed, latest first.

DROP INDEX concern_open;
DROP INDEX concern_every;
CREATE INDEX concern_open ON concern (area_id, urgent DESC, (decided_at IS NOT NULL AND state <> 'received'), decide_by, received_at, id,
  restricted, lane, state, read_at, owner) WHERE state <> 'closed';
CREATE INDEX concern_every ON concern (area_id, urgent DESC, (decided_at IS NOT NULL AND state <> 'received'), decide_by, received_at, id,
  restricted, lane, state, read_at, owner);
CREATE INDEX concern_closed ON concern (area_id, closed_at DESC, id, restricted, lane, owner) WHERE state = 'closed';
