-- Why upstreams are down (behaviour.md §3, "Root cause", "Groups", "Flapping").

ALTER TABLE upstream_state
    -- none: not down; undecided: what may explain it is awaited; own: it is the root; explained: caused_by names the roots
    ADD COLUMN cause    text        NOT NULL DEFAULT 'none',
    -- when its results were enough to call it down
    ADD COLUMN known_at timestamptz,
    -- since when its roots explain it no more
    ADD COLUMN freed_at timestamptz,
    -- when time alone next decides something about it; the tick reads this
    ADD COLUMN due_at   timestamptz,
    ADD COLUMN flapping boolean     NOT NULL DEFAULT false;
UPDATE upstream_state SET cause = 'own', known_at = coalesce(since, now()), caused_by = '{}' WHERE status = 'down';
ALTER TABLE upstream_state
    ADD CONSTRAINT ck_upstream_state_cause CHECK (cause IN ('none', 'undecided', 'own', 'explained')),
    ADD CONSTRAINT ck_upstream_state_known CHECK ((cause = 'none') = (known_at IS NULL)),
    ADD CONSTRAINT ck_upstream_state_freed CHECK (freed_at IS NULL OR (cause = 'explained' AND due_at IS NOT NULL)),
    ADD CONSTRAINT ck_upstream_state_due CHECK (due_at IS NULL OR cause IN ('undecided', 'explained'));
CREATE INDEX ix_upstream_state_due ON upstream_state (due_at) WHERE due_at IS NOT NULL;

-- The groups, and the common cause of many hosts, that are roots now; no row otherwise.
CREATE TABLE shared_root (
    id              text        NOT NULL,
    since           timestamptz NOT NULL,
    known_at        timestamptz NOT NULL,
    way             text        NOT NULL,
    members         text[]      NOT NULL,
    caused_by       text[]      NOT NULL,
    failure_kind    text,
    failure_message text,
    CONSTRAINT pk_shared_root PRIMARY KEY (id),
    CONSTRAINT ck_shared_root_failure CHECK ((failure_kind IS NULL) = (failure_message IS NULL))
);

ALTER TABLE check_state
    -- the present row of failures is purely at transport level
    ADD COLUMN silent  boolean NOT NULL DEFAULT false,
    -- which of the last 20 judged results differed from the one before: a bit each behind a leading one
    ADD COLUMN changes integer NOT NULL DEFAULT 1;

ALTER TABLE incident
    -- what explains the failures of its upstream or group now
    ADD COLUMN caused_by text[] NOT NULL DEFAULT '{}',
    ADD CONSTRAINT ck_incident_root CHECK (upstream_id IS NULL OR group_id IS NULL);
-- One open incident for each root, be it a group.
CREATE UNIQUE INDEX uq_incident_open_group ON incident (group_id) WHERE status = 'open' AND kind = 'nonControl';
CREATE INDEX ix_incident_group ON incident (group_id, started_at DESC, id DESC) WHERE group_id IS NOT NULL;
