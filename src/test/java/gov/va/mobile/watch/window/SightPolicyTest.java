package gov.va.mobile.watch.window;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.window.SightPolicy.Looked;
import gov.va.mobile.watch.window.SightPolicy.Sight;
import gov.va.mobile.watch.window.appfeed.PublicFeed.Entry;
import gov.va.mobile.watch.window.appfeed.PublicFeed.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Seen by Veterans, or not (behaviour.md §5). */
class SightPolicyTest {
    private static final Instant START = Instant.parse("2026-11-24T15:00:00.400Z");
    private static final Span WINDOW = new Span(START, START.plus(Duration.ofHours(1)));
    private static final Span EARLIER = new Span(START.minusSeconds(600), START.plusSeconds(1200));
    private static final Instant EARLY = START.plus(SightPolicy.PATIENCE).minusMillis(1);
    private static final Instant LATE = START.plus(SightPolicy.PATIENCE);
    private static final Reading NOTHING = new Reading.Shows(List.of());

    @Test
    void visibleOnceAFeatureThatItWinsIsPrintedWithItsTimes() {
        Looked looked = live(Map.of("claims", WINDOW, "appeals", EARLIER));
        assertThat(judge(looked, shows("claims", WINDOW), EARLY)).isEqualTo(Sight.VISIBLE);
        assertThat(judge(looked, shows("claims", cut(WINDOW)), EARLY))
                .as("PagerDuty keeps whole seconds")
                .isEqualTo(Sight.VISIBLE);
        assertThat(judge(looked, shows("appeals", EARLIER), LATE))
                .as("what others win says nothing of it")
                .isEqualTo(Sight.UNSEEN);
        assertThat(judge(looked, shows("labs", WINDOW), LATE)).isEqualTo(Sight.UNSEEN);
        assertThat(judge(looked, shows("claims", new Span(START, WINDOW.end().minusSeconds(60))), LATE))
                .as("another end is another promise")
                .isEqualTo(Sight.UNSEEN);
        assertThat(judge(looked, shows("claims", new Span(START.minusSeconds(60), WINDOW.end())), LATE))
                .isEqualTo(Sight.UNSEEN);
    }

    @Test
    void theStartMayBeThatOfPagerDuty() {
        Span there = new Span(START.plusSeconds(3), WINDOW.end());
        Looked looked =
                new Looked(true, WINDOW, Optional.of(there), Set.of("claims"), Map.of("claims", WINDOW), START, false);
        assertThat(judge(looked, shows("claims", there), EARLY)).isEqualTo(Sight.VISIBLE);
    }

    @Test
    void whereOthersWinAllItIsVisibleOnceTheyArePrintedAsExpected() {
        Looked looked = live(Map.of("claims", EARLIER, "appeals", EARLIER));
        Reading both = new Reading.Shows(List.of(entry("claims", EARLIER), entry("appeals", EARLIER)));
        assertThat(judge(looked, both, EARLY)).isEqualTo(Sight.VISIBLE);
        assertThat(judge(looked, shows("claims", EARLIER), LATE)).isEqualTo(Sight.UNSEEN);
        Reading otherEnd = new Reading.Shows(List.of(entry("claims", EARLIER), entry("appeals", WINDOW)));
        assertThat(judge(looked, otherEnd, LATE)).isEqualTo(Sight.UNSEEN);
        assertThat(judge(live(Map.of()), NOTHING, LATE))
                .as("a window that shows nothing is never seen")
                .isEqualTo(Sight.UNSEEN);
    }

    @Test
    void thePatienceEndsAfterEightMinutesAndItIsToldOnce() {
        Looked looked = live(Map.of("claims", WINDOW));
        assertThat(judge(looked, NOTHING, EARLY)).isEqualTo(Sight.NOTHING);
        assertThat(judge(looked, NOTHING, LATE)).isEqualTo(Sight.UNSEEN);
        assertThat(judge(looked, new Reading.Unreadable("no answer"), EARLY)).isEqualTo(Sight.NOTHING);
        assertThat(judge(looked, new Reading.Unreadable("no answer"), LATE)).isEqualTo(Sight.UNSEEN);
        Looked told =
                new Looked(true, WINDOW, Optional.empty(), Set.of("claims"), Map.of("claims", WINDOW), START, true);
        assertThat(judge(told, NOTHING, LATE)).isEqualTo(Sight.NOTHING);
    }

    @Test
    void goneOnceNothingWithItsStartIsPrintedThatIsStillOn() {
        Looked over = over(Map.of());
        assertThat(judge(over, NOTHING, EARLY)).isEqualTo(Sight.GONE);
        assertThat(judge(over, shows("claims", WINDOW), EARLY)).isEqualTo(Sight.NOTHING);
        assertThat(judge(over, shows("claims", WINDOW), LATE)).isEqualTo(Sight.LINGERING);
        assertThat(judge(over, shows("labs", WINDOW), LATE))
                .as("a feature that it never blocked")
                .isEqualTo(Sight.GONE);
        assertThat(judge(over, shows("claims", EARLIER), LATE))
                .as("another start is another window")
                .isEqualTo(Sight.GONE);
        assertThat(judge(over, shows("claims", WINDOW), WINDOW.end()))
                .as("past its end the app no longer blocks")
                .isEqualTo(Sight.GONE);
        assertThat(judge(over, new Reading.Unreadable("no answer"), LATE)).isEqualTo(Sight.NOTHING);
    }

    @Test
    void anotherWindowOfOursExplainsWhatIsStillPrinted() {
        assertThat(judge(over(Map.of("claims", new Span(START, START.plusSeconds(60)))), shows("claims", WINDOW), LATE))
                .isEqualTo(Sight.GONE);
        assertThat(judge(over(Map.of("claims", EARLIER)), shows("claims", WINDOW), LATE))
                .isEqualTo(Sight.LINGERING);
    }

    private static Looked live(Map<String, Span> expected) {
        return new Looked(true, WINDOW, Optional.empty(), Set.of("claims", "appeals"), expected, START, false);
    }

    private static Looked over(Map<String, Span> expected) {
        return new Looked(false, WINDOW, Optional.empty(), Set.of("claims", "appeals"), expected, START, false);
    }

    private static Sight judge(Looked looked, Reading reading, Instant at) {
        return SightPolicy.judge(looked, reading, at);
    }

    private static Reading shows(String feature, Span times) {
        return new Reading.Shows(List.of(entry(feature, times)));
    }

    private static Entry entry(String feature, Span times) {
        return new Entry(feature, times.start(), times.end());
    }

    private static Span cut(Span times) {
        return new Span(
                times.start().truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
                times.end().truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    }
}
