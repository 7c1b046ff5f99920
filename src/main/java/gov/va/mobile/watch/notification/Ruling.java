package gov.va.mobile.watch.notification;

import java.util.Optional;

/**
 * What is to become of one message.
 *
 * @param reason why it is not sent; absent when it is
 * @param mention whether it mentions who is on call
 * @param muted whether it is not sent only because nobody is to be disturbed now: an alarm that it would end is ended all the same
 */
record Ruling(
        Destination destination,
        NotificationKind kind,
        Decision decision,
        Optional<String> reason,
        boolean mention,
        boolean muted) {
    /** Why a message of one window is not sent: that of another, right before it, names it too. */
    static final String TOLD_WITH_ITS_SET = "the message of its set names it";

    static Ruling send(Destination destination, NotificationKind kind, boolean mention) {
        return new Ruling(destination, kind, Decision.SEND, Optional.empty(), mention, false);
    }

    /** Not sent only because nobody is to be disturbed now. */
    static Ruling muted(Destination destination, NotificationKind kind, String reason) {
        return new Ruling(destination, kind, Decision.SUPPRESSED, Optional.of(reason), false, true);
    }

    static Ruling suppressed(Destination destination, NotificationKind kind, String reason) {
        return new Ruling(destination, kind, Decision.SUPPRESSED, Optional.of(reason), false, false);
    }

    /** The same for somebody else who is told. */
    Ruling at(Destination other) {
        return new Ruling(other, kind, decision, reason, mention, muted);
    }

    /** The same, but that the message of another window of its set tells it. */
    Ruling toldWithItsSet() {
        return decision == Decision.SEND ? suppressed(destination, kind, TOLD_WITH_ITS_SET) : this;
    }

    /** The same, but that it is told once all of its set is. */
    Ruling toldLater() {
        return decision == Decision.SEND
                ? suppressed(destination, kind, "told once PagerDuty holds all of its set")
                : this;
    }
}
