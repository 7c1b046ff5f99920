-- Incidents (behaviour.md §4). One row is one incident with its steps, links and facts; what happened to it stands in the timeline, which only grows.

CREATE SEQUENCE incident_number AS bigint;

CREATE TABLE incident (
    id uuid CONSTRAINT pk_incident PRIMARY KEY,
    number bigint NOT NULL,
    version integer NOT NULL,
    kind text NOT NULL,
    status text NOT NULL,
    title text NOT NULL,
    description text,
    priority text NOT NULL,
    priority_by_hand boolean NOT NULL,
    upstream_id text,
    group_id text,
    failure_kind text,
    failure_message text,
    affected_upstreams text[] NOT NULL,
    affected_features text[] NOT NULL,
    started_at timestamptz NOT NULL,
    detected_at timestamptz NOT NULL,
    resolved_at timestamptz,
    resolution text,
    closed_at timestamptz,
    reopens integer NOT NULL,
    acknowledged_by text,
    acknowledged_at timestamptz,
    restricted boolean NOT NULL,
    conditions jsonb NOT NULL,
    steps jsonb NOT NULL,
    commander jsonb,
    assessment jsonb,
    recommendation jsonb,
    decision jsonb,
    report_links jsonb NOT NULL,
    window_ids uuid[] NOT NULL,
    merged_into uuid,
    -- who may see it once it is restricted, beside approvers: everybody who had worked on it
    workers text[] NOT NULL,
    -- since when its upstream fails without a break; kept when somebody resolves it meanwhile, so that it is not opened again before it passed once
    failing_since timestamptz,
    recovered_at timestamptz,
    -- what time alone decides; the tick reads these
    resolve_due_at timestamptz,
    significant_due_at timestamptz,
    CONSTRAINT uq_incident_number UNIQUE (number),
    CONSTRAINT fk_incident_merged_into FOREIGN KEY (merged_into) REFERENCES incident (id),
    CONSTRAINT ck_incident_version CHECK (version > 0),
    CONSTRAINT ck_incident_kind CHECK (kind IN ('nonControl', 'control')),
    CONSTRAINT ck_incident_status CHECK (status IN ('open', 'resolved', 'closed')),
    CONSTRAINT ck_incident_title CHECK (char_length(title) BETWEEN 1 AND 200),
    CONSTRAINT ck_incident_priority CHECK (priority IN ('P1', 'P2', 'P3', 'P4')),
    CONSTRAINT ck_incident_resolution CHECK (resolution IN ('recovered', 'falseAlarm', 'duplicate', 'removedFromMap')),
    CONSTRAINT ck_incident_resolved CHECK ((status = 'open') = (resolved_at IS NULL) AND (status = 'open') = (resolution IS NULL)),
    CONSTRAINT ck_incident_closed CHECK ((status = 'closed') = (closed_at IS NOT NULL)),
    CONSTRAINT ck_incident_merged CHECK (merged_into IS NULL OR status = 'closed'),
    CONSTRAINT ck_incident_failure CHECK ((failure_kind IS NULL) = (failure_message IS NULL)),
    CONSTRAINT ck_incident_acknowledged CHECK ((acknowledged_by IS NULL) = (acknowledged_at IS NULL)),
    CONSTRAINT ck_incident_commander CHECK (commander IS NULL OR kind = 'control'),
    CONSTRAINT ck_incident_security CHECK (restricted = (conditions ->> 'security')::boolean),
    CONSTRAINT ck_incident_resolve_due CHECK (resolve_due_at IS NULL OR (status = 'open' AND failing_since IS NULL)),
    CONSTRAINT ck_incident_significant_due CHECK (significant_due_at IS NULL OR (status = 'open' AND failing_since IS NOT NULL))
);

-- One open incident for each root, whoever opens it.
CREATE UNIQUE INDEX uq_incident_open_root ON incident (upstream_id) WHERE status = 'open' AND kind = 'nonControl';
-- The tick: the open ones, and which of them are due. They are few.
CREATE INDEX ix_incident_open ON incident (started_at DESC, id DESC) WHERE status = 'open';
-- The list, newest first, and what an upstream had last.
CREATE INDEX ix_incident_started ON incident (started_at DESC, id DESC);
CREATE INDEX ix_incident_upstream ON incident (upstream_id, started_at DESC, id DESC);

CREATE TABLE incident_timeline (
    id uuid CONSTRAINT pk_incident_timeline PRIMARY KEY,
    incident_id uuid NOT NULL,
    at timestamptz NOT NULL,
    by text NOT NULL,
    kind text NOT NULL,
    text text NOT NULL,
    data jsonb NOT NULL,
    CONSTRAINT fk_incident_timeline_incident FOREIGN KEY (incident_id) REFERENCES incident (id) ON DELETE CASCADE
);

CREATE INDEX ix_incident_timeline_incident ON incident_timeline (incident_id, at DESC, id DESC);

-- Append-only: an item neither changes nor leaves, unless its whole incident does.
CREATE FUNCTION incident_timeline_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF NOT EXISTS (SELECT 1 FROM incident WHERE id = OLD.incident_id) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'the timeline of an incident is append-only' USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER tr_incident_timeline_rows BEFORE UPDATE OR DELETE ON incident_timeline
    FOR EACH ROW EXECUTE FUNCTION incident_timeline_append_only();
CREATE TRIGGER tr_incident_timeline_truncate BEFORE TRUNCATE ON incident_timeline
    FOR EACH STATEMENT EXECUTE FUNCTION incident_timeline_append_only();

-- Failures that opened nothing because a planned window covered them: the tick opens those that outlast it.
CREATE TABLE incident_withheld (
    upstream_id text CONSTRAINT pk_incident_withheld PRIMARY KEY,
    failing_since timestamptz NOT NULL,
    failure_kind text,
    failure_message text,
    CONSTRAINT ck_incident_withheld_failure CHECK ((failure_kind IS NULL) = (failure_message IS NULL))
);
