-- Links in messages that let whoever has one do one thing, once (docs/slack.md). They are signed with a key that all replicas share; only used ones are kept.
CREATE TABLE link_key (
    id  boolean NOT NULL DEFAULT true CONSTRAINT pk_link_key PRIMARY KEY CONSTRAINT ck_link_key_one CHECK (id),
    key bytea   NOT NULL
);

CREATE TABLE used_link (
    nonce      text        NOT NULL CONSTRAINT pk_used_link PRIMARY KEY,
    used_by    text        NOT NULL,
    used_at    timestamptz NOT NULL,
    -- from then on it is refused anyway
    expires_at timestamptz NOT NULL
);
CREATE INDEX ix_used_link_expires ON used_link (expires_at);
