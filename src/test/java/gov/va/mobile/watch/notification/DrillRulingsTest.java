package gov.va.mobile.watch.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import gov.va.mobile.watch.incident.IncidentChange;
import gov.va.mobile.watch.window.Scope;
import gov.va.mobile.watch.window.WindowChange;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrillRulingsTest {
    private static final Set<Destination> ALL = EnumSet.allOf(Destination.class);

    @Test
    void tellsTheDrillChannelAloneAndMentionsNobody() {
        assertThat(rulings(Views.change(IncidentChange.Kind.OPENED, Views.incident()), ALL))
                .containsExactly(Ruling.send(Destination.DRILL, NotificationKind.INCIDENT_OPENED, false));
    }

    @Test
    void keepsUntoldWhatHasNoChannel() {
        assertThat(rulings(
                        Views.change(IncidentChange.Kind.OPENED, Views.incident()),
                        EnumSet.complementOf(EnumSet.of(Destination.DRILL))))
                .containsExactly(
                        Ruling.suppressed(Destination.DRILL, NotificationKind.INCIDENT_OPENED, "no drill channel"));
    }

    @Test
    void troublesNeitherOnCallOfVaGovNorTheProductOwner() {
        assertThat(DrillRulings.of(
                        NotificationPolicy.decide(
                                Views.change(WindowChange.Kind.CONFIRMED, Views.confirmed(Scope.SHARED)),
                                DrillRulings.circumstances(false)),
                        ALL))
                .extracting(Ruling::destination)
                .containsOnly(Destination.DRILL);
        var condition = new IncidentChange(
                IncidentChange.Kind.CONDITION,
                Views.incident(),
                Views.PAT,
                Views.START,
                "it holds",
                Map.of("condition", "playbook", "holds", "true"));
        assertThat(rulings(condition, ALL))
                .extracting(Ruling::destination, Ruling::decision)
                .containsExactly(tuple(Destination.DRILL, Decision.SUPPRESSED));
    }

    @Test
    void saysFirstOfAllThatItIsADrill() {
        Message marked = DrillRulings.mark(
                new MessageBuilder("x".repeat(150)).line("It fails.").build());
        assertThat(marked.text()).startsWith("DRILL: xxx").endsWith("It fails.");
        assertThat(textOf(marked.blocks().getFirst())).startsWith("DRILL: x").hasSizeLessThanOrEqualTo(150);
        assertThat(textOf(marked.blocks().get(1))).isEqualTo("It fails.");
    }

    private static String textOf(Message.Block block) {
        return Objects.requireNonNull(block.text()).text();
    }

    private static List<Ruling> rulings(IncidentChange change, Set<Destination> reachable) {
        return DrillRulings.of(NotificationPolicy.decide(change, DrillRulings.circumstances(false)), reachable);
    }
}
