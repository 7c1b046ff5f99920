-- For whom a message is, where what its destination names (a webhook, e-mail) is told of several; empty where the destination says it.
ALTER TABLE notification ADD audience text;

-- How a destination does, for people who look after it (docs/notifications.md).
ALTER TABLE destination
    ADD last_sent_at  timestamptz,
    -- what it said to the last call, while that failed
    ADD last_error    text,
    ADD failing_since timestamptz,
    -- whether people were told elsewhere that it takes nothing
    ADD told_failing  boolean NOT NULL DEFAULT false;
