package gov.va.mobile.watch.map.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.support.OwnerDatabase;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** behaviour.md §1, "A bad map on reload", with a folder laid out as Kubernetes lays out a ConfigMap, and two replicas that read it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init") // injected
class MapReloadTest {
    private static final String GOOD = """
            version: 1
            upstreams: [{ id: bgs, name: BGS, unmonitored: true }]
            """;
    private static final String BETTER = GOOD.replace("name: BGS", "name: Benefits Gateway");
    private static final String BAD = GOOD.replace("version: 1", "version: 7").replace("name: BGS", "nome: BGS");

    @Inject
    CurrentMap current;

    @Inject
    Refusals refusals;

    @Inject
    Event<MapReloaded> reloaded;

    @Inject
    Event<MapRejected> rejected;

    @Inject
    Event<MapMended> mended;

    @Inject
    Turn turn;

    @Inject
    TestClock clock;

    @Inject
    Heard heard;

    @Inject
    DataSource database;

    @TempDir
    Path mount;

    private ServicesMap before;
    private CurrentMap others;
    private MapReload reload;
    private MapReload other;
    private int version;

    @Singleton
    static class Heard {
        final List<String> all = new CopyOnWriteArrayList<>();

        void reloaded(@Observes MapReloaded event) {
            all.add("reloaded");
        }

        void rejected(@Observes MapRejected event) {
            all.add("rejected " + event.refusal().problems().size());
        }

        void mended(@Observes MapMended event) {
            all.add("mended");
        }
    }

    @BeforeEach
    void begin() throws IOException {
        before = current.get();
        write(GOOD);
        others = new CurrentMap();
        others.set(before);
        reload = reload(current);
        other = reload(others);
        look();
        heard.all.clear();
    }

    @AfterEach
    void end() throws SQLException {
        current.set(before);
        clock.reset();
        sql("DELETE FROM map_rejection");
        sql("DELETE FROM notification");
    }

    private MapReload reload(CurrentMap of) {
        Path file = mount.resolve("services-map.yaml");
        return new MapReload(of, refusals, reloaded, rejected, mended, turn, clock, file.toString(), mount);
    }

    /** As the kubelet does: a new folder, and one link swapped. */
    private void write(String text) throws IOException {
        Path folder = Files.createDirectory(mount.resolve("..v" + ++version));
        Files.writeString(folder.resolve("services-map.yaml"), text);
        Path link = Files.createSymbolicLink(mount.resolve("..data_tmp"), folder.getFileName());
        Files.move(link, mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        if (version == 1) {
            Files.createSymbolicLink(mount.resolve("services-map.yaml"), Path.of("..data/services-map.yaml"));
        }
    }

    private void look() {
        reload.look();
        reload.look();
        reload.look();
    }

    private void otherLooks() {
        other.look();
        other.look();
        other.look();
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    @Test
    void aChangedMapIsTakenOnThroughTheSwappedLink() throws IOException {
        String revision = current.get().revision();
        write(BETTER);
        look();
        assertThat(current.get().upstream("bgs").orElseThrow().name()).isEqualTo("Benefits Gateway");
        assertThat(current.get().revision()).isNotEqualTo(revision);
        assertThat(heard.all).containsExactly("reloaded");
        assertThat(reload.changedAt()).isPresent();
        write("# only a comment\n" + BETTER);
        look();
        assertThat(heard.all).containsExactly("reloaded");
    }

    @Test
    void aBadMapIsToldOnceByAllReplicasTogetherAndSoIsThatItIsMended() throws IOException {
        String revision = current.get().revision();
        write(BAD);
        look();
        otherLooks();
        look();
        assertThat(heard.all).containsExactly("rejected 3");
        assertThat(current.get().revision()).isEqualTo(revision);
        assertThat(reload.refused()).isPresent();
        assertThat(other.refused()).isPresent();
        assertThat(refusals.open().orElseThrow().problems())
                .hasSize(3)
                .allMatch(line -> line.contains("services-map.yaml:"));
        write(BETTER);
        look();
        otherLooks();
        assertThat(heard.all).containsOnlyOnce("mended").endsWith("reloaded");
        assertThat(refusals.open()).isEmpty();
        assertThat(reload.refused()).isEmpty();
    }

    @Test
    void anotherBadMapIsToldToo() throws IOException {
        write(BAD);
        look();
        write(BAD + "backend: nobody\n");
        look();
        write(GOOD);
        look();
        assertThat(heard.all).containsExactly("rejected 3", "rejected 4", "mended");
    }

    @Test
    void aReplicaThatGetsTheBadMapLateDoesNotTellItAgain() throws IOException {
        write(BAD);
        look();
        clock.advance(Duration.ofSeconds(60));
        write(GOOD);
        look();
        write(BAD);
        otherLooks();
        assertThat(heard.all).containsExactly("rejected 3", "mended");
        clock.advance(Duration.ofHours(1));
        write(GOOD + "\n");
        look();
        write(BAD);
        look();
        assertThat(heard.all).containsExactly("rejected 3", "mended", "rejected 3");
    }

    @Test
    void aFileThatIsMissingForALookIsNothingAndOneThatStaysAwayIsToldOnce() throws IOException {
        Path data = mount.resolve("..data");
        Path aside = mount.resolve("aside");
        Files.move(data, aside);
        reload.look();
        Files.move(aside, data);
        look();
        assertThat(heard.all).isEmpty();
        Files.move(data, aside);
        look();
        look();
        assertThat(heard.all).containsExactly("rejected 1");
        assertThat(refusals.open().orElseThrow().problems().getFirst()).contains("found no such file");
        Files.move(aside, data);
        look();
        assertThat(heard.all).containsExactly("rejected 1", "mended");
    }

    @Test
    void whatCouldNotBeToldIsToldAtTheNextLook() throws Exception {
        OwnerDatabase.execute("ALTER TABLE map_rejection RENAME TO map_rejection_away");
        try {
            write(BAD);
            reload.look();
            assertThatThrownBy(reload::look).hasMessageContaining("map_rejection");
            reload.tick();
            assertThat(heard.all).isEmpty();
            assertThat(reload.refused()).isPresent();
        } finally {
            OwnerDatabase.execute("ALTER TABLE map_rejection_away RENAME TO map_rejection");
        }
        reload.tick();
        reload.tick();
        assertThat(heard.all).containsExactly("rejected 3");
    }
}
