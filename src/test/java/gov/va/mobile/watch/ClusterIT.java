package gov.va.mobile.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.va.mobile.watch.Site.Replica;
import gov.va.mobile.watch.support.FaultServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cases 33 and 44 to 48 with real processes: a cluster to which everything happens tells exactly what one replica tells to which nothing happens, of the same
 * outages; and the record that either leaves behind breaks no rule.
 */
class ClusterIT {
    /** One outage each, named for what happens to the cluster meanwhile. */
    private enum Outage {
        GROWN,
        KILLED,
        HUNG,
        ROLLED,
        NO_DATABASE,
        DATABASE_RESTARTED,
        READ_ONLY,
        SLOW_DATABASE,
        FULL_DATABASE,
        ONE_BLIND,
        ONE_WITHOUT_DATABASE,
        NO_SLACK,
        LONG,
        SHRUNK;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        String title() {
            return "Upstream " + name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private static final String FINE = FaultServer.http("200 OK", "text/plain", "fine");
    private static final String BROKEN = FaultServer.http("503 Service Unavailable", "text/plain", "no");
    /** Longer than a lease lasts, and than a transaction may be idle. */
    private static final Duration HUNG_FOR = Duration.ofSeconds(12);

    @TempDir
    Path folder;

    private final FaultServer upstreams = FaultServer.plain();

    @Test
    void aClusterToWhichEverythingHappensTellsWhatOneReplicaTells() throws Exception {
        Path map = Files.writeString(folder.resolve("services-map.yaml"), map());
        Stream.of("s1", "s2", "s3").forEach(sentinel -> upstreams.on("/" + sentinel, FINE));
        Stream.of(Outage.values()).forEach(this::over);
        try (upstreams;
                var alone = new Site(Files.createDirectory(folder.resolve("alone")), map, 1, upstreams.port());
                var cluster = new Site(Files.createDirectory(folder.resolve("cluster")), map, 2, upstreams.port())) {
            alone.scaleBy(1);
            cluster.scaleBy(1);
            new Course(alone, cluster).run();
            for (Outage outage : Outage.values()) {
                Stream.of(alone, cluster).forEach(site -> site.awaitTold(outage.title(), "incidentResolved"));
            }
            alone.awaitAllSent();
            cluster.awaitAllSent();
            assertThat(alone.findings()).as("of one replica").isEmpty();
            assertThat(cluster.findings()).as("of the cluster").isEmpty();
            for (Outage outage : Outage.values()) {
                assertThat(cluster.told(outage.title()))
                        .as(outage.id())
                        .isNotEmpty()
                        .isEqualTo(alone.told(outage.title()));
            }
            assertThat(cluster.slack.calls("chat.postMessage"))
                    .as("nothing but of these outages")
                    .allMatch(call -> Stream.of(Outage.values())
                            .anyMatch(any -> call.text("text").contains(any.title())));
            assertThat(cluster.pagerDuty.open()).hasSize(1);
        }
    }

    private void begin(Outage outage) {
        upstreams.on("/" + outage.id(), BROKEN);
    }

    private void over(Outage outage) {
        upstreams.on("/" + outage.id(), FINE);
    }

    /** What happens, one after the other; each outage ends while the next thing happens. */
    private final class Course {
        private final Site alone;
        private final Site cluster;

        Course(Site alone, Site cluster) {
            this.alone = alone;
            this.cluster = cluster;
        }

        void run() throws InterruptedException {
            grown();
            killed();
            hungAndRolled();
            noDatabase();
            restarted();
            readOnly();
            slow();
            full();
            oneBlindAndOneWithoutDatabase();
            noSlack();
            longOne();
            shrunk();
        }

        private void grown() {
            begin(Outage.GROWN);
            cluster.scaleBy(4);
            told(Outage.GROWN);
            over(Outage.GROWN);
            cluster.replicas.subList(3, 5).parallelStream()
                    .forEach(replica -> assertThat(replica.process.terminate()).isEqualTo(143));
        }

        private void killed() {
            begin(Outage.KILLED);
            replica(0).process.kill();
            told(Outage.KILLED);
            over(Outage.KILLED);
            replica(0).restart();
        }

        /** Case 46: it goes on where it stood, with what it held in its hands; the others are restarted one by one meanwhile. */
        private void hungAndRolled() {
            long start = System.nanoTime();
            replica(1).process.suspend();
            begin(Outage.HUNG);
            told(Outage.HUNG);
            begin(Outage.ROLLED);
            renew(replica(0));
            over(Outage.HUNG);
            renew(replica(2));
            await().atMost(Site.PATIENCE).until(() -> System.nanoTime() - start > HUNG_FOR.toNanos());
            replica(1).process.resume();
            await("the one that hung serves again").atMost(Site.PATIENCE).until(replica(1)::ready);
            renew(replica(1));
            told(Outage.ROLLED);
            over(Outage.ROLLED);
        }

        private void renew(Replica replica) {
            assertThat(replica.process.terminate()).isEqualTo(143);
            replica.restart();
        }

        /** Case 48: live but not ready, no false incident, and all well after. */
        private void noDatabase() {
            String options = cluster.database.stop();
            begin(Outage.NO_DATABASE);
            alone.awaitTold(Outage.NO_DATABASE.title(), "incidentOpened");
            assertThat(inUse()).allMatch(Replica::live).noneMatch(Replica::ready);
            cluster.database.start(options);
            told(Outage.NO_DATABASE);
            over(Outage.NO_DATABASE);
            assertThat(inUse()).allMatch(Replica::ready);
        }

        private void restarted() {
            begin(Outage.DATABASE_RESTARTED);
            cluster.database.start(cluster.database.stop());
            told(Outage.DATABASE_RESTARTED);
            over(Outage.DATABASE_RESTARTED);
        }

        private void readOnly() {
            cluster.database.readOnly();
            begin(Outage.READ_ONLY);
            alone.awaitTold(Outage.READ_ONLY.title(), "incidentOpened");
            cluster.database.readWrite();
            told(Outage.READ_ONLY);
            over(Outage.READ_ONLY);
        }

        private void slow() {
            inUse().forEach(replica -> replica.toDatabase.slow(Duration.ofMillis(25)));
            begin(Outage.SLOW_DATABASE);
            told(Outage.SLOW_DATABASE);
            inUse().forEach(replica -> replica.toDatabase.mend());
            over(Outage.SLOW_DATABASE);
        }

        private void full() {
            cluster.database.fill();
            begin(Outage.FULL_DATABASE);
            alone.awaitTold(Outage.FULL_DATABASE.title(), "incidentOpened");
            cluster.database.makeRoom();
            told(Outage.FULL_DATABASE);
            over(Outage.FULL_DATABASE);
        }

        /** One sees nothing, so it does not believe itself; one has no database; the third goes on. */
        private void oneBlindAndOneWithoutDatabase() {
            replica(2).toUpstreams.cut();
            awaitBlind(1);
            begin(Outage.ONE_BLIND);
            replica(0).toDatabase.cut();
            begin(Outage.ONE_WITHOUT_DATABASE);
            told(Outage.ONE_BLIND);
            told(Outage.ONE_WITHOUT_DATABASE);
            assertThat(replica(0).live()).isTrue();
            over(Outage.ONE_BLIND);
            over(Outage.ONE_WITHOUT_DATABASE);
            replica(0).toDatabase.mend();
            replica(2).toUpstreams.mend();
            awaitBlind(0);
        }

        private void awaitBlind(int replicas) {
            await(replicas + " blind")
                    .atMost(Site.PATIENCE)
                    .until(() -> cluster.database
                                    .rows("SELECT id FROM replica WHERE blind_since IS NOT NULL")
                                    .size()
                            == replicas);
        }

        private void noSlack() {
            inUse().forEach(replica -> replica.toSlack.cut());
            begin(Outage.NO_SLACK);
            alone.awaitTold(Outage.NO_SLACK.title(), "incidentOpened");
            await("it was decided to tell it")
                    .atMost(Site.PATIENCE)
                    .until(() -> !cluster.database
                            .rows("SELECT id FROM notification WHERE state = 'pending' AND kind = 'incidentOpened'")
                            .isEmpty());
            inUse().forEach(replica -> replica.toSlack.mend());
            told(Outage.NO_SLACK);
            over(Outage.NO_SLACK);
        }

        /** Cases 33 and 44: PagerDuty's answer is lost, and whoever asked is killed. */
        private void longOne() {
            begin(Outage.LONG);
            told(Outage.LONG);
            confirmProposal(alone, alone.replicas.getFirst());
            cluster.pagerDuty.loseAnswer("POST");
            confirmProposal(cluster, replica(1));
            replica(1).process.kill();
            Stream.of(alone, cluster)
                    .forEach(site -> await("PagerDuty holds it")
                            .atMost(Site.PATIENCE)
                            .until(() -> site.pagerDuty.open().size() == 1));
            Stream.of(alone, cluster).forEach(site -> site.awaitTold(Outage.LONG.title(), "windowPublished"));
            over(Outage.LONG);
        }

        private void shrunk() {
            assertThat(replica(2).process.terminate()).isEqualTo(143);
            begin(Outage.SHRUNK);
            told(Outage.SHRUNK);
            over(Outage.SHRUNK);
        }

        private void confirmProposal(Site site, Replica replica) {
            String path = "/api/v1/maintenance-windows";
            await("proposed")
                    .atMost(Site.PATIENCE)
                    .until(() -> !proposals(replica).isEmpty());
            site.awaitTold(Outage.LONG.title(), "windowProposed");
            replica.api()
                    .header("If-Match", "\"1\"")
                    .contentType("application/json")
                    .body("{\"scope\":\"mobile\"}")
                    .post(path + "/" + proposals(replica).getFirst() + "/confirm")
                    .then()
                    .statusCode(200);
        }

        private List<String> proposals(Replica replica) {
            return replica.api()
                    .get("/api/v1/maintenance-windows?status=proposed")
                    .jsonPath()
                    .getList("items.id", String.class);
        }

        private Replica replica(int number) {
            return cluster.replicas.get(number);
        }

        private List<Replica> inUse() {
            return new ArrayList<>(cluster.replicas.subList(0, 3));
        }

        private void told(Outage outage) {
            Stream.of(alone, cluster).forEach(site -> site.awaitTold(outage.title(), "incidentOpened"));
        }
    }

    private String map() {
        String upstreamsOfAll = Stream.of(Outage.values())
                .map(outage -> """
                          - id: %1$s
                            name: %2$s
                            team: { name: Nobody, slack: "#nobody" }
                            pagerduty: { mobile: { service: %3$s, key: %1$s } }
                            policy: { proposeWindowAfter: %4$s }
                            checks: [{ id: main, type: http, depth: service, url: "http://%5$s:%6$d/%1$s" }]
                        """.formatted(
                                outage.id(),
                                outage.title(),
                                outage.name().replace("_", ""),
                                outage == Outage.LONG ? "5s" : "1h",
                                Site.UPSTREAMS,
                                upstreams.port()))
                .collect(Collectors.joining());
        String sentinels = Stream.of("s1", "s2", "s3")
                .map(id -> "  - { id: %1$s, type: http, url: \"http://%2$s:%3$d/%1$s\" }%n"
                        .formatted(id, Site.UPSTREAMS, upstreams.port()))
                .collect(Collectors.joining());
        String features = Stream.of(Outage.values())
                .map(outage -> "  - { id: f_%1$s, name: F %1$s, dependsOn: [%1$s] }%n".formatted(outage.id()))
                .collect(Collectors.joining());
        return """
                version: 1
                defaults: { interval: 3s, timeout: 2s, retryInterval: 1s, failureThreshold: 2, successThreshold: 1, slowAfter: 1900ms }
                policy: { allowPrivate: true, resolveAfter: 1s }
                sentinels:
                %supstreams:
                %sfeatures:
                %s""".formatted(sentinels, upstreamsOfAll, features);
    }
}
