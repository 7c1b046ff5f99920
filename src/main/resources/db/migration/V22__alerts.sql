-- Alerts of other systems (api.md, "Machines"): what each said last, so that a repeated delivery changes nothing, and which incident it belongs to.
CREATE TABLE incident_alert (
    -- source and fingerprint, as the source tells one alert from another
    id          text        NOT NULL,
    source      text        NOT NULL,
    -- what the source sends together: alerts that name no upstream share an incident by it
    group_key   text        NOT NULL,
    incident_id uuid,
    -- whether this one opened the incident, or opened it again
    opened      boolean     NOT NULL,
    firing      boolean     NOT NULL,
    changed_at  timestamptz NOT NULL,
    CONSTRAINT pk_incident_alert PRIMARY KEY (id),
    CONSTRAINT fk_incident_alert_incident FOREIGN KEY (incident_id) REFERENCES incident (id) ON DELETE CASCADE,
    CONSTRAINT ck_incident_alert_opened CHECK (NOT opened OR incident_id IS NOT NULL)
);

CREATE INDEX ix_incident_alert_incident ON incident_alert (incident_id);
