package gov.va.mobile.watch;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.support.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trying another map on the past, with the packaged service as a real process (docs/replay.md). */
class ReplayIT {
    private static final Instant BEGIN = Instant.parse("2026-11-02T10:00:00Z");
    private static final String MAP = """
            version: 1
            defaults: { failureThreshold: %d }
            upstreams:
              - id: bgs
                name: Benefits Gateway
                checks: [{ id: main, type: http, url: "https://bgs.example.gov/health" }]
              - id: claims_api
                name: Claims API
                dependsOn: [bgs]
                checks: [{ id: main, type: http, url: "https://claims.example.gov/health" }]
            features:
              - { id: claims, name: Claims, dependsOn: [claims_api] }
            """;

    @TempDir
    Path folder;

    /** Two blips of four failures, then half an hour in which what depends on it fails too. */
    @Test
    void saysWhatOtherThresholdsWouldHaveMadeOfIt() throws Exception {
        Path results = Files.writeString(folder.resolve("results.csv"), results());
        String quick = replay(3, results);
        assertThat(quick)
                .contains("Replayed 1,080 results from 2026-11-02T10:00:00Z")
                .contains("Left out, because the map has no such check: gone/main (540 results)")
                .containsPattern("incidents opened +3\\n")
                .containsPattern("maintenance windows proposed +1\\n")
                .contains("Benefits Gateway is down (32 min)")
                .doesNotContain("Claims API");
        String patient = replay(6, results);
        assertThat(patient).containsPattern("incidents opened +1\\n").contains("Benefits Gateway is down (32 min)");
    }

    @Test
    void saysWhatItLacks() throws Exception {
        Path map = Files.writeString(folder.resolve("map.yaml"), MAP.formatted(3));
        try (var nothing = ServiceProcess.start(folder, Map.of(), "replay", "--map", map.toString())) {
            assertThat(nothing.awaitEnd()).isEqualTo(1);
            assertThat(nothing.output())
                    .contains("found no recorded results in")
                    .hasLineCount(1);
        }
        try (var call = ServiceProcess.start(folder, Map.of(), "replay")) {
            assertThat(call.awaitEnd()).isEqualTo(2);
            assertThat(call.output()).contains("found no --map").hasLineCount(2);
        }
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "version: 2\n");
        try (var bad = ServiceProcess.start(folder, Map.of(), "replay", "--map", broken.toString())) {
            assertThat(bad.awaitEnd()).isEqualTo(1);
            assertThat(bad.output()).contains("broken.yaml:1:10: found");
        }
    }

    private String replay(int threshold, Path results) throws IOException {
        Path map = Files.writeString(folder.resolve("map.yaml"), MAP.formatted(threshold));
        try (var replay = ServiceProcess.start(
                folder, Map.of(), "replay", "--map", map.toString(), "--results", results.toString())) {
            assertThat(replay.awaitEnd()).as(replay.output()).isZero();
            return replay.output();
        }
    }

    private static String results() {
        var text = new StringBuilder("at,upstream,check,class,kind,message\n");
        for (int i = 0; i < 540; i++) {
            boolean outage = i >= 420 && i < 480;
            boolean blip = i % 240 >= 10 && i % 240 < 14 && i < 300;
            line(text, i, "bgs", outage || blip);
            line(text, i, "claims_api", outage);
            line(text, i, "gone", false);
        }
        return text.toString();
    }

    private static void line(StringBuilder text, int i, String upstream, boolean fails) {
        text.append(BEGIN.plusSeconds(30L * i))
                .append(',')
                .append(upstream)
                .append(fails ? ",main,fail,status,\"answered 503, expected 200-299\"\n" : ",main,pass,,\n");
    }
}
