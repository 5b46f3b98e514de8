-- Lifting what the team alone said lets in again whom that alone kept away (docs/adr/0012). A concern that is not restricted lets nobody in.

DROP TRIGGER concern_exclusion_not_deleted;
CREATE TRIGGER concern_exclusion_not_deleted BEFORE DELETE ON concern_exclusion
WHEN NOT EXISTS (SELECT 1 FROM concern WHERE id = OLD.concern_id AND restricted)
BEGIN SELECT raise(ABORT, 'append only'); END;
