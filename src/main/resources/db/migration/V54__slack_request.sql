-- Requests that Slack signed and that were taken, so that none is taken twice, on whatever replica; kept for a little longer than a signature is good.
CREATE TABLE slack_request (
    signature text        NOT NULL CONSTRAINT pk_slack_request PRIMARY KEY,
    taken_at  timestamptz NOT NULL
);
CREATE INDEX ix_slack_request_taken ON slack_request (taken_at);
