-- Announcements that are read by subscription (docs/maintenance-windows.md, "Announced").
ALTER TABLE maintenance_window
    -- a calendar that we read ourselves announced it: once it does so no more, it is withdrawn
    ADD COLUMN notice_subscribed boolean,
    ADD CONSTRAINT ck_maintenance_window_subscribed CHECK (notice_subscribed IS NULL OR notice_reference IS NOT NULL);

-- What is known of the calendars of the services map; times by which it is read are the database's.
CREATE TABLE notice_calendar (
    upstream_id   text        NOT NULL,
    -- a hash of its address, which may be a secret: with another one all that is known of it is forgotten
    address       text        NOT NULL,
    -- moved on by whoever reads it, so that one replica does at a time
    due_at        timestamptz NOT NULL,
    -- its server wants to be left alone until then
    not_before    timestamptz,
    holder        uuid        NOT NULL,
    -- the last good answer, which stays in force whatever comes after it
    content       text,
    etag          text,
    last_modified text,
    read_at       timestamptz,
    -- what was wrong with the newest answers
    problem       text,
    problem_since timestamptz,
    failures      integer     NOT NULL,
    CONSTRAINT pk_notice_calendar PRIMARY KEY (upstream_id),
    CONSTRAINT ck_notice_calendar_problem CHECK (
        (failures = 0 AND problem IS NULL AND problem_since IS NULL)
        OR (failures > 0 AND problem IS NOT NULL AND problem_since IS NOT NULL)),
    CONSTRAINT ck_notice_calendar_content CHECK ((content IS NULL) = (read_at IS NULL))
);

-- that it cannot be read is told as other trouble that is no outage
ALTER TABLE notice DROP CONSTRAINT ck_notice_kind;
ALTER TABLE notice ADD CONSTRAINT ck_notice_kind CHECK (kind IN ('misconfigured', 'degraded', 'certificate', 'calendar'));
