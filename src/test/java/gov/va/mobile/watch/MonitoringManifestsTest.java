package gov.va.mobile.watch;

import static gov.va.mobile.watch.Manifests.all;
import static gov.va.mobile.watch.Manifests.one;
import static gov.va.mobile.watch.Manifests.render;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.va.mobile.watch.support.Needs;
import gov.va.mobile.watch.support.Tool;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How Upstream Watch is itself watched: what is scraped, what alerts, and where it is explained. */
@Needs(Tool.KUBECTL)
class MonitoringManifestsTest {
    private static final Pattern METRIC = Pattern.compile("\\bwatch_[a-z_]+");
    private static final Pattern NAMED = Pattern.compile("\"(watch\\.[a-z.]+)\"");
    private static final String SUFFIXES = "(_seconds)?(_total|_bucket|_count|_sum|_max)?$";

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void scrapesEachReplicaOnTheManagementPort(String overlay) throws Exception {
        List<HasMetadata> rendered = render(overlay);
        ServiceMonitor monitor = one(rendered, ServiceMonitor.class);
        List<Service> scraped = all(rendered, Service.class)
                .filter(service -> service.getMetadata()
                        .getLabels()
                        .entrySet()
                        .containsAll(
                                monitor.getSpec().getSelector().getMatchLabels().entrySet()))
                .toList();
        assertThat(scraped).singleElement().satisfies(service -> {
            assertThat(service.getSpec().getClusterIP()).isEqualTo("None");
            assertThat(service.getSpec().getPorts())
                    .extracting(port -> port.getName())
                    .containsExactly(monitor.getSpec().getEndpoints().getFirst().getPort());
        });
    }

    @Test
    void developmentNeedsNoOperator() throws Exception {
        assertThat(all(render("development"), ServiceMonitor.class)).isEmpty();
    }

    @Test
    void everyAlertAsksForMetricsOfOursAndHasItsSectionInTheRunbook() throws Exception {
        String runbook = Files.readString(Path.of("docs/runbook.md"));
        List<Rule> rules = one(render("production"), PrometheusRule.class).getSpec().getGroups().stream()
                .flatMap(group -> group.getRules().stream())
                .toList();
        assertThat(rules).extracting(Rule::getAlert).contains("UpstreamWatchGone", "UpstreamWatchBlind");
        Set<String> ours = ours();
        for (Rule rule : rules) {
            assertThat(ours)
                    .as(rule.getAlert())
                    .containsAll(metrics(rule.getExpr().getStrVal()));
            assertThat(rule.getLabels().get("severity")).isIn("critical", "warning");
            assertThat(rule.getAnnotations()).containsKeys("summary", "description");
            String anchor =
                    rule.getAnnotations().getOrDefault("runbook_url", "").replace("docs/runbook.md#", "");
            assertThat(runbook.lines()
                            .filter(line -> line.startsWith("### "))
                            .map(line -> line.substring(4).toLowerCase(Locale.ROOT)))
                    .as(rule.getAlert())
                    .contains(anchor);
        }
    }

    @Test
    void theDashboardShowsMetricsOfOurs() throws Exception {
        ConfigMap map = all(render("production"), ConfigMap.class)
                .filter(one -> "1".equals(one.getMetadata().getLabels().get("grafana_dashboard")))
                .findFirst()
                .orElseThrow();
        JsonNode dashboard = new ObjectMapper().readTree(map.getData().get("upstream-watch.json"));
        assertThat(dashboard.path("panels")).hasSizeGreaterThan(10);
        Set<String> shown = new TreeSet<>();
        dashboard
                .path("panels")
                .forEach(panel -> panel.path("targets")
                        .forEach(target ->
                                shown.addAll(metrics(target.path("expr").asText()))));
        assertThat(ours()).containsAll(shown);
    }

    private static Set<String> metrics(String expression) {
        return METRIC.matcher(expression)
                .results()
                .map(found -> found.group().replaceFirst(SUFFIXES, ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** As the code names them, written as Prometheus does. */
    private static Set<String> ours() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> NAMED.matcher(read(file)).results())
                    .map(found -> found.group(1).replace('.', '_').replaceFirst(SUFFIXES, ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
