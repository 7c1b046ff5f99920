-- Maintenance windows (behaviour.md §5). btree_gist is a trusted extension: the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE maintenance_window (
    id                     uuid        NOT NULL,
    version                integer     NOT NULL,
    status                 text        NOT NULL,
    origin                 text        NOT NULL,
    upstream_id            text        NOT NULL,
    incident_id            uuid,
    plan_id                uuid,
    starts_at              timestamptz NOT NULL,
    ends_at                timestamptz NOT NULL,
    scope                  text,
    -- what may hold only one window at a time: the PagerDuty service, else the upstream
    target                 text,
    -- a person changed its times at PagerDuty: adopted as they are, even over another window of ours
    changed_there          boolean     NOT NULL,
    -- the words of a person; without any they are composed from the map and the end
    user_message           text,
    auto_end               boolean     NOT NULL,
    unstable               boolean     NOT NULL,
    agreed_with            text,
    -- why it was rejected, withdrawn, cancelled or ended
    reason                 text,
    estimate_basis         text,
    estimate_samples       integer,
    estimate_remaining     bigint, -- seconds, as the two below
    estimate_median        bigint,
    estimate_percentile75  bigint,
    created_at             timestamptz NOT NULL,
    proposed_at            timestamptz,
    decided_by             text,
    decided_at             timestamptz,
    -- when time alone next decides something about it
    due_at                 timestamptz,
    CONSTRAINT pk_maintenance_window PRIMARY KEY (id),
    CONSTRAINT ck_maintenance_window_status CHECK (
        status IN ('proposed', 'confirmed', 'active', 'ended', 'rejected', 'withdrawn', 'cancelled', 'expired')),
    CONSTRAINT ck_maintenance_window_origin CHECK (origin IN ('proposal', 'planned', 'pagerduty')),
    CONSTRAINT ck_maintenance_window_scope CHECK (scope IN ('mobile', 'shared')),
    CONSTRAINT ck_maintenance_window_time CHECK (
        ends_at > starts_at OR (ends_at = starts_at AND status IN ('ended', 'cancelled'))),
    -- nobody but a person puts a window of ours before Veterans
    CONSTRAINT ck_maintenance_window_decided CHECK (
        status NOT IN ('confirmed', 'active') OR origin = 'pagerduty'
        OR (decided_by IS NOT NULL AND decided_at IS NOT NULL AND scope IS NOT NULL AND target IS NOT NULL)),
    CONSTRAINT ex_maintenance_window_target EXCLUDE USING gist (target WITH =, tstzrange(starts_at, ends_at) WITH &&)
        WHERE (status IN ('confirmed', 'active') AND origin <> 'pagerduty' AND NOT changed_there)
);

CREATE INDEX ix_maintenance_window_due ON maintenance_window (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX ix_maintenance_window_created ON maintenance_window (created_at DESC, id DESC);
CREATE INDEX ix_maintenance_window_upstream ON maintenance_window (upstream_id, ends_at);
CREATE INDEX ix_maintenance_window_plan ON maintenance_window (plan_id) WHERE plan_id IS NOT NULL;
CREATE INDEX ix_maintenance_window_live ON maintenance_window (ends_at)
    WHERE status IN ('proposed', 'confirmed', 'active');
-- one undecided proposal for an upstream
CREATE UNIQUE INDEX uq_maintenance_window_proposed ON maintenance_window (upstream_id) WHERE status = 'proposed';

-- Open incidents for which a window may have to be proposed.
CREATE TABLE window_watch (
    incident_id    uuid        NOT NULL,
    upstream_id    text        NOT NULL,
    down_since     timestamptz NOT NULL,
    propose_due_at timestamptz, -- none while the upstream answers
    CONSTRAINT pk_window_watch PRIMARY KEY (incident_id)
);

CREATE INDEX ix_window_watch_due ON window_watch (propose_due_at) WHERE propose_due_at IS NOT NULL;
CREATE INDEX ix_window_watch_upstream ON window_watch (upstream_id);

-- What PagerDuty should hold of a window, what it was last known to hold, and who is at it.
CREATE TABLE window_publication (
    window_id         uuid        NOT NULL,
    service           text        NOT NULL,
    -- the wish; its revision moves on with each change
    revision          integer     NOT NULL,
    wanted            boolean     NOT NULL,
    starts_at         timestamptz NOT NULL,
    ends_at           timestamptz NOT NULL,
    description       text        NOT NULL,
    -- the work: times here are the database's
    state             text        NOT NULL,
    due_at            timestamptz,
    attempts          integer     NOT NULL,
    claimed_by        uuid,
    claimed_until     timestamptz,
    -- what PagerDuty answered when we last wrote, and for which revision of the wish
    settled_revision  integer     NOT NULL,
    pagerduty_id      text,
    there_starts_at   timestamptz,
    there_ends_at     timestamptz,
    published_at      timestamptz,
    last_error        text,
    permanent         boolean     NOT NULL,
    CONSTRAINT pk_window_publication PRIMARY KEY (window_id),
    CONSTRAINT fk_window_publication_window FOREIGN KEY (window_id) REFERENCES maintenance_window (id) ON DELETE CASCADE,
    CONSTRAINT ck_window_publication_state CHECK (state IN ('none', 'pending', 'published', 'failed', 'ended')),
    CONSTRAINT ck_window_publication_claim CHECK ((claimed_by IS NULL) = (claimed_until IS NULL)),
    CONSTRAINT uq_window_publication_pagerduty UNIQUE (pagerduty_id)
);

CREATE INDEX ix_window_publication_due ON window_publication (due_at) WHERE due_at IS NOT NULL;
