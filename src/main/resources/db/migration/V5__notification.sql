-- The outbox: what people are told, or were decided not to be told and why (behaviour.md §6).
-- Rows are added inside the turn, one transaction at a time, so the order of seq is the order of commits.
CREATE TABLE notification (
    id          uuid        NOT NULL CONSTRAINT pk_notification PRIMARY KEY,
    seq         bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT uq_notification_seq UNIQUE,
    destination text        NOT NULL,
    kind        text        NOT NULL,
    incident_id uuid,
    window_id   uuid,
    text        text        NOT NULL,
    payload     jsonb       NOT NULL,
    decision    text        NOT NULL CONSTRAINT ck_notification_decision CHECK (decision IN ('send', 'suppressed', 'merged')),
    reason      text,
    state       text        CONSTRAINT ck_notification_state CHECK (state IN ('pending', 'sent', 'failed')),
    attempts    integer     NOT NULL DEFAULT 0,
    last_error  text,
    created_at  timestamptz NOT NULL,
    sent_at     timestamptz,
    -- only what is to be sent is on its way, and what is not to be sent says why
    CONSTRAINT ck_notification_way CHECK ((decision = 'send') = (state IS NOT NULL)),
    CONSTRAINT ck_notification_reason CHECK (decision = 'send' OR reason IS NOT NULL),
    CONSTRAINT ck_notification_sent CHECK ((state IS NOT DISTINCT FROM 'sent') = (sent_at IS NOT NULL))
);

-- the queue of a destination; small, because it holds only what is not sent yet
CREATE INDEX ix_notification_queue ON notification (destination, seq) WHERE state = 'pending';
CREATE INDEX ix_notification_incident ON notification (incident_id, kind) WHERE incident_id IS NOT NULL;

-- Who delivers to a destination, and what the destination asked for; rows appear with the first delivery.
CREATE TABLE destination (
    name          text    NOT NULL CONSTRAINT pk_destination PRIMARY KEY,
    holder        text    NOT NULL,
    lease_until   timestamptz NOT NULL,
    -- back-off, Retry-After or the next try of a paused destination
    not_before    timestamptz,
    -- tries that failed in a row
    failures      integer NOT NULL DEFAULT 0,
    paused_reason text,
    -- the end of the last call, whatever came of it: never more than one a second
    last_call_at  timestamptz
);
