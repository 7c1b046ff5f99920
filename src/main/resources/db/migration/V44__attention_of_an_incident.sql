-- The clock of the reminders is about an incident that is there.
DELETE FROM attention a WHERE NOT EXISTS (SELECT FROM incident i WHERE i.id = a.incident_id);
ALTER TABLE attention
    ADD CONSTRAINT fk_attention_incident FOREIGN KEY (incident_id) REFERENCES incident (id) ON DELETE CASCADE;
