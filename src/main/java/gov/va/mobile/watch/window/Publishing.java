package gov.va.mobile.watch.window;

import gov.va.mobile.watch.window.pagerduty.PagerDuty;
import gov.va.mobile.watch.window.pagerduty.PagerDuty.Held;
import gov.va.mobile.watch.window.pagerduty.PagerDutyException;
import gov.va.mobile.watch.window.pagerduty.PagerDutyException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings PagerDuty to what one window wants of it: look for our marker first, then adopt, make, change or remove (domain.md §4). Whatever was cut off before is
 * found again by the marker, so that there is one window there for each of ours. Only talks to PagerDuty; what follows is recorded by others.
 */
final class Publishing {
    private static final Duration SLOWLY = Duration.ofMinutes(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** After a lost answer PagerDuty may still be at it: look again only when it must be done. */
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(2);

    private final PagerDuty pagerduty;
    private final Runnable keepClaim;

    /** Thrown by {@code keepClaim} when somebody else has taken the work over: then nothing more may be sent. */
    static final class ClaimLostException extends RuntimeException {
        ClaimLostException() {
            super("another replica has taken this publication over");
        }
    }

    /**
     * One piece of work.
     *
     * @param keepClaim renews the claim before each request, or throws {@link ClaimLostException}
     */
    Publishing(PagerDuty pagerduty, Runnable keepClaim) {
        this.pagerduty = pagerduty;
        this.keepClaim = keepClaim;
    }

    /** The words by which a window of ours is found again. */
    static String marker(UUID windowId) {
        return "[upstream-watch:" + windowId + "]";
    }

    /** The description: of it VA.gov shows what stands after the first {@code USER_MESSAGE:}; no personal data. */
    static String description(UUID windowId, String upstreamName, String userMessage) {
        return "Maintenance window of " + upstreamName.replace("USER_MESSAGE:", "") + " by Upstream Watch "
                + marker(windowId) + "\nUSER_MESSAGE: " + userMessage.strip();
    }

    /** Does it. */
    PublicationOutcome bring(PublicationRow row, Instant now) {
        try {
            return row.wanted() ? hold(row, now) : holdNothing(row, now);
        } catch (PagerDutyException failed) {
            return failed(row, failed);
        }
    }

    private PublicationOutcome hold(PublicationRow row, Instant now) {
        if (!seconds(row.span().end()).isAfter(now)) {
            return new PublicationOutcome.Late();
        }
        List<Held> found = marked(row);
        if (found.isEmpty()) {
            return row.publishedAt().isPresent() && row.pagerdutyId().isPresent() ? missing(row, now) : create(row);
        }
        for (Held twin : found.subList(1, found.size())) {
            keepClaim.run();
            pagerduty.remove(twin.id());
        }
        return held(row, found.getFirst(), now);
    }

    /** It is there: as we left it, changed by a person, or not yet as wanted. */
    private PublicationOutcome held(PublicationRow row, Held held, Instant now) {
        boolean known = row.pagerdutyId().filter(held.id()::equals).isPresent()
                && row.there().isPresent();
        if (known && row.settled()) {
            return row.there().get().equals(new Span(held.start(), held.end()))
                    ? new PublicationOutcome.Holds(held)
                    : new PublicationOutcome.MovedThere(held);
        }
        return fulfils(row, held, now) ? new PublicationOutcome.Holds(held) : change(row, held);
    }

    /** PagerDuty makes a start in the past the moment of the request, so such a start may differ. */
    private static boolean fulfils(PublicationRow row, Held held, Instant now) {
        boolean bothBegun = !row.span().start().isAfter(now) && !held.start().isAfter(now);
        return (bothBegun || held.start().equals(seconds(row.span().start())))
                && held.end().equals(seconds(row.span().end()))
                && held.description().equals(row.description());
    }

    /** We made it, and its marker is not among the open ones. */
    private PublicationOutcome missing(PublicationRow row, Instant now) {
        Held held;
        try {
            keepClaim.run();
            held = pagerduty.get(row.pagerdutyId().orElseThrow());
        } catch (PagerDutyException failed) {
            if (failed.kind() == Kind.GONE) {
                return new PublicationOutcome.GoneThere(Optional.empty());
            }
            throw failed;
        }
        return held.end().isAfter(now) ? held(row, held, now) : endedThere(row, held);
    }

    /** It ended at the end that we knew of, though more is wanted by now; or at another, by a person's hand. */
    private PublicationOutcome endedThere(PublicationRow row, Held held) {
        boolean asWeLeftIt =
                row.there().map(Span::end).filter(held.end()::equals).isPresent();
        return asWeLeftIt && !row.settled() ? create(row) : new PublicationOutcome.GoneThere(Optional.of(held.end()));
    }

    private PublicationOutcome create(PublicationRow row) {
        keepClaim.run();
        return new PublicationOutcome.Holds(
                pagerduty.create(row.service(), row.span().start(), row.span().end(), row.description()));
    }

    private PublicationOutcome change(PublicationRow row, Held held) {
        keepClaim.run();
        return new PublicationOutcome.Holds(pagerduty.change(
                held.id(), row.service(), row.span().start(), row.span().end(), row.description()));
    }

    private PublicationOutcome holdNothing(PublicationRow row, Instant now) {
        var ids = new ArrayList<>(marked(row).stream().map(Held::id).toList());
        row.pagerdutyId()
                .filter(id -> !ids.contains(id))
                .filter(id ->
                        row.there().filter(there -> there.end().isAfter(now)).isPresent())
                .ifPresent(ids::add);
        for (String id : ids) {
            keepClaim.run();
            pagerduty.remove(id);
        }
        return new PublicationOutcome.HoldsNothing();
    }

    /** Ours among the open ones; the one that we know first, else the oldest name. */
    private List<Held> marked(PublicationRow row) {
        String marker = marker(row.windowId());
        return pagerduty.open(row.service(), keepClaim).stream()
                .filter(held -> held.description().contains(marker))
                .sorted(Comparator.comparing((Held held) ->
                                !row.pagerdutyId().filter(held.id()::equals).isPresent())
                        .thenComparing(Held::id))
                .toList();
    }

    private static PublicationOutcome failed(PublicationRow row, PagerDutyException failed) {
        return switch (failed.kind()) {
            case RETRY ->
                new PublicationOutcome.Failed(
                        failed.what(), Optional.of(failed.retryAfter().orElse(backOff(row.attempts()))), false);
            case LOCKED, GONE, ENDED -> new PublicationOutcome.Failed(failed.what(), Optional.of(SLOWLY), true);
            // what must go is tried on, slowly; what was refused waits for another wish
            case PERMANENT ->
                new PublicationOutcome.Failed(
                        failed.what(), row.wanted() ? Optional.empty() : Optional.of(SLOWLY), true);
        };
    }

    private static Duration backOff(int attempts) {
        Duration wait = SHORTEST_WAIT.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), 5));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
