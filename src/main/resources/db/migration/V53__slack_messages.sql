-- Where a message lies at Slack, so that it can be found, answered in its thread and redrawn (docs/slack.md); empty for what an incoming webhook took.
ALTER TABLE notification
    -- when it was last handed over without its answer being kept: it may lie there, so it is looked for before it is sent again
    ADD tried_at  timestamptz,
    ADD channel   text,
    ADD ts        text,
    ADD thread_ts text,
    -- since when it shows less than there is to say
    ADD redraw_at timestamptz,
    -- how many others this one told of, in a burst
    ADD gathered  integer NOT NULL DEFAULT 0,
    ADD CONSTRAINT ck_notification_place CHECK ((channel IS NULL) = (ts IS NULL) AND (thread_ts IS NULL OR ts IS NOT NULL));

CREATE INDEX ix_notification_redraw ON notification (destination, redraw_at) WHERE redraw_at IS NOT NULL;
CREATE INDEX ix_notification_window ON notification (window_id) WHERE window_id IS NOT NULL;

-- The id of a channel that the settings name: Slack tells it with each message, and asks for it where messages are looked for.
ALTER TABLE destination
    ADD channel_name text,
    ADD channel_id   text;
