-- Heartbeats (push checks): since when each is silent, and when that next counts (api.md, "Machines"). The tick scans them; they are few.
-- No foreign key to check_state: its rows change with every run, and each change would look for a reference.
CREATE TABLE push_silence (
    check_id     text        NOT NULL,
    interval_ms  bigint      NOT NULL,
    silent_since timestamptz NOT NULL,
    due_at       timestamptz NOT NULL,
    CONSTRAINT pk_push_silence PRIMARY KEY (check_id),
    CONSTRAINT ck_push_silence_interval CHECK (interval_ms > 0),
    CONSTRAINT ck_push_silence_due CHECK (due_at > silent_since)
);
