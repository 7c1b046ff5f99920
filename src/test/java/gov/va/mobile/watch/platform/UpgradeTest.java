package gov.va.mobile.watch.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

/** While a new version is rolled out, replicas of the one before go on with the new schema, and nothing that they wrote is lost (docs/operations.md). */
class UpgradeTest {
    /** The last that was made before the rule below. */
    private static final MigrationVersion BEFORE_THE_RULE = MigrationVersion.fromVersion("61");

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /** What an old replica reads or writes may not go, change its type, or ask for what it does not say. */
    private static final List<Pattern> BREAKS_OLD_REPLICAS = Stream.of(
                    "DROP\\s+TABLE",
                    "DROP\\s+COLUMN",
                    "RENAME\\s+(TO|COLUMN)",
                    "ALTER\\s+COLUMN\\s+\\w+\\s+(SET\\s+DATA\\s+)?TYPE",
                    "SET\\s+NOT\\s+NULL",
                    "ADD\\s+(COLUMN\\s+)?(?!CONSTRAINT)\\w+\\s+[\\w\\[\\]]+\\s+NOT\\s+NULL(?!\\s+DEFAULT)")
            .map(words -> Pattern.compile(words, Pattern.CASE_INSENSITIVE))
            .toList();

    @Test
    void whatTheSchemaBeforeHoldsIsKept() throws IOException, SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            List<MigrationVersion> versions = versions(postgres);
            flyway(postgres).target(versions.get(versions.size() - 2)).load().migrate();
            execute(postgres, """
                    INSERT INTO incident (id, number, version, kind, status, title, priority, priority_by_hand, upstream_id, affected_upstreams,
                        affected_features, started_at, detected_at, reopens, restricted, conditions, steps, report_links, window_ids, workers)
                    VALUES ('00000000-0000-4000-8000-000000000001', 1, 3, 'nonControl', 'open', 'BGS', 'P1', false, 'bgs', '{bgs}', '{claims}', now(), now(), 0, false,
                        '{"security": false}', '[]', '[]', '{}', '{}')""", """
                    INSERT INTO incident_timeline (id, incident_id, at, by, kind, text, data)
                    VALUES (gen_random_uuid(), '00000000-0000-4000-8000-000000000001', now(), 'watch', 'opened', 'opened', '{}')""", """
                    INSERT INTO notification (id, destination, kind, incident_id, text, payload, decision, state, created_at)
                    VALUES (gen_random_uuid(), 'alerts', 'incidentOpened', '00000000-0000-4000-8000-000000000001', 'BGS is down', '{}', 'send', 'pending', now())""", """
                    INSERT INTO check_result (check_number, at, class, latency_us) SELECT 1, now(), 'pass', n FROM generate_series(1, 100) n""", """
                    INSERT INTO audit (id, at, actor, action, target, outcome) VALUES (gen_random_uuid(), now(), 'pat', 'resolve', 'incident', 'done')""");
            Map<String, Long> before = rows(postgres);
            assertThat(before).containsEntry("check_result", 100L).containsEntry("notification", 1L);

            flyway(postgres).load().migrate();
            assertThat(rows(postgres)).containsAllEntriesOf(before);
        }
    }

    @Test
    void noMigrationTakesAwayWhatTheReplicasBeforeStillUse() {
        List<String> breaking =
                migrationsSinceTheRule().flatMap(UpgradeTest::breaks).toList();
        assertThat(breaking)
                .as("first a version that no longer uses it, then one that takes it away")
                .isEmpty();
        assertThat(breaks("Vx", "ALTER TABLE incident DROP COLUMN title")).hasSize(1);
        assertThat(breaks("Vx", "ALTER TABLE incident ADD owner text NOT NULL")).hasSize(1);
        assertThat(breaks("Vx", "ALTER TABLE incident ADD owner text NOT NULL DEFAULT ''"))
                .isEmpty();
        assertThat(breaks("Vx", "ALTER TABLE incident ADD owner text")).isEmpty();
    }

    private static Stream<Path> migrationsSinceTheRule() {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            return files
                    .filter(file -> file.getFileName().toString().startsWith("V"))
                    .filter(file -> version(file).isNewerThan(BEFORE_THE_RULE))
                    .toList()
                    .stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static MigrationVersion version(Path file) {
        String name = file.getFileName().toString();
        return MigrationVersion.fromVersion(name.substring(1, name.indexOf("__")));
    }

    private static Stream<String> breaks(Path file) {
        try {
            return breaks(file.getFileName().toString(), Files.readString(file)).stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> breaks(String name, String sql) {
        return BREAKS_OLD_REPLICAS.stream()
                .filter(words -> words.matcher(sql).find())
                .map(words -> name + " has " + words)
                .toList();
    }

    private static List<MigrationVersion> versions(EmbeddedPostgres postgres) {
        return Arrays.stream(flyway(postgres).load().info().pending())
                .map(MigrationInfo::getVersion)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static FluentConfiguration flyway(EmbeddedPostgres postgres) {
        return Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .locations("classpath:db/migration")
                .placeholders(Map.of("service", ""));
    }

    private static Map<String, Long> rows(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet counted = statement.executeQuery("""
                        SELECT (SELECT count(*) FROM incident), (SELECT count(*) FROM incident_timeline), (SELECT count(*) FROM notification),
                            (SELECT count(*) FROM check_result), (SELECT count(*) FROM audit)""")) {
            assertThat(counted.next()).isTrue();
            return Map.of(
                    "incident", counted.getLong(1),
                    "incident_timeline", counted.getLong(2),
                    "notification", counted.getLong(3),
                    "check_result", counted.getLong(4),
                    "audit", counted.getLong(5));
        }
    }

    private static void execute(EmbeddedPostgres postgres, String... statements) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
