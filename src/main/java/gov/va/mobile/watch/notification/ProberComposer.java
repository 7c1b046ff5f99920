package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.health.SightChanged;
import gov.va.mobile.watch.map.ServicesMap;
import java.time.Duration;
import java.util.Optional;

/** Puts into words what we ourselves see (behaviour.md §3, "Blind"). Pure. */
final class ProberComposer {
    private final Words words;
    private final Links links;

    ProberComposer(ServicesMap map, Links links) {
        this.words = new Words(map);
        this.links = links;
    }

    /** The message of a ruling about that change. */
    Message compose(Ruling ruling, SightChanged change) {
        String length = Words.duration(Duration.between(change.since(), change.at()));
        MessageBuilder message = switch (change.kind()) {
            case BLIND -> blind("Upstream Watch is blind: its own way out does not work", change);
            case STILL_BLIND -> blind("Upstream Watch is still blind, for " + length, change);
            case SEES_AGAIN ->
                new MessageBuilder("Upstream Watch sees again, after " + length)
                        .fact("Blind", Words.time(change.since()) + " to " + Words.time(change.at()))
                        .line("Nothing is known of that time. What is down now is told as soon as it was checked often"
                                + " enough.");
        };
        return message.mention(ruling.mention() ? words.onCall() : Optional.empty())
                .footer(links.home())
                .build();
    }

    private static MessageBuilder blind(String title, SightChanged change) {
        return new MessageBuilder(title)
                .fact("Since", Words.time(change.since()))
                .line(
                        "Nearly all that it asks gives no answer at all, its sentinels included: that is our own network, not the"
                                + " upstreams.")
                .line(
                        "Until it sees again no incident opens or resolves and no window is proposed: an outage would go unnoticed.")
                .fact(
                        "Do next",
                        "Look at the way out of where it runs (proxy, name service, network policy), and watch the app by hand.");
    }
}
