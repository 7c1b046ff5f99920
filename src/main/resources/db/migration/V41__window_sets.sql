-- A group's incident waits for a window for each of its members (behaviour.md §5, "a group's incident proposes a set").
ALTER TABLE window_watch ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE window_watch
    ALTER COLUMN id DROP DEFAULT,
    -- the group, or the common cause, that is at the root of the incident; none where that is the upstream itself
    ADD COLUMN root_id text,
    DROP CONSTRAINT pk_window_watch,
    ADD CONSTRAINT pk_window_watch PRIMARY KEY (id),
    ADD CONSTRAINT uq_window_watch_member UNIQUE (incident_id, upstream_id);
CREATE INDEX ix_window_watch_root ON window_watch (root_id) WHERE root_id IS NOT NULL;
