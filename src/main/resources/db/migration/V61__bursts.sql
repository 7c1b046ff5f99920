-- A burst that waits can be written anew, when something in it may not be named any more (behaviour.md §4).
ALTER TABLE notification
    -- the first line of what its carrier itself tells, whose text is that of all
    ADD own_title text,
    -- the message that tells it together with others
    ADD carrier   uuid;

CREATE INDEX ix_notification_carrier ON notification (carrier) WHERE carrier IS NOT NULL;
