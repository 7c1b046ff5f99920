-- Roll-ups of results (behaviour.md §8): made by whichever replica takes them on, from the raw results, whole each time.

-- Which check a number was, for as long as results of it may be kept: check_state forgets the checks that leave the map.
CREATE TABLE check_identity (
    number      integer NOT NULL,
    upstream_id text    NOT NULL,
    check_id    text    NOT NULL,
    CONSTRAINT pk_check_identity PRIMARY KEY (number)
);
INSERT INTO check_identity (number, upstream_id, check_id)
SELECT number, upstream_id, check_id FROM check_state WHERE upstream_id IS NOT NULL AND check_id IS NOT NULL;

-- Results come nearly in order of time, so a few bytes for each 64 pages find a moment, at next to no cost for the writer.
CREATE INDEX ix_check_result_at ON check_result USING brin (at) WITH (pages_per_range = 64, autosummarize = on);

-- One row for each upstream and 5 minutes in which something was asked; none where nothing was: a gap.
-- slow: passed, but slowly; up: passed otherwise; other: asked wrongly, or inconclusive.
-- latency_buckets and latency_counts: of results that passed, how many took from 1.1^b to 1.1^(b+1) microseconds.
CREATE TABLE upstream_rollup_5m (
    upstream_id     text        NOT NULL,
    at              timestamptz NOT NULL,
    up              integer     NOT NULL,
    slow            integer     NOT NULL,
    fail            integer     NOT NULL,
    other           integer     NOT NULL,
    latency_buckets smallint[]  NOT NULL,
    latency_counts  integer[]   NOT NULL,
    CONSTRAINT pk_upstream_rollup_5m PRIMARY KEY (upstream_id, at)
) PARTITION BY RANGE (at);
CREATE INDEX ix_upstream_rollup_5m_at ON upstream_rollup_5m USING brin (at) WITH (pages_per_range = 16, autosummarize = on);

-- The same by the hour, made anew with each 5 minutes of the hour: half of each page is left free for that.
CREATE TABLE upstream_rollup_1h (
    upstream_id     text        NOT NULL,
    at              timestamptz NOT NULL,
    up              integer     NOT NULL,
    slow            integer     NOT NULL,
    fail            integer     NOT NULL,
    other           integer     NOT NULL,
    latency_buckets smallint[]  NOT NULL,
    latency_counts  integer[]   NOT NULL,
    CONSTRAINT pk_upstream_rollup_1h PRIMARY KEY (upstream_id, at)
) PARTITION BY RANGE (at);

-- One row: everything before this has been rolled up. Who holds its lock rolls up.
CREATE TABLE rollup_progress (
    id         boolean     NOT NULL DEFAULT true,
    done_until timestamptz NOT NULL,
    CONSTRAINT pk_rollup_progress PRIMARY KEY (id),
    CONSTRAINT ck_rollup_progress_one CHECK (id)
);
INSERT INTO rollup_progress (done_until)
SELECT date_bin('5 minutes', coalesce(min(at), now()), 'epoch') FROM check_result;

-- 5 minutes that got results so late that they may have been rolled up before; to be made anew. Only ever added to, so that nobody waits here.
CREATE TABLE rollup_late (
    at timestamptz NOT NULL
);
