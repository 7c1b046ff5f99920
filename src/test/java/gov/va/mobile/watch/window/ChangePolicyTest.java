package gov.va.mobile.watch.window;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.window.ChangePolicy.Kind;
import gov.va.mobile.watch.window.ChangePolicy.Situation;
import gov.va.mobile.watch.window.ChangePolicy.Wish;
import gov.va.mobile.watch.window.WindowView.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangePolicyTest {
    private static final Instant START = Instant.parse("2026-11-02T12:00:00Z");
    private static final Span WINDOW = new Span(START, at(120));

    @Test
    void anExtensionIsProposedHalfAnHourBeforeTheEnd() {
        Situation down = situation(Origin.PROPOSAL, false, false, Optional.of(true), Optional.empty());
        assertThat(ChangePolicy.decide(down, at(89))).isEqualTo(new Wish.Nothing());
        assertThat(ChangePolicy.decide(down, at(90)))
                .isEqualTo(new Wish.Propose(Kind.EXTEND, at(165), "the upstream is still down"));
    }

    @Test
    void anExtensionIsAtLeastHalfAnHourAndAtMostADay() {
        assertThat(extension(at(121))).isEqualTo(at(150));
        assertThat(extension(at(120).plus(Duration.ofHours(30)))).isEqualTo(at(120).plus(Duration.ofDays(1)));
    }

    @Test
    void anEarlyEndIsProposedTenMinutesAfterTheRecovery() {
        Situation well = situation(Origin.PROPOSAL, false, false, Optional.of(false), Optional.of(at(30)));
        assertThat(ChangePolicy.decide(well, at(39))).isEqualTo(new Wish.Nothing());
        assertThat(ChangePolicy.decide(well, at(40)))
                .isEqualTo(new Wish.Propose(Kind.END_EARLY, at(40), "the upstream has passed for 10 minutes"));
    }

    @Test
    void plannedWorkMayAnswerInBetween() {
        Situation well = situation(Origin.PLANNED, true, false, Optional.of(false), Optional.of(at(30)));
        assertThat(ChangePolicy.decide(well, at(59))).isEqualTo(new Wish.Nothing());
        assertThat(ChangePolicy.decide(well, at(60))).isInstanceOf(Wish.Propose.class);
    }

    @Test
    void itEndsByItselfOnlyWhereThatWasAgreedAndIsSure() {
        var recovered = Optional.of(at(30));
        var up = Optional.of(false);
        assertThat(ChangePolicy.decide(situation(Origin.PROPOSAL, true, false, up, recovered), at(40)))
                .isInstanceOf(Wish.EndNow.class);
        assertThat(ChangePolicy.decide(situation(Origin.PROPOSAL, true, true, up, recovered), at(40)))
                .isInstanceOf(Wish.Propose.class);
        assertThat(ChangePolicy.decide(situation(Origin.PLANNED, true, false, up, recovered), at(119)))
                .isInstanceOf(Wish.Propose.class);
        assertThat(ChangePolicy.decide(situation(Origin.PAGERDUTY, true, false, up, recovered), at(119)))
                .isEqualTo(new Wish.Nothing());
    }

    @Test
    void nothingIsProposedOfWhatIsNotKnown() {
        assertThat(ChangePolicy.decide(
                        situation(Origin.PROPOSAL, true, false, Optional.empty(), Optional.of(at(10))), at(100)))
                .isEqualTo(new Wish.Nothing());
        assertThat(ChangePolicy.decide(
                        situation(Origin.PLANNED, false, false, Optional.of(false), Optional.empty()), at(100)))
                .isEqualTo(new Wish.Nothing());
    }

    @Test
    void threeDaysAreLongAndToldOnce() {
        Span two = new Span(START, START.plus(Duration.ofDays(2)));
        Span three = new Span(START, START.plus(Duration.ofDays(3)));
        Span more = new Span(START, START.plus(Duration.ofHours(73)));
        assertThat(ChangePolicy.growsLong(two, three)).isFalse();
        assertThat(ChangePolicy.growsLong(three, more)).isTrue();
        assertThat(ChangePolicy.growsLong(more, new Span(START, START.plus(Duration.ofHours(90)))))
                .isFalse();
    }

    private static Instant extension(Instant estimated) {
        var down = new Situation(WINDOW, Origin.PROPOSAL, false, false, Optional.of(true), Optional.empty(), estimated);
        return ChangePolicy.decide(down, at(100)) instanceof Wish.Propose propose ? propose.end() : Instant.EPOCH;
    }

    private static Situation situation(
            Origin origin, boolean autoEnd, boolean doorOnly, Optional<Boolean> down, Optional<Instant> recovered) {
        return new Situation(WINDOW, origin, autoEnd, doorOnly, down, recovered, at(165));
    }

    private static Instant at(int minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }
}
