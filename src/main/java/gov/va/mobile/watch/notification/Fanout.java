package gov.va.mobile.watch.notification;

import java.util.List;
import java.util.stream.Stream;

/** By whom a message is told: by its audience's channel in Slack, and by each receiver that takes it (docs/notifications.md). Pure. */
final class Fanout {
    private Fanout() {}

    /**
     * What becomes of a message, at each destination that has to do with it.
     *
     * @param ruling what was decided for its audience
     * @param slack whether the audience has a channel in Slack
     * @param receivers those that are set up
     */
    static List<Ruling> of(Ruling ruling, boolean slack, List<Receiver> receivers) {
        Destination audience = ruling.destination();
        Stream<Ruling> bySlack = ruling.kind().forMachines()
                ? Stream.of()
                : Stream.of(slack || receivers.isEmpty() ? ruling : unset(ruling));
        return Stream.concat(
                        bySlack,
                        receivers.stream()
                                .filter(receiver -> receiver.audiences().contains(audience))
                                .filter(receiver -> receiver.takes(ruling.kind()))
                                .map(receiver -> receiver.rule(ruling)))
                .toList();
    }

    private static Ruling unset(Ruling ruling) {
        return ruling.decision() == Decision.SEND
                ? Ruling.suppressed(
                        ruling.destination(),
                        ruling.kind(),
                        ruling.destination().unset())
                : ruling;
    }
}
