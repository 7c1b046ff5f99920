-- Drills (docs/incidents.md): a whole outage of the built-in upstream, to practise. Its incident and its window are rows like any other, with the upstream's id as their mark.
CREATE TABLE drill (
    id           uuid CONSTRAINT pk_drill PRIMARY KEY,
    state        text NOT NULL,
    started_by   text NOT NULL,
    -- when the built-in upstream was first asked; what it answers follows from this and the next
    started_at   timestamptz NOT NULL,
    fail_for     bigint NOT NULL, -- seconds
    -- results up to then are judged
    judged_until timestamptz NOT NULL,
    -- when somebody is to go on with it
    due_at       timestamptz,
    incident_id  uuid,
    window_id    uuid,
    opened_at    timestamptz,
    told_at      timestamptz,
    proposed_at  timestamptz,
    confirmed_at timestamptz,
    recovered_at timestamptz,
    resolved_at  timestamptz,
    ended_at     timestamptz,
    -- why it was aborted
    reason       text,
    CONSTRAINT ck_drill_state CHECK (state IN ('running', 'done', 'aborted')),
    CONSTRAINT ck_drill_fail_for CHECK (fail_for > 0),
    CONSTRAINT ck_drill_ended CHECK ((state = 'running') = (ended_at IS NULL) AND (state = 'running') = (due_at IS NOT NULL)),
    CONSTRAINT ck_drill_reason CHECK ((state = 'aborted') = (reason IS NOT NULL))
);

-- One at a time, whoever starts it; also what is asked each second.
CREATE UNIQUE INDEX uq_drill_running ON drill ((true)) WHERE state = 'running';
CREATE INDEX ix_drill_started ON drill (started_at DESC, id DESC);
