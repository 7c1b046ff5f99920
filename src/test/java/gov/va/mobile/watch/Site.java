package gov.va.mobile.watch;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import gov.va.mobile.watch.support.FakeSlack;
import gov.va.mobile.watch.support.FaultProxy;
import gov.va.mobile.watch.support.FrailDatabase;
import gov.va.mobile.watch.support.RecordChecker;
import gov.va.mobile.watch.support.ServiceProcess;
import gov.va.mobile.watch.support.TestTokens;
import gov.va.mobile.watch.window.FakePagerDuty;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Replicas on one database, with a Slack and a PagerDuty of their own, and a way from each replica to each of these that a test can cut. */
final class Site implements AutoCloseable {
    static final String UPSTREAMS = "upstreams.example";
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String TOKEN = "cluster-test-token";

    private final Path folder;
    private final Path map;
    private final int network;
    private final int upstreams;
    final FrailDatabase database;
    final FakeSlack slack = new FakeSlack();
    final FakePagerDuty pagerDuty = new FakePagerDuty();
    final List<Replica> replicas = new ArrayList<>();

    /**
     * @param network tells the loopback addresses of its replicas from those of other sites
     * @param upstreams the port on which all upstreams answer
     */
    Site(Path folder, Path map, int network, int upstreams) {
        this.folder = folder;
        this.map = map;
        this.network = network;
        this.upstreams = upstreams;
        this.database = FrailDatabase.start(folder);
    }

    /** One replica, which may be stopped and started again, and its ways. */
    final class Replica {
        final FaultProxy toDatabase = FaultProxy.to(database.port());
        final FaultProxy toSlack = FaultProxy.to(slack.port());
        final FaultProxy toUpstreams;
        private final String upstreamsAddress;
        ServiceProcess process;

        private Replica(int number) {
            upstreamsAddress = "127.0." + network + "." + number;
            toUpstreams = FaultProxy.at(upstreamsAddress, upstreams, upstreams);
            process = launch();
        }

        private ServiceProcess launch() {
            return ServiceProcess.start(folder, settings());
        }

        /** After it was killed or stopped. */
        void restart() {
            process = launch();
            process.awaitListening();
        }

        /** Whether it is there, and not only alive. */
        boolean ready() {
            return given().get("http://localhost:" + process.managementPort() + "/q/health/ready")
                            .statusCode()
                    == 200;
        }

        boolean live() {
            return given().get("http://localhost:" + process.managementPort() + "/q/health/live")
                            .statusCode()
                    == 200;
        }

        RequestSpecification api() {
            return given().baseUri("http://localhost:" + process.port()).header("Authorization", "Bearer " + TOKEN);
        }

        private Map<String, String> settings() {
            var settings = new HashMap<String, String>();
            settings.put("JAVA_TOOL_OPTIONS", "-Xmx160m -XX:+UseSerialGC -Djdk.net.hosts.file=" + hosts());
            settings.put("WATCH_SERVICES_MAP", map.toString());
            settings.put(
                    "QUARKUS_DATASOURCE_JDBC_URL",
                    "jdbc:postgresql://127.0.0.1:" + toDatabase.port() + "/postgres?socketTimeout=10");
            settings.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
            settings.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
            settings.put("WATCH_ACCESS_TOKENS_TEST_SHA256", TestTokens.sha256(TOKEN));
            settings.put("WATCH_ACCESS_TOKENS_TEST_ROLE", "admin");
            settings.put("WATCH_SLACK_BOT_TOKEN", "xoxb-of-the-cluster");
            settings.put("WATCH_SLACK_SIGNING_SECRET", "signing-secret-of-the-cluster");
            settings.put("WATCH_SLACK_URL", "http://127.0.0.1:" + toSlack.port() + "/api");
            settings.put("WATCH_PAGERDUTY_URL", pagerDuty.url().toString());
            settings.put("WATCH_PAGERDUTY_TOKEN", "secret-token");
            settings.put("WATCH_PAGERDUTY_FROM", "watch@example.org");
            settings.put("WATCH_PAGERDUTY_RECONCILE_EVERY", "5s");
            settings.put("WATCH_BUSINESS_HOURS_OUTSIDE", "send");
            return settings;
        }

        /** A name for the upstreams, so that all replicas have the same map, and each its own way. */
        private String hosts() {
            try {
                return Files.writeString(
                                folder.resolve("hosts-" + upstreamsAddress),
                                "127.0.0.1 localhost\n" + upstreamsAddress + " " + UPSTREAMS + "\n")
                        .toString();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** Starts so many more at once, and waits until all serve. */
    List<Replica> scaleBy(int more) {
        int before = replicas.size();
        for (int number = 1; number <= more; number++) {
            replicas.add(new Replica(before + number));
        }
        List<Replica> added = replicas.subList(before, before + more);
        added.forEach(replica -> replica.process.awaitListening());
        return List.copyOf(added);
    }

    /** What was told of an upstream, in the order of its messages: what kind each is, and its first line without numbers. */
    List<String> told(String upstreamName) {
        return slack.calls("chat.postMessage").stream()
                .filter(call -> call.text("text").contains(upstreamName))
                .map(call -> kind(call.body()) + ": "
                        + call.text("text").lines().findFirst().orElse("").replaceAll("[0-9]+", "#"))
                .distinct()
                .toList();
    }

    private static String kind(JsonNode message) {
        return message.path("metadata").path("event_payload").path("kind").asText();
    }

    void awaitTold(String upstreamName, String kind) {
        await(upstreamName + " " + kind)
                .atMost(PATIENCE)
                .until(() -> told(upstreamName).stream().anyMatch(told -> told.startsWith(kind + ": ")));
    }

    void awaitAllSent() {
        await("all sent")
                .atMost(PATIENCE)
                .until(() -> database.rows("SELECT kind FROM notification WHERE state = 'pending'"
                                + " UNION ALL SELECT state FROM window_publication WHERE state = 'pending'")
                        .isEmpty());
    }

    List<String> findings() {
        return new RecordChecker(database, slack).findings();
    }

    @Override
    public void close() {
        for (Replica replica : replicas) {
            replica.process.kill();
            replica.toDatabase.close();
            replica.toSlack.close();
            replica.toUpstreams.close();
        }
        database.close();
        slack.close();
    }
}
