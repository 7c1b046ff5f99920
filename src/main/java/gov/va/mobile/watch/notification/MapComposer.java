package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.map.reload.MapMended;
import gov.va.mobile.watch.map.reload.MapRejected;
import java.time.Duration;
import java.util.List;

/** Puts into words what became of a changed services map (behaviour.md §1). Pure. */
final class MapComposer {
    /** So many problems are named; whoever mends the map sees all of them at once with {@code validate}. */
    private static final int SHOWN = 10;

    private final Links links;

    MapComposer(Links links) {
        this.links = links;
    }

    /** The newest map is refused. */
    Message rejected(MapRejected rejected) {
        List<String> problems = rejected.refusal().problems();
        var message = new MessageBuilder("The new services map is refused, "
                + (problems.size() == 1 ? "it has 1 error" : "it has " + problems.size() + " errors"));
        message.line(
                "The last good one, revision " + rejected.revisionKept() + ", stays in force; nothing else changes.");
        problems.stream().limit(SHOWN).forEach(message::line);
        if (problems.size() > SHOWN) {
            message.line("and " + (problems.size() - SHOWN) + " more");
        }
        return message.command("All of them", "./watch validate services-map.yaml")
                .footer(links.home())
                .build();
    }

    /** It can be used again. */
    Message mended(MapMended mended) {
        return new MessageBuilder("The services map is mended")
                .line("Revision " + mended.revision() + " is taken on, "
                        + Words.duration(Duration.between(mended.rejectedAt(), mended.at()))
                        + " after the last one was refused.")
                .footer(links.home())
                .build();
    }
}
