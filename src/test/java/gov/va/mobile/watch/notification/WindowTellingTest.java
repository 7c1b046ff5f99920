package gov.va.mobile.watch.notification;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.notification.WindowTelling.When;
import gov.va.mobile.watch.window.WindowChange;
import gov.va.mobile.watch.window.WindowStatus;
import gov.va.mobile.watch.window.WindowView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Windows that belong together are told by one message (behaviour.md §5, "a set"). */
class WindowTellingTest {
    private static final UUID PLAN = UUID.randomUUID();

    private final WindowComposer composer = new WindowComposer(Views.map(), new Links("https://watch.example"));

    private static WindowView of(String upstream, String publication) {
        return Views.ofSet(UUID.randomUUID(), upstream, PLAN, publication);
    }

    private static WindowTelling telling(WindowChange.Kind kind, WindowView window, WindowView... others) {
        List<WindowView> together = new ArrayList<>(List.of(others));
        together.add(window);
        return WindowTelling.ofPublication(Views.change(kind, window), together);
    }

    @Test
    void theLastThatPagerDutyTakesIsToldForAll() {
        WindowView first = of("bgs", "published");
        WindowTelling early = telling(WindowChange.Kind.PUBLISHED, first, of("caseflow", "pending"));
        assertThat(early.when()).isEqualTo(When.LATER);
        Ruling send = Ruling.send(Destination.ALERTS, NotificationKind.WINDOW_PUBLISHED, false);
        assertThat(early.rule(send).decision()).isEqualTo(Decision.SUPPRESSED);
        WindowView last = of("caseflow", "published");
        WindowTelling late = telling(WindowChange.Kind.PUBLISHED, last, first);
        assertThat(late.rule(send)).isEqualTo(send);
        assertThat(late.set()).containsExactly(last, first);
        assertThat(late.waited()).containsExactly(first);
        assertThat(composer.compose(send, Views.change(WindowChange.Kind.PUBLISHED, last), late.set(), Optional.empty())
                        .text())
                .startsWith("Maintenance window published for ")
                .contains("BGS", "CASEFLOW", "PagerDuty windows: Pcaseflow, Pbgs");
    }

    @Test
    void whatBelongsToNothingOrEndsOtherwiseIsToldByItself() {
        WindowView alone = Views.window();
        assertThat(telling(WindowChange.Kind.PUBLISHED, alone))
                .isEqualTo(new WindowTelling(List.of(alone), When.NOW, List.of()));
        WindowView ours = of("bgs", "published");
        WindowView otherPlan = Views.ofSet(UUID.randomUUID(), "caseflow", UUID.randomUUID(), "pending");
        assertThat(telling(WindowChange.Kind.PUBLISHED, ours, otherPlan).when()).isEqualTo(When.NOW);
    }

    @Test
    void aRefusalIsToldAtOnceWithThoseThatPagerDutyHolds() {
        WindowView refused = of("bgs", "failed");
        WindowTelling telling = telling(WindowChange.Kind.PUBLICATION_FAILED, refused, of("caseflow", "published"));
        assertThat(telling.when()).isEqualTo(When.NOW);
        assertThat(telling.waited()).isEmpty();
        assertThat(composer.compose(
                                Ruling.send(Destination.ALERTS, NotificationKind.WINDOW_PUBLICATION_FAILED, false),
                                Views.change(WindowChange.Kind.PUBLICATION_FAILED, refused),
                                telling.set(),
                                Optional.empty())
                        .text())
                .startsWith("Veterans do NOT see this window: BGS")
                .contains("PagerDuty holds those of: CASEFLOW");
    }

    @Test
    void aCalendarThatIsFirstReadIsOneMessageWithEachTime() {
        List<WindowChange> changes = List.of(
                Views.change(WindowChange.Kind.PROPOSED, Views.announced(Views.window(), "one")),
                Views.change(
                        WindowChange.Kind.PROPOSED,
                        Views.announced(
                                Views.window(
                                        UUID.randomUUID(),
                                        WindowView.Origin.PROPOSAL,
                                        WindowStatus.PROPOSED,
                                        Optional.empty(),
                                        Optional.empty()),
                                "two")));
        WindowTelling telling = WindowTelling.of(changes, changes.getFirst());
        assertThat(telling.when()).isEqualTo(When.NOW);
        assertThat(telling.about(changes.getFirst().window()))
                .as("each is decided by itself, and the message stays")
                .isEmpty();
        assertThat(WindowTelling.of(changes, changes.getLast()).when()).isEqualTo(When.WITH_ITS_SET);
        assertThat(composer.compose(
                                Ruling.send(Destination.ALERTS, NotificationKind.WINDOW_PROPOSED, false),
                                changes.getFirst(),
                                telling.set(),
                                Optional.empty())
                        .text())
                .startsWith("Maintenance announced by BGS: 2 windows proposed")
                .contains("its calendar at bgs.example", "each is confirmed or rejected by itself")
                .contains("https://watch.example/maintenance-windows/" + Views.WINDOW);
    }
}
