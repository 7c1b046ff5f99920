-- Who did what: append-only (behaviour.md §7). The role is null for a try by nobody and for a token that is bound to a check and holds no role.
CREATE TABLE audit (
    id      uuid        NOT NULL CONSTRAINT pk_audit PRIMARY KEY,
    at      timestamptz NOT NULL,
    actor   text        NOT NULL,
    role    text        CONSTRAINT ck_audit_role CHECK (role IN ('viewer', 'responder', 'approver', 'admin')),
    action  text        NOT NULL,
    target  text        NOT NULL,
    outcome text        NOT NULL CONSTRAINT ck_audit_outcome CHECK (outcome IN ('done', 'denied')),
    before  jsonb,
    after   jsonb
);
CREATE INDEX ix_audit_at ON audit (at DESC, id DESC);
CREATE INDEX ix_audit_actor ON audit (actor, at DESC, id DESC);
CREATE INDEX ix_audit_action ON audit (action, at DESC, id DESC);

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is append-only: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER tr_audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

-- Signed-in pages. The cookie's random value is kept as its SHA-256, so that who reads the table cannot use it. A session of a configured (or generated)
-- token names that token's SHA-256 and is good only while the token is; one of the identity provider holds the role and the end of the provider's token.
CREATE TABLE session (
    id_sha256    bytea       NOT NULL CONSTRAINT pk_session PRIMARY KEY,
    token_sha256 bytea,
    actor        text        NOT NULL,
    role         text        CONSTRAINT ck_session_role CHECK (role IN ('viewer', 'responder', 'approver', 'admin')),
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    CONSTRAINT ck_session_source CHECK (token_sha256 IS NOT NULL OR role IS NOT NULL),
    CONSTRAINT ck_session_order CHECK (expires_at > created_at)
);
CREATE INDEX ix_session_expires_at ON session (expires_at);

-- Answers of POSTs that create, kept for 24 h under the caller's Idempotency-Key (api.md). Without a status the first call is still at work.
CREATE TABLE idempotency_key (
    actor        text        NOT NULL,
    path         text        NOT NULL,
    key          text        NOT NULL,
    body_sha256  bytea       NOT NULL,
    created_at   timestamptz NOT NULL,
    status       int,
    content_type text,
    location     text,
    etag         text,
    body         text,
    CONSTRAINT pk_idempotency_key PRIMARY KEY (actor, path, key)
);
CREATE INDEX ix_idempotency_key_created_at ON idempotency_key (created_at);
