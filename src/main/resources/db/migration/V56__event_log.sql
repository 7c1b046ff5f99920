-- What changed, for those who watch (api.md, GET /api/v1/events): one row for each thing that a transaction changed, whoever changed it. Transactions end in another order
-- than they begin; so a reader takes what began before the oldest one that is still under way, and never has to look back (platform.EventLog).
CREATE TABLE event_log (
    tx      bigint      NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
    kind    text        NOT NULL CONSTRAINT ck_event_log_kind CHECK (kind IN ('health', 'incident', 'maintenance-window', 'notification')),
    subject text        NOT NULL,
    version bigint      NOT NULL,
    at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_event_log PRIMARY KEY (tx, kind, subject)
);

-- From which transaction on everything is still there.
CREATE TABLE event_log_floor (
    one boolean NOT NULL DEFAULT true CONSTRAINT pk_event_log_floor PRIMARY KEY CONSTRAINT ck_event_log_floor CHECK (one),
    tx  bigint  NOT NULL
);
INSERT INTO event_log_floor (tx) VALUES (pg_snapshot_xmin(pg_current_snapshot())::text::bigint);

CREATE FUNCTION log_event(kind text, subject text, version bigint) RETURNS void LANGUAGE sql AS $$
    INSERT INTO event_log (kind, subject, version) VALUES ($1, $2, $3)
    ON CONFLICT ON CONSTRAINT pk_event_log DO UPDATE SET version = greatest(event_log.version, excluded.version)
$$;

-- Without a version of their own, upstreams and notifications count by transactions.
CREATE FUNCTION log_upstream_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM log_event('health', coalesce(NEW.upstream_id, OLD.upstream_id), pg_current_xact_id()::text::bigint);
    RETURN NULL;
END
$$;

CREATE FUNCTION log_incident_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM log_event('incident', NEW.id::text, NEW.version);
    RETURN NULL;
END
$$;

CREATE FUNCTION log_incident_timeline_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM log_event('incident', i.id::text, i.version) FROM incident i WHERE i.id = NEW.incident_id;
    RETURN NULL;
END
$$;

CREATE FUNCTION log_window_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM log_event('maintenance-window', NEW.id::text, NEW.version);
    RETURN NULL;
END
$$;

-- How far a window has come at PagerDuty is shown with it.
CREATE FUNCTION log_window_publication_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM log_event('maintenance-window', w.id::text, w.version) FROM maintenance_window w WHERE w.id = NEW.window_id;
    RETURN NULL;
END
$$;

CREATE FUNCTION log_notification_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM log_event('notification', NEW.id::text, pg_current_xact_id()::text::bigint);
    RETURN NULL;
END
$$;

CREATE TRIGGER tr_upstream_state_added AFTER INSERT OR DELETE ON upstream_state
    FOR EACH ROW EXECUTE FUNCTION log_upstream_event();
CREATE TRIGGER tr_upstream_state_changed AFTER UPDATE ON upstream_state
    FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION log_upstream_event();
CREATE TRIGGER tr_incident_added AFTER INSERT ON incident FOR EACH ROW EXECUTE FUNCTION log_incident_event();
CREATE TRIGGER tr_incident_changed AFTER UPDATE ON incident
    FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION log_incident_event();
CREATE TRIGGER tr_incident_timeline_added AFTER INSERT ON incident_timeline
    FOR EACH ROW EXECUTE FUNCTION log_incident_timeline_event();
CREATE TRIGGER tr_maintenance_window_added AFTER INSERT ON maintenance_window
    FOR EACH ROW EXECUTE FUNCTION log_window_event();
CREATE TRIGGER tr_maintenance_window_changed AFTER UPDATE ON maintenance_window
    FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION log_window_event();
CREATE TRIGGER tr_window_publication_changed AFTER UPDATE ON window_publication
    FOR EACH ROW WHEN ((OLD.state, OLD.pagerduty_id, OLD.last_error) IS DISTINCT FROM (NEW.state, NEW.pagerduty_id, NEW.last_error))
    EXECUTE FUNCTION log_window_publication_event();
CREATE TRIGGER tr_notification_added AFTER INSERT ON notification FOR EACH ROW EXECUTE FUNCTION log_notification_event();
CREATE TRIGGER tr_notification_changed AFTER UPDATE ON notification
    FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION log_notification_event();
