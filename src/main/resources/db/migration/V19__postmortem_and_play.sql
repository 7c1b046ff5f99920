-- What is learned from incidents (behaviour.md §4): postmortems, each version kept, and plays.

CREATE TABLE postmortem (
    id          uuid        NOT NULL CONSTRAINT pk_postmortem PRIMARY KEY,
    incident_id uuid        NOT NULL CONSTRAINT fk_postmortem_incident REFERENCES incident (id) ON DELETE CASCADE,
    version     integer     NOT NULL,
    text        text        NOT NULL,
    by          text        NOT NULL,
    at          timestamptz NOT NULL,
    CONSTRAINT uq_postmortem_version UNIQUE (incident_id, version),
    CONSTRAINT ck_postmortem_version CHECK (version > 0)
);
-- The last version that was saved; 0 while there is only a draft.
ALTER TABLE incident ADD COLUMN postmortem_version integer NOT NULL DEFAULT 0;

CREATE TABLE play (
    id            uuid        NOT NULL CONSTRAINT pk_play PRIMARY KEY,
    version       integer     NOT NULL,
    -- proposed by the service until a person edits it
    state         text        NOT NULL CONSTRAINT ck_play_state CHECK (state IN ('proposed', 'kept')),
    title         text        NOT NULL CONSTRAINT ck_play_title CHECK (char_length(title) BETWEEN 1 AND 200),
    manifestation text        NOT NULL,
    detection     text        NOT NULL,
    correction    text        NOT NULL,
    upstream_ids  text[]      NOT NULL,
    failure_kinds text[]      NOT NULL,
    by            text        NOT NULL,
    at            timestamptz NOT NULL,
    CONSTRAINT ck_play_version CHECK (version > 0)
);
CREATE INDEX ix_play_at ON play (at DESC, id DESC);
