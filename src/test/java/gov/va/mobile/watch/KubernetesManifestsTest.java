package gov.va.mobile.watch;

import static gov.va.mobile.watch.Manifests.all;
import static gov.va.mobile.watch.Manifests.one;
import static gov.va.mobile.watch.Manifests.render;
import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.support.Needs;
import gov.va.mobile.watch.support.Tool;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests of every overlay, rendered and read strictly: Kubernetes itself would drop a misspelt field without a word. */
@Needs(Tool.KUBECTL)
class KubernetesManifestsTest {
    @ParameterizedTest
    @ValueSource(strings = {"development", "staging", "production"})
    void runsTwoHardenedReplicas(String overlay) throws Exception {
        List<HasMetadata> all = render(overlay);

        assertThat(all)
                .filteredOn(o -> !(o instanceof Namespace))
                .allSatisfy(o -> assertThat(o.getMetadata().getNamespace())
                        .isEqualTo(one(all, Namespace.class).getMetadata().getName()));
        assertThat(one(all, Namespace.class).getMetadata().getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
        assertThat(one(all, ServiceAccount.class).getAutomountServiceAccountToken())
                .isFalse();

        Deployment deployment = one(all, Deployment.class);
        assertThat(deployment.getSpec().getReplicas()).isEqualTo(2);
        Map<String, String> labels =
                deployment.getSpec().getTemplate().getMetadata().getLabels();
        assertThat(labels)
                .containsAllEntriesOf(deployment.getSpec().getSelector().getMatchLabels());
        assertThat(labels)
                .containsAllEntriesOf(one(all, PodDisruptionBudget.class)
                        .getSpec()
                        .getSelector()
                        .getMatchLabels());
        PodSpec pod = deployment.getSpec().getTemplate().getSpec();
        restricted(pod);
        assertThat(pod.getTopologySpreadConstraints()).isNotEmpty();

        Container container = pod.getContainers().getFirst();
        assertThat(container.getImage()).matches("upstream-watch:.+").doesNotEndWith(":latest");
        assertThat(Stream.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe())
                        .map(Probe::getHttpGet))
                .allSatisfy(get -> assertThat(get.getPort().getStrVal()).isEqualTo("management"))
                .extracting(get -> get.getPath())
                .containsExactly("/q/health/started", "/q/health/live", "/q/health/ready");
        assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
        assertThat(container.getResources().getLimits()).containsKeys("memory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "staging", "production"})
    void letsInAndOutOnlyWhatItNeeds(String overlay) throws Exception {
        List<NetworkPolicy> policies = all(render(overlay), NetworkPolicy.class).toList();
        assertThat(policies).anySatisfy(policy -> {
            assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
            assertThat(policy.getSpec().getPodSelector().getMatchLabels()).isEmpty();
            assertThat(policy.getSpec().getIngress()).isEmpty();
            assertThat(policy.getSpec().getEgress()).isEmpty();
        });
        List<IPBlock> ways = policies.stream()
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .flatMap(egress -> egress.getTo().stream())
                .map(peer -> peer.getIpBlock())
                .filter(block -> block != null)
                .toList();
        assertThat(ways).extracting(IPBlock::getCidr).containsOnly("0.0.0.0/0", "::/0");
        assertThat(ways)
                .allSatisfy(way -> assertThat(way.getExcept())
                        .contains(way.getCidr().equals("::/0") ? "fe80::/10" : "169.254.0.0/16"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "staging", "production"})
    void carriesTheServicesMapOfThisRepository(String overlay) throws Exception {
        assertThat(all(render(overlay), ConfigMap.class))
                .filteredOn(map -> map.getMetadata().getName().equals("upstream-watch-map"))
                .singleElement()
                .satisfies(map -> assertThat(map.getData())
                        .containsOnly(Map.entry("services-map.yaml", Files.readString(Path.of("services-map.yaml")))));
    }

    @Test
    void mountsEverySecretOfTheMapWhereTheMapNamesIt() throws Exception {
        List<String> named = Pattern.compile("\\{ *secret: *([^ }]+) *\\}")
                .matcher(Files.readString(Path.of("services-map.yaml")).replaceAll("(?m)^ *#.*$", ""))
                .results()
                .map(match -> match.group(1))
                .toList();
        List<String> mounted =
                one(render("production"), Deployment.class).getSpec().getTemplate().getSpec().getVolumes().stream()
                        .filter(volume -> volume.getSecret() != null)
                        .flatMap(volume -> volume.getSecret().getItems().stream())
                        .map(KeyToPath::getPath)
                        .toList();
        assertThat(mounted).containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void bringsADatabaseForDevelopmentOnly() throws Exception {
        List<HasMetadata> development = render("development");
        restricted(one(development, StatefulSet.class).getSpec().getTemplate().getSpec());
        assertThat(settings(development)).noneMatch(name -> name.contains("PAGERDUTY"));
        for (String overlay : List.of("staging", "production")) {
            List<HasMetadata> rendered = render(overlay);
            assertThat(all(rendered, StatefulSet.class)).isEmpty();
            assertThat(all(rendered, Secret.class))
                    .as("secrets are made elsewhere")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "staging", "production"})
    void migratesAsTheOwnerWhomTheServiceNeverKnows(String overlay) throws Exception {
        List<HasMetadata> all = render(overlay);
        PodSpec migration = one(all, Job.class).getSpec().getTemplate().getSpec();
        PodSpec service = one(all, Deployment.class).getSpec().getTemplate().getSpec();
        restricted(migration);
        assertThat(secrets(migration)).anyMatch(name -> name.startsWith("upstream-watch-owner"));
        assertThat(secrets(service)).noneMatch(name -> name.startsWith("upstream-watch-owner"));
        assertThat(settings(all)).contains("QUARKUS_FLYWAY_MIGRATE_AT_START", "QUARKUS_FLYWAY_VALIDATE_AT_START");
        assertThat(migration.getContainers().getFirst().getEnv().stream()
                        .filter(variable -> variable.getValue() != null)
                        .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue)))
                .containsEntry("QUARKUS_FLYWAY_MIGRATE_AT_START", "true")
                .containsEntry("QUARKUS_INIT_AND_EXIT", "true");
        assertThat(migration.getContainers().getFirst().getImage())
                .isEqualTo(service.getContainers().getFirst().getImage());
    }

    private static Stream<String> secrets(PodSpec pod) {
        return pod.getContainers().getFirst().getEnvFrom().stream()
                .filter(from -> from.getSecretRef() != null)
                .map(from -> from.getSecretRef().getName());
    }

    private static Stream<String> settings(List<HasMetadata> all) {
        return all(all, ConfigMap.class)
                .filter(map -> map.getMetadata().getName().startsWith("upstream-watch-settings"))
                .flatMap(map -> map.getData().keySet().stream());
    }

    /** What Pod Security's level "restricted" asks, and a root file system that nobody can write. */
    private static void restricted(PodSpec pod) {
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getContainers()).map(Container::getSecurityContext).allSatisfy(context -> {
            assertThat(context.getAllowPrivilegeEscalation()).isFalse();
            assertThat(context.getReadOnlyRootFilesystem()).isTrue();
            assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
        });
    }
}
