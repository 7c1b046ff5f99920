package gov.va.mobile.watch.map;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.map.reader.MapFile;
import gov.va.mobile.watch.map.reader.MapReading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The shipped map holds all that is known of the app's upstreams (domain.md §1-2, upstream-checks.md). */
class ShippedMapTest {
    private static final String EDGES = """
            bgs→caseflow bgs→payment_history bgs→lighthouse_benefits_claims bgs→lighthouse_direct_deposit bgs→lighthouse_vshe
            bgs→lighthouse_letters_generator mpi→lighthouse_direct_deposit mpi→lighthouse_veterans_health
            mpi→lighthouse_letters_generator mpi→lighthouse_vshe vbms→lighthouse_benefits_claims arcgis→facility_locator
            caseflow→appeals vapro_military_info→military_service_history lighthouse_benefits_claims→claims
            lighthouse_vshe→disability_rating lighthouse_letters_generator→letters_and_documents
            lighthouse_veterans_health→immunizations lighthouse_veterans_health→allergies
            lighthouse_veterans_health→labs_and_tests lighthouse_facilities→facility_locator
            lighthouse_direct_deposit→direct_deposit_benefits mhv_platform→mhv_sm mhv_platform→mhv_meds
            mhv_sm→secure_messaging mhv_meds→rx_refill vaos→appointments vapro_personal_info→user_demographics
            vapro_contact_info→user_profile_update eoas→preneed_burial travel_pay→travel_pay_features vbms→efolder
            bgs→lighthouse_benefits_documents vbms→lighthouse_benefits_documents
            vaos→ccra ccra→referrals dmc→debts vbs→medical_copays vetext→push_prefs
            lighthouse_benefits_claims→power_of_attorney vbms→decision_letters mpi→veteran_status vaos→facilities_info
            vets_api→app vets_api→sign_in sign_in_service→sign_in login_gov→sign_in_service id_me→sign_in_service
            dslogon→sign_in_service vets_api→sign_in_service
            """;

    private static final List<String> URLS = List.of(
            "BGS_URL",
            "MPI_URL",
            "VBMS_URL",
            "CASEFLOW_URL",
            "LIGHTHOUSE_URL",
            "VETS_API_URL",
            "ARCGIS_URL",
            "TRAVEL_PAY_URL",
            "EOAS_URL",
            "IDME_URL",
            "LOGIN_GOV_URL");
    private static final List<String> HOSTS =
            List.of("VAOS_HOST", "MHV_HOST", "VAPRO_HOST", "DMC_HOST", "VBS_HOST", "VETEXT_HOST");

    private static MapReading.Valid read(Map<String, String> environment) {
        MapReading reading = MapFile.read(
                "services-map.yaml", name -> Optional.ofNullable(environment.get(name)), Path.of("no-such-folder"));
        assertThat(reading).isInstanceOf(MapReading.Valid.class);
        return (MapReading.Valid) reading;
    }

    /** As the simulator of ./watch demo writes it. */
    private static Map<String, String> demo() {
        var environment = new HashMap<String, String>();
        int port = 20_000;
        for (String name : URLS) {
            environment.put(name, "http://localhost:" + port++);
        }
        for (String name : HOSTS) {
            environment.put(name, "localhost:" + port++);
        }
        for (int n = 1; n <= 3; n++) {
            environment.put("OUTSIDE_URL_" + n, "http://localhost:" + port++ + "/");
        }
        for (Upstream upstream : read(Map.of()).map().upstreams()) {
            String id = upstream.id().toUpperCase(java.util.Locale.ROOT);
            environment.put("PAGERDUTY_" + id + "_SHARED", "PS" + port);
            environment.put("PAGERDUTY_" + id + "_MOBILE", "PM" + port++);
        }
        environment.put("WATCH_MAP_INTERVAL", "2s");
        environment.put("WATCH_MAP_TIMEOUT", "1s");
        environment.put("WATCH_MAP_RETRY_INTERVAL", "1s");
        environment.put("WATCH_MAP_GATEWAY_INTERVAL", "2s");
        return environment;
    }

    @Test
    void everyNodeAndEdgeOfTheAppsGraphIsThereAndNoOther() {
        ServicesMap map = read(Map.of()).map();
        var graph = new Graph(map);
        var edges = map.upstreams().stream()
                .map(Upstream::id)
                .flatMap(id -> graph.dependents(id).stream().map(to -> id + "→" + to))
                .toList();
        assertThat(edges).containsExactlyInAnyOrder(EDGES.strip().split("\\s+"));
        assertThat(map.features())
                .allSatisfy(
                        feature -> assertThat(graph.dependents(feature.id())).isEmpty());
        assertThat(map.upstreams().stream().map(Upstream::id))
                .contains("evss", "check_in", "cdc")
                .doesNotHaveDuplicates();
    }

    @Test
    void efolderMovesBehindTheDocumentsApiWhereTheFlagIsOn() {
        ServicesMap map =
                read(Map.of("EFOLDER_BEHIND", "lighthouse_benefits_documents")).map();
        assertThat(new Graph(map).featuresOf(List.of("bgs"))).contains("efolder");
        assertThat(new Graph(read(Map.of()).map()).featuresOf(List.of("bgs"))).doesNotContain("efolder");
    }

    @Test
    void featuresOfMpiComeInTheOrderOfTheAppsOwnGraph() {
        assertThat(new Graph(read(Map.of()).map()).featuresOf(List.of("mpi")))
                .containsSubsequence(
                        "direct_deposit_benefits",
                        "immunizations",
                        "allergies",
                        "labs_and_tests",
                        "letters_and_documents",
                        "disability_rating");
    }

    @Test
    void itIsValidAnywhereAndAsksOnlyPublicHostsUntilToldOtherwise() {
        MapReading.Valid reading = read(Map.of());
        Set<String> asked = Set.of("api.va.gov", "gis.va.gov", "api.id.me", "secure.login.gov");
        assertThat(reading.map().upstreams().stream()
                        .flatMap(upstream -> upstream.checks().stream())
                        .filter(check -> !check.off())
                        .map(Check::target))
                .allSatisfy(target -> assertThat(target instanceof Target.Evidence
                                || (target instanceof Target.Http http
                                        && asked.contains(http.url().getHost())))
                        .isTrue());
        assertThat(reading.warnings()).anyMatch(warning -> warning.message().contains("the PagerDuty key mvi"));
        assertThat(reading.map().upstreams())
                .allSatisfy(upstream -> assertThat(upstream.pagerduty()).isEqualTo(PagerDutyServices.NONE));
        assertThat(reading.map().defaults().interval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(reading.map().backend()).contains("vets_api");
        assertThat(reading.map().sentinels()).hasSize(3);
    }

    @Test
    void inTheDemoEveryCheckIsOnAndEveryNodeHasItsPagerDutyServices() {
        ServicesMap map = read(demo()).map();
        assertThat(map.upstreams().stream()
                        .flatMap(upstream -> upstream.checks().stream())
                        .filter(Check::off))
                .isEmpty();
        var graph = new Graph(map);
        assertThat(map.upstreams())
                .filteredOn(upstream -> graph.featuresOf(List.of(upstream.id())).stream()
                        .anyMatch(id -> map.feature(id).orElseThrow().inApp()))
                .allSatisfy(upstream -> {
                    assertThat(upstream.pagerduty().mobile().orElseThrow().key())
                            .isEqualTo(upstream.id());
                    assertThat(upstream.pagerduty().shared()).isPresent();
                });
        assertThat(map.upstream("mpi")
                        .orElseThrow()
                        .pagerduty()
                        .shared()
                        .orElseThrow()
                        .key())
                .isEqualTo("mvi");
    }

    @Test
    void theGatewayIsAskedLessOftenThanItAllows() {
        ServicesMap map = read(Map.of()).map();
        List<Duration> intervals = new java.util.ArrayList<>(map.sources().stream()
                .filter(source -> source.url().getHost().equals("api.va.gov"))
                .map(Source::interval)
                .toList());
        map.upstreams().stream()
                .flatMap(upstream -> upstream.checks().stream())
                .filter(check -> check.target() instanceof Target.Http http
                        && "api.va.gov".equals(http.url().getHost()))
                .forEach(check -> {
                    intervals.add(check.interval());
                    assertThat(check.retryInterval()).isEqualTo(Duration.ofMinutes(1));
                });
        assertThat(intervals).hasSize(12).containsOnly(Duration.ofMinutes(1));
        assertThat(map.hosts()).containsEntry("api.va.gov", new HostLimit(60));
    }

    @Test
    void contactsAndPeopleAreThoseOfTheTeamsDocuments() {
        ServicesMap map = read(Map.of()).map();
        Map<String, String> slack = Map.of(
                "caseflow", "#caseflow-support-team",
                "lighthouse_vshe", "#lighthouse-infrastructure",
                "check_in", "#check-in-experience",
                "mhv_sm", "#mhv-secure-messaging",
                "mhv_meds", "#mhv-medical-records",
                "vaos", "#vaos-engineering",
                "evss", "#evss-prod",
                "vapro_contact_info", "#va-profile",
                "vetext", "#va-mobile-app-push-notifications",
                "id_me", "#vsp-identity");
        slack.forEach((id, channel) -> assertThat(
                        map.upstream(id).orElseThrow().team().orElseThrow().slack())
                .contains(channel));
        assertThat(map.upstream("cdc").orElseThrow().team().orElseThrow().email())
                .contains("iisinfo@cdc.gov");
        assertThat(map.upstreams())
                .allSatisfy(upstream -> assertThat(upstream.team()).isPresent());
        assertThat(map.people())
                .containsKeys(
                        "product-owner",
                        "engineering-lead",
                        "product-lead",
                        "system-owner",
                        "on-call",
                        "incident-commander")
                .allSatisfy((role, person) -> assertThat(person.name()).isPresent());
    }
}
