package gov.va.mobile.watch.health;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.map.Feature;
import gov.va.mobile.watch.map.Feature.FeatureRule;
import gov.va.mobile.watch.map.Graph;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.support.TestMaps;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Veterans get of a feature (behaviour.md §3, "Features"). */
class FeatureHealthTest {
    private static final List<HealthStatus> STATES = List.of(HealthStatus.values());

    /** root ← middle ← near; a second root ← other; the features depend on near and other. */
    private static final ServicesMap MAP = TestMaps.map(
            List.of(
                    TestMaps.upstream("root"),
                    TestMaps.upstream("middle", "root"),
                    TestMaps.upstream("near", "middle"),
                    TestMaps.upstream("other")),
            List.of());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            near up other up                               | UP       |
            near down other up                             | DOWN     | near
            near down other down                           | DOWN     | near other
            near up other down                             | DOWN     | other
            root down middle up near up other up           | DEGRADED | root
            middle down near up other up                   | DEGRADED | middle
            middle down root down near up other up         | DEGRADED | middle root
            root down middle unknown near up other up      | DEGRADED | root
            root down middle unknown near unknown other up | DEGRADED | root
            near degraded other up                         | DEGRADED | near
            near unknown other up                          | UP       |
            near up                                        | UP       |
            near unknown other unknown                     | UNKNOWN  |
            root up middle up                              | UNKNOWN  |
            root degraded near up other up                 | UP       |
            """)
    void isWhatItsUpstreamsMakeOfIt(String states, HealthStatus status, @Nullable String causedBy) {
        assertThat(of(FeatureRule.ANY, states)).isEqualTo(health(status, causedBy));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            near down other up             | DEGRADED | near
            near up other down             | DEGRADED | other
            near down other down           | DOWN     | near other
            near down other unknown        | DEGRADED | near
            root down near down other up   | DEGRADED | near root
            near up other up               | UP       |
            """)
    void withTheRuleAllItTakesAllToBringItDown(String states, HealthStatus status, @Nullable String causedBy) {
        assertThat(of(FeatureRule.ALL, states)).isEqualTo(health(status, causedBy));
    }

    /** Whatever the graph: down needs something direct, a cause is never up, and up has no cause. */
    @Test
    void neverBlamesWhatIsUp() {
        for (int seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            ServicesMap map = TestMaps.map(
                    List.of(
                            TestMaps.upstream("a"),
                            TestMaps.upstream("b", "a"),
                            TestMaps.upstream("c", "a"),
                            TestMaps.upstream("d", "b", "c")),
                    List.of());
            Map<String, HealthStatus> states = new HashMap<>();
            Set.of("a", "b", "c", "d").forEach(id -> states.put(id, STATES.get(random.nextInt(STATES.size()))));
            var feature =
                    new Feature("f", "F", random.nextBoolean() ? List.of("d") : List.of("b", "c"), rule(random), true);
            FeatureHealth health = FeatureHealth.of(feature, new Graph(map), states);
            assertThat(health.causedBy())
                    .as("seed %d", seed)
                    .allMatch(id -> states.get(id) == HealthStatus.DOWN || states.get(id) == HealthStatus.DEGRADED);
            assertThat(health.causedBy().isEmpty())
                    .as("seed %d", seed)
                    .isEqualTo(health.status() == HealthStatus.UP || health.status() == HealthStatus.UNKNOWN);
            if (health.status() == HealthStatus.DOWN) {
                assertThat(feature.dependsOn()).as("seed %d", seed).anyMatch(id -> states.get(id) == HealthStatus.DOWN);
            }
        }
    }

    private static FeatureRule rule(Random random) {
        return random.nextBoolean() ? FeatureRule.ANY : FeatureRule.ALL;
    }

    private static FeatureHealth of(FeatureRule rule, String states) {
        Map<String, HealthStatus> health = new HashMap<>();
        String[] words = states.split(" +", -1);
        for (int i = 0; i < words.length; i += 2) {
            health.put(words[i], HealthStatus.valueOf(words[i + 1].toUpperCase(java.util.Locale.ROOT)));
        }
        return FeatureHealth.of(
                new Feature("claims", "Claims", List.of("near", "other"), rule, true), new Graph(MAP), health);
    }

    private static FeatureHealth health(HealthStatus status, @Nullable String causedBy) {
        return new FeatureHealth(
                "claims",
                status,
                Optional.ofNullable(causedBy)
                        .map(words -> List.copyOf(new LinkedHashSet<>(List.of(words.split(" ", -1)))))
                        .orElse(List.of()));
    }
}
