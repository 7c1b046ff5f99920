-- What happens to a window after it was decided (behaviour.md §5).
ALTER TABLE maintenance_window
    -- what is proposed about a window that is decided: extend, endEarly or startNow
    ADD COLUMN change_kind         text,
    ADD COLUMN change_end          timestamptz,
    ADD COLUMN change_reason       text,
    -- the end that the first estimate promised, to measure estimates by
    ADD COLUMN first_end           timestamptz,
    -- the rule that this window is an occurrence of, and which one
    ADD COLUMN series_id           uuid,
    ADD COLUMN occurrence          timestamptz,
    -- PagerDuty's id of a window that others made there
    ADD COLUMN foreign_id          text,
    -- what the app's public feed was seen to say since PagerDuty last took what we wanted, and what was told about it
    ADD COLUMN sight_since         timestamptz,
    ADD COLUMN visible_at          timestamptz,
    ADD COLUMN gone_at             timestamptz,
    ADD COLUMN unseen_told_at      timestamptz,
    ADD COLUMN lingering_told_at   timestamptz,
    ADD CONSTRAINT ck_maintenance_window_change CHECK (
        (change_kind IS NULL AND change_end IS NULL AND change_reason IS NULL)
        OR (change_kind IN ('extend', 'endEarly', 'startNow') AND change_end IS NOT NULL AND change_reason IS NOT NULL)),
    ADD CONSTRAINT ck_maintenance_window_foreign CHECK (foreign_id IS NULL OR origin = 'pagerduty');

-- what others made at PagerDuty is imported once for each upstream that it concerns
CREATE UNIQUE INDEX uq_maintenance_window_foreign ON maintenance_window (foreign_id, upstream_id) WHERE foreign_id IS NOT NULL;
-- a moment of a rule becomes one window for each upstream, however often it is looked at
CREATE UNIQUE INDEX uq_maintenance_window_occurrence ON maintenance_window (series_id, occurrence, upstream_id)
    WHERE series_id IS NOT NULL;

-- Windows that recur: an RFC 5545 rule in a zone. Each occurrence becomes a window of its own.
CREATE TABLE window_series (
    id            uuid        NOT NULL,
    rrule         text        NOT NULL,
    zone          text        NOT NULL,
    starts_at     timestamptz NOT NULL, -- of the first occurrence
    length        bigint      NOT NULL, -- seconds
    upstream_ids  text[]      NOT NULL,
    scope         text        NOT NULL,
    user_message  text,
    made_by       text        NOT NULL,
    made_at       timestamptz NOT NULL,
    -- the occurrence that comes next, and when it is made; none when the rule is over
    next_at       timestamptz,
    due_at        timestamptz,
    ended_by      text,
    ended_at      timestamptz,
    CONSTRAINT pk_window_series PRIMARY KEY (id),
    CONSTRAINT ck_window_series_scope CHECK (scope IN ('mobile', 'shared')),
    CONSTRAINT ck_window_series_length CHECK (length > 0),
    CONSTRAINT ck_window_series_next CHECK ((next_at IS NULL) = (due_at IS NULL))
);

ALTER TABLE maintenance_window ADD CONSTRAINT fk_maintenance_window_series FOREIGN KEY (series_id) REFERENCES window_series (id);
CREATE INDEX ix_window_series_due ON window_series (due_at) WHERE due_at IS NOT NULL;
