-- Going to and fro (behaviour.md §3, "Flapping").

ALTER TABLE incident
    -- since when the incident is one of going to and fro: told once, and not resolved before its root was up for long
    ADD COLUMN flapping_since timestamptz,
    -- its upstream's results still go to and fro; else only its openings did
    ADD COLUMN unsteady       boolean     NOT NULL DEFAULT false,
    -- when its root will have been down for so long that it goes to and fro no more; the tick reads this
    ADD COLUMN calm_due_at    timestamptz,
    ADD CONSTRAINT ck_incident_flapping CHECK (flapping_since IS NULL OR status = 'open'),
    ADD CONSTRAINT ck_incident_calm_due CHECK (calm_due_at IS NULL OR (flapping_since IS NOT NULL AND failing_since IS NOT NULL));

-- when it was last told that the incident goes to and fro; null where it does not
ALTER TABLE attention ADD COLUMN flapping_told_at timestamptz;
