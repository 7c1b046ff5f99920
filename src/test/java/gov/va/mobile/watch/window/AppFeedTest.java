package gov.va.mobile.watch.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.va.mobile.watch.map.Graph;
import gov.va.mobile.watch.support.TestMaps;
import gov.va.mobile.watch.window.Windows.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AppFeedTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    /** The graph of domain.md §2 as far as the samples go. */
    private static final Graph VA = new Graph(TestMaps.map(
            List.of(
                    TestMaps.upstream("bgs"),
                    TestMaps.upstream("mpi"),
                    TestMaps.upstream("vbms"),
                    TestMaps.upstream("caseflow", "bgs"),
                    TestMaps.upstream("lighthouse_benefits_claims", "bgs", "vbms"),
                    TestMaps.upstream("lighthouse_direct_deposit", "bgs", "mpi"),
                    TestMaps.upstream("lighthouse_vshe", "bgs", "mpi"),
                    TestMaps.upstream("lighthouse_letters_generator", "bgs", "mpi"),
                    TestMaps.upstream("lighthouse_veterans_health", "mpi")),
            List.of(
                    TestMaps.feature("payment_history", "bgs"),
                    TestMaps.feature("appeals", "caseflow"),
                    TestMaps.feature("claims", "lighthouse_benefits_claims"),
                    TestMaps.feature("disability_rating", "lighthouse_vshe"),
                    TestMaps.feature("letters_and_documents", "lighthouse_letters_generator"),
                    TestMaps.feature("immunizations", "lighthouse_veterans_health"),
                    TestMaps.feature("allergies", "lighthouse_veterans_health"),
                    TestMaps.feature("labs_and_tests", "lighthouse_veterans_health"),
                    TestMaps.feature("direct_deposit_benefits", "lighthouse_direct_deposit"),
                    TestMaps.feature("efolder", "vbms"))));

    @Test
    void theSamples() throws IOException {
        JsonNode samples = samples();
        assertThat(samples.path("cases").size()).isEqualTo(3);
        for (JsonNode sample : samples.path("cases")) {
            var windows = new ArrayList<Shown>();
            sample.path("windows").forEach(name -> {
                JsonNode window = samples.path("windows").path(name.asText());
                windows.add(new Shown(
                        UUID.randomUUID(),
                        window.path("upstream").asText(),
                        Instant.parse(window.path("start").asText()),
                        Instant.parse(window.path("end").asText())));
            });
            var found = new TreeMap<String, List<Instant>>();
            AppFeed.entries(
                            VA,
                            feature -> true,
                            windows,
                            Instant.parse(sample.path("now").asText()))
                    .forEach(entry -> found.put(entry.service(), List.of(entry.start(), entry.end())));
            var expected = new TreeMap<String, List<Instant>>();
            sample.path("expect")
                    .properties()
                    .forEach(feature -> expected.put(
                            feature.getKey(),
                            List.of(
                                    Instant.parse(feature.getValue().path(0).asText()),
                                    Instant.parse(feature.getValue().path(1).asText()))));
            assertThat(found).as(sample.path("name").asText()).isEqualTo(expected);
        }
    }

    @Test
    void idsAreThoseOfVetsApi() throws IOException {
        var ids = samples().path("ids").properties();
        assertThat(ids).isNotEmpty();
        ids.forEach(id -> assertThat(AppFeed.id(id.getKey()))
                .isEqualTo(UUID.fromString(id.getValue().asText())));
    }

    @Test
    void overAtItsEnd() {
        Shown window = window("bgs", 0, 60);
        assertThat(entries(window.end().minusMillis(1), window)).isNotEmpty();
        assertThat(entries(window.end(), window)).isEmpty();
    }

    @Test
    void aFeaturesOwnNameAndUnknownNamesYieldNothing() {
        assertThat(entries(NOON, window("claims", 0, 60))).isEmpty();
        assertThat(entries(NOON, window("mvi", 0, 60))).isEmpty();
        assertThat(entries(NOON)).isEmpty();
    }

    @Test
    void theEarliestStartWinsWholeAndATieGoesToTheFirst() {
        assertThat(entries(NOON, window("lighthouse_benefits_claims", 5, 300), window("vbms", 0, 60)))
                .filteredOn(entry -> entry.service().equals("claims"))
                .extracting(AppFeed.Entry::end)
                .containsExactly(NOON.plusSeconds(60));
        assertThat(entries(NOON, window("lighthouse_benefits_claims", 0, 300), window("vbms", 0, 60)))
                .filteredOn(entry -> entry.service().equals("claims"))
                .extracting(AppFeed.Entry::end)
                .containsExactly(NOON.plusSeconds(300));
    }

    @Test
    void featuresStandInTheOrderInWhichTheyWereReached() {
        assertThat(entries(NOON, window("vbms", 5, 60), window("bgs", 0, 60)))
                .extracting(AppFeed.Entry::service)
                .startsWith("efolder", "claims", "payment_history");
    }

    @Test
    void whatIsNotInTheAppNeverAppears() {
        assertThat(AppFeed.entries(VA, feature -> !feature.equals("claims"), List.of(window("vbms", 0, 60)), NOON))
                .extracting(AppFeed.Entry::service)
                .containsExactly("efolder");
    }

    @Test
    void generatedGraphsAgreeWithASlowComputation() {
        for (long seed = 1; seed <= 400; seed++) {
            var random = new Random(seed);
            var upstreams = new ArrayList<gov.va.mobile.watch.map.Upstream>();
            Map<String, List<String>> dependsOn = new TreeMap<>();
            for (int i = 0; i < 8; i++) {
                List<String> below = some(random, i);
                dependsOn.put("u" + i, below);
                upstreams.add(TestMaps.upstream("u" + i, below.toArray(String[]::new)));
            }
            var features = new ArrayList<gov.va.mobile.watch.map.Feature>();
            for (int i = 0; i < 6; i++) {
                List<String> below = some(random, 8);
                dependsOn.put("f" + i, below);
                features.add(TestMaps.feature("f" + i, below.toArray(String[]::new)));
            }
            var windows = new ArrayList<Shown>();
            for (int i = random.nextInt(6); i > 0; i--) {
                windows.add(window("u" + random.nextInt(9), random.nextInt(5) - 2, random.nextInt(5) - 1));
            }
            windows.removeIf(window -> !window.start().isBefore(window.end()));
            Graph graph = new Graph(TestMaps.map(upstreams, features));
            var found = AppFeed.entries(graph, feature -> true, windows, NOON).stream()
                    .collect(Collectors.toMap(AppFeed.Entry::service, entry -> List.of(entry.start(), entry.end())));
            assertThat(found).as("seed %d", seed).isEqualTo(slowly(dependsOn, windows));
        }
    }

    /** For each feature: of the windows on anything that it depends on, the first among those that start earliest. */
    private static Map<String, List<Instant>> slowly(Map<String, List<String>> dependsOn, List<Shown> windows) {
        Map<String, List<Instant>> expected = new TreeMap<>();
        dependsOn.keySet().stream().filter(node -> node.startsWith("f")).forEach(feature -> {
            Set<String> below = below(dependsOn, feature);
            Optional<Shown> best = Optional.empty();
            for (Shown window : windows) {
                if (window.end().isAfter(NOON)
                        && below.contains(window.node())
                        && (best.isEmpty() || window.start().isBefore(best.get().start()))) {
                    best = Optional.of(window);
                }
            }
            best.ifPresent(window -> expected.put(feature, List.of(window.start(), window.end())));
        });
        return expected;
    }

    private static Set<String> below(Map<String, List<String>> dependsOn, String node) {
        var found = new HashSet<String>();
        for (String next : dependsOn.getOrDefault(node, List.of())) {
            found.add(next);
            found.addAll(below(dependsOn, next));
        }
        return found;
    }

    private static List<String> some(Random random, int of) {
        var chosen = new ArrayList<String>();
        for (int i = 0; i < of; i++) {
            if (random.nextInt(3) == 0) {
                chosen.add("u" + i);
            }
        }
        return chosen;
    }

    private static List<AppFeed.Entry> entries(Instant now, Shown... windows) {
        return AppFeed.entries(VA, feature -> true, List.of(windows), now);
    }

    private static Shown window(String node, int start, int end) {
        return new Shown(
                UUID.randomUUID(), node, NOON.plus(Duration.ofSeconds(start)), NOON.plus(Duration.ofSeconds(end)));
    }

    private static JsonNode samples() throws IOException {
        try (InputStream file = AppFeedTest.class.getResourceAsStream("/mobile-feed-cases.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(file));
        }
    }
}
