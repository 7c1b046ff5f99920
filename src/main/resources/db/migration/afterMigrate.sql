-- What the role that the service runs as may do (docs/access.md, "The database's roles"), said anew after each migration, so that it holds for new tables,
-- too, and for a role of another name. Where one role does both there is nothing to say.
DO $grants$
DECLARE
    service    name := '${service}';
    relation   record;
BEGIN
    IF service = '' OR service = current_user THEN
        RETURN;
    END IF;
    -- replicas that start at once would else change the same rows of the catalogue
    PERFORM pg_advisory_xact_lock(hashtextextended('upstream-watch grants', 0));
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), service);
    IF has_schema_privilege(service, current_schema(), 'CREATE') THEN
        -- of databases that were made before PostgreSQL 15
        EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM PUBLIC, %I', current_schema(), service);
    END IF;
    FOR relation IN
        SELECT c.oid::regclass AS name,
               CASE
                   WHEN c.relkind = 'S' THEN 'USAGE, SELECT'
                   WHEN c.relname = 'flyway_schema_history' THEN 'SELECT'
                   WHEN c.relname IN ('audit', 'incident_timeline') THEN 'SELECT, INSERT'
                   ELSE 'SELECT, INSERT, UPDATE, DELETE'
               END AS rights,
               CASE WHEN c.relkind = 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind
        FROM pg_class c
        -- partitions of a day are reached through their table alone
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'v', 'S')
          AND (NOT c.relispartition OR c.relname = 'check_result_default')
          AND pg_has_role(c.relowner, 'USAGE')
    LOOP
        EXECUTE format('REVOKE ALL ON %s %s FROM %I', relation.kind, relation.name, service);
        EXECUTE format('GRANT %s ON %s %s TO %I', relation.rights, relation.kind, relation.name, service);
    END LOOP;
    EXECUTE format('GRANT EXECUTE ON FUNCTION make_partition(text, date, date), drop_partition(text, date) TO %I', service);
END $grants$;
