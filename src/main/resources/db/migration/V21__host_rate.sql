-- Hosts that may be asked only so often by all their checks together (behaviour.md §2, map.md "hosts").

-- The host whose rate a check or source takes part in; null where there is none.
ALTER TABLE check_state ADD COLUMN rated_host text;

-- When the host may be asked next. Whoever claims its checks locks the row and moves it on, so that the rate holds across replicas.
CREATE TABLE host_slot (
    host    text        NOT NULL,
    next_at timestamptz NOT NULL,
    CONSTRAINT pk_host_slot PRIMARY KEY (host)
);
