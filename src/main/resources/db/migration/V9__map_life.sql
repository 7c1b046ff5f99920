-- A services map that was refused on reload (behaviour.md §1): one row for each content, so that it is told once, however many replicas read it.
CREATE TABLE map_rejection (
    content     text        NOT NULL,
    problems    text[]      NOT NULL,
    rejected_at timestamptz NOT NULL,
    mended_at   timestamptz,
    CONSTRAINT pk_map_rejection PRIMARY KEY (content),
    CONSTRAINT ck_map_rejection_problems CHECK (cardinality(problems) > 0)
);
