-- When all replicas were blind (behaviour.md §3, "Blind"): nothing opened, resolved or was proposed then.
CREATE TABLE blindness (
    number         bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_blindness PRIMARY KEY,
    since          timestamptz NOT NULL,
    until          timestamptz,
    -- when it is told once more that it goes on; null when it was, or is over
    repeat_due_at  timestamptz,
    CONSTRAINT ck_blindness_until CHECK (until IS NULL OR repeat_due_at IS NULL)
);
-- One at a time.
CREATE UNIQUE INDEX uq_blindness_open ON blindness ((until IS NULL)) WHERE until IS NULL;
