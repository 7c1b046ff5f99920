package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.notification.Notice.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Puts trouble that is no outage into words. Pure. */
final class NoticeComposer {
    private final Words words;
    private final Links links;

    NoticeComposer(ServicesMap map, Links links) {
        this.words = new Words(map);
        this.links = links;
    }

    /** It is told. */
    Message told(Trouble trouble, Instant since, Optional<String> mention) {
        String name = words.upstream(trouble.upstreamId());
        return new MessageBuilder(
                        switch (trouble.kind()) {
                            case MISCONFIGURED -> "Misconfigured: we ask " + name + " wrongly";
                            case DEGRADED -> name + " is degraded";
                            case CERTIFICATE -> "The certificate of " + name + " ends soon";
                            case CALENDAR -> "The maintenance calendar of " + name + " cannot be read";
                        })
                .mention(mention)
                .fact("Since", Words.time(since))
                .fact("Found", trouble.seen())
                .fact("Contact", trouble.kind() == Notice.Kind.MISCONFIGURED ? "" : words.contact(trouble.upstreamId()))
                .fact(
                        "Do next",
                        switch (trouble.kind()) {
                            case MISCONFIGURED ->
                                "mend the check's credentials or its address; until then nothing is known by it, and an outage may go unnoticed";
                            case DEGRADED -> "tell the team; the app still works";
                            case CERTIFICATE -> "tell the team; when it ends, the upstream is down for the app";
                            case CALENDAR ->
                                "mend its address in the services map, or tell the team; what it said last stays in force, and new maintenance goes unnoticed";
                        })
                .footer(links.home())
                .build();
    }

    /** It is over. */
    Message over(Notice notice, Instant now) {
        String name = words.upstream(notice.upstreamId());
        return new MessageBuilder(
                        switch (notice.kind()) {
                            case MISCONFIGURED -> name + " is asked rightly again";
                            case DEGRADED -> name + " is degraded no more";
                            case CERTIFICATE -> "The certificate of " + name + " was renewed";
                            case CALENDAR -> "The maintenance calendar of " + name + " is read again";
                        })
                .fact(
                        "Was so",
                        "since " + Words.time(notice.since()) + ", for "
                                + Words.duration(Duration.between(notice.since(), now)))
                .footer(links.home())
                .build();
    }
}
