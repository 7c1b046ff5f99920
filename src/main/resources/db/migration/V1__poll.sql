-- What is checked, when, and what came of it (behaviour.md §2, §3, §8).

-- Each process that runs the service; it counts as alive while alive_at is renewed.
CREATE TABLE replica (
    id       uuid        NOT NULL,
    alive_at timestamptz NOT NULL,
    revision text        NOT NULL,
    CONSTRAINT pk_replica PRIMARY KEY (id)
);

-- When a revision of the map last came into use while no live replica held it: the newest one that is held is in force.
CREATE TABLE map_revision (
    revision      text        NOT NULL,
    introduced_at timestamptz NOT NULL,
    CONSTRAINT pk_map_revision PRIMARY KEY (revision)
);

-- One row per check, and one per source. Every run updates its row twice (claim, record), so no column that they change
-- is indexed and half of each page is left free: all updates are HOT. A row that is not claimed by itself (evidence from a
-- source, push, switched off, paused) has next_at = infinity or the end of its pause.
CREATE TABLE check_state (
    number           integer     GENERATED ALWAYS AS IDENTITY,
    id               text        NOT NULL,
    upstream_id      text,
    check_id         text,
    revision         text        NOT NULL,
    fingerprint      text        NOT NULL,
    interval_ms      bigint      NOT NULL,
    phase_ms         bigint      NOT NULL,
    next_at          timestamptz NOT NULL,
    run_at           timestamptz,
    holder           uuid,
    last_run         timestamptz,
    status           text        NOT NULL DEFAULT 'unknown',
    since            timestamptz,
    row_since        timestamptz,
    failures         integer     NOT NULL DEFAULT 0,
    passes           integer     NOT NULL DEFAULT 0,
    degraded         integer     NOT NULL DEFAULT 0,
    failure_kind     text,
    failure_message  text,
    judged_at        timestamptz,
    last_class       text,
    last_latency_us  bigint,
    last_kind        text,
    last_message     text,
    CONSTRAINT pk_check_state PRIMARY KEY (id),
    CONSTRAINT uq_check_state_number UNIQUE (number),
    CONSTRAINT ck_check_state_interval CHECK (interval_ms > 0 AND phase_ms >= 0 AND phase_ms < interval_ms),
    CONSTRAINT ck_check_state_counters CHECK (failures >= 0 AND passes >= 0 AND degraded >= 0)
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.5, autovacuum_analyze_scale_factor = 1);

-- Raw results, by day; a check is named by its number to keep the rows short. Microseconds; null where it did not come to that phase.
CREATE TABLE check_result (
    check_number    integer     NOT NULL,
    at              timestamptz NOT NULL,
    class           text        NOT NULL,
    latency_us      bigint      NOT NULL,
    dns_us          bigint,
    connect_us      bigint,
    tls_us          bigint,
    first_byte_us   bigint,
    transfer_us     bigint,
    failure_kind    text,
    failure_message text
) PARTITION BY RANGE (at);

-- Catches what no day was made for, so that a result is never lost to a missing partition.
CREATE TABLE check_result_default PARTITION OF check_result DEFAULT;

CREATE TABLE upstream_state (
    upstream_id     text        NOT NULL,
    status          text        NOT NULL DEFAULT 'unknown',
    since           timestamptz,
    direct          boolean     NOT NULL DEFAULT false,
    caused_by       text[]      NOT NULL DEFAULT '{}',
    check_id        text,
    failure_kind    text,
    failure_message text,
    CONSTRAINT pk_upstream_state PRIMARY KEY (upstream_id)
);

-- Every move of an upstream's health; 'unknown' marks where our own record has a gap. Uptime is computed from here.
CREATE TABLE upstream_transition (
    number      bigint      GENERATED ALWAYS AS IDENTITY,
    upstream_id text        NOT NULL,
    at          timestamptz NOT NULL,
    status      text        NOT NULL,
    caused_by   text[]      NOT NULL DEFAULT '{}',
    CONSTRAINT pk_upstream_transition PRIMARY KEY (number)
);
CREATE INDEX ix_upstream_transition_upstream_at ON upstream_transition (upstream_id, at, number);
