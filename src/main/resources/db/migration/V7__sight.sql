-- Whether a replica can trust its own way out (behaviour.md §3, "Blind").

ALTER TABLE replica
    -- Since when its results count for nothing; null while it sees.
    ADD COLUMN blind_since timestamptz,
    -- When its newest run of the sentinels that was answered began.
    ADD COLUMN way_seen_at timestamptz;
