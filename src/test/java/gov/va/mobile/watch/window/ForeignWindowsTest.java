package gov.va.mobile.watch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gov.va.mobile.watch.platform.ProblemException;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.window.WindowChange.Kind;
import gov.va.mobile.watch.window.WindowView.Origin;
import gov.va.mobile.watch.window.pagerduty.PagerDuty.Held;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Windows that others made at PagerDuty. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WindowProfile.class)
class ForeignWindowsTest extends WindowTestBase {
    @Inject
    Importer importer;

    @Inject
    ForeignWindows foreign;

    @Inject
    ServiceTroubles troubles;

    @Inject
    HeardWindows heard;

    @Inject
    QuietWindows quiet;

    private Instant now;

    @BeforeEach
    void time() {
        now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        heard.clear();
    }

    @Test
    void importedShownHonouredAndNeverChangedFromHere() {
        String there = pagerduty.put("PSHAREDbgs", now, now.plusSeconds(7200), "by Bob USER_MESSAGE: We are at it. ");
        importer.importAll();
        importer.importAll();
        WindowView window = only();
        assertThat(window.origin()).isEqualTo(Origin.PAGERDUTY);
        assertThat(window.status()).isEqualTo(WindowStatus.ACTIVE);
        assertThat(window.scope()).contains(Scope.SHARED);
        assertThat(window.userMessage()).contains("We are at it.");
        assertThat(window.version()).isEqualTo(1);
        assertThat(window.publication().state()).isEqualTo("published");
        assertThat(window.publication().pagerdutyId()).contains(there);
        assertThat(heard.kinds()).containsExactly(Kind.IMPORTED);
        assertThat(quiet.covers("caseflow", clock.instant())).isTrue();
        assertThat(windows.shown(clock.instant())).hasSize(1);
        ProblemException refused = catchThrowableOfType(
                ProblemException.class, () -> decisions.end(call(window), new WindowRequests.Reason(null)));
        assertThat(refused.problem().status()).isEqualTo(409);
        assertThat(refused.problem().detail()).contains("PagerDuty");
        reconcile();
        assertThat(pagerduty.calls("PUT")).isEmpty();
        assertThat(pagerduty.calls("DELETE")).isEmpty();
    }

    /** After a backup was restored, or where somebody copied and cut our words: it is one of theirs. */
    @Test
    void oneWithAMarkOfOursThatNobodyKnowsIsImported() {
        pagerduty.put(
                "PMOBILEmpi", now, now.plusSeconds(7200), "[upstream-watch:00000000-0000-4000-8000-00000000abcd]");
        pagerduty.put(
                "PMOBILEbgs", now, now.plusSeconds(7200), "[upstream-watch:------------------------------------]");
        importer.importAll();
        assertThat(windows.live()).hasSize(2).allMatch(window -> window.origin() == Origin.PAGERDUTY);
    }

    @Test
    void movedAndEndedThere() {
        String there = pagerduty.put("PMOBILEmpi", now.plusSeconds(3600), now.plusSeconds(7200), "");
        importer.importAll();
        WindowView window = only();
        assertThat(window.status()).isEqualTo(WindowStatus.CONFIRMED);
        pagerduty.moveByHand(there, now, now.plusSeconds(9000));
        importer.importAll();
        assertThat(now(window).end()).isEqualTo(now.plusSeconds(9000));
        windowClock.decideDue();
        assertThat(now(window).status()).isEqualTo(WindowStatus.ACTIVE);
        pagerduty.removeByHand(there);
        importer.importAll();
        assertThat(now(window).status()).isEqualTo(WindowStatus.ENDED);
        assertThat(heard.kinds()).containsExactly(Kind.IMPORTED, Kind.MOVED, Kind.STARTED, Kind.ENDED);
    }

    @Test
    void removedBeforeItBeganIsCancelledAndAnEndThatComesEndsIt() {
        String there = pagerduty.put("PMOBILEmpi", now.plusSeconds(3600), now.plusSeconds(7200), "");
        pagerduty.put("PMOBILEbgs", now, now.plusSeconds(600), "");
        importer.importAll();
        pagerduty.removeByHand(there);
        pass(Duration.ofMinutes(11));
        importer.importAll();
        assertThat(windows.live()).isEmpty();
        assertThat(heard.kinds()).contains(Kind.CANCELLED, Kind.ENDED);
    }

    @Test
    void oneOfOursStaysOneThoughAPersonWroteOverItsDescription() {
        WindowView window = planned("bgs", Duration.ofHours(1), Duration.ofHours(2));
        publisher.publishDue();
        pagerduty.describeByHand(now(window).publication().pagerdutyId().orElseThrow(), "edited by a person");
        importer.importAll();
        assertThat(windows.live()).extracting(WindowView::id).containsExactly(window.id());
    }

    @Test
    void oneWindowOnBothServicesOfAnUpstreamIsOneOfTheWiderScope() {
        Held both =
                new Held("PBOTH", clock.instant(), in(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS), "theirs");
        var mobile = new ForeignWindows.Service("PMOBILEbgs", "bgs", Scope.MOBILE);
        var shared = new ForeignWindows.Service("PSHAREDbgs", "bgs", Scope.SHARED);
        for (int i = 0; i < 3; i++) {
            turn.take(() -> {
                foreign.takeOver(mobile, List.of(both), clock.instant());
                foreign.takeOver(shared, List.of(both), clock.instant());
            });
        }
        assertThat(only().scope()).contains(Scope.SHARED);
        assertThat(only().version()).as("it stays as it is").isEqualTo(1);
        turn.take(() -> {
            foreign.takeOver(mobile, List.of(), clock.instant());
            foreign.takeOver(shared, List.of(), clock.instant());
        });
        assertThat(windows.live()).isEmpty();
    }

    @Test
    void oursAreNotImported() {
        confirmed("bgs");
        publisher.publishDue();
        importer.importAll();
        assertThat(windows.live()).hasSize(1);
    }

    @Test
    void oneBadServiceStopsNoOtherAndAnOutageThereForgetsNothing() {
        pagerduty.put("PMOBILEcaseflow", now, now.plusSeconds(7200), "");
        importer.importAll();
        assertThat(troubles.of("PBAD").orElseThrow()).contains("400");
        assertThat(troubles.of("PMOBILEcaseflow")).isEmpty();
        WindowView window = only();
        pagerduty.failAll(503);
        importer.importAll();
        assertThat(now(window).status()).isEqualTo(WindowStatus.ACTIVE);
        assertThat(proposalOfVbms().preview().orElseThrow().warnings())
                .anyMatch(warning -> warning.contains("refuses its service"));
    }

    @Test
    void aProposalGivesWayToWhatOthersSet() {
        WindowView proposal = proposal("bgs");
        pagerduty.put("PSHAREDbgs", now, now.plusSeconds(7200), "");
        importer.importAll();
        assertThat(now(proposal).status()).isEqualTo(WindowStatus.WITHDRAWN);
    }

    private WindowView proposalOfVbms() {
        outage("vbms");
        pass(Duration.ofMinutes(16));
        return windows.live().stream()
                .filter(window -> window.upstreamId().equals("vbms"))
                .findFirst()
                .orElseThrow();
    }
}
