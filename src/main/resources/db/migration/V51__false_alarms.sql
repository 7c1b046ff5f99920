-- What people found to be no outage counts nowhere; uptime asks for it once a second (behaviour.md §4).
CREATE INDEX ix_incident_false_alarm ON incident (resolved_at) WHERE resolution = 'falseAlarm';
