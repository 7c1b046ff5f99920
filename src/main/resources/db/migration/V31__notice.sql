-- What is worth a message without being an outage (behaviour.md §3, §6): an upstream that is asked wrongly, is degraded for long, or whose certificate ends soon.
CREATE TABLE notice (
    kind        text        NOT NULL,
    upstream_id text        NOT NULL,
    since       timestamptz NOT NULL,
    -- when a message about it was last decided on; null where none was yet
    decided_at  timestamptz,
    -- whether any of these was sent, so that its end is told, too
    told        boolean     NOT NULL,
    CONSTRAINT pk_notice PRIMARY KEY (kind, upstream_id),
    CONSTRAINT ck_notice_kind CHECK (kind IN ('misconfigured', 'degraded', 'certificate')),
    CONSTRAINT ck_notice_told CHECK (NOT told OR decided_at IS NOT NULL)
);
