package gov.va.mobile.watch.window;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.support.Mutations;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.window.FakePagerDuty.Held;
import gov.va.mobile.watch.window.FakePagerDuty.Spoiler;
import gov.va.mobile.watch.window.FakePagerDuty.Spoilt;
import gov.va.mobile.watch.window.pagerduty.PagerDuty;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** PagerDuty answers whatever it likes, to every call: each time one sentence says what was found, and once it answers well again there is what should be there, once. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WindowProfile.class)
class HostilePagerDutyTest extends WindowTestBase {
    private static final int WINDOWS = 40;
    private static final int TRIES = 6;
    private static final int LONGEST = 500;

    @Inject
    Importer importer;

    private final Mutations mutations = new Mutations(20261129);

    @Test
    void whateverItAnswersThereIsOneWindowAfterwards() throws SQLException {
        for (int n = 0; n < WINDOWS; n++) {
            clear();
            String what = "seed " + mutations.seed() + ", window " + n;
            WindowView window = planned("bgs", Duration.ofHours(1), Duration.ofHours(2));
            tried(window, what + ", made");
            well(window, what + ", made");

            decisions.extend(
                    call(now(window)), new WindowRequests.Extend(window.end().plusSeconds(600)));
            tried(window, what + ", changed");
            well(window, what + ", changed");

            decisions.cancel(call(now(window)), new WindowRequests.Reason(null));
            tried(window, what + ", removed");
            pagerduty.mend();
            publishAgain();
            assertThat(pagerduty.open()).as(what).isEmpty();
            assertThat(now(window).publication().state()).as(what).isEqualTo("ended");
        }
    }

    /** Several tries, each answered badly, or well up to some call. */
    private void tried(WindowView window, String what) throws SQLException {
        WindowStatus before = now(window).status();
        for (int n = 0; n < TRIES; n++) {
            pagerduty.spoil(new FromSomeCall(new SpoiltAnswers(mutations), mutations.oneOf(List.of(0, 0, 1, 2))));
            publishAgain();
            pagerduty.mend();
            var publication = now(window).publication();
            publication.lastError().ifPresent(error -> assertSpeakable(error, what));
            assertThat(publication.state()).as(what).isIn("pending", "failed", "published", "ended", "none");
            assertThat(pagerduty.open()).as(what).hasSizeLessThanOrEqualTo(1);
            assertThat(now(window).status()).as(what + ": " + publication).isEqualTo(before);
        }
    }

    private static void assertSpeakable(String error, String what) {
        assertThat(error)
                .as(what)
                .matches("(list|get|create|change|remove): found \\S.*")
                .hasSizeLessThan(LONGEST)
                .doesNotContain(SpoiltAnswers.UNSPEAKABLE);
    }

    /** It answers well; what was refused for good waits for a person, who wants it a little otherwise. */
    private void well(WindowView window, String what) throws SQLException {
        publishAgain();
        if (!now(window).publication().state().equals("published")
                || now(window).publication().lastError().isPresent()) {
            WindowView seen = now(window);
            decisions.extend(call(seen), new WindowRequests.Extend(seen.end().plusSeconds(60)));
            publishAgain();
        }
        WindowView after = now(window);
        assertThat(after.publication().state()).as(what).isEqualTo("published");
        assertThat(after.publication().lastError()).as(what).isEmpty();
        assertThat(pagerduty.open()).as(what).hasSize(1);
        Held held = pagerduty.open().getFirst();
        assertThat(held.end()).as(what).isEqualTo(after.end().truncatedTo(ChronoUnit.SECONDS));
        assertThat(after.publication().pagerdutyId()).as(what).contains(held.id());
    }

    @Test
    void whatOthersMadeThereStaysAsItWasLastKnown() {
        pagerduty.put(
                "PMOBILEbgs", in(Duration.ofHours(1)), in(Duration.ofHours(2)), "others USER_MESSAGE: be patient");
        importer.importAll();
        WindowView known = only();
        for (int n = 0; n < WINDOWS; n++) {
            pagerduty.spoil(new SpoiltAnswers(mutations));
            importer.importAll();
            WindowView after = only();
            assertThat(after.id()).as("seed %d, %d", mutations.seed(), n).isEqualTo(known.id());
            assertThat(after.version()).as("seed %d, %d", mutations.seed(), n).isEqualTo(known.version());
        }
        pagerduty.mend();
        importer.importAll();
        assertThat(only().version()).isEqualTo(known.version());
    }

    @Test
    void aPageOfSomethingInBetweenRemovesNothing() throws SQLException {
        WindowView window = planned("bgs", Duration.ofHours(1), Duration.ofHours(2));
        publisher.publishDue();
        decisions.cancel(call(now(window)), new WindowRequests.Reason(null));
        for (int status : List.of(404, 405, 200)) {
            pagerduty.spoil(only("DELETE", status, "<html>no such site</html>", 0, Duration.ZERO));
            publishAgain();
            assertThat(now(window).publication().state()).isEqualTo("published");
            assertThat(pagerduty.open()).hasSize(1);
        }
        pagerduty.mend();
        publishAgain();
        assertThat(pagerduty.open()).isEmpty();
    }

    @Test
    void anAnswerThatComesTooLateIsFoundAgain() throws SQLException {
        WindowView window = planned("bgs", Duration.ofHours(1), Duration.ofHours(2));
        pagerduty.spoil(only("POST", 201, "{}", 0, Duration.ofSeconds(9)));
        publisher.publishDue();
        assertThat(now(window).publication().state()).isEqualTo("pending");
        assertThat(now(window).publication().lastError()).contains("create: found no answer within 8 s");
        pagerduty.mend();
        publishAgain();
        assertThat(pagerduty.open()).hasSize(1);
        assertThat(now(window).publication().state()).isEqualTo("published");
    }

    @Test
    void anAnswerThatIsFarTooLongIsNotReadToItsEnd() throws SQLException {
        WindowView window = planned("bgs", Duration.ofHours(1), Duration.ofHours(2));
        pagerduty.spoil(only("POST", 201, "{\"a\":\"" + "x".repeat(600 * 1024) + "\"}", 0, Duration.ZERO));
        publisher.publishDue();
        assertThat(now(window).publication().state()).isEqualTo("pending");
        assertThat(now(window).publication().lastError()).contains("create: found an answer larger than 512 KiB");
        pagerduty.mend();
        publishAgain();
        assertThat(pagerduty.open()).hasSize(1);
        assertThat(now(window).publication().state()).isEqualTo("published");
    }

    /** However it does that, no call may outlast the lease that was renewed before it. */
    @Test
    void anAnswerThatNeverEndsIsLeft() throws SQLException {
        WindowView window = planned("bgs", Duration.ofHours(1), Duration.ofHours(2));
        pagerduty.spoil(only("POST", 201, "{", 1_000, Duration.ofSeconds(15)));
        long begun = System.nanoTime();
        publisher.publishDue();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PagerDuty.LONGEST_CALL.plusSeconds(1));
        assertThat(now(window).publication().state()).isEqualTo("pending");
        assertThat(now(window).publication().lastError()).contains("create: found no answer within 8 s");
        pagerduty.mend();
        publishAgain();
        assertThat(pagerduty.open()).hasSize(1);
        assertThat(now(window).publication().state()).isEqualTo("published");
    }

    /** Answers calls of that method so, though they take effect where they create; the others are answered well. */
    private static Spoiler only(String method, int status, String body, int missing, Duration late) {
        return new Spoiler() {
            @Override
            public boolean takesEffect(String called) {
                return !called.equals("DELETE");
            }

            @Override
            public Optional<Spoilt> spoil(String called, String rightBody) {
                return called.equals(method)
                        ? Optional.of(new Spoilt(status, "text/html", body, missing, late))
                        : Optional.empty();
            }
        };
    }

    /** The first calls are answered well. */
    private static final class FromSomeCall implements Spoiler {
        private final Spoiler after;
        private int left;

        FromSomeCall(Spoiler after, int left) {
            this.after = after;
            this.left = left;
        }

        @Override
        public boolean takesEffect(String method) {
            return left > 0 || after.takesEffect(method);
        }

        @Override
        public Optional<Spoilt> spoil(String method, String rightBody) {
            return left-- > 0 ? Optional.empty() : after.spoil(method, rightBody);
        }
    }
}
