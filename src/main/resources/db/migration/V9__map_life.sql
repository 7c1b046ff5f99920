-- A services map that was refused on reload (behaviour.md §1): one row for each content, so that it is told once, however many replicas read it.
CREATE TABLE map_rejection (
    content     text        NOT NULL,
    problems    text[]      NOT NULL,
    rejected_at timestamptz NOT NULL,
    mended_at   timestamptz,
    CONSTRAINT pk_map_rejection PRIMARY KEY (content),
    CONSTRAINT ck_map_rejection_problems CHECK (cardinality(problems) > 0)
);

-- Which check a number stands for. Raw results name a check by its number and outlive its row in check_state, which goes when the check leaves the map.
CREATE TABLE check_identity (
    number      integer NOT NULL,
    id          text    NOT NULL,
    upstream_id text,
    check_id    text,
    CONSTRAINT pk_check_identity PRIMARY KEY (number)
);
INSERT INTO check_identity (number, id, upstream_id, check_id) SELECT number, id, upstream_id, check_id FROM check_state;
