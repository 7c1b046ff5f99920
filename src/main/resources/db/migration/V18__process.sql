-- The incident process as the team wrote it (behaviour.md §4, §6): silences, escalations, what people were reminded of, and what they were told at an opening.

-- Messages about an upstream or an incident that are not wanted for a while.
CREATE TABLE silence (
    id          uuid        NOT NULL CONSTRAINT pk_silence PRIMARY KEY,
    upstream_id text,
    incident_id uuid        CONSTRAINT fk_silence_incident REFERENCES incident (id) ON DELETE CASCADE,
    until       timestamptz NOT NULL,
    reason      text        NOT NULL,
    by          text        NOT NULL,
    at          timestamptz NOT NULL,
    -- somebody ended it before its time
    ended_at    timestamptz,
    CONSTRAINT ck_silence_about CHECK ((upstream_id IS NULL) <> (incident_id IS NULL)),
    CONSTRAINT ck_silence_length CHECK (until > at AND until <= at + interval '24 hours')
);
CREATE INDEX ix_silence_current ON silence (at DESC, id DESC) WHERE ended_at IS NULL;

-- To whom it was brought, with the words to paste and who has sent them.
ALTER TABLE incident ADD COLUMN escalations jsonb NOT NULL DEFAULT '[]';
-- The resolved ones, few: each closes by itself after a business day, or owes a postmortem.
CREATE INDEX ix_incident_resolved ON incident (resolved_at) WHERE status = 'resolved';

-- What ended since business hours did.
CREATE INDEX ix_incident_resolved_at ON incident (resolved_at) WHERE resolved_at IS NOT NULL;

-- What people were told of an incident that is not over, so that they are reminded in time and not twice.
CREATE TABLE attention (
    incident_id     uuid        NOT NULL CONSTRAINT pk_attention PRIMARY KEY,
    -- when the clock of the reminders last began: opened, reopened or acknowledged
    since           timestamptz NOT NULL,
    acknowledged    boolean     NOT NULL,
    -- how many of the three reminders were given since then
    reminders       integer     NOT NULL,
    -- the engineering lead was told that nobody acknowledges it
    lead_told       boolean     NOT NULL,
    -- how often it was repeated that it is still not acknowledged
    repeats         integer     NOT NULL,
    -- since when no progress was reported of the work that was decided; null where none was, or it is done
    progress_since  timestamptz,
    -- when time alone next decides something
    due_at          timestamptz,
    CONSTRAINT ck_attention_counts CHECK (reminders >= 0 AND repeats >= 0)
);
CREATE INDEX ix_attention_due ON attention (due_at) WHERE due_at IS NOT NULL;

-- The openings of business hours at which the message "needs you now, still open, over" was decided on.
CREATE TABLE opening (
    at timestamptz NOT NULL CONSTRAINT pk_opening PRIMARY KEY
);
