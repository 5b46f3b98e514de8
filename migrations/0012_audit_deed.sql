-- What was done with a record is found by what it was, however many other lines there are about it: whoever has a receipt can make as many as they like.

CREATE INDEX audit_line_deed ON audit_line (target, action) WHERE target_kind <> '';
