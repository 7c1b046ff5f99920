package gov.va.mobile.watch.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Links in messages where there is no bot (behaviour.md §6): whoever has one may do what it says, to what it says, in the version that the message showed, once, for a while. It is for whoever reads the channel,
 * who gives a name before it acts; so it carries exactly the role that the deed takes, and nothing more.
 */
@ApplicationScoped
public class OneTimeLinks {
    /** For so long a link is good: a message that is older has been overtaken, and the page is one click further. */
    static final Duration GOOD_FOR = Duration.ofHours(2);

    private final LinkStore store;
    private final Manners manners;
    private final Clock clock;
    private final boolean on;

    OneTimeLinks(LinkStore store, Manners manners, Clock clock, SlackAppConfig config) {
        this.store = store;
        this.manners = manners;
        this.clock = clock;
        this.on = config.links();
    }

    /** What became of a link. */
    public sealed interface Found {
        /** It is none of ours. */
        record Unknown() implements Found {}

        /** Its time is over. */
        record Expired(Offer offer) implements Found {}

        /** Somebody used it. */
        record Used(Offer offer) implements Found {}

        /** It is good. */
        record Good(Offer offer) implements Found {}
    }

    /** Whether messages get links (WATCH_SLACK_LINKS). */
    boolean on() {
        return on;
    }

    /** A new link that lets do that. */
    public String address(Offer offer) {
        var link = new LinkToken(
                offer, clock.instant().plus(GOOD_FOR), UUID.randomUUID().toString());
        return manners.links().link(link.text(store.key()));
    }

    /** What a link is good for; asking changes nothing. */
    public Found find(String token) {
        Optional<LinkToken> link = read(token);
        if (link.isEmpty()) {
            return new Found.Unknown();
        }
        Offer offer = link.get().offer();
        if (store.used(link.get())) {
            return new Found.Used(offer);
        }
        return clock.instant().isBefore(link.get().expires()) ? new Found.Good(offer) : new Found.Expired(offer);
    }

    /** Uses a good link up; false when somebody else was first. */
    public boolean use(String token, String by) {
        return read(token).filter(link -> store.use(link, by)).isPresent();
    }

    /** Nothing came of a use, so the link stays good. */
    public void release(String token) {
        read(token).ifPresent(store::release);
    }

    private Optional<LinkToken> read(String token) {
        return on ? LinkToken.read(token, store.key()) : Optional.empty();
    }
}
