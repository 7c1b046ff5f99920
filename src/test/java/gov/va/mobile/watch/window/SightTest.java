package gov.va.mobile.watch.window;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.window.WindowChange.Kind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether Veterans see a window, and stop seeing it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WindowProfile.class)
class SightTest extends WindowTestBase {
    @Inject
    SightWatch sight;

    @Inject
    HeardWindows heard;

    private final FakeAppFeed feed = FakeAppFeed.ONE;

    @BeforeEach
    void empty() {
        feed.reset();
        heard.clear();
    }

    @Test
    void seenAndGone() {
        WindowView window = confirmed("bgs");
        look(Duration.ofMinutes(1));
        assertThat(now(window).publication().visibleInAppAt()).isEmpty();
        publisher.publishDue();
        show(window, "appeals");
        look(Duration.ofMinutes(2));
        assertThat(now(window).publication().visibleInAppAt()).isPresent();
        assertThat(now(window).version()).isEqualTo(window.version());
        assertThat(heard.kinds()).contains(Kind.VISIBLE).doesNotContain(Kind.UNSEEN);
        pass(Duration.ofMinutes(1));
        decisions.end(call(now(window)), new WindowRequests.Reason(null));
        publisher.publishDue();
        look(Duration.ofMinutes(2));
        assertThat(now(window).publication().goneFromAppAt()).isEmpty();
        feed.reset();
        look(Duration.ofMinutes(2));
        assertThat(now(window).publication().goneFromAppAt()).isPresent();
        assertThat(heard.kinds()).doesNotContain(Kind.LINGERING);
    }

    @Test
    void notSeenAfterEightMinutesIsToldOnce() {
        WindowView window = confirmed("bgs");
        publisher.publishDue();
        feed.show("appeals", window.start().minusSeconds(7200), window.end().minusSeconds(900)); // another one's
        look(Duration.ofMinutes(7));
        assertThat(heard.kinds()).doesNotContain(Kind.UNSEEN);
        look(Duration.ofMinutes(2));
        look(Duration.ofMinutes(2));
        assertThat(heard.kinds()).containsOnlyOnce(Kind.UNSEEN);
        show(window, "payment_history");
        look(Duration.ofMinutes(2));
        assertThat(now(window).publication().visibleInAppAt()).isPresent();
    }

    /** What PagerDuty never took wins no feature in the app, so another window's must be expected there. */
    @Test
    void whatPagerDutyRefusedIsNotExpectedInTheApp() {
        pagerduty.fail("POST", 400);
        planned("bgs", Duration.ofMinutes(-5), Duration.ofHours(3));
        publisher.publishDue();
        WindowView taken = planned("caseflow", Duration.ofMinutes(-1), Duration.ofHours(2));
        publisher.publishDue();
        feed.show("appeals", seconds(now(taken).start()), seconds(taken.end()));
        look(Duration.ofMinutes(9));
        assertThat(now(taken).publication().visibleInAppAt()).isPresent();
        assertThat(heard.kinds()).doesNotContain(Kind.UNSEEN);
    }

    @Test
    void aFeedThatCannotBeReadIsToldToo() {
        confirmed("bgs");
        publisher.publishDue();
        feed.fail(503);
        look(Duration.ofMinutes(9));
        assertThat(heard.last(Kind.UNSEEN).text()).contains("could not be read").contains("503");
    }

    @Test
    void stillSeenAfterItsEndIsToldOnce() {
        WindowView window = confirmed("bgs");
        publisher.publishDue();
        show(window, "appeals");
        look(Duration.ofMinutes(2));
        pass(Duration.ofMinutes(1));
        decisions.end(call(now(window)), new WindowRequests.Reason(null));
        publisher.publishDue();
        look(Duration.ofMinutes(9));
        look(Duration.ofMinutes(2));
        assertThat(heard.kinds()).containsOnlyOnce(Kind.LINGERING);
    }

    @Test
    void anotherEndMustBeSeenAnew() {
        WindowView window = confirmed("bgs");
        publisher.publishDue();
        show(window, "appeals");
        look(Duration.ofMinutes(2));
        decisions.extend(
                call(now(window)), new WindowRequests.Extend(window.end().plusSeconds(3600)));
        publisher.publishDue();
        look(Duration.ofMinutes(2));
        assertThat(now(window).publication().visibleInAppAt()).isEmpty();
        feed.reset();
        show(now(window), "appeals");
        look(Duration.ofMinutes(2));
        assertThat(now(window).publication().visibleInAppAt()).isPresent();
    }

    @Test
    void whoDecidesReadsWhatTheAppWillPrint() {
        WindowView window = proposal("bgs");
        Preview preview = window.preview().orElseThrow();
        assertThat(preview.app()).extracting(Preview.Printed::feature).containsExactly("payment_history", "appeals");
        assertThat(preview.app()).allMatch(Preview.Printed::byThis);
        assertThat(preview.scopes()).extracting(Preview.Choice::vaGov).containsExactly(false, true);
        assertThat(preview.warnings()).isEmpty();
        assertThat(preview.visibleWithin()).isEqualTo(Duration.ofMinutes(6));
        planned("caseflow", Duration.ofMinutes(-5), Duration.ofMinutes(20));
        clock.advance(Duration.ofSeconds(5));
        Preview later = now(window).preview().orElseThrow();
        assertThat(later.app())
                .filteredOn(printed -> !printed.byThis())
                .extracting(Preview.Printed::feature)
                .containsExactly("appeals");
        assertThat(later.warnings()).singleElement().asString().contains("earlier end for appeals");
    }

    private void look(Duration after) {
        clock.advance(after);
        sight.look();
    }

    private void show(WindowView window, String feature) {
        feed.show(feature, seconds(window.start()), seconds(window.end()));
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
