-- Partitions are made and dropped while the service runs, and only the owner of a table can. The role that the service runs as owns nothing (docs/access.md,
-- "The database's roles"), so these two do it in the owner's name: for these tables alone, and never for a table of another kind.

CREATE FUNCTION make_partition(parent text, first_day date, next_day date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp AS $$
BEGIN
    IF parent IS NULL OR parent NOT IN ('check_result', 'upstream_rollup_5m', 'upstream_rollup_1h') THEN
        RAISE EXCEPTION 'found the table %, expected one that is partitioned by days', parent USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF (next_day - first_day BETWEEN 1 AND 28) IS NOT TRUE THEN
        RAISE EXCEPTION 'found a partition from % to %, expected 1 to 28 days', first_day, next_day USING ERRCODE = 'invalid_parameter_value';
    END IF;
    EXECUTE format(
        'CREATE TABLE "${flyway:defaultSchema}".%I PARTITION OF "${flyway:defaultSchema}".%I FOR VALUES FROM (%L) TO (%L) %s',
        parent || '_' || to_char(first_day, 'YYYYMMDD'),
        parent,
        to_char(first_day, 'YYYY-MM-DD') || 'Z',
        to_char(next_day, 'YYYY-MM-DD') || 'Z',
        -- its rows are made anew within their hour: half of each page is left free for that
        CASE parent WHEN 'upstream_rollup_1h' THEN 'WITH (fillfactor = 50)' ELSE '' END);
END $$;

CREATE FUNCTION drop_partition(parent text, first_day date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, "${flyway:defaultSchema}", pg_temp AS $$
DECLARE
    part text := parent || '_' || to_char(first_day, 'YYYYMMDD');
BEGIN
    IF parent IS NULL OR parent NOT IN ('check_result', 'upstream_rollup_5m', 'upstream_rollup_1h') THEN
        RAISE EXCEPTION 'found the table %, expected one that is partitioned by days', parent USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF NOT EXISTS (
        SELECT FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = format('"${flyway:defaultSchema}".%I', parent)::regclass AND c.relname = part) THEN
        RAISE EXCEPTION 'found no partition % of %', part, parent USING ERRCODE = 'undefined_table';
    END IF;
    EXECUTE format('DROP TABLE "${flyway:defaultSchema}".%I', part);
END $$;

REVOKE EXECUTE ON FUNCTION make_partition(text, date, date), drop_partition(text, date) FROM PUBLIC;
