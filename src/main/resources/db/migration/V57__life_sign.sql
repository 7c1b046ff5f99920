-- When somebody outside is next told that we live (behaviour.md §6): once a minute for all replicas together.
CREATE TABLE life_sign (
    one     boolean     NOT NULL DEFAULT true CONSTRAINT pk_life_sign PRIMARY KEY CONSTRAINT ck_life_sign_one CHECK (one),
    next_at timestamptz NOT NULL
);
INSERT INTO life_sign (next_at) VALUES ('-infinity');
