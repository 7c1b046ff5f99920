-- Maintenance that an upstream announced (issue "Maintenance windows", calendar in): a proposal of its own, beside the one for an outage.
ALTER TABLE maintenance_window
    -- how the announcement names itself: the UID of a calendar's event, with the occurrence where it recurs
    ADD COLUMN notice_reference text,
    ADD COLUMN notice_sequence  integer,
    -- a link or a few words: where it was announced
    ADD COLUMN notice_source    text,
    -- what it said last; a window that somebody confirmed keeps its own times
    ADD COLUMN notice_starts_at timestamptz,
    ADD COLUMN notice_ends_at   timestamptz,
    ADD COLUMN notice_cancelled boolean,
    ADD CONSTRAINT ck_maintenance_window_notice CHECK (
        (notice_reference IS NULL AND notice_sequence IS NULL AND notice_starts_at IS NULL AND notice_ends_at IS NULL
            AND notice_cancelled IS NULL AND notice_source IS NULL)
        OR (notice_reference IS NOT NULL AND notice_sequence IS NOT NULL AND notice_starts_at IS NOT NULL
            AND notice_ends_at IS NOT NULL AND notice_cancelled IS NOT NULL));

DROP INDEX uq_maintenance_window_proposed;
CREATE UNIQUE INDEX uq_maintenance_window_proposed ON maintenance_window (upstream_id)
    WHERE status = 'proposed' AND notice_reference IS NULL;
CREATE UNIQUE INDEX uq_maintenance_window_notice ON maintenance_window (upstream_id, notice_reference)
    WHERE status IN ('proposed', 'confirmed', 'active') AND notice_reference IS NOT NULL;
CREATE INDEX ix_maintenance_window_notice ON maintenance_window (upstream_id, notice_reference) WHERE notice_reference IS NOT NULL;
